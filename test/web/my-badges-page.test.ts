import { gzipSync, inflateSync } from 'node:zlib'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { type Handler, withMiddleware } from '../../src/exchange/index.js'
import { languages, loadMyBadgesBook } from '../../src/i18n/index.js'
import { createMyBadgesPage, myBadgesFiles, toFileContent, verifyPageFiles } from '../../src/web/index.js'
import { ladderOf } from '../browser/ladder-fixture.js'

const next: Handler = async () => new Response('next', { status: 404 })
const ladder = ladderOf('did:web:courier.example')
const documents = [{ id: 'did:web:courier.example' }]
const page = withMiddleware(next, createMyBadgesPage({ ladders: [ladder], documents }))
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  page(new Request(`http://localhost${path}`, { method, headers }))

describe('the page of own badges over HTTP', () => {
  it('leads to where its parts lie, and shows the language that is asked for (RFC 9110 section 12.5.4)', async () => {
    const lead = await get('/badges?link=x')
    expect([lead.status, lead.headers.get('location')]).toEqual([308, 'badges/?link=x'])
    for (const [wanted, tag] of [
      ['pt-BR,pt;q=0.9,en;q=0.5', 'pt'],
      ['fr;q=0, hi', 'hi'],
      ['x'.repeat(5000), 'en'],
    ] as const) {
      const answer = await get('/badges/', { 'accept-language': wanted })
      expect(answer.headers.get('vary')).toBe('accept-encoding, accept-language')
      expect(await answer.text()).toContain(`<html lang="${tag}"`)
    }
  })

  it('has a policy that lets nothing in from elsewhere (CSP 3, Trusted Types)', async () => {
    const { headers } = await get('/badges/')
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "script-src 'self'", "form-action 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('serves every file as it is, pictures as bytes (RFC 9110 section 13.1.2)', async () => {
    for (const file of await myBadgesFiles({ ladders: [ladder], documents })) {
      const answer = await get(`/badges/${file.path}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, file.type])
      expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(toFileContent(file)))).toBe(true)
      expect(answer.headers.get('cache-control')).toMatch(file.path.startsWith('assets/') ? /immutable/ : /no-cache/)
      const again = await get(`/badges/${file.path}`, { 'if-none-match': answer.headers.get('etag') ?? '' })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect(await (await get('/badges/', {}, 'HEAD')).text()).toBe('')
  })

  it('reads nothing of what is shared with it: that is for the service worker alone', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000)) }, { highWaterMark: 0 })
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    const request = new Request('http://localhost/badges/share', init)
    const answer = await page(request)
    expect([answer.status, answer.headers.get('location'), request.bodyUsed]).toEqual([303, './?missed', false])
  })

  it.each([
    '/',
    '/badges/nothing',
    '/badges/../badges/x',
    '/badges/assets/',
    '/badgesx',
    '/badges/%2e%2e/package.json',
    '/badges/share',
    '/badges/__proto__',
    '/badges//index.html',
  ])('leaves %s to others', async (path) => {
    expect(await (await get(path)).text()).toBe('next')
  })

  it('leaves other methods to others, and refuses options that are none', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect(await (await get('/badges/', {}, method)).text()).toBe('next')
    for (const path of ['', '/', 'badges', '/badges/', '/a?b', '/a//b', 5 as never])
      expect(() => createMyBadgesPage({ path })).toThrow('core.option_invalid')
    expect(() => createMyBadgesPage({ other: 1 } as never)).toThrow('core.option_unknown')
    await expect(myBadgesFiles({ other: 1 } as never)).rejects.toThrow('core.option_unknown')
    await expect(myBadgesFiles({ ladders: [{} as never] })).rejects.toThrow()
    for (const verifyPage of [
      'javascript:alert(1)',
      'data:text/html,a',
      'https://a.example/#x',
      'https://[',
      'x'.repeat(501),
      5 as never,
    ])
      await expect(myBadgesFiles({ verifyPage })).rejects.toThrow('core.option_invalid')
    const other = withMiddleware(next, createMyBadgesPage({ path: '/me/badges' }))
    expect((await other(new Request('http://localhost/me/badges/'))).status).toBe(200)
  })
})

describe('the files of the page of own badges', async () => {
  const all = await myBadgesFiles({ ladders: [ladder], documents })
  const files = new Map(all.map((file) => [file.path, file]))

  it('are whole: each names only files that are there', () => {
    expect(all.length).toBe(files.size)
    expect([...files.keys()].filter((path) => path.endsWith('.html')).length).toBe(languages.length)
    for (const { path, text } of all) {
      if (path.endsWith('.html'))
        for (const [, named = ''] of text.matchAll(/(?:href|src)="([^"#]+)"/g)) expect(files.has(named), named).toBe(true)
      if (path.startsWith('assets/') && path.endsWith('.js'))
        for (const [, named = ''] of text.matchAll(/(?:from|import\()"\.\/([^"]+)"/g))
          expect(files.has(`assets/${named}`), named).toBe(true)
    }
    const worker = files.get('service-worker.js')?.text ?? ''
    const kept = [...worker.matchAll(/"((?:assets\/)?[\w.-]+\.(?:js|css|html|png|svg|webmanifest))"/g)].map(([, name]) => name)
    expect(new Set(kept)).toEqual(
      new Set([...files.keys()].filter((path) => !['licences.txt', 'ladders.json', 'service-worker.js'].includes(path))),
    )
  })

  it('name no host, and hold neither inline scripts nor inline styles', () => {
    for (const { path, text } of all)
      if (path.endsWith('.html')) expect(text).not.toMatch(/https?:\/\/|<script(?![^>]* src=)|<style| style=| on\w+=/)
  })

  it('make an app of each language that badges can be shared with (W3C Web Application Manifest, Web Share Target)', async () => {
    for (const language of languages) {
      const html = files.get(language === 'en' ? 'index.html' : `${language}.html`)?.text ?? ''
      const manifest = JSON.parse(files.get(/rel="manifest" href="([^"]+)"/.exec(html)?.[1] ?? '')?.text ?? '')
      const { phrases, tag, direction } = await loadMyBadgesBook(language)
      expect(manifest).toMatchObject({
        name: phrases['my.title'],
        lang: tag,
        dir: direction,
        start_url: './',
        display: 'standalone',
      })
      expect(manifest.share_target).toMatchObject({ action: './share', method: 'POST', enctype: 'multipart/form-data' })
      for (const { src } of manifest.icons) expect(files.has(src), src).toBe(true)
    }
  })

  it('have icons of the size that they say, filled to their edges where phones cut them (PNG section 11.2.2)', () => {
    for (const [path, size, corner] of [
      ['icon-192.png', 192, 0],
      ['icon-512.png', 512, 0],
      ['icon-maskable.png', 512, 255],
    ] as const) {
      const bytes = Buffer.from(toFileContent(files.get(path) as never))
      expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', size, size])
      const at = bytes.indexOf('IDAT')
      const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
      expect(rows.length).toBe(size * (size * 4 + 1))
      expect(rows[4]).toBe(corner)
      // The middle step of the ladder crosses the middle.
      expect([...rows.subarray((size / 2) * (size * 4 + 1) + 1 + (size / 2) * 4).subarray(0, 4)]).toEqual([255, 255, 255, 255])
    }
  })

  it('hold the ladders and documents that they were published with, and none otherwise', async () => {
    expect(JSON.parse(files.get('ladders.json')?.text ?? '')).toEqual({
      ladders: [JSON.parse(JSON.stringify(ladder))],
      documents,
      verifyPage: '../verify/',
    })
    const bare = (await myBadgesFiles()).find(({ path }) => path === 'ladders.json')
    expect(JSON.parse(bare?.text ?? '')).toEqual({ ladders: [], documents: [], verifyPage: '../verify/' })
    const told = await myBadgesFiles({ verifyPage: 'https://courier.example/check' })
    expect(told.find(({ path }) => path === 'ladders.json')?.text).toContain('"https://courier.example/check"')
  })

  it('say in themselves what they may do, for hosts that send no headers (CSP 3 section 3.3)', async () => {
    const pages = [...files.values(), ...verifyPageFiles()].filter(({ path }) => path.endsWith('.html'))
    expect(pages.length).toBe(12)
    for (const { text } of pages) {
      const at = text.indexOf('<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src')
      expect(at).toBeGreaterThan(0)
      expect(at).toBeLessThan(text.indexOf('<link'))
      expect(at).toBeLessThan(text.indexOf('<script'))
    }
  })

  it('are written for Chrome 80', async () => {
    // What is newer would be written anew.
    const isOf = async (code: string): Promise<boolean> => {
      const written = (target: string) => transform(code, { target, logLevel: 'silent' })
      return (await written('chrome80')).code === (await written('esnext')).code
    }
    expect([
      await isOf('export const a = async () => ({ ...(await b), c: 1n })'),
      await isOf('a ??= 1'),
      await isOf('class A { #b = 1 }'),
    ]).toEqual([true, false, false])
    for (const { path, text, type } of all) if (type.startsWith('text/javascript')) expect(await isOf(text), path).toBe(true)
  })

  it('are less than 60 kB before a badge comes (gzip)', () => {
    const first = ['index.html', ...[...files.keys()].filter((path) => /assets\/(style|my-badges)-/.test(path))]
    const needed = new Set(first)
    for (const path of needed) {
      const text = files.get(path)?.text ?? ''
      for (const [, named = ''] of text.matchAll(/from"\.\/([^"]+)"|import"\.\/([^"]+)"/g))
        if (named !== '') needed.add(`assets/${named}`)
    }
    const bytes = [...needed].reduce((sum, path) => sum + gzipSync(files.get(path)?.text ?? '').length, 0)
    expect(first.length).toBe(3)
    expect(bytes).toBeLessThan(60_000)
  })
})
