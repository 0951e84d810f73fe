import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bakeImage, MAX_IMAGE_BYTES } from '../../src/bake/index.js'
import { utf8 } from '../../src/core/index.js'
import { buildIdentityObject } from '../../src/credential/index.js'
import { drawQr } from '../../src/draw/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import { webArabic } from '../../src/i18n/arabic/web.js'
import { createIssuer, toCredentialText } from '../../src/issue/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { verifyPageFile } from '../../src/web/index.js'
import {
  audit,
  beOf2020,
  browserPath,
  keptAll,
  keptCount,
  launch,
  pasteInto,
  pictureOf,
  servePages,
  shiftOf,
  type Visit,
  visit,
  type Watched,
} from './support.js'

const achievement = {
  id: 'https://courier.example/achievements/bicycle',
  name: 'Bicycle courier',
  description: 'Rides well.',
  criteria: { narrative: 'Rode.' },
}
const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>\u202eevil'

describe.runIf(browserPath !== undefined)('the verify page in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let url = ''
  let context: BrowserContext
  let page: Page
  let watched: Watched
  let close: Visit['close']
  let badge = ''
  let badgeToken = ''

  const open = async (language = 'en-GB', more: object = {}): Promise<void> => {
    ;({ context, page, watched, close } = await visit(browser, url, { locale: language, ...more }))
  }
  const paste = (text: string): Promise<void> => pasteInto(page, text)
  const give = (name: string, mimeType: string, buffer: Buffer | string): Promise<void> =>
    page.setInputFiles('#files', { name, mimeType, buffer: Buffer.from(buffer) })
  const heading = (): Promise<string> => page.locator('.report h2').first().innerText()

  beforeAll(async () => {
    browser = await launch()
    ;({ server, url } = await servePages())
    const issuer = createIssuer({
      profile: { name: 'Courier Platform' },
      signer: createSigner(await generateKey('Ed25519')),
      mechanism: eddsaRdfc2022,
    })
    const subject = { identifier: [buildIdentityObject({ identity: 'amina@example.org', salt: 'salt-and-pepper-and-more' })] }
    badge = toCredentialText((await issuer.issue({ achievement, subject })).credential)
    const other = createIssuer({ signer: createSigner(await generateKey('ES256')), mechanism: ob3Jwt })
    badgeToken = toCredentialText((await other.issue({ achievement, subject: 'did:example:worker' })).credential)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  it('verifies a pasted badge, a token and a file, without asking anybody', async () => {
    await open()
    await paste(badge)
    await page.waitForSelector('.report.verified')
    expect(await page.locator('.report').innerText()).toContain('Bicycle courier')
    await paste(badgeToken)
    await page.waitForSelector('table')
    await give('badge.json', 'application/json', badge)
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length === 3)
    expect(await page.locator('tbody tr').count()).toBe(3)
    await close()
  })

  it('shows what is wrong with a changed badge, and says whom it would ask before it asks (OB 3.0 section 9.1)', async () => {
    await open()
    await paste(badge.replace('Rides well.', 'Rides badly.'))
    await page.waitForSelector('.report.rejected')
    expect(await heading()).toMatch(/^✘/)
    await page.click('text=Remove all')
    // The button that was used is gone (WCAG 2.2, 2.4.3).
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('files')
    await paste(badge.replace(/did:key:z6Mk\w+/g, 'did:web:courier.example'))
    await page.waitForSelector('.report.indeterminate')
    expect(await page.locator('.ask').innerText()).toContain('courier.example')
    await paste('https://courier.example/badges/1')
    await page.waitForSelector('#results > .ask')
    expect(await page.locator('#results > .ask').innerText()).toContain('courier.example')
    // Another badge does not take the question away.
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await page.click('#results > .ask >> text=Cancel')
    expect(await page.locator('#results > .ask').count()).toBe(0)
    await close()
  })

  it('asks an issuer once it was allowed to, and tells that nobody answered', async () => {
    await open()
    await paste(badge.replace(/did:key:z6Mk\w+/g, 'did:web:courier.example'))
    await page.focus('.ask button')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.ask') === null)
    // The button is gone: who used it is with what came out (WCAG 2.2, 2.4.3).
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('report indeterminate')
    expect(watched.asked).toEqual(['https://courier.example/.well-known/did.json'])
    expect(await page.locator('.report').innerText()).toContain('courier.example')
    await context.close()
  })

  it('finds a badge in a PNG picture and in an SVG picture, which it shows as a picture alone (OB 3.0 section 5.3)', async () => {
    await open()
    const png = readFileSync('test/browser/blank.png')
    await give('badge.png', 'image/png', Buffer.from(await bakeImage(png, badge)))
    await page.waitForSelector('.report.verified img.badge')
    const plain = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    const active = '<script>top.document.title="owned"</script><image href="https://evil.example/x.png"/></svg>'
    const svg = Buffer.from(await bakeImage(utf8(plain), badge))
      .toString()
      .replace('</svg>', active)
    await give('badge.svg', 'image/svg+xml', svg)
    await page.waitForFunction(() => document.querySelectorAll('.report').length === 2)
    expect(await page.title()).toBe('Check a badge')
    expect(await page.locator('script').count()).toBe(1)
    await close()
  })

  it('reads a QR code out of a photo, by the library where the browser has no reader', async () => {
    await open()
    const bytes = await pictureOf(browser, drawQr('https://courier.example/badges/1', { title: 'A' }))
    await give('photo.png', 'image/png', bytes)
    await page.waitForSelector('#results > .ask')
    expect(await page.locator('#results > .ask').innerText()).toContain('courier.example')
    await give('blank.png', 'image/png', readFileSync('test/browser/blank.png'))
    await page.waitForSelector('.report.rejected')
    await close()
  })

  it('lays out what a badge was given for where it is Markdown, and loads what does that only then (OB 3.0 criteria)', async () => {
    await open()
    const loaded: string[] = []
    page.on('response', (response) => loaded.push(response.url()))
    const bring = async (narrative: string): Promise<string> => {
      const issuer = createIssuer({ signer: createSigner(await generateKey('Ed25519')), mechanism: eddsaRdfc2022 })
      const { credential } = await issuer.issue({
        achievement: { ...achievement, criteria: { narrative } },
        subject: 'did:example:worker',
      })
      await paste(toCredentialText(credential))
      await page.waitForSelector('.report.verified .markdown')
      const html = await page.locator('.report.verified .markdown').last().innerHTML()
      await page.click('text=Remove all')
      return html
    }
    expect(await bring('Rode 100 km & came home.')).toBe('<p>Rode 100 km &amp; came home.</p>')
    const before = loaded.length
    const text =
      '# Rides\n\nHas **safely** ridden:\n\n1. by *day*\n2. by `night`\n\n> [Rules](https://rules.example/a)\n\n<i>x</i>'
    await bring(text)
    expect(loaded.length).toBeGreaterThan(before)
    const laidOut = await bring(text)
    for (const part of ['<h4>Rides</h4>', '<strong>safely</strong>', '<ol><li>by <em>day</em></li>', '<code>night</code>'])
      expect(laidOut).toContain(part)
    expect(laidOut).toContain('<blockquote><p>Rules (<bdi dir="ltr">https://rules.example/a</bdi>)</p></blockquote>')
    expect(laidOut).toContain('&lt;i&gt;x')
    await bring(`${'> '.repeat(3000)}deep`)
    await bring('*'.repeat(8000))
    await close()
  })

  it('takes what is dropped, and what is pasted beside the fields', async () => {
    await open()
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'dropped.json', { type: 'application/json' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, badge)
    await page.waitForSelector('.report.verified')
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, badgeToken)
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length === 2)
    await close()
  })

  it('reads the others where a file cannot be read, such as a folder or what is gone', async () => {
    await open()
    const folder = mkdtempSync(join(tmpdir(), 'rungs-'))
    writeFileSync(join(folder, 'gone.json'), badge)
    await page.evaluate(() => {
      const chosen = Object.assign(document.createElement('input'), { type: 'file', id: 'gone' })
      document.body.append(chosen)
    })
    await page.setInputFiles('#gone', join(folder, 'gone.json'))
    rmSync(folder, { recursive: true })
    await page.evaluate((text) => {
      const data = new DataTransfer()
      const [gone] = Array.from((document.getElementById('gone') as HTMLInputElement).files ?? [])
      data.items.add(gone as File)
      data.items.add(new File([text], 'there.json', { type: 'application/json' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, badge)
    await page.waitForSelector('.report.verified')
    expect(await page.locator('.report.indeterminate').innerText()).toMatch(/could not be read[\s\S]*gone\.json/)
    expect(await page.locator('#status').innerText()).toBe('2 badges checked')
    await close()
  })

  it('keeps what it has found where something else fails later', async () => {
    await open('en', { serviceWorkers: 'block' })
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await context.setOffline(true)
    await page.selectOption('#language', 'ar')
    await page.waitForFunction(() => document.getElementById('status')?.textContent?.includes('could not do this'))
    await context.setOffline(false)
    await paste(badge)
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length > 0)
    await page.waitForFunction(() => /checked$/.test(document.getElementById('status')?.textContent ?? ''))
    expect(await page.locator('.report.verified').count()).toBe(2)
    await context.close()
  })

  it('says whether a badge is for a person, on the device (OB 3.0 section 9.3)', async () => {
    await open()
    await paste(badge)
    await page.click('.report summary >> nth=0')
    const ask = async (who: string): Promise<string> => {
      await page.fill('.person input', who)
      await page.click('.person button')
      await page.waitForFunction(() => document.querySelector('.person [role=status]')?.textContent !== '')
      const text = await page.locator('.person [role=status]').innerText()
      await page.evaluate(() => {
        ;(document.querySelector('.person [role=status]') as HTMLElement).textContent = ''
      })
      return text
    }
    expect(await ask('amina@example.org')).toMatch(/^Yes/)
    // As the keyboard of a phone begins it.
    expect(await ask('Amina@Example.org ')).toMatch(/^Yes/)
    expect(await page.locator('.person input').getAttribute('autocapitalize')).toBe('off')
    expect(await ask('berta@example.org')).toMatch(/^No/)
    expect(await ask('12345')).toMatch(/does not tell/)
    expect(await page.inputValue('.person input')).toBe('')
    // Nobody was named: then nothing is said of the badge either.
    await page.fill('.person input', '  ')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.person input')?.value === '')
    expect(await page.locator('.person [role=status]').innerText()).toBe('')
    await close()
  })

  it('shows hostile texts as texts, and lives on (a script in every field, direction marks)', async () => {
    await open()
    const context = ['https://www.w3.org/ns/credentials/v2', HOSTILE]
    const type = ['VerifiableCredential', HOSTILE]
    const hostile = { '@context': context, type, name: HOSTILE, issuer: { id: HOSTILE, name: HOSTILE }, validFrom: HOSTILE }
    await paste(JSON.stringify({ ...hostile, credentialSubject: { id: HOSTILE, achievement: { name: HOSTILE } } }))
    await page.waitForSelector('.report.rejected')
    expect(await page.title()).toBe('Check a badge')
    expect(await page.locator('.report img, .report script').count()).toBe(0)
    expect(await page.locator('.report dd').first().innerText()).toContain('<img src=x')
    expect(await page.locator('.report dd').first().innerText()).not.toContain('\u202e')
    await page.evaluate((size) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(size)], 'large.bin'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, MAX_IMAGE_BYTES + 1)
    await page.waitForFunction(() => document.querySelectorAll('.report').length === 2)
    await give('<b>.json', 'text/html', '[[[')
    await page.waitForFunction(() => document.querySelectorAll('.report').length === 3)
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await close()
  })

  it('is clean for axe in both directions, and works by keyboard alone (WCAG 2.2 AA)', async () => {
    for (const language of ['en', 'ar']) {
      await open(language)
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
      await page.focus('#pasted')
      await page.keyboard.insertText(badge)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.report.verified')
      await page.evaluate(() => {
        for (const one of Array.from(document.querySelectorAll('details'))) one.open = true
      })
      expect(await audit(page)).toEqual([])
      await close()
    }
  })

  it('changes its language in place, and keeps what it has found', async () => {
    await open('hi')
    expect(await page.title()).toBe('बैज जाँचें')
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await page.selectOption('#language', 'ar')
    await page.waitForSelector('html[dir=rtl]')
    expect(await page.locator('.report.verified').count()).toBe(1)
    expect(await page.title()).toBe('التحقق من شارة')
    // Also what it says of things that go wrong later.
    await page.click('#scan')
    await page.waitForFunction((text) => document.getElementById('status')?.textContent === text, webArabic['web.noCamera'])
    await close()
  })

  it('opens and verifies without a network once it was loaded', async () => {
    await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    // The page comes first, and what it may load later afterwards.
    expect(await keptCount(page, 'rungs-verify-')).toBeLessThan(20)
    await keptAll(page, 'rungs-verify-')
    await context.setOffline(true)
    await page.reload()
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await context.setOffline(false)
    await close()
  })

  it('verifies Ed25519 by its own curve, and all else, in a browser of 2020', async () => {
    await open('en', { serviceWorkers: 'block' })
    await beOf2020(page)
    await page.reload()
    expect(await page.evaluate(() => 'any' in Promise || 'randomUUID' in crypto)).toBe(false)
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await paste(badgeToken)
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length === 2)
    await paste(badge.replace('Rides well.', 'Rides badly.'))
    await page.waitForSelector('.report.rejected')
    await give('badge.png', 'image/png', Buffer.from(await bakeImage(readFileSync('test/browser/blank.png'), badge)))
    await page.waitForSelector('.report.verified img.badge')
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    await give('badge.svg', 'image/svg+xml', Buffer.from(await bakeImage(utf8(svg), badge)))
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length === 4)
    await give('photo.png', 'image/png', await pictureOf(browser, drawQr('https://courier.example/badges/1', { title: 'A' })))
    await page.waitForSelector('#results > .ask')
    await page.click('#results > .ask >> text=Cancel')
    // A context that is not bundled compiled is for jsonld.
    const own = JSON.parse(badge) as { '@context': unknown[] }
    own['@context'].push({ '@protected': true, extra: 'https://courier.example/terms#extra' })
    await paste(JSON.stringify({ ...own, extra: 'x' }))
    await page.waitForFunction(() => document.querySelectorAll('.report').length === 6)
    await paste(badge.replace(/did:key:z6Mk\w+/g, 'did:web:courier.example'))
    await page.waitForSelector('.report.indeterminate')
    await page.selectOption('#language', 'hi')
    await page.waitForFunction(() => document.title === 'बैज जाँचें')
    expect(await page.locator('.report.verified').count()).toBe(4)
    await close()
  })

  it('shows what could not be fetched as open, not as wrong, in the table too', async () => {
    await open()
    await page.route('https://courier.example/**', (route) => route.abort('timedout'))
    await paste('https://courier.example/badges/1')
    await page.getByRole('button', { name: 'Fetch' }).click()
    await page.waitForSelector('.report.indeterminate')
    expect(await heading()).toMatch(/^\?/)
    await give('changed.json', 'application/json', badge.replace('Rides well.', 'Rides badly.'))
    await page.waitForSelector('.report.rejected')
    const rows = page.locator('tbody tr')
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('?'), expect.stringContaining('✘')])
    // The browser says too that nothing came.
    await page.context().close()
  })

  it('is one file as well, which opens from a disk and asks for nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-page-'))
    try {
      const file = join(folder, 'verify.html')
      writeFileSync(file, await verifyPageFile())
      ;({ page, close } = await visit(browser, `file://${file}`, { locale: 'en' }))
      await paste(badge)
      await page.waitForSelector('.report.verified')
      await page.selectOption('#language', 'fr')
      await page.waitForFunction(() => document.title === 'Vérifier un badge')
      await close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('verifies each kind of proof, those that few badges have too', async () => {
    await open()
    const subject = 'did:example:worker'
    const keys = { Ed25519: createSigner(await generateKey('Ed25519')), ES256: createSigner(await generateKey('ES256')) }
    for (const mechanism of mechanisms) {
      const signer = /^(ecdsa|sd-jwt)/.test(mechanism.id) ? keys.ES256 : keys.Ed25519
      const issuer = createIssuer({ signer, mechanism })
      // What OB 3.0 calls a badge is of the data model 2.0, which a token of 1.1 does not take.
      if (mechanism === vcJwt) continue
      const text = toCredentialText((await issuer.issue({ achievement, subject })).credential)
      await give(`${mechanism.id}.txt`, 'text/plain', text)
      await page.waitForFunction((name) => document.querySelector('.report')?.textContent?.includes(name), mechanism.id)
      expect([mechanism.id, await page.locator('.report.verified').count()]).toEqual([mechanism.id, 1])
      await page.getByRole('button', { name: 'Remove all' }).click()
    }
    await close()
  })

  it('is at most 60 kB before a badge comes, and 140 kB once one by eddsa-rdfc-2022 was verified with its curve (gzip)', async () => {
    let bytes = 0
    const bodies: Promise<void>[] = []
    const before = async (fresh: Page): Promise<void> => {
      await fresh.addInitScript(() => {
        crypto.subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      })
      fresh.on('response', (response) => {
        const add = async (): Promise<void> => {
          const body = await response.body()
          bytes += gzipSync(body).length
        }
        bodies.push(add())
      })
    }
    await open('en', { serviceWorkers: 'block', before })
    await page.waitForLoadState('networkidle')
    await Promise.all(bodies)
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(60_000)
    await paste(badge)
    await page.waitForSelector('.report.verified')
    await Promise.all(bodies)
    expect(bytes).toBeGreaterThan(60_000)
    expect(bytes).toBeLessThan(140_000)
    await close()
  })

  it('does not move while it loads and when it answers (layout shift)', async () => {
    await open()
    await paste(badge)
    await page.waitForSelector('.report.verified')
    expect(await shiftOf(page)).toBeLessThan(0.02)
    await close()
  })
})
