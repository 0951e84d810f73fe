import { inputError, isJsonObject, type JsonLimits, type JsonObject, type JsonValue, operationError } from '../core/index.js'
import { type Mechanism, type Sealed, typesOf } from '../securing/index.js'
import { type ReadInput, readCredential } from './read-input.js'

/** A credential, read and told apart: a JSON object, or a token with its parts. */
export type Sniffed =
  | Extract<ReadInput, { form: 'embedded' | 'compact' }>
  | (Extract<Sealed, { form: 'sd-jwt' }> & {
      /** What the disclosures make of the payload, as long as nobody has checked it. */
      readonly claimed: JsonObject
    })

/**
 * Reads a credential of any accepted kind: a JSON object, JSON text, a compact JWS, an SD-JWT, or the bytes of any. The token is
 * taken out of an EnvelopedVerifiableCredential (VCDM 2.0 section 4.13).
 *
 * @throws RungsError `form.not_a_credential`, `form.token_malformed`, `form.presentation`, `form.enveloped`, `form.sd_jwt`,
 * `form.contexts_too_many`, `securing.envelope_invalid`, and those of reading JSON
 */
export function sniff(input: unknown, mechanisms: readonly Mechanism[], limits: JsonLimits = {}): Sniffed {
  return tellApart(readCredential(input, limits), mechanisms)
}

/** What {@link sniff} makes of an input that was read. */
export function tellApart(read: ReadInput, mechanisms: readonly Mechanism[]): Sniffed {
  if (read.form === 'embedded') {
    checkDocument(read.document)
    return read
  }
  return read.form === 'compact' ? sniffToken(read) : sniffSdJwt(read, mechanisms)
}

function sniffToken(read: Extract<ReadInput, { form: 'compact' }>): Sniffed {
  const { payload } = read
  // The issuer's part of an SD-JWT without a tilde after it: RFC 9901 section 4 knows no such text.
  if (payload['_sd'] !== undefined || payload['_sd_alg'] !== undefined) throw operationError('form.sd_jwt', {})
  if (payload['vp'] !== undefined) throw inputError('form.presentation', {}, '/vp')
  // A token whose payload is no JSON-LD document is for its mechanism to judge, or unsupported.
  if (payload['@context'] !== undefined) checkDocument(payload)
  else if (isJsonObject(payload['vc']) && payload['vc']['@context'] !== undefined) checkDocument(payload['vc'])
  // A badge of a generation that did without contexts; no mechanism judges it.
  else if (payload['badge'] !== undefined && payload['recipient'] !== undefined) throw notCredential()
  return read
}

/** An SD-JWT: what it claims, its type among it, is told by its mechanism from the disclosures. */
function sniffSdJwt(sealed: Extract<ReadInput, { form: 'sd-jwt' }>, mechanisms: readonly Mechanism[]): Sniffed {
  const { header, payload } = sealed
  if (payload['vp'] !== undefined || isPresentationType(header['typ'])) throw inputError('form.presentation', {})
  const mechanism = mechanisms.find((one) => one.detect(sealed))
  if (mechanism === undefined) throw operationError('form.sd_jwt', {})
  const shown = mechanism.preview?.(sealed)
  // Disclosures that do not fit, or are hashed in an unknown way, are a matter of the proof.
  if (shown === undefined) boundContexts(payload)
  else if (shown['@context'] !== undefined) checkDocument(shown)
  return { ...sealed, claimed: shown ?? payload }
}

/** Whether a `typ` names a presentation, however it is spelt (RFC 7515 section 4.1.9). */
export function isPresentationType(typ: unknown): boolean {
  return typeof typ === 'string' && /^(application\/)?vp\+/i.test(typ)
}

function checkDocument(value: JsonObject): void {
  boundContexts(value)
  const types = typesOf(value)
  if (types.includes('VerifiablePresentation') || types.includes('EnvelopedVerifiablePresentation'))
    throw inputError('form.presentation', {}, '/type')
  if (types.includes('EnvelopedVerifiableCredential')) throw operationError('form.enveloped', {}, { path: '/type' })
  if (!types.includes('VerifiableCredential')) throw notCredential()
}

function notCredential(): Error {
  return inputError('form.not_a_credential', { expected: 'type VerifiableCredential' }, '/type')
}

const MAX_CONTEXTS = 64
/** What a list costs that a record of many badges repeats for each: it is known by then. */
const REPEATED = 0.25

/**
 * Bounds the JSON-LD contexts of a whole document: each entry costs as much as hundreds of values. In the credentials
 * of a record a list of URLs that has come before counts for a quarter of one.
 *
 * @throws RungsError `form.contexts_too_many`
 */
export function boundContexts(value: JsonValue): void {
  let left = MAX_CONTEXTS
  const known = new Set<string>()
  const spend = (context: JsonValue, isInside: boolean): void => {
    const list = [context].flat()
    const text = list.every((one) => typeof one === 'string') ? list.join(' ') : undefined
    left -= isInside && text !== undefined && known.has(text) ? REPEATED : Math.max(1, list.length)
    if (text !== undefined) known.add(text)
    if (left < 0) throw inputError('form.contexts_too_many', { limit: MAX_CONTEXTS })
  }
  const visit = (item: JsonValue, isInside: boolean): void => {
    if (typeof item !== 'object' || item === null) return
    // Neither a list of the members nor an iterator is made for each of many small objects.
    if (Array.isArray(item)) {
      for (let index = 0; index < item.length; index++) visit(item[index], isInside)
      return
    }
    const object = item as JsonObject
    if (Object.hasOwn(object, '@context')) spend(object['@context'] as JsonValue, isInside)
    for (const key in object) visit(object[key] as JsonValue, isInside || key === 'verifiableCredential')
  }
  visit(value, false)
}
