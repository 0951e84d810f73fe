import { hmacSha256 } from '#runtime'
import { platformRandom, toBase64url, utf8 } from '../core/index.js'
import type { Store } from '../storage/index.js'

/** What a row is, for the log of credentials. */
export interface RowIdentity {
  readonly achievement: string
  readonly recipient: string
  /** The row's key. */
  readonly row: string
}

/** The keyed hashes by which the log of credentials knows rows and recipients. */
export interface BatchHashes {
  hashes(): Promise<{
    /** The idempotency key. */
    keyOf(identity: RowIdentity): string
    recipientOf(recipient: string): string
  }>
}

/**
 * Hashes under a key of the issuer that lives in the store (HMAC-SHA-256): whoever has the log alone cannot try who is in it, and with
 * the key all of them are erased.
 */
export function createBatchHashes(
  store: Store,
  issuer: string,
  random: (length: number) => Uint8Array = platformRandom,
): BatchHashes {
  const name = `credential-log ${issuer}`
  const load = async () => {
    const key =
      (await store.read(({ secrets }) => secrets.get(name))) ??
      (await store.transaction(async ({ secrets }) => {
        await secrets.insert(name, random(32))
        return secrets.get(name)
      }))
    const hash = (...parts: readonly string[]): string => toBase64url(hmacSha256(key as Uint8Array, utf8(JSON.stringify(parts))))
    return {
      keyOf: ({ achievement, recipient, row }: RowIdentity) => hash('row', issuer, achievement, recipient, row),
      recipientOf: (recipient: string) => hash('recipient', recipient),
    }
  }
  // Asked for with each chunk, since the key may have been erased meanwhile.
  return { hashes: load }
}
