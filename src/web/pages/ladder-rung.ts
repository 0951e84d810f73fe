import { phrase } from '../../i18n/index.js'
import {
  outlineRequirement,
  type Requirement,
  type RequirementOutline,
  type Rung,
  type WageEvidence,
} from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import { payOf } from './ladder-pay.js'
import { type LadderWords, withoutColon } from './ladder-words.js'

/** One step of the ladder, whole: what it asks for, how long it takes, what it costs, who pays, how long it lasts and what is known of pay. */
export function rungArticle(rung: Rung, number: number, evidence: readonly WageEvidence[], words: LadderWords): Html {
  const { book } = words
  const facts: readonly (readonly [string, readonly Html[]])[] = [
    [phrase(book, 'map.time'), timeOf(rung, words)],
    [phrase(book, 'map.cost'), costOf(rung, words)],
    [phrase(book, 'map.funding'), fundingOf(rung, words)],
    [phrase(book, 'map.bonus'), bonusOf(rung, words)],
    [phrase(book, 'map.lasts'), lastsOf(rung, words)],
    [phrase(book, 'map.taken'), accessOf(rung, words)],
  ]
  const { renewal } = rung.validity ?? {}
  return html`<article id="step-${number}" aria-labelledby="step-${number}-name">
<h3 id="step-${number}-name">${phrase(book, 'brief.step', { number, name: words.plain(rung.name, 200) || words.clean(rung.id) })}</h3>
<p>${words.text(rung.description)}</p>
${rung.regulated === true ? html`<p class="limits">${phrase(book, 'brief.regulated')}</p>` : undefined}
<h4>${withoutColon(phrase(book, 'brief.needs'))}</h4>
${listed(rung.requires, words)}
${(rung.variants ?? []).map(
  ({ jurisdiction, requires }) =>
    html`<h4>${withoutColon(phrase(book, 'brief.inPlaces', { places: words.places(jurisdiction) }))}</h4>${listed(requires, words)}`,
)}
${rung.recommends === undefined ? undefined : html`<h4>${withoutColon(phrase(book, 'brief.recommended'))}</h4>${listed(rung.recommends, words)}`}
<dl>${facts.flatMap(([label, said]) => (said.length === 0 ? [] : [html`<dt>${label}</dt>${said.map((one) => html`<dd>${one}</dd>`)}`]))}</dl>
${renewal === undefined ? undefined : html`<h4>${phrase(book, 'map.renew')}</h4>${listed(renewal, words)}`}
${payOf(rung, evidence, words)}
</article>
`
}

function listed(requirement: Requirement, { ladder, book }: LadderWords): Html {
  return tree([outlineRequirement(ladder, requirement, book.tag, { catalogue: book })])
}

function tree(outlines: readonly RequirementOutline[]): Html {
  return html`<ul>${outlines.map(({ text, parts }) => html`<li>${text}${parts.length === 0 ? undefined : tree(parts)}</li>`)}</ul>`
}

function timeOf({ time }: Rung, words: LadderWords): readonly Html[] {
  const { book, duration } = words
  if (time === undefined) return [html`${phrase(book, 'map.notStated')}`]
  const { min, typical, max } = time.effort
  const { elapsed = {} } = time
  const span =
    min === undefined || max === undefined ? [] : [phrase(book, 'map.between', { least: duration(min), most: duration(max) })]
  const one = typical ?? (min === undefined || max === undefined ? (min ?? max) : undefined)
  return [
    ...(one === undefined ? [] : [phrase(book, typical === undefined ? 'map.effort' : 'map.typical', { time: duration(one) })]),
    ...span,
    ...[elapsed.typical ?? elapsed.max ?? elapsed.min].flatMap((text) =>
      text === undefined ? [] : [phrase(book, 'map.elapsed', { time: duration(text) })],
    ),
  ].map((text) => html`${text}`)
}

