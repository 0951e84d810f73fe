import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeServer } from '../../src/exchange/node.js'
import type { Ladder } from '../../src/ladder/index.js'
import { ladderName } from '../../src/web/index.js'
import { serveLadder } from './ladder-fixture.js'
import { beOf2020, browserPath, launch, pasteInto, shiftOf, slowPhone, type Visit, visit } from './support.js'

/** Everything works there, however long it takes; how long that is, `npm run bench:browser` measures. */
describe.runIf(browserPath !== undefined)(
  'pages on a slow phone of 2020 (6x CPU throttle, slow 3G)',
  { timeout: 240_000 },
  () => {
    let browser: Browser
    let server: NodeServer
    let origin = ''
    let page: Page
    let close: Visit['close']
    let ladder: Ladder
    let badges = { courier: '', firstAid: '' }

    const open = async (path: string): Promise<void> => {
      const before = async (fresh: Page): Promise<void> => {
        fresh.context().setDefaultTimeout(200_000)
        await beOf2020(fresh)
        await slowPhone(await fresh.context().newCDPSession(fresh))
      }
      const look = { locale: 'es', serviceWorkers: 'block', viewport: { width: 360, height: 640 } } as const
      ;({ page, close } = await visit(browser, `${origin}${path}`, { ...look, before }))
    }
    const paste = (text: string): Promise<void> => pasteInto(page, text)

    beforeAll(async () => {
      browser = await launch()
      ;({ server, origin, ladder, badges } = await serveLadder())
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await server?.close(0)
    })

    it('the verify page says at once that it works, verifies, and changes its language', async () => {
      await open('/verify/')
      await paste(badges.courier)
      expect(await page.locator('#status').innerText()).not.toBe('')
      await page.waitForSelector('.report.verified')
      await paste(badges.courier.replace('Rides safely.', 'Rides fast.'))
      await page.waitForSelector('.report.rejected')
      await page.selectOption('#language', 'ar')
      await page.waitForSelector('html[dir=rtl]')
      expect(await page.locator('.report').count()).toBe(2)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      await close()
    })

    it('the page of a ladder has its words, does not move, and places badges', async () => {
      await open(`/ladders/${ladderName(ladder)}/`)
      expect(await page.locator('h1').innerText()).toBe('Reparto')
      expect(await shiftOf(page)).toBeLessThan(0.02)
      await page.selectOption('#place', 'US')
      await paste(badges.courier)
      await page.waitForSelector('.standing .bands')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      await close()
    })
  },
)
