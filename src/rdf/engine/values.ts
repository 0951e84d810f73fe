import { canonicalizeJson, type JsonObject, type JsonValue } from '../../core/index.js'
import { isBlank, quotedText } from '../dataset/quads.js'
import type { ActiveContext, TermDefinition } from './context/active-context.js'
import { isKeyword, isLanguageTag } from './context/iri.js'
import { decline } from './decline.js'
import { definitionOf, idTerm, vocabTerm } from './expand.js'
import { countParts, dataLost, documentFault, here, undefinedTerm, type Walk } from './walk-state.js'

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const XSD_BOOLEAN = `^^<${XSD}boolean>`
const XSD_INTEGER = `^^<${XSD}integer>`
const XSD_DOUBLE = `^^<${XSD}double>`
const RDF_LANG_STRING = '^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>'
const RDF_JSON = '^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>'
const I18N = 'https://www.w3.org/ns/i18n#'

/** The term of a scalar under a term's coercion (JSON-LD 1.1 API section 5.3, value expansion). */
export function scalarTerm(walk: Walk, active: ActiveContext, definition: TermDefinition, value: JsonValue): string {
  const { type, datatype } = definition
  if (datatype === RDF_LANG_STRING) decline('rdf:langString as a datatype')
  if (typeof value === 'string') {
    if (type === '@id') return idTerm(walk, active, value, 'relative object reference')
    if (type === '@vocab') return vocabTerm(walk, active, value, 'relative object reference')
    // jsonld rewrites the lexical form; the specification does not (JSON-LD 1.1 API section 8.2.2).
    if (datatype === XSD_DOUBLE) decline('text as xsd:double')
    if (datatype !== undefined) return wellFormed(walk, value) + datatype
    const { language = active.language, direction = active.direction } = definition
    return languageTerm(walk, value, language ?? undefined, direction ?? undefined)
  }
  if (typeof value === 'number') return numberTerm(walk, value, datatype)
  if (typeof value === 'boolean') return `"${value}"${datatype ?? XSD_BOOLEAN}`
  throw documentFault(walk, 'not JSON')
}

function languageTerm(walk: Walk, value: string, language: string | undefined, direction: string | undefined): string {
  const text = wellFormed(walk, value)
  if (direction !== undefined) return `${text}^^<${I18N}${language ?? ''}_${direction}>`
  return language === undefined ? text : `${text}@${language}`
}

/** Text that UTF-8 cannot carry would be signed as another. */
function wellFormed(walk: Walk, value: string): string {
  const text = quotedText(value)
  if (text.length !== value.length + 2 && /[\ud800-\udfff]/u.test(value)) throw dataLost(walk, 'lone surrogate')
  return text
}

/** A number in the canonical form of its datatype (JSON-LD 1.1 API section 8.2.2 steps 7 to 9 and 8.6). */
function numberTerm(walk: Walk, value: number, datatype: string | undefined): string {
  if (!Number.isFinite(value)) throw documentFault(walk, 'not JSON')
  const isDouble = !Number.isInteger(value) || Math.abs(value) >= 1e21 || datatype === XSD_DOUBLE
  if (!isDouble) return `"${value.toFixed(0)}"${datatype ?? XSD_INTEGER}`
  const [digits = '', exponent] = value.toExponential(15).split('e')
  const mantissa = digits.replace(/0+$/, '')
  return `"${mantissa.endsWith('.') ? `${mantissa}0` : mantissa}E${Number(exponent)}"${datatype ?? XSD_DOUBLE}`
}

/** A JSON literal (JSON-LD 1.1 API section 8.2.2 step 3). */
export function jsonTerm(walk: Walk, value: JsonValue): string {
  checkJson(walk, value)
  return quotedText(canonicalizeJson(value, here(walk))) + RDF_JSON
}

/** Bounds what is written out, since a value may be made by hand, and refuses what jsonld loses. */
function checkJson(walk: Walk, value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.keys(value)) {
    countParts(walk, 1)
    if (member === '__proto__') throw undefinedTerm(walk, member)
    walk.path.push(member)
    checkJson(walk, (value as JsonObject)[member] as JsonValue)
    walk.path.pop()
  }
}

