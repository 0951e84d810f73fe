import { checkOptions, deepFreeze, inputError, isAbsoluteUrl, parseDateTime, pointer, usageError } from '../core/index.js'
import { algorithmOfJwk, encodeMultikey, type PublicJwk, parsePublicJwk, toMethodId } from '../keys/index.js'
import { MAX_METHODS } from './controller-document.js'
import { JWK_CONTEXT } from './did-jwk.js'
import { MULTIKEY_CONTEXT } from './did-key.js'
import { didWebToUrl } from './did-web.js'
import type { ControllerDocument, MethodEntry } from './types.js'

/** What a published document says. */
export interface BuildDidDocumentOptions {
  /** A did:web, or the https URL at which the document will be served, without a fragment. */
  readonly did: string
  readonly keys: readonly DidDocumentKey[]
}

/** One key of a published document. */
export interface DidDocumentKey {
  readonly publicJwk: PublicJwk
  /** The method's URL, or its fragment with `#`. Default: that of `toMethodId`. */
  readonly id?: string
  /**
   * From when on the key must not be relied on, a date-time with an offset. What it signed before goes on verifying for those
   * who accept retired keys; to prove control now, the key is no longer listed. Default: it is in use.
   */
  readonly revoked?: string
  /** After when the key must not be relied on, a date-time with an offset: known beforehand, unlike `revoked`. Default: never. */
  readonly expires?: string
}

/**
 * The document that an issuer publishes for a did:web or at its own https URL: each key for signing credentials
 * (`assertionMethod`) and for proving control (`authentication`), as a Multikey where its type has that form, else as a
 * JsonWebKey. A private member is refused (CID 1.0 sections 2.1 and 2.2.3). A key that was retired stays in the document, with
 * the date (section 2.2): without it, nothing that it signed could be verified.
 *
 * @throws RungsError `did.invalid`, `did.method_unsupported`, `did.document_invalid`, `keys.private_member`,
 * `keys.type_unsupported`, `keys.jwk_invalid`, `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { buildDidDocument } from 'rungs/did'
 * const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: 'VCpo2LMLhn6iWku8MKvSLg2ZAoC-nlOyPVQaO3FxVeQ' } as const
 * const document = buildDidDocument({ did: 'did:web:courier.example', keys: [{ publicJwk }] })
 * ```
 */
export function buildDidDocument(options: BuildDidDocumentOptions): ControllerDocument {
  checkOptions(options, ['did', 'keys'], 'buildDidDocument')
  const { did, keys } = options
  checkController(did)
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MAX_METHODS) {
    throw usageError('core.option_invalid', { option: 'keys', expected: `array of 1 to ${MAX_METHODS} keys` })
  }
  const methods = (keys as readonly DidDocumentKey[]).map((key, index) => toMethod(key, did, pointer('/keys', index)))
  const ids = methods.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (twice !== -1) throw inputError('did.document_invalid', { reason: 'method_duplicate' }, pointer('/keys', twice))
  const types = new Set(methods.map(({ type }) => type))
  return deepFreeze({
    '@context': [
      'https://www.w3.org/ns/did/v1',
      ...(types.has('Multikey') ? [MULTIKEY_CONTEXT] : []),
      ...(types.has('JsonWebKey') ? [JWK_CONTEXT] : []),
    ],
    id: did,
    verificationMethod: methods,
    authentication: methods.filter(({ revoked }) => revoked === undefined).map(({ id }) => id),
    assertionMethod: ids,
  })
}

function checkController(did: unknown): void {
  if (typeof did === 'string' && did.startsWith('did:web:')) didWebToUrl(did)
  else if (typeof did === 'string' && did.startsWith('did:'))
    throw inputError('did.method_unsupported', { method: methodName(did) }, '/did')
  else if (!isHttpsUrl(did) || did.includes('#')) throw inputError('did.invalid', { method: 'https', reason: 'syntax' }, '/did')
}

function toMethod(key: DidDocumentKey, did: string, path: string): MethodEntry {
  checkOptions(key, ['publicJwk', 'id', 'revoked', 'expires'], 'keys')
  const jwk = parsePublicJwk(key.publicJwk, `${path}/publicJwk`)
  const id = methodId(key.id ?? toMethodId(jwk, did), did, path)
  const dates: { revoked?: string; expires?: string } = {}
  for (const member of ['revoked', 'expires'] as const) {
    const date = key[member]
    if (date === undefined) continue
    if (parseDateTime(date)?.hasOffset !== true)
      throw inputError('did.document_invalid', { reason: 'method_form' }, `${path}/${member}`)
    dates[member] = date
  }
  return algorithmOfJwk(jwk).multicodec === undefined
    ? { id, type: 'JsonWebKey', controller: did, publicKeyJwk: { ...jwk }, ...dates }
    : { id, type: 'Multikey', controller: did, publicKeyMultibase: encodeMultikey(jwk), ...dates }
}

function methodId(wanted: unknown, did: string, path: string): string {
  const id = typeof wanted === 'string' && wanted.startsWith('#') ? `${did}${wanted}` : wanted
  const fragment = isAbsoluteUrl(id) && id.startsWith(`${did}#`) ? id.slice(did.length + 1) : ''
  if (fragment === '' || fragment.includes('#')) throw inputError('did.document_invalid', { reason: 'method_form' }, `${path}/id`)
  return id as string
}

/** Whether a text is an https URL as a controller's id is written. */
export function isHttpsUrl(text: unknown): text is string {
  return isAbsoluteUrl(text) && text.startsWith('https://') && URL.canParse(text)
}

/** The method of a DID, or the scheme of another URL, short enough for a message. */
export function methodName(url: string): string {
  return (/^(?:did:)?([a-z0-9+.-]{1,32}):/i.exec(url)?.[1] ?? 'unknown').toLowerCase()
}
