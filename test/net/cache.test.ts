import type { ServerResponse } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import type { NetResponse } from '../../src/net/index.js'
import { clockAt, failure, type Host, sleep, startHost } from './support.js'

const START = '2026-06-01T00:00:00Z'
const textOf = ({ bytes }: NetResponse): string => new TextDecoder().decode(bytes)

/** What the server answers with next, and what it says of how long that holds. */
const said: { status: number; body: string; headers: Record<string, string>; onlyIfChanged: boolean } = {
  status: 200,
  body: '',
  headers: {},
  onlyIfChanged: false,
}
const host: Host = await startHost((request, response) => {
  const isKnown =
    request.headers['if-none-match'] === said.headers['etag'] && request.headers['if-none-match'] !== undefined
      ? true
      : request.headers['if-modified-since'] !== undefined &&
        request.headers['if-modified-since'] === said.headers['last-modified']
  if (said.onlyIfChanged && isKnown) return void response.writeHead(304, said.headers).end()
  response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers }).end(said.body)
})
const answer = (headers: Record<string, string>, body = '{"a":1}', more: Partial<typeof said> = {}): void =>
  void Object.assign(said, { status: 200, onlyIfChanged: false, headers, body, ...more })
let asked = 0
const requests = (): number => host.seen.length - asked
beforeEach(() => {
  asked = host.seen.length
})

