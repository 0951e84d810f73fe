import { createIssuer, createVerifier, type Ladder } from 'rungs'
import { buildDidDocument } from 'rungs/did'
import { createAccessLog } from 'rungs/exchange'
import { createOid4vciIssuer } from 'rungs/exchange/oid4vci'
import { createStoredStatusLists, createVcApiHandler, createVcApiIssuers, matchRoute } from 'rungs/exchange/vc-api'
import {
  createInteractionHandler,
  createVcapiExchanges,
  isInteractionPath,
  toInteractionUrl,
  vcalmRouteOf,
} from 'rungs/exchange/vcalm'
import { skipRequirements } from 'rungs/issue'
import { createSigner, generateKey } from 'rungs/keys'
import { createOfferDesk, parseOfferCode } from 'rungs/offer'
import { mechanisms } from 'rungs/preset/all'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import type { Store } from 'rungs/storage'
import { startService } from './service.js'

/** The platform that issues. */
export interface Courier {
  readonly did: string
  readonly url: string
  /** Its DID document; in the world it lies at its domain. */
  readonly document: unknown
  /** Offers the badge of the rung: a link that any wallet can begin with. */
  offerRung(): Promise<string>
  /** Offers a badge of something else, with a PIN that is told by telephone. */
  offerBriefing(pin: string): Promise<string>
  revoke(credential: string): Promise<void>
  /** The lines of the access log. */
  log(): readonly string[]
  close(): Promise<void>
}

/** Starts the courier platform: one link for an offer, over which wallets go on by `vcapi` or by OID4VCI. */
export async function startCourier(ladder: Ladder, store: Store): Promise<Courier> {
  const did = ladder.owner
  const { publicJwk, secretJwk } = await generateKey('Ed25519')
  const document = buildDidDocument({ did, keys: [{ publicJwk }] })
  const signer = createSigner(secretJwk, { id: document.verificationMethod?.[0]?.id as string })
  const issuer = createIssuer({ profile: { id: did, name: 'Courier Platform' }, signer, mechanism: eddsaRdfc2022 })
  const lines: string[] = []

  const { url, inside, close } = await startService((at) => {
    const statusLists = createStoredStatusLists({ store, issuer, baseUrl: at })
    const desk = createOfferDesk({
      store,
      issuer,
      verifier: createVerifier({ mechanisms }),
      claimPage: `${at}/interactions`,
      seal: async (draft) => issuer.sealBadge({ ...draft, credentialStatus: await statusLists.allocate(draft) }),
    })
    const exchanges = createVcapiExchanges({ store, baseUrl: at, desk, name: 'Courier Platform' })
    const { handler, isPath, routeOf, protocol } = createOid4vciIssuer({
      store,
      desk,
      credentialIssuer: at,
      configurations: { badge: { format: 'ldp_vc', signingAlgorithms: ['eddsa-rdfc-2022'], name: { en: 'Badge' } } },
    })
    const interactions = createInteractionHandler({
      baseUrl: at,
      describe: exchanges.describe,
      protocols: { vcapi: exchanges.protocol, 'oid4vci-1.0': protocol, OID4VCI: protocol },
    })
    const vcApi = createVcApiHandler({ issuers: createVcApiIssuers({ ed25519: signer }, statusLists), statusLists, baseUrl: at })
    const logged = (path: string) => vcalmRouteOf(path) ?? routeOf(path) ?? matchRoute(path)?.routes[0]?.path ?? '*'
    return {
      desk,
      statusLists,
      around: [createAccessLog({ write: (line) => lines.push(line), routeOf: logged })],
      handler: async (request: Request) => {
        const { pathname } = new URL(request.url)
        if (isInteractionPath(pathname)) return interactions(request)
        if (vcalmRouteOf(pathname) !== undefined) return exchanges.handle(request)
        return isPath(pathname) ? handler(request) : vcApi(request)
      },
    }
  })
  const { desk, statusLists } = inside
  const linkOf = (code = ''): string => toInteractionUrl(url, parseOfferCode(code))

  return {
    did,
    url,
    document,
    offerRung: async () => {
      const { code } = await desk.make({
        // The platform's own records say that she meets what the rung requires.
        badge: { ladder, rung: `${ladder.id}/bicycle-courier`, held: skipRequirements, results: { test: '91', stars: '4.8' } },
      })
      return linkOf(code)
    },
    offerBriefing: async (pin) => {
      const achievement = {
        id: 'https://courier.example/achievements/winter-briefing',
        name: 'Winter briefing',
        description: 'Knows what ice does to brakes.',
        criteria: { narrative: 'Was there.' },
      }
      return linkOf((await desk.make({ badge: { achievement }, pin })).code)
    },
    revoke: async (credential) => {
      await statusLists.status.revoke({ credential, reason: 'error' })
    },
    log: () => lines,
    close,
  }
}
