import {
  type Checks,
  checkNames,
  copyJsonObject,
  deepFreeze,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseDateOrDateTime,
  pointer,
} from '../core/index.js'
import {
  type AchievementMatch,
  type CredentialRequirement,
  evaluateRequirement,
  type FrameworkRef,
  type ResultRule,
} from '../ladder/index.js'
import {
  checkDuration,
  checkFramework,
  checkResultRule,
  checkText,
  checkUrl,
  invalid,
  listOf,
  optional,
  refuseUnknown,
} from './policy-fields.js'
import type { TrustedIssuer } from './static-list.js'

/** What counts, and what it counts for. */
export interface AcceptanceRule {
  /** Which achievements: by id, alignment or type, never by name. */
  readonly match: AchievementMatch
  /** Issuers accepted for this rule, of those that the policy trusts. Default: all of them. */
  readonly issuers?: readonly string[]
  readonly minResult?: ResultRule
  /** How long ago it may have been awarded (ISO 8601 duration). Default: the policy's, else any time while it is valid. */
  readonly maxAge?: string
  /** Only of issuers that trust says may award it. Default: as the policy says. */
  readonly authorised?: 'yes'
  /** The platform's own rungs that it counts for. */
  readonly rungs?: readonly string[]
  /** The platform's own roles that it opens. */
  readonly roles?: readonly string[]
  /** What else it counts for by result or alignment, highest first: the first one that is reached counts, and one must be. */
  readonly levels?: readonly AcceptanceLevel[]
}

/** A level of a badge, by its result or by what it is aligned to, and the platform's own rungs and roles for it. */
export interface AcceptanceLevel {
  readonly minResult?: ResultRule
  readonly alignedTo?: readonly FrameworkRef[]
  readonly rungs?: readonly string[]
  readonly roles?: readonly string[]
}

/**
 * An achievement of others that counts as another one: directed, one step, never chained. The badge keeps its own dates, status
 * and results, and the recognition must be in force when it is decided.
 */
export interface Recognition {
  readonly from: AchievementMatch
  /** Issuers whose badges are recognised, of those that the policy trusts. Default: all of them. */
  readonly issuers?: readonly string[]
  readonly to: { readonly achievement: string }
  /** Dates or date-times, both included. */
  readonly validFrom?: string
  readonly validUntil?: string
}

/** A platform's or school's own rules for accepting badges of others: plain JSON, kept and versioned as a file. */
export interface AcceptancePolicy {
  readonly id?: string
  readonly name?: string
  readonly version?: string
  /** Who is trusted: a badge of anybody else is never accepted. May be left out where `authorised` is asked for. */
  readonly issuers?: readonly (string | TrustedIssuer)[]
  /** Only issuers that trust says may award what they did: `authorised` of the facts is `yes`. */
  readonly authorised?: 'yes'
  /** Checks of the verification that must pass: one that was skipped, or only warns, is not enough. */
  readonly requiredChecks?: readonly RequiredCheck[]
  /** Mechanisms that are accepted, such as `eddsa-rdfc-2022`. Default: every one that the verifier understands. */
  readonly mechanisms?: readonly string[]
  readonly maxAge?: string
  /** Achievements of others that count as those that the rules name. */
  readonly recognises?: readonly Recognition[]
  /** A badge is accepted when at least one rule is met. */
  readonly accepts: readonly AcceptanceRule[]
}

/** A check that a policy may ask for; form and proof pass in every verified report. */
export type RequiredCheck = keyof Checks

const POLICY_FIELDS = [
  '$schema',
  'id',
  'name',
  'version',
  'issuers',
  'authorised',
  'requiredChecks',
  'mechanisms',
  'maxAge',
  'recognises',
  'accepts',
]
const RULE_FIELDS = ['match', 'issuers', 'minResult', 'maxAge', 'authorised', 'rungs', 'roles', 'levels']
const LEVEL_FIELDS = ['minResult', 'alignedTo', 'rungs', 'roles']
const RECOGNITION_FIELDS = ['from', 'issuers', 'to', 'validFrom', 'validUntil']
const MATCH_FIELDS = ['ids', 'alignedTo', 'achievementType', 'versions']

/**
 * Reads an acceptance policy: bounded, every field checked, unknown ones refused, deep-frozen.
 *
 * @throws RungsError `trust.policy_invalid`, `trust.policy_field_unknown`, and those of reading JSON
 */
export function defineAcceptancePolicy(input: unknown): AcceptancePolicy {
  const policy = copyJsonObject(input)
  refuseUnknown(policy, POLICY_FIELDS, '')
  if (policy['issuers'] !== undefined || policy['authorised'] === undefined) {
    listOf(policy['issuers'], 'issuers', '/issuers', checkIssuer)
  }
  optional(policy, 'authorised', '', checkYes)
  optional(policy, 'requiredChecks', '', (value, path) => listOf(value, 'requiredChecks', path, checkName))
  optional(policy, 'recognises', '', (value, path) => listOf(value, 'recognises', path, checkRecognition))
  optional(policy, 'mechanisms', '', (value, path) =>
    listOf(value, 'mechanisms', path, (one, at) => checkText(one, 'mechanisms', at)),
  )
  optional(policy, 'maxAge', '', checkDuration)
  for (const field of ['id', 'name', 'version']) optional(policy, field, '', (value, path) => checkText(value, field, path))
  listOf(policy['accepts'], 'accepts', '/accepts', checkRule)
  return deepFreeze(policy) as unknown as AcceptancePolicy
}