describe('RFC 9111: a fresh answer is used again', () => {
  it('for as long as max-age says, with the time of the real answer', async () => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer({ 'cache-control': 'max-age=60' })
    expect(await net.fetch(host.url('/a'))).toMatchObject({ fetchedAt: START, fromCache: false })
    advance(59)
    answer({ 'cache-control': 'max-age=60' }, '{"a":2}')
    const kept = await net.fetch(host.url('/a'))
    expect(kept).toMatchObject({ fetchedAt: START, fromCache: true, contentType: 'application/json', url: host.url('/a') })
    expect(textOf(kept)).toBe('{"a":1}')
    expect(requests()).toBe(1)
    advance(1)
    const next = await net.fetch(host.url('/a'))
    expect(next).toMatchObject({ fetchedAt: '2026-06-01T00:01:00Z', fromCache: false })
    expect(textOf(next)).toBe('{"a":2}')
  })

  it.each([
    ['section 5.3: until Expires', { expires: 'Mon, 01 Jun 2026 00:01:00 GMT', date: 'Mon, 01 Jun 2026 00:00:00 GMT' }, 30, 1],
    ['section 4.2.3: less what it has aged on its way', { 'cache-control': 'max-age=60', age: '40' }, 30, 2],
    ['section 5.2.2.10: by s-maxage, which many users share', { 'cache-control': 's-maxage=60, max-age=1' }, 30, 1],
    ['section 5.2.2.2: must-revalidate is about stale answers', { 'cache-control': 'max-age=60, must-revalidate' }, 30, 1],
    ['section 5.2: whatever the case of a directive', { 'cache-control': 'Max-Age=60' }, 30, 1],
    ['section 5.2.2.5: never with no-store', { 'cache-control': 'max-age=60, No-Store' }, 0, 2],
    ['section 5.2.2.4: never with no-cache', { 'cache-control': 'max-age=60, no-cache' }, 0, 2],
    ['section 5.2.2.7: never with private', { 'cache-control': 'max-age=60, private' }, 0, 2],
    ['section 4.2.1: the first of two directives', { 'cache-control': 'max-age=0, max-age=60' }, 1, 2],
    ['section 4.1: never with Vary: *', { 'cache-control': 'max-age=60', vary: '*' }, 0, 2],
    ['section 4.1: never with * among others', { 'cache-control': 'max-age=60', vary: 'accept, *' }, 0, 2],
    ['section 4.2.2: nothing is guessed from Last-Modified', { 'last-modified': 'Wed, 01 Jan 2020 00:00:00 GMT' }, 1, 2],
    ['section 5.3: an Expires that is no date is past', { expires: '0' }, 1, 2],
    ['not where nothing is said', {}, 0, 2],
    ['not after stale-while-revalidate has begun', { 'cache-control': 'max-age=1, stale-while-revalidate=600' }, 30, 2],
    ['not where the directives are too long to be read', { 'cache-control': `max-age=60, ${'x'.repeat(2000)}` }, 0, 2],
  ])('%s', async (_rule, headers, seconds, expected) => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer(headers as Record<string, string>)
    await net.fetch(host.url('/b'))
    advance(seconds)
    await net.fetch(host.url('/b'))
    expect(requests()).toBe(expected)
  })

  it('five minutes at most, whatever its server says, so that a key that was taken back is not believed for a year', async () => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer({ 'cache-control': 'max-age=31536000, immutable' })
    await net.fetch(host.url('/a'))
    advance(299)
    await net.fetch(host.url('/a'))
    expect(requests()).toBe(1)
    advance(1)
    await net.fetch(host.url('/a'))
    expect(requests()).toBe(2)
  })

  it('section 5.2.1.1: no older than the caller takes it', async () => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer({ 'cache-control': 'max-age=60', etag: '"1"' }, '{"a":1}', { onlyIfChanged: true })
    await net.fetch(host.url('/age'))
    advance(10)
    await net.fetch(host.url('/age'), { maxAgeMs: 10_001 })
    expect(requests()).toBe(1)
    const confirmed = await net.fetch(host.url('/age'), { maxAgeMs: 10_000 })
    expect([confirmed.fromCache, confirmed.fetchedAt, requests()]).toEqual([true, '2026-06-01T00:00:10Z', 2])
    await net.fetch(host.url('/age'))
    await net.fetch(host.url('/age'), { maxAgeMs: 0 })
    expect(requests()).toBe(3)
    for (const maxAgeMs of [-1, 0.5, Number.NaN])
      expect((await failure(net.fetch(host.url('/age'), { maxAgeMs }))).code).toBe('core.option_invalid')
  })

  it('not when the clock was set back to before it came', async () => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer({ 'cache-control': 'max-age=60' })
    await net.fetch(host.url('/a'))
    advance(-10)
    await net.fetch(host.url('/a'))
    expect(requests()).toBe(2)
  })

  it('per Accept, which is all that requests differ in', async () => {
    const net = host.open()
    answer({ 'cache-control': 'max-age=60', vary: 'Accept' })
    await net.fetch(host.url('/a'), { accept: 'application/json' })
    await net.fetch(host.url('/a'), { accept: 'application/did+json' })
    await net.fetch(host.url('/a'), { accept: 'application/json' })
    expect(requests()).toBe(2)
  })

  it('within the bounds and types of the call that uses it', async () => {
    const net = host.open()
    answer({ 'cache-control': 'max-age=60' })
    await net.fetch(host.url('/a'))
    expect((await failure(net.fetch(host.url('/a'), { maxBytes: 6 }))).code).toBe('net.too_large')
    expect((await failure(net.fetch(host.url('/a'), { types: ['text/plain'] }))).code).toBe('net.content_type')
    expect(requests()).toBe(1)
  })

  it('by one net alone', async () => {
    answer({ 'cache-control': 'max-age=60' })
    await host.open().fetch(host.url('/a'))
    await host.open().fetch(host.url('/a'))
    expect(requests()).toBe(2)
  })

  it('as a copy: what a caller writes into the bytes, no other reads', async () => {
    const net = host.open()
    answer({ 'cache-control': 'max-age=60' })
    for (let round = 0; round < 3; round++) {
      const [one, two] = await Promise.all([net.fetch(host.url('/a')), net.fetch(host.url('/a'))])
      expect([textOf(one as NetResponse), textOf(two as NetResponse)]).toEqual(['{"a":1}', '{"a":1}'])
      one?.bytes.fill(0)
      expect(textOf(two as NetResponse)).toBe('{"a":1}')
    }
    expect(requests()).toBe(1)
  })

  it('never with cache: false', async () => {
    const net = host.open({ cache: false })
    answer({ 'cache-control': 'max-age=60', etag: '"1"' })
    await net.fetch(host.url('/a'))
    expect(await net.fetch(host.url('/a'))).toMatchObject({ fromCache: false })
    expect(host.seen.at(-1)?.headers['if-none-match']).toBeUndefined()
    expect(requests()).toBe(2)
  })

  it('never an error', async () => {
    const net = host.open()
    answer({ 'cache-control': 'max-age=60' }, 'no', { status: 404 })
    expect((await failure(net.fetch(host.url('/a')))).code).toBe('net.status')
    answer({ 'cache-control': 'max-age=60' })
    expect(textOf(await net.fetch(host.url('/a')))).toBe('{"a":1}')
    expect(requests()).toBe(2)
  })
})

