import { addDuration, type Duration, formatDateTime, parseDuration } from '../core/index.js'
import type { RequirementCodes } from './codes.js'
import { type KnownFact, toMs } from './fact-index.js'
import { lastInstantOf } from './last-instant.js'
import { judgeRequired, judgeResults, openStatus } from './results.js'
import type {
  Currency,
  Fact,
  IssuerRule,
  PlacementPolicy,
  ReasonCode,
  RequirementOutcome,
  ResultRule,
  RungResult,
} from './types.js'
import { parseVersionRange } from './version-range.js'

/** What a credential must be to count somewhere. */
export interface CountingRule {
  readonly issuers: IssuerRule
  readonly currency: Currency
  readonly nowMs: number
  readonly awardedAtMs: number
  readonly versions?: string | undefined
  readonly minResult?: ResultRule | undefined
  readonly minAssurance?: string | undefined
  /** How old a status may be, and how levels of assurance stand to each other. Default: any age, and no order. */
  readonly policy?: Pick<PlacementPolicy, 'statusMaxAge' | 'assurance'>
  /** Who may not award it, whatever trust says. */
  readonly barred?: string | undefined
  /** Whether the bridge of a migration is met, by its place in the ladder. */
  readonly bridge?: ((index: number) => RequirementOutcome) | undefined
  /** The results that a rung's badge states. */
  readonly required?: readonly RungResult[] | undefined
  /** How long after its end a rung's badge still counts. */
  readonly grace?: Duration | undefined
}

/** Whether a fact counts under a rule, and why not. */
export interface Verdict {
  readonly known: KnownFact
  readonly outcome: RequirementOutcome
  readonly reason: ReasonCode
  readonly params: object
  /** How many checks it passed: the nearest miss is the one worth telling. */
  readonly passed: number
  readonly live: boolean
  readonly height: number
  /** How many rules of recognition it takes. Default: none. */
  readonly hops?: number
}

type Miss = { readonly [C in ReasonCode]: { readonly code: C; readonly params: RequirementCodes[C] } }[ReasonCode] & {
  readonly unsure?: true
}
type Check = (known: KnownFact, rule: CountingRule) => Miss | undefined

// Certain misses come first: what cannot be decided matters only where everything else is right.
const checks: readonly Check[] = [
  ({ replacedMs }, rule) => (replacedMs <= instantOf(rule) ? { code: 'requirement.duplicate_award', params: {} } : undefined),
  checkVersion,
  checkIssuer,
  checkStatus,
  checkResultStatus,
  checkTime,
  checkDeadline,
  (known, rule) => certain(missedResult(known, rule), true),
  (known, rule) => certain(checkBridge(known, rule), true),
  (known, rule) => certain(missedResult(known, rule), false),
  (known, rule) => certain(checkBridge(known, rule), false),
  checkAssurance,
  checkUnsureStatus,
  ({ fact }, { issuers }) =>
    needsAuthority(issuers) && fact.authorised === 'unknown'
      ? { code: 'requirement.authorisation_unknown', params: { issuer: fact.issuer }, unsure: true }
      : undefined,
  checkUnsureAssurance,
]

/** Judges one fact. */
export function judge(known: KnownFact, rule: CountingRule): Verdict {
  const live = isLive(known, rule.nowMs)
  for (let passed = 0; passed < checks.length; passed++) {
    const miss = (checks[passed] as Check)(known, rule)
    if (miss !== undefined) {
      const outcome = miss.unsure === true ? 'indeterminate' : 'unmet'
      return { known, outcome, reason: miss.code, params: miss.params, passed, live, height: 0 }
    }
  }
  const { attestedBy } = known.fact
  const passed = checks.length
  const height = heightOf(known, rule)
  return attestedBy === undefined
    ? { known, outcome: 'met', reason: 'requirement.met_direct', params: NO_PARAMS, passed, live, height }
    : { known, outcome: 'met', reason: 'requirement.met_attested', params: { issuer: attestedBy }, passed, live, height }
}

