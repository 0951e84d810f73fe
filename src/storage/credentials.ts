import type { Page } from './store.js'

/** What is known of an issued credential. Nothing here names its recipient to somebody who lacks the issuer's key. */
export interface CredentialRow {
  readonly id: string
  readonly issuer: string
  /** The idempotency key: a keyed hash, in base64url. No two credentials have the same. */
  readonly key: string
  /** A keyed hash of the recipient, in base64url; absent once it was erased. */
  readonly recipient?: string
  /** The achievement, or what else it is about. */
  readonly achievement?: string
  readonly batch?: string
  readonly issuedAtMs: number
  readonly validUntilMs?: number
  /** The id of the credential that it takes the place of. */
  readonly replaces?: string
  /** SHA-256 of the secured text, in base64url. */
  readonly digest: string
}

/** The credential itself, which is personal data: erased on request. */
export interface CredentialBody {
  readonly credential: string
  /** As it was handed out. */
  readonly text: string
  readonly mediaType: string
}

/** Which credentials are wanted. */
export interface CredentialFilter extends Page<string> {
  readonly issuer?: string
  readonly recipient?: string
  readonly batch?: string
  readonly replaces?: string
  /** Those whose validity ends at this time or later. */
  readonly validUntilFromMs?: number
  /** Those whose validity ends before this time. */
  readonly validUntilBeforeMs?: number
}

/** Reading the log of credentials. */
export interface CredentialReader {
  get(id: string): Promise<CredentialRow | undefined>
  /** Those that have one of these keys, in no order. */
  findByKeys(keys: readonly string[]): Promise<readonly CredentialRow[]>
  /** In the order of their ids. */
  list(filter?: CredentialFilter): Promise<readonly CredentialRow[]>
  count(filter?: Omit<CredentialFilter, 'after' | 'limit'>): Promise<number>
  body(id: string): Promise<CredentialBody | undefined>
  bodies(ids: readonly string[]): Promise<readonly CredentialBody[]>
}

/** Writing it. */
export interface CredentialTable extends CredentialReader {
  /** @throws RungsError `storage.conflict` when an id or a key is taken */
  insert(rows: readonly CredentialRow[], bodies?: readonly CredentialBody[]): Promise<void>
  /** Deletes the texts of a recipient's credentials and unlinks them from the recipient; says how many there were. */
  eraseRecipient(recipient: string): Promise<number>
  /** Deletes the text of one, and unlinks it from its recipient. Whether there was one. */
  erase(id: string): Promise<boolean>
}