describe('RFC 9111 section 4.3: a kept answer is asked about', () => {
  it.each([
    ['ETag', { etag: '"v1"' }, 'if-none-match', '"v1"'],
    ['weak ETag', { etag: 'W/"v1"' }, 'if-none-match', 'W/"v1"'],
    ['Last-Modified', { 'last-modified': 'Wed, 01 Jan 2020 00:00:00 GMT' }, 'if-modified-since', 'Wed, 01 Jan 2020 00:00:00 GMT'],
  ])('by %s, and a 304 makes it as new as the 304', async (_kind, headers, condition, value) => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer(headers as Record<string, string>, '{"a":1}', { onlyIfChanged: true })
    await net.fetch(host.url('/a'))
    advance(10)
    const again = await net.fetch(host.url('/a'))
    expect(host.seen.at(-1)?.headers[condition]).toBe(value)
    expect(again).toMatchObject({ fromCache: true, fetchedAt: '2026-06-01T00:00:10Z' })
    expect(textOf(again)).toBe('{"a":1}')
    expect(requests()).toBe(2)
  })

  it('and takes the new lifetime out of the 304', async () => {
    const { now, advance } = clockAt(START)
    const net = host.open({ now })
    answer({ etag: '"v1"', 'cache-control': 'max-age=10' }, '{"a":1}', { onlyIfChanged: true })
    await net.fetch(host.url('/a'))
    advance(20)
    await net.fetch(host.url('/a'))
    advance(5)
    await net.fetch(host.url('/a'))
    expect(requests()).toBe(2)
  })

  it('and is replaced when there is another', async () => {
    const net = host.open()
    answer({ etag: '"v1"' }, '{"a":1}', { onlyIfChanged: true })
    await net.fetch(host.url('/a'))
    answer({ etag: '"v2"' }, '{"a":2}', { onlyIfChanged: true })
    const next = await net.fetch(host.url('/a'))
    expect(next.fromCache).toBe(false)
    expect(textOf(next)).toBe('{"a":2}')
  })

  it('and is forgotten when the 304 is about another one', async () => {
    const liar = await startHost((request, response) => {
      if (request.headers['if-none-match'] !== undefined) return void response.writeHead(304, { etag: '"other"' }).end()
      response.writeHead(200, { etag: '"v1"' }).end('{"a":1}')
    })
    const net = liar.open()
    await net.fetch(liar.url('/a'))
    expect(await net.fetch(liar.url('/a'))).toMatchObject({ fromCache: false })
    expect(liar.seen).toHaveLength(3)
  })

  it('is not used when the server fails, whatever stale-if-error says', async () => {
    const net = host.open()
    answer({ etag: '"v1"', 'cache-control': 'max-age=0, stale-if-error=9999' })
    await net.fetch(host.url('/a'))
    answer({}, 'no', { status: 503 })
    expect(await failure(net.fetch(host.url('/a')))).toMatchObject({ code: 'net.status', retryable: true })
  })

  it('never with a validator that cannot be sent back', async () => {
    const net = host.open()
    answer({ etag: '"\u00e9"' })
    await net.fetch(host.url('/a'))
    await net.fetch(host.url('/a'))
    expect(host.seen.at(-1)?.headers['if-none-match']).toBeUndefined()
  })
})

