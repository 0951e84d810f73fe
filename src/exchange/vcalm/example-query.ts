import { asList, isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import { isCompactJws } from '../../securing/index.js'

/** What is asked of a credential (VCALM 1.0, query by example). */
export interface CredentialQuery {
  /** Why, for the person who is asked. */
  readonly reason?: string
  /** Members that the credential has; an empty text stands for any value. Contexts are not compared: types say what is meant. */
  readonly example?: JsonObject
  readonly acceptedIssuers?: readonly { readonly issuer: string }[]
  readonly acceptedCryptosuites?: readonly { readonly cryptosuite: string }[]
  readonly acceptedEnvelopes?: readonly { readonly mediaType: string }[]
}

/** One query. Those of the same group are all to be answered; of groups, and of queries without one, any is enough. */
export interface ExampleQuery {
  readonly type: 'QueryByExample'
  readonly credentialQuery: CredentialQuery
  readonly group?: string
}

/** A credential that may answer a query. */
export interface MatchableCredential {
  /** As it is handed over. */
  readonly credential: JsonObject | string
  /** What it says; of a credential that is a JSON object, itself. */
  readonly content: JsonObject
}

/** How many members and elements are compared for one query and credential. */
const MAX_COMPARED = 20_000

/**
 * Whether a credential answers a query by example: it has the members of the example, is by an accepted issuer, and secured in an accepted
 * way. What the query lists in a way that is not known here is not matched.
 *
 * @example
 * ```ts
 * import { matchesQuery } from 'rungs/exchange/vcalm'
 * const badge = { type: ['VerifiableCredential', 'OpenBadgeCredential'], credentialSubject: { achievement: { id: 'urn:a' } } }
 * const example = { type: ['OpenBadgeCredential'], credentialSubject: { achievement: { id: 'urn:a' } } }
 * matchesQuery({ example }, { credential: badge, content: badge }) // true
 * ```
 */
export function matchesQuery(query: CredentialQuery, { credential, content }: MatchableCredential): boolean {
  const { example, acceptedIssuers, acceptedCryptosuites, acceptedEnvelopes } = query
  const budget = { left: MAX_COMPARED }
  const { '@context': _contexts, ...members } = example ?? {}
  if (!hasMembers(members, content, budget)) return false
  const issuers = listOf(acceptedIssuers, 'issuer')
  if (issuers !== undefined && !issuers.includes(idOf(content['issuer']) ?? '')) return false
  if (acceptedCryptosuites === undefined && acceptedEnvelopes === undefined) return true
  if (typeof credential === 'string')
    return mediaTypesOf(credential).some((one) => listOf(acceptedEnvelopes, 'mediaType')?.includes(one))
  const suites = listOf(acceptedCryptosuites, 'cryptosuite')?.map(toSuiteName) ?? []
  return suitesOf(credential).some((one) => suites.includes(toSuiteName(one)))
}

/**
 * Which credentials answer which query, of a group that can be answered whole; `undefined` where there is none.
 */
export function matchQueries(
  queries: readonly ExampleQuery[],
  credentials: readonly MatchableCredential[],
): readonly { readonly query: CredentialQuery; readonly matches: readonly MatchableCredential[] }[] | undefined {
  const groups = new Map<string | symbol, ExampleQuery[]>()
  for (const query of queries) {
    const key = query.group ?? Symbol('alone')
    groups.set(key, [...(groups.get(key) ?? []), query])
  }
  for (const group of groups.values()) {
    const found = group.map(({ credentialQuery: query }) => ({
      query,
      matches: credentials.filter((one) => matchesQuery(query, one)),
    }))
    if (found.every(({ matches }) => matches.length > 0)) return found
  }
  return undefined
}

/** One name for what is spelt in several ways. */
export function toSuiteName(name: string): string {
  const lower = name.toLowerCase()
  return lower === 'ed25519signature2020' ? 'ed25519-2020' : lower
}

/** The named members of objects in a list that may also hold them bare; `undefined` where there is no list. */
export function listOf(list: unknown, member: string): readonly string[] | undefined {
  if (list === undefined) return undefined
  return asList(list as JsonValue).flatMap((one) => {
    const value = isJsonObject(one) ? one[member] : one
    return typeof value === 'string' ? [value] : []
  })
}

function hasMembers(example: JsonObject, content: JsonObject, budget: { left: number }): boolean {
  return Object.entries(example).every(
    ([member, wanted]) => Object.hasOwn(content, member) && hasValue(wanted, content[member] as JsonValue, budget),
  )
}

/** One value and a list of one are the same in JSON-LD. */
function hasValue(wanted: JsonValue, value: JsonValue, budget: { left: number }): boolean {
  if (wanted === '') return true
  return asList(wanted).every((one) => asList(value).some((other) => isLike(one, other, budget)))
}

function isLike(wanted: JsonValue, value: JsonValue, budget: { left: number }): boolean {
  if (--budget.left < 0) return false
  if (wanted === '') return true
  if (isJsonObject(wanted)) return isJsonObject(value) && hasMembers(wanted, value, budget)
  if (Array.isArray(wanted)) return Array.isArray(value) && hasValue(wanted, value, budget)
  return wanted === value
}

function idOf(value: unknown): string | undefined {
  const id = isJsonObject(value) ? value['id'] : value
  return typeof id === 'string' ? id : undefined
}

function suitesOf({ proof }: JsonObject): readonly string[] {
  return asList(proof ?? []).flatMap((one) => {
    const { type, cryptosuite } = isJsonObject(one) ? one : {}
    return [cryptosuite, type].filter((name) => typeof name === 'string')
  })
}

function mediaTypesOf(token: string): readonly string[] {
  if (token.includes('~')) return ['application/vc+sd-jwt', 'application/dc+sd-jwt']
  return isCompactJws(token) ? ['application/vc+jwt', 'application/jwt'] : []
}
