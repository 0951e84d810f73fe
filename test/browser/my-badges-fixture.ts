import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Handler } from '../../src/exchange/index.js'
import { createInteractionHandler, createVcapiExchanges } from '../../src/exchange/vcalm/index.js'
import { createIssuer, skipRequirements } from '../../src/issue/index.js'
import { createSigner, openKeyFile } from '../../src/keys/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { createOfferDesk, parseOfferCode } from '../../src/offer/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { createMyBadgesPage } from '../../src/web/index.js'
import { type Running, start } from '../cli/serve-support.js'
import { ladderFile, newOrganisation, newWorld, type World } from '../cli/support.js'
import { serveOnly } from './support.js'

/** `rungs serve --offers` with a ladder: the page and whoever gives badges at one origin. */
export interface Service extends Running {
  readonly here: World
  /** A link to a badge that was not taken yet. */
  offer(pin?: string): Promise<string>
}

/** Starts the service, as a command. */
export async function startService(): Promise<Service> {
  const platform = await newOrganisation(undefined, 'Ed25519', 'Courier Platform')
  const here = newWorld()
  here.write('key.json', platform.keyFile)
  here.write('ladder.json', ladderFile(platform.did, platform.did))
  const service = await start(here, '--key key.json --store offers.db --offers --ladder ladder.json')
  return {
    ...service,
    here,
    async offer(pin) {
      const key = await openKeyFile(here.json('key.json'))
      const store = await openSqliteStore({ path: join(here.cwd, 'offers.db') })
      const signer = createSigner(key.secretKeyJwk, { id: key.id })
      const issuer = createIssuer({ profile: { name: 'Courier Platform' }, signer, mechanism: eddsaRdfc2022 })
      const ladder = defineLadder(here.json('ladder.json'))
      const claimPage = `${service.url}/interactions`
      const desk = createOfferDesk({ store, issuer, verifier: createVerifier({ mechanisms }), claimPage })
      const rung = ladder.rungs[0]?.id as string
      const { code = '' } = await desk.make({
        badge: { ladder, rung, held: skipRequirements },
        ...(pin !== undefined && { pin }),
      })
      await store.close()
      return `${claimPage}/${parseOfferCode(code)}?iuv=1`
    },
  }
}

/** A platform with the page that asks to be shown badges. */
export async function startPlatform(): Promise<{
  readonly url: string
  ask(): Promise<{ readonly link: string; result(): Promise<unknown> }>
  /** The names of what it was shown. */
  shown(): readonly string[]
  close(): Promise<void>
}> {
  const shown: string[] = []
  let handle: Handler = async () => new Response(null, { status: 503 })
  const { origin: url, server } = await serveOnly(
    createMyBadgesPage(),
    () => (request, connection) => handle(request, connection),
  )
  const exchanges = createVcapiExchanges({
    store: createMemoryStore(),
    baseUrl: url,
    verifier: createVerifier({ mechanisms }),
    decide: ({ outcome, credentials }) => {
      for (const { credential } of credentials as unknown as readonly {
        credential: { credentialSubject: { achievement: { name: string } } }
      }[])
        shown.push(credential.credentialSubject.achievement.name)
      return { accepted: outcome === 'verified' }
    },
  })
  const interactions = createInteractionHandler({
    baseUrl: url,
    describe: exchanges.describe,
    protocols: { vcapi: exchanges.protocol },
  })
  handle = (request) => (request.method === 'GET' ? interactions(request) : exchanges.handle(request))
  return {
    url,
    async ask() {
      const credentialQuery = { reason: 'To let you ride.', example: { type: ['OpenBadgeCredential'] } }
      const queries = [{ type: 'QueryByExample', credentialQuery }] as const
      const { id, interactionUrl } = await exchanges.createExchange({ name: 'A badge', queries })
      return { link: interactionUrl, result: () => exchanges.result(id) }
    },
    shown: () => shown,
    close: () => server.close(0),
  }
}

/** Brings a text to the page by its form. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.fill('#pasted', text)
  await page.click('#form button:not([type=button])')
}

/** Says yes to what the page asks. */
export async function agree(page: Page): Promise<void> {
  await page.click('.ask button:not([type=button])')
}

/** Waits until the page says something. */
export async function told(page: Page, text: RegExp | string): Promise<void> {
  const pattern = text instanceof RegExp ? text.source : text
  await page.waitForFunction((wanted) => new RegExp(wanted).test(document.getElementById('status')?.textContent ?? ''), pattern)
}

/** The text of the file that a button saves. */
export async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)])
  return readFileSync(await download.path(), 'utf8')
}
