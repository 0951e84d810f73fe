import { inputError, isJsonObject, isRungsError, type JsonObject, operationError, type RungsError } from '../core/index.js'
import { createSigner, openKeyFile, type PublicJwk, parsePublicJwk, type Signer } from '../keys/index.js'
import { readJsonFile } from './files.js'
import type { CliIo } from './io.js'

/**
 * The public key of a JsonWebKey verification method or of a bare JWK, or the error that says why it cannot be used, where its
 * kind is not supported: that is no mistake of the file. Nothing else of the file is read.
 *
 * @throws RungsError `keys.jwk_invalid`, `keys.method_invalid`, `keys.private_member`, and those of reading a file
 */
export async function readVectorKey(io: CliIo, file: string): Promise<PublicJwk | RungsError> {
  const value = await readJsonFile(io, file)
  const jwk = isJsonObject(value) ? jwkOf(value) : undefined
  if (jwk === undefined) throw inputError('keys.method_invalid', { expected: 'JsonWebKey' }, '/publicKeyJwk')
  try {
    return parsePublicJwk(jwk, '/publicKeyJwk')
  } catch (error) {
    return asUnsupported(error)
  }
}

/**
 * A signer over the private key of the file, which names the file's method, or the error that says why there is none, as of
 * {@link readVectorKey}.
 *
 * @throws RungsError those of {@link openKeyFile} and of reading a file
 */
export async function readVectorSigner(io: CliIo, file: string): Promise<Signer | RungsError> {
  const value = await readJsonFile(io, file)
  try {
    const { id, secretKeyJwk } = await openKeyFile(value)
    return createSigner(secretKeyJwk, { id })
  } catch (error) {
    return asUnsupported(error)
  }
}

function jwkOf(file: JsonObject): JsonObject | undefined {
  const { publicKeyJwk, secretKeyJwk, privateKeyJwk } = file
  if (isJsonObject(publicKeyJwk)) return publicKeyJwk
  const secret = secretKeyJwk ?? privateKeyJwk ?? (typeof file['kty'] === 'string' ? file : undefined)
  if (!isJsonObject(secret)) return undefined
  // `key_ops` of a private key says that it signs.
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, key_ops: _operations, ...rest } = secret
  return rest
}

/** A kind of key that is unknown here leaves the question open; any other error is of the file, and thrown. */
function asUnsupported(error: unknown): RungsError {
  const type = isRungsError(error) && error.code === 'keys.type_unsupported' ? (error.params as { type: string }).type : ''
  if (type === '') throw error
  return operationError('did.key_type_unsupported', { type }, { cause: error })
}
