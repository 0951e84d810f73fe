import { createVerifier } from 'rungs'
import { createContextLoader } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { createVcApiHandler, createVcApiIssuers } from 'rungs/exchange/vc-api'
import { mechanisms } from 'rungs/preset/all'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { type BenchKey, createBenchKey } from '../key.js'
import { percentile } from '../measure.js'
import { check, contestRow, inTurn, type Row } from '../row.js'
import { forge, signedTexts } from './verify.js'

const DOCUMENTS = 32
const IN_PROCESS = 'in process'
const ISSUE = '/issuers/eddsa-rdfc-2022/credentials/issue'

function post(path: string, body: string): Request {
  return new Request(`http://localhost${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

/** A service that verifies what it issues, as it does over HTTP: from the bytes of a request to those of an answer. */
function createBenchService(key: BenchKey): (path: string, body: string) => Promise<{ status: number; text: string }> {
  const handle = createVcApiHandler({ issuers: createVcApiIssuers({ ed25519: key.signer }), now: CREATED })
  return async (path, body) => {
    const response = await handle(post(path, body))
    return { status: response.status, text: await response.text() }
  }
}

/** Requests that are under way at the same time, as of so many connections. */
const CONNECTIONS = 64

/**
 * A row whose requests come many at a time. Its time is a request's share of the wall time, which is what goes through in a second; its p99 is as
 * far above that as the slowest of 100 answers is above their median.
 */
function crowdedRow(name: string, setUp: () => Promise<{ serve: () => Promise<unknown>; alone: () => unknown }>): Row {
  const latenciesUs: number[] = []
  const row = contestRow(name, async () => {
    const { serve, alone } = await setUp()
    const timed = async (): Promise<void> => {
      const start = performance.now()
      await serve()
      latenciesUs.push((performance.now() - start) * 1000)
    }
    const crowd = (): Promise<unknown> => Promise.all(Array.from({ length: CONNECTIONS }, timed))
    return { ours: crowd, peers: [{ name: IN_PROCESS, run: alone }] }
  })
  return {
    name,
    prepare: async () => {
      const measure = await row.prepare()
      return async () => {
        latenciesUs.length = 0
        const { ours, ...rest } = await measure()
        const p50Us = ours.p50Us / CONNECTIONS
        const p99Us = (p50Us * percentile(latenciesUs, 0.99)) / percentile(latenciesUs, 0.5)
        return { ours: { p50Us, p99Us, cpuUs: ours.cpuUs / CONNECTIONS }, ...rest }
      }
    },
  }
}

/** Issuing through Request and Response, against signing the same document in the process. */
export const serviceIssueRow: Row = crowdedRow('service/issue', async () => {
  const key = await createBenchKey()
  const serve = createBenchService(key)
  const documents = buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]
  const bodies = documents.map((credential) => JSON.stringify({ credential }))
  const options = { signer: key.signer, loader: createContextLoader(), now: Date.parse(CREATED) }
  const secure = async (body: string) => {
    const { credential } = JSON.parse(body) as { credential: JsonObject }
    return JSON.stringify((await eddsaRdfc2022.secure(credential, options)).credential)
  }
  for (const body of bodies) {
    const { status, text } = await serve(ISSUE, body)
    check(status === 201 && text === `{"verifiableCredential":${await secure(body)}}`, 'the service issues the same credential')
  }
  check((await serve(ISSUE, '{"credential":{}}')).status === 400, 'the service refuses what is none')
  const request = inTurn(bodies, (body) => serve(ISSUE, body))
  return { serve: async () => request(), alone: inTurn(bodies, secure) }
})

/** Verifying through Request and Response, against verifying the same text in the process. */
export const serviceVerifyRow: Row = crowdedRow('service/verify', async () => {
  const key = await createBenchKey()
  const serve = createBenchService(key)
  const texts = await signedTexts(key, buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[])
  const bodies = texts.map((text) => `{"verifiableCredential":${text},"options":{"checks":["proof"]}}`)
  const verifier = createVerifier({ mechanisms, now: CREATED })
  for (const [index, body] of bodies.entries()) {
    check((await serve('/credentials/verify', body)).status === 200, 'the service verifies the credential')
    check((await serve('/credentials/verify', forge(body))).status === 422, 'the service refuses a changed credential')
    check((await verifier.verify(texts[index])).checks.proof.state === 'pass', 'so does the library')
  }
  const request = inTurn(bodies, (body) => serve('/credentials/verify', body))
  return { serve: async () => request(), alone: inTurn(texts, (text) => verifier.verify(text)) }
})
