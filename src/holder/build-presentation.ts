import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../contexts/index.js'
import { copyJsonObject, freezeOver, inputError, isJsonObject, type JsonObject, usageError } from '../core/index.js'
import { toEnveloped, typesOf } from '../securing/index.js'

/** What {@link buildPresentation} may be given. */
export interface BuildPresentationOptions {
  /** Who presents: a DID or URL. Default: whoever signs. */
  readonly holder?: string
  readonly id?: string
  /** VCDM 1.1, for verifiers that know no other, takes tokens as they are (section 6.3.1). Default `2.0`. */
  readonly dataModel?: '2.0' | '1.1'
}

/**
 * An unsigned presentation of credentials (VCDM 2.0 section 4.13): objects with embedded proofs as they are, tokens and SD-JWTs
 * enveloped, but in the older data model.
 *
 * @throws RungsError `core.option_invalid`, `securing.member_missing` for a credential without a proof, and those of copying JSON
 * @example
 * ```ts
 * import { buildPresentation } from 'rungs/holder'
 * const nothing = buildPresentation([], { holder: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2' })
 * ```
 */
export function buildPresentation(
  credentials: readonly (JsonObject | string)[],
  { holder, id, dataModel = '2.0' }: BuildPresentationOptions = {},
): JsonObject {
  if (!Array.isArray(credentials)) throw usageError('core.option_invalid', { option: 'credentials', expected: 'array' })
  if (dataModel !== '2.0' && dataModel !== '1.1')
    throw usageError('core.option_invalid', { option: 'dataModel', expected: '2.0 or 1.1' })
  const isFirst = dataModel === '1.1'
  return freezeOver({
    '@context': Object.freeze([isFirst ? CREDENTIALS_V1 : CREDENTIALS_V2]),
    ...(id !== undefined && { id }),
    type: Object.freeze(['VerifiablePresentation']),
    ...(holder !== undefined && { holder }),
    verifiableCredential: Object.freeze(
      credentials.map((one, index) => (isFirst && typeof one === 'string' ? one : toObject(one, index))),
    ),
  })
}

function toObject(credential: JsonObject | string, index: number): JsonObject {
  if (typeof credential === 'string') {
    return toEnveloped(credential, credential.includes('~') ? 'application/vc+sd-jwt' : 'application/vc+jwt')
  }
  const copy = copyJsonObject(credential)
  const isSecured = copy['proof'] !== undefined || typesOf(copy).includes('EnvelopedVerifiableCredential')
  if (!isSecured || !isJsonObject(copy)) {
    throw inputError('securing.member_missing', { member: 'proof' }, `/verifiableCredential/${index}`)
  }
  return copy
}
