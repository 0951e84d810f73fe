import { toDescription } from '../../credential/index.js'
import type { Checked } from './checking.js'
import { element, foreign } from './dom.js'
import { contentOf, MARKS, outcomeUnread, verdictOf } from './show-report.js'
import type { Words } from './words.js'

/** Many badges in a table to print. */
export function showTable(all: readonly Checked[], words: Words): HTMLElement {
  const { say } = words
  const heads = [say('label.file'), say('web.verdict'), say('label.what'), say('label.who'), say('label.issuer')]
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)))
  const rows = all.map((checked) => {
    const { name, report } = checked
    if (report === undefined) return toRow(heads, [name, `${MARKS[outcomeUnread(checked)]} ${say('web.unreadable')}`, '', '', ''])
    const { what, who, issuer } = toDescription(contentOf(report), words.catalogue)
    return toRow(heads, [name, verdictOf(report, words), what, who, issuer])
  })
  return element(
    'table',
    {},
    element('caption', {}, say('web.done', { count: all.length })),
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  )
}

/** On a narrow screen each cell stands under the other, behind what it is. */
function toRow(heads: readonly string[], texts: readonly string[]): HTMLElement {
  return element('tr', {}, ...texts.map((text, at) => element('td', { 'data-label': heads[at] }, foreign(text))))
}
