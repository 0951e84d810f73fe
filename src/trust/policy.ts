import {
  copyJsonObject,
  deepFreeze,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonValue,
  parseDuration,
  pointer,
} from '../core/index.js'
import { type AchievementMatch, type CredentialRequirement, evaluateRequirement, type ResultRule } from '../ladder/index.js'
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
  /** The platform's own rungs that it counts for. */
  readonly rungs?: readonly string[]
  /** The platform's own roles that it opens. */
  readonly roles?: readonly string[]
}

/** A platform's or school's own rules for accepting badges of others: plain JSON, kept and versioned as a file. */
export interface AcceptancePolicy {
  readonly id?: string
  readonly name?: string
  readonly version?: string
  /** Who is trusted. A badge of anybody else is never accepted. */
  readonly issuers: readonly (string | TrustedIssuer)[]
  /** Mechanisms that are accepted, such as `eddsa-rdfc-2022`. Default: every one that the verifier understands. */
  readonly mechanisms?: readonly string[]
  readonly maxAge?: string
  /** A badge is accepted when at least one rule is met. */
  readonly accepts: readonly AcceptanceRule[]
}

const POLICY_FIELDS = ['$schema', 'id', 'name', 'version', 'issuers', 'mechanisms', 'maxAge', 'accepts']
const RULE_FIELDS = ['match', 'issuers', 'minResult', 'maxAge', 'rungs', 'roles']
const MATCH_FIELDS = ['ids', 'alignedTo', 'achievementType', 'versions']
const RESULT_FIELDS = ['resultDescription', 'resultType', 'min', 'level', 'value']
const MAX_RULES = 1000

/**
 * Reads an acceptance policy: bounded, every field checked, unknown ones refused, deep-frozen.
 *
 * @throws RungsError `trust.policy_invalid`, `trust.policy_field_unknown`, and those of reading JSON
 */
export function defineAcceptancePolicy(input: unknown): AcceptancePolicy {
  const policy = copyJsonObject(input)
  refuseUnknown(policy, POLICY_FIELDS, '')
  listOf(policy['issuers'], 'issuers', '/issuers', checkIssuer)
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
  const match = rule['match']
  if (!isJsonObject(match)) throw invalid('match', 'object', pointer(path, 'match'))
  refuseUnknown(match, MATCH_FIELDS, pointer(path, 'match'))
  if (match['ids'] === undefined && match['alignedTo'] === undefined && match['achievementType'] === undefined) {
    throw invalid('match', 'ids, alignedTo or achievementType', pointer(path, 'match'))
  }
  const at = pointer(path, 'match')
  optional(match, 'ids', at, (value, where) => listOf(value, 'ids', where, checkUrl))
  optional(match, 'alignedTo', at, (value, where) => listOf(value, 'alignedTo', where, checkFramework))
  for (const field of ['achievementType', 'versions'])
    optional(match, field, at, (value, where) => checkText(value, field, where))
  optional(rule, 'issuers', path, (value, where) => listOf(value, 'issuers', where, checkUrl))
  optional(rule, 'maxAge', path, checkDuration)
  optional(rule, 'minResult', path, checkResultRule)
  for (const field of ['rungs', 'roles']) {
    optional(rule, field, path, (value, where) => listOf(value, field, where, (one, at) => checkText(one, field, at)))
  }
  checkRequirement(rule, path)
}

/** What the ladder would refuse when it decides the rule: version ranges, decimals, frameworks. */
function checkRequirement({ match, minResult }: { readonly [key: string]: JsonValue }, path: string): void {
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
    throw invalid(field, expected, path + error.path)
  }
}

function checkFramework(value: JsonValue, path: string): void {
  const known =
    isJsonObject(value) &&
    (isAbsoluteUrl(value['uri']) || (typeof value['framework'] === 'string' && typeof value['code'] === 'string'))
  if (!known) throw invalid('alignedTo', 'objects with uri, or framework and code', path)
}

function checkResultRule(value: JsonValue, path: string): void {
  if (!isJsonObject(value) || Object.keys(value).length === 0) throw invalid('minResult', 'object', path)
  refuseUnknown(value, RESULT_FIELDS, path)
  for (const [field, member] of Object.entries(value)) checkText(member, field, pointer(path, field))
}

function checkDuration(value: JsonValue, path: string): void {
  if (parseDuration(value) === undefined) throw invalid('maxAge', 'ISO 8601 duration', path)
}

function checkUrl(value: JsonValue, path: string): void {
  if (!isAbsoluteUrl(value)) throw invalid('id', 'absolute URL', path)
}

function checkText(value: JsonValue, field: string, path: string): void {
  if (typeof value !== 'string' || value === '' || value.length > 4096) throw invalid(field, 'text', path)
}

function listOf(value: JsonValue | undefined, field: string, path: string, check: (item: JsonValue, path: string) => void): void {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_RULES) throw invalid(field, 'non-empty list', path)
  for (const [index, item] of value.entries()) check(item as JsonValue, pointer(path, index))
}

function optional(
  object: { readonly [key: string]: JsonValue },
  field: string,
  path: string,
  check: (value: JsonValue, path: string) => void,
): void {
  const value = object[field]
  if (value !== undefined) check(value, pointer(path, field))
}

function refuseUnknown(object: object, fields: readonly string[], path: string): void {
  for (const field of Object.keys(object)) {
    if (!fields.includes(field)) throw inputError('trust.policy_field_unknown', { field: field.slice(0, 64) }, path)
  }
}

function invalid(field: string, expected: string, path: string): Error {
  return inputError('trust.policy_invalid', { field, expected }, path)
}
