import { readFileSync } from 'node:fs'
import { verifyCredential } from '@digitalcredentials/verifier-core'
import { createVerifier } from 'rungs'
import type { JsonObject } from 'rungs/core'
import { mechanisms } from 'rungs/preset/all'
import { createTrustList } from 'rungs/trust'
import { buildBenchCredentials } from '../credential.js'
import { createBenchKey } from '../key.js'
import { rawVerify } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'
import { forge, signedTexts } from './verify.js'

const DOCUMENTS = 32
const REGISTRY = 'https://registry.example/registry.json'
const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

/**
 * The whole verdict: proof, schema, dates, and whether the issuer is on a list. The badges have no status entry, because
 * not both look one up.
 */
export const verifyFullRow: Row = contestRow('verify/full', async () => {
  const key = await createBenchKey()
  const badges = (buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]).map(withoutStatus)
  const texts = await signedTexts(key, badges)
  const verifier = createVerifier({ mechanisms, trust: createTrustList([key.did]) })
  const verify = (text: string) => verifier.verify(text)
  const core = createCore(key.did)
  for (const text of texts) {
    check((await verify(text)).outcome === 'verified', 'we verify the badge')
    check((await verify(forge(text))).outcome === 'rejected', 'we reject a changed badge')
    check(holds(await core(text)), 'verifier-core verifies the badge')
    check(!holds(await core(forge(text))), 'verifier-core refuses a changed badge')
  }
  return {
    ours: inTurn(texts, verify),
    peers: [{ name: '@digitalcredentials/verifier-core', run: inTurn(texts, core) }],
    raw: rawVerify(key),
  }
})

function withoutStatus({ credentialStatus: _status, ...badge }: JsonObject): JsonObject {
  return badge
}

interface CoreResult {
  readonly log?: readonly { readonly id: string; readonly valid?: boolean }[]
  readonly additionalInformation?: readonly { readonly results?: unknown }[]
}

/** verifier-core with the schema and the registry, which it fetches, answered from memory. */
function createCore(did: string): (text: string) => Promise<CoreResult> {
  const answers = new Map([
    [
      REGISTRY,
      JSON.stringify({ registry: { [did]: { name: 'Courier Platform', url: 'https://courier.example/', location: 'Hamburg' } } }),
    ],
    [SCHEMA, readSchema()],
  ])
  const knownDIDRegistries = [{ name: 'Registry', type: 'dcc-legacy', url: REGISTRY }]
  const fromMemory = async (url: unknown) =>
    new Response(answers.get(String(url)) ?? null, { status: answers.has(String(url)) ? 200 : 404 })
  return async (text) => {
    const { fetch } = globalThis
    const { warn } = globalThis.console
    // Its validator warns of union types in a schema, line by line.
    Object.assign(globalThis.console, { warn: () => undefined })
    globalThis.fetch = fromMemory
    try {
      return (await verifyCredential({ credential: JSON.parse(text), knownDIDRegistries })) as CoreResult
    } finally {
      globalThis.fetch = fetch
      Object.assign(globalThis.console, { warn })
    }
  }
}

/** The schema of badges under its published URL and in the dialect that the peer's validator takes. */
function readSchema(): string {
  const schema = JSON.parse(readFileSync('schemas/ob-achievement-credential.schema.json', 'utf8'), toDraft2019) as object
  return JSON.stringify({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema', $id: SCHEMA })
}

/** Before 2020-12 the first items of a list were `items`, and those after them `additionalItems`. */
function toDraft2019(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('prefixItems' in value)) return value
  const { prefixItems, items, ...rest } = value as Record<string, unknown>
  return { ...rest, items: prefixItems, ...(items !== undefined && { additionalItems: items }) }
}

/** Every step of the peer's log says yes, and so does its schema check. */
function holds({ log, additionalInformation }: CoreResult): boolean {
  const steps = ['valid_signature', 'expiration', 'registered_issuer']
  return (
    steps.every((id) => log?.find((entry) => entry.id === id)?.valid === true) &&
    `${JSON.stringify(additionalInformation?.[0]?.results)}`.includes('"valid":true')
  )
}
