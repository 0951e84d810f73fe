import { inputError, isJsonObject, type JsonObject, pointer } from '../core/index.js'
import { chooseEntry, type LanguageMap } from '../i18n/index.js'
import { checkText, invalid } from './check-values.js'
import { checkLanguageMap, isObLanguage } from './construct.js'
import type { RelatedInput } from './input.js'

/** Whether an achievement's texts are given in several languages. */
export function isTranslated(achievement: unknown): achievement is JsonObject {
  return isJsonObject(achievement) && Object.hasOwn(achievement, 'language') && !Object.hasOwn(achievement, 'ladder')
}

/**
 * An achievement in several languages as OB 3.0 can carry it: plain texts in the one language that it says it is in, since the context
 * of OB 3.0 drops a language map and with it what was signed; the others in `nameMap` and `descriptionMap`, which our context
 * defines; editions under an id of their own in `related`.
 *
 * @throws RungsError `credential.language_missing`, `credential.field_missing`, `credential.field_invalid`
 */
export function translate(source: JsonObject, path: string): JsonObject {
  const { language: given, editions, name, description, related, ...rest } = source
  const language = checkText(given, 'language', pointer(path, 'language'))
  if (!isObLanguage(language)) throw invalid(pointer(path, 'language'), 'language', 'language such as en, pt-BR or zh-Hant-TW')
  const names = mapOf(name, 'name', language, path)
  const descriptions = mapOf(description, 'description', language, path)
  const all = [...(Array.isArray(related) ? related : []), ...toRelated(editions, pointer(path, 'editions'))]
  return {
    ...rest,
    name: textIn(names, language),
    description: textIn(descriptions, language),
    inLanguage: language,
    ...(all.length > 0 && { related: all as never }),
    nameMap: names,
    descriptionMap: descriptions,
  }
}

/**
 * The same achievement in other languages, each under an id of its own, as OB 3.0 B.1.15 has it.
 *
 * @throws RungsError `credential.field_invalid`
 */
export function toRelated(editions: unknown, path: string): readonly RelatedInput[] {
  if (editions === undefined) return []
  const ids = checkLanguageMap(editions, 'editions', path) as LanguageMap
  return Object.entries(ids).map(([inLanguage, id]) => {
    if (!isObLanguage(inLanguage)) throw invalid(path, 'editions', 'languages such as en, pt-BR or zh-Hant-TW')
    return { id, inLanguage }
  })
}

function mapOf(value: unknown, field: string, language: string, path: string): JsonObject & LanguageMap {
  const at = pointer(path, field)
  if (value === undefined) throw inputError('credential.field_missing', { field }, at)
  const map = checkLanguageMap(value, field, at) as JsonObject & LanguageMap
  if (textIn(map, language) === undefined) throw inputError('credential.language_missing', { language }, at)
  return map
}

/** The text under this very tag: another form of the language would be called by a name that it does not have. */
function textIn(map: LanguageMap, language: string): string {
  const entry = chooseEntry(map, [language])
  return (entry?.tag.toLowerCase() === language.toLowerCase() ? entry.text : undefined) as string
}
