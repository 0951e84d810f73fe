import { compareDecimals, type Decimal } from '../core/index.js'
import { type Entry, fillCaps, hasPeriod, keepWithoutOverlap, lastBefore } from './sum-rules.js'

/** What was taken so far: how much for each kind of parts, as far as it can count, and with which entries. */
interface Choice {
  readonly supplies: readonly bigint[]
  readonly taken?: { readonly entry: Entry; readonly before: Choice }
}

/** Beyond this many ways that no other beats, those that count most are gone on with. */
const MAX_CHOICES = 64
/** Beyond this many periods what is more than a part can take is not looked at. */
const MAX_PERIODS = 2000

/**
 * The amounts without overlapping periods that count most once parts are cut down to their caps: what is more than a part can
 * take does not push out what counts.
 */
export function keepUnderCaps(entries: readonly Entry[], caps: readonly (Decimal | undefined)[]): readonly Entry[] {
  const isCapped = ({ parts }: Entry): boolean => parts.every((part) => caps[part] !== undefined)
  const dated = entries.filter(hasPeriod).sort((a, b) => a.period.to - b.period.to || a.period.from - b.period.from)
  if (!entries.some(isCapped) || dated.length > MAX_PERIODS) return keepWithoutOverlap(entries)
  const scale = Math.max(0, ...caps.map((cap) => cap?.scale ?? 0), ...entries.map(({ amount }) => amount.scale))
  const unitsOf = ({ units, scale: own }: Decimal): bigint => units * 10n ** BigInt(scale - own)
  const kindOf = (entry: Entry): string => (isCapped(entry) ? entry.parts.join() : '')
  const kinds = [...new Set(entries.map(kindOf))]
  const limits = kinds.map((kind) =>
    kind === '' ? undefined : kind.split(',').reduce((sum, part) => sum + unitsOf(caps[Number(part)] as Decimal), 0n),
  )
  const add = (choice: Choice, entry: Entry): Choice => {
    const at = kinds.indexOf(kindOf(entry))
    const limit = limits[at]
    const supplies = [...choice.supplies]
    const sum = (supplies[at] as bigint) + unitsOf(entry.amount)
    supplies[at] = limit !== undefined && sum > limit ? limit : sum
    return { supplies, taken: { entry, before: choice } }
  }
  const undated = entries.filter((entry) => entry.period === undefined)
  const nothing: Choice = { supplies: kinds.map(() => 0n) }
  const best: (readonly Choice[])[] = [[undated.reduce(add, nothing)]]
  lastBefore(dated).forEach((before, index) => {
    const taking = (best[before] as readonly Choice[]).map((choice) => add(choice, dated[index] as Entry))
    best.push(unbeaten([...(best[index] as readonly Choice[]), ...taking]))
  })
  let kept: readonly Entry[] = keepWithoutOverlap(entries)
  let most = fillCaps(kept, caps)
  for (const choice of best[dated.length] as readonly Choice[]) {
    const chosen = entriesOf(choice)
    const total = fillCaps(chosen, caps)
    if (compareDecimals(total, most) > 0) [kept, most] = [entries.filter((entry) => chosen.includes(entry)), total]
  }
  return kept
}

function entriesOf(choice: Choice): readonly Entry[] {
  const entries: Entry[] = []
  for (let at = choice.taken; at !== undefined; at = at.before.taken) entries.push(at.entry)
  return entries
}

/** Those that no other has as much of every kind as, the largest first. */
function unbeaten(choices: readonly Choice[]): readonly Choice[] {
  const totals = new Map(choices.map((choice) => [choice, choice.supplies.reduce((sum, one) => sum + one, 0n)]))
  const totalOf = (choice: Choice): bigint => totals.get(choice) as bigint
  const sorted = [...choices].sort((a, b) => (totalOf(a) > totalOf(b) ? -1 : Number(totalOf(a) < totalOf(b))))
  const kept: Choice[] = []
  for (const choice of sorted) {
    if (kept.length === MAX_CHOICES) break
    if (!kept.some((other) => choice.supplies.every((one, at) => one <= (other.supplies[at] as bigint)))) kept.push(choice)
  }
  return kept
}
