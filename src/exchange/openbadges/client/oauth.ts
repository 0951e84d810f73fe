import type * as OAuth from 'oauth4webapi'
import { isRungsError, type RungsError, usageError, utf8 } from '../../../core/index.js'
import type { SendingNet } from '../../../net/index.js'
import { answerInvalid, refused } from './answers.js'
import type { OpenBadgesService } from './options.js'

type Library = typeof OAuth
/** What every call is given: the net as its only way outward. */
export type OAuthOptions = OAuth.HttpRequestOptions<'POST', string | URLSearchParams>

/** Runs a call of `oauth4webapi`, and turns what went wrong with it into errors of ours. */
export type OAuthCall = <T>(run: (library: Library, options: OAuthOptions) => Promise<T>) => Promise<T>

/** Its answers are small. */
const MAX_BYTES = 256 * 1024
/** Statuses whose answer has no body (Fetch section 2.2.3). */
const NO_BODY: readonly number[] = [101, 103, 204, 205, 304]

/** The library, loaded when it is first needed. @throws RungsError `keys.peer_missing` */
export function createOAuthCall(net: SendingNet): OAuthCall {
  return async (run) => {
    const library = await loadLibrary()
    const customFetch: OAuthOptions[typeof OAuth.customFetch] = (url, { method, headers, body, signal }) =>
      send(net, url, { method, headers, body: utf8(String(body)), ...(signal !== undefined && { signal }) })
    try {
      // Addresses were held to https, or http on this machine, when the service was read; the net holds them to it again.
      return await run(library, { [library.customFetch]: customFetch, [library.allowInsecureRequests]: true })
    } catch (error) {
      throw toRungsError(error)
    }
  }
}

/** The server that a service names, as the library wants it. The service has no name of its own, so that the API stands for it. */
export function toServer(service: OpenBadgesService, issuer: string = service.apiUrl): OAuth.AuthorizationServer {
  return {
    issuer,
    authorization_endpoint: service.authorizationUrl,
    token_endpoint: service.tokenUrl,
    registration_endpoint: service.registrationUrl,
    ...(service.revocationUrl !== undefined && { revocation_endpoint: service.revocationUrl }),
  }
}

async function loadLibrary(): Promise<Library> {
  try {
    return await import('oauth4webapi')
  } catch {
    throw usageError('keys.peer_missing', { package: 'oauth4webapi' })
  }
}

async function send(net: SendingNet, url: string, init: NonNullable<Parameters<SendingNet['send']>[1]>): Promise<Response> {
  const { status, headers, bytes } = await net.send(url, { ...init, maxBytes: MAX_BYTES })
  // A list of cookies cannot be a header of a Response, and is of no use here.
  const { 'set-cookie': _cookies, ...rest } = headers
  return new Response(NO_BODY.includes(status) ? null : (bytes as Uint8Array<ArrayBuffer>), { status, headers: rest })
}

/** What the library threw: an error of ours that passed through, a refusal, or an answer that is none. No secret is told. */
function toRungsError(thrown: unknown): RungsError {
  if (isRungsError(thrown)) return thrown
  const { error, status, code, cause } = thrown as { error?: unknown; status?: unknown; code?: unknown; cause?: unknown }
  if (isRungsError(cause)) return cause
  if (typeof error === 'string') return refused(typeof status === 'number' ? status : 400, error)
  if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return refused(typeof status === 'number' ? status : 401, 'invalid_client')
  return answerInvalid('oauth')
}
