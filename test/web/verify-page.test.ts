import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Handler, withMiddleware } from '../../src/exchange/index.js'
import { languages } from '../../src/i18n/index.js'
import { createVerifyPage, verifyPageFile, verifyPageFiles } from '../../src/web/index.js'

const next: Handler = async () => new Response('next', { status: 404 })
const page = withMiddleware(next, createVerifyPage())
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  page(new Request(`http://localhost${path}`, { method, headers }))

describe('the verify page over HTTP', () => {
  it('leads to where its parts lie, and shows the language that is asked for (RFC 9110 section 12.5.4)', async () => {
    const lead = await get('/verify?x=1')
    expect([lead.status, lead.headers.get('location')]).toEqual([308, 'verify/?x=1'])
    for (const [wanted, tag] of [
      ['pt-BR,pt;q=0.9,en;q=0.5', 'pt'],
      ['de;q=0.9, ar;q=0.4, fr;q=0.6', 'fr'],
      ['fr;q=0, hi', 'hi'],
      ['x'.repeat(5000), 'en'],
      ['', 'en'],
    ] as const) {
      const answer = await get('/verify/', { 'accept-language': wanted })
      expect(answer.headers.get('vary')).toBe('accept-encoding, accept-language')
      expect(await answer.text()).toContain(`<html lang="${tag}"`)
    }
  })

  it('has a policy that lets nothing in from elsewhere (CSP 3, Trusted Types)', async () => {
    const policy = (await get('/verify/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  it('is kept by browsers as long as it is the same (RFC 9110 section 13.1.2)', async () => {
    for (const { path, type, text } of verifyPageFiles()) {
      const answer = await get(`/verify/${path}`)
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text])
      expect(answer.headers.get('cache-control')).toMatch(path.startsWith('assets/') ? /immutable/ : /no-cache/)
      const again = await get(`/verify/${path}`, { 'if-none-match': answer.headers.get('etag') ?? '' })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect(await (await get('/verify/', {}, 'HEAD')).text()).toBe('')
  })

  it('is packed for whom takes it packed, under another tag (RFC 9110 sections 8.8.3 and 12.5.3)', async () => {
    const plain = await get('/verify/index.html')
    const text = await plain.text()
    for (const accepted of ['gzip', 'br, gzip;q=0.5', ' GZIP ; q=1.0', 'deflate,gzip']) {
      const packed = await get('/verify/index.html', { 'accept-encoding': accepted })
      expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'accept-encoding'])
      const bytes = Buffer.from(await packed.arrayBuffer())
      expect(gunzipSync(bytes).toString()).toBe(text)
      const etag = packed.headers.get('etag') ?? ''
      expect(etag).not.toBe(plain.headers.get('etag'))
      expect((await get('/verify/index.html', { 'accept-encoding': accepted, 'if-none-match': etag })).status).toBe(304)
      expect((await get('/verify/index.html', { 'if-none-match': etag })).status).toBe(200)
    }
    for (const refused of ['br', 'gzip;q=0', 'gzip; q=0.000', 'gzippy', 'identity', ','.repeat(600)]) {
      const answer = await get('/verify/index.html', { 'accept-encoding': refused })
      expect([refused, answer.headers.get('content-encoding')]).toEqual([refused, null])
    }
  })

  it.each(['/', '/verify/nothing', '/verify/../verify/x', '/verify/assets/', '/verifyx', '/verify/%2e%2e/package.json'])(
    'leaves %s to others',
    async (path) => {
      expect(await (await get(path)).text()).toBe('next')
    },
  )

  it('leaves other methods to others, and refuses a path that is none', async () => {
    expect(await (await get('/verify/', {}, 'POST')).text()).toBe('next')
    for (const path of ['', '/', 'verify', '/verify/', '/a?b', '/a//b'])
      expect(() => createVerifyPage({ path })).toThrow('core.option_invalid')
    const other = withMiddleware(next, createVerifyPage({ path: '/badges/check' }))
    expect((await other(new Request('http://localhost/badges/check/'))).status).toBe(200)
  })
})

describe('the files of the verify page', () => {
  const files = new Map(verifyPageFiles().map((file) => [file.path, file]))

  it('are whole: each names only files that are there', () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['index.html', 'es.html', 'ar.html', 'service-worker.js', 'licences.txt']),
    )
    expect(languages.length).toBe([...files.keys()].filter((path) => path.endsWith('.html')).length)
    for (const { path, text } of files.values()) {
      if (path.endsWith('.html'))
        for (const [, named = ''] of text.matchAll(/(?:href|src)="([^"#]+)"/g)) expect(files.has(named), named).toBe(true)
      if (path.startsWith('assets/') && path.endsWith('.js'))
        for (const [, named = ''] of text.matchAll(/(?:from|import\()"\.\/([^"]+)"/g))
          expect(files.has(`assets/${named}`), named).toBe(true)
    }
  })

  it('name no host, and hold neither inline scripts nor inline styles', () => {
    for (const { path, text } of files.values()) {
      if (!path.endsWith('.html')) continue
      expect(text).not.toMatch(/https?:\/\/|<script(?![^>]* src=)|<style| style=| on\w+=/)
    }
  })

  it('are less than 60 kB before a badge comes (gzip)', () => {
    const first = ['index.html', ...[...files.keys()].filter((path) => /assets\/(style|verify-page)-/.test(path))]
    const all = new Set(first)
    for (const path of all) {
      const text = files.get(path)?.text ?? ''
      for (const [, named = ''] of text.matchAll(/from"\.\/([^"]+)"|import"\.\/([^"]+)"/g))
        if (named !== '') all.add(`assets/${named}`)
    }
    const bytes = [...all].reduce((sum, path) => sum + gzipSync(files.get(path)?.text ?? '').length, 0)
    expect(first.length).toBe(3)
    expect(bytes).toBeLessThan(60_000)
  })

  it('are one file as well, whose policy knows its own script and style alone', async () => {
    const text = await verifyPageFile()
    expect(text).toMatch(/script-src &#39;sha256-[\w+/=]{44}&#39;|script-src 'sha256-[\w+/=]{44}'/)
    expect(text).not.toMatch(/<script[^>]* src=|<link/)
    expect(text).toContain('saxes')
  })
})
