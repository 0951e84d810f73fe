import { isAbsoluteUrl, isRungsError, operationError } from '../../core/index.js'
import { type ControllerDocument, type MethodEntry, resolveMethod, type VerificationMethod } from '../../did/index.js'
import { type KeyAlgorithm, takesKey, thumbprint } from '../../keys/index.js'
import type { OpenOptions } from '../mechanism.js'

const THUMBPRINT_URI = 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:'

/**
 * The one key of a controller that a `kid` hints at, or, without any, its only one that the algorithm takes. The hint is a
 * fragment, a thumbprint (RFC 7638, RFC 9278) or the `kid` of a JWK, and only keys that the controller's own document lists
 * for the purpose are looked at.
 *
 * @throws RungsError `proof.key_missing` (`operation`: the hint may mean a key that is published elsewhere), and those of resolving
 * the controller
 */
export async function findListedMethod(
  hint: string | undefined,
  owner: string,
  algorithm: KeyAlgorithm,
  { resolver, purpose = 'assertionMethod' }: OpenOptions,
): Promise<VerificationMethod> {
  if (!isAbsoluteUrl(owner) || owner.includes('#')) throw operationError('proof.key_missing', {})
  const document = await resolver.resolve(owner)
  const own = { ...resolver, resolve: async () => document }
  const found: VerificationMethod[] = []
  for (const entry of document[purpose] ?? []) {
    const id = typeof entry === 'string' ? entry : entry.id
    if (!id.startsWith(`${owner}#`)) continue
    const method = await resolveMethod(own, id, purpose).catch(ignoreOtherMethods)
    if (method === undefined) continue
    if (hint === undefined ? takesKey(algorithm, method.publicJwk) : isMeant(method, kidOf(document, id), hint))
      found.push(method)
  }
  const [only] = found
  if (only === undefined || found.length > 1) throw operationError('proof.key_missing', {})
  return only
}

function isMeant({ id, publicJwk }: VerificationMethod, kid: unknown, hint: string): boolean {
  const print = thumbprint(publicJwk)
  return [id.slice(id.indexOf('#')), id.slice(id.indexOf('#') + 1), print, THUMBPRINT_URI + print, kid].includes(hint)
}

function kidOf({ verificationMethod = [] }: ControllerDocument, id: string): unknown {
  return verificationMethod.find((entry: MethodEntry) => entry.id === id)?.publicKeyJwk?.['kid']
}

/** A method of a kind that is not supported says nothing about the others. */
function ignoreOtherMethods(error: unknown): undefined {
  if (!isRungsError(error) || error.kind === 'usage') throw error
  return undefined
}
