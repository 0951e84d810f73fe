import {
  type AcceptancePolicy,
  accept,
  createIssuer,
  createVerifier,
  type Fact,
  type Ladder,
  place,
  toFacts,
  type VerifiableCredential,
  type VerifiedReport,
  type Verifier,
} from 'rungs'
import { createRequestIds, createRequestLimits, createSecurityHeaders, withMiddleware } from 'rungs/exchange'
import { createNodeServer } from 'rungs/exchange/node'
import { en, render } from 'rungs/i18n'
import type { Issuer } from 'rungs/issue'
import { createSigner, generateKey } from 'rungs/keys'
import { describeRequirement, plan } from 'rungs/ladder'
import type { Net } from 'rungs/net'
import { mechanisms } from 'rungs/preset/all'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { buildDecisionReceipt } from 'rungs/trust'
import { answer, readJson, routed } from './http.js'

/** The platform that takes workers on. */
export interface Groceries {
  readonly did: string
  readonly url: string
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

interface Parts extends GroceriesSetup {
  readonly verifier: Verifier
  readonly issuer: Issuer
  /** Challenges that were given and not used, with the time at which they end. */
  readonly challenges: Map<string, number>
  /** The badge that each worker showed, to look at it again. */
  readonly kept: Map<string, unknown>
}

const RUNG = 'https://groceries.example/ladders/riders/rider'
const CHALLENGE_MS = 600_000
const MAX_CHALLENGES = 1000

/** Starts a service that asks for proof of a rung, and answers what it is worth here. */
export async function startGroceries(setup: GroceriesSetup): Promise<Groceries> {
  const signer = createSigner(await generateKey())
  const parts: Parts = {
    ...setup,
    // Each check asks the issuer anew. Left out, a list is kept for at most five minutes.
    verifier: createVerifier({ mechanisms, documents: setup.documents, net: setup.net, statusMaxAgeMs: 0 }),
    issuer: createIssuer({ profile: { name: 'Groceries on Wheels' }, signer, mechanism: eddsaRdfc2022 }),
    challenges: new Map(),
    kept: new Map(),
  }
  let url = ''
  const handle = withMiddleware(
    routed(
      {
        'POST /asks': async () => giveChallenge(url, parts),
        'POST /proofs': async (request) => takeProof((await readJson(request)) ?? {}, url, parts),
        'POST /rechecks': async (request) => checkAgain((await readJson(request))?.['worker'], parts),
      },
      async () => answer(404, { title: 'There is nothing here.' }),
    ),
    createRequestIds(),
    createSecurityHeaders(),
    createRequestLimits({ maxConcurrent: 32 }),
  )
  const server = createNodeServer((request) => handle(request))
  url = `http://127.0.0.1:${(await server.listen(0)).port}`
  return { did: parts.issuer.profile.id, url, close: () => server.close(1000) }
}

/** What is asked for, whom it is for, and a challenge that is good for one answer. */
function giveChallenge(domain: string, { challenges, ladder }: Parts): Response {
  const now = Date.now()
  for (const [old, endsAt] of challenges) if (endsAt < now || challenges.size >= MAX_CHALLENGES) challenges.delete(old)
  const challenge = crypto.randomUUID()
  challenges.set(challenge, now + CHALLENGE_MS)
  return answer(201, { challenge, domain, ladder, rung: RUNG })
}

/** Verifies, decides, and says why, what is missing, and where to appeal. */
async function takeProof(
  { challenge, presentation }: { readonly challenge?: unknown; readonly presentation?: unknown },
  domain: string,
  parts: Parts,
): Promise<Response> {
  const { challenges, verifier, kept } = parts
  const endsAt = typeof challenge === 'string' ? challenges.get(challenge) : undefined
  // Used up by being tried, whatever comes of it.
  if (typeof challenge !== 'string' || !challenges.delete(challenge) || endsAt === undefined || endsAt < Date.now())
    return answer(400, { title: 'This challenge was used, has ended, or was never given.' })
  const report = await verifier.verifyPresentation(presentation, { binding: { challenge, domain } })
  if (report.outcome !== 'verified')
    return refuse(report.outcome, [...report.findings, ...report.credentials.flatMap(({ findings }) => findings)])
  const [shown] = report.credentials
  if (shown?.outcome !== 'verified' || report.credentials.length > 1)
    return answer(422, { title: 'The rung asks for one badge, and no more than that is looked at.' })
  const worker = report.holder as string
  const decision = await decide(shown, worker, parts)
  if (decision.accepted) kept.set(worker, shown.credential)
  return answer(decision.accepted ? 200 : 422, decision)
}

/** What a verified badge is worth here, with a receipt for the worker. */
async function decide(report: VerifiedReport<VerifiableCredential>, worker: string, { policy, issuer, ladder }: Parts) {
  const decision = accept(report, policy)
  const receipt = await issuer.sealCredential(
    buildDecisionReceipt(decision, {
      id: `urn:uuid:${crypto.randomUUID()}`,
      issuer: issuer.profile.id,
      policy,
      subject: worker,
      appeal: { url: 'https://groceries.example/appeal', email: 'people@groceries.example' },
    }),
  )
  const { accepted, roles, met, findings } = decision
  const reasons = [...met.map(({ reason }) => ({ code: reason, params: {} })), ...findings]
  return {
    accepted,
    roles,
    reasons: reasons.map((one) => render(one as (typeof findings)[number], en).text),
    ladder: standingOn(ladder, toFacts(report), report.at),
    decision,
    receipt: receipt.credential,
  }
}

/** Where somebody stands on this platform's own ladder, and what leads further. */
function standingOn(ladder: Ladder, facts: readonly Fact[], now: string) {
  const { eligibleToClaim, next } = place(ladder, facts, { now })
  const { steps } = plan(ladder, facts, { now })
  return {
    ready: eligibleToClaim,
    next: next.map(({ rung, missing }) => ({
      rung,
      missing: missing.map(({ node }) => describeRequirement(ladder, node, 'en')),
      atLeast: steps.find((step) => step.rung === rung)?.atLeast,
    })),
  }
}

/** The same badge again, without the worker: before a shift, say. */
async function checkAgain(worker: unknown, parts: Parts): Promise<Response> {
  const badge = typeof worker === 'string' ? parts.kept.get(worker) : undefined
  if (badge === undefined) return answer(404, { title: 'Nobody of that name works here.' })
  const report = await parts.verifier.verify(badge)
  if (report.outcome !== 'verified') return refuse(report.outcome, report.findings)
  return answer(200, await decide(report, worker as string, parts))
}

/** Nothing is decided about a badge that is not right, or of which that cannot be said now: the latter comes again. */
function refuse(outcome: string, findings: readonly Parameters<typeof render>[0][]): Response {
  return answer(outcome === 'indeterminate' ? 503 : 422, {
    outcome,
    accepted: false,
    roles: [],
    codes: findings.map(({ code }) => code),
    reasons: findings.map((one) => render(one, en).text),
  })
}
