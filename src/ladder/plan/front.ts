/** What a way is judged by: less is better. What is not known is infinite, so that nothing is preferred for being unknown. */
export interface Merits {
  readonly breakEvenMonths: number
  /** The present value of the low case with its sign turned. */
  readonly npvLow: number
  readonly effort: number
  readonly cost: number
}

/** Whether one way is at least as good in every respect and better in some. */
export function dominates(a: Merits, b: Merits): boolean {
  // Each way is compared with every other.
  if (a.cost > b.cost || a.effort > b.effort || a.npvLow > b.npvLow || a.breakEvenMonths > b.breakEvenMonths) return false
  return a.cost < b.cost || a.effort < b.effort || a.npvLow < b.npvLow || a.breakEvenMonths < b.breakEvenMonths
}

/** For each way the position of one that beats it in every respect, or -1: those are the Pareto front. */
export function beatenBy(all: readonly Merits[]): readonly number[] {
  // Many ways are alike, and whatever beats one of those beats all.
  const first = new Map<string, number>()
  const keys = all.map(({ breakEvenMonths, npvLow, effort, cost }) => `${breakEvenMonths} ${npvLow} ${effort} ${cost}`)
  keys.forEach((key, at) => {
    if (!first.has(key)) first.set(key, at)
  })
  const different = [...first.values()]
  const beaten = new Map(
    [...first].map(([key, at]) => [key, different.find((other) => dominates(all[other] as Merits, all[at] as Merits)) ?? -1]),
  )
  return keys.map((key) => beaten.get(key) as number)
}
