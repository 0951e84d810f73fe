import { afterAll } from 'vitest'
import { canonicalizeJson, isRungsError, type JsonObject, type RungsError, utf8 } from '../../../src/core/index.js'
import type { Signer } from '../../../src/keys/index.js'
import { createNet, type Net, type NetOptions } from '../../../src/net/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { bundleDigest, digestOf } from '../../../src/verify/bundle/format.js'
import {
  type ExportBundleOptions,
  type ExportedBundle,
  exportBundle,
  type OpenBundleOptions,
  openBundle,
} from '../../../src/verify/bundle/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { controllerDocument, type Loose, NOW, newSigner, thaw } from '../../support/badges.js'
import { startServer, type TestServer } from '../../support/https.js'
import type { Result } from '../support.js'

/** Issuers under a did:web and an https URL of a loopback server. */
export interface Site {
  readonly server: TestServer
  readonly web: Signer
  readonly https: Signer
  /** Paths that were asked for. */
  readonly asked: string[]
  readonly publish: (path: string, body: string | Uint8Array | object, type?: string) => string
  readonly open: (options?: NetOptions) => Net
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, { readonly body: string | Uint8Array; readonly type: string }>()
  const asked: string[] = []
  const server = await startServer((request, response) => {
    asked.push(request.url ?? '')
    const page = pages.get(request.url ?? '')
    if (page === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': page.type }).end(page.body)
  })
  afterAll(() => server.close())
  const base = `https://localhost:${server.port}`
  const publish = (path: string, body: string | Uint8Array | object, type = 'application/json'): string => {
    const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
    pages.set(path, { body: text, type })
    return base + path
  }
  const web = await newSigner('Ed25519', `did:web:localhost%3A${server.port}#key`)
  const https = await newSigner('Ed25519', `${base}/issuer#key`)
  publish('/.well-known/did.json', controllerDocument(web), 'application/did+json')
  publish('/issuer', controllerDocument(https))
  const open = (options: NetOptions = {}): Net =>
    createNet({ ca: server.ca, ports: [server.port], unsafeAllowAddresses: ['127.0.0.1', '::1'], now: NOW, ...options })
  return { server, web, https, asked, publish, open }
}

export const archive = await newSigner()

/** A bundle as JSON text gives it back. */
export async function exported(
  credential: unknown,
  net: Net,
  options: Partial<ExportBundleOptions> = {},
): Promise<ExportedBundle & { readonly json: Loose }> {
  const made = await exportBundle(credential, { verifier: { mechanisms }, net, signer: archive, now: NOW, ...options })
  return { ...made, json: thaw(made.bundle as unknown as JsonObject) }
}

/** What a verifier with nothing but the bundle says. */
export async function verifyFrom(bundle: unknown, options: OpenBundleOptions = {}): Promise<Result> {
  const now = options.now ?? NOW
  const opened = await openBundle(bundle, { now, ...options })
  return createVerifier({ mechanisms, net: opened.net, now }).verify(opened.credential)
}

/** Makes the digests right again after a change, as anybody can. */
export function redigest(bundle: Loose): Loose {
  for (const document of bundle.documents) document.digest = digestOf(utf8(document.body))
  bundle.digest = bundleDigest(JSON.parse(canonicalizeJson(bundle)) as JsonObject)
  return bundle
}

export async function failure(promise: Promise<unknown>): Promise<RungsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isRungsError(error)) throw new Error('a RungsError was expected', { cause: error })
  return error
}
