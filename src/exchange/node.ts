import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { checkOptions, inputError, requireOption, requireTimer } from '../core/index.js'
import type { Handler } from './handler.js'
import { problemOfThrown, problemResponse } from './problem-response.js'
import { HEADERS_TOO_LARGE } from './request-limits.js'

/** Bounds of a server; each has a default. */
export interface CreateNodeServerOptions {
  /** Bytes of the headers of a request. Default 16 384. */
  readonly maxHeaderBytes?: number
  /**
   * Milliseconds for the headers, as many again for all that the handler has not bounded itself, and as many that a client may go without
   * reading on in an answer. Default 15 000.
   */
  readonly requestTimeoutMs?: number
  /** Milliseconds that a connection may idle. Default 5000. */
  readonly keepAliveMs?: number
  /** Connections at the same time; more are closed. Default 1024. */
  readonly maxConnections?: number
}

/** A server over one handler. */
export interface NodeServer {
  /** Listens, by default on loopback; port 0 takes a free one. Rejects where the address cannot be had. */
  listen(port: number, host?: string): Promise<{ readonly host: string; readonly port: number }>
  /**
   * Takes no more connections, lets requests end, and cuts those that have not after the milliseconds. Default 10 000.
   *
   * @throws RungsError `core.option_invalid`
   */
  close(graceMs?: number): Promise<void>
}

