import { canonicalizeJson, inputError, isJsonObject, parseDecimal } from '../core/index.js'
import { buildStatisticalReleaseCredential, type StatisticalFigure, type StatisticalRelease } from '../credential/index.js'
import { type AggregateRelease, outcomeMetrics, toReleaseInput } from '../insight/index.js'
import type { DashboardFigures, DashboardMetric } from './model.js'

/** What the frame of a credential takes, of which nothing is shown: a release is checked as one that is signed. */
const FRAME = { id: 'urn:rungs:dashboard', issuer: 'urn:rungs:dashboard', validFrom: '1970-01-01T00:00:00Z' } as const

/**
 * The figures of a release as they may be shown, whoever made it: read anew, with nothing beside them. What is withheld of a group's people
 * is withheld of all else about it, and then not even its name is told.
 *
 * @throws RungsError as `parseStatisticalReleaseCredential`; `insight.population_too_small` where it was not protected as is asked for, or
 * its counts give a withheld one away; `insight.table_inconsistent` where the groups are more people than all
 */
export function readRelease(input: AggregateRelease | StatisticalRelease, leastPeople: number): DashboardFigures {
  const { release, from, until, population, basis, groupedBy, currency, figures, disclosure } = checked(input)
  // Noise protects by itself; without it, nothing may be published that was not withheld by the same rule.
  const isProtected = disclosure.suppression === 'complementary' || disclosure.epsilon !== undefined
  if (!isProtected || disclosure.leastPeople < leastPeople)
    throw inputError('insight.population_too_small', { least: leastPeople })
  const told = once(figures)
  if (disclosure.epsilon === undefined) checkRest(told, disclosure, leastPeople)
  const people = told.filter(({ metric, value }) => metric === 'people' && value !== null)
  const known = new Set(people.map(keyOf))
  const groups = new Set(told.map(keyOf).filter((key) => key !== ALL))
  const metrics = outcomeMetrics().flatMap(({ id, kind, unit }): readonly DashboardMetric[] => {
    const own = told.filter(({ metric, group }) => metric === id && (isAll(group) || known.has(keyOf({ group }))))
    return own.length === 0 ? [] : [{ metric: id, kind, unit, figures: allFirst(own.map((one) => guarded(one, known))) }]
  })
  return {
    release,
    from,
    until,
    ...(population !== undefined && { population }),
    ...(basis !== undefined && { basis }),
    groupedBy,
    ...(currency !== undefined && { currency }),
    disclosure,
    people: allFirst(people),
    metrics,
    withheldGroups: [...groups].filter((key) => !known.has(key)).length,
  }
}

/** What the told parts leave of a told whole is not surely of few people, also where a part is not named at all: one could subtract. */
function checkRest(figures: readonly StatisticalFigure[], rounding: Rounding, least: number): void {
  const people = figures.filter(({ metric }) => metric === 'people')
  const told = new Map(people.map((figure) => [keyOf(figure), figure.value]))
  // Groups by the same dimensions are parts of all, and of each larger group by some of them.
  const parts = new Map<string, { readonly whole: string; readonly values: (string | null)[] }>()
  for (const { group, value } of people) {
    const dimensions = canonicalizeJson(Object.keys(group).sort())
    for (const key of wholesOf(group)) {
      const whole = told.get(key)
      if (whole === undefined || whole === null) continue
      const place = `${key} ${dimensions}`
      const before = parts.get(place)
      if (before === undefined) parts.set(place, { whole, values: [value] })
      else before.values.push(value)
    }
  }
  for (const { whole, values } of parts.values()) {
    const ends = endsOf(whole, rounding)
    const known = values.flatMap((value) => (value === null ? [] : [endsOf(value, rounding)]))
    const most = known.reduce((rest, { low }) => rest - low, ends.high)
    const isLeft = known.length < values.length || known.reduce((rest, { high }) => rest - high, ends.low) > 0
    if (most < 0) throw inputError('insight.table_inconsistent', {})
    if (isLeft && most < least) throw inputError('insight.population_too_small', { least })
  }
}

/** More dimensions than anybody groups by: of groups by more, only all is looked at. */
const MOST_DIMENSIONS = 6

/** The names of the groups that a group is a part of: by fewer of its dimensions, down to none. */
function wholesOf(group: StatisticalFigure['group']): readonly string[] {
  const entries = Object.entries(group)
  const count = entries.length > MOST_DIMENSIONS ? 1 : 2 ** entries.length - 1
  return Array.from({ length: count }, (_, set) =>
    canonicalizeJson(Object.fromEntries(entries.filter((__, at) => (set >> at) & 1))),
  )
}

