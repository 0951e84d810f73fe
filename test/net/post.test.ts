import { describe, expect, it } from 'vitest'
import { fromUtf8 } from '../../src/core/index.js'
import { createNodeServer } from '../../src/exchange/node.js'
import { createNet, type NetPostOptions } from '../../src/net/index.js'
import { clockAt, failure, startHost } from './support.js'

const JSON_TEXT: NetPostOptions = { body: '{"a":1}', contentType: 'application/json' }

/** A server that tells what it was sent. */
async function echo() {
  const host = await startHost((request, response) => {
    const { url = '', method, headers } = request
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (url.startsWith('/redirect')) return response.writeHead(Number(url.slice(10)), { location: '/' }).end()
      if (url === '/hang') return undefined
      if (url === '/large') return response.end('x'.repeat(2000))
      if (url === '/busy') return response.writeHead(503, { 'retry-after': '60' }).end()
      const { 'content-type': type, authorization, accept } = headers
      const body = Buffer.concat(chunks).toString()
      const status = /^\/(\d{3})$/.exec(url)?.[1] ?? '200'
      response.writeHead(Number(status), { 'content-type': 'application/json' })
      return response.end(status === '204' ? undefined : JSON.stringify({ method, type, authorization, accept, body }))
    })
  })
  return host
}

describe('post', () => {
  it('sends a body over https and gives the answer', async () => {
    const host = await echo()
    const net = host.open()
    const response = await net.post(host.url('/'), { ...JSON_TEXT, accept: 'application/json', authorization: 'Bearer a' })
    expect([response.status, response.contentType, response.fromCache]).toEqual([200, 'application/json', false])
    expect(JSON.parse(fromUtf8(response.bytes))).toEqual({
      method: 'POST',
      type: 'application/json',
      authorization: 'Bearer a',
      accept: 'application/json',
      body: '{"a":1}',
    })
    const bytes = Uint8Array.of(0, 1, 2)
    const sending = net.post(host.url('/'), { body: bytes, contentType: 'application/octet-stream' })
    bytes.fill(9)
    expect(JSON.parse(fromUtf8((await sending).bytes)).body).toBe('\u0000\u0001\u0002')
  })

  it.each([201, 204, 400, 401, 404, 500])('gives an answer of status %s as it is', async (status) => {
    const host = await echo()
    expect((await host.open().post(host.url(`/${status}`), JSON_TEXT)).status).toBe(status)
  })

  it.each([301, 302, 303, 307, 308])('follows no redirect of status %s, and sends nothing again', async (status) => {
    const host = await echo()
    expect((await failure(host.open().post(host.url(`/redirect/${status}`), JSON_TEXT))).code).toBe('net.redirect_forbidden')
    expect(host.seen).toHaveLength(1)
  })

  it('sends each of two equal requests', async () => {
    const host = await echo()
    const net = host.open()
    await Promise.all([net.post(host.url('/'), JSON_TEXT), net.post(host.url('/'), JSON_TEXT)])
    expect(host.seen).toHaveLength(2)
  })

  it('is bounded in size, types and time, and can be given up', async () => {
    const host = await echo()
    const net = host.open({ timeoutMs: 300 })
    expect((await failure(net.post(host.url('/large'), { ...JSON_TEXT, maxBytes: 1000 }))).code).toBe('net.too_large')
    expect((await failure(net.post(host.url('/'), { ...JSON_TEXT, types: ['text/plain'] }))).code).toBe('net.content_type')
    expect((await failure(net.post(host.url('/hang'), JSON_TEXT))).code).toBe('net.timeout')
    const given = new AbortController()
    const sending = failure(net.post(host.url('/hang'), { ...JSON_TEXT, signal: given.signal }))
    given.abort()
    expect((await sending).code).toBe('net.aborted')
  })

  it('asks first, and not again while the host wants a pause', async () => {
    const host = await echo()
    const { now, advance } = clockAt('2026-05-01T09:00:00Z')
    expect((await failure(host.open({ onFetch: () => false }).post(host.url('/'), JSON_TEXT))).code).toBe('net.fetch_refused')
    const net = host.open({ now })
    expect((await net.post(host.url('/busy'), JSON_TEXT)).status).toBe(503)
    expect((await failure(net.post(host.url('/'), JSON_TEXT))).code).toBe('net.retry_later')
    advance(61)
    expect((await net.post(host.url('/'), JSON_TEXT)).status).toBe(200)
  })

  it.each<[string, string, NetPostOptions, string]>([
    ['http', 'http://courier.example/', JSON_TEXT, 'net.url_unsupported'],
    ['a name and a password', 'https://a:b@courier.example/', JSON_TEXT, 'net.url_unsupported'],
    ['another port', 'https://courier.example:8443/', JSON_TEXT, 'net.url_unsupported'],
    ['a private address', 'https://10.0.0.1/', JSON_TEXT, 'net.address_forbidden'],
    ['a host that is not listed', 'https://other.example/', JSON_TEXT, 'net.host_forbidden'],
    ['a header of two lines', 'https://courier.example/', { ...JSON_TEXT, authorization: 'a\r\nb: c' }, 'core.option_invalid'],
    ['no body', 'https://courier.example/', { contentType: 'a/b' } as never, 'core.option_invalid'],
    ['an unknown option', 'https://courier.example/', { ...JSON_TEXT, method: 'PUT' } as never, 'core.option_unknown'],
  ])('refuses %s', async (_name, url, options, code) => {
    const net = createNet({ hosts: (name) => name !== 'other.example' })
    expect((await failure(net.post(url, options))).code).toBe(code)
  })
})

describe('http', () => {
  it('is for addresses of this machine that are listed, and for no other', async () => {
    const server = createNodeServer(async (request) => new Response(`${request.method} ${await request.text()}`))
    const { port } = await server.listen(0)
    try {
      const net = createNet({ ports: [port], unsafeAllowAddresses: ['127.0.0.1', '10.0.0.1'], cache: false })
      const url = `http://127.0.0.1:${port}/`
      expect(fromUtf8((await net.fetch(url)).bytes)).toBe('GET ')
      expect(fromUtf8((await net.post(url, JSON_TEXT)).bytes)).toBe('POST {"a":1}')
      for (const other of ['127.0.0.2', 'localhost', '10.0.0.1', '[::1]'])
        expect((await failure(net.fetch(`http://${other}:${port}/`))).code).toBe('net.url_unsupported')
      expect((await failure(createNet({ ports: [port] }).fetch(url))).code).toBe('net.url_unsupported')
    } finally {
      await server.close(100)
    }
  })
})
