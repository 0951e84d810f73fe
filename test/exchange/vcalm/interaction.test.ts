import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAccessLog, withMiddleware } from '../../../src/exchange/index.js'
import {
  createInteractionHandler,
  type InteractionView,
  parseInteractionUrl,
  toInteractionUrl,
  vcalmRouteOf,
} from '../../../src/exchange/vcalm/index.js'
import { languages, loadCatalogue } from '../../../src/i18n/index.js'
import { serveOn } from '../support.js'
import { newPlatform, START } from './support.js'

const JSON_ONLY = { accept: 'application/json' }
const view: InteractionView = {
  kind: 'offer',
  name: 'Courier',
  by: 'Courier Platform',
  byId: 'did:web:courier.example',
  until: '2026-06-01T00:00:00Z',
  isOver: false,
}

describe('interaction URLs (VCALM 1.0, interaction URL format)', () => {
  it('are made and read back', () => {
    const url = toInteractionUrl('https://courier.example/badges', 'z8n38Dp7a')
    expect(url).toBe('https://courier.example/badges/interactions/z8n38Dp7a?iuv=1')
    expect(parseInteractionUrl(` interaction:${url}\n`)).toEqual({ url, origin: 'https://courier.example' })
    for (const host of ['127.0.0.1:8080', '[::1]:8080', 'localhost'])
      expect(parseInteractionUrl(`http://${host}/i?iuv=1`).origin).toBe(`http://${host}`)
  })

  it.each([
    'http://courier.example/interactions/a?iuv=1',
    'http://127.0.0.1.evil.example/interactions/a?iuv=1',
    'https://courier.example/interactions/a',
    'https://courier.example/interactions/a?iuv=2',
    'https://courier.example/interactions/a?iuv=1&iuv=2',
    'https://courier.example/interactions/a?iuv=1&iuv=1',
    'https://user:pass@courier.example/interactions/a?iuv=1',
    'https://courier.example/interactions/a?iuv=1#more',
    'javascript:alert(1)?iuv=1',
    'openid4vp://?iuv=1',
    `https://courier.example/${'a'.repeat(5000)}?iuv=1`,
    '',
    17,
  ])('refuses %j', (text) => {
    expect(() => parseInteractionUrl(text)).toThrow(expect.objectContaining({ code: 'exchange.answer_invalid', kind: 'input' }))
  })

  it.each(['http://courier.example', 'https://courier.example/', 'courier.example', 'https://courier.example?a'])(
    'are not made for %s',
    (baseUrl) => {
      expect(() => toInteractionUrl(baseUrl, 'a')).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
      expect(() => toInteractionUrl('https://courier.example', 'a/b')).toThrow()
    },
  )
})

