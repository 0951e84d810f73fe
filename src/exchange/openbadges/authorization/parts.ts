import { sha256Base64url } from '#runtime'
import { operationError, toBase64url } from '../../../core/index.js'
import type { Store } from '../../../storage/index.js'
import type { BodyLimits } from '../../read-body.js'
import type { Authenticate, Consent, ConsentTexts } from './options.js'

/** What the endpoints work with. */
export interface AuthorizationParts {
  readonly store: Store
  /** What the server is called in its answers (RFC 9207). */
  readonly issuer: string
  readonly authorizationUrl: string
  readonly authenticate: Authenticate
  readonly consent: Consent
  readonly texts: (request: Request) => Promise<ConsentTexts>
  readonly codeMs: number
  readonly accessMs: number
  readonly grantMs: number
  readonly clientMs: number
  readonly maxClients: number
  readonly limits: BodyLimits
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

/** The kinds of records that are kept. None has a secret in it, only hashes of them. */
export const KINDS = {
  client: 'openbadges.client',
  consent: 'openbadges.consent',
  code: 'openbadges.code',
  grant: 'openbadges.grant',
  token: 'openbadges.token',
} as const

/** A secret that nobody guesses: 256 bits. */
export function newSecret({ random }: AuthorizationParts): string {
  return toBase64url(random(32))
}

/** Under which name a secret is kept. It is long and random, so that one round of hashing is enough. */
export function hashOf(secret: string): string {
  return sha256Base64url(secret)
}

/** @throws RungsError `storage.conflict` when somebody else was quicker */
export async function requireWritten(writing: Promise<boolean>): Promise<void> {
  if (!(await writing)) throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
}
