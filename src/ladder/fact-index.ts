import { endOfDate, parseDateOrDateTime } from '../core/index.js'
import { keysOfAlignment } from './alignment.js'
import type { TextedFact } from './fact-shape.js'
import { decodePercent } from './look-alike.js'
import type { Fact, Migration } from './types.js'

/** A fact made ready: its dates read, its award known. */
export interface KnownFact {
  readonly fact: Fact
  readonly fromMs: number
  /** Infinity where the credential does not end. */
  readonly untilMs: number
  /** `awardedDate`, or `validFrom` where there is none. */
  readonly awardedMs: number
  /** The award that it states. Re-issues of one award share it. */
  readonly award: number
  /** Since when a newer edition of the same credential counts in its place; infinity where none is known. */
  readonly replacedMs: number
  /** Where it is a badge of a superseded ladder: the migration that it counts by, and its place in the ladder. */
  readonly migration?: { readonly rule: Migration; readonly index: number }
  /** Of a badge from before its rung was given an end: that it counts by the older terms, or once something more is done. */
  readonly grandfathered?: { readonly awardedBefore: string; readonly isBridge: boolean }
  /** The higher rung that put off its end. */
  readonly renewedBy?: string
}

/** Facts by what requirements look for, each list in the order of the facts. */
export interface FactIndex {
  /** All but endorsements. */
  readonly all: readonly KnownFact[]
  readonly byId: ReadonlyMap<string, readonly KnownFact[]>
  readonly byAlignment: ReadonlyMap<string, readonly KnownFact[]>
  readonly byType: ReadonlyMap<string, readonly KnownFact[]>
  readonly byLadder: ReadonlyMap<string, readonly KnownFact[]>
  /** Records of work. */
  readonly work: readonly KnownFact[]
  /** Facts that point to evidence. */
  readonly evidence: readonly KnownFact[]
  /** Words of others about the worker, which are no awards. */
  readonly endorsements: readonly KnownFact[]
}

/** Indexes ordered facts once for all requirements. */
export function indexFacts(facts: readonly TextedFact[]): FactIndex {
  return indexOf(knownFacts(facts))
}

/** A fact that is an award of its own and without end, and since when it holds. */
export interface DistinctFact {
  readonly fact: Fact
  readonly fromMs: number
}

/** {@link indexFacts} for facts of which none is an edition of another: no dates are read and nothing is compared. */
export function indexDistinct(facts: readonly DistinctFact[]): FactIndex {
  return indexOf(
    facts.map(({ fact, fromMs }, award) => ({
      fact,
      fromMs,
      untilMs: Number.POSITIVE_INFINITY,
      awardedMs: fromMs,
      award,
      replacedMs: Number.POSITIVE_INFINITY,
    })),
  )
}

function knownFacts(facts: readonly TextedFact[]): readonly KnownFact[] {
  const replaced = replacedSince(facts)
  const msOf = rememberMs()
  const awards = new Map<string, number>()
  return facts.map(({ fact }): KnownFact => {
    const fromMs = msOf(fact.validFrom)
    const awardedMs = fact.awardedDate === undefined ? fromMs : msOf(fact.awardedDate)
    const award = numberOf(awards, awardKey(fact, awardedMs))
    const untilMs = fact.validUntil === undefined ? Number.POSITIVE_INFINITY : msOf(fact.validUntil)
    return { fact, fromMs, untilMs, awardedMs, award, replacedMs: replaced.get(fact) ?? Number.POSITIVE_INFINITY }
  })
}

function indexOf(everything: readonly KnownFact[]): FactIndex {
  const byId = new Map<string, KnownFact[]>()
  const byAlignment = new Map<string, KnownFact[]>()
  const byType = new Map<string, KnownFact[]>()
  const byLadder = new Map<string, KnownFact[]>()
  // What others say of the worker is nothing that was awarded.
  const all = everything.filter(({ fact }) => fact.endorsement === undefined)
  for (const known of all) {
    const { fact } = known
    const { id, aliases } = fact.achievement
    for (const name of aliases.length === 0 ? [id] : new Set([id, ...aliases])) add(byId, name, known)
    if (fact.alignments.length > 0)
      for (const key of new Set(fact.alignments.flatMap(keysOfAlignment))) add(byAlignment, key, known)
    if (fact.achievement.achievementType !== undefined) add(byType, fact.achievement.achievementType, known)
    if (fact.rung !== undefined) add(byLadder, fact.rung.ladder, known)
  }
  return {
    all,
    byId,
    byAlignment,
    byType,
    byLadder,
    work: all.filter(({ fact }) => fact.work !== undefined),
    evidence: all.filter(({ fact }) => (fact.evidence ?? []).length > 0),
    endorsements: everything.filter(({ fact }) => fact.endorsement !== undefined),
  }
}

