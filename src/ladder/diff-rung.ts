import { canonicalizeJson, compareDecimals, type JsonValue, parseDateOrDateTime, parseDecimal } from '../core/index.js'
import type { LadderChange } from './diff-ladder.js'
import { allRequires, isWithin, requiresIn } from './jurisdiction.js'
import { lastInstantOf } from './last-instant.js'
import { isLonger, type Loosening } from './loosening.js'
import type { Place, Requirement, Rung, RungResult, Validity } from './types.js'

/** Takes down a difference. */
export type Note = (path: string, kind: LadderChange['kind'], level: LadderChange['level'], rung?: string) => void

/** What says something about a rung and decides nothing. */
const TEXTS: readonly (keyof Rung)[] = ['name', 'description', 'ordinal', 'track', 'recommends', 'time', 'cost', 'wage', 'access']
/** What somebody has promised, or a new badge carries. */
const TERMS: readonly (keyof Rung)[] = ['funding', 'incentives', 'alignments']
const MAX_PLACES = 200

/** The differences between a rung and itself in the next edition. */
export function compareRung(old: Rung, next: Rung, path: string, holds: Loosening, note: Note): void {
  const differs = (member: keyof Rung): boolean => !isEqual(old[member], next[member])
  const judge = (member: keyof Rung, isKept: boolean): void => {
    if (differs(member)) note(`${path}/${member}`, isKept ? 'loosened' : 'tightened', isKept ? 'minor' : 'major', old.id)
  }
  for (const member of TEXTS) if (differs(member)) note(`${path}/${member}`, 'text', 'patch', old.id)
  for (const member of TERMS) if (differs(member)) note(`${path}/${member}`, 'terms', 'minor', old.id)
  judge('awards', (old.awards?.id ?? old.id) === (next.awards?.id ?? next.id))
  judge('regulated', next.regulated !== true)
  judge('jurisdiction', isPlacesKept(old.jurisdiction, next.jurisdiction))
  judge('rollout', next.rollout === undefined)
  judge('results', keepsResults(old.results ?? [], next.results ?? []))
  judge('validity', keepsValidity(old, next, holds))
  const isKept = keepsRequirements(old, next, holds)
  // The requirements of all rungs are looked at: equal words may mean less where rungs above are gone.
  if (!isKept) note(`${path}/requires`, 'tightened', 'major', old.id)
  else if (differs('requires')) {
    const isText = isEqual(withoutNames(old.requires), withoutNames(next.requires))
    note(`${path}/requires`, isText ? 'text' : 'loosened', isText ? 'patch' : 'minor', old.id)
  }
  if (differs('variants') && isKept) note(`${path}/variants`, 'loosened', 'minor', old.id)
}

/** Whether whoever met a rung before meets it still, wherever they are and where nobody knows. */
function keepsRequirements(old: Rung, next: Rung, holds: Loosening): boolean {
  const places = [...new Set([...placesOf(old), ...placesOf(next)])]
  if (places.length > MAX_PLACES)
    return (
      isEqual(old.variants, next.variants) &&
      allRequires(old).every(({ requires }, at) =>
        holds(requires, (allRequires(next)[at] as { requires: Rung['requires'] }).requires),
      )
    )
  const nowhere = allRequires(next).every(({ requires }) => allRequires(old).some((before) => holds(before.requires, requires)))
  return (
    nowhere &&
    holds(old.requires, next.requires) &&
    places.every((place) => holds(requiresIn(old, place).requires, requiresIn(next, place).requires))
  )
}

/** A requirement without the names of framework entries, which are for people. */
function withoutNames(requirement: Requirement): unknown {
  return JSON.parse(
    JSON.stringify(requirement, (key, value) => (key === 'name' && typeof value === 'object' ? undefined : value)),
  )
}

function placesOf(rung: Rung): readonly Place[] {
  return (rung.variants ?? []).flatMap(({ jurisdiction }) => jurisdiction.map((place) => place.toUpperCase()))
}

/** Whether places only became more. None at all means everywhere. */
export function isPlacesKept(old: readonly Place[] | undefined, next: readonly Place[] | undefined): boolean {
  if (next === undefined) return true
  return old?.every((place) => next.some((outer) => isWithin(place, outer))) === true
}

/** A result that is asked for may fall or go, and none may come. */
function keepsResults(old: readonly RungResult[], next: readonly RungResult[]): boolean {
  const before = new Map(old.map((result) => [result.id, result]))
  return next.every((result) => {
    if (result.required === undefined) return true
    const was = before.get(result.id)
    if (was?.required === undefined || was.resultType !== result.resultType || !isEqual(was.allowedValue, result.allowedValue))
      return false
    if (was.required === result.required) return true
    const [low, high] = [parseDecimal(result.required), parseDecimal(was.required)]
    if (result.allowedValue !== undefined)
      return result.allowedValue.indexOf(result.required) <= result.allowedValue.indexOf(was.required)
    return low !== undefined && high !== undefined && compareDecimals(low, high) <= 0
  })
}

function keepsValidity(old: Rung, next: Rung, holds: Loosening): boolean {
  const [before, after]: readonly Validity[] = [old.validity ?? {}, next.validity ?? {}] as const
  if (before === undefined || after === undefined) return false
  return (
    (after.duration === undefined || (before.duration !== undefined && isLonger(before.duration, after.duration))) &&
    (after.fixedEnd === undefined ||
      (before.fixedEnd !== undefined && lastInstantOf(after.fixedEnd) >= lastInstantOf(before.fixedEnd))) &&
    (before.grace === undefined || (after.grace !== undefined && isLonger(before.grace, after.grace))) &&
    holds(before.renewal ?? old.requires, after.renewal ?? next.requires) &&
    (before.cascade?.renewsLower !== true || after.cascade?.renewsLower === true) &&
    (after.cascade?.lapseOf !== 'self+upper' || before.cascade?.lapseOf === 'self+upper') &&
    keepsGrandfather(before.grandfather, after.grandfather)
  )
}

function keepsGrandfather(old: Validity['grandfather'], next: Validity['grandfather']): boolean {
  if (old === undefined) return true
  return next !== undefined && next.terms === old.terms && toMs(next.awardedBefore) >= toMs(old.awardedBefore)
}

function toMs(date: string): number {
  return parseDateOrDateTime(date)?.epochMs as number
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalizeJson(a as JsonValue) === canonicalizeJson(b as JsonValue))
}
