import { inputError, isJsonObject, type JsonObject, type JsonValue, type RungsError } from '../../../core/index.js'
import { decline } from '../decline.js'
import { readyDefinition, type TermDefinition } from './active-context.js'
import { colonOf, hasKeywordForm, isAbsolute, isKeyword, isLanguageTag, isNeverCompact } from './iri.js'
import { isSameDefinition } from './sameness.js'

/** One local context in the making (JSON-LD 1.1 API section 4.1.2 step 5.13). */
export interface Defining {
  readonly local: JsonObject
  /** Where a member of it stands, as a JSON pointer of the document. */
  readonly at: (member: string) => string
  readonly terms: Map<string, TermDefinition>
  readonly vocab: string | undefined
  readonly isProtected: boolean
  /** False while a term is being defined, true after. */
  readonly defined: Map<string, boolean>
  /** Told of every name that is looked up and that the local context does not define. */
  readonly onRead?: (name: string) => void
}

const MEMBERS: readonly string[] = ['@container', '@id', '@language', '@type', '@context', '@direction', '@prefix', '@protected']
/** Rare members, left to jsonld. */
const DECLINED_MEMBERS: readonly string[] = ['@reverse', '@index', '@nest']
const CONTAINERS: readonly string[] = ['@list', '@set', '@index', '@language', '@graph', '@id', '@type']
/** Members of a context that are not terms. */
export const CONTEXT_MEMBERS: readonly string[] = ['@version', '@vocab', '@language', '@direction', '@propagate', '@protected']
const IRI_SHAPED = /:[^:]|\//
/** IRIs that a simple term may put before a compact one (section 4.2.2 step 14.2.5). */
export const GEN_DELIM_LAST: RegExp = /[:/?#[\]@]$/

/** A fault of a context, by its code in JSON-LD 1.1 API section 9.6. */
export function contextFault(reason: string, path: string): RungsError {
  return inputError('rdf.context_invalid', { reason }, path)
}

/**
 * Defines a term of the local context, after those it rests on (JSON-LD 1.1 API section 4.2, create term definition); for those,
 * protection is not overridden (section 5.2.2 steps 3 and 6.3).
 */
export function defineTerm(state: Defining, term: string, overrideProtected = false): void {
  const { local, defined, terms } = state
  const path = state.at(term)
  if (defined.has(term)) {
    if (defined.get(term) === true) return
    throw contextFault('cyclic IRI mapping', path)
  }
  defined.set(term, false)
  const value = local[term] as JsonValue
  checkName(term, value, path)
  const previous = terms.get(term)
  terms.delete(term)
  const isSimple = typeof value === 'string' || value === null
  const members: JsonObject = isSimple ? { '@id': value } : isJsonObject(value) ? value : fail('invalid term definition', path)
  checkMembers(members, path)
  const { iri, isPrefix } = mapping(state, term, members, isSimple, path)
  defined.set(term, true)
  // Its type may rest on the term itself.
  terms.set(term, { iri, container: [], isProtected: false, ...(isPrefix !== undefined && { isPrefix }) })
  const definition = readyDefinition({
    iri,
    container: container(members, path),
    isProtected: isProtectedHere(state, members),
    ...typeOf(state, members, path),
    ...languageOf(members, path),
    ...prefixOf(term, iri, members, isPrefix, path),
    ...(Object.hasOwn(members, '@context') && { scoped: { source: members['@context'] as JsonValue } }),
  })
  if (iri === '@context' || iri === '@preserve') throw contextFault('invalid keyword alias', path)
  if (iri?.startsWith('_:')) decline('blank node as term')
  if (previous?.isProtected && !overrideProtected) {
    if (!isSameDefinition(previous, definition)) throw contextFault('protected term redefinition', path)
    terms.set(term, { ...definition, isProtected: true })
  } else terms.set(term, definition)
}

function fail(reason: string, path: string): never {
  throw contextFault(reason, path)
}

/** Keywords cannot be terms, but for `@type`, which may be given a container or protected (section 4.2.2 step 4). */
function checkName(term: string, value: JsonValue, path: string): void {
  if (term === '@type' && isJsonObject(value) && (value['@container'] ?? '@set') === '@set') {
    const keys = Object.keys(value)
    const isLegal = keys.length > 0 && keys.every((key) => key === '@container' || key === '@id' || key === '@protected')
    if (!isLegal) throw contextFault('keyword redefinition', path)
    if ((value['@id'] ?? '@type') !== '@type' || value['@id'] === null) decline('@type with another IRI')
  } else if (isKeyword(term)) throw contextFault('keyword redefinition', path)
  // Reserved terms are ignored, which safe mode does not allow.
  else if (hasKeywordForm(term)) throw contextFault('reserved term', path)
  else if (term === '' || term === '__proto__') throw contextFault('invalid term definition', path)
}

function checkMembers(members: JsonObject, path: string): void {
  for (const member of Object.keys(members)) {
    if (DECLINED_MEMBERS.includes(member)) decline(`term definition with ${member}`)
    if (!MEMBERS.includes(member)) throw contextFault('invalid term definition', path)
  }
}

/** The IRI that a term stands for (section 4.2.2 steps 14 to 18). */
function mapping(
  state: Defining,
  term: string,
  members: JsonObject,
  isSimple: boolean,
  path: string,
): { iri: string | null; isPrefix?: boolean } {
  const colon = colonOf(term)
  const id = members['@id']
  if (id === null) return { iri: null }
  if (Object.hasOwn(members, '@id') && id !== term) {
    if (typeof id !== 'string') throw contextFault('invalid IRI mapping', path)
    if (!isKeyword(id) && hasKeywordForm(id)) throw contextFault('reserved @id value', path)
    const iri = expandName(state, id)
    if (iri === null || !(isAbsolute(iri) || isKeyword(iri))) throw contextFault('invalid IRI mapping', path)
    if (IRI_SHAPED.test(term) && expandName(withDefined(state, term), term) !== iri) {
      throw contextFault('invalid IRI mapping', path)
    }
    return { iri, isPrefix: isSimple && colon <= 0 && GEN_DELIM_LAST.test(iri) }
  }
  if (colon > 0) {
    const prefix = term.slice(0, colon)
    if (Object.hasOwn(state.local, prefix)) defineTerm(state, prefix)
    const before = lookUp(state, prefix)
    if (before === undefined) return { iri: term }
    if (before.iri === null) decline('prefix without IRI')
    return { iri: before.iri + term.slice(colon + 1) }
  }
  if (term === '@type') return { iri: '@type' }
  state.onRead?.('@vocab')
  if (state.vocab === undefined) throw contextFault('invalid IRI mapping', path)
  return { iri: state.vocab + term }
}

function withDefined(state: Defining, term: string): Defining {
  return { ...state, defined: new Map(state.defined).set(term, true) }
}

function lookUp(state: Defining, name: string): TermDefinition | undefined {
  if (!Object.hasOwn(state.local, name)) state.onRead?.(name)
  return state.terms.get(name)
}

/** Expands a name that a context uses (JSON-LD 1.1 API section 5.2, with vocab, and with a local context). */
export function expandName(state: Defining, name: string): string | null {
  if (isKeyword(name)) return name
  if (hasKeywordForm(name)) return null
  if (Object.hasOwn(state.local, name) && state.defined.get(name) !== true) defineTerm(state, name)
  const known = lookUp(state, name)
  if (known !== undefined) return known.iri
  const colon = colonOf(name)
  if (colon > 0) {
    if (isNeverCompact(name, colon)) return name
    const prefix = name.slice(0, colon)
    if (Object.hasOwn(state.local, prefix)) defineTerm(state, prefix)
    const before = lookUp(state, prefix)
    if (before?.isPrefix === true) return before.iri + name.slice(colon + 1)
    if (isAbsolute(name)) return name
  }
  state.onRead?.('@vocab')
  return state.vocab === undefined ? name : state.vocab + name
}

function isProtectedHere(state: Defining, members: JsonObject): boolean {
  const own = members['@protected']
  if (own !== undefined && typeof own !== 'boolean') decline('@protected that is not boolean')
  return own === true || (state.isProtected && own !== false)
}

function typeOf(state: Defining, members: JsonObject, path: string): { type?: string } {
  if (!Object.hasOwn(members, '@type')) return {}
  const type = members['@type']
  if (typeof type !== 'string') throw contextFault('invalid type mapping', path)
  if (type === '@json' || type === '@none' || type === '@id' || type === '@vocab') return { type }
  const iri = expandName(state, type)
  if (iri === null || !isAbsolute(iri) || iri.startsWith('_:')) throw contextFault('invalid type mapping', path)
  return { type: iri }
}

/** The container, checked (section 4.2.2 step 19); an index by property or type is left to jsonld. */
function container(members: JsonObject, path: string): readonly string[] {
  if (!Object.hasOwn(members, '@container')) return []
  const given = members['@container']
  if (typeof given !== 'string' && given !== null && !Array.isArray(given)) throw contextFault('invalid container mapping', path)
  const list = [given ?? []].flat() as readonly JsonValue[]
  if (list.length === 0) decline('empty container')
  if (list.includes('@type')) decline('container @type')
  const isSound =
    list.every((one) => CONTAINERS.includes(one as string)) &&
    (list.includes('@list')
      ? list.length === 1
      : list.includes('@graph')
        ? list.every((one) => one === '@graph' || one === '@id' || one === '@index' || one === '@set')
        : list.length <= (list.includes('@set') ? 2 : 1))
  if (!isSound) throw contextFault('invalid container mapping', path)
  return list as readonly string[]
}

function languageOf(members: JsonObject, path: string): Pick<TermDefinition, 'language' | 'direction'> {
  const { '@language': language, '@direction': direction } = members
  if (language !== undefined && language !== null && typeof language !== 'string')
    throw contextFault('invalid language mapping', path)
  // It would stand unescaped in a statement.
  if (typeof language === 'string' && !isLanguageTag(language)) decline('language that is no tag')
  if (direction !== undefined && direction !== null && direction !== 'ltr' && direction !== 'rtl')
    throw contextFault('invalid base direction', path)
  return {
    ...(language !== undefined &&
      !Object.hasOwn(members, '@type') && { language: typeof language === 'string' ? language.toLowerCase() : null }),
    ...(direction !== undefined && { direction }),
  }
}

function prefixOf(
  term: string,
  iri: string | null,
  members: JsonObject,
  found: boolean | undefined,
  path: string,
): { isPrefix?: boolean } {
  if (!Object.hasOwn(members, '@prefix')) return found === undefined ? {} : { isPrefix: found }
  const isPrefix = members['@prefix']
  if (/[:/]/.test(term)) throw contextFault('invalid term definition', path)
  if (iri !== null && isKeyword(iri)) throw contextFault('invalid term definition', path)
  if (typeof isPrefix !== 'boolean') throw contextFault('invalid @prefix value', path)
  return { isPrefix }
}
