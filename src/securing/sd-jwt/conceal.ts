import { inputError, isJsonObject, type JsonObject, type JsonValue, pointer } from '../../core/index.js'
import { isResult } from '../result-unit.js'
import { digestOf, encodeDisclosure } from './disclosure.js'
import { NEVER_DISCLOSED, RESERVED_NAMES } from './reconstruct.js'

/** Whether the holder may leave out what stands at a JSON pointer. */
export type IsDisclosable = (path: string, value: JsonValue) => boolean

/** A payload with digests, and the disclosures of what they stand for. */
export interface Concealed {
  readonly payload: JsonObject
  readonly disclosures: readonly string[]
}

/**
 * What is always shown, with all that lies below it. What a verifier needs to check the credential: `@context`, `type`,
 * `credentialStatus`, `credentialSchema`, `relatedResource` (VC-JOSE-COSE section 3.2.1), and for the same reason the other
 * members that a check of ours or a term of use reads; what limits its validity (RFC 9901 section 9.7); and the registered
 * claims of SD-JWT VC.
 */
const ALWAYS_SHOWN: readonly string[] = [
  '@context',
  'type',
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSchema',
  'relatedResource',
  'refreshService',
  'termsOfUse',
  'proof',
  ...NEVER_DISCLOSED,
]

/** What is shown although its members may be hidden: without a subject it is no credential (VCDM 2.0 section 4.8). */
const SHOWN_ITSELF = /^\/credentialSubject(\/\d+)?$/

/** Whether what a pointer names is always shown. What an object is (`type`, `@context`) is shown wherever the object is. */
export function isAlwaysShown(path: string): boolean {
  const [first = '', ...rest] = path.slice(1).split('/')
  if (path === '' || ALWAYS_SHOWN.includes(first) || SHOWN_ITSELF.test(path)) return true
  return rest.some((part) => part === 'type' || part === '@context')
}

/**
 * Replaces what may be hidden by digests, from the inside out, so that a hidden object can have hidden members
 * (RFC 9901 sections 4.2.4 and 4.2.6). Digests are sorted: their order must not tell that of the members.
 *
 * @throws RungsError `securing.claim_reserved`
 */
export function conceal(document: JsonObject, isDisclosable: IsDisclosable, random: (length: number) => Uint8Array): Concealed {
  const disclosures: string[] = []
  const mayHide = (path: string, value: JsonValue): boolean => !isAlwaysShown(path) && isDisclosable(path, value)
  const disclose = (text: string): string => {
    disclosures.push(text)
    return digestOf(text)
  }
  const within = (value: JsonValue, path: string, whole: boolean): JsonValue => {
    if (typeof value !== 'object' || value === null) return value
    const inWhole = whole || isResult(value, path)
    return isJsonObject(value) ? withinObject(value, path, inWhole) : withinArray(value, path, inWhole)
  }
  const withinArray = (items: readonly JsonValue[], path: string, whole: boolean): JsonValue =>
    items.map((item, index) => {
      const at = pointer(path, index)
      const inner = within(item, at, whole)
      return !whole && mayHide(at, item) ? { '...': disclose(encodeDisclosure(random, inner)) } : inner
    })
  const withinObject = (object: JsonObject, path: string, whole: boolean): JsonObject => {
    const shown: Record<string, JsonValue> = {}
    const digests: string[] = []
    for (const [name, value] of Object.entries(object)) {
      const at = pointer(path, name)
      if (RESERVED_NAMES.includes(name)) throw inputError('securing.claim_reserved', { claim: name }, at)
      const inner = within(value, at, whole)
      if (!whole && mayHide(at, value)) digests.push(disclose(encodeDisclosure(random, name, inner)))
      else shown[name] = inner
    }
    return digests.length === 0 ? shown : { ...shown, _sd: digests.sort() }
  }
  const payload = withinObject(document, '', false)
  return { payload: { ...payload, _sd_alg: 'sha-256' }, disclosures }
}
