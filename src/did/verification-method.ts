import { deepFreeze, inputError, isAbsoluteUrl, isRungsError, operationError } from '../core/index.js'
import { type PublicJwk, parsePublicJwk } from '../keys/index.js'
import { isMethodListed, materialOf, relationships } from './controller-document.js'
import { methodName } from './did-document.js'
import type { ControllerResolver } from './resolver.js'
import type { ControllerDocument, MethodEntry, Relationship, VerificationMethod } from './types.js'

/** Keys read before, by the frozen entry they were read from: the same entry always gives the same key object. */
const readMethods: WeakMap<MethodEntry, VerificationMethod> = /* @__PURE__ */ new WeakMap()

/**
 * Finds the key that a verification method URL names, and makes sure that its controller allows it for a purpose
 * (CID 1.0 section 3.3). The key always comes from the controller's document, never from the URL's own fragment.
 * A did:key or did:jwk without a fragment names its only method.
 *
 * @throws RungsError `did.invalid`, `did.method_not_found`, `did.controller_mismatch`, `did.method_not_authorised`,
 * `did.document_invalid`, `keys.multikey_invalid`, `keys.jwk_invalid`, `core.encoding_invalid` (`input`: checked and wrong);
 * `did.key_type_unsupported`, `did.method_unsupported`, `did.offline` and the net's (`operation`: could not check)
 * @example
 * ```ts
 * import { createControllerResolver, resolveMethod } from 'rungs/did'
 * const did = 'did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
 * const { publicJwk } = await resolveMethod(createControllerResolver(), did, 'assertionMethod')
 * ```
 */
export async function resolveMethod(
  resolver: ControllerResolver,
  methodUrl: string,
  relationship: 'assertionMethod' | 'authentication',
): Promise<VerificationMethod> {
  const entry = await resolveMethodEntry(resolver, methodUrl, relationship)
  return readMethods.get(entry) ?? readMethod(entry)
}

/**
 * {@link resolveMethod} up to the entry in the controller's document, for keys of kinds that are read elsewhere.
 *
 * @throws RungsError as {@link resolveMethod}, but for what the key itself raises
 */
export async function resolveMethodEntry(
  resolver: Pick<ControllerResolver, 'resolve'>,
  methodUrl: string,
  relationship: 'assertionMethod' | 'authentication',
): Promise<MethodEntry> {
  if (!isAbsoluteUrl(methodUrl)) throw inputError('did.invalid', { method: 'unknown', reason: 'syntax' })
  const hash = methodUrl.indexOf('#')
  const documentUrl = hash === -1 ? methodUrl : methodUrl.slice(0, hash)
  const selfContained = documentUrl.startsWith('did:key:') || documentUrl.startsWith('did:jwk:')
  if (hash === -1 && !selfContained) throw inputError('did.method_not_found', {})
  if (methodUrl.lastIndexOf('#') !== hash) {
    throw inputError('did.invalid', { method: methodName(methodUrl), reason: 'syntax' })
  }

  const document = await resolver.resolve(documentUrl)
  if (document.id !== documentUrl) throw operationError('did.document_invalid', { reason: 'id_mismatch' }, { path: '/id' })
  const entry = hash === -1 ? onlyMethod(document) : findMethod(document, methodUrl)
  if (entry === undefined) throw inputError('did.method_not_found', {})
  if (entry.controller !== document.id) throw inputError('did.controller_mismatch', {})
  if (!isMethodListed(document, entry.id, relationship)) throw inputError('did.method_not_authorised', { relationship })
  return entry
}

/**
 * The key that an https URL without fragment stands for, as the `kid` of a JWT may name it (OB 3.0 section 8.2.3).
 * A bare key says nothing of who controls it: `controller` is the URL itself, and whether that belongs to the issuer is
 * the caller's question.
 *
 * @throws RungsError `did.method_unsupported`, `did.offline`, `did.document_invalid`, `did.invalid`,
 * `did.key_type_unsupported`, `keys.private_member`, and what the net raises
 */
export async function resolveJwk(resolver: ControllerResolver, url: string): Promise<VerificationMethod> {
  return Object.freeze({ id: url, controller: url, publicJwk: await resolver.fetchJwk(url) })
}

function onlyMethod(document: ControllerDocument): MethodEntry | undefined {
  const methods = document.verificationMethod ?? []
  return methods.length === 1 ? methods[0] : undefined
}

/** Looks in the methods, then among those embedded in a relationship; the parser saw to it that one URL has one meaning. */
function findMethod(document: ControllerDocument, url: string): MethodEntry | undefined {
  const listed = document.verificationMethod?.find(({ id }) => id === url)
  if (listed !== undefined) return listed
  return relationships
    .flatMap((relationship: Relationship) => document[relationship] ?? [])
    .find((entry): entry is MethodEntry => typeof entry !== 'string' && entry.id === url)
}

async function readMethod(entry: MethodEntry): Promise<VerificationMethod> {
  const publicJwk = await readKey(entry)
  // Somebody else may have read it meanwhile.
  const known = readMethods.get(entry)
  if (known !== undefined) return known
  const { id, controller, revoked, expires } = entry
  const method: VerificationMethod = deepFreeze({
    id,
    controller,
    publicJwk,
    ...(revoked === undefined ? {} : { revoked }),
    ...(expires === undefined ? {} : { expires }),
  })
  if (Object.isFrozen(entry) && (entry.publicKeyJwk === undefined || Object.isFrozen(entry.publicKeyJwk)))
    readMethods.set(entry, method)
  return method
}

async function readKey(entry: MethodEntry): Promise<PublicJwk> {
  const material = materialOf[entry.type]
  if (material === undefined) {
    throw operationError('did.key_type_unsupported', { type: /^[\w.-]{1,64}$/.test(entry.type) ? entry.type : 'unknown' })
  }
  let jwk: PublicJwk
  try {
    jwk = material === 'publicKeyJwk' ? parsePublicJwk(entry.publicKeyJwk) : await readMultikey(entry.publicKeyMultibase)
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'keys.type_unsupported') throw error
    throw operationError('did.key_type_unsupported', { type: (error.params as { type: string }).type }, { cause: error })
  }
  if (entry.type === 'Ed25519VerificationKey2020' && jwk.crv !== 'Ed25519') {
    throw inputError('did.document_invalid', { reason: 'method_material' })
  }
  return jwk
}

/** Tokens mostly name JWKs: what reads the other form is loaded when one comes. */
async function readMultikey(text: unknown): Promise<PublicJwk> {
  const { decodeMultikey } = await import('../keys/index.js')
  return decodeMultikey(text)
}
