import { asList, isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, type Problem, pointer } from '../../core/index.js'
import { broken } from './rule.js'

/** The extension points whose values must say of which type they are (VCDM 2.0 sections 4.10, 4.11, 5.4, 5.5 and 5.6). */
const TYPED: readonly string[] = ['credentialStatus', 'credentialSchema', 'termsOfUse', 'evidence', 'refreshService']

/** Whether a value is one or more type names. */
export function isTypes(type: JsonValue | undefined): boolean {
  const types = asList(type)
  return types.length > 0 && types.every((one) => typeof one === 'string' && one !== '')
}

/** Status, schemas, terms, evidence and refresh services are objects with a type, a schema also with a URL. */
export function typedMemberProblems(document: JsonObject): readonly Problem[] {
  return TYPED.flatMap((member) => {
    const value = document[member]
    if (value === undefined) return []
    const list = asList(value)
    if (list.length === 0) return [broken(member, 'one or more objects with a type')]
    return list.flatMap((one, index) => {
      const path = Array.isArray(value) ? pointer(pointer('', member), index) : pointer('', member)
      if (!isJsonObject(one) || !isTypes(one['type'])) return [broken(member, 'one or more objects with a type', path)]
      const isNamed = member !== 'credentialSchema' || isAbsoluteUrl(one['id'])
      return isNamed ? [] : [broken('credentialSchema.id', 'one URL', path)]
    })
  })
}
