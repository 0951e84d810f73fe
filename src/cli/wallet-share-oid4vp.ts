import { inputError, isRungsError } from '../core/index.js'
import {
  answerPresentationRequest,
  type PresentationChoice,
  type PresentationOffer,
  type PresentationRequest,
  resolvePresentationRequest,
} from '../exchange/oid4vp/index.js'
import { algorithmOfJwk, decodeMultikey, type Signer } from '../keys/index.js'
import { mechanisms } from '../preset/index.js'
import { type Begun, netFor } from './wallet-net.js'
import type { Asked, Shared, Sharing } from './wallet-share.js'

/** Shows badges by OID4VP. Without consent nobody is told anything, so that the request can still be answered. */
export async function shareByOid4vp({ begun, wallet, held, agreed, passphrase }: Sharing): Promise<Shared> {
  const place = new URL(begun.url).searchParams.get('request_uri') ?? undefined
  const request = await resolve(begun, place)
  const signers: Signer[] = []
  for (const { did } of await wallet.keys()) {
    const signer = agreed.some(({ subject }) => subject === did) ? await wallet.signer(did, passphrase) : standIn(did)
    if (signer !== undefined) signers.push(signer)
  }
  // Thrown to leave without an answer, not even a refusal.
  const silence = new Error('nothing is sent')
  const told: { asked: readonly Asked[]; shown: number; canAnswer: boolean } = { asked: [], shown: 0, canAnswer: false }
  try {
    const { redirectUri } = await answerPresentationRequest(request, {
      credentials: held.map(({ credential }) => credential),
      signers,
      mechanisms,
      net: netFor(request.responseUri, begun.origin ?? place),
      choose: (offer) => {
        told.asked = toAsked(offer, held)
        told.canAnswer = offer.canAnswer
        const choice = choiceOf(offer, new Set(agreed.map((one) => held.indexOf(one))))
        told.shown = Object.values(choice).flat().length
        if (told.shown === 0) throw silence
        return choice
      },
    })
    return {
      outcome: 'done',
      shown: told.shown,
      asked: told.asked,
      ...(redirectUri !== undefined && { redirectUrl: redirectUri }),
    }
  } catch (error) {
    // The badges that were named are not all that is asked for.
    const isShort = isRungsError(error) && error.code === 'core.option_invalid'
    if (error !== silence && !isShort) throw error
    return { outcome: told.canAnswer && !isShort ? 'declined' : 'unmatched', shown: 0, asked: told.asked }
  }
}

async function resolve({ url, origin }: Begun, place: string | undefined): Promise<PresentationRequest> {
  if (place !== undefined && !URL.canParse(place))
    throw inputError('exchange.presentation_request_refused', { error: 'invalid_request', member: 'request_uri' })
  return resolvePresentationRequest(url, { net: netFor(place ?? 'https://localhost', origin) })
}

/** What is asked for, and which badges would do. */
function toAsked({ request, candidates }: PresentationOffer, held: Sharing['held']): readonly Asked[] {
  const origin = `${request.did === undefined ? '' : `${request.did} `}${new URL(request.responseUri).origin}`
  return Object.values(candidates).flatMap((some) => {
    if (some.length === 0) return []
    const isWhole = some.some(({ derivable }) => !derivable)
    const badges = some.map(({ credential }) => held[credential] as Sharing['held'][number])
    return [{ origin, badges, ...(!isWhole && { parts: [...new Set(some.flatMap(({ asked }) => asked))] }) }]
  })
}

/** Of what the person agreed to, what the query asks for. */
function choiceOf({ request, candidates }: PresentationOffer, agreed: ReadonlySet<number>): PresentationChoice {
  const chosen = request.query.credentials.map(({ id, multiple }): readonly [string, readonly number[]] => {
    const fitting = (candidates[id] ?? []).map(({ credential }) => credential).filter((index) => agreed.has(index))
    return [id, multiple === true ? fitting : fitting.slice(0, 1)]
  })
  return Object.fromEntries(chosen.filter(([, indexes]) => indexes.length > 0))
}

/** A key that signs nothing, to see what could be shown before anybody opens the wallet. */
function standIn(did: string): Signer | undefined {
  const [, multikey] = /^did:key:(.+)$/.exec(did) ?? []
  if (multikey === undefined) return undefined
  const publicJwk = decodeMultikey(multikey)
  const sign = async (): Promise<never> => Promise.reject(new Error('nothing is signed'))
  return { id: `${did}#${multikey}`, alg: algorithmOfJwk(publicJwk).name, publicJwk, sign }
}
