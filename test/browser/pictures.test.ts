import { createHash, createPrivateKey } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeServer } from '../../src/exchange/node.js'
import { createLadderPages, createVerifyPage } from '../../src/web/index.js'
import { differenceOf, hasSameFonts, isUpdate } from './compare.js'
import { badgesOf, ladderOf, newOwner } from './ladder-fixture.js'
import { browserPath, launch, pasteInto, serveOnly, type Visit, visit } from './support.js'

/** The same key each time, so that pages name the same issuer: PKCS #8 around a seed (RFC 8410 section 7). */
const SEED = createHash('sha256').update('pictures of pages').digest()
const KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), SEED]),
  format: 'der',
  type: 'pkcs8',
}).export({ format: 'jwk' })

const LOOKS = [
  ['desktop', { viewport: { width: 1000, height: 800 }, locale: 'en' }],
  ['phone', { viewport: { width: 360, height: 640 }, locale: 'en' }],
  ['arabic', { viewport: { width: 360, height: 640 }, locale: 'ar' }],
] as const

/** `UPDATE_PICTURES=1` makes the pictures anew: whoever keeps them has looked at them. */
describe.runIf(browserPath !== undefined)('how pages look', { timeout: 90_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let origin = ''
  let page: Page
  let close: Visit['close']
  let badges = { courier: '', firstAid: '' }
  let isSame = false

  const open = async (path: string, look: object): Promise<void> => {
    const same = { deviceScaleFactor: 0.5, colorScheme: 'light', reducedMotion: 'reduce', timezoneId: 'UTC' } as const
    const before = (fresh: Page): Promise<void> => fresh.clock.setFixedTime('2026-06-01T09:00:00Z')
    ;({ page, close } = await visit(browser, `${origin}${path}`, { ...look, ...same, before }))
  }
  const paste = (text: string): Promise<void> => pasteInto(page, text)
  /** With every picture there, and nothing that is random. */
  const settle = async (): Promise<void> => {
    await page.fill('#pasted', '')
    await page.evaluate(async () => {
      ;(document.activeElement as HTMLElement | null)?.blur()
      await Promise.all(
        Array.from(document.images, (one) => {
          one.loading = 'eager'
          return one.decode()
        }),
      )
    })
  }

  beforeAll(async () => {
    browser = await launch()
    isSame = await hasSameFonts(browser)
    const owner = await newOwner('Courier Platform', KEY)
    const ladder = ladderOf(owner.profile.id)
    badges = await badgesOf(owner, ladder)
    ;({ server, origin } = await serveOnly(createVerifyPage(), createLadderPages({ ladders: [ladder] })))
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  it.for(LOOKS)('the verify page with a good and a changed badge: %s', async ([name, look], { skip }) => {
    skip(!isSame)
    await open('/verify/', look)
    await paste(badges.courier)
    await page.waitForSelector('.report.verified')
    await paste(badges.courier.replace('Rides safely.', 'Rides fast.'))
    await page.waitForSelector('.report.rejected')
    await settle()
    expect(await differenceOf(browser, page, `verify-${name}`)).toBeUndefined()
    await close()
  })

  it.for(LOOKS)('the page of a ladder with a badge that is placed: %s', async ([name, look], { skip }) => {
    skip(!isSame)
    await open('/ladders/delivery/', look)
    await page.selectOption('#place', 'US')
    await paste(badges.courier)
    await page.waitForSelector('.standing .bands')
    await settle()
    expect(await differenceOf(browser, page, `ladder-${name}`)).toBeUndefined()
    await close()
  })

  it('would notice a page that looks otherwise', async ({ skip }) => {
    skip(!isSame || isUpdate)
    await open('/verify/', LOOKS[0][1])
    await settle()
    expect(await differenceOf(browser, page, 'verify-desktop')).toContain(' by ')
    await page.goto(`${origin}/verify/`)
    await paste(badges.courier)
    await page.waitForSelector('.report.verified')
    await paste(badges.courier.replace('Rides safely.', 'Rides fast.'))
    await page.waitForSelector('.report.rejected')
    await settle()
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--paper', '#888')
    })
    expect(await differenceOf(browser, page, 'verify-desktop')).toContain('%')
    await close()
  })
})
