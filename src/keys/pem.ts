import { inputError } from '../core/index.js'
import type { PublicJwk } from '../runtime/index.js'
import { readRsaModulusBits, readRsaPublicKey, readSubjectPublicKey } from './kms/der.js'

/** Longer than the text of any key that is read, with room for explanations before it. */
const MAX_PEM_LENGTH = 16_384
const MIN_RSA_BITS = 2048
/** One block of RFC 7468, by the label of its first line; explanatory text may stand around it. */
const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END ([A-Z0-9 ]{1,40})-----/

/**
 * Reads a public key in PEM (RFC 7468 section 13): a SubjectPublicKeyInfo (`PUBLIC KEY`), or the older `RSA PUBLIC KEY` of PKCS #1
 * (RFC 8017 appendix A.1.1). RSA keys need 2048 bits. A private key is refused by its label, before anything of it is read.
 *
 * @throws RungsError `keys.pem_invalid`
 * @example
 * ```ts
 * import { parsePublicPem } from 'rungs/keys'
 * const pem = `-----BEGIN PUBLIC KEY-----
 * MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
 * -----END PUBLIC KEY-----`
 * parsePublicPem(pem).crv // 'Ed25519'
 * ```
 */
export function parsePublicPem(text: unknown, path = ''): PublicJwk {
  const invalid = (reason: 'form' | 'private' | 'key' | 'weak'): Error => inputError('keys.pem_invalid', { reason }, path)
  if (typeof text !== 'string' || text.length > MAX_PEM_LENGTH) throw invalid('form')
  if (/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(text)) throw invalid('private')
  const [, label, body = '', end] = BLOCK.exec(text) ?? []
  if (label === undefined || label !== end) throw invalid('form')
  const der = fromBase64(body)
  if (der === undefined) throw invalid('form')
  const isSubjectKey = label === 'PUBLIC KEY'
  if (!isSubjectKey && label !== 'RSA PUBLIC KEY') throw invalid('key')
  const bits = readRsaModulusBits(der, isSubjectKey)
  if (bits !== undefined && bits < MIN_RSA_BITS) throw invalid('weak')
  const key = isSubjectKey ? readSubjectPublicKey(der) : readRsaPublicKey(der)
  if (key === undefined) throw invalid('key')
  return key
}

/** Strictly: whole groups, padding where it belongs, and nothing after it (RFC 4648 section 4). */
function fromBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '')
  if (compact === '' || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined
  return Uint8Array.from(atob(compact), (char) => char.charCodeAt(0))
}