/** One for all: a wide ladder gives thousands of verdicts. */
const NO_PARAMS: object = /* @__PURE__ */ Object.freeze({})

/** Whether an issuer is among those that a rule names. What trust says of its authority is judged apart. */
export function acceptsIssuer(rule: IssuerRule, issuer: string): boolean {
  if (rule.any === true || rule.ids?.includes(issuer)) return true
  return rule.ids === undefined && needsAuthority(rule)
}

function needsAuthority(rule: IssuerRule): boolean {
  return rule.authorisedFor !== undefined || rule.registry !== undefined
}

function isLive(known: KnownFact, atMs: number): boolean {
  return known.fromMs <= atMs && atMs <= known.untilMs && known.fact.status === 'active'
}

function checkVersion({ fact }: KnownFact, { versions: range }: CountingRule): Miss | undefined {
  if (range === undefined) return undefined
  const { version } = fact.achievement
  if (version === undefined) return { code: 'requirement.version_missing', params: { range } }
  if (parseVersionRange(range)?.(version) === true) return undefined
  return { code: 'requirement.version_out_of_range', params: { range, version: version.slice(0, 256) } }
}

function checkDeadline({ migration }: KnownFact, { nowMs }: CountingRule): Miss | undefined {
  const deadline = migration?.rule.deadline
  if (deadline === undefined || nowMs <= lastInstantOf(deadline)) return undefined
  return { code: 'requirement.migration_ended', params: { deadline, now: formatDateTime(nowMs) } }
}

/** A badge of the superseded ladder counts by a bridge only with what the bridge asks for. */
function checkBridge({ migration }: KnownFact, { bridge }: CountingRule): Miss | undefined {
  if (migration?.rule.mode !== 'bridge') return undefined
  const outcome = bridge?.(migration.index) ?? 'indeterminate'
  const params = { rung: migration.rule.fromRung }
  if (outcome === 'met') return undefined
  return outcome === 'unmet'
    ? { code: 'requirement.bridge_unmet', params }
    : { code: 'requirement.bridge_unknown', params, unsure: true }
}

function checkIssuer({ fact }: KnownFact, { issuers, barred }: CountingRule): Miss | undefined {
  if (fact.authorised === 'no' || fact.issuer === barred)
    return { code: 'requirement.issuer_not_authorised', params: { issuer: fact.issuer } }
  return acceptsIssuer(issuers, fact.issuer)
    ? undefined
    : { code: 'requirement.issuer_not_accepted', params: { issuer: fact.issuer } }
}

function checkStatus({ fact }: KnownFact, { nowMs }: CountingRule): Miss | undefined {
  if (isFromLater(fact, nowMs)) return undefined
  if (fact.status === 'revoked') return { code: 'requirement.revoked', params: {} }
  return fact.status === 'suspended' ? { code: 'requirement.suspended', params: {} } : undefined
}

function checkUnsureStatus({ fact }: KnownFact, { nowMs, policy }: CountingRule): Miss | undefined {
  const { status, statusAsOf } = fact
  if (status === 'unknown') return { code: 'requirement.status_unknown', params: {}, unsure: true }
  if (statusAsOf === undefined) return undefined
  if (status !== 'active') {
    return { code: 'requirement.status_later', params: { statusAsOf, now: formatDateTime(nowMs) }, unsure: true }
  }
  if (policy?.statusMaxAge === undefined) return undefined
  const oldestMs = addDuration(nowMs, parseDuration(policy.statusMaxAge) as Duration, -1)
  if (!(toMs(statusAsOf) < oldestMs)) return undefined
  return { code: 'requirement.status_stale', params: { statusAsOf, oldest: formatDateTime(oldestMs) }, unsure: true }
}

/** What was revoked by now need not have been at the earlier instant that is asked about. */
function isFromLater({ statusAsOf }: Fact, nowMs: number): boolean {
  return statusAsOf !== undefined && toMs(statusAsOf) > nowMs
}

