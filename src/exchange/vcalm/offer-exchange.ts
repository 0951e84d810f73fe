import { inputError, isRungsError, type JsonObject, parseJson } from '../../core/index.js'
import { buildPresentation } from '../../holder/index.js'
import { type OfferDesk, type OfferView, parseOfferCode } from '../../offer/index.js'
import type { InteractionView } from './interaction-view.js'
import { challengeIn } from './message.js'

/** A code in the one spelling that URLs have; `undefined` for what is none. */
export function toUrlCode(id: string): string | undefined {
  try {
    return parseOfferCode(id)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** What is offered under a code; `undefined` where nothing is. */
export async function viewOffer(desk: OfferDesk, id: string): Promise<OfferView | undefined> {
  try {
    return await desk.view(id)
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'offer.code_unknown') throw error
    return undefined
  }
}

/** Whoever claimed it can ask for it again, so a claimed offer is not over. */
export function toInteractionView(offer: OfferView, by: string | undefined): InteractionView {
  const { name, description, issuer, expiresAt, state, pinNeeded } = offer
  const isOver = state === 'expired' || state === 'withdrawn'
  return { kind: 'offer', name, description, ...(by !== undefined && { by }), byId: issuer, until: expiresAt, pinNeeded, isOver }
}

/** A wallet has no way to give a PIN here, so such an offer has no exchange. @throws RungsError `exchange.not_found`, `offer.*` */
export async function requireExchangeable(desk: OfferDesk, code: string): Promise<void> {
  if ((await desk.view(code)).pinNeeded) throw inputError('exchange.not_found', {})
}

/** The badge, for a presentation that proves control of a key. @throws RungsError `offer.*`, `exchange.challenge_unknown` */
export async function claimByExchange(desk: OfferDesk, code: string, presentation: JsonObject): Promise<JsonObject> {
  const challenge = challengeIn(presentation)
  if (challenge === undefined) throw inputError('exchange.challenge_unknown', {})
  const { text } = await desk.claim({ code, challenge, presentation })
  const badge = text.startsWith('{') ? (parseJson(text) as JsonObject) : text
  return { verifiablePresentation: buildPresentation([badge]) }
}
