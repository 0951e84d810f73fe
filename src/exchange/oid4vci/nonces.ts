import { hmacSha256 } from '#runtime'
import {
  concatBytes,
  equalBytes,
  fromBase64url,
  isRungsError,
  late,
  operationError,
  toBase64url,
  utf8,
} from '../../core/index.js'
import { type Store, withRetries } from '../../storage/index.js'
import { refusal } from './refusal.js'
import { digestOf } from './secrets.js'

/** The challenges of a credential issuer (OID4VCI 1.0 section 7). */
export interface Nonces {
  create(): Promise<string>
  /** Uses one up. @throws RungsError `exchange.oauth_refused` with `invalid_nonce` */
  use(nonce: string): Promise<void>
}

/** What {@link createNonces} needs. */
export interface NoncesParts {
  readonly store: Store
  /** Challenges of one issuer are none of another. */
  readonly credentialIssuer: string
  readonly nonceMs: number
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

const SECRET = 'oid4vci-nonce'
const TIME_BYTES = 6
const RANDOM_BYTES = 16
const MAC_BYTES = 16
const LENGTH = TIME_BYTES + RANDOM_BYTES + MAC_BYTES
/** By how much the clocks of processes on one store may differ. */
const TOLERANCE_MS = 60_000

/**
 * Nonces that carry their time under a secret of the store, so that asking for one writes nothing, whoever asks: only those that came
 * with a right signature are noted, for as long as they would be good.
 */
export function createNonces(parts: NoncesParts): Nonces {
  const { store, nonceMs, now, random } = parts
  const secret = late(() => loadSecret(store, random))
  return Object.freeze({
    async create() {
      const head = concatBytes(timeBytes(now()), random(RANDOM_BYTES))
      return toBase64url(concatBytes(head, macOf(head, await secret(), parts)))
    },
    async use(nonce: string) {
      const bytes = bytesOf(nonce)
      const head = bytes.subarray(0, TIME_BYTES + RANDOM_BYTES)
      const nowMs = now()
      const givenMs = timeOf(bytes)
      const isOurs = bytes.length === LENGTH && equalBytes(bytes.subarray(head.length), macOf(head, await secret(), parts))
      const isFresh = givenMs <= nowMs + TOLERANCE_MS && nowMs < givenMs + nonceMs
      if (!isOurs || !isFresh) throw refusal('invalid_nonce', 'the nonce is not known or too old')
      const used = {
        kind: 'oid4vci-nonce',
        id: digestOf('nonce', nonce),
        value: '1',
        expiresAtMs: givenMs + nonceMs + TOLERANCE_MS,
      }
      const isFirst = await withRetries(store, ({ records }) => records.insert(used, nowMs))
      if (!isFirst) throw refusal('invalid_nonce', 'the nonce was used before')
    },
  })
}

function macOf(head: Uint8Array, secret: Uint8Array, { credentialIssuer }: NoncesParts): Uint8Array {
  return hmacSha256(secret, concatBytes(head, utf8(credentialIssuer))).slice(0, MAC_BYTES)
}

/** The secret of a store, which whoever comes first makes. */
async function loadSecret(store: Store, random: (length: number) => Uint8Array): Promise<Uint8Array> {
  const known = await store.read(({ secrets }) => secrets.get(SECRET))
  if (known !== undefined) return known
  return withRetries(store, async ({ secrets }) => {
    const fresh = random(32)
    if (await secrets.insert(SECRET, fresh)) return fresh
    const there = await secrets.get(SECRET)
    if (there === undefined) throw operationError('storage.conflict', { table: 'secret' }, { retryable: true })
    return there
  })
}

function timeBytes(ms: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES)
  for (let at = TIME_BYTES - 1, left = ms; at >= 0; at--, left = Math.floor(left / 256)) bytes[at] = left % 256
  return bytes
}

function timeOf(bytes: Uint8Array): number {
  return bytes.subarray(0, TIME_BYTES).reduce((time, byte) => time * 256 + byte, 0)
}

function bytesOf(nonce: string): Uint8Array {
  if (nonce.length > 100) return new Uint8Array(0)
  try {
    return fromBase64url(nonce)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return new Uint8Array(0)
  }
}
