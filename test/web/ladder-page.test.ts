import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { withMiddleware } from '../../src/exchange/index.js'
import { languages, loadCatalogue, loadLadderBook } from '../../src/i18n/index.js'
import { defineLadder, type Ladder } from '../../src/ladder/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import {
  buildLadderPage,
  createLadderPages,
  ladderAssets,
  ladderIndexFiles,
  ladderName,
  ladderPageFiles,
} from '../../src/web/index.js'
import { ladderOf } from '../browser/ladder-fixture.js'

const OWNER = 'did:web:platform.example'
const ladder = ladderOf(OWNER)
const EXAMPLES = ['home-care', 'it-support', 'last-mile-delivery', 'solar'].map((name) =>
  defineLadder(JSON.parse(readFileSync(`examples/ladders/${name}.ladder.json`, 'utf8'))),
)
const en = await loadLadderBook('en')
const textOf = (page: string): string =>
  page
    .replace(/<(style|script|title)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ')

describe('buildLadderPage', () => {
  it('says of each rung what it asks for, its time and cost, how to renew it, and pay with basis, people and date', () => {
    const text = textOf(buildLadderPage(ladder, { catalogue: en }))
    for (const part of [
      '1. Courier',
      'a credential for',
      '2 years',
      'To renew it',
      'Track: office',
      '20 hours of effort, typically',
    ]) {
      expect(text).toContain(part)
    }
    for (const part of [
      '+USD 2.50 an hour',
      'comparison with similar people',
      '412 people',
      'December 31, 2025',
      'United States',
    ])
      expect(text).toContain(part)
    expect(text).toContain('Before tax and benefit changes. Not a promise of pay.')
    expect(text).toContain('It is not a promise of work or pay.')
  })

  it.each(languages)('is in %s, with its direction, its numbers, and the English of limits beside a draft', async (language) => {
    const catalogue = await loadLadderBook(language)
    for (const one of [ladder, ...EXAMPLES]) {
      const page = buildLadderPage(one, { catalogue })
      expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      expect(page).not.toMatch(/\{\w+\}|undefined|\[object/)
      expect(page.includes('[English: ')).toBe(language !== 'en')
    }
    // Names that the ladder has in another language alone say so (WCAG 3.1.2).
    if (language !== 'en') expect(buildLadderPage(ladder, { catalogue })).toContain('<bdi lang="en">Plans routes.</bdi>')
  })

  it('takes a whole catalogue as well, and has no text of its own', async () => {
    expect(buildLadderPage(ladder, { catalogue: await loadCatalogue('en') })).toBe(buildLadderPage(ladder, { catalogue: en }))
    const bare = ladderOf(OWNER, { name: { en: '1' }, description: { en: '1' } })
    const text = textOf(buildLadderPage(bare, { catalogue: pseudoCatalogue(), assets: 'x/', ownBadges: true, picture: 'a.svg' }))
    const data =
      /https?:\/\/\S+|did:\S+|United States|USD|January|February|December|Courier|Dispatcher|Rides safely|Plans routes|office/g
    expect(
      text
        .replace(/\[English: [^\]]*\]/g, ' ')
        .replace(data, ' ')
        .match(/[A-Za-z]{2,}/g),
    ).toBeNull()
  })

  it.each([
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'><svg onload=alert(1)>'],
    ['Markdown', '# h\n[a](javascript:alert(1)) ![](https://evil.example/x.png) **b** `c`'],
    ['direction and hidden characters', '\u202eevil\u2069\u200b\u061c'],
    ['an end of the data', '</script><!--<script>'],
  ])('shows %s in every text of a ladder as text', (_, hostile) => {
    const all = (value: unknown, key = ''): unknown => {
      if (Array.isArray(value)) return value.map((one) => all(one, key))
      if (value !== null && typeof value === 'object')
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, all(one, name)]))
      return ['en', 'es', 'track', 'comparison', 'version'].includes(key) ? hostile.slice(0, key === 'track' ? 60 : 500) : value
    }
    const { digest: _digest, ...plain } = ladder
    const { version, ...changed } = all(plain) as Ladder
    const page = buildLadderPage({ ...changed, version: '1.0.0' } as Ladder, {
      catalogue: en,
      assets: '../',
      ownBadges: true,
      documents: [{ id: hostile }],
    })
    expect(version).not.toBe('1.0.0')
    expect(page.match(/<(script|img|svg|h1|b|code)\b[^>]*>/g)?.map((tag) => tag.slice(0, 24))).toEqual(
      expect.not.arrayContaining([expect.stringContaining('onerror')]),
    )
    expect(page.match(/<script\b/g)).toHaveLength(4)
    expect(page.match(/<img\b/g)).toHaveLength(2)
    expect(page).not.toMatch(/<svg|<b>|href="javascript|[\u202a-\u202e\u2066\u2067\u200b\u061c]/)
    const data = /id="data-ladder">(.*?)<\/script>/s.exec(page)?.[1] as string
    expect(JSON.parse(data).name.en).toBe(hostile.slice(0, 500))
  })

  it('makes no link of a source but by http', () => {
    const rungs = (url: string): unknown => [
      { ...ladder.rungs[0], wage: [{ ...(ladder.rungs[1]?.wage?.[0] as object), source: { publisher: 'urn:x:y', url } }] },
    ]
    const page = (url: string): string => buildLadderPage(ladderOf(OWNER, { rungs: rungs(url) }), { catalogue: en })
    expect(page('https://figures.example/a')).toContain('<a href="https://figures.example/a" rel="noreferrer noopener">')
    expect(page('javascript:alert(1)')).not.toContain('href="javascript')
  })

  it('has a policy without inline scripts, and none at all where nobody brings badges', () => {
    const own = buildLadderPage(ladder, { catalogue: en, assets: '../', ownBadges: true })
    expect(own).toContain('script-src &#39;self&#39;')
    expect(own).not.toContain('unsafe')
    const read = buildLadderPage(ladder, { catalogue: en })
    expect(read).not.toMatch(/<script|script-src|connect-src|<form|id="own"/)
    expect(read).toMatch(/style-src &#39;sha256-/)
  })

  it.each([
    [{ assets: 'https://cdn.example/' }, 'assets'],
    [{ assets: '../x' }, 'assets'],
    [{ picture: 'javascript:x' }, 'picture'],
    [{ ownBadges: true }, 'ownBadges'],
  ])('refuses %o', (more, option) => {
    expect(() => buildLadderPage(ladder, { catalogue: en, ...more })).toThrow(
      expect.objectContaining({ code: 'core.option_invalid', params: expect.objectContaining({ option }) }),
    )
  })

  it('takes figures that rungs name by their ids', () => {
    const [one] = ladder.rungs[1]?.wage ?? []
    const figure = { ...(one as object), id: 'urn:figure:1' } as never
    const apart = ladderOf(OWNER, { rungs: [{ ...ladder.rungs[0], wage: ['urn:figure:1'] }] })
    expect(textOf(buildLadderPage(apart, { catalogue: en }))).toContain('No figure of pay is given.')
    expect(textOf(buildLadderPage(apart, { catalogue: en, evidence: [figure] }))).toContain('+USD 2.50 an hour')
  })

  it('weighs less than 150 kB packed with everything that is loaded at first', async () => {
    const assets = await ladderAssets()
    const weigh = (text: string): number => gzipSync(text).length
    for (const one of EXAMPLES) {
      const files = await ladderPageFiles(one)
      const page = files.find(({ path }) => path === 'index.html')?.text as string
      const picture = files.find(({ path }) => path === 'ladder.en.svg')?.text as string
      const first = assets.filter(({ path, type }) => page.includes(path) && type !== 'text/plain; charset=utf-8')
      expect(first).toHaveLength(3)
      const chunks = first.flatMap(({ text }) =>
        assets.filter(({ path }) => text.includes(`from"./${path.slice('assets/'.length)}"`)),
      )
      const sum = [page, picture, ...[...first, ...chunks].map(({ text }) => text)].reduce((all, text) => all + weigh(text), 0)
      expect(sum).toBeLessThan(40 * 1024)
    }
  })
})