/** The terms of a language map (JSON-LD 1.1 API section 5.1.2 step 13.7). */
export function languageMapTerms(
  walk: Walk,
  active: ActiveContext,
  { direction = active.direction }: TermDefinition,
  map: JsonObject,
): string[] {
  const terms: string[] = []
  for (const tag of Object.keys(map)) {
    const isNone = tag === '@none' || active.terms.get(tag)?.iri === '@none'
    const value = map[tag] as JsonValue
    for (const text of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
      if (text === null) continue
      if (typeof text !== 'string') throw documentFault(walk, 'invalid language map value', tag)
      if (!isNone && !isLanguageTag(tag)) throw dataLost(walk, 'invalid @language value', tag)
      terms.push(languageTerm(walk, text, isNone ? undefined : tag.toLowerCase(), direction ?? undefined))
    }
  }
  return terms
}

/** Whether a node under this context is a value object (JSON-LD 1.1 section 4.4), and by which member. */
export function valueMember(active: ActiveContext, node: JsonObject): string | undefined {
  for (const member of active.values) if (Object.hasOwn(node, member)) return member
  return undefined
}

/**
 * The term of a value object (JSON-LD 1.1 API section 5.1.2 steps 13.4 and 15). `keywordsOnly`: another context might be meant
 * for aliases and datatypes, so there may be none.
 */
export function valueObjectTerm(walk: Walk, active: ActiveContext, node: JsonObject, keywordsOnly: boolean): string {
  const found = new Map<string, JsonValue>()
  let hasAlias = false
  for (const member of Object.keys(node)) {
    if (member === '@context') continue
    if (keywordsOnly && !isKeyword(member)) decline('term in a value object')
    const { iri, term } = definitionOf(walk, active, member)
    const value = node[member] as JsonValue
    if (iri === null || (term === undefined && !isKeyword(iri))) throw undefinedTerm(walk, member)
    if (iri === '@index') decline('@index')
    if (!VALUE_MEMBERS.includes(iri)) {
      if (value === null && term !== undefined) continue
      throw documentFault(walk, 'invalid value object', member)
    }
    if (found.has(iri)) decline('two members of one meaning')
    if (value === undefined) throw documentFault(walk, 'not JSON', member)
    found.set(iri, value)
    hasAlias ||= iri !== member
  }
  if (found.has('@type') && hasAlias) decline('alias in a value object')
  if (keywordsOnly && found.has('@type')) decline('datatype under a type')
  return valueTerm(walk, active, found)
}

const VALUE_MEMBERS: readonly string[] = ['@value', '@type', '@language', '@direction']

function valueTerm(walk: Walk, active: ActiveContext, found: ReadonlyMap<string, JsonValue>): string {
  const value = found.get('@value') as JsonValue
  const type = found.get('@type')
  const language = found.get('@language') ?? undefined
  const direction = found.get('@direction')
  if (Array.isArray(type)) decline('list of datatypes')
  if (language !== undefined && typeof language !== 'string') throw documentFault(walk, 'invalid language-tagged string')
  if (language !== undefined && !isLanguageTag(language)) throw dataLost(walk, 'invalid @language value')
  if (direction !== undefined && direction !== 'ltr' && direction !== 'rtl') throw documentFault(walk, 'invalid base direction')
  if (type !== undefined && (language !== undefined || direction !== undefined)) throw documentFault(walk, 'invalid value object')
  if (type === '@json') {
    walk.path.push('@value')
    const term = jsonTerm(walk, value)
    walk.path.pop()
    return term
  }
  if (value === null) throw dataLost(walk, 'null @value value')
  if (typeof value === 'object') throw documentFault(walk, 'invalid value object value')
  if (type !== undefined) return scalarTerm(walk, active, { ...UNTYPED, datatype: datatypeOf(walk, active, type) }, value)
  if (typeof value === 'string') return languageTerm(walk, value, language?.toLowerCase(), direction)
  if (language !== undefined) throw documentFault(walk, 'invalid language-tagged value')
  if (direction !== undefined) decline('direction of a value that is not text')
  return scalarTerm(walk, active, UNTYPED, value)
}

const UNTYPED: TermDefinition = { iri: null, container: [], isProtected: false }

function datatypeOf(walk: Walk, active: ActiveContext, type: JsonValue): string {
  if (typeof type !== 'string') throw documentFault(walk, 'invalid type value')
  if (active.terms.get(type)?.iri?.startsWith('@')) decline('keyword alias as datatype')
  const term = vocabTerm(walk, active, type, 'relative @type reference')
  if (isBlank(term)) throw documentFault(walk, 'invalid typed value')
  return term === `<${XSD}string>` ? '' : `^^${term}`
}
