import {
  canonicalizeJson,
  compareDecimals,
  type JsonValue,
  parseDateOrDateTime,
  parseDuration,
  requireDecimal,
} from '../core/index.js'
import { isWithin } from './jurisdiction.js'
import { lastInstantOf } from './last-instant.js'
import { maximumMatching } from './matching.js'
import { type Group, hasCriteria, isGroup, isSlot } from './requirement.js'
import type { Currency, FrameworkRef, IssuerRule, Requirement, ResultRule, SumRequirement, Window } from './types.js'

type Of<O extends Requirement['op']> = Extract<Requirement, { readonly op: O }>

/** Whether whoever met one requirement meets another. `false` where that is not shown, which it need not be. */
export type Loosening = (old: Requirement, next: Requirement) => boolean

/** Pairs that are compared at most; beyond, nothing is shown any more. */
const MAX_PAIRS = 200_000

/** What a comparison has to know of the two ladders around the requirements. */
export interface LooseningContext {
  /** Whether the rungs that count as a rung or higher only became more. */
  readonly keepsHigher: (rung: string) => boolean
}

/**
 * Compares requirements by rules that hold for every wallet: a part that is dropped, an option that is added, a number that
 * falls, a place or a period that grows. Each rule is sound and together they are not complete.
 */
export function createLoosening(context: LooseningContext): Loosening {
  const texts = new WeakMap<Requirement, string>()
  const budget = { left: MAX_PAIRS }
  const textOf = (requirement: Requirement): string => {
    const known = texts.get(requirement) ?? canonicalizeJson(requirement as unknown as JsonValue)
    texts.set(requirement, known)
    return known
  }
  const holds: Loosening = (old, next) => {
    if (--budget.left < 0) return false
    if (textOf(old) === textOf(next)) return keepsAll(old, context)
    if (isGroup(old) && isGroup(next) && compareGroups(old, next, holds)) return true
    if (next.op === 'anyOf' && next.of.some((part) => holds(old, part))) return true
    if (next.op === 'allOf' && next.exclusive !== true && next.of.length > 0 && next.of.every((part) => holds(old, part)))
      return true
    if (old.op === 'anyOf' && old.of.length > 0 && old.of.every((part) => holds(part, next))) return true
    if (old.op === 'allOf' && old.of.some((part) => holds(part, next))) return true
    return compareLeaves(old, next, holds, context)
  }
  return holds
}

/** The same words mean the same only where the rungs that they name do. */
function keepsAll(requirement: Requirement, context: LooseningContext): boolean {
  switch (requirement.op) {
    case 'allOf':
    case 'anyOf':
    case 'nOf':
      return requirement.of.every((part) => keepsAll(part, context))
    case 'rung':
      return requirement.orHigher !== true || context.keepsHigher(requirement.rung)
    case 'not':
      return !mentionsHigher(requirement.of)
    default:
      return true
  }
}

function mentionsHigher(requirement: Requirement): boolean {
  if (requirement.op === 'rung') return requirement.orHigher === true
  if (isGroup(requirement)) return requirement.of.some(mentionsHigher)
  return requirement.op === 'not' && mentionsHigher(requirement.of)
}

/**
 * Old options are paired with next ones that whoever meets them meets. Of `n` that are met at most those without a partner
 * are lost, so that `n` less these remain.
 */
function compareGroups(old: Group, next: Group, holds: Loosening): boolean {
  const needed = (group: Group): number => (group.op === 'allOf' ? group.of.length : group.op === 'anyOf' ? 1 : group.n)
  const isExclusive = (group: Group): boolean => group.op !== 'anyOf' && group.exclusive === true
  const issuers = (group: Group): number => (group.op === 'nOf' ? (group.minDistinctIssuers ?? 0) : 0)
  if (needed(next) < 1 || old.of.length > 500 || next.of.length > 500) return false
  const pairs = old.of.map((part) => next.of.flatMap((other, index) => (holds(part, other) ? [index] : [])))
  const paired = maximumMatching(pairs).filter((index) => index >= 0).length
  if (needed(old) - (old.of.length - paired) < needed(next)) return false
  // What is counted by award or issuer is only kept where the same award meets the partner.
  const isCounted = isExclusive(next) || issuers(next) > 0
  if (isCounted && !(old.of.every(isPlain) && next.of.every(isPlain))) return false
  if (isExclusive(next) && !isExclusive(old)) return false
  return issuers(next) <= 1 || (issuers(old) >= issuers(next) && paired === old.of.length)
}