/** Milliseconds of a date that was checked to be readable. */
export function toMs(date: string): number {
  return parseDateOrDateTime(date)?.epochMs as number
}

/** The same of an end: a day is over when the next one begins. */
export function endMs(until: string): number {
  return endOfDate(until) as number
}

/** The same for many facts, most of which share their dates. */
function rememberMs(): (date: string) => number {
  const known = new Map<string, number>()
  return (date) => {
    const ms = known.get(date) ?? toMs(date)
    known.set(date, ms)
    return ms
  }
}

/**
 * Same issuer and credential id is the same credential, and the newer edition replaces the older (OB 3.0 section 10): from when
 * it begins itself, so that one that is yet to come leaves nobody without. One that was revoked replaces all others at all times.
 */
function replacedSince(facts: readonly TextedFact[]): ReadonlyMap<Fact, number> {
  const first = new Map<string, Fact>()
  // By far the most credentials have one edition.
  const editions = new Map<string, Fact[]>()
  for (const { fact } of facts) {
    const key = credentialKey(fact)
    const other = first.get(key)
    const list = editions.get(key)
    if (other === undefined) first.set(key, fact)
    else if (list === undefined) editions.set(key, [other, fact])
    else list.push(fact)
  }
  const replaced = new Map<Fact, number>()
  for (const list of editions.values()) {
    const sorted = list.sort((a, b) => (isNewer(a, b) ? -1 : Number(isNewer(b, a))))
    const isRevoked = sorted[0]?.status === 'revoked'
    sorted.slice(1).forEach((fact, at) => {
      const sinceMs = toMs((sorted[at] as Fact).validFrom)
      replaced.set(fact, isRevoked || sinceMs === toMs(fact.validFrom) ? Number.NEGATIVE_INFINITY : sinceMs)
    })
  }
  return replaced
}

/** Of equally old editions the one with the worst news counts, or the latest: what revoked one copy revoked all. */
function isNewer(fact: Fact, other: Fact): boolean {
  const age = toMs(fact.validFrom) - toMs(other.validFrom)
  if (age !== 0) return age > 0
  if ((fact.status === 'revoked') !== (other.status === 'revoked')) return fact.status === 'revoked'
  const asOf = (one: Fact): number => (one.statusAsOf === undefined ? Number.NEGATIVE_INFINITY : toMs(one.statusAsOf))
  if (asOf(fact) !== asOf(other)) return asOf(fact) > asOf(other)
  return fact.status === 'suspended' && other.status !== 'suspended'
}

/** Ids are compared after percent-decoding (OB 3.0 section 10). */
function credentialKey(fact: Fact): string {
  return paired(decodePercent(fact.issuer), decodePercent(fact.credentialId))
}

/** Issuer, achievement, date of award, and the period where it states one: a batch of monthly statements is not one award. */
function awardKey(fact: Fact, awardedMs: number): string {
  const periods = fact.amounts.map(({ measure, from, to }) => [measure, from ?? '', to ?? ''].join(' ')).sort()
  // A statement of the same time is the same work, whenever it is made again.
  if (fact.work !== undefined) {
    const occupations = fact.alignments.flatMap(keysOfAlignment).sort()
    return JSON.stringify(['work', fact.issuer, fact.work.platform ?? '', periods, occupations])
  }
  const award = `${awardedMs} ${paired(fact.issuer, fact.achievement.id)}`
  return periods.length === 0 ? award : JSON.stringify([award, periods])
}

/** Two texts as one, which no other two give. */
function paired(one: string, other: string): string {
  return `${one.length} ${one} ${other}`
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function add(map: Map<string, KnownFact[]>, key: string, known: KnownFact): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [known])
  else list.push(known)
}
