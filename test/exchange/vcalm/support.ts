import { platformRandom } from '../../../src/core/index.js'
import type { Handler } from '../../../src/exchange/index.js'
import {
  type CreateVcapiExchangesOptions,
  createInteractionHandler,
  createVcapiExchanges,
  createVcapiHolder,
  type DecideExchange,
  isInteractionPath,
  type ProtocolOf,
  type VcapiExchanges,
  type VcapiHolder,
} from '../../../src/exchange/vcalm/index.js'
import { skipRequirements } from '../../../src/issue/index.js'
import type { Signer } from '../../../src/keys/index.js'
import { createNet, type PostingNet } from '../../../src/net/index.js'
import {
  createOfferDesk,
  type MakeOfferInput,
  type OfferDesk,
  type OfferedBadge,
  parseOfferCode,
} from '../../../src/offer/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { ed25519Signature2020 } from '../../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { issuerOf, ladderOf, rungId } from '../../issue/support.js'
import { newSigner } from '../../support/badges.js'
import { type Client, serveOn } from '../support.js'

export const START: number = Date.parse('2026-05-01T09:00:00Z')
export const MINUTE = 60_000
export const worker: Signer = await newSigner()
export const stranger: Signer = await newSigner()

/** A platform that is served on loopback, and a net that reaches it. */
export interface Platform {
  readonly client: Client
  readonly baseUrl: string
  readonly net: PostingNet
  readonly store: Store
  readonly desk: OfferDesk
  readonly exchanges: VcapiExchanges
  readonly clock: { ms: number }
  /** The code of a new offer, as URLs have it. */
  offer(more?: Partial<MakeOfferInput>): Promise<string>
}

/** What a platform may have of its own. */
export interface PlatformOptions extends Partial<Omit<CreateVcapiExchangesOptions, 'decide'>> {
  readonly decide?: DecideExchange
  readonly protocols?: Readonly<Record<string, ProtocolOf>>
}

export async function newPlatform({ protocols = {}, ...options }: PlatformOptions = {}): Promise<Platform> {
  const clock = { ms: START }
  const now = (): Date => new Date(clock.ms)
  const { store = createMemoryStore() } = options
  let handle: Handler = async () => new Response(null, { status: 503 })
  const client = await serveOn((request) => handle(request))
  const baseUrl = `http://127.0.0.1:${client.port}`
  const verifier = createVerifier({ mechanisms, now })
  const desk = createOfferDesk({ store, issuer: issuerOf({ now }), verifier, claimPage: `${baseUrl}/claim`, now })
  const exchanges = createVcapiExchanges({
    store,
    baseUrl,
    desk,
    verifier,
    decide: ({ outcome }) => ({ accepted: outcome === 'verified' }),
    name: 'Courier Platform',
    now,
    random: platformRandom,
    ...options,
  })
  const interactions = createInteractionHandler({
    baseUrl,
    describe: exchanges.describe,
    protocols: { vcapi: exchanges.protocol, ...protocols },
  })
  handle = (request) => (isInteractionPath(new URL(request.url).pathname) ? interactions(request) : exchanges.handle(request))
  const make = async (more: Partial<MakeOfferInput> = {}): Promise<string> => {
    const badge: OfferedBadge = { ladder: ladderOf(), rung: rungId('courier'), held: skipRequirements }
    return parseOfferCode((await desk.make({ badge, ...more })).code)
  }
  return { client, baseUrl, net: netTo(client.port), store, desk, exchanges, clock, offer: make }
}

/** A net that may reach a port of this machine. */
export function netTo(...ports: readonly number[]): PostingNet {
  return createNet({ ports, unsafeAllowAddresses: ['127.0.0.1'], cache: false })
}

/** A holder as wallets of today sign, or as they should. */
export function holderOf(signer: Signer = worker, way: 'learner' | 'own' = 'own', dataModel: '1.1' | '2.0' = '1.1'): VcapiHolder {
  const now = new Date(START)
  return way === 'own'
    ? createVcapiHolder({ signer, mechanisms: [eddsaRdfc2022], now })
    : createVcapiHolder({ signer, mechanisms: [ed25519Signature2020], dataModel, now })
}

/** A presentation for what a server asks. */
export async function presentationFor(
  asked: { readonly challenge: string; readonly domain: string },
  credentials: readonly (string | Record<string, never>)[] = [],
  signer: Signer = worker,
): Promise<unknown> {
  const holder = holderOf(signer)
  return holder.present(credentials, { challenge: asked.challenge, domain: asked.domain }, eddsaRdfc2022)
}
