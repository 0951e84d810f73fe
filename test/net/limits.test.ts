import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createNet, type FetchNotice } from '../../src/net/index.js'
import { clockAt, failure, sleep, startHost } from './support.js'

describe('requests at a time', () => {
  it('are a few to one host, the others wait for their turn', async () => {
    const state = { open: 0, most: 0 }
    const host = await startHost((_request, response) => {
      state.most = Math.max(state.most, ++state.open)
      setTimeout(() => {
        state.open--
        response.end('{}')
      }, 15)
    })
    const net = host.open({ maxConnectionsPerHost: 2, maxQueued: 400 })
    await Promise.all(Array.from({ length: 20 }, (_, index) => net.fetch(host.url(`/${index}`))))
    expect(state.most).toBe(2)
    expect(host.seen).toHaveLength(20)
  })

  it('are some in all', async () => {
    const state = { open: 0, most: 0 }
    const slow = (_request: unknown, response: ServerResponse): void => {
      state.most = Math.max(state.most, ++state.open)
      setTimeout(() => {
        state.open--
        response.end('{}')
      }, 15)
    }
    const [one, two] = [await startHost(slow), await startHost(slow)]
    const net = createNet({
      ca: one.ca + two.ca,
      ports: [one.port, two.port],
      unsafeAllowAddresses: ['127.0.0.1', '::1'],
      maxConnections: 3,
    })
    await Promise.all(Array.from({ length: 12 }, (_, index) => net.fetch((index % 2 === 0 ? one : two).url(`/${index}`))))
    expect(state.most).toBe(3)
  })

  it('no more wait than may; a host that hangs takes a quarter of the places', async () => {
    const [hung, well] = [await startHost(() => {}), await startHost((_request, response) => void response.end('{}'))]
    const net = createNet({
      ca: hung.ca + well.ca,
      ports: [hung.port, well.port],
      unsafeAllowAddresses: ['127.0.0.1', '::1'],
      maxConnectionsPerHost: 1,
      maxQueued: 8,
      timeoutMs: 1500,
    })
    const codes = Promise.all(
      Array.from({ length: 6 }, async (_, index) => (await failure(net.fetch(hung.url(`/${index}`)))).code),
    )
    expect((await net.fetch(well.url('/'))).status).toBe(200)
    expect(await failure(net.fetch(hung.url('/more')))).toMatchObject({
      code: 'net.busy',
      kind: 'operation',
      retryable: true,
      params: { host: 'localhost', limit: 8 },
    })
    // One was sent and two waited, which counts into their time.
    expect((await codes).sort()).toEqual([...Array(3).fill('net.busy'), ...Array(3).fill('net.timeout')])
    expect(hung.seen.length).toBeLessThanOrEqual(3)
  })

  it('a caller who gives up while waiting frees the place', async () => {
    const host = await startHost((request, response) => {
      if (request.url !== '/hang') response.end('{}')
    })
    const net = host.open({ maxConnectionsPerHost: 1, maxQueued: 4 })
    const hang = new AbortController()
    const hanging = failure(net.fetch(host.url('/hang'), { signal: hang.signal }))
    await sleep(30)
    expect((await failure(net.fetch(host.url('/1'), { signal: AbortSignal.timeout(20) }))).code).toBe('net.aborted')
    const waiting = net.fetch(host.url('/2'))
    hang.abort()
    expect((await hanging).code).toBe('net.aborted')
    expect((await waiting).status).toBe(200)
    expect(host.seen.map(({ url }) => url)).toEqual(['/hang', '/2'])
  })

  it('are free again after errors of every kind', async () => {
    const host = await startHost((request, response) => {
      if (request.url?.startsWith('/cut')) return void response.socket?.destroy()
      if (request.url?.startsWith('/slow')) return undefined
      response.writeHead(request.url?.startsWith('/no') ? 500 : 200).end('{}')
    })
    const net = host.open({ maxConnectionsPerHost: 1, timeoutMs: 150 })
    for (const path of ['/cut', '/slow', '/no', '/cut2', '/slow2', '/no2']) await failure(net.fetch(host.url(path)))
    expect((await net.fetch(host.url('/ok'))).status).toBe(200)
  })
})

