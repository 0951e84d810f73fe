/** `npm run bench:browser -- [N]`: how long pages take in a real browser, on this machine and as on a slow phone. */
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { bakeImage } from '../src/bake/index.ts'
import { createLadderPages, createVerifyPage, ladderName } from '../src/web/index.ts'
import { badgesOf, ladderOf, newOwner } from '../test/browser/ladder-fixture.ts'
import { browserPath, launch, serveOnly, slowPhone } from '../test/browser/support.ts'

const count = Number(process.argv[2] ?? 100)
const WARM_UP = 10

if (browserPath === undefined) process.exitCode = 69
else if (!Number.isInteger(count) || count < 1 || count > 10_000) {
  process.stderr.write('npm run bench:browser -- [N], N from 1 to 10000\n')
  process.exitCode = 64
} else await measure()

async function measure(): Promise<void> {
  const owner = await newOwner()
  const ladder = ladderOf(owner.profile.id)
  const badges = await badgesOf(owner, ladder)
  const png = Buffer.from(await bakeImage(readFileSync('test/browser/blank.png'), badges.courier)).toString('base64')
  const { origin, server } = await serveOnly(createVerifyPage(), createLadderPages({ ladders: [ladder] }))
  const browser = await launch()
  const verify = `${origin}/verify/`
  const step = `${origin}/ladders/${ladderName(ladder)}/`
  try {
    for (const isSlow of [false, true]) {
      const where = isSlow ? '6x CPU throttle, slow 3G' : 'this machine'
      const drops = isSlow ? Math.ceil(count / 5) : count
      await withPage(browser, isSlow, async (page) => {
        row(`verify page, first load, ${where}`, [await load(page, verify)])
        row(`verify page, first badge, ${where}`, await drop(page, 1, badges.courier))
        await drop(page, WARM_UP, badges.courier)
        row(`verify page, a dropped badge, ${where}`, await drop(page, drops, badges.courier))
        row(`verify page, a dropped PNG, ${where}`, await drop(page, drops, png, 'image/png'))
      })
      await withPage(browser, isSlow, async (page) => {
        row(`ladder page, first load, ${where}`, [await load(page, step)])
        row(`ladder page, interactions (Event Timing), ${where}`, await interact(page, badges.courier, isSlow ? 5 : 20))
      })
    }
  } finally {
    await browser.close()
    await server.close(0)
  }
}

async function withPage(browser: Browser, isSlow: boolean, act: (page: Page) => Promise<void>): Promise<void> {
  const context: BrowserContext = await browser.newContext({ locale: 'en', serviceWorkers: 'block' })
  const page = await context.newPage()
  const client: CDPSession = await context.newCDPSession(page)
  if (isSlow) await slowPhone(client)
  await act(page)
  await context.close()
}

/** Until the page has its largest text, in milliseconds. */
async function load(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(Math.max(...list.getEntries().map(({ startTime }) => startTime)))).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
}

/** From the drop of a badge until its verdict stands on the page, in milliseconds. */
async function drop(page: Page, times: number, text: string, type = 'application/json'): Promise<readonly number[]> {
  return page.evaluate(
    async ([content, kind, many]) => {
      const bytes = kind === 'image/png' ? Uint8Array.from(atob(content), (one) => one.charCodeAt(0)) : content
      const taken: number[] = []
      for (let at = 0; at < many; at++) {
        const data = new DataTransfer()
        data.items.add(new File([bytes], 'badge', { type: kind }))
        const results = document.getElementById('results') as HTMLElement
        const begun = performance.now()
        await new Promise<void>((resolve) => {
          const seen = new MutationObserver(() => {
            if (document.querySelector('.report.verified') === null) return
            seen.disconnect()
            resolve()
          })
          seen.observe(results, { childList: true, subtree: true })
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
        })
        taken.push(performance.now() - begun)
        ;(document.querySelector('#results > .tools button:last-child') as HTMLElement).click()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return taken
    },
    [text, type, times] as const,
  )
}

/** What the Event Timing API says of choosing a place, opening what is folded and removing all, once a badge is placed: to 8 ms. */
async function interact(page: Page, text: string, times: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const found: number[] = []
    ;(globalThis as unknown as { found: number[] }).found = found
    const options: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: 16 }
    new PerformanceObserver((list) => {
      for (const one of list.getEntries() as readonly (PerformanceEntry & { interactionId?: number })[])
        if (one.interactionId) found.push(one.duration)
    }).observe(options)
  })
  for (let at = 0; at < times; at++) {
    await page.fill('#pasted', text)
    await page.focus('#form button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.standing', { timeout: 120_000 })
    await page.focus('#place')
    await page.keyboard.press(at % 2 === 0 ? 'ArrowDown' : 'ArrowUp')
    await page.locator('.brought > summary').click()
    await page.locator('#results > .tools button').last().click()
    await page.waitForTimeout(100)
  }
  return page.evaluate(() => (globalThis as unknown as { found: number[] }).found)
}

function row(name: string, taken: readonly number[]): void {
  const sorted = [...taken].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  const told = sorted.length === 0 ? 'all below 16 ms' : `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
  process.stdout.write(`${name}: ${told} (${sorted.length})\n`)
}
