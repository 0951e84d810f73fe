import { createConnection } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  createAccessLog,
  createCors,
  createHealth,
  createRateLimit,
  createRequestIds,
  createRequestLimits,
  createSecurityHeaders,
  createTokenBucket,
  type Handler,
  withMiddleware,
} from '../../src/exchange/index.js'
import { createNodeServer } from '../../src/exchange/node.js'
import { errorOf } from '../support/badges.js'
import { newService, serveOn } from './support.js'

const hello: Handler = async () => new Response('hello')

describe('health and readiness', () => {
  it('/healthz answers as long as the process does, /readyz as long as requests should come', async () => {
    let isReady = true
    const client = await serveOn(withMiddleware(hello, createHealth({ isReady: () => isReady })))
    expect([(await client.get('/healthz')).status, (await client.get('/readyz')).status]).toEqual([200, 200])
    isReady = false
    const answer = await client.get('/readyz')
    expect([answer.status, answer.json['code'], answer.headers['retry-after']]).toEqual([503, 'exchange.not_ready', '1'])
    expect([(await client.get('/healthz')).status, (await client.get('/other')).text]).toEqual([200, 'hello'])
  })

  it('are read and nothing else: 405 with Allow (RFC 9110 section 15.5.6)', async () => {
    const client = await serveOn(withMiddleware(hello, createHealth({ isReady: () => true })))
    for (const path of ['/healthz', '/readyz']) {
      const { status, headers, json } = await client.post(path, {})
      expect([status, headers['allow'], json['code']]).toEqual([405, 'GET, HEAD', 'exchange.method_not_allowed'])
    }
    expect((await client.post('/other', {})).text).toBe('hello')
  })

  it('a store that does not answer, or fails, is not ready', async () => {
    const hangs = await serveOn(
      withMiddleware(hello, createHealth({ isReady: () => new Promise(() => undefined), timeoutMs: 50 })),
    )
    const fails = await serveOn(withMiddleware(hello, createHealth({ isReady: () => Promise.reject(new Error('no store')) })))
    expect([(await hangs.get('/readyz')).status, (await fails.get('/readyz')).status]).toEqual([503, 503])
  })
})

describe('rate limits', () => {
  it('a client that sends too much waits; another does not', async () => {
    let now = 0
    const limiter = createTokenBucket({ burst: 2, perSecond: 1, elapsedMs: () => now })
    const clientOf = (request: Request) => request.headers.get('x-client') ?? ''
    const client = await serveOn(withMiddleware(hello, createRateLimit({ limiter, clientOf })))
    const statuses = async (name: string) => (await client.get('/', { 'x-client': name })).status
    expect([await statuses('a'), await statuses('a'), await statuses('a'), await statuses('b')]).toEqual([200, 200, 429, 200])
    const refused = await client.get('/', { 'x-client': 'a' })
    expect([refused.json['code'], refused.headers['retry-after']]).toEqual(['exchange.rate_limited', '1'])
    now = 1000
    expect([await statuses('a'), await statuses('a')]).toEqual([200, 429])
  })

  it('clients are counted by their address, and only so many are remembered', async () => {
    const limiter = createTokenBucket({ burst: 1, perSecond: 0.001, maxClients: 2 })
    const client = await serveOn(withMiddleware(hello, createRateLimit({ limiter })))
    expect([(await client.get('/')).status, (await client.get('/')).status]).toEqual([200, 429])
    for (const name of ['a', 'b', 'c']) await limiter.take(name)
    expect(await limiter.take('127.0.0.1')).toBe(0)
  })

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:0:c000:201', true],
    ['2001:DB8:1:2::1', '2001:db8:1:2::9%eth0', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:1::', true],
    ['::1', '::2:0:0:0:1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:c000:201', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['64:ff9b::192.0.2.1', '64:ff9b::192.0.2.2', false],
    ['192.0.2.1', '192.0.2.2', false],
    ['@peer:1', '@peer:2', false],
  ])('%s and %s are one client: %s (RFC 6177 section 2, RFC 4291 section 2.5.5.2)', async (one, other, isOne) => {
    const limited = createRateLimit({ limiter: createTokenBucket({ burst: 1, perSecond: 0.001 }) })(hello)
    const statusFor = async (remoteAddress: string) => (await limited(new Request('http://a.example'), { remoteAddress })).status
    expect([await statusFor(one), await statusFor(other)]).toEqual([200, isOne ? 429 : 200])
  })

  it('a limiter that fails lets nobody in, and tells nothing', async () => {
    const take = () => Promise.reject(new Error('redis://secret'))
    const client = await serveOn(withMiddleware(hello, createRateLimit({ limiter: { take } })))
    const answer = await client.get('/')
    expect([answer.status, answer.json['code'], answer.text.includes('secret')]).toEqual([500, 'exchange.failed', false])
  })
})

