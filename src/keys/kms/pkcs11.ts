import { sha256, sha384 } from '#runtime'
import { checkOptions, isRungsError, operationError, type RungsError, usageError } from '../../core/index.js'
import type { Signer } from '../signer.js'
import { toDigestInfo } from './der.js'
import { loadPeer } from './peer.js'
import { type FoundKey, findPrivateKey, type Pkcs11Session, readPublicKey, SERVICE } from './pkcs11-key.js'
import { checkMethodId, createRemoteSigner, requireText } from './remote-signer.js'

/** Options of {@link createPkcs11Signer}. */
export interface CreatePkcs11SignerOptions {
  /** The path of the PKCS #11 module, such as `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string
  /** The user PIN, or a function that asks for it. Left out for tokens that need none or ask by themselves. */
  readonly pin?: string | (() => string | Promise<string>)
  /** The label of the token. Needed where more than one is present. */
  readonly token?: string
  /** CKA_LABEL of the private key. */
  readonly label?: string
  /** CKA_ID of the private key. With `label`, both must match. */
  readonly keyId?: Uint8Array
  /** The most bytes that an Ed25519 key of this token signs at once; the token's own limit. Default: no limit is known. */
  readonly maxBytes?: number
  /** The verification method URL. Default: the key's did:key method, or its did:jwk method for RSA. */
  readonly id?: string
}

/** A signer with a session at a token. */
export interface Pkcs11Signer extends Signer {
  /** Ends the session once what was asked before is signed; the signer then signs no more. */
  close(): Promise<void>
}

interface Scheme {
  readonly mechanism: number
  /** What the token is given to sign. */
  readonly prepare: (bytes: Uint8Array) => Uint8Array
}

/** Mechanisms that take a digest leave the message here; CKM_EDDSA without parameters is pure Ed25519. */
const SCHEMES: Readonly<Record<FoundKey['alg'], Scheme>> = {
  Ed25519: { mechanism: 0x1057, prepare: (bytes) => bytes },
  ES256: { mechanism: 0x1041, prepare: (bytes) => sha256(bytes) },
  ES384: { mechanism: 0x1041, prepare: (bytes) => sha384(bytes) },
  RS256: { mechanism: 0x1, prepare: (bytes) => toDigestInfo(sha256(bytes)) },
}

const CKF_OS_LOCKING_OK = 2
const CKF_SERIAL_SESSION = 4
const CKU_USER = 1
/** More than any RSA signature of the table of algorithms. */
const MAX_SIGNATURE_BYTES = 1024
/** Lack of resources passes; a wrong PIN must never be tried again by itself, since tokens lock. */
const RETRYABLE: readonly string[] = ['CKR_HOST_MEMORY', 'CKR_DEVICE_MEMORY', 'CKR_SESSION_COUNT', 'CKR_FUNCTION_CANCELED']

/**
 * A signer for a key in a PKCS #11 token, by way of the optional peer `pkcs11js`, for Node alone: Ed25519 (CKM_EDDSA), P-256 and
 * P-384 (CKM_ECDSA over a digest made here) and RSA (CKM_RSA_PKCS). The private key is found by label, id or both, and must be
 * the only one; its public key must lie beside it, with the same id or label. One session signs one message after the other;
 * make several signers to sign at once. Each signature is verified here before it is returned.
 *
 * @throws RungsError `keys.peer_missing`, `keys.service_failed` (with the name of the return value, such as `CKR_PIN_INCORRECT`),
 * `keys.service_key_unusable`, `keys.service_answer_invalid`, `keys.type_unsupported`, `keys.method_invalid`,
 * `core.option_invalid`; when signing also `keys.message_too_large`
 * @example
 * ```ts
 * import { createPkcs11Signer } from 'rungs/keys/kms/pkcs11'
 * const signer = await createPkcs11Signer({
 *   module: '/usr/lib/softhsm/libsofthsm2.so',
 *   token: 'platform',
 *   pin: () => process.env.HSM_PIN ?? '',
 *   label: 'badges',
 * })
 * ```
 */
export async function createPkcs11Signer(options: CreatePkcs11SignerOptions): Promise<Pkcs11Signer> {
  checkPkcs11Options(options)
  const loaded = await loadPeer('pkcs11js', async () => {
    const peer = await import('pkcs11js')
    // Its names are set at run time, where an import does not see them.
    const { PKCS11 } = peer.PKCS11 === undefined ? (peer as unknown as { default: typeof peer }).default : peer
    return new PKCS11()
  })
  const pin = typeof options.pin === 'function' ? await options.pin() : options.pin
  const session = openSession(loaded, options, pin)
  try {
    return toSigner(session, options)
  } catch (error) {
    session.close()
    throw error
  }
}