function checkAssurance({ fact }: KnownFact, { minAssurance: required, policy }: CountingRule): Miss | undefined {
  const actual = fact.assurance
  if (required === undefined || actual === undefined || actual === required) return undefined
  const levels = policy?.assurance ?? []
  const [wanted, shown] = [levels.indexOf(required), levels.indexOf(actual)]
  if (wanted < 0 || shown < 0 || shown >= wanted) return undefined
  return { code: 'requirement.assurance_too_low', params: { required, actual } }
}

function checkUnsureAssurance({ fact }: KnownFact, { minAssurance: required, policy }: CountingRule): Miss | undefined {
  if (required === undefined || fact.assurance === required) return undefined
  const levels = policy?.assurance ?? []
  const isOrdered = fact.assurance !== undefined && levels.includes(required) && levels.includes(fact.assurance)
  return isOrdered ? undefined : { code: 'requirement.assurance_unknown', params: { required }, unsure: true }
}

function checkResultStatus({ fact }: KnownFact): Miss | undefined {
  const status = openStatus(fact)
  return status === undefined ? undefined : { code: 'requirement.result_status', params: { status } }
}

/** The instant at which a credential has to be there. */
function instantOf({ currency, awardedAtMs, nowMs }: CountingRule): number {
  return currency === 'atAward' ? awardedAtMs : nowMs
}

function checkTime(known: KnownFact, rule: CountingRule): Miss | undefined {
  const { currency } = rule
  const atMs = instantOf(rule)
  if (known.fromMs > atMs || known.awardedMs > atMs) {
    return {
      code: 'requirement.not_yet_valid',
      params: { validFrom: formatDateTime(Math.max(known.fromMs, known.awardedMs)), now: formatDateTime(atMs) },
    }
  }
  if (currency === 'ever') return undefined
  return checkEnd(known, rule, atMs) ?? (typeof currency === 'object' ? checkAge(known, currency.maxAge, atMs) : undefined)
}

function checkAge({ awardedMs }: KnownFact, maxAge: string, atMs: number): Miss | undefined {
  const oldestMs = addDuration(atMs, parseDuration(maxAge) as Duration, -1)
  if (!(awardedMs < oldestMs)) return undefined
  return { code: 'requirement.too_old', params: { awarded: formatDateTime(awardedMs), oldest: formatDateTime(oldestMs) } }
}

/** The end itself still counts, as in a verification (OB 3.0 section 9.1 step 4). */
function checkEnd({ untilMs }: KnownFact, rule: CountingRule, atMs: number): Miss | undefined {
  if (untilMs === Number.POSITIVE_INFINITY) return undefined
  const endMs = rule.grace === undefined ? untilMs : addDuration(untilMs, rule.grace)
  return atMs <= endMs
    ? undefined
    : { code: 'requirement.expired', params: { validUntil: formatDateTime(untilMs), now: formatDateTime(atMs) } }
}

function missedResult({ fact }: KnownFact, rule: CountingRule): Miss | undefined {
  const verdicts = [
    rule.minResult === undefined ? undefined : judgeResults(rule.minResult, fact.results),
    rule.required === undefined ? undefined : judgeRequired(rule.required, fact.results),
  ]
  const missed = verdicts.find((verdict) => verdict?.reached === false)
  if (missed === undefined || missed.reached) return undefined
  const miss = { code: missed.reason, params: missed.params } as Miss
  return missed.reason === 'requirement.result_incomparable' ? { ...miss, unsure: true } : miss
}

function certain(miss: Miss | undefined, wanted: boolean): Miss | undefined {
  return miss !== undefined && (miss.unsure === true) !== wanted ? miss : undefined
}

function heightOf({ fact }: KnownFact, { minResult }: CountingRule): number {
  const verdict = minResult === undefined ? undefined : judgeResults(minResult, fact.results)
  return verdict?.reached === true ? verdict.height : 0
}
