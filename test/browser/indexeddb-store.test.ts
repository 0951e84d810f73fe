import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodeServer, type NodeServer } from '../../src/exchange/node.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/index.js'
import { webBundle } from '../../tools/generate/web-bundle.js'
import { browserPath, launch } from './support.js'

const PROGRAM = `
import { openIndexedDbStore } from './src/storage/indexeddb/index.ts'
import { storeContract } from './src/testing/store-contract.ts'
globalThis.open = openIndexedDbStore
globalThis.cases = (prefix) => storeContract((name) => openIndexedDbStore({ name: prefix + name }), { lasting: true })
`

/** The sentences of the cases, which are the same for every store that lasts. */
const sentences = storeContract(() => createMemoryStore(), { lasting: true }).map(({ name }) => name)

interface Global {
  cases(prefix: string): readonly { readonly name: string; run(): Promise<void> }[]
  open(
    options: unknown,
  ): Promise<{ transaction(work: (tx: never) => Promise<unknown>): Promise<unknown>; close(): Promise<void> }>
}

describe.runIf(browserPath !== undefined)('a store in IndexedDB', { timeout: 60_000 }, () => {
  let browser: Browser
  let server: NodeServer
  let url = ''
  let code = ''

  const openPage = async (prepare?: () => void): Promise<Page> => {
    const page = await (await browser.newContext()).newPage()
    if (prepare !== undefined) await page.addInitScript(prepare)
    await page.goto(url)
    await page.addScriptTag({ content: code, type: 'module' })
    await page.waitForFunction(() => 'cases' in globalThis)
    return page
  }

  beforeAll(async () => {
    const result = await build({
      ...webBundle(process.cwd()),
      stdin: { contents: PROGRAM, resolveDir: process.cwd(), loader: 'ts' },
    })
    code = result.outputFiles[0]?.text ?? ''
    browser = await launch()
    server = createNodeServer(
      async () => new Response('<!doctype html><title>x</title>', { headers: { 'content-type': 'text/html' } }),
    )
    url = `http://127.0.0.1:${(await server.listen(0)).port}/`
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(0)
  })

  describe('holds to the contract of stores', () => {
    let page: Page
    beforeAll(async () => {
      page = await openPage()
    })
    it.each(sentences)('%s', async (sentence) => {
      await page.evaluate(async (name) => {
        const { cases } = globalThis as unknown as Global
        await cases('a ')
          .find((one) => one.name === name)
          ?.run()
      }, sentence)
    })
  })

  it('holds to it where the browser has no locks', async () => {
    const page = await openPage(() => Reflect.deleteProperty(Object.getPrototypeOf(navigator), 'locks'))
    const failed = await page.evaluate(async () => {
      const { cases } = globalThis as unknown as Global
      const found: string[] = []
      for (const { name, run } of cases('b ')) await run().catch((error: Error) => found.push(`${name}: ${error.message}`))
      return found
    })
    expect(failed).toEqual([])
  })

  it('says that it is full, that it may not be used, or that it was given no name', async () => {
    const page = await openPage()
    const codes = await page.evaluate(async () => {
      const { open } = globalThis as unknown as Global
      const codeOf = (error: { code?: string; params?: { reason?: string } }): string =>
        `${error.code} ${error.params?.reason ?? ''}`
      const found = [await open({ name: '' }).catch(codeOf), await open({ name: 'x', other: 1 }).catch(codeOf)]
      const store = await open({ name: 'full' })
      const put = IDBObjectStore.prototype.put
      let puts = 0
      IDBObjectStore.prototype.put = function (...given) {
        if (++puts === 2) throw new DOMException('no', 'QuotaExceededError')
        return put.apply(this, given as Parameters<typeof put>)
      }
      const work = (async ({ records }: { records: { insert(record: object): Promise<unknown> } }) => [
        await records.insert({ kind: 'a', id: 'b', value: '1' }),
        await records.insert({ kind: 'a', id: 'c', value: '1' }),
      ]) as never
      found.push(await store.transaction(work).then(String, codeOf))
      IDBObjectStore.prototype.put = put
      found.push(await store.transaction(work).then(String, codeOf))
      await store.close()
      found.push(await store.transaction(work).then(String, codeOf))
      IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'SecurityError')
      }
      found.push(await open({ name: 'y' }).catch(codeOf))
      return found
    })
    expect(codes).toEqual([
      'core.option_invalid ',
      'core.option_unknown ',
      'storage.unavailable full',
      'true,true',
      'storage.closed ',
      'storage.unavailable permission',
    ])
  })
})
