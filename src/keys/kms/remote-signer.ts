import { verify } from '#runtime'
import {
  inputError,
  isAbsoluteUrl,
  isRungsError,
  operationError,
  type RungsError,
  typeName,
  usageError,
} from '../../core/index.js'
import type { PublicJwk, PublicKeyHandle, SignatureAlgorithm } from '../../runtime/index.js'
import type { KeyService } from '../codes.js'
import { algorithmOfJwk } from '../jwk.js'
import { toMethodId } from '../method-id.js'
import type { Signer } from '../signer.js'
import { readyPublicKey } from '../verifier-key.js'

/** What an adapter knows of its key. */
export interface RemoteKey {
  readonly service: KeyService
  readonly publicJwk: PublicJwk
  readonly id: string | undefined
  readonly maxBytes?: number
  /** Asks the service for a raw signature of bytes that nobody else holds. */
  readonly signRaw: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
}

/**
 * The signer of a key that lives elsewhere. Every signature is verified with the public key before it is handed out: a wrong
 * key, algorithm or a fault in the service is then an error here, and not a badge that nobody can verify.
 */
export function createRemoteSigner(remote: RemoteKey): Signer {
  const { service, maxBytes, signRaw } = remote
  const publicJwk = Object.freeze({ ...remote.publicJwk })
  const { alg, handle } = readyKey(service, publicJwk)
  const id = remote.id ?? toMethodId(publicJwk)
  return Object.freeze({
    id,
    alg,
    publicJwk,
    ...(maxBytes !== undefined && { maxBytes }),
    sign: async (bytes: Uint8Array): Promise<Uint8Array> => {
      const message = copyMessage(bytes, maxBytes)
      const signature = new Uint8Array(await signRaw(message.slice()))
      if (!(await verify(handle, message, signature))) throw invalidAnswer(service, 'sign', 'signature')
      return signature
    },
  })
}

/** Refuses an `id` that is no URL, before any service is asked. */
export function checkMethodId(id: unknown): void {
  if (id !== undefined && !isAbsoluteUrl(id)) throw usageError('keys.method_invalid', { expected: 'absolute URL' })
}

/** Refuses an option that is no text. */
export function requireText(option: string, value: unknown): asserts value is string {
  if (typeof value !== 'string' || value === '') throw usageError('core.option_invalid', { option, expected: 'text' })
}

/** An answer of a service that says nothing usable. */
export function invalidAnswer(
  service: KeyService,
  operation: string,
  reason: 'form' | 'public_key' | 'signature' | 'key',
): RungsError {
  return operationError('keys.service_answer_invalid', { service, operation, reason })
}

/** Refuses what is not bytes, or is too much of them, and copies the rest before the first wait. */
function copyMessage(bytes: unknown, maxBytes: number | undefined): Uint8Array<ArrayBuffer> {
  if (!(bytes instanceof Uint8Array)) {
    throw inputError('core.input_type', { expected: 'bytes', actual: typeName(bytes) })
  }
  if (maxBytes !== undefined && bytes.length > maxBytes) {
    throw operationError('keys.message_too_large', { maxBytes, bytes: bytes.length })
  }
  return new Uint8Array(bytes)
}

function readyKey(
  service: KeyService,
  publicJwk: PublicJwk,
): { readonly alg: SignatureAlgorithm; readonly handle: PublicKeyHandle } {
  try {
    return { alg: algorithmOfJwk(publicJwk).name, handle: readyPublicKey(publicJwk) }
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw invalidAnswer(service, 'public key', 'public_key')
  }
}
