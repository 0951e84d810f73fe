import { inputError } from '../../core/index.js'
import { isPrivateUrl } from '../private-url.js'

/** The prefixes of clients that are known here: nobody signs for one, and a DID's owner for the other (OpenID4VP 1.0 section 5.9.3). */
export const UNSIGNED = 'redirect_uri:'
export const SIGNED = 'decentralized_identifier:'

/** What a wallet refuses, by the error of OpenID4VP 1.0 section 8.5 and the parameter that it is about. */
export function refusedRequest(error: string, member: string): Error {
  return inputError('exchange.presentation_request_refused', { error, member })
}

/** Whether a URL is one that is fetched from or posted to: https, or http within this machine, which a net allows by address alone. */
export function isReachable(url: unknown): url is string {
  return typeof url === 'string' && url.length <= 4096 && URL.canParse(url) && isPrivateUrl(new URL(url))
}
