import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIdentityObject } from '../../src/credential/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import { createIssuer, type Issuer, toCredentialText } from '../../src/issue/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { verifyPageFiles } from '../../src/web/index.js'
import { badgesOf, ladderOf, newOwner } from './ladder-fixture.js'
import { browserPath, launch, pasteInto, servePages, type Visit, visit, type Watched } from './support.js'

const LINK = 'https://school.example/badges/first-aid.json'
const achievement = {
  id: 'https://school.example/courses/first-aid',
  name: 'First aid',
  description: 'Gives first aid.',
  criteria: { narrative: 'Passed.' },
}

describe.runIf(browserPath !== undefined)(
  'the verify page in a browser, with more of what people do',
  { timeout: 60_000 },
  () => {
    let browser: Browser
    let server: NodeServer
    let url = ''
    let issuer: Issuer
    let context: BrowserContext
    let page: Page
    let watched: Watched
    let close: Visit['close']
    let badge = ''

    const open = async (before?: (page: Page) => Promise<unknown>): Promise<void> => {
      // A service worker fetches by itself, past what a page is watched by.
      const look = { locale: 'en-GB', serviceWorkers: 'block', ...(before !== undefined && { before }) } as const
      ;({ context, page, watched, close } = await visit(browser, url, look))
    }
    const paste = (text: string): Promise<void> => pasteInto(page, text)
    const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible()

    beforeAll(async () => {
      browser = await launch()
      ;({ server, url } = await servePages())
      issuer = await newOwner('Vocational School')
      badge = toCredentialText((await issuer.issue({ achievement, subject: 'did:example:worker' })).credential)
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await server?.close(0)
    })

    it('fetches the badge behind a link once its host was allowed, not before, and verifies it (Fetch, CORS protocol)', async () => {
      await open()
      const sent: Record<string, string>[] = []
      await context.route('https://school.example/**', async (route) => {
        sent.push(await route.request().allHeaders())
        const headers = { 'access-control-allow-origin': '*' }
        await route.fulfill({ status: 200, contentType: 'application/vc+ld+json', headers, body: badge })
      })
      await paste(LINK)
      await page.waitForSelector('#results > .ask')
      expect(await page.locator('#results > .ask').innerText()).toContain('school.example')
      // Whoever says no is believed.
      await page.click('#results > .ask >> text=Cancel')
      await paste(LINK)
      await page.waitForSelector('#results > .ask')
      await page.waitForLoadState('networkidle')
      expect([watched.asked, await page.locator('.report').count()]).toEqual([[], 0])
      await page.getByRole('button', { name: 'Fetch' }).click()
      await page.waitForSelector('.report.verified')
      expect(await page.locator('.report.verified').innerText()).toContain('First aid')
      expect([sent.length, sent[0]?.['cookie'], sent[0]?.['referer']]).toEqual([1, undefined, undefined])
      await close([LINK])
    })

    it('does not read what the host of a link lets no page read, and tells which host (Fetch, CORS protocol)', async () => {
      await open()
      // Where there is no such header, one that lets the page read would be added.
      const headers = { 'access-control-allow-origin': 'https://other.example' }
      await context.route('https://school.example/**', (route) => route.fulfill({ status: 200, headers, body: badge }))
      await paste(LINK)
      await page.getByRole('button', { name: 'Fetch' }).click()
      await page.waitForSelector('.report.indeterminate')
      expect(await page.locator('.report').innerText()).toContain('school.example')
      expect(await page.locator('.report.verified').count()).toBe(0)
      await context.close()
    })

    it('verifies Ed25519 by the curve of the browser where it has it, and then loads no other (Web Cryptography Level 2)', async () => {
      const scripts: string[] = []
      await open(async (one) => {
        one.on('request', (request) => scripts.push(new URL(request.url()).pathname.split('/').pop() ?? ''))
        await one.addInitScript(() => {
          const imported: string[] = []
          Object.assign(globalThis, { imported })
          const { subtle } = crypto
          const importKey = subtle.importKey.bind(subtle) as (...parts: unknown[]) => Promise<CryptoKey>
          Object.defineProperty(subtle, 'importKey', {
            value: async (...parts: unknown[]) => {
              const key = await importKey(...parts)
              imported.push(key.algorithm.name)
              return key
            },
          })
        })
      })
      await paste(badge)
      await page.waitForSelector('.report.verified')
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => (globalThis as unknown as { imported: string[] }).imported)).toContain('Ed25519')
      expect(scripts.some((name) => name.startsWith('desk-'))).toBe(true)
      expect(scripts.filter((name) => name.startsWith('ed25519-'))).toEqual([])
      // There is one of this name to load.
      expect(verifyPageFiles().filter(({ path }) => path.startsWith('assets/ed25519-')).length).toBe(1)
      await close()
    })

    it.each(['sourcedId', 'identifier', 'nationalIdentityNumber'] as const)(
      'tells by a number of the kind %s whose badge it is (OB 3.0 section 9.3, C.2)',
      async (identityType) => {
        const identity = buildIdentityObject({ identity: '20261127-4', identityType, salt: 'salt-and-pepper-and-more' })
        const { credential } = await issuer.issue({ achievement, subject: { identifier: [identity] } })
        await open()
        await paste(toCredentialText(credential))
        await page.waitForSelector('.report.verified')
        await page.click('.report summary >> nth=0')
        const said = page.locator('.person [role=status]')
        const ask = async (who: string, word: RegExp): Promise<void> => {
          await page.fill('.person input', who)
          await page.click('.person button')
          await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.person input')?.value === '')
          expect(await said.innerText()).toMatch(word)
        }
        await ask('20261127-5', /^No/)
        await ask(' 20261127-4 ', /^Yes/)
        await ask('2026', /^No/)
        await ask('amina@example.org', /does not tell/)
        await close()
      },
    )

    it('saves the report of each badge as JSON that holds what came out', async () => {
      await open()
      const save = async (): Promise<Record<string, unknown>> => {
        const article = page.locator('.report').last()
        await article.locator('.experts summary').click()
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          article.getByRole('button', { name: 'Save the report' }).click(),
        ])
        expect(download.suggestedFilename()).toBe('report.json')
        return JSON.parse(readFileSync(await download.path(), 'utf8'))
      }
      await paste(badge)
      await page.waitForSelector('.report.verified')
      expect(await save()).toMatchObject({
        outcome: 'verified',
        checks: { proof: { state: 'pass' } },
        credential: JSON.parse(badge),
      })
      await paste(badge.replace('Gives first aid.', 'Gives all aid.'))
      await page.waitForSelector('.report.rejected')
      expect(await save()).toMatchObject({ outcome: 'rejected', checks: { proof: { state: 'fail' } } })
      await close()
    })

    it('shows where the badge of a rung stands on its ladder, and no such row for other badges', async () => {
      const { courier } = await badgesOf(issuer, ladderOf(issuer.profile.id))
      await open()
      await paste(courier)
      await page.waitForSelector('.report.verified')
      const label = page.locator('.report dt', { hasText: 'Where it stands on its ladder' })
      const row = label.locator('xpath=following-sibling::dd[1]')
      expect(await row.innerText()).toContain('https://courier.example/ladders/delivery/courier')
      expect(await row.innerText()).toContain('1.0.0')
      await page.selectOption('#language', 'es')
      await page.waitForSelector('html[lang=es]')
      expect(await label.count()).toBe(0)
      expect(await page.locator('.report dd', { hasText: '1.0.0' }).count()).toBe(1)
      await page.selectOption('#language', 'en')
      await page.waitForSelector('html[lang=en]')
      await page.click('text=Remove all')
      await paste(badge)
      await page.waitForSelector('.report.verified')
      expect(await label.count()).toBe(0)
      await close()
    })

    it('prints the report without form and tools, and several badges with their table', async () => {
      const other = createIssuer({ signer: createSigner(await generateKey('ES256')), mechanism: ob3Jwt })
      const token = toCredentialText((await other.issue({ achievement, subject: 'did:example:worker' })).credential)
      await open()
      await paste(badge)
      await page.waitForSelector('.report.verified')
      const hidden = ['#form', '.tools', '#language', '.experts', '.whose']
      for (const part of hidden) expect([part, await isShown(part)]).toEqual([part, true])
      await page.emulateMedia({ media: 'print' })
      for (const part of hidden) expect([part, await isShown(part)]).toEqual([part, false])
      for (const part of ['h1', '.report.verified h2', '.report dl']) expect([part, await isShown(part)]).toEqual([part, true])
      await page.emulateMedia({ media: 'screen' })
      await paste(token)
      await page.waitForSelector('table')
      await page.emulateMedia({ media: 'print' })
      for (const part of ['table', 'caption', 'tbody tr']) expect([part, await isShown(part)]).toEqual([part, true])
      expect(await page.locator('tbody tr').count()).toBe(2)
      for (const row of await page.locator('tbody tr').all()) expect(await row.innerText()).toContain('First aid')
      for (const article of await page.locator('.report').all()) expect(await article.isVisible()).toBe(true)
      expect(await isShown('#form')).toBe(false)
      await close()
    })

    it('calls for the printer by its button', async () => {
      await open((one) =>
        one.addInitScript(() => {
          globalThis.print = () => {
            document.documentElement.dataset['printed'] = 'yes'
          }
        }),
      )
      await paste(badge)
      await page.waitForSelector('.report.verified')
      await page.getByRole('button', { name: 'Print' }).click()
      expect(await page.getAttribute('html', 'data-printed')).toBe('yes')
      await close()
    })
  },
)