type Rounding = Pick<DashboardFigures['disclosure'], 'leastPeople' | 'roundedTo'>

/** Between what a count was before it was rounded; the least that is published stands for all that would be rounded to less. */
function endsOf(value: string, { leastPeople, roundedTo = 1 }: Rounding): { readonly low: number; readonly high: number } {
  const [count, half] = [Number(value), roundedTo === 1 ? 0 : roundedTo / 2]
  return { low: count - roundedTo < leastPeople ? leastPeople : count - half, high: count + half }
}

type Release = Pick<DashboardFigures, 'release' | 'from' | 'until' | 'groupedBy' | 'disclosure'> &
  Partial<Pick<StatisticalRelease, 'population' | 'basis' | 'currency'>> & { readonly figures: readonly StatisticalFigure[] }

function checked(input: AggregateRelease | StatisticalRelease): Release {
  if (!isJsonObject(input)) throw inputError('credential.field_invalid', { field: 'release', expected: 'object' }, '/release')
  const isSigned = 'disclosure' in input
  const words = { population: '-', basis: '-' }
  const made = buildStatisticalReleaseCredential(
    isSigned
      ? signedInput(input as unknown as StatisticalRelease)
      : toReleaseInput(input as unknown as AggregateRelease, { ...FRAME, ...words }),
  ).credentialSubject
  const { id, periodFrom, periodUntil, groupedBy = [], currency, figures, disclosure } = made
  return {
    release: id,
    from: periodFrom,
    until: periodUntil,
    groupedBy,
    ...(isSigned && { population: made.population, basis: made.basis }),
    ...(currency !== undefined && { currency }),
    figures: figures.map(({ metric, group, value, coded, low, high }) => ({
      metric,
      group,
      value,
      ...(coded !== undefined && { coded }),
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
    })),
    disclosure,
  }
}

function signedInput({
  id,
  type: _,
  disclosure,
  ...more
}: StatisticalRelease): Parameters<typeof buildStatisticalReleaseCredential>[0] {
  if (!isJsonObject(disclosure))
    throw inputError('credential.field_invalid', { field: 'disclosure', expected: 'object' }, '/disclosure')
  const { type: __, ...statement } = disclosure as StatisticalRelease['disclosure']
  return { ...FRAME, ...more, subject: id, disclosure: statement }
}

/** A figure without what a withheld group, or a withheld value, must not show. */
function guarded({ metric, group, value, coded, low, high }: StatisticalFigure, known: ReadonlySet<string>): StatisticalFigure {
  if (value === null || !known.has(keyOf({ group }))) return { metric, group, value: null }
  const isRange = low !== undefined && high !== undefined && numberOf(low) <= numberOf(value) && numberOf(value) <= numberOf(high)
  return { metric, group, value, ...(coded !== undefined && { coded }), ...(isRange && { low, high }) }
}

function numberOf(text: string): number {
  return parseDecimal(text) === undefined ? Number.NaN : Number(text)
}

/** Of figures of one metric and group that are given twice, none is told: which of them is right nobody knows. */
function once(figures: readonly StatisticalFigure[]): readonly StatisticalFigure[] {
  const byPlace = new Map<string, StatisticalFigure[]>()
  for (const figure of figures) {
    const place = `${figure.metric} ${keyOf(figure)}`
    const before = byPlace.get(place)
    if (before === undefined) byPlace.set(place, [figure])
    else before.push(figure)
  }
  return [...byPlace.values()].map(([first, ...more]) => {
    const { metric, group } = first as StatisticalFigure
    return more.length === 0 ? (first as StatisticalFigure) : { metric, group, value: null }
  })
}

function allFirst(figures: readonly StatisticalFigure[]): readonly StatisticalFigure[] {
  return [...figures.filter(({ group }) => isAll(group)), ...figures.filter(({ group }) => !isAll(group))]
}

/** Whether a figure is about all. */
export function isAll(group: StatisticalFigure['group']): boolean {
  return Object.keys(group).length === 0
}

const ALL = '{}'

/** The name of a group, the same however its dimensions are ordered. */
export function keyOf({ group }: Pick<StatisticalFigure, 'group'>): string {
  return canonicalizeJson(group)
}