function costOf({ cost = [] }: Rung, words: LadderWords): readonly Html[] {
  const { book } = words
  if (cost.length === 0) return [html`${phrase(book, 'map.notStated')}`]
  return cost.map(({ kind, amount, jurisdiction, asOf }) => {
    const text = `${phrase(book, `cost.${kind}`)}: ${words.money(amount)}`
    const places = jurisdiction === undefined ? '' : ` (${words.places(jurisdiction)})`
    return html`${phrase(book, 'map.costAsOf', { cost: `${text}${places}`, asOf })}`
  })
}

function fundingOf({ funding = [] }: Rung, words: LadderWords): readonly Html[] {
  const { book } = words
  return funding.map(({ kind, funder, covers, percent = '100', cap, timing, jurisdiction, clawback }) => {
    const said = phrase(book, 'map.fundingOf', {
      funder: words.clean(funder),
      percent: words.figure(percent, { measure: 'absolute' }),
      covers: words.list(covers.map((one) => phrase(book, `cost.${one}`))),
      kind: phrase(book, `funds.${kind}`),
    })
    const parts = [
      phrase(book, `map.${timing}`),
      ...(cap === undefined ? [] : [phrase(book, 'map.upTo', { cap: words.money(cap) })]),
      ...(jurisdiction === undefined ? [] : [words.places(jurisdiction)]),
    ]
    const back =
      clawback === undefined
        ? undefined
        : html` ${phrase(book, 'map.clawback', { time: words.duration(clawback.until), note: words.plain(clawback.note) })}`
    return html`${said}; ${words.list(parts)}.${back}`
  })
}

function bonusOf({ incentives = [] }: Rung, words: LadderWords): readonly Html[] {
  const { book } = words
  return incentives.map(({ payer, amount, per = 'once', window }) => {
    const money = words.money(amount)
    const said = per === 'once' ? money : phrase(book, per === 'hour' ? 'map.perHour' : 'map.perJob', { figure: money })
    const until = window.until === undefined ? undefined : html`, ${phrase(book, 'when.until', { until: window.until })}`
    return html`${phrase(book, 'map.bonusOf', { payer: words.clean(payer), amount: said })}${until}`
  })
}

function lastsOf({ validity = {} }: Rung, words: LadderWords): readonly Html[] {
  const { book } = words
  const { duration, fixedEnd, grace } = validity
  const lasts =
    duration !== undefined
      ? words.duration(duration)
      : fixedEnd !== undefined
        ? phrase(book, 'when.until', { until: fixedEnd })
        : phrase(book, 'map.endless')
  return [lasts, ...(grace === undefined ? [] : [phrase(book, 'map.grace', { time: words.duration(grace) })])].map(
    (text) => html`${text}`,
  )
}

function accessOf({ access }: Rung, words: LadderWords): readonly Html[] {
  if (access === undefined) return []
  const { book } = words
  const { modes = [], offlineAvailable, deviceNeeds = [], languages = [], accessibility = [] } = access
  const devices = deviceNeeds.map((one) =>
    isDevice(one) ? phrase(book, `device.${one}`) : words.clean(one.replace(/^ext:/, '')),
  )
  return [
    words.list(modes.map((one) => phrase(book, `taken.${one}`))),
    languages.length === 0 ? '' : phrase(book, 'map.languages', { languages: words.languages(languages) }),
    offlineAvailable === true ? phrase(book, 'map.offline') : '',
    devices.length === 0 ? '' : phrase(book, 'map.devices', { devices: words.list(devices) }),
    accessibility.length === 0 ? '' : phrase(book, 'map.supports', { what: words.list(accessibility.map(words.clean)) }),
  ].flatMap((text) => (text === '' ? [] : [html`${text}`]))
}

const DEVICES = ['none', 'phone', 'smartphone', 'computer', 'camera'] as const

function isDevice(text: string): text is (typeof DEVICES)[number] {
  return (DEVICES as readonly string[]).includes(text)
}
