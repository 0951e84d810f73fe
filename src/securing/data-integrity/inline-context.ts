import { asList, isAbsoluteUrl, isJsonObject, type JsonObject } from '../../core/index.js'

/** Where the terms of the bundled contexts lie: another name for one of them could hide a date, a status or a result. */
const KNOWN_PLACES: readonly string[] = [
  'https://www.w3.org/2018/credentials',
  'https://www.w3.org/ns/',
  'https://w3id.org/',
  'https://purl.imsglobal.org/',
  'http://www.w3.org/',
  'https://schema.org/',
  'http://schema.org/',
]
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples#'
const DEFINITION_MEMBERS: readonly string[] = ['@id', '@type', '@container', '@protected', '@language', '@direction']
/** Of maps, only one whose keys are in the statements: those of `@index` are in none, and those of the others are ids and types. */
const CONTAINERS: readonly unknown[] = ['@set', '@list', '@language']

/**
 * Whether a member of an inline context defines something new: a term, or a vocabulary for undefined ones, at an absolute URL
 * away from the terms of the bundled contexts, without contexts inside, without making a keyword of it, and without a map whose keys
 * nobody signs (JSON-LD 1.1 section 4.6).
 */
export function definesNewTerms(context: JsonObject, member: string): boolean {
  const value = context[member]
  if (member === '@vocab') return isNewPlace(value)
  if (member.startsWith('@') || member.includes(':')) return false
  if (!isJsonObject(value)) return isNewPlace(value)
  const isKnown = Object.keys(value).every((key) => DEFINITION_MEMBERS.includes(key))
  return isKnown && isNewPlace(value['@id']) && asList(value['@container']).every((one) => CONTAINERS.includes(one))
}

function isNewPlace(iri: unknown): boolean {
  if (!isAbsoluteUrl(iri)) return false
  // Spelt in another way it would be another IRI; a scheme alone could be a prefix of the document's.
  if (!/^(https?:\/\/|urn:|did:|tag:)/.test(iri)) return false
  return iri.startsWith(EXAMPLES) || !KNOWN_PLACES.some((place) => iri.startsWith(place))
}
