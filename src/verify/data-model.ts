import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../contexts/index.js'
import { type Finding, finding, isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue } from '../core/index.js'

/** Which data model a credential is written in, told by its first context before anything else. */
export function dataModelOf(credential: JsonObject): '1.1' | '2.0' | undefined {
  const context = credential['@context']
  const first = Array.isArray(context) ? context[0] : context
  if (first === CREDENTIALS_V2) return '2.0'
  return first === CREDENTIALS_V1 ? '1.1' : undefined
}

/**
 * The rules of the Verifiable Credentials Data Model that hold for every credential, whatever it is about
 * (VCDM 2.0 sections 4.3, 4.4, 4.5, 4.7 and 4.8).
 */
export function checkDataModel(credential: JsonObject): Finding | undefined {
  const wrong = (member: string, expected: string, path = `/${member}`): Finding =>
    finding('schema', 'schema.data_model', { member, expected }, path)
  const model = dataModelOf(credential)
  if (model === undefined) return wrong('@context', `${CREDENTIALS_V2} first`, '/@context')
  if (!isContext(credential['@context'] as JsonValue)) return wrong('@context', 'URLs and objects')
  if (!isTypes(credential['type'])) return wrong('type', 'type names')
  if (credential['id'] !== undefined && !isAbsoluteUrl(credential['id'])) return wrong('id', 'one URL')
  const issuer = credential['issuer']
  if (!isAbsoluteUrl(isJsonObject(issuer) ? issuer['id'] : issuer)) return wrong('issuer', 'a URL, or an object whose id is one')
  const subject = credential['credentialSubject']
  const subjects: readonly JsonValue[] = Array.isArray(subject) ? subject : [subject as JsonValue]
  if (subjects.length === 0 || !subjects.every((one) => isJsonObject(one) && Object.keys(one).length > 0)) {
    return wrong('credentialSubject', 'one or more objects that say something')
  }
  // VCDM 1.1 section 4.6; in VCDM 2.0 no date is required.
  if (model === '1.1' && credential['issuanceDate'] === undefined) return wrong('issuanceDate', 'a date', '')
  return undefined
}

function isContext(context: JsonValue): boolean {
  return Array.isArray(context)
    ? context.every((one) => typeof one === 'string' || isJsonObject(one))
    : typeof context === 'string'
}

function isTypes(type: JsonValue | undefined): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  return types.length > 0 && types.every((one) => typeof one === 'string' && one !== '')
}
