import { readFileSync } from 'node:fs'
import { verifyCredential } from '@digitalcredentials/verifier-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bundledContext } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { start } from '../cli/serve-support.js'
import { ladderFile, newOrganisation, newWorld, type World } from '../cli/support.js'

const platform = await newOrganisation()
const ENV = { RUNGS_PASSPHRASE: 'correct horse battery' }
const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
const REGISTRY = 'https://registry.example/registry.json'
const knownDIDRegistries = [{ name: 'Registry', type: 'dcc-legacy', url: REGISTRY }]
const OFFER = 'offer --ladder ladder.json --rung courier --key key.json --store offers.db --unsafe-skip-requirements --offline'

afterEach(() => vi.unstubAllGlobals())

/** Every step of the log of `@digitalcredentials/verifier-core`, the engine of wallets and of verifierplus.org, by its name. */
async function stepsOf(
  credential: JsonObject,
  services: readonly string[],
): Promise<Readonly<Record<string, boolean | undefined>>> {
  const { fetch } = globalThis
  // What it reads of the issuer is fetched over HTTP; what is published elsewhere is at hand.
  const published = new Map<string, unknown>([
    [
      REGISTRY,
      { registry: { [platform.did]: { name: 'Courier Platform', url: 'https://courier.example/', location: 'Hamburg' } } },
    ],
    [SCHEMA, schemaForPeer()],
  ])
  vi.stubGlobal('fetch', async (asked: string | URL | Request, init?: RequestInit) => {
    const url = asked instanceof Request ? asked.url : String(asked)
    if (services.some((service) => url.startsWith(service))) return fetch(asked, init)
    const answer = published.get(url) ?? bundledContext(url)
    const headers = { 'content-type': 'application/json' }
    return new Response(JSON.stringify(answer ?? null), { status: answer === undefined ? 404 : 200, headers })
  })
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { log = [] } = (await verifyCredential({ credential: credential as never, knownDIDRegistries })) as {
    log?: readonly { readonly id: string; readonly valid?: boolean }[]
  }
  vi.unstubAllGlobals()
  return Object.fromEntries(log.map(({ id, valid }) => [id, valid]))
}

/** The schema of badges in the dialect that the peer's validator takes: before 2020-12 the first items of a list were `items`. */
function schemaForPeer(): object {
  const older = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('prefixItems' in value)) return value
    const { prefixItems, items, ...rest } = value as Record<string, unknown>
    return { ...rest, items: prefixItems, ...(items !== undefined && { additionalItems: items }) }
  }
  const schema = JSON.parse(readFileSync('schemas/ob-achievement-credential.schema.json', 'utf8'), older) as object
  return { ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema', $id: SCHEMA }
}

/** The badges that a wallet on disk holds, as they came. */
function badgesIn(here: World): JsonObject[] {
  return here.list('wallet/badges').map((name) => here.json(`wallet/badges/${name}`))
}

describe('@digitalcredentials/verifier-core as a wallet’s engine, over badges that a wallet received', () => {
  it.each(['vcapi', 'OID4VCI'])(
    'by %s: proof, dates, status and issuer are right, and a revocation is seen',
    { timeout: 120_000 },
    async (protocol) => {
      const here = newWorld()
      here.write('key.json', platform.keyFile)
      here.write('ladder.json', ladderFile(platform.did, platform.did))
      const service = await start(here, '--key key.json --store offers.db --offers')
      const made = await here.run(`${OFFER} --out out --subject ana@example.com --base-url ${service.url}`)
      const url = /http:\S+iuv=1/.exec(made.out)?.[0] as string
      await here.run('wallet init', { env: ENV })
      const headers = { accept: 'application/json', connection: 'close' }
      const link = protocol === 'vcapi' ? url : ((await (await fetch(url, { headers })).json()).protocols[protocol] as string)
      const received = await here.run(['wallet', 'receive', link], { env: ENV })
      expect([received.err, received.status]).toEqual(['', 0])
      const [badge] = badgesIn(here) as [JsonObject]
      expect(await stepsOf(badge, [service.url])).toMatchObject({
        valid_signature: true,
        expiration: true,
        revocation_status: true,
        registered_issuer: true,
      })
      const revoked = await here.run(['status', 'revoke', badge['id'] as string, '--store', 'offers.db', '--reason', 'error'])
      expect([revoked.err, revoked.status]).toEqual(['', 0])
      expect(await stepsOf(badge, [service.url])).toMatchObject({ valid_signature: true, revocation_status: false })
      await service.stop()
    },
  )
})
