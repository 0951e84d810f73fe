import { existsSync, readFileSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'
import { type Middleware, withMiddleware } from '../../src/exchange/index.js'
import { createNodeServer, type NodeServer } from '../../src/exchange/node.js'
import { createVerifyPage } from '../../src/web/index.js'

const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome']

/** A browser of this machine, or of `RUNGS_TEST_BROWSER`. */
export const browserPath: string | undefined = [process.env['RUNGS_TEST_BROWSER'], ...PLACES].find(
  (path) => path !== undefined && existsSync(path),
)
if (browserPath === undefined)
  process.stderr.write('\n  NOT TESTED: pages in a browser, since there is none (Debian: chromium-headless-shell)\n')

/** Starts the browser, which reaches nothing but this machine. */
export function launch(more: readonly string[] = []): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return chromium.launch({
    executablePath: browserPath as string,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      ...quiet,
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ...more,
    ],
  })
}

/** A server of the verify page alone. */
export async function servePages(): Promise<{ readonly url: string; readonly server: NodeServer }> {
  const { origin, server } = await serveOnly(createVerifyPage())
  return { url: `${origin}/verify/`, server }
}

/** A server of some pages and nothing else. */
export async function serveOnly(
  ...pages: readonly Middleware[]
): Promise<{ readonly origin: string; readonly server: NodeServer }> {
  const server = createNodeServer(withMiddleware(async () => new Response('none', { status: 404 }), ...pages))
  const { port } = await server.listen(0)
  return { origin: `http://127.0.0.1:${port}`, server }
}

/** What axe finds on a page (WCAG 2.2 AA). Its policy lets no foreign script in: the auditor goes around it. */
export async function audit(page: Page): Promise<unknown> {
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: readFileSync('node_modules/axe-core/axe.min.js', 'utf8') })
  const run = 'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })'
  const { result } = await client.send('Runtime.evaluate', {
    expression: `${run}.then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes[0].html])))`,
    awaitPromise: true,
  })
  return JSON.parse(result.value as string)
}

/** Waits until the service worker has kept all that a page may load. */
export async function keptAll(page: Page, prefix: string): Promise<void> {
  let before = -1
  for (let tries = 0; tries < 60; tries++) {
    const count = await keptCount(page, prefix)
    if (count > 30 && count === before) return
    before = count
    await page.waitForTimeout(1000)
  }
  throw new Error(`only ${before} files are kept`)
}

/** How many files the service worker has kept. */
export function keptCount(page: Page, prefix: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const name = (await caches.keys()).find((one) => one.startsWith(wanted))
    return name === undefined ? 0 : (await (await caches.open(name)).keys()).length
  }, prefix)
}

/** How much a page has moved since it began to load. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) sum += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 200)
      }),
  )
}

/** An SVG as the pixels that a phone would send. */
export async function pictureOf(browser: Browser, svg: string, width = 600): Promise<Buffer> {
  const drawing = await browser.newPage({ viewport: { width, height: width + 100 } })
  await drawing.setContent(`<style>svg{width:${width}px;height:auto}</style><body style="margin:0;background:#fff">${svg}</body>`)
  const bytes = await drawing.screenshot()
  await drawing.close()
  return bytes
}

/** A phone of 2020 on a slow network: a sixth of this machine's speed, 400 kbit/s and 400 ms to and fro ("slow 3G" of WebPageTest). */
export async function slowPhone(client: CDPSession): Promise<void> {
  await client.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const throughput = (400 * 1000) / 8
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
}

/** A page that is looked at, in a context of its own. */
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  readonly watched: Watched
  /** Ends it, where the page did nothing that it must not do, and asked for nothing but what is named. */
  close(asked?: readonly string[]): Promise<void>
}

