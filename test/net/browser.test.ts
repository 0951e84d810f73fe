import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromUtf8 } from '../../src/core/index.js'
import { createBrowserNet } from '../../src/net/browser.js'
import { failure } from './support.js'

/** The origin of a page: http, an address and a port, which pages of others are not to reach. */
const server = createServer((request, response) => {
  const { url = '', method, headers } = request
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (url === '/hang') return undefined
    if (url === '/redirect') return response.writeHead(302, { location: '/' }).end()
    if (url === '/large') return response.end('x'.repeat(2000))
    const { 'content-type': type, authorization, accept } = headers
    const status = Number(/^\/(\d{3})$/.exec(url)?.[1] ?? 200)
    response.writeHead(status, status === 204 ? {} : { 'content-type': 'application/json' })
    return response.end(
      status === 204 ? undefined : JSON.stringify({ method, type, authorization, accept, body: `${Buffer.concat(chunks)}` }),
    )
  })
})
let ownOrigin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ownOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const SENT = { body: '{"a":1}', contentType: 'application/json' }
const codeOf = async (asked: Promise<unknown>): Promise<string> => (await failure(asked)).code

describe('a net of a page', () => {
  it('reaches the origin that the page is from, and no other by http, at a port or under a private name', async () => {
    const net = createBrowserNet({ ownOrigin })
    expect(JSON.parse(fromUtf8((await net.fetch(`${ownOrigin}/`)).bytes))).toMatchObject({ method: 'GET' })
    const other = createBrowserNet({ ownOrigin: 'https://badges.example' })
    for (const [url, code] of [
      [`${ownOrigin}/`, 'net.url_unsupported'],
      ['https://badges.example:8443/', 'net.url_unsupported'],
      ['http://badges.example/', 'net.url_unsupported'],
      ['https://127.0.0.1/', 'net.address_forbidden'],
      ['https://intranet/', 'net.address_forbidden'],
      ['https://a:b@badges.example/', 'net.url_unsupported'],
    ] as const) {
      expect([url, await codeOf(other.fetch(url))]).toEqual([url, code])
      expect([url, await codeOf(other.post(url, SENT))]).toEqual([url, code])
    }
  })

  it('sends a body once, and gives the answer whatever its status', async () => {
    const net = createBrowserNet({ ownOrigin })
    const { status, contentType, bytes } = await net.post(`${ownOrigin}/`, {
      ...SENT,
      accept: 'application/json',
      authorization: 'Bearer x',
    })
    expect([status, contentType]).toEqual([200, 'application/json'])
    expect(JSON.parse(fromUtf8(bytes))).toEqual({
      method: 'POST',
      type: 'application/json',
      authorization: 'Bearer x',
      accept: 'application/json',
      body: '{"a":1}',
    })
    expect((await net.post(`${ownOrigin}/400`, { ...SENT, types: ['text/plain'] })).status).toBe(400)
    expect((await net.post(`${ownOrigin}/204`, { ...SENT, types: 'json' })).bytes.length).toBe(0)
    expect((await net.post(`${ownOrigin}/`, { ...SENT, body: new Uint8Array([123, 125]) })).status).toBe(200)
    expect(await codeOf(net.post(`${ownOrigin}/`, { ...SENT, types: ['text/plain'] }))).toBe('net.content_type')
    expect(await codeOf(net.fetch(`${ownOrigin}/400`))).toBe('net.status')
  })

  it('asks before each of both, and keeps its bounds', async () => {
    const asked: string[] = []
    const refusing = createBrowserNet({ ownOrigin, onFetch: ({ origin }) => asked.push(origin) > 2 })
    expect(await codeOf(refusing.fetch(`${ownOrigin}/`))).toBe('net.fetch_refused')
    expect(await codeOf(refusing.post(`${ownOrigin}/`, SENT))).toBe('net.fetch_refused')
    expect((await refusing.post(`${ownOrigin}/`, SENT)).status).toBe(200)
    const small = createBrowserNet({ ownOrigin, maxBytes: 1000, timeoutMs: 200 })
    expect(await codeOf(small.post(`${ownOrigin}/large`, SENT))).toBe('net.too_large')
    expect(await codeOf(small.post(`${ownOrigin}/hang`, SENT))).toBe('net.timeout')
    expect(await codeOf(small.post(`${ownOrigin}/redirect`, SENT))).toBe('net.unreachable')
    expect(await codeOf(small.post(`${ownOrigin}/`, { ...SENT, body: 5 as never }))).toBe('core.option_invalid')
    expect(() => createBrowserNet({ ownOrigin: 'https://a.example/path' })).toThrow('core.option_invalid')
  })
})
