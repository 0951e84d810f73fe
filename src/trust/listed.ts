import { type Check, finding, isJsonObject, type JsonObject, parseDateTime } from '../core/index.js'
import type { ListedIssuer } from '../credential/index.js'
import { type Award, awardsOf } from '../ladder/index.js'
import { issuerIdOf } from '../securing/index.js'
import type { TrustSource } from '../verify/index.js'
import { awardedMsOf, boundText, coversAward } from './award.js'
import { policyLine } from './policy-line.js'

/** A trust source that can be asked about an issuer by its id. */
export interface IssuerRegister extends TrustSource {
  /** Who keeps it, for people: a name, or the id of who signs it. */
  readonly keeper: string
  /** The id of the list, where it has one. */
  readonly list?: string
  /** The entry of an issuer; nothing while the register itself cannot be relied on at `now` (milliseconds). */
  find(issuer: string, now: number): ListedIssuer | undefined
}

export const PASSED: Check = /* @__PURE__ */ Object.freeze({ state: 'pass', findings: /* @__PURE__ */ Object.freeze([]) })

/** Judges the issuer of a credential by the entries of a list: each award must lie within the entry's time and scope. */
export function judgeListed(credential: JsonObject, entries: ReadonlyMap<string, ListedIssuer>): Check {
  const issuer = issuerIdOf(credential) ?? ''
  const entry = entries.get(issuer)
  if (entry === undefined) return unknownIssuer(credential, issuer)
  const { listedFrom, listedUntil, scope } = entry
  if (listedFrom === undefined && listedUntil === undefined && scope === undefined) return PASSED
  const awards = awardsOf(credential)
  if (awards.length === 0) return { state: 'warn', findings: [finding('trust', 'trust.not_a_badge', {}, '/type')] }
  for (const award of awards) {
    const missed = outsideTime(award, entry) ?? outsideScope(award, entry)
    if (missed !== undefined) return missed
  }
  return PASSED
}

function outsideTime(award: Award, { id, listedFrom, listedUntil }: ListedIssuer): Check | undefined {
  const fromMs = listedFrom === undefined ? Number.NEGATIVE_INFINITY : (parseDateTime(listedFrom)?.epochMs ?? Number.NaN)
  const untilMs = listedUntil === undefined ? Number.POSITIVE_INFINITY : (parseDateTime(listedUntil)?.epochMs ?? Number.NaN)
  const awardedMs = awardedMsOf(award)
  if (fromMs <= awardedMs && awardedMs <= untilMs) return undefined
  const params = { issuer: id, awarded: boundText(awardedMs), from: boundText(fromMs), until: boundText(untilMs) }
  return { state: 'warn', findings: [finding('trust', 'trust.issuer_not_listed_then', params, '/issuer')] }
}

function outsideScope(award: Award, { id, scope }: ListedIssuer): Check | undefined {
  if (scope === undefined || scope.some((one) => coversAward(one, award))) return undefined
  const params = { issuer: id, achievement: award.achievement.id.slice(0, 2048) }
  return { state: 'warn', findings: [finding('trust', 'trust.issuer_listed_for_other', params, '/issuer')] }
}

/** An issuer that is on no list is not wrong, only unknown. */
export function unknownIssuer(credential: JsonObject, issuer: string): Check {
  const profile = credential['issuer']
  const name = isJsonObject(profile) && typeof profile['name'] === 'string' ? profile['name'] : undefined
  const params = { issuer: issuer.slice(0, 2048), policyLine: policyLine(issuer, name) }
  return { state: 'warn', findings: [finding('trust', 'trust.issuer_unknown', params, '/issuer')] }
}
