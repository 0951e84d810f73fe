import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeServer } from '../../src/exchange/node.js'
import { serveLadder } from './ladder-fixture.js'
import { audit, browserPath, launch, pasteInto, type Visit, visit } from './support.js'

const PAGES = [
  ['the verify page', '/verify/', '.report.verified'],
  ['the page of a ladder', '/ladders/delivery/', '.standing'],
] as const

describe.runIf(browserPath !== undefined)('access to pages (WCAG 2.2 AA)', { timeout: 90_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let origin = ''
  let page: Page
  let close: Visit['close']
  let badges = { courier: '', firstAid: '' }

  const open = async (path: string, more: object = {}): Promise<void> => {
    ;({ page, close } = await visit(browser, `${origin}${path}`, { locale: 'en', ...more }))
  }
  /** Presses Tab until something is reached, and sees on the way that whatever has the focus shows it. */
  const tabTo = async (selector: string): Promise<void> => {
    for (let at = 0; at < 80; at++) {
      await page.keyboard.press('Tab')
      const { isThere, isShown, told } = await page.evaluate((wanted) => {
        const one = document.activeElement as HTMLElement
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        const box = one.getBoundingClientRect()
        const isSeen = box.width > 1 && box.height > 1 && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
        return { isThere: one.matches(wanted), isShown: one === document.body || isSeen, told: one.outerHTML.slice(0, 120) }
      }, selector)
      expect([isShown, told]).toEqual([true, told])
      if (isThere) return
    }
    throw new Error(`no way to ${selector}`)
  }
  const bring = async (found: string): Promise<void> => {
    await pasteInto(page, badges.courier)
    await page.waitForSelector(found)
    await page.evaluate(() => {
      for (const one of Array.from(document.querySelectorAll('details'))) one.open = true
    })
  }

  beforeAll(async () => {
    browser = await launch()
    ;({ server, origin, badges } = await serveLadder())
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  it('the verify page is used by the keyboard alone: paste, check, open, ask, remove', async () => {
    await open('/verify/')
    await tabTo('#language')
    await tabTo('#files')
    await tabTo('#pasted')
    await page.keyboard.insertText(badges.courier)
    await tabTo('#form button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.report.verified')
    await tabTo('.whose summary')
    await page.keyboard.press('Enter')
    await tabTo('.person input')
    await page.keyboard.insertText('amina@example.org')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.person [role=status]')?.textContent !== '')
    await tabTo('.device > button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.asked textarea')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('device asked')
    await tabTo('.asked textarea[readonly]')
    await tabTo('.answer textarea')
    await tabTo('.experts summary')
    await tabTo('#results > .tools button:last-child')
    await page.keyboard.press('Enter')
    expect(await page.locator('.report').count()).toBe(0)
    await close()
  })

  it('the page of a ladder is used by the keyboard alone: jump to a step, choose, paste, open, remove', async () => {
    await open('/ladders/delivery/')
    await tabTo('.languages a[hreflang=ar]')
    await tabTo('a[href="#step-2"]')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#step-2')
    await page.goto(`${origin}/ladders/delivery/`)
    await tabTo('#files')
    await tabTo('#pasted')
    await page.keyboard.insertText(badges.courier)
    await tabTo('#form button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.standing')
    await page.focus('#form button')
    await tabTo('#place')
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.standing .bands')
    await tabTo('.brought > summary')
    await page.keyboard.press('Enter')
    await tabTo('#results > .tools button:last-child')
    await page.keyboard.press('Enter')
    expect(await page.locator('.standing').count()).toBe(0)
    await close()
  })

  describe.each(PAGES)('%s', (_, path, found) => {
    it('fits at 200 % and at 400 % of 1280 pixels, in both directions, and when texts alone are twice as large (1.4.4, 1.4.10)', async () => {
      for (const [width, size, locale] of [
        [640, '100%', 'en'],
        [320, '100%', 'ar'],
        [1280, '200%', 'en'],
        [360, '200%', 'ar'],
      ] as const) {
        await open(path, { viewport: { width, height: 512 }, locale })
        await page.evaluate((wanted) => {
          document.documentElement.style.fontSize = wanted
        }, size)
        await bring(found)
        const { wide, cut } = await page.evaluate(() => {
          const all = Array.from(document.querySelectorAll<HTMLElement>('h1, h2, h3, p, dt, dd, li, label, button, summary'))
          const isCut = (one: HTMLElement): boolean =>
            one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible'
          return { wide: document.documentElement.scrollWidth, cut: all.filter(isCut).map((one) => one.outerHTML.slice(0, 80)) }
        })
        expect([width, wide <= width, wide, cut]).toEqual([width, true, wide, []])
        await close()
      }
    })

    it('moves nothing where people want it still (2.3.3)', async () => {
      const moving = (): Promise<number> =>
        page.evaluate(
          () =>
            Array.from(document.querySelectorAll('*')).filter((one) => {
              const { transitionDuration, animationName } = getComputedStyle(one)
              return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0)
            }).length,
        )
      await open(path, { reducedMotion: 'no-preference' })
      expect(await moving()).toBeGreaterThan(0)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      expect(await moving()).toBe(0)
      await bring(found)
      expect(await moving()).toBe(0)
      await close()
    })

    it('has contrast and names for all in the dark, and in the colours that people chose (1.4.3, 1.4.11)', async () => {
      for (const more of [{ colorScheme: 'dark' }, { colorScheme: 'light' }, { forcedColors: 'active' }]) {
        await open(path, more)
        await bring(found)
        expect([more, await audit(page)]).toEqual([more, []])
        await close()
      }
    })
  })
})
