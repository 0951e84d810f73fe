import { readFileSync } from 'node:fs'
import { verifyCredential } from '@digitalcredentials/verifier-core'
import { createVerifier } from 'rungs'
import type { JsonObject } from 'rungs/core'
import { mechanisms } from 'rungs/preset/all'
import { buildBitstringStatusListCredential, createStatusList, encodeBitstring, setStatus } from 'rungs/status'
import { createTrustList } from 'rungs/trust'
import { buildBenchCredentials } from '../credential.js'
import { type BenchKey, createBenchKey } from '../key.js'
import { rawVerify } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'
import { forge, signedTexts } from './verify.js'

const DOCUMENTS = 32
const REGISTRY = 'https://registry.example/registry.json'
const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

/** An entry that no badge here has. */
const REVOKED = 131_000

/**
 * The whole verdict: proof, the schema of badges, dates, a status whose list is at hand, and whether the issuer is on a list.
 * Ours keeps the list that it has read; the peer reads it anew for each badge, as it does.
 */
export const verifyFullRow: Row = contestRow('verify/full', async () => {
  const key = await createBenchKey()
  const badges = buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]
  const texts = await signedTexts(key, badges)
  const [revoked = ''] = await signedTexts(key, [revokedBadge(badges[0] as JsonObject)])
  const list = await signedList(key, statusListOf(badges[0] as JsonObject))
  const statusLists = { [statusListOf(badges[0] as JsonObject)]: JSON.parse(list) }
  const verifier = createVerifier({ mechanisms, trust: createTrustList([key.did]), statusLists })
  const verify = (text: string) => verifier.verify(text)
  const core = createCore(key.did, statusListOf(badges[0] as JsonObject), list)
  for (const text of texts) {
    check((await verify(text)).outcome === 'verified', 'we verify the badge')
    check((await verify(forge(text))).outcome === 'rejected', 'we reject a changed badge')
    check(holds(await core(text)), 'verifier-core verifies the badge')
    check(!holds(await core(forge(text))), 'verifier-core refuses a changed badge')
  }
  check((await verify(revoked)).outcome === 'rejected', 'we reject a revoked badge')
  check(!holds(await core(revoked)), 'verifier-core refuses a revoked badge')
  return {
    ours: inTurn(texts, verify),
    peers: [{ name: '@digitalcredentials/verifier-core', run: inTurn(texts, core) }],
    raw: rawVerify(key),
  }
})

/** The URL of the list that a badge's status is in. */
export function statusListOf({ credentialStatus }: JsonObject): string {
  return (credentialStatus as JsonObject)['statusListCredential'] as string
}

function revokedBadge({ credentialStatus, ...badge }: JsonObject): JsonObject {
  return { ...badge, credentialStatus: { ...(credentialStatus as JsonObject), statusListIndex: String(REVOKED) } }
}

/** A signed list, as text. */
export async function signedList(key: BenchKey, url: string): Promise<string> {
  const credential = buildBitstringStatusListCredential({
    id: url,
    issuer: key.did,
    validFrom: '2026-05-01T00:00:00Z',
    statusPurpose: 'revocation',
    encodedList: await encodeBitstring(setStatus(createStatusList(), REVOKED, 1)),
  })
  const [text = ''] = await signedTexts(key, [credential as unknown as JsonObject])
  return text
}

interface CoreResult {
  readonly log?: readonly { readonly id: string; readonly valid?: boolean }[]
  readonly additionalInformation?: readonly { readonly results?: unknown }[]
}

/** verifier-core with the schema, the status list and the registry, which it fetches, answered from memory. */
function createCore(did: string, listUrl: string, list: string): (text: string) => Promise<CoreResult> {
  const answers = new Map([
    [
      REGISTRY,
      JSON.stringify({ registry: { [did]: { name: 'Courier Platform', url: 'https://courier.example/', location: 'Hamburg' } } }),
    ],
    [SCHEMA, readSchema()],
    [listUrl, list],
  ])
  const knownDIDRegistries = [{ name: 'Registry', type: 'dcc-legacy', url: REGISTRY }]
  const fromMemory = async (asked: string | URL | Request) => {
    const answer = answers.get(asked instanceof Request ? asked.url : String(asked))
    const headers = { 'content-type': 'application/json' }
    return new Response(answer ?? null, { status: answer === undefined ? 404 : 200, headers })
  }
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
  const steps = ['valid_signature', 'expiration', 'revocation_status', 'registered_issuer']
  return (
    steps.every((id) => log?.find((entry) => entry.id === id)?.valid === true) &&
    `${JSON.stringify(additionalInformation?.[0]?.results)}`.includes('"valid":true')
  )
}
