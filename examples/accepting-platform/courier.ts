import { createIssuer, createVerifier, type Ladder } from 'rungs'
import { buildDidDocument } from 'rungs/did'
import { createAccessLog, createRequestIds, createRequestLimits, createSecurityHeaders, withMiddleware } from 'rungs/exchange'
import { createNodeServer } from 'rungs/exchange/node'
import { createStoredStatusLists, createVcApiHandler, createVcApiIssuers, matchRoute } from 'rungs/exchange/vc-api'
import { skipRequirements } from 'rungs/issue'
import { createSigner, generateKey } from 'rungs/keys'
import { createOfferDesk, type OfferDesk } from 'rungs/offer'
import { mechanisms } from 'rungs/preset/all'
import { ecdsaSd2023 } from 'rungs/securing/ecdsa-sd-2023'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { openSqliteStore } from 'rungs/storage/sqlite'
import { answer, readJson, routed } from './http.js'

/** The platform that issues: its service, and what only its own people can do. */
export interface Courier {
  readonly did: string
  readonly url: string
  /** Its DID document; in the world it lies at its domain. */
  readonly document: unknown
  /** Offers the badge of the rung, with a one-time code. */
  offerRung(): Promise<string>
  /** Offers a badge of something else. */
  offerBriefing(): Promise<string>
  revoke(credential: string): Promise<void>
  /** The lines of the access log. */
  log(): readonly string[]
  close(): Promise<void>
}

/** Starts the service of the courier platform: the VC API with status lists in a file, and a desk where workers claim what they were offered. */
export async function startCourier(ladder: Ladder, storeFile: string): Promise<Courier> {
  const did = 'did:web:courier.example'
  const lines: string[] = []
  // The port is known only once it listens, and offers and status lists name it.
  let handle: (request: Request) => Promise<Response> = async () => answer(503, {})
  const server = createNodeServer((request) => handle(request))
  const { port } = await server.listen(0)
  const url = `http://127.0.0.1:${port}`

  const [listKey, badgeKey] = [await generateKey('Ed25519'), await generateKey('ES256')]
  const document = buildDidDocument({ did, keys: [{ publicJwk: listKey.publicJwk }, { publicJwk: badgeKey.publicJwk }] })
  const [listId = '', badgeId = ''] = (document.verificationMethod ?? []).map(({ id }) => id)
  const [ed25519, p256] = [createSigner(listKey.secretJwk, { id: listId }), createSigner(badgeKey.secretJwk, { id: badgeId })]

  const store = await openSqliteStore({ path: storeFile })
  const profile = { id: did, name: 'Courier Platform' }
  const statusLists = createStoredStatusLists({
    store,
    issuer: createIssuer({ profile, signer: ed25519, mechanism: eddsaRdfc2022 }),
    baseUrl: url,
  })
  // Of a badge that is secured in this way the worker shows what is asked for, and no more.
  const issuer = createIssuer({ profile, signer: p256, mechanism: ecdsaSd2023 })
  const desk = createOfferDesk({
    store,
    issuer,
    verifier: createVerifier({ mechanisms }),
    claimPage: `${url}/claim`,
    seal: async (draft) => issuer.sealBadge({ ...draft, credentialStatus: await statusLists.allocate(draft) }),
  })

  const vcApi = createVcApiHandler({
    issuers: createVcApiIssuers({ ed25519, p256 }, statusLists),
    statusLists,
    baseUrl: url,
    documents: [document],
  })
  handle = withMiddleware(
    routed(deskRoutes(desk), vcApi),
    createAccessLog({ write: (line) => lines.push(line), routeOf: (path) => matchRoute(path)?.routes[0]?.path ?? '*' }),
    createRequestIds(),
    createSecurityHeaders(),
    createRequestLimits(),
  )

  return {
    did,
    url,
    document,
    offerRung: async () => {
      const { code = '' } = await desk.make({
        badge: {
          ladder,
          rung: 'https://courier.example/ladders/delivery/bicycle-courier',
          // The platform's own records say that she meets what the rung requires.
          held: skipRequirements,
          results: { test: '91', stars: '4.8' },
          evidence: [
            { id: 'https://courier.example/tests/1', narrative: 'Rode from the harbour to the old town in 31 minutes.' },
          ],
        },
      })
      return code
    },
    offerBriefing: async () => {
      const { code = '' } = await desk.make({
        badge: {
          achievement: {
            id: 'https://courier.example/achievements/winter-briefing',
            name: 'Winter briefing',
            description: 'Knows what ice does to brakes.',
            criteria: { narrative: 'Was there.' },
          },
        },
      })
      return code
    },
    revoke: async (credential) => {
      await statusLists.status.revoke({ credential, reason: 'error' })
    },
    log: () => lines,
    close: async () => {
      await server.close(1000)
      await store.close()
    },
  }
}

/** What a worker's wallet asks the desk for. A page of the platform would do the same. */
function deskRoutes(desk: OfferDesk): Readonly<Record<string, (request: Request) => Promise<Response>>> {
  const badRequest = answer(400, { title: 'Send a code, and with a claim its challenge and presentation.' })
  return {
    'POST /offers/challenge': async (request) => {
      const code = (await readJson(request))?.['code']
      return typeof code === 'string' ? answer(201, await desk.challenge(code)) : badRequest.clone()
    },
    'POST /offers/claim': async (request) => {
      const { code, challenge, presentation } = (await readJson(request)) ?? {}
      if (typeof code !== 'string' || typeof challenge !== 'string') return badRequest.clone()
      return answer(201, await desk.claim({ code, challenge, presentation }))
    },
  }
}