/** A slot that one award meets, and no other leaf does in its place. */
function isPlain(requirement: Requirement): boolean {
  return isSlot(requirement) && (requirement.op === 'credential' || requirement.op === 'rung')
}

function compareLeaves(old: Requirement, next: Requirement, holds: Loosening, context: LooseningContext): boolean {
  if (old.op === 'credential' && next.op === 'credential') return compareCredentials(old, next)
  if (old.op === 'rung' && next.op === 'rung') return compareRungs(old, next, context)
  if (old.op === 'sum' && next.op === 'sum') return compareSums(old, next)
  if (old.op === 'not' && next.op === 'not') return !mentionsHigher(old.of) && !mentionsHigher(next.of) && holds(next.of, old.of)
  if (old.op === 'experience' && next.op === 'experience') return compareWork(old, next)
  if (old.op === 'evidence' && next.op === 'evidence') {
    const isAssessed = next.assessor === undefined || next.assessor === old.assessor
    return next.min <= old.min && isAssessed && isSubset(old.genre, next.genre)
  }
  if (old.op === 'endorsement' && next.op === 'endorsement') return next.from === old.from && next.min <= old.min
  if (old.op === 'attribute' && next.op === 'attribute') return compareAttributes(old, next)
  return false
}

function compareCredentials(old: Of<'credential'>, next: Of<'credential'>): boolean {
  return (
    hasCriteria(next.match) &&
    isSubset(old.match.ids, next.match.ids) &&
    isSubset(old.match.alignedTo?.map(keyOf), next.match.alignedTo?.map(keyOf)) &&
    isSame(old.match.achievementType, next.match.achievementType) &&
    isSame(old.match.versions, next.match.versions) &&
    compareIssuers(old.issuers, next.issuers) &&
    compareResults(old.minResult, next.minResult) &&
    compareCurrency(old.currency, next.currency) &&
    (old.recognition === 'none' || next.recognition !== 'none') &&
    isSame(old.minAssurance, next.minAssurance)
  )
}

function compareRungs(old: Of<'rung'>, next: Of<'rung'>, context: LooseningContext): boolean {
  return (
    next.rung === old.rung &&
    next.ladder?.id === old.ladder?.id &&
    isSame(old.ladder?.version, next.ladder?.version) &&
    isSame(old.ladder?.digest, next.ladder?.digest) &&
    (old.orHigher !== true || (next.orHigher === true && context.keepsHigher(old.rung))) &&
    compareCurrency(old.currency, next.currency)
  )
}

/**
 * Where overlaps are left out or parts have caps, more that counts may push out what counted for more, so that there only
 * the numbers may move.
 */
function compareSums(old: SumRequirement, next: SumRequirement): boolean {
  if (next.measure !== old.measure || next.overlap !== old.overlap || isLess(old.min, next.min)) return false
  const hasCaps = next.of.some(({ cap }) => cap !== undefined)
  const keepsWindow = canonicalizeJson((old.window ?? {}) as never) === canonicalizeJson((next.window ?? {}) as never)
  if (!keepsWindow && !(isWider(old.window, next.window) && (old.overlap === 'sum' || (old.overlap === 'union' && !hasCaps)))) {
    return false
  }
  const isFree = old.overlap === 'sum' && !hasCaps
  if (!isFree && next.of.length !== old.of.length) return false
  const fits = (part: SumRequirement['of'][number], other: SumRequirement['of'][number]): boolean => {
    const keepsCap = other.cap === undefined || (part.cap !== undefined && !isLess(other.cap, part.cap))
    if (!keepsCap) return false
    return isFree ? compareCredentials(part.match, other.match) : textOfPart(part) === textOfPart(other)
  }
  const pairs = old.of.map((part) => next.of.flatMap((other, index) => (fits(part, other) ? [index] : [])))
  return maximumMatching(pairs).every((index) => index >= 0)
}

