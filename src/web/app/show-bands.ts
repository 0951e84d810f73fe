import { drawPay, type PayFigure } from '../../draw/index.js'
import type { LadderBook } from '../../i18n/index.js'
import { type Ladder, type MissingSet, majorUnits, type NextStep, type Plan } from '../../ladder/index.js'
import { drawnImage } from './picture.js'
import { nameOf } from './show-placement.js'
import type { Words } from './words.js'

type Payoff = NonNullable<MissingSet['payoff']>

/** What the next steps may bring, beside each other on one axis: the middle case as a dot, low to high as a bar. The lists say the same. */
export function bandPicture(
  ladder: Ladder,
  next: readonly NextStep[],
  plan: Plan,
  words: Words<LadderBook>,
): HTMLElement | undefined {
  const { say, catalogue } = words
  const reckoned = next.flatMap(({ rung }) => {
    const payoff = plan.steps.find((one) => one.rung === rung)?.missing[0]?.payoff
    const figure = payoff === undefined ? undefined : toFigure(nameOf(ladder, rung, catalogue), payoff, words)
    return figure === undefined ? [] : [{ figure, payoff: payoff as Payoff }]
  })
  const [first] = reckoned
  if (first === undefined) return undefined
  const { currency, horizonMonths = 0 } = first.payoff.assumptions
  const title = say('map.brings')
  const svg = drawPay(
    reckoned.map(({ figure }) => figure),
    {
      title,
      unit: currency,
      axis: `${currency}, ${say('unit.months', { count: horizonMonths })}`,
      limits: [say('payoff.limits')],
      lang: catalogue.tag,
      catalogue,
    },
  )
  return drawnImage(svg, title, 'map bands')
}

/** The present value of the three cases; without a high case the bar ends at the middle one. */
function toFigure(name: string, { scenario, basis }: Payoff, { say, catalogue }: Words<LadderBook>): PayFigure | undefined {
  if (scenario === undefined || basis === undefined) return undefined
  const { low, mid, high = mid } = scenario
  const [least, value, most] = [low, mid, high].map(({ npv }) => Number(majorUnits(npv))) as [number, number, number]
  if (!(least <= value && value <= most)) return undefined
  const { currency } = mid.npv
  const money = new Intl.NumberFormat(catalogue.tag, { style: 'currency', currency, currencyDisplay: 'code' })
  const { sampleSize, basis: kind, asOf } = basis.evidence
  return {
    name,
    value,
    interval: { low: least, high: most },
    notes: [
      ...([['low', least], ['mid', value], ...(scenario.high === undefined ? [] : [['high', most] as const])] as const).map(
        ([which, one]) => say('draw.value', { case: say(`payoff.${which}`), value: money.format(one) }),
      ),
      say(`basis.${kind}`),
      sampleSize === undefined ? say('payoff.peopleUnknown') : say('payoff.people', { count: sampleSize }),
      say('draw.asOf', { asOf }),
    ],
  }
}
