import { getDefaultAutoSelectFamily, setDefaultAutoSelectFamily } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRungsError, type RungsError } from '../../src/core/index.js'
import { createNet, type Net, type NetOptions } from '../../src/net/index.js'
import { makeCertificate, startServer, type TestServer } from '../support/https.js'

let server: TestServer
let stranger: TestServer
let old: TestServer
const seen: { url: string; headers: Record<string, unknown> }[] = []

beforeAll(async () => {
  server = await startServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] as string
    seen.push({ url: request.url ?? '', headers: request.headers })
    const redirect = (location: string, status = 302): void => void response.writeHead(status, { location }).end()
    if (path.startsWith('/status/')) return void response.writeHead(Number(path.slice(8))).end('no')
    if (path.startsWith('/loop/')) return redirect(`/loop/${Number(path.slice(6)) + 1}`)
    if (path.startsWith('/hops/'))
      return path === '/hops/0' ? redirect('/ok') : redirect(`/hops/${Number(path.slice(6)) - 1}`, 307)
    switch (path) {
      case '/ok':
        return void response.writeHead(200, { 'content-type': 'Application/JSON; charset=utf-8' }).end('{"a":1}')
      case '/to-http':
        return redirect('http://localhost/ok')
      case '/to-literal':
        return redirect('https://169.254.169.254/latest/meta-data/')
      case '/to-credentials':
        return redirect('https://user:secret@localhost/ok')
      case '/to-port':
        return redirect('https://localhost:22/ok')
      case '/to-other-host':
        return redirect('https://elsewhere.example/ok')
      case '/to-nowhere':
        return void response.writeHead(302).end()
      case '/to-garbage':
        return redirect('https://[')
      case '/slow':
        response.writeHead(200)
        return void response.write('{')
      case '/silent':
        return undefined
      case '/drip': {
        response.writeHead(200)
        const timer = setInterval(() => response.write('x'), 20)
        return void response.on('close', () => clearInterval(timer))
      }
      case '/endless': {
        response.writeHead(200)
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384, 120)));
        }
        response.on('drain', pour)
        return pour()
      }
      case '/declared':
        response.writeHead(200, { 'content-length': String(10 ** 9) })
        return void response.write('x')
      case '/gzip':
        return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(10 ** 6)))
      case '/upgrade':
        return void response.writeHead(101, { connection: 'upgrade', upgrade: 'websocket' }).end()
      case '/headers':
        return void response.writeHead(200, { 'x-big': 'a'.repeat(20_000) }).end('{}')
      case '/cut':
        response.writeHead(200, { 'content-length': '100' })
        response.write('half')
        return void setTimeout(() => response.socket?.destroy(), 20)
      default:
        return void response.writeHead(404).end()
    }
  })
  stranger = await startServer((_request, response) => void response.end('{}'), { name: 'elsewhere.example' })
  old = await startServer((_request, response) => void response.end('{}'), {
    tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
  })
})

afterAll(async () => {
  await Promise.all([server, stranger, old].map((each) => each.close()))
})

const openNet = (options: NetOptions = {}): Net =>
  createNet({ ca: server.ca, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'], ...options })
const at = (path: string): string => `https://localhost:${server.port}${path}`

async function failure(fetching: Promise<unknown>): Promise<RungsError> {
  const error = await fetching.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isRungsError(error)) throw new Error('a RungsError was expected', { cause: error })
  return error
}

function usageCode(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    return isRungsError(error) && error.kind === 'usage' ? error.code : undefined
  }
  return undefined
}

