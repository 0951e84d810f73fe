import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bakeImage, MAX_IMAGE_BYTES } from '../../src/bake/index.js'
import { utf8 } from '../../src/core/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import { createIssuer, type Issuer, toCredentialText } from '../../src/issue/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import type { Ladder } from '../../src/ladder/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createLadderPages, createVerifyPage, ladderName } from '../../src/web/index.js'
import { badgesOf, ladderOf, newOwner } from './ladder-fixture.js'
import { browserPath, launch, serveOnly, type Visit, visit } from './support.js'

const SCRIPT = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script><svg onload=alert(1)>'
/** Right-to-left override, an isolate that is never closed, zero width, and a tag that ends what is open. */
const BIDI = '\u202egnp.egdab\u2066\u200b\u2067evil'
const MARKDOWN = '[click](javascript:document.title="owned") ![x](https://evil.example/x.png) **b** <b>b</b>'

describe.runIf(browserPath !== undefined)('hostile badges in a browser', { timeout: 90_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let origin = ''
  let page: Page
  let leave: Visit['close']
  let title = ''
  let owner: Issuer
  let ladder: Ladder
  let good = ''

  const open = async (path: string): Promise<void> => {
    ;({ page, close: leave } = await visit(browser, `${origin}${path}`, { locale: 'en' }))
    title = await page.title()
  }
  /** The page is alive: it still verifies, its title is its own, and nothing ran, broke the policy or asked anybody. */
  const close = async (): Promise<void> => {
    const before = await page.locator('.report').count()
    await give('good.json', 'application/json', good)
    await page.waitForFunction((count) => document.querySelectorAll('.report').length === count + 1, before)
    expect(await page.locator('.report').last().getAttribute('class')).toContain('verified')
    expect(await page.title()).toBe(title)
    expect(await page.locator('.report script, .report svg, .report b, .report a, .report iframe').count()).toBe(0)
    await leave()
  }
  const give = (name: string, mimeType: string, content: Buffer | string): Promise<void> =>
    page.setInputFiles('#files', { name, mimeType, buffer: Buffer.from(content) })
  const reports = async (count: number): Promise<readonly string[]> => {
    await page.waitForFunction((all) => document.querySelectorAll('.report').length === all, count)
    await page.evaluate(() => {
      for (const one of Array.from(document.querySelectorAll('details'))) one.open = true
    })
    return page.locator('.report').allInnerTexts()
  }
  const badgeOf = async (issuer: Issuer, text: string): Promise<string> => {
    const achievement = {
      id: 'https://courier.example/achievements/bicycle',
      name: text,
      description: text,
      criteria: { narrative: text },
      resultDescription: [
        { id: 'urn:uuid:0c9e7ba5-4f6e-4f0e-9a53-0f0f2b0b5f01', type: 'ResultDescription', name: text, resultType: 'Result' },
      ],
    }
    return toCredentialText((await issuer.issue({ achievement: achievement as never, subject: 'did:example:worker' })).credential)
  }
  const issuerCalled = async (name: string): Promise<Issuer> =>
    createIssuer({ profile: { name }, signer: createSigner(await generateKey('Ed25519')), mechanism: eddsaRdfc2022 })

  beforeAll(async () => {
    browser = await launch()
    owner = await newOwner()
    ladder = ladderOf(owner.profile.id)
    good = (await badgesOf(owner, ladder)).courier
    ;({ server, origin } = await serveOnly(createVerifyPage(), createLadderPages({ ladders: [ladder] })))
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  const pages: readonly (readonly [string, () => string])[] = [
    ['the verify page', () => '/verify/'],
    ['the page of a ladder', () => `/ladders/${ladderName(ladder)}/`],
  ]

  describe.each(pages)('on %s', (_, path) => {
    it('scripts, markup and Markdown in every text of a badge that is genuine are texts', async () => {
      await open(path())
      const text = `${SCRIPT} ${MARKDOWN}`
      await give('a.json', 'application/json', await badgeOf(await issuerCalled(text), text))
      const [shown] = await reports(1)
      expect(shown).toContain('<img src=x onerror')
      expect(shown).toContain('<script>')
      expect(await page.locator('.report img').count()).toBe(0)
      expect(await page.locator('.markdown strong').innerText()).toBe('b')
      await close()
    })

    it('characters that turn or hide text do neither, in badges and in names of files', async () => {
      await open(path())
      await give(`${BIDI}.json`, 'application/json', await badgeOf(await issuerCalled(`${BIDI} Platform`), BIDI))
      await give(`${BIDI}.txt`, 'text/plain', '{')
      await reports(2)
      const turned = await page.evaluate(() => {
        const found: string[] = []
        const walker = document.createTreeWalker(document.getElementById('results') as HTMLElement, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
          if (
            /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/.test(node.nodeValue ?? '') &&
            node.parentElement?.closest('bdi, pre') === null
          )
            found.push(node.nodeValue ?? '')
        return found
      })
      expect(turned).toEqual([])
      expect(await page.locator('.report dd bdi').first().innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      await close()
    })

    it('files that are not what they are called are read for what they are, or refused', async () => {
      await open(path())
      const png = Buffer.from(await bakeImage(readFileSync('test/browser/blank.png'), good))
      await give('badge.json', 'application/json', png)
      await give('badge.png', 'image/png', good)
      await give('badge.svg', 'image/svg+xml', png)
      await give('badge.pdf', 'application/pdf', good)
      await give('page.html', 'text/html', `<html>${SCRIPT}</html>`)
      await give('photo.jpg', 'image/jpeg', 'GIF89a')
      await give('nothing.png', 'image/png', '')
      await reports(7)
      const classes = await page.locator('.report').evaluateAll((all) => all.map((one) => one.className.replace('report ', '')))
      expect(classes).toEqual(['verified', 'verified', 'verified', 'verified', 'rejected', 'rejected', 'rejected'])
      await close()
    })

    it('pictures with scripts, with what lies elsewhere and with entities are shown as pictures alone, or refused', async () => {
      await open(path())
      const plain =
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"></svg>'
      const baked = Buffer.from(await bakeImage(utf8(plain), good)).toString()
      const active = [
        '<script>top.document.title="owned"</script>',
        '<style>@import url(https://evil.example/x.css);</style>',
        '<a href="javascript:top.document.title=1"><text onclick="top.document.title=1">a</text></a>',
      ]
      // What loads or repeats other parts is not shown at all.
      const loading = [
        '<image href="https://evil.example/x.png"/>',
        '<use xlink:href="https://evil.example/x.svg#a"/>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject>',
        '<animate onbegin="top.document.title=1" attributeName="x" dur="1s"/>',
      ]
      await give('active.svg', 'image/svg+xml', baked.replace('</svg>', `${active.join('')}</svg>`))
      const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
      await give('entities.svg', 'image/svg+xml', `${bomb}${baked.replace('</svg>', '<text>&b;</text></svg>')}`)
      for (const [at, part] of loading.entries())
        await give(`loading-${at}.svg`, 'image/svg+xml', baked.replace('</svg>', `${part}</svg>`))
      await reports(2 + loading.length)
      expect(await page.locator('.report').first().getAttribute('class')).toContain('verified')
      expect(await page.locator('.report').first().locator('img').count()).toBe(1)
      expect(await page.locator('.report').nth(2).getAttribute('class')).toContain('verified')
      expect(await page.locator('.report img').count()).toBe(1)
      await close()
    })

    it('pictures that unpack to more than a device can hold, and files that are too large, are refused', async () => {
      await open(path())
      // 60 000 by 60 000 pixels in a few bytes, and 200 MB of text in a few hundred kB.
      await give('wide.png', 'image/png', Buffer.from(await bakeImage(pngOf(60_000, Buffer.alloc(10)), good)))
      await give('text.png', 'image/png', withCompressedText(readFileSync('test/browser/blank.png'), 200_000_000))
      await give('photo.png', 'image/png', pngOf(60_000, Buffer.alloc(10)))
      await page.evaluate((size) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(50_000_000)], 'large.json', { type: 'application/json' }))
        data.items.add(new File([new Uint8Array(size)], 'large.png', { type: 'image/png' }))
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      }, MAX_IMAGE_BYTES + 1)
      await reports(5)
      const classes = await page.locator('.report').evaluateAll((all) => all.map((one) => one.className.replace('report ', '')))
      expect(classes.slice(1)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
      await close()
    })

    it('deep and endless JSON, prototype keys and lone surrogates are refused or shown', async () => {
      await open(path())
      await give('deep.json', 'application/json', '['.repeat(1_000_000))
      await give('keys.json', 'application/json', '{"__proto__":{"type":"x"},"constructor":1,"type":["VerifiableCredential"]}')
      await give('twice.json', 'application/json', '{"type":"a","type":"b"}')
      await give('surrogate.json', 'application/json', `{"name":"\\ud800${SCRIPT.replace(/"/g, '')}"}`)
      await give('bytes.bin', '', Buffer.from([0xff, 0xfe, 0, 1, 2]))
      await reports(5)
      expect(await page.locator('.report.rejected').count()).toBe(5)
      await close()
    })
  })

  it('an issuer with the name of another is told by its DID, and is not trusted for its name', async () => {
    await open('/verify/')
    const [real, like, same] = await Promise.all(
      ['Courier Platform', '\u0421ourier Pl\u0430tform', 'Courier Platform'].map(issuerCalled),
    )
    for (const issuer of [real, like, same]) await give('a.json', 'application/json', await badgeOf(issuer as Issuer, 'Rides'))
    const shown = await reports(3)
    for (const [at, issuer] of [real, like, same].entries()) {
      expect(shown[at]).toContain((issuer as Issuer).profile.id)
      expect(shown[at]).not.toMatch(/^✔[^\n]*Courier Platform/)
    }
    const heads = await page.locator('.report h2').allInnerTexts()
    for (const head of heads) expect(head).toContain('for you to decide')
    await close()
  })
})

/** A PNG of so many pixels to a side that says so in its head alone. */
function pngOf(side: number, pixels: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])
}

/** With a compressed text under the keyword of badges, before the end. */
function withCompressedText(png: Buffer, length: number): Buffer {
  const keyword = Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1')
  const text = chunk('iTXt', Buffer.concat([keyword, deflateSync(Buffer.alloc(length, 0x20))]))
  return Buffer.concat([png.subarray(0, -12), text, png.subarray(-12)])
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1))
  }
  return (sum ^ 0xffffffff) >>> 0
}
