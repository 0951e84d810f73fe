import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Middleware } from '../../src/exchange/index.js'
import type { NodeServer } from '../../src/exchange/node.js'
import { ladderName, toFileContent, verifyPageFiles, type WebFile } from '../../src/web/index.js'
import { serveLadder } from './ladder-fixture.js'
import { browserPath, launch, pasteInto, serveOnly, visit } from './support.js'

/** The page as a later build makes it: each asset has another name, and the service worker another version. */
function nextEdition(files: readonly WebFile[]): readonly WebFile[] {
  const names = files.flatMap(({ path }) => (/^assets\/.*-/.test(path) ? [path.replace('assets/', '')] : []))
  const renamed = (text: string): string =>
    names.reduce((all, name) => all.replaceAll(name, name.replace(/-(\w+\.\w+)$/, '-next$1')), text)
  return files.map((file) => {
    const text = file.encoding === undefined ? renamed(file.text) : file.text
    return { ...file, path: renamed(file.path), text: file.path === 'service-worker.js' ? `${text}// next` : text }
  })
}

/** A host of files that knows nothing of them, and lets browsers have each of them for ten minutes without asking. */
function plainHost(): { readonly middleware: Middleware; put(files: readonly WebFile[]): void } {
  let all: readonly WebFile[] = []
  const middleware: Middleware = () => async (request) => {
    const { pathname } = new URL(request.url)
    const file = all.find(({ path }) => `/verify/${path}` === (pathname === '/verify/' ? '/verify/index.html' : pathname))
    if (file === undefined) return new Response('none', { status: 404 })
    return new Response(toFileContent(file), { headers: { 'content-type': file.type, 'cache-control': 'max-age=600' } })
  }
  return {
    middleware,
    put: (files) => {
      all = files
    },
  }
}

describe.runIf(browserPath !== undefined)('what a service worker keeps', { timeout: 60_000 }, () => {
  let browser: Browser
  let served: Awaited<ReturnType<typeof serveLadder>>

  beforeAll(async () => {
    browser = await launch()
    served = await serveLadder()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await served?.server.close(0)
  })

  it('is of one edition, also where the host lets browsers have an older page for a while (RFC 9111 section 4.2)', async () => {
    const host = plainHost()
    const first = verifyPageFiles()
    host.put(first)
    const { origin, server }: { origin: string; server: NodeServer } = await serveOnly(host.middleware)
    const { page, context } = await visit(browser, `${origin}/verify/`, { locale: 'en' })
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    const before = await scriptOf(page)
    host.put(nextEdition(first))
    await page.evaluate(async () => {
      const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
      await (await navigator.serviceWorker.ready).update()
      await changed
    })
    await page.reload()
    expect(await scriptOf(page)).not.toBe(before)
    await pasteInto(page, served.badges.courier)
    await page.waitForSelector('.report')
    await context.close()
    await server.close(0)
  })

  it('is what there is room for: a page that cannot be kept is shown all the same (Storage, quota)', async () => {
    const { page, context } = await visit(browser, `${served.origin}/ladders/${ladderName(served.ladder)}/`, { locale: 'en' })
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    const client = await context.newCDPSession(page)
    await client.send('Storage.overrideQuotaForOrigin', { origin: served.origin, quotaSize: 1 })
    const isFull = await page.evaluate(async () => {
      const cache = await caches.open('probe')
      return cache.put('/probe', new Response('x'.repeat(100_000))).then(
        () => false,
        () => true,
      )
    })
    expect(isFull).toBe(true)
    expect(await page.evaluate(async () => (await fetch('/ladders/?page')).status)).toBe(200)
    await context.close()
  })
})

function scriptOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '')
}
