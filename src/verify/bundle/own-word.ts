import { isJsonObject, isRungsError, type JsonObject, parseDateTime } from '../../core/index.js'
import { issuerIdOf, toCredential, typesOf } from '../../securing/index.js'
import { readInput } from '../read-input.js'

/** What a signed document says of itself; whether its signature is right is for the check that uses it. */
export interface OwnWord {
  readonly id: string | undefined
  readonly issuer: string | undefined
  readonly types: readonly string[]
  readonly isStatusList: boolean
  /** When it was made, milliseconds. */
  readonly madeMs: number | undefined
  /** When it ends by its own word, milliseconds. */
  readonly untilMs: number | undefined
  /** For how long it may be used before asking again, milliseconds. */
  readonly ttlMs: number | undefined
}

const LIST_TYPES: readonly string[] = ['BitstringStatusListCredential', 'StatusList2021Credential']
const LIMITS = { maxValues: 20_000 }

/** Reads a credential with a proof, a token, or a status list token (Token Status List section 5.1); `undefined` for anything else. */
export function ownWordOf(bytes: Uint8Array): OwnWord | undefined {
  try {
    const read = readInput(bytes, LIMITS, 'EnvelopedVerifiableCredential')
    if (read.form === 'embedded') return read.document['proof'] === undefined ? undefined : wordOf(read.document, {})
    return wordOf(toCredential(read.payload), read.payload, read.header['typ'])
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** The credential's own issuer, as it claims. */
export function claimedIssuer(credential: JsonObject | string): string | undefined {
  try {
    const read = readInput(credential, {}, 'EnvelopedVerifiableCredential')
    if (read.form === 'embedded') return issuerIdOf(read.document)
    return issuerOf(toCredential(read.payload), read.payload)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

function wordOf(content: JsonObject, claims: JsonObject, typ?: unknown): OwnWord {
  const inner = isJsonObject(claims['vc']) ? claims['vc'] : content
  const { credentialSubject: subject } = inner
  const isToken = typ === 'statuslist+jwt'
  const made = epochOf(inner['validFrom'] ?? inner['issuanceDate'])
  const until = epochOf(inner['validUntil'] ?? inner['expirationDate'])
  const types = typesOf(inner)
  return {
    id: textOf(isToken ? claims['sub'] : (inner['id'] ?? claims['jti'])),
    issuer: issuerOf(inner, claims),
    types,
    isStatusList: isToken || types.some((type) => LIST_TYPES.includes(type)),
    madeMs: made ?? seconds(claims['iat']) ?? seconds(claims['nbf']),
    untilMs: until ?? seconds(claims['exp']),
    // In milliseconds in a Bitstring Status List (section 2.2), in seconds in a Token Status List.
    ttlMs: isToken ? seconds(claims['ttl']) : isJsonObject(subject) ? numberOf(subject['ttl']) : undefined,
  }
}

function issuerOf(content: JsonObject, claims: JsonObject): string | undefined {
  return issuerIdOf(content) ?? textOf(claims['iss'])
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}

function seconds(value: unknown): number | undefined {
  const number = numberOf(value)
  return number === undefined ? undefined : number * 1000
}

function epochOf(value: unknown): number | undefined {
  return parseDateTime(value)?.epochMs
}
