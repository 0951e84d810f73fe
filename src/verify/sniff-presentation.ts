import { CREDENTIALS_V1 } from '../contexts/index.js'
import { inputError, isJsonObject, type JsonLimits, type JsonObject, type JsonValue, operationError } from '../core/index.js'
import { typesOf } from '../securing/index.js'
import { type ReadInput, readInput } from './read-input.js'
import { boundContexts } from './sniff.js'

/** How many credentials a presentation may hold. */
const MAX_CREDENTIALS = 100

/** A presentation, read: how it is secured, and what it says inside; or an SD-JWT, which its holder presents as it is. */
export type SniffedPresentation =
  | {
      readonly secured: Extract<ReadInput, { form: 'embedded' | 'compact' }>
      readonly content: JsonObject
      readonly credentials: readonly JsonValue[]
    }
  | { readonly secured: Extract<ReadInput, { form: 'sd-jwt' }> }

/**
 * Reads a presentation of VCDM 2.0 section 4.13: a JSON object or its text, a compact JWS (VC-JOSE-COSE section 3.1.2), or an
 * EnvelopedVerifiablePresentation around one. It holds objects only; of VCDM 1.1 section 6.3.1 tokens are taken as well. An SD-JWT
 * with the holder's key binding is a presentation too (RFC 9901 section 4).
 *
 * @throws RungsError `form.not_a_presentation`, `form.presentation_unsupported` (`operation`), `form.credentials_invalid`, `form.credentials_too_many`, and those of reading JSON
 */
export function sniffPresentation(input: unknown, limits: JsonLimits = {}): SniffedPresentation {
  const secured = readInput(input, limits, 'EnvelopedVerifiablePresentation')
  if (secured.form !== 'embedded') refuseUnsupported(secured)
  if (secured.form === 'sd-jwt') return { secured }
  const content = secured.form === 'embedded' ? secured.document : secured.payload
  boundContexts(content)
  if (!typesOf(content).includes('VerifiablePresentation')) {
    throw inputError('form.not_a_presentation', {}, '/type')
  }
  return { secured, content, credentials: credentialsOf(content) }
}

/** A presentation of a kind that nobody here reads may well be right. */
function refuseUnsupported({ form, header, payload }: Exclude<ReadInput, { form: 'embedded' }>): void {
  const { typ } = header
  const isConcealed = form === 'sd-jwt' && typeof typ === 'string' && typ.startsWith('vp+')
  if (!isConcealed && payload['vp'] === undefined) return
  throw operationError('form.presentation_unsupported', { type: isConcealed ? 'vp+sd-jwt' : 'vp' })
}

function credentialsOf(content: JsonObject): readonly JsonValue[] {
  const value = content['verifiableCredential']
  const list = (value === undefined ? [] : [value].flat()) as readonly JsonValue[]
  if (list.length > MAX_CREDENTIALS) {
    throw inputError('form.credentials_too_many', { limit: MAX_CREDENTIALS, actual: list.length }, '/verifiableCredential')
  }
  const isFirstVersion = [content['@context']].flat()[0] === CREDENTIALS_V1
  if (!list.every((one) => isJsonObject(one) || (isFirstVersion && typeof one === 'string'))) {
    throw inputError('form.credentials_invalid', {}, '/verifiableCredential')
  }
  return list
}
