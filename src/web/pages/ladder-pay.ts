import { phrase } from '../../i18n/index.js'
import type { FrameworkRef, Rung, WageEvidence } from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import type { LadderWords } from './ladder-words.js'
import { comparedWith, payInWords } from './pay-words.js'

/** The figures of pay of a rung, each with what it rests on; what they are not stands once below them. */
export function payOf(rung: Rung, evidence: readonly WageEvidence[], words: LadderWords): Html {
  const { book } = words
  const figures = (rung.wage ?? []).flatMap((one) => {
    const found = typeof one === 'string' ? evidence.find(({ id }) => id === one) : one
    return found === undefined ? [] : [figureOf(found, words)]
  })
  const body =
    figures.length === 0
      ? html`<p>${phrase(book, 'map.noWage')}</p>`
      : html`<ul class="pay">${figures}</ul><p class="limits">${phrase(book, 'payoff.limits')}</p>`
  return html`<h4>${phrase(book, 'map.wage')}</h4>${body}`
}

function figureOf(one: WageEvidence, words: LadderWords): Html {
  const { book } = words
  const { comparison, population, source } = one
  const said = payInWords(one, words)
  const compared =
    comparison === undefined
      ? undefined
      : html` ${phrase(book, 'map.comparedWith', { comparison: comparedWith(comparison, words) })}`
  const occupations = (population.occupations ?? []).map((reference) => html`${nameOf(reference, words)}, `)
  const rows: readonly (readonly [string, Html])[] = [
    [phrase(book, 'map.basis'), html`${said.basis}`],
    [phrase(book, 'label.who'), html`${occupations}${said.who}`],
    [phrase(book, 'map.people'), html`${said.people}; ${said.interval}`],
    [phrase(book, 'map.observed'), html`${said.dates}`],
    [phrase(book, 'map.source'), linked(source.publisher, source.url, words)],
  ]
  return html`<li><p><strong>${said.figure}</strong>${compared}</p>
<dl>${rows.map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>${said.limits.map((text) => html`<p class="limits">${text}</p>`)}</li>`
}

function nameOf({ name, framework, code, uri }: FrameworkRef, words: LadderWords): Html {
  return name === undefined ? words.code(`${framework} ${code ?? uri ?? ''}`) : words.text(name)
}

/** Whoever follows a link leaves the page; nothing is fetched from there before. */
function linked(publisher: string, url: string | undefined, words: LadderWords): Html {
  const target = url ?? publisher
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(target)) return words.code(publisher)
  return html`<a href="${target}" rel="noreferrer noopener">${words.code(publisher)}</a>`
}
