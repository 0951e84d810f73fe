import {
  copyJson,
  deepFreeze,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  pointer,
} from '../../../core/index.js'
import type { ClaimsPathStep, DcqlClaimsQuery, DcqlCredentialQuery, DcqlCredentialSetQuery, DcqlQuery } from './query.js'

/** How much of a query is looked at: more than anybody asks for, and little enough to be answered at once. */
const MAX_BYTES = 65_536
const MAX_CREDENTIALS = 32
const MAX_SETS = 16
const MAX_OPTIONS = 32
const MAX_CLAIMS = 64
const MAX_STEPS = 24
const MAX_VALUES = 64
const MAX_TEXT = 2048
const ID = /^[A-Za-z0-9_-]{1,128}$/
const W3C_FORMATS: readonly string[] = ['ldp_vc', 'jwt_vc_json']

/**
 * Reads a DCQL query, from JSON or its text, by OpenID4VP 1.0 section 6: what must be there is there, ids are unique and lead somewhere, and
 * nothing is larger than a bound. Members that the specification does not know are left out.
 *
 * @throws RungsError `exchange.member_invalid` with a pointer into the query, and those of reading JSON
 * @example
 * ```ts
 * import { parseDcqlQuery } from 'rungs/exchange/oid4vp'
 * parseDcqlQuery({ credentials: [{ id: 'badge', format: 'ldp_vc', meta: { type_values: [['https://example.org/#Badge']] } }] })
 * ```
 */
export function parseDcqlQuery(input: unknown): DcqlQuery {
  const bounds = { maxBytes: MAX_BYTES, maxDepth: 16, maxValues: 10_000 }
  const value = typeof input === 'string' ? parseJson(input, bounds) : copyJson(input, bounds)
  const query = objectAt(value, '')
  const credentials = listAt(query['credentials'], '/credentials', MAX_CREDENTIALS, readCredential)
  requireUnique(credentials, '/credentials')
  const known = new Set(credentials.map(({ id }) => id))
  const sets = optional(query['credential_sets'], (given) =>
    listAt(given, '/credential_sets', MAX_SETS, (one, at) => readSet(one, at, known)),
  )
  return deepFreeze({ credentials, ...(sets !== undefined && { credential_sets: sets }) })
}

function readCredential(value: JsonValue, at: string): DcqlCredentialQuery {
  const one = objectAt(value, at)
  const id = idAt(one['id'], `${at}/id`)
  const format = textAt(one['format'], `${at}/format`)
  const meta = readMeta(objectAt(one['meta'] as JsonValue, `${at}/meta`), format, `${at}/meta`)
  const multiple = booleanAt(one['multiple'], `${at}/multiple`)
  const bound = booleanAt(one['require_cryptographic_holder_binding'], `${at}/require_cryptographic_holder_binding`)
  const authorities = optional(one['trusted_authorities'], (given) =>
    listAt(given, `${at}/trusted_authorities`, MAX_VALUES, (authority, place) => {
      const { type, values } = objectAt(authority, place)
      return { type: textAt(type, `${place}/type`), values: listAt(values, `${place}/values`, MAX_VALUES, textAt) }
    }),
  )
  const claims = optional(one['claims'], (given) => listAt(given, `${at}/claims`, MAX_CLAIMS, readClaim))
  requireUnique(claims ?? [], `${at}/claims`)
  const claimIds = new Set(claims?.map((claim) => claim.id))
  const sets = optional(one['claim_sets'], (given) => {
    if (claims === undefined) throw wrong(`${at}/claims`, 'array')
    for (const [index, claim] of claims.entries()) if (claim.id === undefined) throw wrong(`${at}/claims/${index}/id`, 'text')
    return listAt(given, `${at}/claim_sets`, MAX_OPTIONS, (set, place) => knownIdsAt(set, place, MAX_CLAIMS, claimIds))
  })
  return {
    id,
    format,
    meta,
    ...(multiple !== undefined && { multiple }),
    ...(authorities !== undefined && { trusted_authorities: authorities }),
    ...(bound !== undefined && { require_cryptographic_holder_binding: bound }),
    ...(claims !== undefined && { claims }),
    ...(sets !== undefined && { claim_sets: sets }),
  }
}

