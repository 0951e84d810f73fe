import { requireOption } from '../../core/index.js'
import { isPrivateUrl } from '../private-url.js'

/** Where the API lies below the address of a service (OB 3.0 section 6.2). */
export const API_PATH = '/ims/ob/v3p0'

/** What is read alike by everybody, and fits into any header: no other spelling of the slashes, no back slash, quote, space or fragment. */
const PLAIN = /^https?:\/\/(?!\/)[\x21\x24-\x3b\x3d\x3f-\x5b\x5d-\x7e]+$/i
/** Names, of which some characters that hosts may have would end a part of a header. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/

/** Whether a text is an https URL without credentials and fragment. */
export function isHttpsUrl(text: unknown): text is string {
  return isServiceUrl(text) && text.slice(0, 6).toLowerCase() === 'https:'
}

/** The same for a service, which may have http where it is on this very machine. */
export function isServiceUrl(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 2048 || !PLAIN.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return isPrivateUrl(url) && url.username === '' && url.password === '' && HOST.test(url.hostname)
}

/** @throws RungsError `core.option_invalid` */
export function requireBaseUrl(baseUrl: unknown): void {
  requireOption(
    isServiceUrl(baseUrl) && !/[/?]$/.test(baseUrl) && !baseUrl.includes('?'),
    'baseUrl',
    'https URL that ends in no slash',
  )
}
