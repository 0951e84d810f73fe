import { createHmacSha256 } from '#runtime'
import { checkOptions, platformRandom, usageError } from '../../core/index.js'
import type { Store, StoreTransaction } from '../../storage/index.js'

/** What an idempotency key is made of. */
export interface KeyFacts {
  /** The id of the achievement, or what else it is about; may be empty. */
  readonly achievement: string
  /** The recipient's id, such as a DID or an e-mail address. */
  readonly recipient: string
  /** Tells apart what one recipient gets of one achievement: a row of a table, a year, an order. */
  readonly row: string
}

/** The keyed hashes by which the log knows credentials and people, in base64url. */
export interface LogHashes {
  keyOf(facts: KeyFacts): string
  recipientOf(recipient: string): string
}

/** Under which name the key of an issuer's hashes is kept. */
export function secretName(issuer: string): string {
  return `credential-log ${issuer}`
}

/**
 * The hashes of an issuer: HMAC-SHA-256 under a key that is made when it is first asked for and lives in the store. Nobody can guess a
 * recipient from a hash without it, and what was hashed means nothing any more once it is erased.
 */
export async function loadHashes(
  store: Store,
  issuer: string,
  random: (length: number) => Uint8Array = platformRandom,
): Promise<LogHashes> {
  const name = secretName(issuer)
  const secret =
    (await store.read(({ secrets }) => secrets.get(name))) ?? (await store.transaction((tx) => makeSecret(tx, name, random)))
  // A list in JSON has one reading only, and each use has a label of its own.
  const hmac = createHmacSha256(secret)
  const hash = (...parts: readonly string[]): string => hmac(JSON.stringify(parts))
  return Object.freeze({
    keyOf(facts: KeyFacts) {
      checkOptions(facts, ['achievement', 'recipient', 'row'], 'keyOf')
      const { achievement, recipient, row } = facts
      for (const [option, text] of Object.entries({ achievement, recipient, row })) requireText(option, text)
      return hash('rungs credential key 1', issuer, achievement, recipient, row)
    },
    recipientOf(recipient: string) {
      requireText('recipient', recipient)
      return hash('rungs recipient 1', issuer, recipient)
    },
  })
}

async function makeSecret(
  { secrets }: StoreTransaction,
  name: string,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const made = random(32)
  return (await secrets.insert(name, made)) ? made : ((await secrets.get(name)) as Uint8Array)
}

function requireText(option: string, text: unknown): void {
  if (typeof text !== 'string' || text.length > 10_000 || (option === 'recipient' && text === ''))
    throw usageError('core.option_invalid', { option, expected: 'text' })
}