describe('Retry-After (RFC 9110 section 10.2.3)', () => {
  const start = '2026-06-01T00:00:00Z'

  it.each([
    [503, '120', 120],
    [429, '120', 120],
    [429, 'Mon, 01 Jun 2026 00:01:00 GMT', 60],
    [503, '999999999', 600],
    [503, 'Fri, 01 Jan 2100 00:00:00 GMT', 600],
  ])('of %i with %s is kept for %i seconds, ten minutes at most', async (status, header, seconds) => {
    const { now, advance } = clockAt(start)
    const host = await startHost((_request, response) => void response.writeHead(status, { 'retry-after': header }).end())
    const net = host.open({ now })
    expect((await failure(net.fetch(host.url('/a')))).code).toBe('net.status')
    advance(seconds - 1)
    const error = await failure(net.fetch(host.url('/b')))
    const until = new Date(Date.parse(start) + seconds * 1000).toISOString().replace('.000Z', 'Z')
    expect(error).toMatchObject({
      code: 'net.retry_later',
      kind: 'operation',
      retryable: true,
      params: { host: 'localhost', until },
    })
    expect(host.seen).toHaveLength(1)
    advance(1)
    expect((await failure(net.fetch(host.url('/a')))).code).toBe('net.status')
    expect(host.seen).toHaveLength(2)
  })

  it.each([
    [503, 'soon'],
    [503, '-1'],
    [503, '0'],
    [503, '1e9'],
    [429, 'Fri, 01 Jan 2021 00:00:00 GMT'],
    [500, '120'],
    [404, '120'],
  ])('of %i with %s is no pause', async (status, header) => {
    const { now } = clockAt(start)
    const host = await startHost((_request, response) => void response.writeHead(status, { 'retry-after': header }).end())
    const net = host.open({ now })
    await failure(net.fetch(host.url('/a')))
    expect((await failure(net.fetch(host.url('/a')))).code).toBe('net.status')
  })

  it('holds for those that wait, lets kept answers be used, and other hosts alone', async () => {
    const { now } = clockAt(start)
    const host = await startHost((request, response) => {
      if (request.url === '/kept') return void response.writeHead(200, { 'cache-control': 'max-age=60' }).end('{}')
      response.writeHead(429, { 'retry-after': '60' }).end()
    })
    const other = await startHost((_request, response) => void response.end('{}'))
    const net = createNet({
      ca: host.ca + other.ca,
      ports: [host.port, other.port],
      unsafeAllowAddresses: ['127.0.0.1', '::1'],
      now,
      maxConnectionsPerHost: 1,
    })
    await net.fetch(host.url('/kept'))
    const codes = await Promise.all(['/1', '/2', '/3'].map(async (path) => (await failure(net.fetch(host.url(path)))).code))
    expect(codes).toEqual(['net.status', 'net.retry_later', 'net.retry_later'])
    expect(host.seen).toHaveLength(2)
    expect((await net.fetch(host.url('/kept'))).fromCache).toBe(true)
    expect((await net.fetch(other.url('/'))).status).toBe(200)
  })

  it('is over when the clock was set back', async () => {
    const { now, advance } = clockAt(start)
    const host = await startHost((_request, response) => void response.writeHead(503, { 'retry-after': '60' }).end())
    const net = host.open({ now })
    await failure(net.fetch(host.url('/a')))
    advance(-86_400)
    expect((await failure(net.fetch(host.url('/a')))).code).toBe('net.status')
  })
})

describe('onFetch', () => {
  const pages = startHost((request, response) => {
    if (request.url === '/there') return void response.writeHead(302, { location: '/ok' }).end()
    if (request.url === '/silent') return undefined
    response.writeHead(200, { 'cache-control': 'max-age=60', etag: '"1"' }).end('{}')
  })

  it('is told origin and purpose before anything leaves, and awaited', async () => {
    const host = await pages
    const before = host.connections()
    const notices: FetchNotice[] = []
    const net = host.open({
      onFetch: async (notice) => {
        await sleep(50)
        expect(host.connections()).toBe(before)
        expect(Object.isFrozen(notice)).toBe(true)
        notices.push(notice)
      },
    })
    await net.fetch(host.url('/secret/path?token=1'), { purpose: 'status' })
    expect(notices).toEqual([{ origin: `https://localhost:${host.port}`, purpose: 'status' }])
  })

  it('is told once for redirects within an origin, of each other origin, and not of kept answers', async () => {
    const host = await pages
    const gate = await startHost((_request, response) => void response.writeHead(302, { location: host.url('/there') }).end())
    const origins: string[] = []
    const net = createNet({
      ca: host.ca + gate.ca,
      ports: [host.port, gate.port],
      unsafeAllowAddresses: ['127.0.0.1', '::1'],
      onFetch: ({ origin }) => void origins.push(origin),
    })
    await net.fetch(gate.url('/'))
    expect(origins).toEqual([`https://localhost:${gate.port}`, `https://localhost:${host.port}`])
    await net.fetch(host.url('/ok'))
    expect(origins).toHaveLength(2)
  })

  it.each([
    ['false', () => false],
    ['a promise of false', async () => false],
    [
      'an error',
      () => {
        throw new Error('no')
      },
    ],
    ['a rejection', () => Promise.reject(new Error('no'))],
  ])('refuses by %s', async (_how, onFetch) => {
    const host = await pages
    const before = host.connections()
    const error = await failure(host.open({ onFetch }).fetch(host.url('/ok'), { purpose: 'status' }))
    expect(error).toMatchObject({
      code: 'net.fetch_refused',
      kind: 'operation',
      params: { host: 'localhost', purpose: 'status' },
    })
    const other = await failure(host.open({ onFetch }).fetch(host.url('/ok')))
    expect(other.params).toEqual({ host: 'localhost', purpose: 'other' })
    expect(host.connections()).toBe(before)
  })

  it('has all the time in the world, which is not that of the server', async () => {
    const host = await pages
    const net = host.open({ timeoutMs: 300, onFetch: () => sleep(600) })
    expect((await net.fetch(host.url('/ok'))).status).toBe(200)
    const started = performance.now()
    expect((await failure(net.fetch(host.url('/silent')))).code).toBe('net.timeout')
    expect(performance.now() - started).toBeGreaterThan(800)
  })

  it('ends with the caller', async () => {
    const host = await pages
    const net = host.open({ onFetch: () => new Promise(() => {}) })
    expect((await failure(net.fetch(host.url('/ok'), { signal: AbortSignal.timeout(30) }))).code).toBe('net.aborted')
  })
})

