import { afterEach, describe, expect, it } from 'vitest'
import type { SendingNet } from '../../src/net/index.js'
import { errorOf } from '../support/badges.js'
import { clockAt, type Host, startHost } from './support.js'

interface Seen {
  method: string | undefined
  headers: Record<string, unknown>
  body: string
}

const seen: Seen[] = []
afterEach(() => void seen.splice(0))

const host: Host = await startHost((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk
  })
  request.on('end', () => {
    seen.push({ method: request.method, headers: request.headers, body })
    const path = request.url ?? ''
    if (path === '/moved') return void response.writeHead(307, { location: '/ok' }).end()
    if (path === '/busy') return void response.writeHead(503, { 'retry-after': '30' }).end('later')
    if (path === '/packed') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
    if (path === '/large') return void response.writeHead(200).end('x'.repeat(2000))
    response.writeHead(Number(path.slice(1)) || 200, { link: ['<a>', '<b>'], 'x-total-count': '2' }).end('answer')
  })
})
const net = (options = {}): SendingNet => host.open(options) as unknown as SendingNet
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('send of a net', () => {
  it('sends a body with its headers, and gives the answer with its', async () => {
    const body = new TextEncoder().encode('{"a":1}')
    const answer = await net().send(host.url('/ok'), {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', authorization: 'Bearer x' },
      body,
    })
    expect([answer.status, text(answer.bytes), answer.headers['link'], answer.headers['x-total-count']]).toEqual([
      200,
      'answer',
      '<a>, <b>',
      '2',
    ])
    expect(seen[0]).toMatchObject({
      method: 'PUT',
      body: '{"a":1}',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer x',
        'content-length': '7',
        'accept-encoding': 'identity',
      },
    })
  })

  it('gets without a body', async () => {
    await net().send(host.url('/ok'), { headers: { accept: 'text/plain' } })
    expect(seen[0]).toMatchObject({ method: 'GET', body: '', headers: { accept: 'text/plain' } })
    expect(seen[0]?.headers).not.toHaveProperty('content-length')
  })

  it.each([201, 304, 400, 401, 404, 500])('an answer with the status %i is an answer', async (status) => {
    expect((await net().send(host.url(`/${status}`), { method: 'POST' })).status).toBe(status)
  })

  it('keeps nothing, and asks each time', async () => {
    const one = net()
    await one.send(host.url('/ok'))
    await one.send(host.url('/ok'))
    expect(seen.length).toBe(2)
  })

  it('follows no redirect, so that a secret goes nowhere else', async () => {
    const error = await errorOf(net().send(host.url('/moved'), { method: 'POST', headers: { authorization: 'Basic x' } }))
    expect([error.code, seen.length]).toEqual(['net.redirect_forbidden', 1])
  })

  it('leaves a host alone for as long as it asks', async () => {
    const clock = clockAt('2026-06-01T00:00:00Z')
    const one = net({ now: clock.now })
    expect((await one.send(host.url('/busy'))).headers['retry-after']).toBe('30')
    expect((await errorOf(one.send(host.url('/ok')))).code).toBe('net.retry_later')
    clock.advance(30)
    expect((await one.send(host.url('/ok'))).status).toBe(200)
  })

  it('is bounded and guarded as a fetch is', async () => {
    expect((await errorOf(net().send(host.url('/large'), { maxBytes: 1000 }))).code).toBe('net.too_large')
    expect((await errorOf(net().send(host.url('/packed')))).code).toBe('net.content_encoding')
    expect((await errorOf(net().send('http://a.example/'))).code).toBe('net.url_unsupported')
    expect((await errorOf(net().send('https://user:secret@localhost/'))).code).toBe('net.url_unsupported')
    expect((await errorOf(net({ unsafeAllowAddresses: [] }).send(host.url('/ok')))).code).toBe('net.address_forbidden')
    expect((await errorOf(net({ hosts: () => false }).send(host.url('/ok')))).code).toBe('net.host_forbidden')
    const told: unknown[] = []
    const onFetch = (notice: unknown) => told.push(notice) < 0
    expect((await errorOf(net({ onFetch }).send(host.url('/ok'), { purpose: 'refresh' }))).code).toBe('net.fetch_refused')
    expect(told).toEqual([{ origin: new URL(host.url('/')).origin, purpose: 'refresh' }])
    const { signal } = Object.assign(new AbortController(), {})
    expect((await net().send(host.url('/ok'), { signal })).status).toBe(200)
    expect((await errorOf(net().send(host.url('/ok'), { signal: AbortSignal.abort() }))).code).toBe('net.aborted')
  })

  it.each([
    { method: 'TRACE' },
    { headers: { host: 'evil.example' } },
    { headers: { 'Content-Length': '5' } },
    { headers: { 'transfer-encoding': 'chunked' } },
    { headers: { 'accept-encoding': 'gzip' } },
    { headers: { a: 'b\r\nc: d' } },
    { headers: { 'a b': 'c' } },
    { headers: { a: 5 } },
    { body: 'text' },
    { purpose: 'fun' },
    { signal: {} },
    { maxBytes: 0 },
  ])('refuses %o', async (options) => {
    expect((await errorOf(net().send(host.url('/ok'), options as never))).code).toBe('core.option_invalid')
    expect(seen.length).toBe(0)
  })
})