describe('request limits', () => {
  it('so many at the same time, and no longer URL or headers', async () => {
    const release: (() => void)[] = []
    const slow: Handler = () => new Promise((resolve) => release.push(() => resolve(new Response('hello'))))
    const limits = createRequestLimits({ maxConcurrent: 1, maxUrlLength: 100, maxHeaderLength: 200 })
    const client = await serveOn(withMiddleware(slow, limits))
    const first = client.get('/')
    while (release.length === 0) await new Promise((go) => setTimeout(go, 5))
    const second = await client.get('/')
    expect([second.status, second.json['code'], second.headers['retry-after']]).toEqual([503, 'exchange.busy', '1'])
    for (const one of release) one()
    expect((await first).status).toBe(200)
    // RFC 9110 section 15.5.15, RFC 6585 section 5: 413 is about a body alone.
    for (const [answer, status] of [
      [await client.get(`/${'a'.repeat(200)}`), 414],
      [await client.get('/', { 'x-long': 'a'.repeat(300) }), 431],
    ] as const)
      expect([answer.status, answer.json['status'], answer.json['code']]).toEqual([status, status, 'exchange.request_too_large'])
  })
})

describe('CORS', () => {
  const preflight = { origin: 'https://wallet.example', 'access-control-request-method': 'POST' }
  it('pages of the origins that are named, and no others', async () => {
    const { handle } = await newService()
    const client = await serveOn(
      withMiddleware(handle, createSecurityHeaders(), createCors({ origins: ['https://wallet.example'] })),
    )
    const before = await client.ask('OPTIONS', '/credentials/verify', undefined, preflight)
    expect([before.status, before.headers['access-control-allow-origin']]).toEqual([204, 'https://wallet.example'])
    expect(before.headers['access-control-allow-headers']).toContain('content-type')
    expect(before.headers).not.toHaveProperty('access-control-allow-credentials')
    const asked = await client.get('/issuers', { origin: 'https://wallet.example' })
    expect([asked.headers['access-control-allow-origin'], asked.headers['vary']]).toEqual(['https://wallet.example', 'origin'])
    for (const origin of ['https://evil.example', 'https://wallet.example.evil.example', 'null']) {
      const refused = await client.ask('OPTIONS', '/credentials/verify', undefined, { ...preflight, origin })
      expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([405, undefined])
    }
  })

  it('any, where that is asked for, on every answer: a cache would give one without to a page (Fetch, CORS protocol and HTTP caches)', async () => {
    const own: Handler = async () => new Response('x', { headers: { 'cache-control': 'max-age=300' } })
    const client = await serveOn(withMiddleware(own, createSecurityHeaders(), createCors({ origins: '*' })))
    const { headers } = await client.get('/')
    expect([headers['access-control-allow-origin'], headers['cross-origin-resource-policy']]).toEqual(['*', 'cross-origin'])
  })

  it('lets pages put profiles and turn pages of badges, as the Open Badges API has them', async () => {
    const client = await serveOn(withMiddleware(hello, createCors({ origins: ['https://wallet.example'] })))
    const before = await client.ask('OPTIONS', '/', undefined, { ...preflight, 'access-control-request-method': 'PUT' })
    expect(String(before.headers['access-control-allow-methods']).split(', ')).toContain('PUT')
    const { headers } = await client.get('/', { origin: 'https://wallet.example' })
    expect(String(headers['access-control-expose-headers']).split(', ')).toEqual(
      expect.arrayContaining(['link', 'x-total-count']),
    )
  })

  it('any, where that is asked for; what is no origin is not taken', async () => {
    const client = await serveOn(withMiddleware(hello, createCors({ origins: '*' })))
    expect((await client.get('/', { origin: 'https://a.example' })).headers['access-control-allow-origin']).toBe('*')
    for (const origins of [['https://wallet.example/'], ['wallet.example'], 'https://wallet.example'])
      expect(await errorOf(async () => createCors({ origins } as never))).toMatchObject({ code: 'core.option_invalid' })
  })
})

