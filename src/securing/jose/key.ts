import {
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  operationError,
  type Problem,
  typeName,
} from '../../core/index.js'
import { resolveJwk, resolveMethod, type VerificationMethod } from '../../did/index.js'
import {
  algorithmOfJwk,
  algorithmOfJws,
  isSameKey,
  type KeyAlgorithm,
  type PublicJwk,
  parsePublicJwk,
  takesKey,
} from '../../keys/index.js'
import type { OpenOptions } from '../mechanism.js'
import { checkMethodDates } from '../method.js'
import { shortMediaType } from './jws.js'

/** The key that a token is signed with, and how it is known. */
export interface TokenKey {
  readonly publicJwk: PublicJwk
  readonly verificationMethod?: string
  /** Absent for a key that only the token's own header gives: it proves integrity and nothing about the issuer. */
  readonly controller?: string
  /** What there is to know about the key that does not make it wrong. */
  readonly warnings: readonly Problem[]
}

const KNOWN_HEADER_MEMBERS: readonly string[] = ['alg', 'kid', 'jwk', 'typ', 'cty']

/** What is never right: no signature at all, and secrets that two share (RFC 8725 section 2.1). Any other name may be of a good one. */
const NEVER = /^(none|hs\d*)?$/i

/** What asks for extensions, or says that the payload is to be read otherwise (RFC 7515 section 4.1.11, RFC 7797 section 3, RFC 7516 section 4.1.3). */
const FORBIDDEN_HEADER_MEMBERS: readonly string[] = ['crit', 'b64', 'zip']

/**
 * Where a key is looked for that the header does not say outright: nowhere, or among those that the issuer's or holder's
 * controller document lists (VC-JOSE-COSE section 4; VCDM 1.1 section 6.3.1 leaves it open).
 */
export type KeyDiscovery = 'header' | 'controller'

/**
 * Checks a token's header: a known algorithm (never `none`), nothing critical that is not understood
 * (RFC 7515 section 4.1.11), no payload of another encoding or compressed, and one of the types, which are short and in lower case.
 *
 * @throws RungsError `proof.header_unsupported`, `proof.alg_unsupported` (`operation` where the signature may well be right)
 */
export function checkHeader(header: JsonObject, types: readonly (string | undefined)[]): KeyAlgorithm {
  const forbidden = FORBIDDEN_HEADER_MEMBERS.find((member) => header[member] !== undefined)
  if (forbidden !== undefined) throw inputError('proof.header_unsupported', { member: forbidden })
  const { alg, typ } = header
  if (!types.includes(typ === undefined ? typ : (shortMediaType(typ) ?? '')))
    throw inputError('proof.header_unsupported', { member: 'typ' })
  const algorithm = algorithmOfJws(alg)
  if (algorithm !== undefined) return algorithm
  const name = typeof alg === 'string' ? alg.slice(0, 32) : typeName(alg)
  throw (name === alg && !NEVER.test(alg) ? operationError : inputError)('proof.alg_unsupported', { alg: name })
}

/** Header members that OB 3.0 section 8.2.3 does not list: none of them is followed. */
export function unknownHeaderMembers(header: JsonObject): string[] {
  return Object.keys(header).filter((member) => !KNOWN_HEADER_MEMBERS.includes(member))
}

/**
 * Finds the token's key: `kid` where it can be dereferenced, else `jwk` (OB 3.0 section 8.2.6), else what the controller
 * lists, if it may be asked; a key of the caller's before all. When `kid` and `jwk` are given they must be the same key. `x5c`,
 * `jku` and the like are never followed.
 *
 * @throws RungsError `proof.key_missing`, `proof.key_conflict`, `proof.alg_mismatch`, and those of resolving a method
 */
export async function findTokenKey(
  header: JsonObject,
  owner: string,
  algorithm: KeyAlgorithm,
  options: OpenOptions,
  { discovery, created }: { readonly discovery: KeyDiscovery; readonly created: string | undefined },
): Promise<TokenKey> {
  const embedded = header['jwk'] === undefined ? undefined : parsePublicJwk(header['jwk'], '/jwk')
  const { tokenKey: given } = options
  const methodUrl = methodUrlOf(header['kid'], owner)
  if (given === undefined && methodUrl === undefined && embedded === undefined && discovery === 'header') {
    // A `kid` that is only a hint may mean a good key, which cannot be found from here.
    throw typeof header['kid'] === 'string' ? operationError('proof.key_missing', {}) : inputError('proof.key_missing', {})
  }
  const key: TokenKey =
    given !== undefined
      ? { publicJwk: given, warnings: [] }
      : methodUrl === undefined
        ? embedded === undefined
          ? await discoverKey(header['kid'], owner, algorithm, options, created)
          : { publicJwk: embedded, warnings: [] }
        : await resolveKid(methodUrl, options, created)
  if (embedded !== undefined && !isSameKey(embedded, key.publicJwk)) throw inputError('proof.key_conflict', {})
  if (!takesKey(algorithm, key.publicJwk))
    throw inputError('proof.alg_mismatch', { alg: algorithm.jws, key: algorithmOfJwk(key.publicJwk).name })
  return key
}

async function resolveKid(url: string, options: OpenOptions, created: string | undefined): Promise<TokenKey> {
  const { resolver, purpose = 'assertionMethod' } = options
  const isMethod = url.startsWith('did:') || url.includes('#')
  return keyOf(await (isMethod ? resolveMethod(resolver, url, purpose) : resolveJwk(resolver, url)), options, created)
}

async function discoverKey(
  kid: unknown,
  owner: string,
  algorithm: KeyAlgorithm,
  options: OpenOptions,
  created: string | undefined,
): Promise<TokenKey> {
  if (kid !== undefined && typeof kid !== 'string') throw inputError('proof.key_missing', {})
  // Few tokens leave their key to be found, and thumbprints need hashing, which not every platform has at hand.
  const { findListedMethod } = await import('./listed-key.js')
  return keyOf(await findListedMethod(kid, owner, algorithm, options), options, created)
}

function keyOf(method: VerificationMethod, options: OpenOptions, created: string | undefined): TokenKey {
  const warnings = checkMethodDates(method, options, created)
  return { publicJwk: method.publicJwk, controller: method.controller, verificationMethod: method.id, warnings }
}

/** An absolute URL, or a fragment of the owner's DID (VC-JOSE-COSE section 4.1.1); any other `kid` is only a hint. */
export function methodUrlOf(kid: unknown, owner: string): string | undefined {
  if (typeof kid !== 'string') return undefined
  if (kid.startsWith('#') && owner.startsWith('did:')) return owner + kid
  return isAbsoluteUrl(kid) && !kid.startsWith('urn:') ? kid : undefined
}

/** The issuer's id, from a URL or an object. */
export function issuerIdOf(credential: JsonObject): string | undefined {
  return idOf(credential['issuer'])
}

/** The holder's id, from a URL or an object. */
export function holderIdOf(presentation: JsonObject): string | undefined {
  return idOf(presentation['holder'])
}

function idOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value
  return isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] : undefined
}
