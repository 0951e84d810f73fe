import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve as serveHono } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Handler } from '../../src/exchange/index.js'
import { createNodeServer } from '../../src/exchange/node.js'
import { credentialOf, newService } from './support.js'

const closers: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

/** As a user of express would write it: a Request of what comes, and what the Response says back. */
function mountInExpress(handle: Handler): Server {
  const app = express()
  app.disable('x-powered-by')
  app.use(express.raw({ type: () => true, limit: '5mb' }))
  app.use(async (incoming, outgoing) => {
    const hasBody = Buffer.isBuffer(incoming.body) && incoming.body.length > 0
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)])
    const url = `http://localhost${incoming.originalUrl}`
    const response = await handle(new Request(url, { method: incoming.method, headers, ...(hasBody && { body: incoming.body }) }))
    outgoing.status(response.status)
    for (const [name, value] of response.headers) outgoing.setHeader(name, value)
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  return createServer(app).listen(0, '127.0.0.1')
}

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    const ready = () => resolve((server.address() as AddressInfo).port)
    if (server.listening) ready()
    else server.once('listening', ready)
  })

describe('the handlers answer the same under node:http, hono and express', () => {
  const ports: Record<string, number> = {}
  let issuer: { id: string; endpoint: string }
  beforeAll(async () => {
    const { handle } = await newService({ now: '2026-06-01T00:00:00Z' })
    const own = createNodeServer(handle)
    ports['node:http'] = (await own.listen(0)).port
    closers.push(() => own.close(500))
    const app = new Hono()
    app.all('*', (context) => handle(context.req.raw))
    const hono = serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
    ports['hono'] = await portOf(hono)
    closers.push(() => new Promise((done) => hono.close(done)))
    const inExpress = mountInExpress(handle)
    ports['express'] = await portOf(inExpress)
    closers.push(() => new Promise((done) => inExpress.close(done)))
    issuer = (await (await fetch(`http://127.0.0.1:${ports['node:http']}/issuers`)).json())[0]
  })

  async function answers(path: string, init: RequestInit = {}): Promise<unknown[]> {
    const all: unknown[] = []
    for (const port of Object.values(ports)) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { connection: 'close', ...init.headers },
      })
      all.push({
        status: response.status,
        type: response.headers.get('content-type'),
        etag: response.headers.get('etag'),
        text: await response.text(),
      })
    }
    return all
  }

  const posted = (body: string, type = 'application/json'): RequestInit => ({
    method: 'POST',
    body,
    headers: { 'content-type': type },
  })
  it.each<[string, string, () => RequestInit]>([
    ['issuers', '/issuers', () => ({})],
    ['a description', '/openapi.json', () => ({})],
    ['an unknown path', '/nothing', () => ({})],
    ['a DID', '/identifiers/did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2', () => ({})],
    ['a credential', '', () => posted(JSON.stringify({ credential: credentialOf(issuer.id) }))],
    ['a credential that is none', '', () => posted(JSON.stringify({ credential: credentialOf(issuer.id, { type: [] }) }))],
    ['malformed JSON', '/credentials/verify', () => posted('{')],
    ['another media type', '/credentials/verify', () => posted('x', 'text/html')],
    ['too much', '/credentials/verify', () => posted(' '.repeat(4_300_000))],
    ['another method', '/issuers', () => ({ method: 'DELETE' })],
    ['HEAD', '/issuers', () => ({ method: 'HEAD' })],
  ])('%s', async (_what, path, init) => {
    const [first, ...others] = await answers(path === '' ? issuer.endpoint : path, init())
    expect(others).toHaveLength(2)
    for (const one of others) expect(one).toEqual(first)
  })
})