function toSigner(session: Pkcs11Session, options: CreatePkcs11SignerOptions): Pkcs11Signer {
  const { label, keyId, id, maxBytes } = options
  const key = findPrivateKey(session, { label, keyId })
  const { mechanism, prepare } = SCHEMES[key.alg]
  let last: Promise<unknown> = Promise.resolve()
  let isOpen = true
  const signNow = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const { pkcs11, handle } = session
    session.attempt('C_SignInit', () => pkcs11.C_SignInit(handle, { mechanism }, key.handle))
    try {
      return await pkcs11.C_SignAsync(handle, prepare(bytes), new Uint8Array(MAX_SIGNATURE_BYTES))
    } catch (error) {
      throw toServiceError('C_Sign', error)
    }
  }
  const signer = createRemoteSigner({
    service: SERVICE,
    publicJwk: readPublicKey(session, key),
    id,
    ...(maxBytes !== undefined && { maxBytes }),
    // A session has one operation at a time (PKCS #11 2.40 section 6.7.1).
    signRaw: async (bytes) => {
      if (!isOpen) throw operationError('keys.service_failed', { service: SERVICE, operation: 'sign', reason: 'closed' })
      const mine = last.then(() => signNow(bytes))
      last = mine.catch(() => undefined)
      return mine
    },
  })
  return Object.freeze({
    ...signer,
    close: async () => {
      if (!isOpen) return
      isOpen = false
      await last
      session.close()
    },
  })
}

function openSession(
  pkcs11: Pkcs11Session['pkcs11'],
  options: CreatePkcs11SignerOptions,
  pin: string | undefined,
): Pkcs11Session {
  attempt('load', () => pkcs11.load(options.module))
  attempt('C_Initialize', () => pkcs11.C_Initialize({ flags: CKF_OS_LOCKING_OK }), 'CKR_CRYPTOKI_ALREADY_INITIALIZED')
  const slot = findSlot(pkcs11, options.token)
  const handle = attempt('C_OpenSession', () => pkcs11.C_OpenSession(slot, CKF_SERIAL_SESSION)) as Uint8Array
  const close = (): void => {
    try {
      pkcs11.C_CloseSession(handle)
    } catch {
      // It is gone already, with its token.
    }
  }
  try {
    // A login is that of the whole process at the token (PKCS #11 2.40 section 6.7.4).
    if (pin !== undefined) attempt('C_Login', () => pkcs11.C_Login(handle, CKU_USER, pin), 'CKR_USER_ALREADY_LOGGED_IN')
  } catch (error) {
    close()
    throw error
  }
  return { pkcs11, handle, attempt: (operation, step) => attempt(operation, step) as never, close }
}

function findSlot(pkcs11: Pkcs11Session['pkcs11'], label: string | undefined): Uint8Array {
  const slots = attempt('C_GetSlotList', () => pkcs11.C_GetSlotList(true)) ?? []
  const found = slots.filter((slot) => {
    const info = attempt('C_GetTokenInfo', () => pkcs11.C_GetTokenInfo(slot))
    return label === undefined || info?.label.trimEnd() === label
  })
  const [slot] = found
  if (slot === undefined || found.length > 1) {
    throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'token' })
  }
  return slot
}

function checkPkcs11Options(options: CreatePkcs11SignerOptions): void {
  checkOptions(options, ['module', 'pin', 'token', 'label', 'keyId', 'maxBytes', 'id'], 'CreatePkcs11SignerOptions')
  const { module, pin, token, label, keyId, maxBytes, id } = options
  requireText('module', module)
  if (token !== undefined) requireText('token', token)
  if (label !== undefined) requireText('label', label)
  if (pin !== undefined && typeof pin !== 'function') requireText('pin', pin)
  if (keyId !== undefined && !(keyId instanceof Uint8Array && keyId.length > 0)) {
    throw usageError('core.option_invalid', { option: 'keyId', expected: 'bytes' })
  }
  if (label === undefined && keyId === undefined)
    throw usageError('core.option_invalid', { option: 'label', expected: 'label or keyId' })
  if (maxBytes !== undefined && !(Number.isSafeInteger(maxBytes) && maxBytes > 0)) {
    throw usageError('core.option_invalid', { option: 'maxBytes', expected: 'whole number from 1' })
  }
  checkMethodId(id)
}

/** Runs a call to the module; a failure that is named as harmless counts as done. */
function attempt<T>(operation: string, step: () => T, harmless?: string): T | undefined {
  try {
    return step()
  } catch (error) {
    const failure = toServiceError(operation, error)
    if (harmless !== undefined && (failure.params as { reason?: string }).reason === harmless) return undefined
    throw failure
  }
}

function toServiceError(operation: string, error: unknown): RungsError {
  if (isRungsError(error)) return error
  const { message } = (error ?? {}) as { readonly message?: unknown }
  const reason = (typeof message === 'string' ? /CKR_[A-Z0-9_]{1,64}/.exec(message)?.[0] : undefined) ?? 'unknown'
  return operationError('keys.service_failed', { service: SERVICE, operation, reason }, { retryable: RETRYABLE.includes(reason) })
}
