import { sha256, sha384 } from '#runtime'
import { checkOptions, isRungsError, operationError, type RungsError, usageError } from '../../core/index.js'
import type { PublicJwk, SignatureAlgorithm } from '../../runtime/index.js'
import type { Signer } from '../signer.js'
import { readEcdsaSignature, readSubjectPublicKey } from './der.js'
import { loadPeer } from './peer.js'
import { checkMethodId, createRemoteSigner, invalidAnswer, requireText } from './remote-signer.js'

/** The part of `KMSClient` of `@aws-sdk/client-kms` that is used: region, credentials and retries are its own matter. */
export interface AwsKmsClient {
  send(command: never): Promise<unknown>
}

/** The command classes of `@aws-sdk/client-kms`, for callers whose bundler cannot load them late. */
export interface AwsKmsCommands {
  readonly GetPublicKeyCommand: new (input: { KeyId: string }) => unknown
  readonly SignCommand: new (input: AwsKmsSignInput) => unknown
}

/** What is asked of KMS for one signature. */
export interface AwsKmsSignInput {
  KeyId: string
  Message: Uint8Array
  MessageType: 'RAW' | 'DIGEST'
  SigningAlgorithm: 'ED25519_SHA_512' | 'ECDSA_SHA_256' | 'ECDSA_SHA_384' | 'RSASSA_PKCS1_V1_5_SHA_256'
}

/** Options of {@link createAwsKmsSigner}. */
export interface CreateAwsKmsSignerOptions {
  readonly client: AwsKmsClient
  /** Key id, key ARN, alias name (`alias/...`) or alias ARN. */
  readonly keyId: string
  /** The verification method URL. Default: the key's did:key method, or its did:jwk method for RSA. */
  readonly id?: string
  /** Default: those of the installed `@aws-sdk/client-kms`. */
  readonly commands?: AwsKmsCommands
}

interface Scheme {
  readonly alg: SignatureAlgorithm
  readonly name: AwsKmsSignInput['SigningAlgorithm']
  /** A digest made here is what KMS signs, so that a message of any length fits. */
  readonly digest?: (bytes: Uint8Array) => Uint8Array
  /** Bytes of r and of s, which KMS gives as DER. */
  readonly coordinateLength?: number
}

const RS256: Scheme = { alg: 'RS256', name: 'RSASSA_PKCS1_V1_5_SHA_256', digest: (bytes) => sha256(bytes) }
const SCHEMES: Readonly<Record<string, Scheme>> = {
  // The whole message is signed, never its digest: ED25519_PH_SHA_512 is another algorithm (RFC 8032 section 5.1).
  ECC_NIST_EDWARDS25519: { alg: 'Ed25519', name: 'ED25519_SHA_512' },
  ECC_NIST_P256: { alg: 'ES256', name: 'ECDSA_SHA_256', digest: (bytes) => sha256(bytes), coordinateLength: 32 },
  ECC_NIST_P384: { alg: 'ES384', name: 'ECDSA_SHA_384', digest: (bytes) => sha384(bytes), coordinateLength: 48 },
  RSA_2048: RS256,
  RSA_3072: RS256,
  RSA_4096: RS256,
}

/** The most bytes of a message that `Sign` takes. */
const MAX_MESSAGE_BYTES = 4096
/** Names of failures that a later call may not meet: the service's (by its API reference), and those of the way to it. */
const RETRYABLE: readonly string[] = [
  'DependencyTimeoutException',
  'KeyUnavailableException',
  'KMSInternalException',
  'RequestLimitExceeded',
  'ServiceUnavailableException',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
]
const SERVICE = 'aws-kms'

/**
 * A signer for an asymmetric key in AWS KMS: key specs `ECC_NIST_EDWARDS25519`, `ECC_NIST_P256`, `ECC_NIST_P384` and `RSA_*`,
 * key usage `SIGN_VERIFY`; the caller needs `kms:GetPublicKey` and `kms:Sign`. ECDSA and RSA keys sign a digest that is made
 * here; an Ed25519 key signs the message itself, of which KMS takes 4096 bytes (`maxBytes`): always enough for an embedded
 * proof, too little for a long JWT. Each signature is verified here before it is returned.
 *
 * Errors name the exception and nothing of its message, which tells ARNs; `retryable` follows the service's word. An alias that
 * was moved to another key is noticed.
 *
 * @throws RungsError `keys.peer_missing`, `keys.service_failed`, `keys.service_answer_invalid`, `keys.service_key_unusable`,
 * `keys.type_unsupported`, `keys.method_invalid`, `core.option_invalid`; when signing also `keys.message_too_large`
 * @example
 * ```ts
 * import { KMSClient } from '@aws-sdk/client-kms'
 * import { createAwsKmsSigner } from 'rungs/keys/kms/aws'
 * const client = new KMSClient({ region: 'eu-central-1' })
 * const signer = await createAwsKmsSigner({ client, keyId: 'alias/badges', id: 'did:web:platform.example#kms-1' })
 * ```
 */
