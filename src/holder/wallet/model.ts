import type { Code, JsonObject, Outcome } from '../../core/index.js'
import type { HeldBadge } from '../build-ladder-record.js'

/** What a badge says of itself, as it was when it came in: for lists, never for decisions. */
export interface BadgeAbout {
  readonly credential?: string
  readonly name?: string
  readonly issuer?: string
  readonly issuerName?: string
  /** The DIDs or URLs that it is about. */
  readonly subjects: readonly string[]
  readonly achievement?: string
  readonly ladder?: string
  readonly rung?: string
  readonly validFrom?: string
  readonly validUntil?: string
  /** The id of the badge that it takes the place of. */
  readonly replaces?: string
  /** Of an older generation of Open Badges: no signed badge of today. */
  readonly older?: string
  /** Whether it is a record with other badges inside, which are in the wallet by themselves too. */
  readonly isRecord?: true
}

/** How a copy came in, beside as a file of its own. */
export type CarrierKind = 'png' | 'svg' | 'paper' | 'record'

/** One copy of a badge: its very bytes, under their SHA-256. */
export interface BadgeCopy {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly file: string
  readonly form: 'json' | 'jwt' | 'sd-jwt'
  /** RFC 3339. */
  readonly addedAt: string
  /** The pictures, papers and records that it came in, kept too. */
  readonly carriers: readonly { readonly file: string; readonly kind: CarrierKind }[]
  /** What the last check told. */
  readonly checked?: BadgeCheck
}

/** What a check told of a copy. */
export interface BadgeCheck {
  /** RFC 3339. */
  readonly at: string
  readonly outcome: Outcome
  /** The codes of the findings, each once. */
  readonly codes: readonly Code[]
  /** Whether all that can be left out of it can be. */
  readonly derivable: boolean
  /** When its status was last looked up; absent where it has none, or nobody could look. */
  readonly statusAt?: string
}

/** A badge in a wallet, with all its copies. */
export interface WalletBadge {
  /** Of the issuer and the credential's id; where it has none, of its content. */
  readonly id: string
  readonly about: BadgeAbout
  readonly copies: readonly BadgeCopy[]
  /** The badge of the same issuer in this wallet that has taken its place. */
  readonly supersededBy?: string
}

/** One of the worker's own DIDs. Its secret is encrypted. */
export interface WalletKey {
  readonly did: string
  /** Whom it is for: a DID, URL or name. Absent for the worker's general one. */
  readonly counterparty?: string
  /** RFC 3339. */
  readonly createdAt: string
}

/** What became of an input. */
export interface AddedBadges {
  /** Badges that were not in the wallet. */
  readonly added: readonly WalletBadge[]
  /** Badges that were, of which another copy or carrier came in. */
  readonly copied: readonly WalletBadge[]
  /** Badges that were, to the byte. */
  readonly present: readonly WalletBadge[]
}

/** What a check of a wallet tells of one badge. */
export interface BadgeFreshness {
  readonly badge: WalletBadge
  /** The best of its copies. */
  readonly outcome: Outcome
  readonly codes: readonly Code[]
  /** Whole days until it ends, negative once it has; absent where it has no end. */
  readonly daysLeft?: number
  /** Whole days since its status was last looked up; absent where it has none, or nobody ever could look. */
  readonly statusDays?: number
}

/** A held badge with its place in the wallet. */
export interface WalletHeldBadge extends HeldBadge {
  readonly badge: WalletBadge
}

/** A file of a wallet as a plain folder. */
export interface WalletFile {
  /** With `/` between folders. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** One presentation for whoever asked, by one of the worker's DIDs. */
export interface WalletPresentation {
  readonly did: string
  readonly presentation: JsonObject | string
  /** The badges in it, by their ids in the wallet. */
  readonly badges: readonly string[]
}
