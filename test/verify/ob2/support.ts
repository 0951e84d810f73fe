import { generateKeyPairSync, sign } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { beforeEach } from 'vitest'
import { toBase64url, utf8 } from '../../../src/core/index.js'
import type { Net } from '../../../src/net/index.js'
import type { CreateVerifierOptions, Verifier, VerifyOptions } from '../../../src/verify/index.js'
import { openBadges2 } from '../../../src/verify/ob2/index.js'
import { startHost } from '../../net/support.js'
import type { Loose } from '../../support/badges.js'
import { assertionOf, classOf, OB2, profileOf } from '../../support/ob2.js'
import { verifierOf } from '../support.js'

/** What a path answers with: a document, or whatever the test writes. */
export type Page = object | ((response: ServerResponse) => void)

/** A real https server that shows documents of Open Badges 2.0 by their paths. */
export async function startIssuer() {
  const pages = new Map<string, Page>()
  const host = await startHost((request, response) => {
    const page = pages.get(request.url ?? '')
    if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Nothing here</p>')
    else if (typeof page === 'function') page(response)
    else response.writeHead(200, { 'content-type': 'application/ld+json' }).end(JSON.stringify(page))
  })
  const origin = host.url('')
  /** Puts documents at their own ids. */
  const show = (...documents: Loose[]): void => {
    for (const document of documents) pages.set(document.id.slice(origin.length), document)
  }
  beforeEach(() => {
    pages.clear()
    show(profileOf(origin), classOf(origin), assertionOf(origin))
  })
  /** The paths asked for since the last call. */
  let told = 0
  const asked = (): string[] => {
    const paths = host.seen.slice(told).map(({ url }) => url ?? '')
    told = host.seen.length
    return paths
  }
  return { ...host, origin, pages, show, asked }
}

/** A verifier for Open Badges 2.0 with a net. */
export function ob2Verifier(net: Net | undefined, options: Partial<CreateVerifierOptions> = {}): Verifier {
  return verifierOf({ generations: [openBadges2], ...(net !== undefined && { net }), ...options })
}

/** Outcome, codes and states of the checks that were made. */
export async function judged(verifier: Verifier, input: unknown, options?: VerifyOptions) {
  const report = await verifier.verify(input, options)
  const states = Object.fromEntries(
    Object.entries(report.checks).flatMap(([name, { state }]) => (state === 'skipped' ? [] : [[name, state]])),
  )
  return { report, outcome: report.outcome, codes: report.findings.map(({ code }) => code), states }
}

/** A key pair of an issuer, and its document. */
export function keyOf(origin: string, changes: object = {}, bits = 2048) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const document: Loose = {
    '@context': OB2,
    type: 'CryptographicKey',
    id: `${origin}/key`,
    owner: `${origin}/issuer`,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ...changes,
  }
  return { document, privateKey }
}

/** A compact JWS by RS256, or with a header of the test's own. */
export function jwsOf(payload: object, key: Parameters<typeof sign>[2], header: object = { alg: 'RS256' }): string {
  const input = [header, payload].map((part) => toBase64url(utf8(JSON.stringify(part)))).join('.')
  return `${input}.${toBase64url(sign('sha256', utf8(input), key))}`
}
