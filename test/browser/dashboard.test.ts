import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dashboard, dashboardData } from '../../src/dashboard/index.js'
import { languages } from '../../src/i18n/index.js'
import { dashboardPageFiles } from '../../src/web/index.js'
import { dashboards, ladder, NOW, people, published } from '../dashboard/support.js'
import { audit, browserPath, launch } from './support.js'

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"></script><script>document.title="owned"</script>\u202eevil'
const views = dashboards()
const EACH = Object.entries(views) as [Dashboard['view'], Dashboard][]

describe.runIf(browserPath !== undefined)('dashboards in a browser', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-dashboard-'))
  let browser: Browser

  /** Opens a page from a disk, where nobody sends a header; everything that it asks for or complains of is kept. */
  const open = async (
    name: string,
    file: string,
    more: object = {},
  ): Promise<{ readonly page: Page; readonly problems: string[]; readonly asked: string[] }> => {
    const context = await browser.newContext(more)
    const page = await context.newPage()
    const [problems, asked]: [string[], string[]] = [[], []]
    page.on('console', (message) => problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) asked.push(request.url())
    })
    await page.goto(`file://${join(folder, `${name}-${file}`)}`)
    return { page, problems, asked }
  }

  beforeAll(async () => {
    browser = await launch()
    const { digest: _, ...shaped } = ladder({ name: { en: HOSTILE } })
    const release = published(people(HOSTILE, 0, 60, 40))
    const hostile = dashboardData({ view: 'public', now: NOW, release, ladder: shaped as never })
    for (const [name, data] of [...EACH, ['hostile', hostile] as const])
      for (const { path, text } of await dashboardPageFiles(data)) writeFileSync(join(folder, `${name}-${path}`), text)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(EACH)(
    'the view %s is clean for axe with its tables open, in both directions, and fits 320 px (WCAG 2.2 AA, 1.4.10)',
    async (view) => {
      for (const file of ['index.html', 'ar.html']) {
        const { page, problems, asked } = await open(view, file, { viewport: { width: 320, height: 640 } })
        expect(await page.getAttribute('html', 'dir')).toBe(file === 'ar.html' ? 'rtl' : 'ltr')
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        await page.evaluate(() => {
          for (const one of Array.from(document.querySelectorAll('details'))) one.open = true
        })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        expect(await audit(page)).toEqual([])
        expect([...problems, ...asked]).toEqual([])
        await page.context().close()
      }
    },
  )

  it('is clean for axe in the dark too', async () => {
    const { page } = await open('public', 'index.html', { colorScheme: 'dark' })
    expect(await audit(page)).toEqual([])
    await page.context().close()
  })

  it.each(EACH)('the view %s shows every picture, in every language, without JavaScript', async (view) => {
    for (const language of languages) {
      const file = language === 'en' ? 'index.html' : `${language}.html`
      const { page } = await open(view, file)
      const sizes = await page.evaluate(() =>
        Array.from(document.images, ({ naturalWidth, naturalHeight }) => naturalWidth * naturalHeight),
      )
      expect(sizes.length).toBeGreaterThan(0)
      expect(
        sizes.filter((size) => size === 0),
        language,
      ).toEqual([])
      await page.context().close()
    }
    const { page } = await open(view, 'index.html', { javaScriptEnabled: false })
    expect(await page.locator('h1').count()).toBe(1)
    await page.locator('summary').first().click()
    expect(await page.locator('table').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('shows hostile texts as texts', async () => {
    const { page, problems, asked } = await open('hostile', 'index.html')
    expect(await page.title()).toContain('<img src=x')
    expect(await page.locator('h1').innerText()).not.toContain('\u202e')
    expect(await page.locator('script').count()).toBe(0)
    expect([...problems, ...asked]).toEqual([])
    await page.context().close()
  })

  it('goes to the other languages by links, and is printed without them', async () => {
    const { page } = await open('public', 'index.html')
    expect(await page.locator('nav a[hreflang=es]').getAttribute('href')).toBe('es.html')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.locator('figure img').first().isVisible()).toBe(true)
    expect(await page.locator('.tiles').first().isVisible()).toBe(true)
    await page.context().close()
  })
})