describe('a fetch', () => {
  it('gives the body, the media type and the final URL', async () => {
    const answer = await openNet().fetch(at('/hops/1?q=1#fragment'))
    expect(answer).toMatchObject({ url: at('/ok'), status: 200, contentType: 'application/json' })
    expect(new TextDecoder().decode(answer.bytes)).toBe('{"a":1}')
  })

  it('sends nothing but what it was asked to', async () => {
    seen.length = 0
    await openNet().fetch(at('/ok'), { accept: 'application/did+json' })
    expect(seen[0]?.headers).toMatchObject({ accept: 'application/did+json', 'accept-encoding': 'identity' })
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  it('reaches a listed literal address', async () => {
    expect((await openNet().fetch(`https://127.0.0.1:${server.port}/ok`)).status).toBe(200)
  })

  it.each([
    ['http://localhost/ok', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['data:application/json,{}', 'scheme'],
    ['ok', 'syntax'],
    ['https://', 'syntax'],
    [`https://localhost/${'a'.repeat(5000)}`, 'syntax'],
    [undefined, 'syntax'],
    ['https://user@localhost/', 'credentials'],
    ['https://user:secret@localhost/', 'credentials'],
    ['https://:secret@localhost/', 'credentials'],
    ['https://localhost:22/', 'port'],
    ['https://localhost:0/', 'port'],
  ])('refuses the URL %s', async (url, reason) => {
    const error = await failure(openNet().fetch(url as string))
    expect(error).toMatchObject({ code: 'net.url_unsupported', kind: 'input', params: { reason } })
  })

  it('asks the allow-list, and only takes true for an answer', async () => {
    expect((await openNet({ hosts: (name) => name === 'localhost' }).fetch(at('/ok'))).status).toBe(200)
    for (const hosts of [() => false, (): boolean => 'yes' as never]) {
      const error = await failure(openNet({ hosts }).fetch(at('/ok')))
      expect(error).toMatchObject({ code: 'net.host_forbidden', kind: 'operation', params: { host: 'localhost' } })
    }
  })

  it('says nothing of path or query when it fails', async () => {
    const error = await failure(openNet().fetch(at('/status/404?token=secret')))
    expect(JSON.stringify(error) + error.message).not.toMatch(/secret|status\/404/)
  })
})

describe('addresses', () => {
  it('refuses a name that resolves to a private address, without connecting', async () => {
    const before = server.connections()
    const error = await failure(createNet({ ca: server.ca, ports: [server.port] }).fetch(at('/ok')))
    expect(error).toMatchObject({
      code: 'net.address_forbidden',
      kind: 'operation',
      retryable: false,
      params: { host: 'localhost' },
    })
    expect(server.connections()).toBe(before)
  })

  it('refuses a name when the address listed is another one', async () => {
    const error = await failure(openNet({ unsafeAllowAddresses: ['127.0.0.2', '10.0.0.1'] }).fetch(at('/ok')))
    expect(error.code).toBe('net.address_forbidden')
  })

  it('checks a name also where the platform asks for one address only', async () => {
    const before = getDefaultAutoSelectFamily()
    setDefaultAutoSelectFamily(false)
    try {
      expect((await openNet().fetch(at('/ok'))).status).toBe(200)
      const net = createNet({ ca: server.ca, ports: [server.port] })
      expect((await failure(net.fetch(at('/ok')))).code).toBe('net.address_forbidden')
    } finally {
      setDefaultAutoSelectFamily(before)
    }
  })

  it.each([
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '%31%32%37.0.0.1',
    '１２７.0.0.1',
    '127。0。0。1',
    '0',
    '0.0.0.0',
    '169.254.169.254',
    '10.0.0.1',
    '8.8.8.8',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[2606:4700::1111]',
  ])('refuses the literal host %s', async (host) => {
    const before = server.connections()
    const net = createNet({ ca: server.ca, ports: [server.port] })
    expect((await failure(net.fetch(`https://${host}:${server.port}/ok`))).code).toBe('net.address_forbidden')
    expect(server.connections()).toBe(before)
  })
})

describe('redirects', () => {
  it.each([
    ['/to-http', 'net.redirect_forbidden', { host: 'localhost', reason: 'scheme' }],
    ['/to-credentials', 'net.redirect_forbidden', { host: 'localhost', reason: 'credentials' }],
    ['/to-port', 'net.redirect_forbidden', { host: 'localhost', reason: 'port' }],
    ['/to-nowhere', 'net.redirect_forbidden', { host: 'localhost', reason: 'location' }],
    ['/to-garbage', 'net.redirect_forbidden', { host: 'localhost', reason: 'syntax' }],
    ['/loop/0', 'net.redirect_forbidden', { host: 'localhost', reason: 'count' }],
    ['/to-literal', 'net.address_forbidden', { host: '169.254.169.254' }],
  ])('stops at %s', async (path, code, params) => {
    expect(await failure(openNet().fetch(at(path)))).toMatchObject({ code, kind: 'operation', params })
  })

  it('checks the address of the second host too', async () => {
    const there = await startServer((_request, response) => void response.writeHead(302, { location: at('/ok') }).end(), {
      name: 'first',
      address: '127.0.0.2',
    })
    const before = server.connections()
    try {
      const net = createNet({ ca: there.ca, ports: [there.port, server.port], unsafeAllowAddresses: ['127.0.0.2'] })
      const error = await failure(net.fetch(`https://127.0.0.2:${there.port}/`))
      expect(error).toMatchObject({ code: 'net.address_forbidden', params: { host: 'localhost' } })
      expect(server.connections()).toBe(before)
      expect(there.connections()).toBe(1)
    } finally {
      await there.close()
    }
  })

  it('asks the allow-list about the second host', async () => {
    const error = await failure(openNet({ hosts: (name) => name === 'localhost' }).fetch(at('/to-other-host')))
    expect(error).toMatchObject({ code: 'net.host_forbidden', params: { host: 'elsewhere.example' } })
  })

  it('follows three and no more', async () => {
    expect((await openNet().fetch(at('/hops/2'))).status).toBe(200)
    expect((await failure(openNet().fetch(at('/hops/3')))).code).toBe('net.redirect_forbidden')
    expect((await failure(openNet({ maxRedirects: 0 }).fetch(at('/hops/0')))).code).toBe('net.redirect_forbidden')
  })
})

describe('bounds', () => {
  it.each(['/slow', '/silent', '/drip'])('gives up on %s at the deadline', async (path) => {
    const started = Date.now()
    const error = await failure(openNet({ timeoutMs: 150 }).fetch(at(path)))
    expect(error).toMatchObject({ code: 'net.timeout', retryable: true, params: { host: 'localhost', timeoutMs: 150 } })
    expect(Date.now() - started).toBeLessThan(3000)
  })

  it('counts redirects into the deadline', async () => {
    const slow = await startServer((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 120)
    })
    try {
      const net = createNet({
        ca: slow.ca,
        ports: [slow.port],
        unsafeAllowAddresses: ['127.0.0.1', '::1'],
        timeoutMs: 300,
        maxRedirects: 20,
      })
      expect((await failure(net.fetch(`https://localhost:${slow.port}/`))).code).toBe('net.timeout')
    } finally {
      await slow.close()
    }
  })

  it('stops a never-ending body at the byte cap', async () => {
    const error = await failure(openNet().fetch(at('/endless')))
    expect(error).toMatchObject({ code: 'net.too_large', retryable: false, params: { part: 'body', limitBytes: 1024 * 1024 } })
    expect((await failure(openNet().fetch(at('/ok'), { maxBytes: 6 }))).code).toBe('net.too_large')
    expect((await openNet({ maxBytes: 6 }).fetch(at('/ok'), { maxBytes: 7 })).bytes.length).toBe(7)
  })

  it('does not wait for a body declared too long', async () => {
    expect((await failure(openNet().fetch(at('/declared')))).code).toBe('net.too_large')
  })

  it('refuses an encoded body, which could swell without bound', async () => {
    expect((await failure(openNet().fetch(at('/gzip')))).code).toBe('net.content_encoding')
  })

  it('refuses huge headers', async () => {
    expect(await failure(openNet().fetch(at('/headers')))).toMatchObject({ code: 'net.too_large', params: { part: 'headers' } })
  })

  it('refuses a body cut short', async () => {
    const error = await failure(openNet().fetch(at('/cut')))
    expect(error).toMatchObject({ code: 'net.unreachable', retryable: true, params: { reason: 'ECONNRESET' } })
  })

  it.each([
    [500, true],
    [503, true],
    [429, true],
    [404, false],
    [204, false],
    [304, false],
  ])('answers status %i with an error', async (status, retryable) => {
    expect(await failure(openNet().fetch(at(`/status/${status}`)))).toMatchObject({
      code: 'net.status',
      retryable,
      params: { status },
    })
  })

  it('does not let a server switch to another protocol', async () => {
    expect((await failure(openNet().fetch(at('/upgrade')))).code).toBe('net.unreachable')
  })

  it('is given up by the caller, before and during', async () => {
    expect((await failure(openNet().fetch(at('/silent'), { signal: AbortSignal.abort() }))).code).toBe('net.aborted')
    expect((await failure(openNet().fetch(at('/silent'), { signal: AbortSignal.timeout(50) }))).code).toBe('net.aborted')
  })
})

describe('TLS', () => {
  it('refuses a certificate of an unknown authority', async () => {
    const error = await failure(createNet({ ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'] }).fetch(at('/ok')))
    expect(error).toMatchObject({
      code: 'net.unreachable',
      kind: 'operation',
      retryable: false,
      params: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
  })

  it('refuses it although the environment says not to', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const net = createNet({ ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'] })
      expect((await failure(net.fetch(at('/ok')))).code).toBe('net.unreachable')
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
    }
  })

  it('refuses a certificate for another name', async () => {
    const net = openNet({ ca: stranger.ca, ports: [stranger.port] })
    const error = await failure(net.fetch(`https://localhost:${stranger.port}/`))
    expect(error).toMatchObject({ code: 'net.unreachable', params: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } })
  })

  it('refuses TLS 1.1', async () => {
    const error = await failure(openNet({ ca: old.ca, ports: [old.port] }).fetch(`https://localhost:${old.port}/`))
    expect(error).toMatchObject({ code: 'net.unreachable', retryable: false })
    expect((error.params as { reason: string }).reason).toMatch(/^ERR_SSL_|^EPROTO$/)
  })

  it('reports a name that does not resolve', async () => {
    const error = await failure(createNet().fetch(`https://${'a'.repeat(64)}.invalid/`))
    expect(error).toMatchObject({ code: 'net.unreachable', kind: 'operation' })
    expect((error.params as { reason: string }).reason).toMatch(/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NONAME)$/)
  })

  it('reports a port where nobody listens', async () => {
    const gone = await startServer(() => {})
    await gone.close()
    const error = await failure(openNet({ ports: [gone.port] }).fetch(`https://localhost:${gone.port}/`))
    expect(error).toMatchObject({ code: 'net.unreachable', retryable: true, params: { reason: 'ECONNREFUSED' } })
  })
})

describe('options', () => {
  it('refuses what it does not know', () => {
    expect(usageCode(() => createNet({ timeout: 1 } as never))).toBe('core.option_unknown')
    expect(usageCode(() => createNet(null as never))).toBe('core.option_invalid')
  })

  it.each([
    [{ timeoutMs: 0 }],
    [{ timeoutMs: 2 ** 31 }],
    [{ maxBytes: 1.5 }],
    [{ maxRedirects: -1 }],
    [{ ports: [0] }],
    [{ ports: 8443 }],
    [{ hosts: ['a.example'] }],
    [{ unsafeAllowAddresses: ['localhost'] }],
    [{ unsafeAllowAddresses: ['fe80::1%eth0'] }],
    [{ unsafeAllowAddresses: '127.0.0.1' }],
    [{ ca: 'not a certificate' }],
    [{ ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }],
  ])('refuses %j', (options) => {
    expect(usageCode(() => createNet(options as never))).toBe('core.option_invalid')
  })

  it.each([{ accept: 'a\r\nx: y' }, { accept: 7 }, { maxBytes: 0 }, { signal: {} }])(
    'refuses the call option %j',
    async (options) => {
      expect(await failure(openNet().fetch(at('/ok'), options as never))).toMatchObject({
        code: 'core.option_invalid',
        kind: 'usage',
      })
    },
  )

  it('refuses a misspelt call option', async () => {
    expect((await failure(openNet().fetch(at('/ok'), { headers: {} } as never))).code).toBe('core.option_unknown')
  })

  it('takes several authorities', async () => {
    const other = await makeCertificate('other')
    expect((await openNet({ ca: `${other.cert}\n${server.ca}` }).fetch(at('/ok'))).status).toBe(200)
  })
})