describe('the files of ladders', () => {
  it('are a page and a picture in each language, in a folder by the name of the ladder', async () => {
    const paths = (await ladderPageFiles(ladder)).map(({ path }) => path).sort()
    const expected = languages.flatMap((one) => [one === 'en' ? 'index.html' : `${one}.html`, `ladder.${one}.svg`])
    expect(paths).toEqual(expected.sort())
    expect(ladderName(ladder)).toBe('delivery')
    expect(ladderName({ id: 'urn:uuid:0B-É x' })).toBe('0b-x')
    expect(() => ladderName({ id: 'urn:x:é' })).not.toThrow()
    expect((await ladderIndexFiles([ladder]))[1]?.text).toContain('href="delivery/es.html"')
  })
})

describe('createLadderPages', () => {
  const handle = withMiddleware(async () => new Response('next', { status: 404 }), createLadderPages({ ladders: [ladder] }))
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    Promise.resolve(handle(new Request(`https://badges.example${path}`, { headers, method }), {} as never))
  const langOf = async (response: Response): Promise<string | undefined> => /<html lang="(\w+)"/.exec(await response.text())?.[1]

  it('chooses a language by ?lang, by the browser, or by the file (RFC 9110 section 12.5.4)', async () => {
    expect(await langOf(await ask('/ladders/delivery/', { 'accept-language': 'xx, ar;q=0.5, en;q=0.1' }))).toBe('ar')
    expect(await langOf(await ask('/ladders/delivery/?lang=pt-BR', { 'accept-language': 'ar' }))).toBe('pt')
    expect(await langOf(await ask('/ladders/delivery/?lang=tlh'))).toBe('en')
    expect(await langOf(await ask('/ladders/delivery/hi.html', { 'accept-language': 'ar' }))).toBe('hi')
    expect(await langOf(await ask('/ladders/', { 'accept-language': 'fr' }))).toBe('fr')
    const moved = await ask('/ladders/delivery?lang=es')
    expect([moved.status, moved.headers.get('location')]).toEqual([308, 'delivery/?lang=es'])
  })

  it('has a strict policy, an entity tag and Vary, and keeps assets (RFC 9110 section 13)', async () => {
    const page = await ask('/ladders/delivery/')
    expect(page.headers.get('vary')).toBe('accept-encoding, accept-language')
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'.*frame-ancestors 'none'$/)
    const etag = page.headers.get('etag') as string
    const again = await ask('/ladders/delivery/', { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const script = /src="\.\.\/(assets\/[^"]+)"/.exec(await page.text())?.[1]
    const asset = await ask(`/ladders/${script}`, {}, 'HEAD')
    expect([asset.status, asset.headers.get('cache-control'), await asset.text()]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      '',
    ])
    expect((await ask('/ladders/delivery/ladder.ar.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })

  it.each([
    '/',
    '/ladders',
    '/ladders/other/',
    '/ladders/delivery/x',
    '/ladders/delivery/en.html',
    '/ladders/assets/../x',
    '/ladders/delivery/a/b',
  ])('leaves %s to others', async (path) => {
    expect(await (await ask(path)).text()).toBe('next')
  })

  it('leaves other methods to others, and shows no scripts without the part for own badges', async () => {
    expect((await ask('/ladders/delivery/', {}, 'POST')).status).toBe(404)
    const read = createLadderPages({ ladders: [ladder], ownBadges: false, path: '/l' })
    const page = await withMiddleware(async () => new Response(), read)(new Request('https://x.example/l/delivery/'), {} as never)
    expect(page.headers.get('content-security-policy')).not.toContain('script-src')
    expect(await page.text()).not.toContain('<script')
  })

  it.each([
    [{ path: '/a/' }, 'path'],
    [{ ladders: [ladder, ladder] }, 'ladders'],
  ])('refuses %o', (more, option) => {
    expect(() => createLadderPages({ ladders: [ladder], ...more })).toThrow(
      expect.objectContaining({ code: 'core.option_invalid', params: expect.objectContaining({ option }) }),
    )
  })
})
