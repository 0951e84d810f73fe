import { phrase, render } from '../../i18n/index.js'
import type { FrameworkRef, Rung, WageEvidence } from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import { type LadderWords, withoutColon } from './ladder-words.js'

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

const PER = { hour: 'map.perHour', job: 'map.perJob', month: 'map.perMonth', year: 'map.perYear' } as const

function figureOf(one: WageEvidence, words: LadderWords): Html {
  const { book } = words
  const { value, per, comparison, statistic, claim, basis, sampleSize, ci, observed, population, source } = one
  const isGain = one.measure === 'percent' || comparison !== undefined
  const figure = phrase(book, PER[per], { figure: words.figure(value, one, isGain) })
  const head = [figure, phrase(book, `statistic.${statistic}`)]
  const compared =
    comparison === undefined
      ? undefined
      : html` ${phrase(book, 'map.comparedWith', { comparison: comparedWith(comparison, words) })}`
  const people =
    sampleSize === undefined ? phrase(book, 'payoff.peopleUnknown') : phrase(book, 'payoff.people', { count: sampleSize })
  const interval =
    ci === undefined
      ? phrase(book, 'payoff.intervalUnknown')
      : phrase(book, 'payoff.interval', {
          level: new Intl.NumberFormat(book.tag).format(Number(ci.level) <= 1 ? Number(ci.level) * 100 : Number(ci.level)),
          low: words.figure(ci.low, one, isGain),
          high: words.figure(ci.high, one, isGain),
        })
  const who = words.list([
    words.places(population.region),
    phrase(book, `work.${one.workRelationship}`),
    phrase(book, `paid.${one.timeBase}`),
    phrase(book, `paid.${one.expenses}`),
  ])
  const occupations = (population.occupations ?? []).map((reference) => html`${nameOf(reference, words)}, `)
  const rows: readonly (readonly [string, Html])[] = [
    [phrase(book, 'map.basis'), html`${phrase(book, `basis.${basis}`)}, ${phrase(book, `claim.${claim}`)}`],
    [phrase(book, 'label.who'), html`${occupations}${who}`],
    [phrase(book, 'map.people'), html`${people}; ${interval}`],
    [
      phrase(book, 'map.observed'),
      html`${phrase(book, 'payoff.dates', observed)}, ${phrase(book, 'draw.asOf', { asOf: one.asOf })}${
        one.validUntil === undefined ? undefined : html`, ${phrase(book, 'when.until', { until: one.validUntil })}`
      }`,
    ],
    [phrase(book, 'map.source'), linked(source.publisher, source.url, words)],
  ]
  const limits = [
    ...(basis === 'occupationalDifferential' ? [render({ code: 'payoff.occupational', params: {} }, book).text] : []),
    ...(one.illustrative === true ? [phrase(book, 'payoff.illustrative')] : []),
  ]
  return html`<li><p><strong>${withoutColon(words.list(head))}</strong>${compared}</p>
<dl>${rows.map(([label, said]) => html`<dt>${label}</dt><dd>${said}</dd>`)}</dl>${limits.map((text) => html`<p class="limits">${text}</p>`)}</li>`
}

function nameOf({ name, framework, code, uri }: FrameworkRef, words: LadderWords): Html {
  return name === undefined ? words.code(`${framework} ${code ?? uri ?? ''}`) : words.text(name)
}

/** What a gain is measured against: a rung by its name, anything else as it is written. */
function comparedWith(comparison: string, words: LadderWords): string {
  const rung = words.ladder.rungs.find(({ id }) => id === comparison)
  return rung === undefined ? words.clean(comparison) : words.plain(rung.name, 200)
}

/** Whoever follows a link leaves the page; nothing is fetched from there before. */
function linked(publisher: string, url: string | undefined, words: LadderWords): Html {
  const target = url ?? publisher
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(target)) return words.code(publisher)
  return html`<a href="${target}" rel="noreferrer noopener">${words.code(publisher)}</a>`
}