function checkIssuer(value: JsonValue, path: string): void {
  if (!isAbsoluteUrl(isJsonObject(value) ? value['id'] : value))
    throw invalid('issuers', 'DIDs or URLs, or objects with such an id', isJsonObject(value) ? pointer(path, 'id') : path)
  if (!isJsonObject(value)) return
  refuseUnknown(value, ['id', 'name'], path)
  optional(value, 'name', path, (name, at) => checkText(name, 'name', at))
}

function checkRule(rule: JsonValue, path: string): void {
  if (!isJsonObject(rule)) throw invalid('accepts', 'objects', path)
  refuseUnknown(rule, RULE_FIELDS, path)
  checkMatch(rule['match'], pointer(path, 'match'))
  optional(rule, 'issuers', path, (value, where) => listOf(value, 'issuers', where, checkUrl))
  optional(rule, 'maxAge', path, checkDuration)
  optional(rule, 'minResult', path, checkResultRule)
  optional(rule, 'authorised', path, checkYes)
  checkOutcome(rule, path)
  optional(rule, 'levels', path, (value, where) => listOf(value, 'levels', where, checkLevel))
  checkRequirement(rule['match'], rule['minResult'], path, 'match')
}

function checkMatch(match: JsonValue | undefined, at: string): void {
  if (!isJsonObject(match)) throw invalid(at.endsWith('/from') ? 'from' : 'match', 'object', at)
  refuseUnknown(match, MATCH_FIELDS, at)
  if (match['ids'] === undefined && match['alignedTo'] === undefined && match['achievementType'] === undefined) {
    throw invalid('match', 'ids, alignedTo or achievementType', at)
  }
  optional(match, 'ids', at, (value, where) => listOf(value, 'ids', where, checkUrl))
  optional(match, 'alignedTo', at, (value, where) => listOf(value, 'alignedTo', where, checkFramework))
  for (const field of ['achievementType', 'versions'])
    optional(match, field, at, (value, where) => checkText(value, field, where))
}

function checkOutcome(object: JsonObject, path: string): void {
  for (const field of ['rungs', 'roles']) {
    optional(object, field, path, (value, where) => listOf(value, field, where, (one, at) => checkText(one, field, at)))
  }
}

function checkLevel(level: JsonValue, path: string): void {
  if (!isJsonObject(level)) throw invalid('levels', 'objects', path)
  refuseUnknown(level, LEVEL_FIELDS, path)
  const { minResult, alignedTo } = level
  if (minResult === undefined && alignedTo === undefined) throw invalid('levels', 'minResult or alignedTo', path)
  optional(level, 'minResult', path, checkResultRule)
  optional(level, 'alignedTo', path, (value, where) => listOf(value, 'alignedTo', where, checkFramework))
  checkOutcome(level, path)
  checkRequirement(alignedTo === undefined ? { ids: ['urn:x:any'] } : { alignedTo }, minResult, path, '')
}

function checkRecognition(recognition: JsonValue, path: string): void {
  if (!isJsonObject(recognition)) throw invalid('recognises', 'objects', path)
  refuseUnknown(recognition, RECOGNITION_FIELDS, path)
  checkMatch(recognition['from'], pointer(path, 'from'))
  checkRequirement(recognition['from'], undefined, path, 'from')
  optional(recognition, 'issuers', path, (value, where) => listOf(value, 'issuers', where, checkUrl))
  const to = recognition['to']
  if (!isJsonObject(to)) throw invalid('to', 'object', pointer(path, 'to'))
  refuseUnknown(to, ['achievement'], pointer(path, 'to'))
  if (!isAbsoluteUrl(to['achievement'])) throw invalid('achievement', 'absolute URL', pointer(pointer(path, 'to'), 'achievement'))
  for (const field of ['validFrom', 'validUntil']) {
    optional(recognition, field, path, (value, where) => {
      if (parseDateOrDateTime(value) === undefined) throw invalid(field, 'date or date-time', where)
    })
  }
}

function checkYes(value: JsonValue, path: string): void {
  if (value !== 'yes') throw invalid('authorised', 'yes', path)
}

function checkName(value: JsonValue, path: string): void {
  if (!checkNames.some((name) => name === value)) throw invalid('requiredChecks', checkNames.join(', '), path)
}

/** What the ladder would refuse when it decides the rule: version ranges, decimals, frameworks. */
function checkRequirement(match: JsonValue | undefined, minResult: JsonValue | undefined, path: string, member: string): void {
  const requirement = {
    op: 'credential',
    match,
    ...(minResult !== undefined && { minResult }),
  } as unknown as CredentialRequirement
  try {
    evaluateRequirement(requirement, [], { now: '2000-01-01T00:00:00Z' })
  } catch (error) {
    if (!isRungsError(error)) throw error
    const field = error.path.split('/').findLast((part) => /^[a-zA-Z]+$/.test(part)) ?? 'match'
    const { expected = `well-formed (${error.code})` } = error.params as { readonly expected?: string }
    throw invalid(field, expected, path + error.path.replace(/^\/match/, member === '' ? '' : `/${member}`))
  }
}
