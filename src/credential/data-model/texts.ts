import { asList, isJsonObject, type JsonObject, type JsonValue, type Problem, pointer } from '../../core/index.js'
import { broken } from './rule.js'

const VALUE_MEMBERS: readonly string[] = ['@value', '@language', '@direction']
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/
const EXPECTED = 'text, or texts with their language'

/** A name or description is a text, a language value object, or a list of those (VCDM 2.0 sections 4.6 and 11.1). */
export function textProblems(owner: JsonObject, path = ''): readonly Problem[] {
  return ['name', 'description'].flatMap((member) => {
    const value = owner[member]
    const list = asList(value)
    const isFine = value === undefined || (list.length > 0 && list.every(isText))
    return isFine ? [] : [broken(member, EXPECTED, pointer(path, member))]
  })
}

function isText(value: JsonValue): boolean {
  if (typeof value === 'string') return true
  if (!isJsonObject(value) || typeof value['@value'] !== 'string') return false
  const { '@language': language, '@direction': direction } = value
  if (!Object.keys(value).every((member) => VALUE_MEMBERS.includes(member))) return false
  if (language !== undefined && !(typeof language === 'string' && LANGUAGE_TAG.test(language))) return false
  return direction === undefined || direction === 'ltr' || direction === 'rtl'
}
