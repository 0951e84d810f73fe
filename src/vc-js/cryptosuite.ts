import { verify } from '#runtime'
import { inputError, isJsonObject, type JsonObject } from '../core/index.js'
import { algorithmOfJwk, decodeMultikey, parsePublicJwk, readyPublicKey } from '../keys/index.js'
import { canonize } from '../rdf/index.js'
import type { PublicKeyHandle } from '../runtime/index.js'
import { createContextViews } from './context-view.js'
import type { DataIntegrityCryptosuite, DataIntegrityVerifier } from './types.js'

/**
 * The cryptosuite `eddsa-rdfc-2022` (EdDSA cryptosuites 1.0 section 3.2) in the form that `DataIntegrityProof` of
 * `@digitalbazaar/data-integrity` takes it: in place of the one of `@digitalbazaar/eddsa-rdfc-2022-cryptosuite` it makes
 * and accepts the same proofs. Contexts come from the document loader that the suite passes on, and are compiled once.
 */
export const cryptosuite: DataIntegrityCryptosuite = /* @__PURE__ */ createCryptosuite()

const MAX_KEYS = 256

function createCryptosuite(): DataIntegrityCryptosuite {
  const views = createContextViews()
  const keys = new Map<string, PublicKeyHandle>()
  const ready = (method: JsonObject): PublicKeyHandle => {
    const text = String(method['publicKeyMultibase'] ?? JSON.stringify(method['publicKeyJwk']))
    const handle = keys.get(text) ?? readKey(method)
    keys.set(text, handle)
    if (keys.size > MAX_KEYS) keys.delete(keys.keys().next().value as string)
    return handle
  }
  return Object.freeze({
    name: 'eddsa-rdfc-2022',
    requiredAlgorithm: 'Ed25519',
    canonize: async (document, { documentLoader }) =>
      canonize(document, { loader: documentLoader === undefined ? views.bundled : await views.of(document, documentLoader) }),
    createVerifier: async ({ verificationMethod }) => {
      if (!isJsonObject(verificationMethod)) throw inputError('did.method_not_found', {})
      const handle = ready(verificationMethod)
      return Object.freeze({
        algorithm: handle.algorithm,
        verify: async ({ data, signature }) => signature.length === SIGNATURE_LENGTH && verify(handle, data, signature),
      } satisfies DataIntegrityVerifier)
    },
  } satisfies DataIntegrityCryptosuite)
}

const SIGNATURE_LENGTH = 64

function readKey(method: JsonObject): PublicKeyHandle {
  const jwk =
    method['publicKeyMultibase'] === undefined
      ? parsePublicJwk(method['publicKeyJwk'])
      : decodeMultikey(method['publicKeyMultibase'])
  if (algorithmOfJwk(jwk).name !== 'Ed25519')
    throw inputError('proof.alg_mismatch', { alg: 'eddsa-rdfc-2022', key: algorithmOfJwk(jwk).name })
  return readyPublicKey(jwk)
}
