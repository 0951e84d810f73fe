import {
  deepFreeze,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  operationError,
  pointer,
} from '../../core/index.js'
import { toCredential } from '../jose/claims.js'
import { type ReadDisclosure, readDisclosure } from './disclosure.js'
import { checkDisclosureTexts } from './text.js'

/** A disclosure where it belongs. */
export interface PlacedDisclosure {
  readonly text: string
  /** JSON pointer, in the reconstructed payload, of what it discloses. */
  readonly path: string
}

/** A payload with what its disclosures show. */
export interface Reconstruction {
  /** Without `_sd`, `...` and `_sd_alg`: the Processed SD-JWT Payload of RFC 9901 section 7.1. */
  readonly payload: JsonObject
  readonly placed: readonly PlacedDisclosure[]
  /** Digests without a disclosure: hidden parts, and decoys of the issuer. */
  readonly hidden: number
}

const MAX_DEPTH = 64

/** Names that carry digests, and so can name no claim (RFC 9901 sections 4.1 and 4.2.1), and one that JavaScript takes for its own. */
export const RESERVED_NAMES: readonly string[] = ['_sd', '...', '_sd_alg', '__proto__']

/**
 * Registered claims that are never in a disclosure, at the top of the payload (SD-JWT VC, "Registered JWT Claims"): whether
 * a token is still good must not depend on what its holder shows (RFC 9901 section 9.7).
 */
export const NEVER_DISCLOSED: readonly string[] = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status', 'aud']

/**
 * Puts the disclosures of an issuer-signed payload where their digests are (RFC 9901 section 7.1, steps 3 to 5): each is used,
 * each digest stands in one place, no name is taken twice. Whether the token is signed is another question.
 *
 * @throws RungsError `proof.sd_alg_unsupported` (kind `operation`), `proof.disclosure_malformed`, `proof.disclosure_repeated`,
 * `proof.disclosure_unused`, `proof.disclosure_name_forbidden`, `proof.disclosure_name_taken`, `proof.disclosures_too_many`,
 * `proof.member_invalid`, `core.json_too_deep`, `core.input_too_large`
 */
export function reconstruct(payload: JsonObject, texts: readonly string[]): Reconstruction {
  checkHash(payload['_sd_alg'])
  checkDisclosureTexts(texts)
  const byDigest = new Map<string, ReadDisclosure>()
  for (const text of texts) {
    const one = readDisclosure(text)
    if (byDigest.has(one.digest)) throw inputError('proof.disclosure_repeated', {})
    byDigest.set(one.digest, one)
  }
  const seen = new Set<string>()
  const placed: PlacedDisclosure[] = []
  let hidden = 0

  const take = (digest: string): ReadDisclosure | undefined => {
    if (seen.has(digest)) throw inputError('proof.disclosure_repeated', {})
    seen.add(digest)
    const one = byDigest.get(digest)
    if (one === undefined) hidden++
    return one
  }
  const open = (value: JsonValue, path: string, depth: number): JsonValue => {
    if (typeof value !== 'object' || value === null) return value
    if (depth >= MAX_DEPTH) throw inputError('core.json_too_deep', { limit: MAX_DEPTH })
    return isJsonObject(value) ? openObject(value, path, depth) : openArray(value, path, depth)
  }
  const openArray = (items: readonly JsonValue[], path: string, depth: number): JsonValue => {
    const shown: JsonValue[] = []
    for (const item of items) {
      const at = pointer(path, shown.length)
      const digest = elementDigest(item)
      if (digest === undefined) {
        shown.push(open(item, at, depth + 1))
        continue
      }
      const one = take(digest)
      if (one === undefined) continue
      if (one.name !== undefined) throw inputError('proof.disclosure_malformed', { expected: 'salt and value for an element' })
      placed.push({ text: one.text, path: at })
      shown.push(open(one.value, at, depth + 1))
    }
    return shown
  }
  const openObject = (object: JsonObject, path: string, depth: number): JsonObject => {
    const shown: Record<string, JsonValue> = {}
    for (const name of Object.keys(object)) {
      if (name === '_sd' || (name === '_sd_alg' && path === '')) continue
      checkName(name)
      shown[name] = open(object[name] as JsonValue, pointer(path, name), depth + 1)
    }
    for (const digest of memberDigests(object['_sd'])) {
      const one = take(digest)
      if (one === undefined) continue
      if (one.name === undefined)
        throw inputError('proof.disclosure_malformed', { expected: 'salt, name and value for a member' })
      checkName(one.name)
      if (path === '' && NEVER_DISCLOSED.includes(one.name)) throw forbidden(one.name)
      if (Object.hasOwn(shown, one.name)) throw inputError('proof.disclosure_name_taken', { name: shortened(one.name) })
      const at = pointer(path, one.name)
      placed.push({ text: one.text, path: at })
      shown[one.name] = open(one.value, at, depth + 1)
    }
    return shown
  }

  const whole = deepFreeze(openObject(payload, '', 0))
  if (placed.length < texts.length) throw inputError('proof.disclosure_unused', {})
  return { payload: whole, placed, hidden }
}

/** The credential of a reconstructed payload: without the claims that the token has beside it. */
export function withoutTokenClaims(payload: JsonObject): JsonObject {
  const { cnf: _cnf, ...credential } = toCredential(payload)
  return deepFreeze(credential)
}

/** SHA-256 alone, also where nothing is said (RFC 9901 section 4.1.1); by any other hash the digests cannot be checked here. */
function checkHash(alg: JsonValue | undefined): void {
  if (alg === undefined || alg === 'sha-256') return
  if (typeof alg !== 'string') throw inputError('proof.member_invalid', { member: '_sd_alg', expected: 'text' })
  throw operationError('proof.sd_alg_unsupported', { alg: alg.slice(0, 32) })
}

/** Cut by code points: half of a surrogate pair must not leave by way of a message. */
function shortened(name: string): string {
  return Array.from(name.slice(0, 128)).slice(0, 64).join('')
}

function checkName(name: string): void {
  if (RESERVED_NAMES.includes(name)) throw forbidden(name)
}

function forbidden(name: string): Error {
  return inputError('proof.disclosure_name_forbidden', { name })
}

/** The digest that stands for an array element: an object whose one member is `...` (RFC 9901 section 4.2.4.2). */
function elementDigest(item: JsonValue): string | undefined {
  if (!isJsonObject(item) || !Object.hasOwn(item, '...')) return undefined
  const digest = item['...']
  if (Object.keys(item).length > 1 || typeof digest !== 'string') {
    throw inputError('proof.member_invalid', { member: '...', expected: 'one digest and nothing beside it' })
  }
  return digest
}

function memberDigests(list: JsonValue | undefined): readonly string[] {
  if (list === undefined) return []
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) {
    throw inputError('proof.member_invalid', { member: '_sd', expected: 'list of digests' })
  }
  return list as readonly string[]
}
