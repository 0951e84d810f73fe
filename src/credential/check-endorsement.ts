import { CREDENTIALS_V2 } from '../contexts/index.js'
import { asList, copyJson, inputError, isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'
import { checkDateTime, checkText, checkUrl, invalid } from './check-values.js'

const OB_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$/

/** The members that an endorsement cannot do without; it was signed by someone else, so it is taken as it is (OB 3.0 B.1.8). */
export function checkEndorsement(value: unknown, path: string): JsonObject {
  const copy = copyJson(value)
  if (!isJsonObject(copy)) throw invalid(path, 'endorsement', 'object')
  for (const field of ['@context', 'id', 'type', 'name', 'issuer', 'validFrom', 'credentialSubject', 'proof']) {
    if (copy[field] === undefined) throw inputError('credential.field_missing', { field }, pointer(path, field))
  }
  if (!asList(copy['proof']).some(isJsonObject)) throw invalid(pointer(path, 'proof'), 'proof', 'object')
  const [first, second] = Array.isArray(copy['@context']) ? copy['@context'] : []
  const known = first === CREDENTIALS_V2 && typeof second === 'string' && OB_CONTEXT.test(second)
  if (!known) throw invalid(pointer(path, '@context'), '@context', 'contexts of VCDM 2.0 and OB 3.0')
  checkTypes(copy, ['VerifiableCredential', 'EndorsementCredential'], path)
  checkUrl(copy['id'], 'id', pointer(path, 'id'))
  checkText(copy['name'], 'name', pointer(path, 'name'))
  checkDateTime(copy['validFrom'], 'validFrom', pointer(path, 'validFrom'))
  checkMember(copy, 'credentialSubject', 'EndorsementSubject', path)
  if (typeof copy['issuer'] !== 'string') checkMember(copy, 'issuer', 'Profile', path)
  return copy
}

function checkMember(parent: JsonObject, field: string, type: string, path: string): void {
  const member: JsonValue | undefined = parent[field]
  const at = pointer(path, field)
  if (!isJsonObject(member)) throw invalid(at, field, 'object')
  checkUrl(member['id'], 'id', pointer(at, 'id'))
  checkTypes(member, [type], at)
}

function checkTypes(parent: JsonObject, expected: readonly string[], path: string): void {
  const types = parent['type']
  if (!Array.isArray(types) || !expected.every((type) => types.includes(type))) {
    throw invalid(pointer(path, 'type'), 'type', `list with ${expected.join(' and ')}`)
  }
}
