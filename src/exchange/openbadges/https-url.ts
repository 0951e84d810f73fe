import { requireOption } from '../../core/index.js'

/** Where the API lies below the address of a service (OB 3.0 section 6.2). */
export const API_PATH = '/ims/ob/v3p0'

/** Whether a text is an https URL without credentials and fragment. */
export function isHttpsUrl(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 2048 || !URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && !/[#\s\\]/.test(text)
}

/** @throws RungsError `core.option_invalid` */
export function requireBaseUrl(baseUrl: unknown): void {
  requireOption(
    isHttpsUrl(baseUrl) && !/[/?]$/.test(baseUrl) && !baseUrl.includes('?'),
    'baseUrl',
    'https URL that ends in no slash',
  )
}
