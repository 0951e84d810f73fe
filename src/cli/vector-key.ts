import { inputError, isJsonObject, isRungsError, type JsonObject, operationError } from '../core/index.js'
import type { ControllerResolver } from '../did/index.js'
import { createSigner, openKeyFile, type PublicJwk, parsePublicJwk, type Signer } from '../keys/index.js'
import { readJsonFile } from './files.js'
import type { CliIo } from './io.js'

/** The key that a vector comes with; a kind of key that is not supported is no mistake of the file. */
export interface VectorKey {
  /** @throws RungsError `did.key_type_unsupported` */
  publicJwk(): PublicJwk
}

/**
 * The public key of a JsonWebKey verification method or of a bare JWK. Nothing else of the file is read.
 *
 * @throws RungsError `keys.jwk_invalid`, `keys.method_invalid`, `keys.private_member`, and those of reading a file
 */
export async function readVectorKey(io: CliIo, file: string): Promise<VectorKey> {
  const value = await readJsonFile(io, file)
  const jwk = isJsonObject(value) ? jwkOf(value) : undefined
  if (jwk === undefined) throw inputError('keys.method_invalid', { expected: 'JsonWebKey' }, '/publicKeyJwk')
  try {
    const publicJwk = parsePublicJwk(jwk, '/publicKeyJwk')
    return { publicJwk: () => publicJwk }
  } catch (error) {
    const unsupported = asUnsupported(error)
    return {
      publicJwk: () => {
        throw unsupported
      },
    }
  }
}

/**
 * A signer over the private key of the file, which names the file's method; a function that says why not, where the kind of
 * key is not supported.
 *
 * @throws RungsError those of {@link openKeyFile} and of reading a file
 */
export async function readVectorSigner(io: CliIo, file: string): Promise<() => Signer> {
  const value = await readJsonFile(io, file)
  try {
    const { id, secretKeyJwk } = await openKeyFile(value)
    const signer = createSigner(secretKeyJwk, { id })
    return () => signer
  } catch (error) {
    const unsupported = asUnsupported(error)
    return () => {
      throw unsupported
    }
  }
}

function jwkOf(file: JsonObject): JsonObject | undefined {
  const { publicKeyJwk, secretKeyJwk, privateKeyJwk } = file
  if (isJsonObject(publicKeyJwk)) return publicKeyJwk
  const secret = secretKeyJwk ?? privateKeyJwk ?? (typeof file['kty'] === 'string' ? file : undefined)
  if (!isJsonObject(secret)) return undefined
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...rest } = secret
  return rest
}

/** A kind of key that is unknown here leaves the question open; any other error is of the file, and thrown. */
function asUnsupported(error: unknown): Error {
  if (!isRungsError(error) || error.code !== 'keys.type_unsupported') throw error
  return operationError('did.key_type_unsupported', { type: (error.params as { type: string }).type }, { cause: error })
}

/**
 * A resolver that has the given key as the answer to whatever a token asks for: with a vector comes the key that it is to be
 * verified with, so its `kid`, a URL or a hint, and its issuer have no say in whose key it is. Nothing is fetched.
 */
export function resolverOf(key: VectorKey, kid: unknown): ControllerResolver {
  const hint = typeof kid === 'string' ? kid : ''
  return Object.freeze({
    fetchJwk: async () => key.publicJwk(),
    resolve: async (url: string) => {
      const fragment = hint.startsWith(`${url}#`) ? hint.slice(url.length) : hint.startsWith('#') ? hint : '#given'
      const id = url + fragment
      const publicKeyJwk = { ...key.publicJwk(), kid: hint }
      const method = { id, type: 'JsonWebKey', controller: url, publicKeyJwk }
      return { id: url, verificationMethod: [method], assertionMethod: [id], authentication: [id] }
    },
  })
}