describe('security headers and the log', () => {
  it('are on every answer, and leave what an answer says itself', async () => {
    const own: Handler = async () => new Response('x', { headers: { 'cache-control': 'public, max-age=5' } })
    const client = await serveOn(withMiddleware(own, createSecurityHeaders({ strictTransportSeconds: 60 })))
    const { headers } = await client.get('/')
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=5',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=60',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  it('a handler that throws is a 500 of which nothing is told, and has its line', async () => {
    const lines: string[] = []
    const throws: Handler = () => Promise.reject(new Error('password=secret'))
    const client = await serveOn(withMiddleware(throws, createAccessLog({ write: (line) => lines.push(line) })))
    const answer = await client.get('/')
    expect([answer.status, answer.json['code']]).toEqual([500, 'exchange.failed'])
    expect(`${answer.text}${lines.join('')}`).not.toContain('secret')
    expect(JSON.parse(lines[0] as string)).toMatchObject({ route: '*', status: 500 })
  })
})

describe('what is no request in HTTP', () => {
  it('is answered with a date (RFC 9110 section 6.6.1)', async () => {
    const client = await serveOn(hello)
    const date = /^Date: (.*)\r$/m.exec(await client.raw('nonsense\r\n\r\n'))?.[1] ?? ''
    expect([new Date(date).toUTCString(), Math.abs(Date.now() - Date.parse(date)) < 10_000]).toEqual([date, true])
  })
})

describe('graceful shutdown', () => {
  it('requests that are being worked on end, new connections are refused', async () => {
    const slow: Handler = () => new Promise((resolve) => setTimeout(() => resolve(new Response('done')), 150))
    const server = createNodeServer(slow)
    const { port } = await server.listen(0)
    const answer = fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })
    await new Promise((go) => setTimeout(go, 60))
    await server.close(2000)
    expect(await (await answer).text()).toBe('done')
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  })

  it('what does not end is cut after the grace', async () => {
    const server = createNodeServer(() => new Promise(() => undefined))
    const { port } = await server.listen(0)
    const answer = fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error)
    await new Promise((go) => setTimeout(go, 60))
    await server.close(100)
    expect(await answer).toBeInstanceOf(Error)
  })

  it('no more connections than were said', async () => {
    const server = createNodeServer(() => new Promise((resolve) => setTimeout(() => resolve(new Response('x')), 200)), {
      maxConnections: 1,
    })
    const { port } = await server.listen(0)
    const both = await Promise.allSettled([fetch(`http://127.0.0.1:${port}/`), fetch(`http://127.0.0.1:${port}/`)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await server.close(1000)
  })

  it('an answer that is still being sent is sent to its end', async () => {
    const body = new Uint8Array(64 * 1024 * 1024)
    const server = createNodeServer(async () => new Response(body))
    const { port } = await server.listen(0)
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    const closed = server.close(10_000)
    await new Promise((go) => setTimeout(go, 100))
    expect((await answer.arrayBuffer()).byteLength).toBe(body.length)
    await closed
  })

  it('who keeps a connection is told that it ends with the answer (RFC 9112 section 9.6)', async () => {
    const waiting: (() => void)[] = []
    const server = createNodeServer(() => new Promise((resolve) => waiting.push(() => resolve(new Response('done')))))
    const { port } = await server.listen(0)
    const answer = fetch(`http://127.0.0.1:${port}/`)
    while (waiting.length === 0) await new Promise((go) => setTimeout(go, 5))
    const began = performance.now()
    const closed = server.close(10_000)
    for (const end of waiting) end()
    expect((await answer).headers.get('connection')).toBe('close')
    await closed
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('answers that are read slowly', () => {
  const body = new Uint8Array(64 * 1024 * 1024)
  const START = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

  it('whoever reads nothing of one holds a connection for no longer than a request may take', async () => {
    const server = createNodeServer(async ({ url }) => new Response(new URL(url).pathname === '/small' ? 'small' : body), {
      requestTimeoutMs: 300,
      maxConnections: 1,
    })
    const { port } = await server.listen(0)
    const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write(START))
    socket.on('error', () => undefined).pause()
    let isFree = false
    for (let tries = 0; tries < 25 && !isFree; tries++) {
      await new Promise((go) => setTimeout(go, 100))
      isFree = await fetch(`http://127.0.0.1:${port}/small`).then(
        ({ ok }) => ok,
        () => false,
      )
    }
    expect(isFree).toBe(true)
    socket.destroy()
    await server.close(0)
  })

  it('whoever reads on gets all of it', async () => {
    const server = createNodeServer(async () => new Response(body), { requestTimeoutMs: 300 })
    const { port } = await server.listen(0)
    let [length, pauses] = [0, 0]
    await new Promise<void>((resolve, reject) => {
      const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write(START))
      socket.on('data', (chunk) => {
        length += chunk.length
        if (pauses >= 6 || length < (pauses + 1) * 8_000_000) return length >= body.length ? resolve() : undefined
        pauses++
        socket.pause()
        setTimeout(() => socket.resume(), 150)
      })
      socket.on('close', () => reject(new Error(`${length} bytes`)))
    })
    expect(pauses).toBe(6)
    await server.close(0)
  })
})

describe('answers of handlers that are somebody else’s', () => {
  it('a body that breaks off, and headers and statuses that HTTP has none of, are a 500 and end nothing (RFC 9110 section 15.6.1)', async () => {
    const broken: Readonly<Record<string, () => Response>> = {
      '/body': () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })),
      '/used': () => {
        const response = new Response('once')
        void response.text()
        return response
      },
      '/header': () => new Response('x', { headers: { 'x-one': 'a', 'x-control': 'a\u0001b' } }),
      '/status': () => Response.error(),
    }
    const client = await serveOn(async (request) => broken[new URL(request.url).pathname]?.() ?? new Response('well'))
    for (const path of Object.keys(broken)) {
      const answer = await client.get(path)
      expect([path, answer.status, answer.json['code'], answer.headers['x-one']]).toEqual([
        path,
        500,
        'exchange.failed',
        undefined,
      ])
    }
    expect((await client.get('/')).text).toBe('well')
  })

  it('what cannot be given headers, such as a redirect, is given them all the same', async () => {
    const handler: Handler = async () => Response.redirect('https://courier.example/login', 303)
    const client = await serveOn(
      withMiddleware(handler, createRequestIds(), createSecurityHeaders(), createCors({ origins: ['https://wallet.example'] })),
    )
    const { status, headers } = await client.get('/')
    expect([status, headers['location'], headers['x-content-type-options']]).toEqual([
      303,
      'https://courier.example/login',
      'nosniff',
    ])
  })

  it('every cookie is a line of its own (RFC 6265 section 3)', async () => {
    const headers = new Headers([
      ['set-cookie', 'one=1; Path=/'],
      ['set-cookie', 'two=2; Path=/'],
    ])
    const client = await serveOn(async () => new Response(null, { status: 302, headers }))
    expect((await client.get('/')).headers['set-cookie']).toEqual(['one=1; Path=/', 'two=2; Path=/'])
  })
})
