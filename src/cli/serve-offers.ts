import type { JsonObject } from '../core/index.js'
import type { Handler } from '../exchange/index.js'
import type { StatusLists } from '../exchange/vc-api/index.js'
import { createInteractionHandler, createVcapiExchanges, vcalmRouteOf } from '../exchange/vcalm/index.js'
import type { Issuer } from '../issue/index.js'
import { createOfferDesk } from '../offer/index.js'
import type { Store } from '../storage/index.js'
import type { Verifier } from '../verify/index.js'
import type { ServeConfig } from './serve-config.js'

/** What is offered, and what it takes to give it out. */
export interface OfferParts {
  readonly store: Store
  readonly issuer: Issuer
  readonly verifier: Verifier
  readonly lists: StatusLists
  readonly baseUrl: string
}

/** The pages and exchanges of offers before everything else that the service answers. */
export function withOffers(
  next: Handler,
  { store, issuer, verifier, lists, baseUrl }: OfferParts,
  { limits }: ServeConfig,
): Handler {
  const desk = createOfferDesk({
    store,
    issuer,
    verifier,
    claimPage: `${baseUrl}/interactions`,
    // The place is written down under the id of the badge, so a claim that is gone on with keeps it.
    seal: async (draft: JsonObject) => issuer.sealBadge({ ...draft, credentialStatus: await lists.allocate(draft) }),
  })
  const { maxBodyBytes, bodyTimeoutMs } = limits
  const exchanges = createVcapiExchanges({
    store,
    baseUrl,
    desk,
    ...(issuer.profile.name !== undefined && { name: issuer.profile.name }),
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
    ...(bodyTimeoutMs !== undefined && { bodyTimeoutMs }),
  })
  const interactions = createInteractionHandler({
    baseUrl,
    describe: exchanges.describe,
    protocols: { vcapi: exchanges.protocol },
  })
  return async (request, connection) => {
    const { pathname } = new URL(request.url)
    if (vcalmRouteOf(pathname) === undefined) return next(request, connection)
    return pathname.startsWith('/interactions') ? interactions(request) : exchanges.handle(request)
  }
}
