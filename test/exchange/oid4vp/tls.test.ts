import { request as httpRequest } from 'node:http'
import { afterAll, expect, it } from 'vitest'
import {
  answerPresentationRequest,
  createOid4vpVerifier,
  resolvePresentationRequest,
  toDcqlQuery,
} from '../../../src/exchange/oid4vp/index.js'
import { createNet } from '../../../src/net/index.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { errorOf, newSigner } from '../../support/badges.js'
import { startServer, type TestServer } from '../../support/https.js'
import { serveOn } from '../support.js'
import { ACHIEVEMENT, ldpBadge, mechanisms } from './support.js'

const servers: TestServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

it.each(['get', 'post'] as const)(
  'a wallet with a real net, over TLS, its request fetched by %s (OpenID4VP 1.0 section 14.5)',
  async (method) => {
    let port = 0
    // What stands before a service: it ends TLS and passes everything on.
    const front = await startServer((incoming, outgoing) => {
      const { url = '/', headers } = incoming
      const passed = httpRequest({ host: '127.0.0.1', port, path: url, method: incoming.method ?? 'GET', headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      })
      incoming.pipe(passed)
    })
    servers.push(front)
    const [signer, issuer, holder] = await Promise.all([newSigner('ES256'), newSigner(), newSigner()])
    const verifier = createOid4vpVerifier({
      store: createMemoryStore(),
      verifier: createVerifier({ mechanisms }),
      responseBaseUrl: `https://localhost:${front.port}/oid4vp/`,
      signer,
    })
    port = (await serveOn(verifier.handle)).port
    const { id, uri } = await verifier.createRequest({
      query: toDcqlQuery({ achievements: [ACHIEVEMENT] }),
      requestUriMethod: method,
      redirectUri: 'https://localhost/done',
    })
    const net = createNet({ ca: front.ca, ports: [front.port], unsafeAllowAddresses: ['127.0.0.1', '::1'] })
    const request = await resolvePresentationRequest(uri, { net })
    const answered = await answerPresentationRequest(request, {
      credentials: [await ldpBadge({ issuer, holder })],
      signers: [holder],
      mechanisms,
      choose: ({ proposal }) => proposal,
      net,
    })
    const responseCode = new URL(answered.redirectUri as string).searchParams.get('response_code') as string
    expect(await verifier.result(id, { responseCode })).toMatchObject({ presented: { outcome: 'verified' } })
    // A net that does not know the authority finds nobody there.
    expect((await errorOf(resolvePresentationRequest(uri, { net: createNet({ ports: [front.port] }) }))).kind).toBe('operation')
  },
)