describe('GET /interactions/{interaction} (VCALM 1.0, interaction protocols response)', () => {
  it('wallets, which ask for JSON, get the protocols that can go on, under each of their names', async () => {
    const oid4vci = async (id: string) => (id.length === 26 ? `openid-credential-offer://?code=${id}` : undefined)
    const { client, offer, baseUrl, exchanges } = await newPlatform({
      protocols: { 'oid4vci-1.0': oid4vci, OID4VCI: oid4vci, OID4VP: () => undefined },
    })
    const code = await offer()
    const { status, json, headers } = await client.get(`/interactions/${code}?iuv=1`, JSON_ONLY)
    expect([status, headers['vary'], headers['cache-control']]).toEqual([200, 'accept, accept-language', 'no-store'])
    const offerUrl = `openid-credential-offer://?code=${code}`
    expect(json).toEqual({
      protocols: { vcapi: `${baseUrl}/workflows/claim/exchanges/${code}`, 'oid4vci-1.0': offerUrl, OID4VCI: offerUrl },
    })
    const example = { type: ['OpenBadgeCredential'] }
    const queries = [{ type: 'QueryByExample', credentialQuery: { example } }] as const
    const { interactionUrl, url } = await exchanges.createExchange({ name: 'A badge', queries })
    const asked = await client.get(interactionUrl.slice(baseUrl.length), JSON_ONLY)
    expect(asked.json).toEqual({ protocols: { vcapi: url } })
  })

  it.each([
    ['application/json', 'application/json'],
    ['text/html;q=0.5, application/json', 'application/json'],
    ['application/json;q=0.5, text/html', 'text/html; charset=utf-8'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['*/*', 'text/html; charset=utf-8'],
    ['image/png', 'text/html; charset=utf-8'],
    ['application/json;q=0', 'text/html; charset=utf-8'],
    [','.repeat(5000), 'text/html; charset=utf-8'],
    [undefined, 'text/html; charset=utf-8'],
  ])('Accept: %s gets %s', async (accept, type) => {
    const { client, offer } = await newPlatform()
    const { status, headers } = await client.get(`/interactions/${await offer()}`, accept === undefined ? {} : { accept })
    expect([status, headers['content-type']]).toEqual([200, type])
  })

  it('the page says what is offered, by whom and until when, in each language that is asked for', async () => {
    const { client, offer, baseUrl } = await newPlatform()
    const path = `/interactions/${await offer()}?iuv=1`
    for (const language of languages) {
      const accepted = `xx, ${language}-419;q=0.9, en;q=0.1`
      const { text, headers } = await client.get(path, { 'accept-language': accepted })
      const catalogue = await loadCatalogue(language)
      expect(headers['content-language']).toBe(catalogue.tag)
      expect(text).toContain(`<html lang="${catalogue.tag}" dir="${catalogue.direction}">`)
      for (const part of ['<svg', '>courier<', 'Courier Platform', 'did:key:', catalogue.phrases['interact.offer']])
        expect(text).toContain(part.replaceAll("'", '&#39;'))
      expect(text).toContain(`href="interaction:${baseUrl}${path}"`)
    }
  })

  it('the page runs, loads and sends nothing: its policy knows the hash of its one style sheet', async () => {
    const { client, offer } = await newPlatform()
    const { text, headers } = await client.get(`/interactions/${await offer()}`)
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(text).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son\w+=|src=|javascript:/i)
    expect(text.match(/<style/g)).toHaveLength(1)
  })

  it('what others say is text, never markup, and cannot turn the page around', async () => {
    const hostile = '</dd><script>alert(1)</script><img src=x onerror="alert(2)">\u202eevil\u2066 &lt;'
    const handler = createInteractionHandler({
      baseUrl: 'https://courier.example',
      describe: async () => ({ ...view, name: hostile, description: hostile.repeat(100), by: hostile, byId: hostile }),
      protocols: {},
    })
    const client = await serveOn(handler)
    const { text } = await client.get('/interactions/a')
    expect(text).not.toMatch(/<script|<img|[\u202e\u2066]/)
    expect(text).toContain('&#60;script&#62;')
    expect(text.length).toBeLessThan(40_000)
  })

  it('says what is asked for and why', async () => {
    const { client, exchanges, baseUrl } = await newPlatform()
    const example = { type: ['OpenBadgeCredential'] }
    const queries = [{ type: 'QueryByExample', credentialQuery: { example, reason: 'To let you <ride>.' } }] as const
    const { interactionUrl } = await exchanges.createExchange({ name: 'Your courier badge', queries })
    const { text } = await client.get(interactionUrl.slice(baseUrl.length), { 'accept-language': 'en' })
    for (const part of ['asked to show badges', 'Your courier badge', 'To let you &#60;ride&#62;.', 'Courier Platform', baseUrl])
      expect(text).toContain(part)
  })

  it('says that an offer takes a PIN', async () => {
    const { client, offer } = await newPlatform()
    const { text } = await client.get(`/interactions/${await offer({ pin: '4711' })}`)
    expect(text).toContain('PIN')
    expect(text).not.toContain('4711')
  })

  it.each<[string, string, number, string]>([
    ['what is unknown', '0'.repeat(26), 404, 'exchange.not_found'],
    ['what is no id', 'a%2fb', 404, 'exchange.not_found'],
    ['what is over', 'over', 410, 'exchange.ended'],
  ])('%s is a problem for wallets and a page for people', async (_name, id, status, code) => {
    const describe = async (one: string) => (one === 'over' ? { ...view, isOver: true } : undefined)
    const client = await serveOn(createInteractionHandler({ baseUrl: 'https://courier.example', describe, protocols: {} }))
    const problem = await client.get(`/interactions/${id}`, JSON_ONLY)
    expect([problem.status, problem.json.code, problem.headers['content-type']]).toEqual([
      status,
      code,
      'application/problem+json',
    ])
    const page = await client.get(`/interactions/${id}`, { 'accept-language': 'fr' })
    expect([page.status, page.headers['content-type'], page.headers['content-language']]).toEqual([
      status,
      'text/html; charset=utf-8',
      'fr',
    ])
    for (const answer of [problem, page])
      expect([answer.headers['vary'], answer.headers['cache-control']]).toEqual(['accept, accept-language', 'no-store'])
    expect(page.text).not.toContain('Courier')
  })

  it('an offer that has ended is over, one that was claimed can be asked for again', async () => {
    const { client, offer, clock } = await newPlatform()
    const code = await offer()
    clock.ms = START + 40 * 86_400_000
    expect((await client.get(`/interactions/${code}`, JSON_ONLY)).status).toBe(410)
  })

  it('answers HEAD without a body, no other method, and what throws without telling why', async () => {
    const { client, offer } = await newPlatform()
    const path = `/interactions/${await offer()}`
    expect(await client.ask('HEAD', path)).toMatchObject({ status: 200, text: '' })
    expect(await client.post(path, {})).toMatchObject({ status: 405, headers: { allow: 'GET' } })
    const describe = async () => {
      throw new Error('secret')
    }
    const broken = await serveOn(createInteractionHandler({ baseUrl: 'https://courier.example', describe, protocols: {} }))
    const answer = await broken.get('/interactions/a')
    expect([answer.status, answer.json.code, answer.text.includes('secret')]).toEqual([500, 'exchange.failed', false])
  })
})

