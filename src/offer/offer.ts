import type { JsonObject } from '../core/index.js'
import type { IssueBadgeRequest, IssueRungRequest } from '../issue/index.js'

/** Where an offer stands. */
export type OfferState = 'open' | 'claimed' | 'withdrawn' | 'expired'

/** What is offered: a badge or a rung as an issuer takes it, but for its recipient. */
export type OfferedBadge =
  | Omit<IssueBadgeRequest, 'subject' | 'id' | 'validFrom'>
  | Omit<IssueRungRequest, 'subject' | 'id' | 'validFrom'>

/** Input of {@link OfferDesk.make}. */
export interface MakeOfferInput {
  readonly badge: OfferedBadge
  /** Whom it is for: a DID that must claim it, or what identifies the person in the badge. Default: whoever has the code. */
  readonly recipient?: IssueBadgeRequest['subject']
  /** RFC 3339. Default: 30 days from now. */
  readonly expiresAt?: string
  /** Digits that were told to the worker on another way; five wrong ones lock the offer. */
  readonly pin?: string
  /** The same key gives the same offer again: for a list of recipients that is sent twice. */
  readonly idempotencyKey?: string
}

/** An offer as its maker gets it, once: the code is kept nowhere. */
export interface MadeOffer {
  /** What it is called towards the desk; it does not open anything. */
  readonly id: string
  /** One-time, in groups of five. Absent when the offer was there already. */
  readonly code?: string
  /** The page to claim it on, with the code in its fragment, which no server sees. */
  readonly link?: string
  readonly expiresAt: string
  readonly state: OfferState
}

/** An offer towards whoever has its code. */
export interface OfferView {
  /** The name of what is offered. */
  readonly name: string
  readonly description: string
  readonly issuer: string
  readonly expiresAt: string
  readonly state: OfferState
  readonly pinNeeded: boolean
  /** How many digits the PIN has. */
  readonly pinDigits?: number
}

/** An offer towards its maker. */
export interface OfferEntry {
  readonly id: string
  readonly name: string
  readonly state: OfferState
  readonly madeAt: string
  readonly expiresAt: string
  readonly claimedAt?: string
  /** Of the badge, once it was claimed: the first form of it that was taken. */
  readonly credentialId?: string
  /** Of every form of it that was taken, each a credential of its own. */
  readonly credentialIds?: readonly string[]
}

/** What is kept of an offer, as JSON. */
export interface KeptOffer {
  readonly draft: JsonObject
  readonly name: string
  readonly description: string
  /** The DID that it is for. */
  readonly recipient?: string
  readonly madeAtMs: number
  readonly expiresAtMs: number
  readonly withdrawn?: true
  readonly pin?: KeptPin
  /** Who began to claim it, under which id the badge is issued, and the badge once it was. */
  readonly claim?: KeptClaim
}

/** A PIN, and how many wrong ones are still forgiven. */
export interface KeptPin {
  readonly hash: string
  readonly left: number
  /** How many digits it has, which its holder is told. */
  readonly digits?: number
}

/** A badge as it was handed out. */
export interface KeptBadge {
  readonly text: string
  readonly mediaType: string
  readonly atMs: number
}

/** One form of it: its id, and the badge once it was sealed. */
export interface KeptForm {
  readonly credentialId: string
  readonly badge?: KeptBadge
}

/** A claim that began, or has ended: the form that the desk seals, and others by their names. */
export interface KeptClaim extends KeptForm {
  readonly holder: string
  readonly validFrom: string
  readonly forms?: Readonly<Record<string, KeptForm>>
}
