import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawQr } from '../../src/draw/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import { presentCredentials } from '../../src/holder/index.js'
import { createIssuer, toCredentialText } from '../../src/issue/index.js'
import { createSigner, generateKey, type Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { audit, browserPath, launch, pasteInto, pictureOf, servePages, type Visit, visit } from './support.js'

const achievement = {
  id: 'https://courier.example/achievements/bicycle',
  name: 'Bicycle courier',
  description: 'Rides well.',
  criteria: { narrative: 'Rode.' },
}

describe.runIf(browserPath !== undefined)('a badge that is presented to the verify page', { timeout: 60_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let url = ''
  let page: Page
  let close: Visit['close']
  let worker: Signer
  let badge = ''
  let nameless = ''

  const open = async (language = 'en'): Promise<void> => {
    ;({ page, close } = await visit(browser, url, { locale: language }))
    await bring(badge)
    await page.waitForSelector('.report.verified')
  }
  const bring = (text: string): Promise<void> => pasteInto(page, text)
  const ask = async (): Promise<Asked> => {
    await page.locator('.whose').evaluate((one: HTMLDetailsElement) => {
      one.open = true
    })
    const request = page.locator('.asked textarea[readonly]')
    const before = (await request.count()) === 0 ? '' : await request.inputValue()
    await page.click('.device > button')
    await page.waitForFunction((old) => {
      const shown = document.querySelector<HTMLTextAreaElement>('.asked textarea[readonly]')
      return shown !== null && shown.value !== old
    }, before)
    return JSON.parse(await request.inputValue()) as Asked
  }
  const answer = async (text: string): Promise<void> => {
    await page.fill('.answer textarea', text)
    await page.click('.answer button:not([type=button])')
  }
  const said = (kind: string): Promise<string> => page.locator(`.said.${kind}`).innerText()
  /** What a device makes of a request. */
  const present = async ({ challenge, domain }: Asked, signer = worker, credentials: readonly object[] = []): Promise<string> => {
    const options = { signer, mechanism: eddsaRdfc2022, binding: { challenge, domain } }
    return JSON.stringify((await presentCredentials(credentials as never, options)).presentation)
  }

  beforeAll(async () => {
    browser = await launch()
    ;({ server, url } = await servePages())
    worker = createSigner(await generateKey('Ed25519'))
    const issuer = createIssuer({ signer: createSigner(await generateKey('Ed25519')), mechanism: eddsaRdfc2022 })
    const subject = worker.id.split('#')[0] as string
    badge = toCredentialText((await issuer.issue({ achievement, subject })).credential)
    const identifier = { type: 'IdentityObject', hashed: false, identityHash: 'A-5', identityType: 'identifier' }
    nameless = toCredentialText((await issuer.issue({ achievement, subject: { identifier: [identifier as never] } })).credential)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  it('asks as VCALM does, and takes the answer of the device that holds the key, with the badge or without it', async () => {
    await open()
    const request = await ask()
    expect(request.query.map(({ type }) => type)).toEqual(['DIDAuthentication', 'QueryByExample'])
    expect(request.domain).toBe(new URL(url).origin)
    expect(Buffer.from(request.challenge, 'base64url')).toHaveLength(16)
    await answer(await present(request))
    expect(await said('yes')).toContain('holds the key')
    expect(await page.locator('.asked textarea').count()).toBe(0)
    const again = await ask()
    expect(again.challenge).not.toBe(request.challenge)
    await answer(await present(again, worker, [JSON.parse(badge) as object]))
    expect(await said('yes')).toContain('not show in whose hands')
    expect(await page.locator('.report').count()).toBe(1)
    await close()
  })

  it('takes no answer twice, none to another request, none for another page, none that was changed, and none of somebody else', async () => {
    await open()
    const used = await present(await ask())
    await answer(used)
    await said('yes')
    const stranger = createSigner(await generateKey('Ed25519'))
    const wrong: readonly ((request: Asked) => Promise<string>)[] = [
      async () => used,
      (request) => present({ ...request, challenge: `${request.challenge}a` }),
      (request) => present({ ...request, domain: 'https://other.example' }),
      async (request) => (await present(request)).replace('VerifiablePresentation', 'VerifiablePresentation","Other'),
      (request) => present(request, stranger),
      async (request) =>
        JSON.stringify({ ...(JSON.parse(await present(request, stranger)) as object), holder: worker.id.split('#')[0] }),
    ]
    for (const make of wrong) {
      const request = await ask()
      expect(await page.locator('.said').count()).toBe(0)
      await answer(await make(request))
      expect(await said('no')).toMatch(/^No/)
    }
    await answer(await present(await ask()))
    await said('yes')
    await close()
  })

  it('takes an answer as a file, as a token, beside the fields and as a photo of a QR code', async () => {
    await open()
    const request = await ask()
    await page.setInputFiles('#files', {
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await present(request)),
    })
    await said('yes')
    const second = await ask()
    const options = { signer: worker, mechanism: vcJose, binding: { challenge: second.challenge, domain: second.domain } }
    await bring((await presentCredentials([], options)).presentation as string)
    await said('yes')
    const third = await ask()
    const photo = await pictureOf(browser, drawQr(await present(third), { title: 'Answer' }), 1000)
    await page.setInputFiles('#files', { name: 'photo.png', mimeType: 'image/png', buffer: photo })
    await said('yes')
    expect(await page.locator('.report').count()).toBe(1)
    await close()
  })

  it('shows the request as a QR code that a phone reads, and keeps it when the language changes', async () => {
    await open('ar')
    const request = await ask()
    expect(await page.locator('.asked img.code').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(100)
    expect(await audit(page)).toEqual([])
    await page.selectOption('#language', 'en')
    await page.waitForSelector('html[dir=ltr]')
    await answer(await present(request))
    expect(await said('yes')).toMatch(/^Yes/)
    await close()
  })

  it('says that a badge without a key of the person cannot be presented, and looks at an answer alone where one was asked for', async () => {
    await open()
    await page.click('text=Remove all')
    await bring(nameless)
    await page.waitForSelector('.report.verified')
    await page.click('.whose summary')
    expect(await page.locator('.device, .whose section').innerText()).toContain('names no key')
    await bring(await present({ challenge: 'a', domain: 'b', query: [] }))
    await page.waitForSelector('.report.rejected')
    expect(await page.locator('.report.rejected').innerText()).toContain('presentation')
    await close()
  })

  it('does not take for an answer what is none', async () => {
    await open()
    await ask()
    await answer('{"a":1}')
    await page.waitForFunction(() => document.querySelector('#status')?.textContent?.includes('could not be read'))
    await bring(badge)
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length === 2)
    expect(await page.locator('.said').count()).toBe(0)
    await close()
  })
})

interface Asked {
  readonly challenge: string
  readonly domain: string
  readonly query: readonly { readonly type: string }[]
}