describe('the access log', () => {
  it('has the route, never the code', async () => {
    const lines: string[] = []
    const routeOf = (path: string) => vcalmRouteOf(path) ?? '*'
    const handler = createInteractionHandler({ baseUrl: 'https://courier.example', describe: async () => view, protocols: {} })
    const client = await serveOn(withMiddleware(handler, createAccessLog({ write: (line) => lines.push(line), routeOf })))
    const paths = [
      '/interactions/CODE',
      '/workflows/claim/exchanges/CODE',
      '/interactions/CODE/CODE',
      '/workflows/CODE',
      '/interactions/CODE%20',
    ]
    for (const path of paths) await client.get(`${path}?iuv=1`)
    expect(lines.map((line) => JSON.parse(line).route)).toEqual([
      '/interactions/{interaction}',
      '/workflows/{workflow}/exchanges/{exchange}',
      '*',
      '*',
      '*',
    ])
    expect(lines.join()).not.toContain('CODE')
    expect(vcalmRouteOf('/status/1')).toBeUndefined()
  })
})

describe('GET /workflows/{workflow}/exchanges/{exchange}/protocols (VCALM 1.0, get exchange protocols)', () => {
  it('says the same as the interaction, to whoever asks, under the workflow that it is of', async () => {
    const { client, offer, baseUrl, exchanges } = await newPlatform()
    const code = await offer()
    const url = `${baseUrl}/workflows/claim/exchanges/${code}`
    const { status, json } = await client.get(`/workflows/claim/exchanges/${code}/protocols`, { accept: 'text/html' })
    expect([status, json]).toEqual([200, { protocols: { vcapi: url } }])
    expect((await client.get(`/workflows/present/exchanges/${code}/protocols`)).status).toBe(404)
    expect((await client.get(`/workflows/other/exchanges/${code}/protocols`)).status).toBe(404)
    expect((await client.post(`/workflows/claim/exchanges/${code}/protocols`, {})).status).toBe(405)
    const queries = [{ type: 'QueryByExample', credentialQuery: { example: { type: ['OpenBadgeCredential'] } } }] as const
    const { id, url: present } = await exchanges.createExchange({ name: 'A badge', queries })
    const asked = await client.get(`/workflows/present/exchanges/${id}/protocols`)
    expect(asked.json).toEqual({ protocols: { vcapi: present } })
    expect((await client.get(`/workflows/claim/exchanges/${id}/protocols`)).status).toBe(404)
    expect(vcalmRouteOf(`/workflows/claim/exchanges/${code}/protocols`)).toBe(
      '/workflows/{workflow}/exchanges/{exchange}/protocols',
    )
  })

  it('of an offer with a PIN leaves out what cannot carry it', async () => {
    const oid4vci = async (id: string) => `openid-credential-offer://?code=${id}`
    const { client, offer } = await newPlatform({ protocols: { OID4VCI: oid4vci } })
    const code = await offer({ pin: '493536' })
    const { json } = await client.get(`/workflows/claim/exchanges/${code}/protocols`)
    expect(json).toEqual({ protocols: { OID4VCI: `openid-credential-offer://?code=${code}` } })
  })
})
