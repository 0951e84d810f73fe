import { drawPay, type PayFigure } from '../../draw/index.js'
import { phrase } from '../../i18n/index.js'
import type { Rung, WageEvidence } from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import type { LadderWords } from './ladder-words.js'
import { comparedWith, isGain, PER, payInWords } from './pay-words.js'
import { type LadderImage, toImage } from './picture.js'

/** A figure with the rung that it is of, as the page numbers it. */
interface Placed {
  readonly rung: Rung
  readonly number: number
  readonly figure: WageEvidence
}

/** The most pictures of pay, and the most figures in one: the list has them all. */
const [MAX_PICTURES, MAX_FIGURES] = [4, 30]

/**
 * The figures of pay as pictures: one for each kind of pay, since figures of different kinds cannot stand on one axis. Beside each figure
 * stands what it rests on. The list of steps says the same and more.
 */
export function payPictures(rungs: readonly Rung[], evidence: readonly WageEvidence[], words: LadderWords): Html | undefined {
  const { book } = words
  const kinds = kindsOf(rungs, evidence).slice(0, MAX_PICTURES)
  if (kinds.length === 0) return undefined
  return html`<section aria-labelledby="pay-title">
<h2 id="pay-title">${phrase(book, 'map.payPicture')}</h2>
${kinds.map((kind) => imageOf(drawKind(kind, words), words))}
</section>
`
}

function imageOf(svg: string, { book }: LadderWords): Html {
  const { url, width, height }: LadderImage = toImage(svg)
  const alt = `${phrase(book, 'map.payPicture')}. ${/<desc[^>]*>([^<]*)/.exec(svg)?.[1]?.replace(/&#(\d+);/g, fromReference) ?? ''}`
  return html`<p><img class="map" src="${url}" width="${width}" height="${height}" loading="lazy" alt="${alt.slice(0, MAX_ALT)}"></p>`
}

const MAX_ALT = 1500

function fromReference(_: string, code: string): string {
  return String.fromCharCode(Number(code))
}

function drawKind(kind: readonly Placed[], words: LadderWords): string {
  const { book } = words
  const { figure } = kind[0] as Placed
  const said = payInWords(figure, words)
  const { measure, currency, per } = figure
  const unit = measure === 'percent' ? 'percent' : currency
  const what = measure === 'percent' ? '%' : (currency ?? '')
  return drawPay(
    kind.slice(0, MAX_FIGURES).map((one) => toFigure(one, words)),
    {
      title: `${phrase(book, 'map.payPicture')}: ${said.who}`,
      ...(unit !== undefined && { unit }),
      axis: phrase(book, PER[per], { figure: what }),
      limits: Array.from(
        new Set([...kind.flatMap((one) => payInWords(one.figure, words).limits), phrase(book, 'payoff.limits')]),
      ),
      lang: book.tag,
      catalogue: book,
    },
  )
}

function toFigure({ rung, number, figure }: Placed, words: LadderWords): PayFigure {
  const { book } = words
  const said = payInWords(figure, words)
  const { comparison, ci } = figure
  const value = Number(figure.value)
  const [low, high] = ci === undefined ? [] : [Number(ci.low), Number(ci.high)]
  const isWithin = low !== undefined && high !== undefined && low <= value && value <= high
  return {
    name: phrase(book, 'brief.step', { number, name: words.plain(rung.name, 200) || words.clean(rung.id) }),
    value,
    ...(isWithin && { interval: { low, high } }),
    notes: [
      said.figure,
      ...(comparison === undefined ? [] : [phrase(book, 'map.comparedWith', { comparison: comparedWith(comparison, words) })]),
      said.basis,
      `${said.people}; ${said.interval}`,
      said.dates,
    ],
  }
}

/** Figures that mean the same, in the order of the rungs. */
function kindsOf(rungs: readonly Rung[], evidence: readonly WageEvidence[]): readonly (readonly Placed[])[] {
  const kinds = new Map<string, Placed[]>()
  rungs.forEach((rung, at) => {
    for (const one of rung.wage ?? []) {
      const figure = typeof one === 'string' ? evidence.find(({ id }) => id === one) : one
      if (figure === undefined || !Number.isFinite(Number(figure.value)) || Math.abs(Number(figure.value)) > MAX_VALUE) continue
      const { measure, currency, per, workRelationship, timeBase, expenses, population } = figure
      const parts = [measure, currency, per, isGain(figure), workRelationship, timeBase, expenses, [...population.region].sort()]
      const key = JSON.stringify(parts)
      kinds.set(key, [...(kinds.get(key) ?? []), { rung, number: at + 1, figure }])
    }
  })
  return Array.from(kinds.values())
}

/** Beyond it a figure is no pay, and cannot be told on an axis. */
const MAX_VALUE = 1e12