function textOfPart({ match }: SumRequirement['of'][number]): string {
  return canonicalizeJson(match as unknown as JsonValue)
}

function compareWork(old: Of<'experience'>, next: Of<'experience'>): boolean {
  return (
    next.measure === old.measure &&
    next.overlap === old.overlap &&
    !isLess(old.min, next.min) &&
    isWider(old.window, next.window) &&
    isSubset(old.occupations?.map(keyOf), next.occupations?.map(keyOf)) &&
    (next.minDistinctIssuers ?? 1) <= (old.minDistinctIssuers ?? 1)
  )
}

function compareAttributes(old: Of<'attribute'>, next: Of<'attribute'>): boolean {
  if (next.name !== old.name) return false
  if (next.name === 'minAge') return Number(next.value) <= Number(old.value)
  return next.name === 'residency' ? isWithin(String(old.value), String(next.value)) : next.value === old.value
}

function compareIssuers(old: IssuerRule | undefined, next: IssuerRule | undefined): boolean {
  if (canonicalizeJson((old ?? {}) as never) === canonicalizeJson((next ?? {}) as never))
    return (old === undefined) === (next === undefined)
  if (next === undefined || old === undefined) return false
  const asksMore = next.authorisedFor !== old.authorisedFor || next.registry !== old.registry
  if (asksMore && (next.authorisedFor !== undefined || next.registry !== undefined)) return false
  if (next.any === true) return true
  return old.any !== true && old.ids !== undefined && next.ids !== undefined && isSubset(old.ids, next.ids)
}

function compareResults(old: ResultRule | undefined, next: ResultRule | undefined): boolean {
  if (next === undefined) return true
  if (old === undefined) return false
  const { min: oldMin, ...oldRest } = old
  const { min, ...rest } = next
  if (canonicalizeJson(oldRest as never) !== canonicalizeJson(rest as never)) return false
  return min === oldMin || (min !== undefined && oldMin !== undefined && !isLess(oldMin, min))
}

/** From the strictest: not older than a time, live now, ever. What was live when awarded is compared with nothing. */
function compareCurrency(old: Currency = 'current', next: Currency = 'current'): boolean {
  if (old === next) return true
  if (old === 'atAward' || next === 'atAward') return false
  if (next === 'ever') return true
  if (next === 'current') return typeof old === 'object'
  return typeof old === 'object' && isLonger(old.maxAge, next.maxAge)
}

/** Whether a window only grew. */
export function isWider(old: Window | undefined, next: Window | undefined): boolean {
  if (next?.from !== undefined && (old?.from === undefined || toMs(next.from) > toMs(old.from))) return false
  if (next?.until !== undefined && (old?.until === undefined || lastInstantOf(next.until) < lastInstantOf(old.until)))
    return false
  return next?.last === undefined || (old?.last !== undefined && isLonger(old.last, next.last))
}

/** Whether a duration is at least as long as another, from whatever day it is counted. */
export function isLonger(old: string, next: string): boolean {
  const span = (text: string): readonly [number, number] => {
    const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parseDuration(text) ?? {}
    return [years * 12 + months, ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds]
  }
  const [oldMonths, oldSeconds] = span(old)
  const [months, seconds] = span(next)
  return months >= oldMonths && seconds >= oldSeconds
}

function toMs(date: string): number {
  return parseDateOrDateTime(date)?.epochMs as number
}

function isLess(value: string, than: string): boolean {
  return compareDecimals(requireDecimal(value), requireDecimal(than)) < 0
}

/** A limit that is gone or the same. */
function isSame(old: string | undefined, next: string | undefined): boolean {
  return next === undefined || next === old
}

/** A list of what counts that is gone, or holds all that it held. */
function isSubset(old: readonly string[] | undefined, next: readonly string[] | undefined): boolean {
  if (next === undefined) return true
  if (old === undefined) return false
  const all = new Set(next)
  return old.every((entry) => all.has(entry))
}

/** An entry of a framework without its name, which is for people. */
function keyOf({ framework, version, uri, code }: FrameworkRef): string {
  return JSON.stringify([framework, version, uri, code])
}