/** Without members there is no constraint (section 6.1); of other formats than are answered here nothing is read. */
function readMeta(meta: JsonObject, format: string, at: string): DcqlCredentialQuery['meta'] {
  const { type_values: types, vct_values: vcts } = meta
  if (W3C_FORMATS.includes(format) && types !== undefined) {
    const texts = (one: JsonValue, place: string): readonly string[] => listAt(one, place, MAX_VALUES, textAt)
    return { type_values: listAt(types, `${at}/type_values`, MAX_OPTIONS, texts) }
  }
  if (format === 'dc+sd-jwt' && vcts !== undefined) return { vct_values: listAt(vcts, `${at}/vct_values`, MAX_VALUES, textAt) }
  return {}
}

function readClaim(value: JsonValue, at: string): DcqlClaimsQuery {
  const { id, path, values } = objectAt(value, at)
  const named = optional(id, (given) => idAt(given, `${at}/id`))
  const matched = optional(values, (given) =>
    listAt(given, `${at}/values`, MAX_VALUES, (one, place) => {
      const isValue = typeof one === 'boolean' || Number.isSafeInteger(one) || isText(one)
      if (!isValue) throw wrong(place, 'text')
      return one as string | number | boolean
    }),
  )
  return {
    ...(named !== undefined && { id: named }),
    path: listAt(path, `${at}/path`, MAX_STEPS, readStep),
    ...(matched !== undefined && { values: matched }),
  }
}

function readStep(step: JsonValue, at: string): ClaimsPathStep {
  const isIndex = Number.isSafeInteger(step) && (step as number) >= 0
  if (step !== null && !isIndex && !isText(step)) throw wrong(at, 'text')
  return step as ClaimsPathStep
}

function readSet(value: JsonValue, at: string, known: ReadonlySet<string>): DcqlCredentialSetQuery {
  const { options, required } = objectAt(value, at)
  const isRequired = booleanAt(required, `${at}/required`)
  return {
    options: listAt(options, `${at}/options`, MAX_OPTIONS, (one, place) => knownIdsAt(one, place, MAX_CREDENTIALS, known)),
    ...(isRequired !== undefined && { required: isRequired }),
  }
}

function knownIdsAt(value: JsonValue, at: string, limit: number, known: ReadonlySet<unknown>): readonly string[] {
  return listAt(value, at, limit, (one, place) => {
    if (typeof one !== 'string' || !known.has(one)) throw wrong(place, 'id')
    return one
  })
}

function requireUnique(list: readonly { readonly id?: string }[], at: string): void {
  const seen = new Set<string>()
  for (const [index, { id }] of list.entries()) {
    if (id === undefined) continue
    if (seen.has(id)) throw wrong(`${at}/${index}/id`, 'id')
    seen.add(id)
  }
}

function optional<T>(value: JsonValue | undefined, read: (value: JsonValue) => T): T | undefined {
  return value === undefined ? undefined : read(value)
}

/** A list that is never empty, as every one of the language. */
function listAt<T>(
  value: JsonValue | undefined,
  at: string,
  limit: number,
  read: (one: JsonValue, at: string) => T,
): readonly T[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > limit) throw wrong(at, 'array')
  return value.map((one: JsonValue, index) => read(one, pointer(at, index)))
}

function objectAt(value: JsonValue | undefined, at: string): JsonObject {
  if (!isJsonObject(value)) throw wrong(at, 'object')
  return value
}

function textAt(value: JsonValue | undefined, at: string): string {
  if (!isText(value) || value === '') throw wrong(at, 'text')
  return value
}

function idAt(value: JsonValue | undefined, at: string): string {
  // Under this name no JSON is read here.
  if (typeof value !== 'string' || !ID.test(value) || value === '__proto__') throw wrong(at, 'id')
  return value
}

function booleanAt(value: JsonValue | undefined, at: string): boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean') throw wrong(at, 'boolean')
  return value
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT
}

function wrong(at: string, expected: string): Error {
  return inputError('exchange.member_invalid', { member: `dcql_query${at}`, expected })
}