describe('bounds', () => {
  it('of entries: the one that was not used for longest goes', async () => {
    const net = host.open({ cache: { maxEntries: 2 } })
    answer({ 'cache-control': 'max-age=60' })
    for (const path of ['/1', '/2', '/1', '/3', '/1']) await net.fetch(host.url(path))
    expect(requests()).toBe(3)
    await net.fetch(host.url('/2'))
    expect(requests()).toBe(4)
  })

  it('of bytes', async () => {
    const net = host.open({ cache: { maxBytes: 25 } })
    answer({ 'cache-control': 'max-age=60' }, 'x'.repeat(10))
    for (const path of ['/1', '/2', '/3']) await net.fetch(host.url(path))
    await net.fetch(host.url('/3'))
    expect(requests()).toBe(3)
    await net.fetch(host.url('/1'))
    expect(requests()).toBe(4)
    answer({ 'cache-control': 'max-age=60' }, 'x'.repeat(26))
    await net.fetch(host.url('/4'))
    await net.fetch(host.url('/4'))
    expect(requests()).toBe(6)
    await net.fetch(host.url('/1'))
    expect(requests()).toBe(6)
  })
})

describe('equal fetches at the same time', () => {
  const slow = startHost((request, response) => {
    setTimeout(() => response.writeHead(request.url === '/no' ? 500 : 200, { 'content-type': 'application/json' }).end('{}'), 60)
  })

  it('are one request, answered or not', async () => {
    const net = (await slow).open()
    const before = (await slow).seen.length
    await Promise.all(Array.from({ length: 20 }, async () => net.fetch((await slow).url('/a'))))
    expect((await slow).seen.length - before).toBe(1)
    const codes = await Promise.all(
      Array.from({ length: 5 }, async () => (await failure(net.fetch((await slow).url('/no')))).code),
    )
    expect(codes).toEqual(Array(5).fill('net.status'))
    expect((await slow).seen.length - before).toBe(2)
    await failure(net.fetch((await slow).url('/no')))
    expect((await slow).seen.length - before).toBe(3)
  })

  it('one that gives up does not end it for the others; when all have, it ends', async () => {
    const state = { closed: 0 }
    const hanging: ServerResponse[] = []
    const host = await startHost((_request, response) => {
      response.on('close', () => state.closed++)
      hanging.push(response)
    })
    const net = host.open()
    const [first, second] = [new AbortController(), new AbortController()]
    const left = [first, second].map((each) => failure(net.fetch(host.url('/a'), { signal: each.signal })))
    const stayed = net.fetch(host.url('/a'))
    while (hanging.length === 0) await sleep(5)
    first.abort()
    second.abort()
    expect((await Promise.all(left)).map(({ code }) => code)).toEqual(['net.aborted', 'net.aborted'])
    expect(state.closed).toBe(0)
    hanging[0]?.end('{}')
    expect((await stayed).status).toBe(200)
    expect(host.seen).toHaveLength(1)

    const third = new AbortController()
    const gone = failure(net.fetch(host.url('/a'), { signal: third.signal }))
    while (hanging.length === 1) await sleep(5)
    third.abort()
    expect((await gone).code).toBe('net.aborted')
    const next = net.fetch(host.url('/a'))
    while (hanging.length === 2 || state.closed < 2) await sleep(5)
    hanging[2]?.end('{}')
    expect((await next).status).toBe(200)
  })

  it('are two when they ask for different things', async () => {
    const net = (await slow).open()
    const before = (await slow).seen.length
    await Promise.all(
      [{}, { accept: 'application/json' }, { maxBytes: 5 }, { purpose: 'status' as const }].map(async (options) =>
        net.fetch((await slow).url('/a'), options),
      ),
    )
    expect((await slow).seen.length - before).toBe(4)
  })
})
