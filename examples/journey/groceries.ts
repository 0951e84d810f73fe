import {
  type AcceptancePolicy,
  accept,
  createIssuer,
  createVerifier,
  type Ladder,
  place,
  type Report,
  toFacts,
  type VerifiableCredential,
} from 'rungs'
import type { JsonObject, JsonValue } from 'rungs/core'
import { createOid4vpVerifier, toDcqlQuery } from 'rungs/exchange/oid4vp'
import { createInteractionHandler, createVcapiExchanges, isInteractionPath, vcalmRouteOf } from 'rungs/exchange/vcalm'
import { en, render } from 'rungs/i18n'
import { createSigner, generateKey } from 'rungs/keys'
import { describeRequirement } from 'rungs/ladder'
import type { Net } from 'rungs/net'
import { mechanisms } from 'rungs/preset/all'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { createMemoryStore } from 'rungs/storage'
import { buildDecisionReceipt } from 'rungs/trust'
import { startService } from './service.js'

/** What it decided about a worker. */
export interface Decision {
  readonly accepted: boolean
  readonly outcome: string
  readonly roles: readonly string[]
  readonly reasons: readonly string[]
  /** Rungs of its own ladder that the worker can claim, and what is missing for the next. */
  readonly ready: readonly string[]
  readonly missing: readonly string[]
  /** For the worker: a signed account of the decision. */
  readonly receipt?: JsonObject
}

/** The platform that takes workers on. */
export interface Groceries {
  readonly url: string
  /** Asks for the badge by `vcapi`: a link for a wallet, and what came of it. */
  askByVcapi(): Promise<{ readonly link: string; readonly decision: () => Promise<Decision | undefined> }>
  /** Asks for the badge by OID4VP. */
  askByOid4vp(): Promise<{ readonly link: string; readonly decision: () => Promise<Decision | undefined> }>
  close(): Promise<void>
}

/** What it is set up with. */
export interface GroceriesSetup {
  readonly ladder: Ladder
  readonly policy: AcceptancePolicy
  /** DID documents of the issuers that it relies on. */
  readonly documents: readonly unknown[]
  /** Status lists are fetched through it. */
  readonly net: Net
}

const ASKED = 'https://courier.example/ladders/delivery/bicycle-courier'

/** Starts a platform that asks for a badge of another platform, by whichever protocol a wallet speaks, and decides alike. */
export async function startGroceries({ ladder, policy, documents, net }: GroceriesSetup): Promise<Groceries> {
  const store = createMemoryStore()
  // Each presentation has the issuer asked anew. Left out, a list is kept for at most five minutes.
  const verifier = createVerifier({ mechanisms, documents, net, statusMaxAgeMs: 0 })
  const issuer = createIssuer({
    profile: { name: 'Groceries on Wheels' },
    signer: createSigner(await generateKey()),
    mechanism: eddsaRdfc2022,
  })
  const decide = (report: Report<VerifiableCredential> | undefined, worker: string | undefined): Promise<Decision> =>
    decideOn(report, worker ?? '', { ladder, policy, issuer })
  const signer = createSigner(await generateKey('ES256'))

  const { url, inside, close } = await startService((at) => {
    const exchanges = createVcapiExchanges({
      store,
      baseUrl: at,
      verifier,
      name: 'Groceries on Wheels',
      decide: async ({ credentials: [report], holder }) => {
        const decision = await decide(report, holder)
        return { accepted: decision.accepted, data: decision as unknown as JsonValue }
      },
    })
    const oid4vp = createOid4vpVerifier({
      store,
      verifier,
      responseBaseUrl: `${at}/oid4vp`,
      signer,
      decide: async ({ credentials: [shown] }) =>
        (await decide(shown?.report, shown?.presentation?.holder)) as unknown as JsonValue,
    })
    const interactions = createInteractionHandler({
      baseUrl: at,
      describe: exchanges.describe,
      protocols: { vcapi: exchanges.protocol },
    })
    const handler = async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url)
      if (isInteractionPath(pathname)) return interactions(request)
      return vcalmRouteOf(pathname) === undefined ? oid4vp.handle(request) : exchanges.handle(request)
    }
    return { handler, exchanges, oid4vp }
  })
  const { exchanges, oid4vp } = inside

  return {
    url,
    askByVcapi: async () => {
      const example = { type: ['OpenBadgeCredential'], credentialSubject: { achievement: { id: ASKED } } }
      const credentialQuery = { reason: 'To let you ride without a new test.', example }
      const queries = [{ type: 'QueryByExample', credentialQuery }] as const
      const { id, interactionUrl } = await exchanges.createExchange({ name: 'Your courier badge', queries })
      return { link: interactionUrl, decision: async () => (await exchanges.result(id))?.data as unknown as Decision | undefined }
    },
    askByOid4vp: async () => {
      const query = toDcqlQuery({ achievements: [ASKED], formats: ['ldp_vc'] })
      const { id, uri } = await oid4vp.createRequest({ query, responseMode: 'direct_post.jwt' })
      const decision = async () => {
        const result = await oid4vp.result(id)
        return result.state === 'answered' ? (result.decision as unknown as Decision) : undefined
      }
      return { link: uri, decision }
    },
    close,
  }
}

/** What a badge is worth here, why, and with a receipt. Of one that is not right nothing more is said than that, and why. */
async function decideOn(
  report: Report<VerifiableCredential> | undefined,
  worker: string,
  { ladder, policy, issuer }: Pick<GroceriesSetup, 'ladder' | 'policy'> & { readonly issuer: ReturnType<typeof createIssuer> },
): Promise<Decision> {
  const say = (finding: Parameters<typeof render>[0]): string => render(finding, en).text
  if (report?.outcome !== 'verified') {
    const { outcome = 'rejected', findings = [] } = report ?? {}
    return { accepted: false, outcome, roles: [], reasons: findings.map(say), ready: [], missing: [] }
  }
  const decision = accept(report, policy)
  const receipt = buildDecisionReceipt(decision, {
    id: `urn:uuid:${crypto.randomUUID()}`,
    issuer: issuer.profile.id,
    policy,
    subject: worker,
    appeal: { url: 'https://groceries.example/appeal', email: 'people@groceries.example' },
  })
  const { eligibleToClaim, next } = place(ladder, toFacts(report), { now: report.at })
  const reasons = [...decision.met.map(({ reason }) => ({ code: reason, params: {} })), ...decision.findings]
  return {
    accepted: decision.accepted,
    outcome: report.outcome,
    roles: decision.roles,
    reasons: reasons.map((one) => say(one as Parameters<typeof render>[0])),
    ready: eligibleToClaim,
    missing: next.flatMap((one) => one.missing.map(({ node }) => describeRequirement(ladder, node, 'en'))),
    receipt: (await issuer.sealCredential(receipt)).credential as JsonObject,
  }
}
