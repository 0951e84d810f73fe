import { checkOptions, platformRandom, requireOption, toBase64url, toEpochMs } from '../../core/index.js'
import { createControllerResolver } from '../../did/index.js'
import { FORM_TYPE, type Form, parseForm, toForm } from './form.js'
import { FORMATS } from './formats.js'
import { openRequestObject } from './open-request-object.js'
import { readParameters } from './read-parameters.js'
import { isReachable, refusedRequest, SIGNED, UNSIGNED } from './refused-request.js'
import { REQUEST_OBJECT_TYPE } from './request-object.js'
import type { PresentationRequest, ResolvePresentationRequestOptions } from './wallet-types.js'

const MAX_LINK = 65_536
const MAX_OBJECT_BYTES = 131_072
const MEDIA_TYPE = `application/${REQUEST_OBJECT_TYPE}`

/**
 * Reads a verifier's request out of a link or QR code, fetches it where it lies elsewhere, and checks who asks (OpenID4VP 1.0 sections 5
 * and 14). Unsigned requests come by value under `redirect_uri:`, signed ones under `decentralized_identifier:`; other prefixes are
 * refused. Nothing is sent to the verifier but the question for its request.
 *
 * @throws RungsError `exchange.presentation_request_refused` with the error of OpenID4VP 1.0 section 8.5 that it stands for,
 * `did.*` of kind `operation` where the verifier's key could not be had, `net.*`,
 * `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { resolvePresentationRequest } from 'rungs/exchange/oid4vp'
 * import { createNet } from 'rungs/net'
 * const read = (link: string) => resolvePresentationRequest(link, { net: createNet() })
 * ```
 */
export async function resolvePresentationRequest(
  link: string,
  options: ResolvePresentationRequestOptions = {},
): Promise<PresentationRequest> {
  checkOptions(options, ['net', 'resolver', 'now', 'random'], 'resolvePresentationRequest')
  const { net, resolver = createControllerResolver(net === undefined ? {} : { net }), random = platformRandom } = options
  requireOption(net === undefined || typeof net.post === 'function', 'net', 'net that posts')
  const now = toEpochMs(options.now)
  const outer = parametersOf(link)
  const clientId = outer.get('client_id')
  const [byValue, uri, method] = [outer.get('request'), outer.get('request_uri'), outer.get('request_uri_method')]
  if (clientId === undefined || clientId === '') throw refusedRequest('invalid_request', 'client_id')
  // Without a prefix it would be a client that the wallet knows already, and it knows none.
  if (!clientId.includes(':')) throw refusedRequest('invalid_client', 'client_id')
  if (![UNSIGNED, SIGNED].some((prefix) => clientId.startsWith(prefix))) throw refusedRequest('invalid_request', 'client_id')
  if (byValue !== undefined && uri !== undefined) throw refusedRequest('invalid_request', 'request_uri')
  if (method !== undefined && method !== 'get' && method !== 'post')
    throw refusedRequest('invalid_request_uri_method', 'request_uri_method')
  if (method !== undefined && uri === undefined) throw refusedRequest('invalid_request', 'request_uri_method')
  if (byValue === undefined && uri === undefined) return readParameters(Object.fromEntries(outer), { clientId })
  if (byValue !== undefined) {
    const opened = await openRequestObject(byValue, { clientId, resolver, now })
    return readParameters(opened.claims, { clientId, did: opened.did })
  }
  const nonce = method === 'post' ? toBase64url(random(32)) : undefined
  const text = await fetchObject(uri as string, nonce, options)
  const { claims, did } = await openRequestObject(text, { clientId, resolver, now, ...(nonce !== undefined && { nonce }) })
  return readParameters(claims, { clientId, did, requestUri: uri as string })
}

function parametersOf(link: unknown): Form {
  if (typeof link !== 'string' || link.length > MAX_LINK || !URL.canParse(link)) throw refusedRequest('invalid_request', 'link')
  const form = parseForm(new URL(link).searchParams)
  if (form === undefined) throw refusedRequest('invalid_request', 'link')
  return form
}

/** A redirect to another host would be somebody else's request. */
async function fetchObject(uri: string, nonce: string | undefined, { net }: ResolvePresentationRequestOptions): Promise<string> {
  if (!isReachable(uri) || net === undefined) throw refusedRequest('invalid_request', 'request_uri')
  const bounds = { accept: MEDIA_TYPE, maxBytes: MAX_OBJECT_BYTES }
  if (nonce === undefined) {
    const { bytes, url } = await net.fetch(uri, { ...bounds, types: [MEDIA_TYPE] })
    if (new URL(url).origin !== new URL(uri).origin) throw refusedRequest('invalid_request', 'request_uri')
    return textOf(bytes)
  }
  const metadata = JSON.stringify({ vp_formats_supported: FORMATS })
  const body = toForm({ wallet_metadata: metadata, wallet_nonce: nonce })
  const { status, contentType, bytes } = await net.post(uri, { ...bounds, body, contentType: FORM_TYPE })
  if (status !== 200 || contentType !== MEDIA_TYPE) throw refusedRequest('invalid_request', 'request_uri')
  return textOf(bytes)
}

function textOf(bytes: Uint8Array): string {
  // What is no base64url is refused where the parts are read.
  return new TextDecoder('latin1').decode(bytes).trim()
}
