import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../src/core/index.js'
import { failure, startHost } from './support.js'

const FORM = { body: utf8('state=a'), contentType: 'application/x-www-form-urlencoded' }

describe('a POST under the bounds of a net', () => {
  it('sends the body once, and gives whatever the answer is', async () => {
    const bodies: string[] = []
    const host = await startHost((request, response) => {
      let text = ''
      request.on('data', (chunk) => (text += chunk))
      request.on('end', () => {
        bodies.push(`${request.method} ${request.headers['content-type']} ${text}`)
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_request"}')
      })
    })
    const answer = await host.open().post(host.url('/response'), FORM)
    expect([answer.status, answer.contentType, fromUtf8(answer.bytes)]).toEqual([
      400,
      'application/json',
      '{"error":"invalid_request"}',
    ])
    expect(bodies).toEqual(['POST application/x-www-form-urlencoded state=a'])
  })

  it('follows no redirect, takes no more than it may, and reaches no private address', async () => {
    const host = await startHost((request, response) => {
      if (request.url === '/moved') response.writeHead(307, { location: '/other' }).end()
      else response.writeHead(200).end('x'.repeat(100))
    })
    const net = host.open()
    expect((await failure(net.post(host.url('/moved'), FORM))).code).toBe('net.redirect_forbidden')
    expect((await failure(net.post(host.url('/long'), { ...FORM, maxBytes: 99 }))).code).toBe('net.too_large')
    expect(host.seen).toHaveLength(2)
    const guarded = host.open({ unsafeAllowAddresses: [] })
    expect((await failure(guarded.post(host.url('/'), FORM))).code).toBe('net.address_forbidden')
    expect((await failure(net.post('http://verifier.example/', FORM))).code).toBe('net.url_unsupported')
    const told: unknown[] = []
    const asking = host.open({ onFetch: (notice) => told.push(notice) < 1 })
    expect((await failure(asking.post(host.url('/'), FORM))).code).toBe('net.fetch_refused')
    expect(told).toHaveLength(1)
    const gone = AbortSignal.abort()
    expect((await failure(net.post(host.url('/'), { ...FORM, signal: gone }))).code).toBe('net.aborted')
  })
})
