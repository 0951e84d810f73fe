import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bakeImage, MAX_IMAGE_BYTES } from '../../src/bake/index.js'
import { utf8 } from '../../src/core/index.js'
import { drawQr } from '../../src/draw/index.js'
import { createIssuer, type Issuer, toCredentialText } from '../../src/issue/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import { agree, paste, type Service, saved, startPlatform, startService, told } from './my-badges-fixture.js'
import { audit, beOf2020, browserPath, keptAll, launch, shiftOf, slowPhone, type Watched, watch } from './support.js'

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>\u202eevil'
const achievement = {
  id: 'https://school.example/achievements/first-aid',
  name: 'First aid',
  description: 'Helps.',
  criteria: { narrative: 'Passed.' },
}
const PASSPHRASE = 'four words nobody guesses'

describe.runIf(browserPath !== undefined)('the page of own badges in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let service: Service
  let school: Issuer
  let context: BrowserContext
  let page: Page
  let watched: Watched

  const goTo = async (path = ''): Promise<void> => {
    await page.goto(`${service.url}/badges/${path}`)
    await page.waitForSelector('#rest:not([hidden])')
  }
  const open = async (language = 'en-GB', more: object = {}): Promise<void> => {
    context = await browser.newContext({ locale: language, ...more })
    page = await context.newPage()
    watched = await watch(page, service.url)
    await goTo()
  }
  const close = async (): Promise<void> => {
    expect([...watched.problems, ...watched.asked]).toEqual([])
    await context.close()
  }
  const give = (name: string, mimeType: string, buffer: Buffer | string): Promise<void> =>
    page.setInputFiles('#files', { name, mimeType, buffer: Buffer.from(buffer) })
  const cards = (): Promise<string[]> => page.locator('.card h4').allInnerTexts()
  const waitForCards = (count: number): Promise<unknown> =>
    page.waitForFunction((wanted) => document.querySelectorAll('.card').length === wanted, count)
  const claim = async (): Promise<void> => {
    await paste(page, await service.offer())
    await agree(page)
    await page.waitForSelector('.card.verified')
  }
  /** The DID of this device. */
  const identify = async (): Promise<string> => {
    await page.click('text=Your identifier')
    await page.click('#identify')
    return page.locator('#did code').innerText()
  }
  const badgeOf = async (subject: string, name = 'First aid', more: object = {}): Promise<string> => {
    const { credential } = await school.issue({ subject, achievement: { ...achievement, name }, ...more })
    return toCredentialText(credential)
  }

  beforeAll(async () => {
    browser = await launch()
    service = await startService()
    const signer = createSigner(await generateKey('Ed25519'))
    school = createIssuer({ profile: { name: 'Vocational School' }, signer, mechanism: eddsaRdfc2022 })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })

  it('collects a badge by a link once it was allowed to ask, and has it after a reload and without a network', async () => {
    await open()
    expect(await page.locator('#empty').isVisible()).toBe(true)
    await paste(page, await service.offer())
    await page.waitForSelector('.ask')
    expect(await page.locator('.ask').innerText()).toContain(new URL(service.url).host)
    const log = service.out()
    expect(log).not.toContain('/workflows/')
    await agree(page)
    await told(page, /^1 badge added$/)
    expect(await page.locator('.card.verified').innerText()).toMatch(/courier[\s\S]*Courier Platform[\s\S]*✔ Checked on/)
    expect(await page.locator('#pasted').inputValue()).toBe('')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await keptAll(page, 'rungs-badges-')
    await page.reload()
    await page.click('text=Where you stand')
    await page.waitForSelector('.standing')
    // The status of the badge is at the service, which is asked anew each time that the page is opened.
    expect(await page.locator('.standing').innerText()).toContain('courier: could not be decided')
    await page.click('.group .ask button')
    await page.waitForSelector('.standing:has-text("courier: held")')
    await context.setOffline(true)
    await page.reload()
    await page.waitForSelector('.card.verified')
    await page.click('text=Where you stand')
    await page.waitForSelector('.standing:has-text("courier: could not be decided")')
    await context.setOffline(false)
    await close()
  })

  it('takes a badge by OID4VCI with the PIN that was told, and says that another is wrong (OID4VCI 1.0 section 6.1)', async () => {
    await open()
    const link = await service.offer('493536')
    for (const [pin, ends] of [
      ['000000', '.report.rejected'],
      ['493536', '.card.verified'],
    ] as const) {
      await paste(page, link)
      await agree(page)
      await page.fill('.ask input[name=pin]', pin)
      await agree(page)
      await page.waitForSelector(ends)
    }
    // Browsers log every answer that refuses something.
    expect(watched.problems.filter((one) => !one.includes('400'))).toEqual([])
    await context.close()
  })

  it('begins with what is in its address, after asking, and clears it', async () => {
    await open()
    const link = await service.offer()
    for (const path of [`#${encodeURIComponent(link)}`, `?link=${encodeURIComponent(link)}`]) {
      await page.goto('about:blank')
      await goTo(path)
      await page.waitForSelector('.ask')
      expect(page.url()).toBe(`${service.url}/badges/`)
      await page.click('.ask >> text=Cancel')
    }
    const badge = await badgeOf('did:example:somebody')
    await page.goto('about:blank')
    await goTo(`#${encodeURIComponent(badge)}`)
    await page.waitForSelector('.ask')
    expect(await cards()).toEqual([])
    await agree(page)
    await waitForCards(1)
    for (const path of ['#%E0%A4%A', '?link=', '?shared', '?missed']) {
      await page.goto('about:blank')
      await goTo(path)
    }
    expect(await page.locator('#status').innerText()).toContain('Share it once more')
    expect(await cards()).toEqual(['First aid'])
    await close()
  })

  it('takes what another app shares, once it was asked, and leaves what is refused (W3C Web Share Target)', async () => {
    await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    const badge = await badgeOf('did:example:somebody')
    const share = async (text: string, files: readonly string[], shown = '.ask'): Promise<void> => {
      // The page of the service at `/healthz` has no policy that would keep it from sending a form.
      await page.goto(`${service.url}/healthz`)
      await page.evaluate(
        ([words, contents]) => {
          document.body.innerHTML =
            '<form method="post" action="/badges/share" enctype="multipart/form-data"><input name="text"><input name="url"><input type="file" name="files" multiple></form>'
          const form = document.querySelector('form') as HTMLFormElement
          const [input] = Array.from(form.querySelectorAll('input'))
          if (input !== undefined) input.value = words as string
          const data = new DataTransfer()
          for (const one of contents as string[]) data.items.add(new File([one], 'ბეჯი.json', { type: 'application/json' }))
          ;(form.querySelector('[type=file]') as HTMLInputElement).files = data.files
          form.submit()
        },
        [text, files] as const,
      )
      await page.waitForURL(`${service.url}/badges/`)
      await page.waitForSelector(shown)
    }
    await share('', [badge])
    expect(await page.locator('.ask').innerText()).toContain('ბეჯი.json')
    await page.click('.ask >> text=Cancel')
    await page.reload()
    await page.waitForSelector('#empty:not([hidden])')
    await share('', [badge, await badgeOf('did:example:somebody', 'Second aid')])
    await agree(page)
    await waitForCards(2)
    await share(await service.offer(), [])
    expect(await page.locator('.ask').innerText()).toContain(new URL(service.url).host)
    await agree(page)
    await waitForCards(3)
    await share(
      '',
      Array.from({ length: 23 }, () => badge),
    )
    await agree(page)
    await told(page, '3 more were left out')
    expect(await page.evaluate(async () => (await caches.keys()).includes('rungs-inbox'))).toBe(false)
    // Where there is no room for it, it is not lost without a word.
    const client = await context.newCDPSession(page)
    await client.send('Storage.overrideQuotaForOrigin', { origin: service.url, quotaSize: 1 })
    await share('', [badge], '#rest:not([hidden])')
    await told(page, 'Share it once more')
    await close()
  })

  it('takes what is brought while it asks something once that was answered, and leaves neither', async () => {
    await open()
    await paste(page, await service.offer())
    await page.waitForSelector('.ask')
    await paste(page, await badgeOf('did:example:somebody'))
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
    await agree(page)
    await waitForCards(2)
    // A question that is taken away is answered with no, and holds up nothing.
    await paste(page, await service.offer())
    await page.waitForSelector('.ask')
    await page.selectOption('#language', 'es')
    await page.waitForFunction(() => document.querySelector('.ask') === null)
    await paste(page, await badgeOf('did:example:somebody', 'Second aid'))
    await waitForCards(3)
    await close()
  })

  it('can be used for what it can do where the browser keeps nothing (HTML, opaque origins and blocked storage)', async () => {
    context = await browser.newContext({ locale: 'en' })
    page = await context.newPage()
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Access is denied.', 'SecurityError')
      }
    })
    await goTo()
    expect(await page.locator('#empty').isVisible()).toBe(true)
    expect(await page.locator('#status').innerText()).toBe('')
    await paste(page, await badgeOf('did:example:somebody'))
    await told(page, 'could not do this')
    await context.close()
  })

  it('takes the others where a file cannot be read, such as a folder or what is gone', async () => {
    await open()
    const folder = mkdtempSync(join(tmpdir(), 'rungs-'))
    writeFileSync(join(folder, 'gone.json'), '{}')
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'gone' }))
    })
    await page.setInputFiles('#gone', join(folder, 'gone.json'))
    rmSync(folder, { recursive: true })
    await page.evaluate(
      (text) => {
        const data = new DataTransfer()
        const [gone] = Array.from((document.getElementById('gone') as HTMLInputElement).files ?? [])
        data.items.add(gone as File)
        data.items.add(new File([text], 'there.json', { type: 'application/json' }))
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      },
      await badgeOf('did:example:somebody'),
    )
    await waitForCards(1)
    await told(page, 'could not do this')
    await context.close()
  })

  it('takes badges as JSON, token, picture and photo of a code; one that is there stays one', async () => {
    await open()
    const badge = await badgeOf('did:example:somebody')
    const other = createIssuer({ signer: createSigner(await generateKey('ES256')), mechanism: ob3Jwt })
    const token = toCredentialText((await other.issue({ achievement, subject: 'did:example:worker' })).credential)
    await give('badge.json', 'application/json', badge)
    await waitForCards(1)
    await give('badge.json', 'application/json', badge)
    await told(page, 'here already')
    await give('badge.png', 'image/png', Buffer.from(await bakeImage(readFileSync('test/browser/blank.png'), badge)))
    await page.waitForSelector('.card img.thumb[src]')
    const plain = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    await give('badge.svg', 'image/svg+xml', Buffer.from(await bakeImage(utf8(plain), badge)))
    await told(page, 'another copy')
    expect(await cards()).toEqual(['First aid'])
    await give('badge.jwt', 'text/plain', token)
    await waitForCards(2)
    await give('photo.png', 'image/png', await pictureOf(drawQr(await service.offer(), { title: 'A' })))
    await agree(page)
    await waitForCards(3)
    await give('blank.png', 'image/png', readFileSync('test/browser/blank.png'))
    await page.waitForSelector('.report.rejected')
    await close()
  })

  it('shows a badge as a code where it fits and as a file, with all that is known of it, and removes it', async () => {
    await open()
    await claim()
    await page.click('.card button:has-text("Show")')
    const code = page.locator('.handover img.code')
    await code.waitFor()
    const read = await codeIn(await code.screenshot())
    const text = await saved(page, '.handover button:has-text("Save")')
    expect(read).toBe(text)
    expect((await createVerifier({ mechanisms }).verify(text)).checks.proof.state).toBe('pass')
    await give('long.json', 'application/json', await badgeOf('did:example:somebody', 'L'.repeat(1800)))
    await waitForCards(2)
    await page.click('.card >> nth=1 >> button:has-text("Show")')
    await page.waitForSelector('.handover:has-text("too long for a code")')
    const link = await page.locator('.handover a').getAttribute('href')
    expect(link).toMatch(new RegExp(`^${service.url}/verify/#`))
    const other = await context.newPage()
    const seen = await watch(other, service.url)
    await other.goto(link ?? '')
    await other.waitForSelector('.report.verified')
    expect(seen.problems).toEqual([])
    await other.close()
    await page.click('.card >> nth=1 >> button:has-text("Details")')
    await page.waitForSelector('.card .report.verified')
    await page.click('.card >> nth=1 >> button:has-text("Remove")')
    await page.click('.ask >> text=Cancel')
    expect((await cards()).length).toBe(2)
    await page.click('.card >> nth=1 >> button:has-text("Remove")')
    await agree(page)
    await waitForCards(1)
    await close()
  })

  it('works on a slow phone of 2020, however long it takes (6x CPU throttle, slow 3G)', { timeout: 240_000 }, async () => {
    context = await browser.newContext({ locale: 'hi', serviceWorkers: 'block', viewport: { width: 360, height: 640 } })
    context.setDefaultTimeout(200_000)
    page = await context.newPage()
    watched = await watch(page, service.url)
    await beOf2020(page)
    await slowPhone(await context.newCDPSession(page))
    await goTo()
    expect(await shiftOf(page)).toBeLessThan(0.02)
    await claim()
    await page.reload()
    await page.waitForSelector('.card.verified')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await close()
  })

  it('proves that badges are the worker’s own, to one verifier on one occasion (VCDM 2.0 section 4.13)', async () => {
    await open()
    await paste(page, '{"challenge":"c0ffee","domain":"https://groceries.example"}')
    await told(page, 'None of your badges')
    await paste(page, await badgeOf(await identify()))
    await page.waitForSelector('.card.verified')
    await paste(page, await badgeOf('did:example:somebody', 'Of somebody else'))
    await waitForCards(2)
    const binding = { challenge: 'c0ffee', domain: 'https://groceries.example' }
    for (const request of [binding, { verifiablePresentationRequest: { query: [{ type: 'DIDAuthentication' }], ...binding } }]) {
      await paste(page, JSON.stringify(request))
      await page.waitForSelector('.ask')
      expect(await page.locator('.ask').innerText()).toContain('https://groceries.example asks')
      expect(await page.locator('.ask').innerText()).not.toContain('Of somebody else')
      await agree(page)
      await page.waitForSelector('#results .handover')
      const presentation = await saved(page, '#results .handover button:has-text("Save")')
      const report = await createVerifier({ mechanisms }).verifyPresentation(presentation, { binding })
      expect([report.outcome, report.credentials.map(({ outcome }) => outcome)]).toEqual(['verified', ['verified']])
      const elsewhere = { ...binding, domain: 'https://other.example' }
      expect((await createVerifier({ mechanisms }).verifyPresentation(presentation, { binding: elsewhere })).outcome).toBe(
        'rejected',
      )
    }
    await close()
  })

  it('asks before it asks an issuer, names each host, and shows that nobody answered', async () => {
    await open()
    const badge = (await badgeOf('did:example:somebody')).replace(/did:key:z6Mk\w+/g, 'did:web:school.example')
    await paste(page, badge)
    await page.waitForSelector('.card.indeterminate')
    await page.click('#check')
    await page.waitForSelector('.ask')
    expect(await page.locator('.ask').innerText()).toContain('school.example')
    await page.click('.ask >> text=Cancel')
    const offer = {
      credential_issuer: 'https://courier.example',
      credential_configuration_ids: ['a'],
      grants: { 'urn:ietf:params:oauth:grant-type:pre-authorized_code': { 'pre-authorized_code': 'x' } },
    }
    const link = `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`
    await paste(page, link)
    await page.waitForSelector('.ask:has-text("courier.example")')
    await page.click('.ask >> text=Cancel')
    await paste(page, 'https://courier.example/badges/1')
    await page.waitForSelector('.ask:has-text("courier.example")')
    await page.click('.ask >> text=Cancel')
    expect(watched.asked).toEqual([])
    await paste(page, link)
    await agree(page)
    await page.waitForSelector('.report.rejected')
    expect(new Set(watched.asked.map((url) => new URL(url).host))).toEqual(new Set(['courier.example']))
    await context.close()
  })

  // A passphrase is stretched for seconds each time.
  it('moves badges and keys to another device by an encrypted file, and keeps no secret in the clear', {
    timeout: 180_000,
  }, async () => {
    await open()
    const did = await identify()
    await claim()
    await paste(page, await badgeOf(did))
    await waitForCards(2)
    const kept = await page.evaluate(async () => {
      const read = (name: string): Promise<string> =>
        new Promise((resolve) => {
          const opening = indexedDB.open(name)
          opening.onsuccess = () => {
            const { result } = opening
            const all = result.transaction(result.objectStoreNames[0] as string).objectStore(result.objectStoreNames[0] as string)
            all.getAll().onsuccess = ({ target }) => {
              const rows = (target as IDBRequest<{ key?: CryptoKey }[]>).result
              resolve(JSON.stringify(rows.map((row) => (row.key === undefined ? row : row.key.extractable))))
            }
          }
        })
      return { wallet: await read('rungs-badges'), device: await read('rungs-device'), local: localStorage.length }
    })
    expect(kept.wallet).toContain('RungsKeystore')
    expect(kept.wallet).not.toMatch(/\\"d\\":|secretKeyJwk/)
    expect([kept.device, kept.local]).toEqual(['[false]', 0])

    await page.click('text=Backup')
    for (const [first, second, words] of [
      ['short', 'short', 'too short'],
      [PASSPHRASE, 'another passphrase', 'not the same'],
    ] as const) {
      await page.fill('#passphrase', first)
      await page.fill('#again', second)
      await page.click('#backup button')
      await told(page, words)
    }
    await page.fill('#again', PASSPHRASE)
    const backup = await saved(page, '#backup button')
    await told(page, 'backup is saved')
    expect(await page.inputValue('#passphrase')).toBe('')
    expect(backup).not.toContain(did)
    await close()

    await open()
    await give('backup.json', 'application/json', backup)
    await page.fill('.ask input[type=password]', 'wrong passphrase')
    await agree(page)
    await page.waitForSelector('.report.rejected')
    expect(await cards()).toEqual([])
    await give('backup.json', 'application/json', backup)
    await page.fill('.ask input[type=password]', PASSPHRASE)
    await agree(page)
    await told(page, '2 badges taken in')
    expect(await identify()).toBe(did)
    const binding = { challenge: 'again', domain: 'https://groceries.example' }
    await paste(page, JSON.stringify(binding))
    await page.waitForSelector('.ask')
    for (const box of await page.locator('.ask [type=checkbox]').all()) await box.check()
    await agree(page)
    await page.waitForSelector('#results .handover')
    const presentation = await saved(page, '#results .handover button:has-text("Save")')
    expect((await createVerifier({ mechanisms }).verifyPresentation(presentation, { binding })).holder).toBe(did)
    await close()
  })

  it('shows hostile texts as texts, refuses what is no badge, and lives on', async () => {
    await open()
    const hostile = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      id: 'urn:uuid:a',
      issuer: { id: 'did:example:<b>', name: HOSTILE },
      validFrom: HOSTILE,
      validUntil: HOSTILE,
      credentialSubject: {
        id: HOSTILE,
        achievement: { name: HOSTILE, ladder: { id: 'https://evil.example/<b>', rung: HOSTILE } },
      },
    }
    await paste(page, JSON.stringify(hostile))
    await waitForCards(1)
    await page.click('.card button >> nth=0')
    await page.waitForSelector('.handover')
    await page.click('.card button >> nth=1')
    await page.waitForSelector('.card .report')
    expect(await page.title()).toBe('My badges')
    expect(await page.locator('#badges script, #badges img[src="x"]').count()).toBe(0)
    expect((await cards())[0]).toContain('<img src=x')
    expect((await cards())[0]).not.toContain('\u202e')
    const refused = [
      '[[[',
      '{"challenge":"","domain":5}',
      '{"__proto__":{"type":"RungsWallet"}}',
      '{"type":"RungsWallet","jwe":5}',
      'x',
    ]
    for (const text of refused) {
      await paste(page, text)
      if (text.includes('"RungsWallet","jwe"')) {
        await page.fill('.ask input', 'x')
        await agree(page)
      }
      await page.waitForSelector('.report.rejected h3')
    }
    await paste(page, 'http://127.0.0.1:1/interactions/a?iuv=2')
    await page.waitForSelector('.report.rejected')
    await page.evaluate((size) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(size)], 'large.bin'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, MAX_IMAGE_BYTES + 1)
    await page.waitForSelector('.report.rejected:has-text("large.bin")')
    await paste(page, await badgeOf('did:example:somebody'))
    await waitForCards(2)
    await close()
  })

  it('is clean for axe in both directions, and works by keyboard alone (WCAG 2.2 AA)', async () => {
    for (const language of ['en', 'ar']) {
      await open(language)
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
      expect(await audit(page)).toEqual([])
      await page.focus('#pasted')
      await page.keyboard.insertText(await service.offer())
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.ask')
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('ask')
      expect(await audit(page)).toEqual([])
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.card.verified')
      await page.focus('.card button')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.handover')
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('handover')
      await page.focus('.group > details summary')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.standing')
      await page.evaluate(() => {
        for (const one of Array.from(document.querySelectorAll('details'))) one.open = true
      })
      expect(await audit(page)).toEqual([])
      await close()
    }
  })

  it('speaks the language that is chosen, and no other in between', async () => {
    await open('hi')
    await claim()
    await page.selectOption('#language', 'ar')
    await page.waitForSelector('html[dir=rtl]')
    expect(await page.title()).toBe('شاراتي')
    await page.waitForSelector('.card.verified')
    const shown = await page.evaluate(() => {
      for (const one of Array.from(document.querySelectorAll('select, bdi'))) one.remove()
      return document.body.innerText
    })
    expect(shown.match(/[A-Za-z\u0900-\u097f]{2,}/g) ?? []).toEqual(['QR'])
    await close()
  })

  it('does all of it in a browser of 2020, with its own curve', async () => {
    context = await browser.newContext({ locale: 'en', serviceWorkers: 'block' })
    page = await context.newPage()
    watched = await watch(page, service.url)
    await beOf2020(page)
    await goTo()
    await claim()
    await paste(page, await badgeOf(await identify()))
    await waitForCards(2)
    await give('photo.png', 'image/png', await pictureOf(drawQr(await service.offer(), { title: 'A' })))
    await agree(page)
    await waitForCards(3)
    const binding = { challenge: 'c0ffee', domain: 'https://groceries.example' }
    await paste(page, JSON.stringify(binding))
    await page.waitForSelector('.ask')
    for (const box of await page.locator('.ask [type=checkbox]').all()) await box.check()
    await agree(page)
    await page.waitForSelector('#results .handover')
    const presentation = await saved(page, '#results .handover button:has-text("Save")')
    const { checks } = await createVerifier({ mechanisms }).verifyPresentation(presentation, { binding })
    expect([checks.proof.state, checks.holder.state]).toEqual(['pass', 'pass'])
    await page.click('.group > details summary >> nth=0')
    await page.waitForSelector('.standing')
    await page.reload()
    await waitForCards(3)
    await close()
  })

  it('shows what a platform asks for, and nothing before the person chose it (VCALM 1.0, query by example)', async () => {
    const platform = await startPlatform()
    context = await browser.newContext({ locale: 'en' })
    page = await context.newPage()
    watched = await watch(page, platform.url)
    await page.goto(`${platform.url}/badges/`)
    await page.waitForSelector('#rest:not([hidden])')
    const { link, result } = await platform.ask()
    await paste(page, link)
    await agree(page)
    await told(page, 'None of your badges')
    const did = await identify()
    for (const name of ['First aid', 'Second aid'])
      await paste(page, await badgeOf(did, name)).then(() => page.waitForSelector(`.card:has-text("${name}")`))
    await paste(page, link)
    await agree(page)
    await page.waitForSelector('.ask:has-text("To let you ride.")')
    await page.click('.ask >> text=Cancel')
    await told(page, 'Nothing was shown')
    expect(await result()).toMatchObject({ state: 'active' })
    await paste(page, link)
    await agree(page)
    await page.check('.ask label:has-text("Second aid") input')
    await agree(page)
    await told(page, 'exchange is done')
    expect(await result()).toMatchObject({ accepted: true, holder: did })
    expect(platform.shown()).toEqual(['Second aid'])
    await close()
    await platform.close()
  })

  it('is at most 60 kB before a badge comes (gzip)', async () => {
    context = await browser.newContext({ locale: 'en', serviceWorkers: 'block' })
    page = await context.newPage()
    watched = await watch(page, service.url)
    const sizes = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      )
    })
    await page.goto(`${service.url}/badges/`, { waitUntil: 'networkidle' })
    await page.waitForSelector('#empty:not([hidden])')
    const all = await Promise.all(sizes.values())
    const bytes = all.reduce((sum, one) => sum + one, 0)
    expect(all.length).toBeGreaterThan(3)
    expect(bytes).toBeGreaterThan(5000)
    expect(bytes).toBeLessThan(60_000)
    await close()
  })

  it('moves little while it loads what is kept (layout shift)', async () => {
    await open()
    await claim()
    await page.reload()
    await page.waitForSelector('.card.verified')
    expect(await shiftOf(page)).toBeLessThan(0.02)
    await close()
  })

  /** An SVG as the pixels that a phone would send. */
  async function pictureOf(svg: string): Promise<Buffer> {
    const drawing = await browser.newPage({ viewport: { width: 600, height: 700 } })
    await drawing.setContent(`<body style="margin:0;background:#fff">${svg}</body>`)
    const bytes = await drawing.screenshot()
    await drawing.close()
    return bytes
  }

  /** What a phone reads from a picture of a screen. */
  async function codeIn(png: Buffer): Promise<string | undefined> {
    const reading = await browser.newPage()
    await reading.addScriptTag({ path: 'node_modules/jsqr/dist/jsQR.js' })
    const text = await reading.evaluate(
      async (url) => {
        const image = new Image()
        image.src = url
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.naturalWidth
        canvas.height = image.naturalHeight
        const drawn = canvas.getContext('2d') as CanvasRenderingContext2D
        drawn.drawImage(image, 0, 0)
        const { data, width, height } = drawn.getImageData(0, 0, canvas.width, canvas.height)
        const { jsQR } = globalThis as unknown as {
          jsQR(data: Uint8ClampedArray, width: number, height: number): { data: string } | null
        }
        return jsQR(data, width, height)?.data
      },
      `data:image/png;base64,${png.toString('base64')}`,
    )
    await reading.close()
    return text
  }
})
