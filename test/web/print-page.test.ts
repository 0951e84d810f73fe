import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBadge, drawCertificate, drawClaimSheet } from '../../src/draw/index.js'
import { languages, loadCatalogue } from '../../src/i18n/index.js'
import { buildPrintPage } from '../../src/web/index.js'
import { errorOf } from '../support/badges.js'

const CERTIFICATE = { recipient: 'Amina', name: 'Rider', issuer: 'School', verifyUrl: 'https://school.example/verify/' }
const en = { tag: 'en', direction: 'ltr' } as const

describe('a document to print', () => {
  it('has a sheet for each picture, with words for those who do not see it', () => {
    const slips = Array.from({ length: 9 }, (_, at) => ({ name: `Worker ${at}`, link: 'https://a.example/#1', code: 'X' }))
    const page = buildPrintPage(drawClaimSheet(slips, { title: 'Offers' }), { title: 'Offers', catalogue: en })
    expect(page.match(/<img /g)).toHaveLength(2)
    expect(page).toContain('alt="Offers Worker 8"')
    expect(page).toContain('@page{size:794px 1123px')
  })

  it.each(languages)('is in %s', async (tag) => {
    const catalogue = await loadCatalogue(tag)
    const page = buildPrintPage([drawCertificate(CERTIFICATE, { catalogue })], { title: 'Rider', catalogue })
    expect(page).toContain(`<html lang="${catalogue.tag}" dir="${catalogue.direction}">`)
  })

  it('allows its own style and pictures alone (CSP3)', () => {
    const page = buildPrintPage([drawCertificate(CERTIFICATE)], { title: 'Rider', catalogue: en })
    const [, style] = /<style>(.*)<\/style>/.exec(page) as unknown as [string, string]
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`content="default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-${hash}&#39;; base-uri`)
    expect(page).not.toMatch(/<script|<link|https?:(?!%2F%2Fwww\.w3\.org)\/\//)
  })

  it('holds titles and names as text, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('"><script>x</script>', "' onload=x '", '</title>'),
        (text, hostile) => {
          const page = buildPrintPage([drawCertificate({ ...CERTIFICATE, recipient: hostile + text })], {
            title: text + hostile,
            catalogue: en,
          })
          expect(Array.from(page.matchAll(/<([a-z]+)/g), ([, name]) => name)).toEqual([
            ...['html', 'meta', 'meta', 'meta', 'title', 'style', 'main', 'img'],
          ])
          expect(page).toMatch(/\n<title>[^<>"']*<\/title>\n[\s\S]*\n<img src="[^"<>]*" alt="[^"'<>]*">\n<\/main>/)
        },
      ),
    )
  })

  it.each([
    [[], { title: 'x', catalogue: en }],
    [['<svg width="1" height="1"><script>1</script></svg>'], { title: 'x', catalogue: en }],
    [[drawBadge({ name: 'a', issuer: 'b' }), drawCertificate(CERTIFICATE)], { title: 'x', catalogue: en }],
    [[drawCertificate(CERTIFICATE)], { title: 7, catalogue: en }],
    [[drawCertificate(CERTIFICATE)], { title: 'x' }],
    [[drawCertificate(CERTIFICATE)], { title: 'x', catalogue: en, logo: 1 }],
    ['x', { title: 'x', catalogue: en }],
  ])('refuses what is none of it', async (pages, options) => {
    expect((await errorOf(() => buildPrintPage(pages as never, options as never))).code).toMatch(
      /^core\.option_(invalid|unknown)$/,
    )
  })
})
