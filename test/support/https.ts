import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

/** A real https server on loopback, known as `localhost` unless told otherwise. */
export interface TestServer {
  readonly port: number
  /** The certificate to trust, PEM. */
  readonly ca: string
  /** How many connections were accepted. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A self-signed certificate for a name and a loopback address. */
export async function makeCertificate(name = 'localhost', address = '127.0.0.1'): Promise<{ private: string; cert: string }> {
  return generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          { type: 7, ip: address },
        ],
      },
    ],
  })
}

/** Starts a server; end it in `afterAll`. */
export async function startServer(
  handler: Handler,
  options: { name?: string; address?: string; tls?: object } = {},
): Promise<TestServer> {
  const pem = await makeCertificate(options.name, options.address)
  const server = createServer({ key: pem.private, cert: pem.cert, ...options.tls }, handler)
  let connections = 0
  server.on('connection', () => {
    connections++
  })
  // Clients that refuse us end their connections in the middle of things.
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, options.address ?? '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    ca: pem.cert,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
