import { crc32, deflateSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import { utf8 } from '../../src/core/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import type { Ladder } from '../../src/ladder/index.js'
import { ladderName } from '../../src/web/index.js'
import { serveLadder } from './ladder-fixture.js'
import { browserPath, launch, type Visit, visit } from './support.js'

describe.runIf(browserPath !== undefined)('what pages take at most', { timeout: 90_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let origin = ''
  let context: BrowserContext
  let page: Page
  let close: Visit['close']
  let ladder: Ladder
  let badges = { courier: '', firstAid: '' }

  const open = async (path = '/verify/', more: object = {}): Promise<void> => {
    ;({ context, page, close } = await visit(browser, `${origin}${path}`, { locale: 'en', ...more }))
  }
  const give = (...files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]) =>
    page.setInputFiles('#files', [...files])

  beforeAll(async () => {
    browser = await launch()
    ;({ server, origin, ladder, badges } = await serveLadder())
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  it('a picture that would stop the page or take its memory is not shown, and its badge is', async () => {
    await open()
    const small = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    for (const [name, mimeType, image, pictures] of [
      ['small.svg', 'image/svg+xml', utf8(small), 1],
      ['use.svg', 'image/svg+xml', utf8(laughs()), 0],
      ['named-otherwise.svg', 'image/svg+xml', utf8(namedOtherwise('ü')), 0],
      ['clips.svg', 'image/svg+xml', utf8(clips()), 0],
      ['dashes.svg', 'image/svg+xml', utf8(styled('stroke-da\\shar\\72 ay:1')), 0],
      ['references.svg', 'image/svg+xml', utf8(styled('stroke-d&#x61;sh&#97;rray:1')), 0],
      ['small.png', 'image/png', pngOf(20, 20), 1],
      ['wide.png', 'image/png', pngOf(16_000, 16_000), 0],
    ] as const) {
      await give({ name, mimeType, buffer: Buffer.from(await bakeImage(image, badges.courier)) })
      await page.waitForSelector('.report.verified')
      expect([name, await page.locator('.report img.badge').count()]).toEqual([name, pictures])
      await page.getByRole('button', { name: 'Remove all' }).click()
    }
    // Where it is looked through for a code it is not unpacked either.
    await give({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(pngOf(16_000, 16_000)) })
    await page.waitForSelector('.report.rejected')
    await page.getByRole('button', { name: 'Remove all' }).click()
    await give({ name: 'photo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(namedOtherwise('b', 9)) })
    await page.waitForSelector('.report.rejected')
    await close()
  })

  it('files that are too many are said to be left out', async () => {
    await open()
    const files = Array.from({ length: 502 }, (_, at) => ({
      name: `${at}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`no badge ${at}`),
    }))
    await give(...files)
    await page.waitForFunction(() => document.querySelector('#status')?.textContent?.startsWith('2 more were left out'))
    expect(await page.locator('.report').count()).toBe(500)
    await close()
  })

  it('a link to another badge is taken in a page that is open, and no badge stays in the address', async () => {
    await open(`/verify/#${encodeURIComponent(badges.courier)}`)
    await page.waitForSelector('.report.verified')
    expect(page.url()).toBe(`${origin}/verify/`)
    await page.evaluate((text) => {
      location.hash = encodeURIComponent(text)
    }, badges.firstAid)
    await page.waitForFunction(() => document.querySelectorAll('.report.verified').length === 2)
    expect(page.url()).toBe(`${origin}/verify/`)
    await page.goto(`${origin}/verify/#%E0%A4%A`)
    await page.waitForSelector('.report.rejected')
    await close()
  })

  it('what is asked for anew each time is kept nowhere (RFC 9111 section 5.2.1.5)', async () => {
    await open(`/ladders/${ladderName(ladder)}/`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    const kept = await page.evaluate(async () => {
      await fetch('/ladders/?status', { cache: 'no-store' })
      await fetch('/ladders/?page')
      const all = await (await caches.open('rungs-pages')).keys()
      return all.map(({ url }) => new URL(url).search)
    })
    expect(kept).toContain('?page')
    expect(kept).not.toContain('?status')
    await close()
  })

  it('badges stay with the tab that goes on, and are gone once they were removed', async () => {
    await open(`/ladders/${ladderName(ladder)}/`, { serviceWorkers: 'block' })
    await page.fill('#pasted', badges.courier)
    await page.click('#form button:not([type=button])')
    await page.waitForSelector('.standing')
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page.click('.languages a[hreflang=es]', { modifiers: ['Control'] }),
    ])
    await other.close()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.getByRole('button', { name: 'Remove all' }).click()
    await page.reload()
    expect(await page.locator('.report').count()).toBe(0)
    await close()
  })
})

/** Parts that repeat parts that repeat parts. */
function laughs(): string {
  const levels = Array.from({ length: 8 }, (_, at) => {
    const inner = at === 0 ? '<circle r="1"/>' : `<use href="#l${at - 1}"/>`.repeat(10)
    return `<g id="l${at}">${inner}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs>${levels.join('')}</defs><use href="#l7"/></svg>`
}

/** A whole picture of one bit for each pixel, which packs well. */
function pngOf(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(1, 8)
  const pixels = Buffer.alloc((Math.ceil(width / 8) + 1) * height)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const svgWith = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`

/** Each part is drawn ten times in the next, under a prefix of SVG. */
function namedOtherwise(prefix: string, levels = 2): string {
  const groups = Array.from({ length: levels }, (_, at) => {
    const part = `<${prefix}:use href="#a${at}"/>`
    return `<${prefix}:g id="a${at + 1}">${part.repeat(10)}</${prefix}:g>`
  })
  return svgWith(`<g xmlns:${prefix}="http://www.w3.org/2000/svg"><rect id="a0" width="9" height="9"/>${groups.join('')}</g>`)
}

/** Each shape is cut by the next. */
function clips(): string {
  return svgWith(
    '<clipPath id="a"><path d="M0 0h9v9z"/></clipPath><clipPath id="b"><path d="M0 0h9v9z" clip-path="url(#a)"/></clipPath><path d="M0 0h9v9z" clip-path="url(#b)"/>',
  )
}

function styled(style: string): string {
  return svgWith(`<path d="M0 0h9v9z" style="${style}"/>`)
}