const OPTIONS = ['maxHeaderBytes', 'requestTimeoutMs', 'keepAliveMs', 'maxConnections'] as const
/** A request is looked at through the path alone: what a client says of the host is nothing to go by. */
const ORIGIN = 'http://localhost'
/** Bytes that a connection takes up by itself, whoever reads. */
const AT_ONCE = 16_384
const HAS_BODY: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Serves a handler over `node:http`, with bounds on headers, time and connections, and an end that lets requests finish.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createNodeServer } from 'rungs/exchange/node'
 * const server = createNodeServer(async () => new Response('hello'))
 * const { port } = await server.listen(0)
 * await server.close()
 * ```
 */
export function createNodeServer(handler: Handler, options: CreateNodeServerOptions = {}): NodeServer {
  checkOptions(options, OPTIONS, 'createNodeServer')
  for (const [name, value] of Object.entries(options))
    requireOption(Number.isSafeInteger(value) && value > 0, name, 'whole number from 1')
  const { maxHeaderBytes = 16_384, requestTimeoutMs = 15_000 } = options
  const { keepAliveMs = 5000, maxConnections = 1024 } = options
  for (const [name, ms] of Object.entries({ requestTimeoutMs, keepAliveMs })) requireTimer(name, ms)
  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: requestTimeoutMs,
      requestTimeout: 2 * requestTimeoutMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
    },
    (incoming, outgoing) => {
      const sending: Sending = { isEnding: () => !server.listening, idleMs: requestTimeoutMs }
      void serve(handler, incoming, outgoing, sending)
    },
  )
  server.maxConnections = maxConnections
  server.on(
    'clientError',
    (error: NodeJS.ErrnoException, socket: Socket) => void refuse(error, socket, maxHeaderBytes, requestTimeoutMs),
  )
  return Object.freeze({
    listen: (port: number, host = '127.0.0.1') => listen(server, port, host),
    close: (graceMs = 10_000) => close(server, graceMs),
  })
}

interface Sending {
  /** Whether no connection is taken any more. */
  readonly isEnding: () => boolean
  readonly idleMs: number
}

async function serve(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse, sending: Sending): Promise<void> {
  let response: Response
  try {
    const { remoteAddress } = incoming.socket
    response = await handler(toRequest(incoming), remoteAddress === undefined ? {} : { remoteAddress })
  } catch (error) {
    response = problemOfThrown(error)
  }
  try {
    await send(response, incoming, outgoing, sending)
  } catch (error) {
    // Handlers are other people's: a body may break off, and what is a header in fetch may be none in HTTP.
    if (outgoing.headersSent) return void incoming.socket.destroy()
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name)
    await send(problemOfThrown(error), incoming, outgoing, sending)
  }
}

async function send(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { isEnding, idleMs }: Sending,
): Promise<void> {
  const body = response.body === null ? undefined : Buffer.from(await response.arrayBuffer())
  const isHead = incoming.method === 'HEAD'
  outgoing.statusCode = response.status
  // Of one name alone there are several lines, which no other way of writing them stands for (RFC 6265 section 3).
  for (const [name, value] of response.headers)
    if (name === 'set-cookie') outgoing.appendHeader(name, value)
    else outgoing.setHeader(name, value)
  if (body !== undefined) outgoing.setHeader('content-length', body.length)
  const isWhole = incoming.complete
  // What is still on its way is not read: the connection ends with the answer.
  if (!isWhole || isEnding()) outgoing.setHeader('connection', 'close')
  // A socket on which nothing moves for so long is destroyed. What the next handler takes is not counted.
  outgoing.setTimeout(idleMs)
  outgoing.prependOnceListener('finish', () => incoming.socket.setTimeout(0))
  // What may take a while is ended only once it is written: a server that closes takes a connection for idle whose answer has been ended,
  // and cuts it.
  if (body === undefined || isHead || body.length <= AT_ONCE) outgoing.end(isHead ? undefined : body)
  else outgoing.write(body, () => outgoing.end())
  if (!isWhole) outgoing.once('finish', () => setTimeout(() => incoming.socket.destroy(), 100).unref())
}

/** @throws RungsError `exchange.request_malformed` */
function toRequest(incoming: IncomingMessage): Request {
  const { url = '', method = 'GET', rawHeaders } = incoming
  const { target, host } = readTarget(url)
  try {
    const headers = new Headers()
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] as string, rawHeaders[at + 1] as string)
    if (host !== undefined) headers.set('host', host)
    const body = HAS_BODY.includes(method) ? { body: toStream(incoming), duplex: 'half' as const } : {}
    return new Request(target, { method, headers, ...body })
  } catch (cause) {
    throw inputError('exchange.request_malformed', { expected: 'HTTP request' }, '', cause)
  }
}

const WHOLE_URL = /^https?:\/\/[^/\\?#@\s]+(?:[/?]|$)/i

/**
 * Where a target leads: a path, or a whole URL, whose host then counts and not that of the header (RFC 9112 sections 3.2.1 and 3.2.2).
 *
 * @throws RungsError `exchange.request_malformed`
 */
function readTarget(text: string): { readonly target: string; readonly host?: string } {
  const whole = WHOLE_URL.test(text) && URL.canParse(text) ? new URL(text) : undefined
  const target = `${ORIGIN}${whole === undefined ? text : `${whole.pathname}${whole.search}`}`
  const isPath = whole !== undefined || text.startsWith('/')
  if (!isPath || !URL.canParse(target) || new URL(target).origin !== ORIGIN)
    throw inputError('exchange.request_malformed', { expected: 'path' })
  return { target, ...(whole !== undefined && { host: whole.host }) }
}

/** The body as it comes: no more is taken from the connection than is read. */
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      incoming.pause()
      incoming.on('data', (chunk: Uint8Array) => {
        controller.enqueue(chunk)
        incoming.pause()
      })
      incoming.once('end', () => controller.close())
      incoming.once('error', (error) => controller.error(error))
    },
    pull: () => void incoming.resume(),
    cancel() {
      incoming.removeAllListeners('data')
      incoming.removeAllListeners('end')
      incoming.pause()
    },
  })
}

/** What is no request in HTTP is answered all the same, and the connection closed. */
async function refuse(error: NodeJS.ErrnoException, socket: Socket, maxHeaderBytes: number, limitMs: number): Promise<void> {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? inputError('exchange.request_too_large', { limitBytes: maxHeaderBytes })
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? inputError('exchange.request_too_slow', { limitMs })
        : inputError('exchange.request_malformed', { expected: 'HTTP request' })
  const response =
    error.code === 'HPE_HEADER_OVERFLOW' ? problemResponse(problem, {}, HEADERS_TOO_LARGE) : problemResponse(problem)
  const body = await response.text()
  const head = `HTTP/1.1 ${response.status} Refused\r\nContent-Type: application/problem+json\r\n`
  const date = new Date().toUTCString()
  socket.end(`${head}Date: ${date}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}

function listen(server: Server, port: number, host: string): Promise<{ readonly host: string; readonly port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      const { address, port: taken } = server.address() as AddressInfo
      resolve({ host: address, port: taken })
    })
  })
}

async function close(server: Server, graceMs: number): Promise<void> {
  requireTimer('graceMs', graceMs, 0)
  return new Promise((resolve) => {
    if (!server.listening) return resolve()
    const timer = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