describe('media types', () => {
  const typed = startHost((request, response) => {
    const type = decodeURIComponent((request.url ?? '').slice(1))
    response.writeHead(200, type === '' ? {} : { 'content-type': type }).end('{}')
  })
  const fetchTyped = async (type: string, types: 'json' | 'credential' | string[]): Promise<string> => {
    const host = await typed
    const fetching = host.open().fetch(host.url(`/${encodeURIComponent(type)}`), { types })
    return fetching.then(
      () => 'read',
      (error: { code: string }) => error.code,
    )
  }

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/LD+JSON;profile="x"',
    'application/vc+ld+json',
    'application/did+json',
    'application/did+ld+json',
    'application/did',
    'application/cid',
    'application/vc',
    'application/jwk+json',
    'application/schema+json',
    'text/json',
    'text/plain',
    'application/octet-stream',
    'binary/octet-stream',
    '',
  ])('JSON comes as %s', async (type) => {
    expect(await fetchTyped(type, 'json')).toBe('read')
    expect(await fetchTyped(type, 'credential')).toBe('read')
  })

  it.each(['application/vc+jwt', 'application/jwt', 'application/jose', 'application/vc+sd-jwt', 'application/dc+sd-jwt'])(
    'a credential also comes as %s',
    async (type) => {
      expect(await fetchTyped(type, 'credential')).toBe('read')
      expect(await fetchTyped(type, 'json')).toBe('net.content_type')
    },
  )

  it.each([
    'text/html',
    'text/html; charset=utf-8',
    'application/xhtml+xml',
    'image/png',
    'text/javascript',
    '+json',
    'json',
    'x'.repeat(500),
  ])('neither comes as %s', async (type) => {
    expect(await fetchTyped(type, 'json')).toBe('net.content_type')
    expect(await fetchTyped(type, 'credential')).toBe('net.content_type')
  })

  it('are any, or those of a list', async () => {
    const host = await typed
    expect((await host.open().fetch(host.url('/text%2Fhtml'))).contentType).toBe('text/html')
    expect(await fetchTyped('text/html', ['text/html'])).toBe('read')
    expect(await fetchTyped('', ['text/html'])).toBe('net.content_type')
    expect(await fetchTyped('a/b+xml', ['+xml'])).toBe('read')
  })

  it('tell what came in few words', async () => {
    const host = await typed
    const name = async (type: string): Promise<unknown> =>
      (await failure(host.open().fetch(host.url(`/${encodeURIComponent(type)}`), { types: 'json' }))).params
    expect(await name('text/html; charset=utf-8')).toEqual({ host: 'localhost', contentType: 'text/html' })
    expect(await name('<script>')).toEqual({ host: 'localhost', contentType: 'unreadable' })
    expect(await name('x'.repeat(500))).toEqual({ host: 'localhost', contentType: 'unreadable' })
  })

  it('are refused before the body is read', async () => {
    const host = await startHost((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('<p>')
    })
    expect((await failure(host.open({ timeoutMs: 2000 }).fetch(host.url('/'), { types: 'json' }))).code).toBe('net.content_type')
  })
})

describe('options', () => {
  it.each([
    [{ cache: true }],
    [{ cache: { maxEntries: 0 } }],
    [{ cache: { maxBytes: 0 } }],
    [{ cache: { maxFreshMs: -1 } }],
    [{ cache: { ttl: 1 } }],
    [{ maxConnections: 0 }],
    [{ maxConnectionsPerHost: 0.5 }],
    [{ maxQueued: -1 }],
    [{ onFetch: true }],
    [{ now: 'yesterday' }],
  ])('of a net: refuses %j', (options) => {
    expect(() => createNet(options as never)).toThrow(expect.objectContaining({ kind: 'usage' }))
  })

  it.each([
    { types: 'html' },
    { types: ['*/*'] },
    { types: ['Text/Plain'] },
    { types: Array(65).fill('a/b') },
    { purpose: 'fun' },
  ])('of a fetch: refuses %j', async (options) => {
    expect(await failure(createNet().fetch('https://localhost/', options as never))).toMatchObject({
      code: 'core.option_invalid',
      kind: 'usage',
    })
  })
})
