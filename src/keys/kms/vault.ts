import { sha256, sha384 } from '#runtime'
import {
  checkOptions,
  fromBase64url,
  isJsonObject,
  isRungsError,
  type JsonObject,
  operationError,
  usageError,
} from '../../core/index.js'
import type { PublicJwk } from '../../runtime/index.js'
import type { Signer } from '../signer.js'
import { fromBase64, toBase64 } from './base64.js'
import { readSubjectPublicKey, toEd25519Jwk } from './der.js'
import { checkMethodId, createRemoteSigner, invalidAnswer, requireText } from './remote-signer.js'
import { createVaultClient, type VaultFetch } from './vault-client.js'

export type { VaultFetch, VaultResponse } from './vault-client.js'

/** Options of {@link createVaultSigner}. */
export interface CreateVaultSignerOptions {
  /** The server, such as `https://vault.platform.example:8200`. */
  readonly address: string
  /** A token, or a function that gives the one in force; it is asked before each request. */
  readonly token: string | (() => string | Promise<string>)
  /** The name of the transit key. */
  readonly key: string
  /** How requests are sent: `globalThis.fetch`, or one that trusts a private authority or goes by a proxy. */
  readonly fetch: VaultFetch
  /** The version of the key, which stays the same when the key is rotated. Default: the latest at the time of the call. */
  readonly version?: number
  /** Where the transit engine is mounted. Default `transit`. */
  readonly mount?: string
  /** The namespace, in Vault Enterprise, HCP and OpenBao. */
  readonly namespace?: string
  /** Milliseconds for one request. Default 10 000. */
  readonly timeoutMs?: number
  /** The verification method URL. Default: the key's did:key method, or its did:jwk method for RSA. */
  readonly id?: string
  /** Allows plain http to a loopback address, where a Vault agent or a development server listens. */
  readonly unsafeHttpLoopback?: boolean
}

interface KeyType {
  readonly crv?: 'Ed25519' | 'P-256' | 'P-384'
  /** A digest made here is what Vault signs: the message stays here, and its length does not matter. */
  readonly digest?: { readonly name: 'sha2-256' | 'sha2-384'; readonly make: (bytes: Uint8Array) => Uint8Array }
}

const SHA256 = { name: 'sha2-256', make: (bytes: Uint8Array): Uint8Array => sha256(bytes) } as const
const SHA384 = { name: 'sha2-384', make: (bytes: Uint8Array): Uint8Array => sha384(bytes) } as const
const TYPES: Readonly<Record<string, KeyType>> = {
  ed25519: { crv: 'Ed25519' },
  'ecdsa-p256': { crv: 'P-256', digest: SHA256 },
  'ecdsa-p384': { crv: 'P-384', digest: SHA384 },
  'rsa-2048': { digest: SHA256 },
  'rsa-3072': { digest: SHA256 },
  'rsa-4096': { digest: SHA256 },
}

/** More than any badge, and in base64 far below the 32 MiB that a listener takes by default. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024
const SERVICE = 'vault'

/**
 * A signer for a key of the transit engine of HashiCorp Vault or OpenBao: types `ed25519`, `ecdsa-p256`, `ecdsa-p384` and
 * `rsa-*`. The token needs `read` on `transit/keys/NAME` and `update` on `transit/sign/NAME`. One version of the key is pinned,
 * so that a rotation does not change the key under a published verification method. Derived keys are refused. ECDSA and RSA keys
 * sign a digest that is made here; an Ed25519 key signs the message, at most 4 MiB of it (`maxBytes`). Requests go to
 * `address` over https alone, and redirects are not followed, since they would carry the token. Each signature is verified here
 * before it is returned.
 *
 * @throws RungsError `keys.service_failed` (with `http_` and the status, `timeout` or `unreachable`),
 * `keys.service_answer_invalid`, `keys.service_key_unusable`, `keys.type_unsupported`, `keys.method_invalid`,
 * `core.option_invalid`; when signing also `keys.message_too_large`
 * @example
 * ```ts
 * import { createVaultSigner } from 'rungs/keys/kms/vault'
 * const signer = await createVaultSigner({
 *   address: 'https://vault.platform.example:8200',
 *   token: () => process.env.VAULT_TOKEN ?? '',
 *   key: 'badges',
 *   fetch: globalThis.fetch,
 * })
 * ```
 */