export async function createAwsKmsSigner(options: CreateAwsKmsSignerOptions): Promise<Signer> {
  checkOptions(options, ['client', 'keyId', 'id', 'commands'], 'CreateAwsKmsSignerOptions')
  const { client, keyId, id } = options
  if (typeof client?.send !== 'function') throw usageError('core.option_invalid', { option: 'client', expected: 'KMSClient' })
  requireText('keyId', keyId)
  checkMethodId(id)
  const commands: AwsKmsCommands =
    options.commands ?? (await loadPeer('@aws-sdk/client-kms', () => import('@aws-sdk/client-kms')))
  const { scheme, publicJwk, arn } = readKey(
    await send(client, 'GetPublicKey', () => new commands.GetPublicKeyCommand({ KeyId: keyId })),
  )
  const { digest, coordinateLength } = scheme
  return createRemoteSigner({
    service: SERVICE,
    publicJwk,
    id,
    ...(digest === undefined && { maxBytes: MAX_MESSAGE_BYTES }),
    signRaw: async (bytes) => {
      const input: AwsKmsSignInput = {
        KeyId: keyId,
        Message: digest === undefined ? bytes : digest(bytes),
        MessageType: digest === undefined ? 'RAW' : 'DIGEST',
        SigningAlgorithm: scheme.name,
      }
      const answer = await send(client, 'Sign', () => new commands.SignCommand(input))
      if (arn !== undefined && answer['KeyId'] !== undefined && answer['KeyId'] !== arn)
        throw invalidAnswer(SERVICE, 'Sign', 'key')
      const signature = answer['Signature']
      if (!(signature instanceof Uint8Array)) throw invalidAnswer(SERVICE, 'Sign', 'form')
      const raw = coordinateLength === undefined ? signature : readEcdsaSignature(signature, coordinateLength)
      if (raw === undefined) throw invalidAnswer(SERVICE, 'Sign', 'form')
      return raw
    },
  })
}

type Answer = Readonly<Record<string, unknown>>

function readKey(answer: Answer): { readonly scheme: Scheme; readonly publicJwk: PublicJwk; readonly arn: string | undefined } {
  const { KeySpec, KeyUsage, PublicKey, KeyId } = answer
  if (typeof KeySpec !== 'string' || !(PublicKey instanceof Uint8Array)) throw invalidAnswer(SERVICE, 'GetPublicKey', 'form')
  const scheme = Object.hasOwn(SCHEMES, KeySpec) ? SCHEMES[KeySpec] : undefined
  if (scheme === undefined) throw usageError('keys.type_unsupported', { type: KeySpec.slice(0, 32) })
  if (KeyUsage !== 'SIGN_VERIFY') throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'usage' })
  const publicJwk = readSubjectPublicKey(PublicKey)
  if (publicJwk === undefined || !isOf(publicJwk, scheme)) throw invalidAnswer(SERVICE, 'GetPublicKey', 'public_key')
  return { scheme, publicJwk, arn: typeof KeyId === 'string' ? KeyId : undefined }
}

const CURVES: Readonly<Record<string, SignatureAlgorithm>> = { Ed25519: 'Ed25519', 'P-256': 'ES256', 'P-384': 'ES384' }

function isOf({ crv }: PublicJwk, { alg }: Scheme): boolean {
  return (crv === undefined ? 'RS256' : CURVES[crv]) === alg
}

async function send(client: AwsKmsClient, operation: string, command: () => unknown): Promise<Answer> {
  let answer: unknown
  try {
    answer = await client.send(command() as never)
  } catch (error) {
    throw toServiceError(operation, error)
  }
  if (typeof answer !== 'object' || answer === null) throw invalidAnswer(SERVICE, operation, 'form')
  return answer as Answer
}

function toServiceError(operation: string, error: unknown): RungsError {
  if (isRungsError(error)) return error
  const { name, code, $fault, $retryable } = (error ?? {}) as Answer
  const named = [name === 'Error' ? code : name, code].find((word) => typeof word === 'string' && /^\w{1,64}$/.test(word))
  const reason = (named as string | undefined) ?? 'unknown'
  const retryable =
    RETRYABLE.includes(reason) ||
    $fault === 'server' ||
    $retryable !== undefined ||
    /^(ECONN|ETIMEDOUT|EAI_AGAIN|EPIPE)/.test(reason)
  return operationError('keys.service_failed', { service: SERVICE, operation, reason }, { retryable })
}
