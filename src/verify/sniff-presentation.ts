import { CREDENTIALS_V1 } from '../contexts/index.js'
import { inputError, isJsonObject, type JsonLimits, type JsonObject, type JsonValue, operationError } from '../core/index.js'
import { type Mechanism, type Sealed, typesOf } from '../securing/index.js'
import { type ReadInput, readInput } from './read-input.js'
import { boundContexts, isPresentationType, type Sniffed } from './sniff.js'

/** How many credentials a presentation may hold. */
const MAX_CREDENTIALS = 100
const TYPE = 'VerifiablePresentation'

/** A presentation, read: how it is secured, and what it says inside; or an SD-JWT, which its holder presents as it is. */
export type SniffedPresentation =
  | {
      readonly secured: Sniffed
      readonly content: JsonObject
      readonly credentials: readonly JsonValue[]
    }
  | { readonly secured: Extract<ReadInput, { form: 'sd-jwt' }> }

/**
 * Reads a presentation of VCDM 2.0 section 4.13: a JSON object or its text, a compact JWS or an SD-JWT (VC-JOSE-COSE
 * sections 3.1.2 and 3.2.2), or an EnvelopedVerifiablePresentation around one. It holds objects only; of VCDM 1.1
 * section 6.3.1 the claim `vp` is read, and tokens in it are taken as well. An SD-JWT with the holder's key binding is a
 * presentation too (RFC 9901 section 4).
 *
 * @throws RungsError `form.not_a_presentation`, `form.presentation_unsupported` (`operation`), `form.credentials_invalid`, `form.credentials_too_many`, and those of reading JSON
 */
export function sniffPresentation(
  input: unknown,
  mechanisms: readonly Mechanism[],
  limits: JsonLimits = {},
): SniffedPresentation {
  const read = readInput(input, limits, 'EnvelopedVerifiablePresentation')
  if (read.form === 'embedded') return sniffed(read, read.document)
  if (read.form === 'compact') {
    // The claim alone is no JSON-LD document: its mechanism tells what stands for what.
    if (read.payload['vp'] === undefined) return sniffed(read, read.payload)
    return sniffed(read, shownBy({ ...read, path: '' }, 'vp', mechanisms) ?? {})
  }
  if (!isPresentationType(read.header['typ']) && !typesOf(read.payload).includes(TYPE)) return { secured: read }
  const shown = shownBy(read, 'vp+sd-jwt', mechanisms)
  // Disclosures that do not fit, or are hashed in an unknown way, are a matter of the proof.
  if (shown === undefined) return { secured: { ...read, claimed: read.payload }, content: read.payload, credentials: [] }
  return sniffed({ ...read, claimed: shown }, shown)
}

function sniffed(secured: Sniffed, content: JsonObject): SniffedPresentation {
  boundContexts(content)
  if (!typesOf(content).includes(TYPE)) throw inputError('form.not_a_presentation', {}, '/type')
  return { secured, content, credentials: credentialsOf(content) }
}

/** What a token shows; one that nobody here reads may well be right. */
function shownBy(sealed: Sealed, type: string, mechanisms: readonly Mechanism[]): JsonObject | undefined {
  const mechanism = mechanisms.find((one) => one.detect(sealed))
  if (mechanism === undefined) throw operationError('form.presentation_unsupported', { type })
  return mechanism.preview?.(sealed)
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
