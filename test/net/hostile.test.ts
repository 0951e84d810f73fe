import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import type { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { createNet } from '../../src/net/index.js'
import { failure, type Host, sleep, startHost } from './support.js'

/** A server that writes raw bytes instead of well-formed answers. */
async function startRaw(write: (socket: TLSSocket, path: string) => void): Promise<Host> {
  return startHost((request) => write(request.socket as TLSSocket, request.url ?? ''))
}

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

describe('answers that never end', () => {
  it.each<[string, (socket: TLSSocket) => string]>([
    ['headers letter by letter', () => 'x'],
    ['one header after another', () => 'x: y\r\n'],
    ['one 102 after another', () => 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['an empty chunk extension', () => ''],
  ])('%s: given up at the deadline', async (how, next) => {
    const host = await startRaw((socket) => {
      socket.on('error', () => {})
      socket.write(how.includes('102') ? '' : HEAD)
      const timer = setInterval(() => socket.write(next(socket)), 20)
      socket.on('close', () => clearInterval(timer))
    })
    const started = performance.now()
    expect((await failure(host.open({ timeoutMs: 250 }).fetch(host.url('/')))).code).toBe('net.timeout')
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it.each([
    ['headers', `${HEAD}${'x: y\r\n'.repeat(10_000)}\r\n{}`, 'net.too_large'],
    ['one header', `${HEAD}x: ${'y'.repeat(100_000)}\r\n\r\n{}`, 'net.too_large'],
    ['chunk extensions', `${HEAD}transfer-encoding: chunked\r\n\r\n1;${'x'.repeat(100_000)}\r\n{`, 'net.unreachable'],
    ['trailers', `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n${'x: y\r\n'.repeat(10_000)}`, 'net.too_large'],
  ])('a flood of %s is refused', async (_what, bytes, code) => {
    const host = await startRaw((socket) => {
      socket.on('error', () => {})
      socket.write(bytes)
    })
    expect((await failure(host.open({ timeoutMs: 3000 }).fetch(host.url('/')))).code).toBe(code)
  })

  it.each([
    ['declared to be 1 GB', `${HEAD}content-length: 1073741824\r\n\r\n`],
    ['without an end', `${HEAD}\r\n`],
  ])('a body %s is not taken in: the socket is closed after little more than the cap', async (_what, head) => {
    const state = { sent: 0, closed: false }
    const host = await startRaw((socket) => {
      socket.on('error', () => {})
      socket.on('close', () => {
        state.closed = true
      })
      socket.write(head)
      const pour = (): void => {
        while (!socket.destroyed && state.sent < 2 ** 30) {
          state.sent += 65_536
          if (!socket.write(Buffer.alloc(65_536, 120))) break
        }
      }
      socket.on('drain', pour)
      pour()
    })
    const before = process.memoryUsage().rss
    const error = await failure(host.open({ maxBytes: 256 * 1024 }).fetch(host.url('/')))
    expect(error).toMatchObject({ code: 'net.too_large', params: { part: 'body', limitBytes: 256 * 1024 } })
    while (!state.closed) await sleep(5)
    // What fits into the buffers of the system on the way comes on top.
    expect(state.sent).toBeLessThan(32 * 2 ** 20)
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 2 ** 20)
  })

  it('a body in chunks of one byte costs little more than its bytes', async () => {
    const bytes = 400_000
    const host = await startRaw((socket) => {
      socket.on('error', () => {})
      socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`)
      for (let sent = 0; sent < bytes; sent += 1000) socket.write('1\r\nx\r\n'.repeat(1000))
      socket.write('0\r\n\r\n')
    })
    const answer = await host.open().fetch(host.url('/'))
    expect(answer.bytes.length).toBe(bytes)
    expect(answer.bytes.every((byte) => byte === 120)).toBe(true)
    expect(answer.bytes.buffer.byteLength).toBe(bytes)
  })
})

describe('answers that are not what they seem', () => {
  it.each([
    ['a length shorter than the body', `${HEAD}content-length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n`, undefined],
    [
      'early hints first',
      'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}',
      undefined,
    ],
    ['two lengths', `${HEAD}content-length: 2\r\ncontent-length: 5\r\n\r\n{}`, 'net.unreachable'],
    ['a length and chunks', `${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`, 'net.unreachable'],
    ['a negative length', `${HEAD}content-length: -2\r\n\r\n{}`, 'net.unreachable'],
    ['a chunk size that overflows', `${HEAD}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}`, 'net.unreachable'],
    ['chunks without an end', `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`, 'net.unreachable'],
    ['a header folded into two lines', `${HEAD}x: a\r\n b\r\ncontent-length: 2\r\n\r\n{}`, 'net.unreachable'],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.0\r\n', 'net.unreachable'],
    ['nothing', '', 'net.unreachable'],
    ['several encodings', `${HEAD}content-encoding: identity, gzip\r\ncontent-length: 2\r\n\r\n{}`, 'net.content_encoding'],
    ['brotli', `${HEAD}content-encoding: br\r\ncontent-length: 2\r\n\r\n{}`, 'net.content_encoding'],
    ['an unasked 206', 'HTTP/1.1 206 Partial Content\r\ncontent-length: 2\r\n\r\n{}', 'net.status'],
    [
      'a switch of protocols',
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n{}',
      'net.unreachable',
    ],
  ])('%s', async (_what, bytes, code) => {
    const host = await startRaw((socket) => {
      socket.on('error', () => {})
      socket.end(bytes)
    })
    const fetching = host.open({ timeoutMs: 3000 }).fetch(host.url('/'))
    if (code !== undefined) expect(await failure(fetching)).toMatchObject({ code, kind: 'operation' })
    else expect(new TextDecoder().decode((await fetching).bytes)).toBe('{}')
  })

  it('an answer to another question, sent ahead, is never read: each request has its own connection', async () => {
    const host = await startRaw((socket, path) => {
      socket.on('error', () => {})
      const answer = `HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: ${path.length}\r\n\r\n${path}`
      socket.write(`${answer}HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged`)
    })
    const net = host.open()
    for (const path of ['/a', '/b', '/c']) {
      expect(new TextDecoder().decode((await net.fetch(host.url(path))).bytes)).toBe(path)
    }
    expect(host.connections()).toBe(3)
  })
})

describe('redirects to where nobody should go', () => {
  it.each([
    ['https://127.0.0.3/', 'net.address_forbidden'],
    ['https://2130706435/', 'net.address_forbidden'],
    ['https://0x7f.3/', 'net.address_forbidden'],
    ['https://0177.0.0.3/', 'net.address_forbidden'],
    ['https://127.3/', 'net.address_forbidden'],
    ['https://[::1]/', 'net.address_forbidden'],
    ['https://[::ffff:169.254.169.254]/', 'net.address_forbidden'],
    ['https://[::ffff:a9fe:a9fe]/', 'net.address_forbidden'],
    ['https://[64:ff9b::a9fe:a9fe]/', 'net.address_forbidden'],
    ['https://[fd00::1]/', 'net.address_forbidden'],
    ['https://10.0.0.1/', 'net.address_forbidden'],
    ['https://①②⑦.0.0.3/', 'net.address_forbidden'],
    ['//169.254.169.254/latest', 'net.address_forbidden'],
    ['http://localhost/', 'net.redirect_forbidden'],
    ['ftp://localhost/', 'net.redirect_forbidden'],
    ['file:///etc/passwd', 'net.redirect_forbidden'],
    ['data:application/json,{}', 'net.redirect_forbidden'],
    ['javascript:1', 'net.redirect_forbidden'],
    ['https://user@localhost/', 'net.redirect_forbidden'],
    ['https://localhost:22/', 'net.redirect_forbidden'],
    ['https://localhost:0/', 'net.redirect_forbidden'],
    ['https:\\\\user:secret@localhost\\', 'net.redirect_forbidden'],
  ])('%s', async (location, code) => {
    const host = await startRaw((socket) => {
      socket.on('error', () => {})
      socket.end(
        Buffer.from(
          `HTTP/1.1 302 Found\r\nlocation: ${location.replace(/[^\x20-\x7e]/g, encodeURIComponent)}\r\ncontent-length: 0\r\n\r\n`,
        ),
      )
    })
    const error = await failure(host.open({ unsafeAllowAddresses: ['127.0.0.1'] }).fetch(host.url('/')))
    expect(error).toMatchObject({ code, kind: 'operation' })
    expect(JSON.stringify(error)).not.toContain('secret')
    expect(host.connections()).toBe(1)
  })

  it('in a circle', async () => {
    const host = await startHost((request, response) => {
      response.writeHead(301, { location: request.url === '/a' ? '/b' : '/a', 'cache-control': 'max-age=9999' }).end()
    })
    expect(await failure(host.open().fetch(host.url('/a')))).toMatchObject({
      code: 'net.redirect_forbidden',
      params: { reason: 'count' },
    })
    expect(host.seen).toHaveLength(4)
  })
})

describe('a name server that changes its mind', () => {
  const real = dns.lookup
  afterEach(() => {
    dns.lookup = real
    syncBuiltinESMExports()
  })

  /** Answers in turn, by the platform's own function that the net calls. */
  function answerWith(...answers: string[][]): { asked: number } {
    const state = { asked: 0 }
    const lookup = (
      _name: string,
      options: dns.LookupAllOptions,
      done: (error: null, found: dns.LookupAddress[]) => void,
    ): void => {
      expect(options.all).toBe(true)
      const addresses = answers[Math.min(state.asked++, answers.length - 1)] as string[]
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    }
    dns.lookup = lookup as unknown as typeof dns.lookup
    syncBuiltinESMExports()
    return state
  }

  it('is asked once for a connection, whose address is the one that was checked', async () => {
    const host = await startHost((_request, response) => void response.end('{}'))
    const state = answerWith(['127.0.0.1'], ['10.0.0.1'])
    const net = host.open({ unsafeAllowAddresses: ['127.0.0.1'] })
    expect((await net.fetch(host.url('/a'))).status).toBe(200)
    expect(state.asked).toBe(1)
    expect((await failure(net.fetch(host.url('/b')))).code).toBe('net.address_forbidden')
    expect(state.asked).toBe(2)
    expect(host.connections()).toBe(1)
  })

  it('is asked again after a redirect to the same name', async () => {
    const host = await startHost((_request, response) => void response.writeHead(302, { location: '/b' }).end())
    answerWith(['127.0.0.1'], ['169.254.169.254'])
    expect((await failure(host.open({ unsafeAllowAddresses: ['127.0.0.1'] }).fetch(host.url('/a')))).code).toBe(
      'net.address_forbidden',
    )
    expect(host.connections()).toBe(1)
  })

  it.each([
    [['192.0.2.1', '127.0.0.1']],
    [['127.0.0.1', '::1']],
    [['::ffff:127.0.0.1']],
    [['127.0.0.1', 'fe80::1%eth0']],
    [['not an address']],
  ])('is refused with %j: one bad address among others spoils all', async (addresses) => {
    const host = await startHost((_request, response) => void response.end('{}'))
    answerWith(addresses)
    const net = createNet({ ca: host.ca, ports: [host.port], unsafeAllowAddresses: addresses.length > 1 ? ['127.0.0.1'] : [] })
    expect((await failure(net.fetch(host.url('/')))).code).toBe('net.address_forbidden')
    expect(host.connections()).toBe(0)
  })

  it('is refused when it knows no address', async () => {
    const host = await startHost(() => {})
    answerWith([])
    expect(await failure(host.open().fetch(host.url('/')))).toMatchObject({ code: 'net.unreachable', kind: 'operation' })
  })
})
