import { type Finding, isJsonObject, type Report } from '../../core/index.js'
import { toDescription, type VerifiableCredential } from '../../credential/index.js'
import { formatDate, render, summarizeReport } from '../../i18n/index.js'
import type { Checked } from './checking.js'
import { button, element, foreign, saveFile } from './dom.js'
import { showMarkdown } from './markdown.js'
import { badgeImage } from './picture.js'
import { type PersonActions, showPerson } from './show-person.js'
import type { Words } from './words.js'

/** What the buttons of a report do. */
export interface ReportActions {
  lookUp(checked: Checked): void
  /** What tells whose badge it is; absent where that is known. */
  readonly person?: PersonActions
}

/** A checked badge laid out for reading: verdict first, then what is proven, what is wrong, what is open, and all of it for experts. */
export function showReport(checked: Checked, words: Words, actions: ReportActions): HTMLElement {
  const { report, error, name } = checked
  if (report === undefined) {
    const text = error === undefined ? words.say('web.failed') : render(error, words.catalogue).text
    const outcome = outcomeUnread(checked)
    const title = element('h2', {}, `${MARKS[outcome]} ${words.say('web.unreadable')}`)
    return element('article', { class: `report ${outcome}` }, title, element('p', {}, foreign(name)), element('p', {}, text))
  }
  const { outcome, headline } = summarizeReport(report, words.catalogue)
  const isProven = outcome === 'verified'
  const found = findingsOf(report)
  const listed = (title: string, state: string): HTMLElement | undefined => toList(title, found.get(state) ?? [], words)
  return element(
    'article',
    { class: `report ${outcome}`, tabindex: '-1' },
    element('h2', {}, `${MARKS[outcome]} ${headline}`),
    picture(checked, words),
    facts(words.say(isProven ? 'web.proven' : 'web.claimed'), report, words),
    // Under a heading of its own it would read as if it were proven.
    isProven ? criteria(report, words) : undefined,
    listed(words.say('web.wrong'), 'fail'),
    listed(words.say('web.open'), 'unknown'),
    lookUp(checked, words, actions),
    listed(words.say('web.noted'), 'warn'),
    nested(report, words),
    isProven && actions.person !== undefined ? showPerson(checked, words, actions.person) : undefined,
    experts(checked, report, words),
  )
}

export const MARKS = { verified: '✔', rejected: '✘', indeterminate: '?' } as const

/** How something stands on which there is no report: what could not be had may well be right. */
export function outcomeUnread({ error }: Checked): 'rejected' | 'indeterminate' {
  return error?.kind === 'input' ? 'rejected' : 'indeterminate'
}

/** The short form of the verdict on a report, for tables. */
export function verdictOf(report: Report<VerifiableCredential>, words: Words): string {
  if (report.outcome !== 'verified') return `${MARKS[report.outcome]} ${words.say(`verdict.${report.outcome}`)}`
  const kind = report.checks.trust.state === 'pass' ? 'verdict.trusted' : 'verdict.genuine'
  const isHosted = report.proofs.every(({ mechanism }) => mechanism === 'ob2-hosted')
  return `✔ ${words.say(kind === 'verdict.genuine' && isHosted ? 'verdict.hosted' : kind)}`
}

/** What a report is about: what was verified, or else what the input says of itself. */
export function contentOf(report: Report<VerifiableCredential>): unknown {
  return report.outcome === 'verified' ? report.credential : report.claimed
}

function findingsOf({ findings, checks }: Report<VerifiableCredential>): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { state } = checks[finding.check as keyof typeof checks]
    found.set(state, [...(found.get(state) ?? []), finding])
  }
  return found
}

function facts(title: string, report: Report<VerifiableCredential>, words: Words): HTMLElement {
  const said = toDescription(contentOf(report), words.catalogue)
  const { say } = words
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('label.what'), said.what],
    [say('web.rungOf'), said.rung],
    [say('label.result'), said.results.filter((one) => one !== '').join('; ')],
    [say('label.who'), said.who],
    [say('label.issuer'), said.issuer],
    [say('label.from'), dateIn(said.from, words)],
    [say('label.until'), dateIn(said.until, words)],
  ]
  const list = element('dl')
  for (const [label, text] of rows) {
    if (text === undefined || text === '') continue
    list.append(element('dt', {}, label), element('dd', {}, foreign(text)))
  }
  return element('section', {}, element('h3', {}, title), list)
}

/** What the badge was given for, in the words of who gave it. */
function criteria(report: Report<VerifiableCredential>, { say }: Words): HTMLElement | undefined {
  const narrative = ['credentialSubject', 'achievement', 'criteria', 'narrative'].reduce<unknown>(
    (value, name) => (isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    contentOf(report),
  )
  if (typeof narrative !== 'string' || narrative.trim() === '') return undefined
  return element('section', {}, element('h3', {}, say('web.criteria')), showMarkdown(narrative))
}

/** A date as the language writes it, in UTC as it was signed; anything else as it is. */
function dateIn(text: string | undefined, { catalogue }: Words): string | undefined {
  return formatDate(text, catalogue.tag) ?? text
}

/** Findings in words, each with what can be done. */
export function toList(title: string, findings: readonly Finding[], words: Words): HTMLElement | undefined {
  if (findings.length === 0) return undefined
  const list = element('ul')
  for (const finding of findings) {
    const { text, fix } = render(finding, words.catalogue)
    list.append(element('li', {}, text, fix === undefined ? undefined : element('p', { class: 'fix' }, fix)))
  }
  return element('section', {}, element('h3', {}, title), list)
}

function lookUp(checked: Checked, words: Words, actions: ReportActions): HTMLElement | undefined {
  if (checked.hosts.length === 0) return undefined
  return element(
    'section',
    { class: 'ask' },
    element('p', {}, words.say('web.tellsHosts', { hosts: checked.hosts })),
    button(words.say('web.askOnline'), () => actions.lookUp(checked)),
  )
}

/** The badge's own picture, only ever as an image: a script in it does not run, and nothing is loaded from elsewhere. */
function picture({ input, name, report }: Checked, words: Words): HTMLElement | undefined {
  if (typeof input === 'string' || report?.container === undefined) return undefined
  const alt = words.say('web.pictureOf', { name })
  return badgeImage(input, report.container, { alt, class: 'badge', width: '160', height: '160' })
}

function nested({ nested: inside = [] }: Report<VerifiableCredential>, words: Words): HTMLElement | undefined {
  if (inside.length === 0) return undefined
  const list = element('ol')
  for (const { report } of inside) {
    const { what, issuer } = toDescription(contentOf(report), words.catalogue)
    const findings = report.outcome === 'verified' ? undefined : toList('', report.findings, words)?.lastElementChild
    list.append(element('li', {}, `${verdictOf(report, words)} · `, foreign(`${what} · ${issuer}`), findings ?? undefined))
  }
  return element('section', {}, element('h3', {}, words.say('label.holds')), list)
}

function experts({ name }: Checked, report: Report<VerifiableCredential>, words: Words): HTMLElement {
  const text = JSON.stringify(report, null, 2)
  return element(
    'details',
    { class: 'experts' },
    element('summary', {}, words.say('web.experts')),
    element('p', {}, foreign(name)),
    button(words.say('web.save'), () => saveFile('report.json', 'application/json', `${text}\n`)),
    element('pre', { tabindex: '0', dir: 'ltr' }, text),
  )
}
