import { beforeAll, describe, expect, it } from 'vitest'
import { createAccessLog, createAllowedHosts, createRequestIds, withMiddleware } from '../../src/exchange/index.js'
import { matchRoute, vcApiRoutes } from '../../src/exchange/vc-api/index.js'
import { type Client, credentialOf, issuersOf, newService, serveOn, type TestService } from './support.js'

const SECRET = 'worker@courier.example'
const lines: string[] = []
let service: TestService
let client: Client
beforeAll(async () => {
  service = await newService({ maxBodyBytes: 200_000, bodyTimeoutMs: 300 })
  const routeOf = (pathname: string) => matchRoute(pathname)?.routes[0]?.path ?? '*'
  const handle = withMiddleware(
    service.handle,
    createAccessLog({ write: (line) => lines.push(line), routeOf }),
    createRequestIds(),
  )
  client = await serveOn(handle, { requestTimeoutMs: 700, maxHeaderBytes: 8192 })
})

const JSON_TYPE = { 'content-type': 'application/json' }
const POSTS = vcApiRoutes.filter(({ method }) => method === 'POST').map(({ path }) => path.replace('{name}', 'status'))

describe.each(POSTS)('%s answers bad input with 4xx problem details of a stable type, and stores nothing', (path) => {
  it.each([
    ['malformed JSON', '{"credential":', 'core.json_invalid', 400],
    ['nothing', '', 'core.json_invalid', 400],
    ['no object', '[1,2]', 'exchange.request_malformed', 400],
    ['a key twice', '{"credential":{},"credential":{}}', 'core.json_key_duplicate', 400],
    ['__proto__', '{"credential":{"__proto__":{"x":1}}}', 'core.json_key_forbidden', 400],
    ['deep nesting', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 'core.json_too_deep', 400],
    ['half of a surrogate pair', '{"credential":"\\ud800"}', 'core.text_not_well_formed', 400],
    ['wrong types', '{"credential":5,"verifiableCredential":5,"verifiablePresentation":5}', 'exchange.member_invalid', 400],
  ])('%s', async (_what, body, code, status) => {
    const answer = await client.ask('POST', path, body, JSON_TYPE)
    expect([answer.status, answer.json['code'], answer.headers['content-type']]).toEqual([
      status,
      code,
      'application/problem+json',
    ])
  })

  it('bytes that are no UTF-8', async () => {
    const answer = await client.ask('POST', path, Uint8Array.of(0x7b, 0xff, 0x7d), JSON_TYPE)
    expect([answer.status, answer.json['code']]).toEqual([400, 'core.text_not_utf8'])
  })

  it('wrong media types', async () => {
    for (const type of [
      'text/html',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      '',
    ]) {
      const answer = await client.ask('POST', path, '{}', { 'content-type': type })
      expect([type, answer.status, answer.json['code']]).toEqual([type, 415, 'exchange.media_type_unsupported'])
    }
    for (const type of ['application/vc', 'application/ld+json; charset=utf-8', 'Application/JSON'])
      expect((await client.ask('POST', path, '{}', { 'content-type': type })).json['code']).toBe('exchange.member_invalid')
  })

  it('10 MB bodies, announced or not', async () => {
    const announced = await client.raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n{`,
    )
    expect(announced).toMatch(/^HTTP\/1\.1 413 [\s\S]*exchange\.request_too_large/)
    const chunk = `8000\r\n${' '.repeat(0x8000)}\r\n`
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
    const streamed = await client.raw(head, chunk.repeat(310))
    expect(streamed).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('slow bodies', async () => {
    const slow = await client.raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    )
    expect(slow).toMatch(/^HTTP\/1\.1 408 /)
    expect(slow).toContain('exchange.request_too_slow')
  })

  it('other methods', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await client.ask(method, path)
      expect([method, answer.status, answer.headers['allow']]).toEqual([method, 405, 'POST'])
    }
  })
})

describe('requests that are none', () => {
  it('header injection: what a client puts into a header or path comes back in no header', async () => {
    const injected = await client.raw(
      'GET /identifiers/did:key:x%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a%0d%0aSet-Cookie: a=b\r\nConnection: close\r\n\r\n',
    )
    expect(injected).toMatch(/^HTTP\/1\.1 404 /)
    expect(injected.toLowerCase()).not.toMatch(/^set-cookie/m)
    const folded = await client.raw('GET /issuers HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\n b: c\x00\r\n\r\n')
    expect(folded).toMatch(/^HTTP\/1\.1 400 [\s\S]*exchange\.request_malformed/)
  })

  it('an id of a request is taken up only where it is a plain word', async () => {
    expect((await client.get('/issuers', { 'x-request-id': 'abcd-1234' })).headers['x-request-id']).toBe('abcd-1234')
    expect((await client.get('/issuers', { 'x-request-id': SECRET })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('path traversal, and paths that no URL has', async () => {
    for (const path of [
      '/status/../../etc/passwd',
      '/issuers/..%2f..%2fx/credentials/issue',
      '/issuers/%5c/credentials/issue',
      '//evil.example/issuers',
      '/identifiers/did:key:%ff',
      `/identifiers/${'a'.repeat(5000)}`,
    ]) {
      const { status } = await client.get(path)
      expect([path, status >= 400 && status < 500]).toEqual([path, true])
    }
  })

  it('a whole URL as the target is one of ours by its path, and its host counts in place of the header (RFC 9112 section 3.2.2)', async () => {
    const guarded = await serveOn(withMiddleware(service.handle, createAllowedHosts({ hosts: ['badges.courier.example'] })))
    const statusOf = async (target: string, host = 'badges.courier.example', method = 'GET'): Promise<number> => {
      const text = await guarded.raw(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      return Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1])
    }
    expect(await statusOf('http://badges.courier.example/issuers')).toBe(200)
    expect(await statusOf('HTTPS://badges.courier.example:443/issuers?a=b', 'other.example')).toBe(200)
    expect(await statusOf('http://badges.courier.example', 'other.example')).toBe(404)
    expect(await statusOf('http://badges.courier.example/issuers', 'other.example', 'HEAD')).toBe(200)
    expect(await statusOf('http://evil.example/issuers')).toBe(400)
    for (const target of [
      'http:///issuers',
      'http://a@badges.courier.example/issuers',
      'ftp://localhost/issuers',
      'issuers',
      '*',
    ])
      expect([target, await statusOf(target)]).toEqual([target, 400])
  })

  it('headers without end, and no HTTP at all', async () => {
    const large = await client.raw(`GET /issuers HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'a'.repeat(20_000)}\r\n\r\n`)
    // RFC 6585 section 5.
    expect(large).toMatch(/^HTTP\/1\.1 431 [\s\S]*exchange\.request_too_large/)
    expect(await client.raw('no http\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*exchange\.request_malformed/)
    expect(await client.raw('GET /issuers HTTP/1.1\r\nHost: local')).toMatch(/^HTTP\/1\.1 408 |^$/)
  })

  it('a body that breaks off leaves the service as it was', async () => {
    await client.raw(
      'POST /credentials/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      50,
    )
    expect((await client.get('/issuers')).status).toBe(200)
  })

  it('a name that leads to loopback is not let in where only this machine may ask', async () => {
    const guarded = await serveOn(withMiddleware(service.handle, createAllowedHosts({ hosts: ['badges.courier.example'] })))
    for (const host of ['evil.example', 'evil.example:80', 'localhost.evil.example'])
      expect((await guarded.get('/issuers', { host })).json['code']).toBe('exchange.request_malformed')
    for (const host of ['localhost', '127.0.0.1:5', '[::1]:5', 'badges.courier.example:443'])
      expect((await guarded.get('/issuers', { host })).status).toBe(200)
  })
})

describe('nothing is stored, and nothing secret in the log', () => {
  it('no place in a status list is taken for what could not be issued', async () => {
    expect(await service.lists.read('1')).toBeUndefined()
    const issuer = (await issuersOf(client))['status'] as { id: string; endpoint: string }
    for (const changes of [{ type: ['Nothing'] }, { undefinedTerm: 5 }, { credentialSubject: SECRET }])
      expect((await client.post(issuer.endpoint, { credential: credentialOf(issuer.id, changes) })).status).toBe(400)
    expect(await service.lists.read('1')).toBeUndefined()
  })

  it('a line of the log has time, id, method, route, status and time taken, and nothing of the request', async () => {
    lines.length = 0
    await client.get(`/identifiers/did:web:${SECRET.replace('@', ':')}?token=${SECRET}`, { authorization: 'Bearer secret-token' })
    await client.post('/credentials/verify', { verifiableCredential: { name: SECRET } })
    await client.get(`/${SECRET}`)
    expect(lines).toHaveLength(3)
    for (const line of lines) {
      expect(Object.keys(JSON.parse(line))).toEqual(['time', 'id', 'method', 'route', 'status', 'ms'])
      expect(line).not.toMatch(/worker|courier|secret|127\.0\.0\.1/)
    }
    expect(lines.map((line) => JSON.parse(line).route)).toEqual(['/identifiers/{did}', '/credentials/verify', '*'])
  })

  it('a problem does not repeat what was sent', async () => {
    const answer = await client.post('/credentials/verify', { verifiableCredential: { credentialSubject: { email: SECRET } } })
    expect(answer.text).not.toContain(SECRET)
  })
})
