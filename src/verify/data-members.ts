import { type Finding, finding, isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'
import { typesOf } from '../securing/index.js'

/** Members that a credential may have, whose objects must say of what type they are. */
const TYPED = ['credentialStatus', 'credentialSchema', 'refreshService', 'termsOfUse', 'evidence'] as const

/**
 * What the data model asks of members that are not required, whatever the credential is about: a type of each status, schema, refresh
 * service, terms of use and evidence (VCDM 2.0 section 4.5), a URL as the id of a subject, status and schema (sections 4.4, 4.10 and 4.11), and
 * a digest of each related resource, which is named once (section 5.3).
 */
export function checkMembers(credential: JsonObject): Finding | undefined {
  const wrong = (member: string, expected: string, path: string): Finding =>
    finding('schema', 'schema.data_model', { member, expected }, path)
  for (const member of TYPED) {
    for (const { value, path } of itemsOf(credential, member)) {
      if (!isJsonObject(value) || typesOf(value).length === 0) return wrong(member, 'objects with a type', path)
      const isNamed = member === 'credentialSchema' || (member === 'credentialStatus' && value['id'] !== undefined)
      if (isNamed && !isAbsoluteUrl(value['id'])) return wrong(member, 'a URL as id', path)
    }
  }
  for (const { value, path } of itemsOf(credential, 'credentialSubject')) {
    if (isJsonObject(value) && value['id'] !== undefined && !isAbsoluteUrl(value['id']))
      return wrong('credentialSubject', 'a URL as id', path)
  }
  const seen = new Set<JsonValue>()
  for (const { value, path } of itemsOf(credential, 'relatedResource')) {
    const { id, digestSRI, digestMultibase } = isJsonObject(value) ? value : {}
    if (!isAbsoluteUrl(id) || seen.has(id)) return wrong('relatedResource', 'objects with URLs as ids, each once', path)
    if (digestSRI === undefined && digestMultibase === undefined)
      return wrong('relatedResource', 'digestSRI or digestMultibase', path)
    seen.add(id)
  }
  return undefined
}

function itemsOf(credential: JsonObject, member: string): readonly { readonly value: JsonValue; readonly path: string }[] {
  const value = credential[member]
  if (value === undefined) return []
  const path = pointer('', member)
  if (!Array.isArray(value)) return [{ value, path }]
  return value.map((item: JsonValue, index) => ({ value: item, path: pointer(path, index) }))
}