export async function createVaultSigner(options: CreateVaultSignerOptions): Promise<Signer> {
  const { key, id } = checkVaultOptions(options)
  const client = createVaultClient(options)
  const { type, version, publicJwk } = readKey(await client.request('read key', `keys/${key}`), options.version)
  const { digest } = type
  return createRemoteSigner({
    service: SERVICE,
    publicJwk,
    id,
    ...(digest === undefined && { maxBytes: MAX_MESSAGE_BYTES }),
    signRaw: async (bytes) => {
      const data = await client.request('sign', `sign/${key}`, {
        input: toBase64(digest === undefined ? bytes : digest.make(bytes)),
        key_version: version,
        // With jws an ECDSA signature is raw, and every signature is base64url.
        marshaling_algorithm: 'jws',
        ...(digest !== undefined && { prehashed: true, hash_algorithm: digest.name }),
        ...(type.crv === undefined && { signature_algorithm: 'pkcs1v15' }),
      })
      return readSignature(data['signature'], version)
    },
  })
}

function checkVaultOptions(options: CreateVaultSignerOptions): CreateVaultSignerOptions {
  const known = ['address', 'token', 'key', 'fetch', 'version', 'mount', 'namespace', 'timeoutMs', 'id', 'unsafeHttpLoopback']
  checkOptions(options, known, 'CreateVaultSignerOptions')
  const { key, id, version } = options
  requireText('key', key)
  if (!/^\w(?:[\w.-]{0,254}\w)?$/.test(key)) throw usageError('core.option_invalid', { option: 'key', expected: 'name of a key' })
  if (version !== undefined && !isVersion(version)) {
    throw usageError('core.option_invalid', { option: 'version', expected: 'whole number from 1' })
  }
  checkMethodId(id)
  return options
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function readKey(
  data: JsonObject,
  wanted: number | undefined,
): { readonly type: KeyType; readonly version: number; readonly publicJwk: PublicJwk } {
  const { type: name, keys, derived } = data
  if (typeof name !== 'string' || !isJsonObject(keys)) throw invalidAnswer(SERVICE, 'read key', 'form')
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (type === undefined) throw usageError('keys.type_unsupported', { type: name.slice(0, 32) })
  if (derived === true) throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'derived' })
  const version = wanted ?? data['latest_version']
  if (!isVersion(version)) throw invalidAnswer(SERVICE, 'read key', 'form')
  const entry = Object.hasOwn(keys, String(version)) ? keys[String(version)] : undefined
  if (entry === undefined) throw operationError('keys.service_key_unusable', { service: SERVICE, reason: 'version' })
  const text = isJsonObject(entry) ? entry['public_key'] : undefined
  const publicJwk = typeof text === 'string' ? readPublicKey(text, type) : undefined
  if (publicJwk === undefined || publicJwk.crv !== type.crv) throw invalidAnswer(SERVICE, 'read key', 'public_key')
  return { type, version, publicJwk }
}

/** Ed25519 keys are 32 bytes in base64; all others PEM (RFC 7468 section 13). */
function readPublicKey(text: string, { crv }: KeyType): PublicJwk | undefined {
  const pem = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]{1,4096})-----END PUBLIC KEY-----\n?$/.exec(text)
  const bytes = crv === 'Ed25519' ? fromBase64(text) : fromBase64(pem?.[1]?.replaceAll('\n', '') ?? '')
  if (bytes === undefined) return undefined
  return crv === 'Ed25519' ? toEd25519Jwk(bytes) : readSubjectPublicKey(bytes)
}

/** `vault:v1:` and the signature, which must be of the pinned version. */
function readSignature(value: unknown, version: number): Uint8Array {
  const found = typeof value === 'string' && value.length <= 4096 ? /^vault:v([1-9]\d{0,15}):([\w-]+)$/.exec(value) : null
  if (found === null) throw invalidAnswer(SERVICE, 'sign', 'form')
  if (found[1] !== String(version)) throw invalidAnswer(SERVICE, 'sign', 'key')
  try {
    return fromBase64url(found[2] as string)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw invalidAnswer(SERVICE, 'sign', 'form')
  }
}
