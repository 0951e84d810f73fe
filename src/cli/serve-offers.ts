import type { JsonObject } from '../core/index.js'
import type { Handler } from '../exchange/index.js'
import { createOid4vciIssuer, type Oid4vciIssuer } from '../exchange/oid4vci/index.js'
import type { StatusLists, VcApiKeys } from '../exchange/vc-api/index.js'
import { createInteractionHandler, createVcapiExchanges, isInteractionPath, vcalmRouteOf } from '../exchange/vcalm/index.js'
import type { Issuer } from '../issue/index.js'
import type { Net } from '../net/index.js'
import { createOfferDesk } from '../offer/index.js'
import type { Store } from '../storage/index.js'
import type { Verifier } from '../verify/index.js'
import type { ServeConfig } from './serve-config.js'
import { badgeForms } from './serve-forms.js'

/** What is offered, and what it takes to give it out. */
export interface OfferParts {
  readonly store: Store
  readonly issuer: Issuer
  readonly keys: VcApiKeys
  readonly verifier: Verifier
  readonly lists: StatusLists
  readonly baseUrl: string
  /** Looks up wallets under did:web. */
  readonly net?: Net
}

/** The pages and exchanges of offers. */
export interface ServedOffers {
  /** Answers what belongs to them, and has another answer everything else. */
  before(next: Handler): Handler
  /** The route of a path of theirs, for the log: no code, and nothing that stands for one. */
  routeOf(pathname: string): string | undefined
}

/** Offers over VCALM and OID4VCI: one link for every wallet. */
export async function createServedOffers(parts: OfferParts, { limits }: ServeConfig): Promise<ServedOffers> {
  const { store, issuer, verifier, lists, baseUrl, keys, net } = parts
  const desk = createOfferDesk({
    store,
    issuer,
    verifier,
    claimPage: `${baseUrl}/interactions`,
    // The place is written down under the id of the badge, so a claim that is gone on with keeps it.
    seal: async (draft: JsonObject) => issuer.sealBadge({ ...draft, credentialStatus: await lists.allocate(draft) }),
  })
  const { maxBodyBytes, bodyTimeoutMs } = limits
  const bounds = { ...(maxBodyBytes !== undefined && { maxBodyBytes }), ...(bodyTimeoutMs !== undefined && { bodyTimeoutMs }) }
  const { name } = issuer.profile
  const exchanges = createVcapiExchanges({ store, baseUrl, desk, ...(name !== undefined && { name }), ...bounds })
  const oid4vci = createOid4vciIssuer({
    store,
    desk,
    credentialIssuer: baseUrl,
    configurations: await badgeForms(parts),
    ...(keys.ed25519 !== undefined && { signer: keys.ed25519 }),
    ...(net !== undefined && { net }),
    ...bounds,
  })
  const { protocol } = oid4vci
  const interactions = createInteractionHandler({
    baseUrl,
    describe: exchanges.describe,
    protocols: { vcapi: exchanges.protocol, 'oid4vci-1.0': protocol, OID4VCI: protocol },
  })
  const issuing = belowBase(oid4vci, baseUrl)
  return {
    before: (next) => async (request, connection) => {
      const { pathname } = new URL(request.url)
      if (vcalmRouteOf(pathname) !== undefined)
        return isInteractionPath(pathname) ? interactions(request) : exchanges.handle(request)
      const own = issuing(request)
      return own === undefined ? next(request, connection) : oid4vci.handler(own)
    },
    routeOf: (pathname) => vcalmRouteOf(pathname) ?? oid4vci.routeOf(pathname) ?? oid4vci.routeOf(pathOf(baseUrl) + pathname),
  }
}

/** A proxy in front may take the path of the base URL off, as it does for everything else; the issuer knows its addresses with it. */
function belowBase({ isPath }: Oid4vciIssuer, baseUrl: string): (request: Request) => Request | undefined {
  const base = pathOf(baseUrl)
  return (request) => {
    const url = new URL(request.url)
    if (isPath(url.pathname)) return request
    if (base === '' || !isPath(base + url.pathname)) return undefined
    url.pathname = base + url.pathname
    return new Request(url, request)
  }
}

function pathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '')
}
