import type { Ladder, WageEvidence } from '../ladder/index.js'

/** A kind of pay that figures of a ladder are about: figures of another kind say nothing about it. */
export type PayKind = Pick<WageEvidence, 'workRelationship' | 'timeBase' | 'expenses'> & { readonly currency: string }

/** The kinds of pay that a ladder has figures of, each once, in the order in which they first come. */
export function payKindsOf({ rungs }: Ladder, evidence: readonly WageEvidence[]): readonly PayKind[] {
  const figures = rungs.flatMap(({ wage = [] }) =>
    wage.flatMap((one) => (typeof one === 'string' ? evidence.filter(({ id }) => id === one) : [one])),
  )
  const kinds = new Map<string, PayKind>()
  for (const { workRelationship, timeBase, expenses, currency } of figures) {
    if (currency === undefined) continue
    const key = JSON.stringify([workRelationship, timeBase, expenses, currency])
    if (!kinds.has(key)) kinds.set(key, { workRelationship, timeBase, expenses, currency })
  }
  return Array.from(kinds.values())
}

/** The places for which a ladder says something of its own, sorted. */
export function placesOf(ladder: Ladder, evidence: readonly WageEvidence[]): readonly string[] {
  const all = ladder.rungs.flatMap(({ jurisdiction = [], variants = [], cost = [], funding = [], wage = [] }) => [
    ...jurisdiction,
    ...[...variants, ...cost, ...funding].flatMap((one) => one.jurisdiction ?? []),
    ...wage.flatMap((one) => (typeof one === 'string' ? [] : one.population.region)),
  ])
  const regions = evidence.flatMap(({ population }) => population.region)
  return Array.from(new Set([...(ladder.jurisdiction ?? []), ...all, ...regions])).sort()
}
