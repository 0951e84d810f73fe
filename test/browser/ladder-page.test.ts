import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bakeImage } from '../../src/bake/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import { defineLadder, type Ladder } from '../../src/ladder/index.js'
import { createLadderPages, ladderName } from '../../src/web/index.js'
import { badgesOf, ladderOf, newOwner } from './ladder-fixture.js'
import { audit, beOf2020, browserPath, launch, pasteInto, serveOnly, shiftOf, type Visit, visit } from './support.js'

const EXAMPLES = ['home-care', 'it-support', 'last-mile-delivery', 'solar'].map((name) =>
  defineLadder(JSON.parse(readFileSync(`examples/ladders/${name}.ladder.json`, 'utf8'))),
)
const HOSTILE =
  '<img src=x onerror="document.title=\'owned\'"></script><script>document.title="owned"</script>\u202eevil *b* [a](javascript:1)'

describe.runIf(browserPath !== undefined)('the page of a ladder in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let origin = ''
  let context: BrowserContext
  let page: Page
  let close: Visit['close']
  let ladder: Ladder
  let badges = { courier: '', firstAid: '' }

  const open = async (one: Ladder = ladder, language = 'en', more: object = {}): Promise<void> => {
    ;({ context, page, close } = await visit(browser, `${origin}/ladders/${ladderName(one)}/`, { locale: language, ...more }))
  }
  const paste = (text: string): Promise<void> => pasteInto(page, text)
  const standing = async (): Promise<string> => {
    await page.waitForSelector('.standing')
    return page.locator('.standing').first().innerText()
  }

  beforeAll(async () => {
    browser = await launch()
    const owner = await newOwner()
    ladder = ladderOf(owner.profile.id)
    badges = await badgesOf(owner, ladder)
    const text = { en: HOSTILE }
    const hostile = ladderOf(owner.profile.id, { id: 'https://courier.example/ladders/hostile', name: text, description: text })
    ;({ server, origin } = await serveOnly(createLadderPages({ ladders: [ladder, hostile, ...EXAMPLES] })))
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  it('is whole without JavaScript: rungs, what they ask for, time, cost, pay with its basis, and a picture', async () => {
    await open(ladder, 'en', { javaScriptEnabled: false })
    const text = (await page.locator('main').innerText()).replace(/\u00a0/g, ' ')
    const said = [
      '1. Courier',
      '2. Dispatcher',
      'the step "Courier"',
      '20 hours of effort',
      'USD 300.00',
      '2 years',
      'To renew it',
    ]
    const pay = [
      '+USD 2.50 an hour',
      'compared with Courier',
      'comparison with similar people',
      '412 people',
      '+USD 1.00 to +USD 4.00',
      'February 1, 2026',
    ]
    for (const part of [...said, ...pay, 'Not a promise of pay', 'where JavaScript is on']) expect(text).toContain(part)
    expect(await page.locator('h1').count()).toBe(1)
    const picture = await page.request.get(new URL((await page.getAttribute('img.map', 'src')) as string, page.url()).href)
    expect(picture.headers()['content-type']).toBe('image/svg+xml')
    const chart = page.locator('section[aria-labelledby=pay-title] img')
    const alt = (await chart.getAttribute('alt'))?.replace(/\u00a0/g, ' ')
    for (const part of [
      '2. Dispatcher',
      'comparison with similar people',
      '412 people; 95 % interval',
      'February 1, 2026',
      'Not a promise',
    ])
      expect(alt).toContain(part)
    await chart.scrollIntoViewIfNeeded()
    await context.close()
  })

  it.each(EXAMPLES.map((one): [string, Ladder] => [ladderName(one), one]))(
    'is clean for axe in both directions, and fits 320 px: %s (WCAG 2.2 AA, 1.4.10)',
    async (_, one) => {
      for (const language of ['en', 'ar']) {
        await open(one, language, { viewport: { width: 320, height: 640 } })
        expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        expect(await audit(page)).toEqual([])
        expect(await shiftOf(page)).toBeLessThan(0.02)
        await close()
      }
    },
  )

  it('places badges that are brought, on the device, and says why and what is next', async () => {
    await open()
    await paste(badges.courier)
    expect(await standing()).toContain('Courier: held until February 1, 2028')
    const next = page.locator('.standing .step')
    expect(await next.innerText()).toContain('Dispatcher')
    expect(await next.innerText()).toContain('a credential for https://school.example/achievements/first-aid')
    expect(await next.innerText()).not.toContain('Middle case')
    await page.selectOption('#place', 'US')
    await page.waitForFunction(() => document.querySelector('.standing .step')?.textContent?.includes('Middle case') === true)
    const band = await next.innerText()
    for (const part of ['Low case', 'Middle case', 'High case', '412 people', 'Not a promise of pay'])
      expect(band).toContain(part)
    const bands = page.locator('.standing img.bands')
    expect(await bands.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(480)
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'first-aid.json', { type: 'application/json' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, badges.firstAid)
    await page.waitForFunction(() => document.querySelector('.standing')?.textContent?.includes('Dispatcher: ready') === true)
    expect(await page.locator('.standing').count()).toBe(1)
    await page.evaluate(() => {
      for (const one of Array.from(document.querySelectorAll('details'))) one.open = true
    })
    expect(await audit(page)).toEqual([])
    await page.click('text=Remove all')
    expect(await page.locator('#results').innerText()).toBe('')
    await close()
  })

  it('takes badges along to another language, and leaves them nowhere', async () => {
    await open()
    await page.selectOption('#place', 'US')
    await paste(badges.courier)
    const png = Buffer.from(await bakeImage(readFileSync('test/browser/blank.png'), badges.firstAid))
    await page.setInputFiles('#files', { name: 'first-aid.png', mimeType: 'image/png', buffer: png })
    await page.waitForFunction(() => document.querySelector('.standing')?.textContent?.includes('Dispatcher: ready') === true)
    await page.click('nav a[hreflang=es]')
    await page.waitForSelector('html[lang=es] .standing')
    await page.waitForFunction(() => document.querySelectorAll('.report').length === 2)
    expect(await page.inputValue('#place')).toBe('US')
    expect(await page.locator('.report img.badge').count()).toBe(1)
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0])
    await page.reload()
    expect(await page.locator('.report').count()).toBe(0)
    await page.click('nav a[hreflang=en]')
    expect(await page.locator('.report').count()).toBe(0)
    await close()
  })

  it('opens without a network once it was loaded, with its picture, and places badges once it has placed one', async () => {
    await open()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(async () => (await (await caches.open('rungs-pages')).keys()).length === 2)
    await context.setOffline(true)
    await page.reload()
    expect(await page.locator('h1').innerText()).toBe('Delivery')
    expect(
      await page
        .locator('img.map')
        .first()
        .evaluate((one: HTMLImageElement) => one.naturalWidth),
    ).toBeGreaterThan(0)
    await context.setOffline(false)
    await page.reload()
    await paste(badges.courier)
    await standing()
    await page.waitForFunction(async () => {
      const name = (await caches.keys()).find((one) => one.startsWith('rungs-ladder-')) as string
      return (await (await caches.open(name)).keys()).length > 50
    })
    // Only so many pages are kept: files of the program among them would push the page itself out.
    const pages = await page.evaluate(async () => (await (await caches.open('rungs-pages')).keys()).map(({ url }) => url))
    expect(pages.filter((url) => url.includes('/assets/'))).toEqual([])
    await context.setOffline(true)
    await page.reload()
    await paste(badges.firstAid)
    await standing()
    await context.setOffline(false)
    await close()
  })

  it('counts no badge that was changed, and none of issuers that the ladder does not name', async () => {
    await open()
    await paste(badges.courier.replace('Rides safely.', 'Rides fast.'))
    await page.waitForSelector('.report.rejected')
    expect(await page.locator('.standing').count()).toBe(0)
    expect(await page.locator('.none').count()).toBe(1)
    await page.click('text=Remove all')
    const stranger = await newOwner('Courier Platform')
    await paste((await badgesOf(stranger, ladderOf(stranger.profile.id))).courier)
    expect(await standing()).not.toContain('held')
    await close()
  })

  it('places badges in Arabic too', async () => {
    await open(ladder, 'ar')
    await paste(badges.courier)
    expect(await standing()).toContain('محصّلة')
    expect(await audit(page)).toEqual([])
    await close()
  })

  it('places badges in a browser of 2020', async () => {
    await open(ladder, 'en', { serviceWorkers: 'block' })
    await beOf2020(page)
    await page.reload()
    expect(await page.evaluate(() => 'any' in Promise || 'randomUUID' in crypto)).toBe(false)
    await page.selectOption('#place', 'US')
    await paste(badges.courier)
    expect(await standing()).toContain('Middle case')
    await close()
  })

  it('says whom it would ask, and asks nobody before, of badges whose issuers it does not know the keys of', async () => {
    await open()
    await paste(badges.courier.replace(/did:key:z6Mk\w+(?=#|")/g, 'did:web:platform.example'))
    await page.waitForSelector('.brought .ask')
    expect(await page.locator('.brought .ask').first().innerText()).toContain('platform.example')
    await page.focus('.brought .ask button')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.brought .ask') === null)
    expect(await page.evaluate(() => document.activeElement?.parentElement?.className)).toBe('brought')
    await context.close()
  })

  it('shows hostile texts of a ladder as texts', async () => {
    const hostile = { id: 'https://courier.example/ladders/hostile' } as Ladder
    await open(hostile)
    expect(await page.locator('h1').innerText()).toContain('<img src=x')
    expect(await page.locator('h1').innerText()).not.toContain('\u202e')
    expect(await page.title()).toContain('<img')
    expect(await page.locator('img').count()).toBe(2)
    await paste(badges.courier)
    await standing()
    await close()
  })

  it('is delivered in at most 150 kB before a badge is brought, and its languages are links', async () => {
    await open(EXAMPLES[0] as Ladder)
    const bytes = await page.evaluate(() => {
      const [own] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      const others = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      return [own, ...others].reduce((sum, one) => sum + (one?.encodedBodySize ?? 0), 0)
    })
    expect(bytes).toBeLessThan(150 * 1024)
    await page.click('nav a[hreflang=es]')
    expect(await page.getAttribute('html', 'lang')).toBe('es')
    await page.goto(`${origin}/ladders/${ladderName(ladder)}/?lang=fr`)
    expect(await page.getAttribute('html', 'lang')).toBe('fr')
    await close()
  })

  it('has nothing to bring badges to, no script and nothing of anybody where it is public, and says all else', async () => {
    const bare = await serveOnly(createLadderPages({ ladders: [ladder], ownBadges: false }))
    const { origin: other, server: its } = bare
    const asked: string[] = []
    const before = async (fresh: Page): Promise<void> => {
      fresh.on('request', (request) => asked.push(new URL(request.url()).pathname))
    }
    ;({ page, close } = await visit(browser, `${other}/ladders/delivery/`, { locale: 'en', before }))
    expect(await page.locator('script, form, input, textarea, select, noscript, video, [data-worker]').count()).toBe(0)
    expect(asked.filter((path) => !/\.(css|svg|ico)$/.test(path))).toEqual(['/ladders/delivery/'])
    for (const part of ['2. Dispatcher', '412 people', 'USD 300.00', 'Not a promise of pay'])
      expect((await page.locator('main').innerText()).replace(/\u00a0/g, ' ')).toContain(part)
    expect(await page.content()).not.toContain('did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2')
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
    expect(
      await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]),
    ).toEqual([0, 0])
    expect(await audit(page)).toEqual([])
    await page.click('nav a[hreflang=ar]')
    expect(await page.getAttribute('html', 'dir')).toBe('rtl')
    await close()
    await its.close(0)
  })

  it('prints what it says, without what is only for a screen', async () => {
    await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#own').isVisible()).toBe(false)
    expect(await page.locator('#step-2').isVisible()).toBe(true)
    await close()
  })
})
