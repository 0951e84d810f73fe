import { requireOption } from '../../core/index.js'

/** Where the API lies below the address of a service (OB 3.0 section 6.2). */
export const API_PATH = '/ims/ob/v3p0'

/** What is read alike by everybody, and fits into any header: no other spelling of the slashes, no back slash, quote, space or fragment. */
const PLAIN = /^https:\/\/(?!\/)[\x21\x24-\x3b\x3d\x3f-\x5b\x5d-\x7e]+$/i
/** Names, of which some characters that hosts may have would end a part of a header. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/

/** Whether a text is an https URL without credentials and fragment. */
export function isHttpsUrl(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 2048 || !PLAIN.test(text) || !URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && HOST.test(hostname)
}

/** @throws RungsError `core.option_invalid` */
export function requireBaseUrl(baseUrl: unknown): void {
  requireOption(
    isHttpsUrl(baseUrl) && !/[/?]$/.test(baseUrl) && !baseUrl.includes('?'),
    'baseUrl',
    'https URL that ends in no slash',
  )
}
