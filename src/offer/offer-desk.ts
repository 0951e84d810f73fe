import { checkOptions, isAbsoluteUrl, type JsonObject, type Now, platformRandom, toEpochMs, usageError } from '../core/index.js'
import type { IssuedCredential, Issuer } from '../issue/index.js'
import { createSweep, type Page, type Store } from '../storage/index.js'
import type { Verifier } from '../verify/index.js'
import { authorizeOffer } from './authorize-offer.js'
import { awardBadge } from './award-badge.js'
import { challengeFor, claimOffer } from './claim-offer.js'
import { entryOf, loadOffer, viewOf } from './kept-offers.js'
import { makeOffer } from './make-offer.js'
import { listOffers, withdrawOffer } from './manage-offers.js'
import type { MadeOffer, MakeOfferInput, OfferEntry, OfferView } from './offer.js'
import { offerId } from './offer-code.js'

/** Options of {@link createOfferDesk}. */
export interface CreateOfferDeskOptions {
  readonly store: Store
  readonly issuer: Issuer
  /** Decides whether a presentation proves control of a key; its presentations need no credentials. */
  readonly verifier: Verifier
  /** Where workers claim: the link of an offer is this page with the code in its fragment. */
  readonly claimPage: string
  /** Whom presentations are for. Default: the origin of `claimPage`. */
  readonly domain?: string
  /**
   * Secures a claimed badge, once for each key, such as with a status entry and an entry in the log of credentials.
   * Default: `issuer.sealBadge`.
   */
  readonly seal?: (draft: JsonObject, key: string) => Promise<IssuedCredential>
  /** How long a challenge holds. Default 10 minutes. */
  readonly challengeMs?: number
  /** How long an offer that has ended is kept, so that a claim can be repeated. Default 30 days. */
  readonly keepMs?: number
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** What a claim needs. */
export interface ClaimInput {
  readonly code: string
  /** As {@link OfferDesk.challenge} gave it; good for one attempt. */
  readonly challenge: string
  /** A presentation by the holder, bound to that challenge and domain. Credentials in it are not looked at. */
  readonly presentation: unknown
  readonly pin?: string
}

/** The badge, as text to hand over. */
export interface ClaimedBadge {
  readonly id: string
  readonly text: string
  readonly mediaType: string
}

/** What whoever has a code and its PIN may be given. */
export interface AuthorizeInput {
  readonly code: string
  readonly pin?: string
}

/** An offer whose code and PIN were right. */
export interface AuthorizedOffer {
  /** Its id: what {@link OfferDesk.award} takes. */
  readonly offer: string
  /** Until when it is kept, RFC 3339: what belongs to it need be kept no longer. */
  readonly keptUntil: string
}

/** What an award needs from a protocol that has seen to all else. */
export interface AwardInput {
  /** As {@link OfferDesk.authorize} gave it. */
  readonly offer: string
  /** The DID of whoever has proved control of a key of it: the caller vouches for that. */
  readonly holder: string
  /** The name of another form of the badge, such as a token; it comes with `seal`. Default: the form that the desk seals. */
  readonly form?: string
  /** Secures that form, once for each key. */
  readonly seal?: (draft: JsonObject, key: string) => Promise<IssuedCredential>
}

/** Offers of an issuer, and their claims. Safe to use concurrently, also by several processes on one store. */
export interface OfferDesk {
  /**
   * Offers a badge. What is in it is settled now; its recipient, its id and its `validFrom` when it is claimed.
   *
   * @throws RungsError as `issuer.buildBadge`, `core.option_invalid`, `core.date_time_invalid`
   */
  make(input: MakeOfferInput): Promise<MadeOffer>
  /** What is offered under a code. @throws RungsError `offer.code_unknown` */
  view(code: string): Promise<OfferView>
  /** A challenge for one claim. @throws RungsError `offer.code_unknown`, `offer.expired`, `offer.withdrawn`, `offer.locked` */
  challenge(code: string): Promise<{ readonly challenge: string; readonly domain: string }>
  /**
   * Issues the badge to whoever proves control of a key. Claiming again with the same key gives the same badge again; a second
   * holder is refused.
   *
   * @throws RungsError `offer.*`, and as `issuer.sealBadge`
   */
  claim(input: ClaimInput): Promise<ClaimedBadge>
  /**
   * The lower half of a claim, for protocols that prove control of a key in a way of their own: whether the code and its PIN are right.
   * Wrong PINs count as in a claim, and an offer that was claimed already is authorized too, for its holder to come again.
   *
   * @throws RungsError `offer.code_unknown`, `offer.expired`, `offer.withdrawn`, `offer.locked`, `offer.pin_wrong`
   */
  authorize(input: AuthorizeInput): Promise<AuthorizedOffer>
  /**
   * The upper half: issues the badge of an authorized offer to a holder whose control of a key the caller has verified. As in a claim,
   * the same holder gets the same badge again and a second one is refused. Every other form is a credential with an id of its own.
   *
   * @throws RungsError `offer.code_unknown`, `offer.expired`, `offer.withdrawn`, `offer.claimed`, `offer.recipient_differs`, and as
   * `seal` does
   */
  award(input: AwardInput): Promise<ClaimedBadge>
  /** Withdraws an open offer. Whether it was open; a claimed badge is not touched. */
  withdraw(id: string): Promise<boolean>
  /** Offers in the order of their ids. */
  list(page?: Page<string>): Promise<readonly OfferEntry[]>
  /** One of them, by its id. */
  find(id: string): Promise<OfferEntry | undefined>
}

/** What the parts of a desk share. */
export interface DeskParts {
  readonly store: Store
  readonly issuer: Issuer
  readonly verifier: Verifier
  readonly claimPage: string
  readonly domain: string
  readonly seal: (draft: JsonObject, key: string) => Promise<IssuedCredential>
  readonly challengeMs: number
  readonly keepMs: number
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

const OPTIONS = ['store', 'issuer', 'verifier', 'claimPage', 'domain', 'seal', 'challengeMs', 'keepMs', 'now', 'random'] as const

/**
 * A desk where badges are offered by one-time codes, and claimed by workers with proof of control of their own key.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createIssuer, createVerifier } from 'rungs'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { createOfferDesk } from 'rungs/offer'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const desk = createOfferDesk({
 *   store: createMemoryStore(),
 *   issuer: createIssuer({ signer: createSigner(await generateKey()), mechanism: eddsaRdfc2022 }),
 *   verifier: createVerifier({ mechanisms: [eddsaRdfc2022] }),
 *   claimPage: 'https://courier.example/claim',
 * })
 * ```
 */
export function createOfferDesk(options: CreateOfferDeskOptions): OfferDesk {
  checkOptions(options, OPTIONS, 'createOfferDesk')
  const { store, issuer, verifier, claimPage, challengeMs = 600_000, keepMs = 30 * 86_400_000 } = options
  const wrong = (option: string, expected: string): Error => usageError('core.option_invalid', { option, expected })
  if (typeof store?.transaction !== 'function') throw wrong('store', 'a store')
  if (typeof issuer?.buildBadge !== 'function') throw wrong('issuer', 'an issuer')
  if (typeof verifier?.verifyPresentation !== 'function') throw wrong('verifier', 'a verifier')
  if (!isAbsoluteUrl(claimPage) || claimPage.includes('#')) throw wrong('claimPage', 'URL without a fragment')
  for (const [option, given] of Object.entries({ challengeMs, keepMs }))
    if (!Number.isSafeInteger(given) || given < 0) throw wrong(option, 'whole number')
  const parts: DeskParts = {
    store,
    issuer,
    verifier,
    claimPage,
    domain: options.domain ?? new URL(claimPage).origin,
    seal: options.seal ?? ((draft) => issuer.sealBadge(draft)),
    challengeMs,
    keepMs,
    now: () => toEpochMs(options.now),
    random: options.random ?? platformRandom,
  }
  const sweep = createSweep(store)
  /** What it keeps for a time only is deleted by those who come after that time. */
  const swept = async <T>(step: Promise<T>): Promise<T> => {
    const done = await step
    await sweep(parts.now())
    return done
  }
  return Object.freeze({
    make: (input: MakeOfferInput) => swept(makeOffer(input, parts)),
    view: async (code: string) =>
      viewOf(
        (await store.read((view) => loadOffer(view.records, offerId(code), issuer.profile.id))).offer,
        parts.now(),
        issuer.profile.id,
      ),
    challenge: (code: string) => swept(challengeFor(code, parts)),
    claim: (input: ClaimInput) => claimOffer(input, parts),
    authorize: (input: AuthorizeInput) => swept(authorizeOffer(input, parts)),
    award: (input: AwardInput) => awardBadge(input, parts),
    withdraw: (id: string) => withdrawOffer(store, id, { now: new Date(parts.now()) }),
    list: (page: Page<string> = {}) => listOffers(store, { ...page, now: new Date(parts.now()) }),
    async find(id: string) {
      const record = await store.read((view) => view.records.get('offer', id))
      return record === undefined ? undefined : entryOf(record, parts.now())
    },
  })
}
