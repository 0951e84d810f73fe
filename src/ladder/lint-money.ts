import { compareDecimals, type Decimal, parseDateOrDateTime, requireDecimal } from '../core/index.js'
import { isWithin, overlaps } from './jurisdiction.js'
import type { Lint } from './lint-ladder.js'
import { lintOrder, lintWindow } from './lint-requirements.js'
import type { Funding, Ladder, Place, Rung, WageEvidence } from './types.js'

/** Places that forbid or narrow paying back training by who leaves, and by what. Each has exceptions, so this asks to be read. */
const STAY_OR_PAY: readonly { readonly place: Place; readonly law: string }[] = [
  { place: 'US-CA', law: 'California Business and Professions Code 16608' },
  { place: 'US-CT', law: 'Connecticut General Statutes 31-51r' },
  { place: 'US-NY', law: 'New York Labor Law 1050' },
  { place: 'EU', law: 'Directive (EU) 2019/1152, Article 13' },
]

/** What is wrong with a ladder's costs, who pays for them, what is added, and what it says of pay. */
export function lintMoney(ladder: Ladder, lint: Lint): void {
  ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    lintCurrencies(rung, path, lint)
    rung.funding?.forEach((funding, at) => {
      lintFunding(funding, ladder, rung, `${path}/funding/${at}`, lint)
    })
    rung.incentives?.forEach((incentive, at) => {
      const here = `${path}/incentives/${at}`
      lintWindow(incentive.window, `${here}/window`, lint)
      const currencies = [incentive.amount.currency, incentive.cap?.currency ?? incentive.amount.currency]
      if (currencies[0] !== currencies[1]) lint('warning', 'ladder.currency_mixed', { currencies }, `${here}/cap`)
    })
    rung.wage?.forEach((evidence, at) => {
      if (typeof evidence !== 'string') lintEvidence(evidence, `${path}/wage/${at}`, lint)
    })
  })
  lintComparisons(ladder, lint)
}

/** Sums of one place in several currencies are no sums: what is paid in one place is told in one currency. */
function lintCurrencies(rung: Rung, path: string, lint: Lint): void {
  const items = [
    ...(rung.cost ?? []).map(({ amount, jurisdiction }) => ({ currency: amount.currency, jurisdiction })),
    ...(rung.funding ?? []).flatMap(({ cap, jurisdiction }) =>
      cap === undefined ? [] : [{ currency: cap.currency, jurisdiction }],
    ),
  ]
  const seen = new Map<string, Set<Place>>()
  for (const { currency, jurisdiction } of items) {
    const places = seen.get(currency) ?? new Set()
    seen.set(currency, places)
    for (const place of jurisdiction ?? ['']) if (places.size < 64) places.add(place)
  }
  const entries = [...seen].slice(0, 64)
  const isMixed = entries.some(([currency, places]) =>
    entries.some(([other, there]) => currency < other && meet([...places], [...there])),
  )
  if (isMixed) lint('warning', 'ladder.currency_mixed', { currencies: entries.map(([currency]) => currency).sort() }, path)
}

function meet(some: readonly Place[], others: readonly Place[]): boolean {
  return some.some((place) => others.some((other) => place === '' || other === '' || overlaps(place, other)))
}

function lintFunding(funding: Funding, ladder: Ladder, rung: Rung, path: string, lint: Lint): void {
  const { percent, covers, window, clawback } = funding
  if (percent !== undefined && compareDecimals(requireDecimal(percent), { units: 100n, scale: 0 }) > 0) {
    lint('error', 'ladder.percent_invalid', { percent }, `${path}/percent`)
  }
  if (covers.length === 0) lint('error', 'ladder.group_empty', { op: 'covers' }, `${path}/covers`)
  lintWindow(window, `${path}/window`, lint)
  if (clawback === undefined) return
  const places = funding.jurisdiction ?? rung.jurisdiction ?? ladder.jurisdiction ?? []
  if (places.length === 0) lint('warning', 'ladder.clawback_unscoped', {}, `${path}/clawback`)
  const laws = new Set<string>()
  for (const { place, law } of STAY_OR_PAY) {
    // A law of a part of where it is offered counts as well: people live there.
    const at = places.find((offered) => isWithin(offered, place) || isWithin(place, offered))
    if (at === undefined || laws.has(law)) continue
    laws.add(law)
    lint('warning', 'ladder.clawback_restricted', { jurisdiction: isWithin(at, place) ? at : place, law }, `${path}/clawback`)
  }
}

function lintEvidence(evidence: WageEvidence, path: string, lint: Lint): void {
  lintOrder(evidence.observed.from, evidence.observed.to, `${path}/observed/to`, lint)
  lintOrder(evidence.asOf, evidence.validUntil, `${path}/validUntil`, lint)
  if (evidence.measure === 'absolute') {
    if (evidence.currency === undefined) lint('warning', 'ladder.currency_missing', {}, path)
    if (requireDecimal(evidence.value).units < 0n) {
      lint('warning', 'ladder.amount_negative', { value: evidence.value }, `${path}/value`)
    }
  }
  if (evidence.population.region.length === 0)
    lint('warning', 'ladder.group_empty', { op: 'region' }, `${path}/population/region`)
  const { ci } = evidence
  if (ci === undefined) return
  const [low, value, high, level] = [ci.low, evidence.value, ci.high, ci.level].map((text) => requireDecimal(text)) as [
    Decimal,
    Decimal,
    Decimal,
    Decimal,
  ]
  const one = { units: 1n, scale: 0 }
  const isInterval = compareDecimals(low, value) <= 0 && compareDecimals(value, high) <= 0
  if (!isInterval || level.units === 0n || compareDecimals(level, one) >= 0) {
    lint('warning', 'ladder.interval_invalid', { low: ci.low, high: ci.high, level: ci.level }, `${path}/ci`)
  }
}

/** What has to be the same of two figures before anyone subtracts them, and a ladder invites doing that. */
const LIKE: readonly (readonly [
  what: 'vintage' | 'workRelationship' | 'timeBase' | 'expenses' | 'basis' | 'measure' | 'per' | 'currency',
  of: (evidence: WageEvidence) => string | undefined,
])[] = [
  ['vintage', ({ observed }) => String(new Date(parseDateOrDateTime(observed.to)?.epochMs as number).getUTCFullYear())],
  ['workRelationship', (evidence) => evidence.workRelationship],
  ['timeBase', (evidence) => evidence.timeBase],
  ['expenses', (evidence) => evidence.expenses],
  ['basis', (evidence) => evidence.basis],
  ['measure', (evidence) => evidence.measure],
  ['per', (evidence) => evidence.per],
  ['currency', (evidence) => evidence.currency],
]

function lintComparisons(ladder: Ladder, lint: Lint): void {
  const all = ladder.rungs.flatMap((rung) => (rung.wage ?? []).filter((evidence) => typeof evidence !== 'string'))
  for (const [what, of] of LIKE) {
    const values = new Set(all.map(of).filter((value) => value !== undefined))
    if (values.size > 1) lint('warning', 'ladder.wage_mixed', { what, values: [...values].sort() }, '/rungs')
  }
}
