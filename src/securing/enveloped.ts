import { CREDENTIALS_V2 } from '../contexts/index.js'
import { freezeOver, inputError, type JsonObject, operationError, usageError } from '../core/index.js'
import { typesOf } from './types-of.js'

/** The media types of enveloped tokens that are texts (VC-JOSE-COSE section 6.1). */
export type EnvelopedMediaType = 'application/vc+jwt' | 'application/vp+jwt' | 'application/vc+sd-jwt' | 'application/vp+sd-jwt'

/** What an envelope holds. */
export interface Enveloped {
  readonly type: 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation'
  readonly mediaType: EnvelopedMediaType
  /** Nobody has checked it. */
  readonly token: string
}

const MEDIA_TYPE = /^application\/(vc|vp)\+(sd-)?jwt$/
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*(~[\w.~-]*)?$/
const MAX_CHARACTERS = 4 * 1024 * 1024

/**
 * Puts a token into the JSON-LD object that stands for it in a presentation: an EnvelopedVerifiableCredential, or an
 * EnvelopedVerifiablePresentation (VCDM 2.0 sections 4.13 and 4.14).
 *
 * @param mediaType - as `secure` gives it, or `application/vc+sd-jwt` and the like
 * @throws RungsError `securing.envelope_unsupported` (`usage`), `securing.envelope_invalid`
 * @example
 * ```ts
 * import { toEnveloped } from 'rungs/securing'
 * toEnveloped('eyJhbGciOiJFUzI1NiJ9.e30.AA', 'application/vc+jwt').type // 'EnvelopedVerifiableCredential'
 * ```
 */
export function toEnveloped(token: string, mediaType: EnvelopedMediaType): JsonObject {
  const type = typeOf(mediaType)
  if (type === undefined) throw usageError('securing.envelope_unsupported', { mediaType: String(mediaType).slice(0, 64) })
  if (typeof token !== 'string' || token.length > MAX_CHARACTERS || !isTokenOf(mediaType, token))
    throw inputError('securing.envelope_invalid', { member: 'token', expected: mediaType })
  return freezeOver({ '@context': CREDENTIALS_V2, id: `data:${mediaType},${token}`, type })
}

/**
 * Takes the token out of an EnvelopedVerifiableCredential or EnvelopedVerifiablePresentation (VCDM 2.0 sections 4.13 and 4.14).
 * Members beside it are in no way secured, and not looked at. The token itself has still to be verified.
 *
 * @throws RungsError `securing.envelope_invalid`; `securing.envelope_unsupported` (`operation`) for other media types and for
 * encoded data, which may well be right
 */
export function fromEnveloped(document: JsonObject): Enveloped {
  const invalid = (member: string, expected: string) =>
    inputError('securing.envelope_invalid', { member, expected }, `/${member}`)
  const { '@context': context, id } = document
  // Its type is a term of this context alone.
  if (![context].flat().includes(CREDENTIALS_V2)) throw invalid('@context', CREDENTIALS_V2)
  const parts = typeof id === 'string' && id.length <= MAX_CHARACTERS && /^data:([^,]*),(.*)$/i.exec(id)
  if (!parts) throw invalid('id', 'data: URL')
  const token = parts[2] as string
  const types = typesOf(document)
    .filter((one) => one.startsWith('Enveloped'))
    .join()
  // Older envelopes say of a token no more than that it is one: their type tells of which kind.
  const kind = types.endsWith('n') ? 'p' : 'c'
  const mediaType = (parts[1] as string)
    .toLowerCase()
    .replace('application/jwt', `application/v${kind}+jwt`) as EnvelopedMediaType
  const type = typeOf(mediaType)
  if (type === undefined || token.includes('%'))
    throw operationError('securing.envelope_unsupported', { mediaType: mediaType.slice(0, 64) }, { path: '/id' })
  if (types !== type) throw invalid('type', type)
  if (!isTokenOf(mediaType, token)) throw invalid('id', mediaType)
  return Object.freeze({ type, mediaType, token })
}

function typeOf(mediaType: string): Enveloped['type'] | undefined {
  const content = MEDIA_TYPE.exec(mediaType)?.[1]
  if (content === undefined) return undefined
  return content === 'vc' ? 'EnvelopedVerifiableCredential' : 'EnvelopedVerifiablePresentation'
}

/** A token with disclosures ends in `~` or has some (RFC 9901 section 4). */
function isTokenOf(mediaType: string, token: string): boolean {
  return TOKEN.test(token) && token.includes('~') === mediaType.includes('sd-')
}