/** Opens a page and watches it from its beginning; `before` does what comes before anything is loaded. */
export async function visit(
  browser: Browser,
  url: string,
  { before, ...look }: BrowserContextOptions & { readonly before?: (page: Page) => Promise<unknown> } = {},
): Promise<Visit> {
  const context = await browser.newContext(look)
  const page = await context.newPage()
  const watched = await watch(page, new URL(url).origin)
  await before?.(page)
  await page.goto(url)
  return {
    context,
    page,
    watched,
    async close(asked = []) {
      expect([watched.problems, watched.asked]).toEqual([[], asked])
      await context.close()
    },
  }
}

/** Pastes a badge, or a link to one, into a page and has it checked. */
export async function pasteInto(page: Page, text: string): Promise<void> {
  await page.fill('#pasted', text)
  await page.click('#form button:not([type=button])')
}

/** What a page must never do: break its policy, throw, or ask a host that nobody allowed. */
export interface Watched {
  readonly problems: readonly string[]
  readonly asked: readonly string[]
}

/** Watches a page from its beginning. */
export async function watch(page: Page, origin: string): Promise<Watched> {
  const problems: string[] = []
  const asked: string[] = []
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { origin: other, protocol } = new URL(request.url())
    if (other !== origin && protocol.startsWith('http')) asked.push(request.url())
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      reportError(new Error(`policy: ${effectiveDirective} ${blockedURI}`)),
    )
  })
  return { problems, asked }
}

/** Takes away what browsers of 2020 did not have, from the next load on; their own Ed25519 among it. */
export async function beOf2020(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const gone = (holder: object | undefined, ...names: PropertyKey[]): void => {
      for (const name of names) if (holder !== undefined) Reflect.deleteProperty(holder, name)
    }
    const lists = ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']
    gone(Object, 'hasOwn', 'groupBy')
    gone(Map, 'groupBy')
    gone(Array, 'fromAsync')
    gone(Array.prototype, ...lists)
    gone(Object.getPrototypeOf(Uint8Array.prototype) as object, ...lists)
    gone(Uint8Array, 'fromBase64', 'fromHex')
    gone(Uint8Array.prototype, 'toBase64', 'toHex')
    gone(String.prototype, 'at', 'replaceAll', 'isWellFormed', 'toWellFormed')
    gone(Promise, 'any', 'withResolvers', 'try')
    gone(RegExp, 'escape')
    gone(
      Set.prototype,
      'union',
      'intersection',
      'difference',
      'symmetricDifference',
      'isSubsetOf',
      'isSupersetOf',
      'isDisjointFrom',
    )
    const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object
    gone(iterator, 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find')
    gone(globalThis, 'Iterator', 'structuredClone', 'BarcodeDetector', 'WeakRef', 'FinalizationRegistry', 'AggregateError')
    gone(globalThis, 'trustedTypes', 'scheduler', 'navigation', 'URLPattern')
    gone(Intl, 'Segmenter', 'DurationFormat', 'DisplayNames', 'supportedValuesOf')
    gone(URL, 'canParse', 'parse')
    gone(AbortSignal, 'timeout', 'any', 'abort')
    gone(AbortSignal.prototype, 'throwIfAborted', 'reason')
    gone(Response, 'json')
    gone(Headers.prototype, 'getSetCookie')
    gone(ReadableStream, 'from')
    gone(ReadableStream.prototype, 'values', Symbol.asyncIterator)
    gone(Element.prototype, 'replaceChildren', 'setHTMLUnsafe', 'checkVisibility')
    gone(HTMLElement.prototype, 'showPopover', 'inert')
    gone(Crypto.prototype, 'randomUUID')
    const { subtle } = crypto
    for (const name of ['importKey', 'generateKey'] as const) {
      const asked = subtle[name].bind(subtle) as (...parts: unknown[]) => Promise<unknown>
      Object.defineProperty(subtle, name, {
        value: (...parts: unknown[]) => {
          const named = parts[name === 'importKey' ? 2 : 0] as { name?: string } | string
          const algorithm = typeof named === 'string' ? named : named.name
          if (algorithm === 'Ed25519' || algorithm === 'X25519')
            return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
          return asked(...parts)
        },
      })
    }
  })
}
