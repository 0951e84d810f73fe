import { isJsonObject, type JsonObject, type JsonValue, pointerKeys, usageError } from '../../core/index.js'
import { type IsDisclosable, isAlwaysShown } from './conceal.js'
import { unitAt } from './units.js'

/**
 * What a holder may leave out: JSON pointers (RFC 6901), or a function that is asked about each member and element with
 * its pointer. What is always shown is never asked about; a pointer into a `Result` means that whole result.
 */
export type Disclosable = readonly string[] | ((path: string, value: JsonValue) => boolean)

/** Makes the choice for one credential. */
export type ChooseDisclosable = (credential: JsonObject) => IsDisclosable

/**
 * Reads the option `disclosable`.
 *
 * @throws RungsError `core.option_invalid`, `securing.disclosure_forbidden`
 */
export function toChoice(disclosable: Disclosable | undefined): ChooseDisclosable {
  if (disclosable === undefined) return byDefault
  if (typeof disclosable === 'function') return () => (path, value) => disclosable(path, value) === true
  if (!Array.isArray(disclosable) || !disclosable.every((one) => typeof one === 'string' && pointerKeys(one) !== undefined)) {
    throw usageError('core.option_invalid', { option: 'disclosable', expected: 'JSON pointers, or a function' })
  }
  const pointers = [...(disclosable as readonly string[])]
  const forbidden = pointers.find(isAlwaysShown)
  if (forbidden !== undefined) throw usageError('securing.disclosure_forbidden', { pointer: forbidden.slice(0, 200) })
  return (credential) => {
    const units = new Set(pointers.map((one) => unitAt(credential, one)))
    return (path) => units.has(path)
  }
}

const EXTRAS: readonly string[] = ['evidence', 'endorsement', 'endorsementJwt', 'image', 'awardedDate']
const SUBJECT_MEMBER = /^\/credentialSubject(?:\/\d+)?\/([^/]+)$/
const SUBJECT_ELEMENT = /^\/credentialSubject(?:\/\d+)?\/(?:result|identifier)\/\d+$/

/**
 * Of a credential: the details that a badge stays a badge without. Members of the subject but its id, achievement and, where
 * it has no id, identifiers; single results and identifiers; evidence, endorsements, image and date of the award. Of a claim
 * set: every claim but `iat`.
 */
function byDefault(credential: JsonObject): IsDisclosable {
  if (credential['@context'] === undefined) return (path) => /^\/[^/]+$/.test(path) && path !== '/iat'
  const subject = credential['credentialSubject']
  const subjects: readonly JsonValue[] = Array.isArray(subject) ? subject : [subject as JsonValue]
  const isNamed = subjects.every((one) => isJsonObject(one) && typeof one['id'] === 'string')
  const kept: readonly string[] = ['id', 'achievement', ...(isNamed ? [] : ['identifier'])]
  return (path) => {
    const member = SUBJECT_MEMBER.exec(path)?.[1]
    if (member !== undefined) return !kept.includes(member)
    if (SUBJECT_ELEMENT.test(path)) return isNamed || !path.includes('/identifier/')
    return EXTRAS.some((one) => path === `/${one}` || (path.startsWith(`/${one}/`) && /^\/[^/]+\/\d+$/.test(path)))
  }
}
