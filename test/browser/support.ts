import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { withMiddleware } from '../../src/exchange/index.js'
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
export function launch(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return chromium.launch({
    executablePath: browserPath as string,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      ...quiet,
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  })
}

/** A server of the verify page alone. */
export async function servePages(): Promise<{ readonly url: string; readonly server: NodeServer }> {
  const handler = withMiddleware(async () => new Response('none', { status: 404 }), createVerifyPage())
  const server = createNodeServer(handler)
  const { port } = await server.listen(0)
  return { url: `http://127.0.0.1:${port}/verify/`, server }
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
