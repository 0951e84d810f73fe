import { isJsonObject, type JsonObject, type JsonValue, type Problem, pointer, problem } from '../../core/index.js'
import { typesOf } from '../types-of.js'

const VALUE_MEMBERS: readonly string[] = ['@value', '@type', '@language', '@direction']
const HARMLESS_CONTEXT_MEMBERS: readonly string[] = ['@version', '@protected', '@language', '@direction']

/** Something found: the way to it, and the problem of what stands there. */
interface Found {
  readonly way: readonly (string | number)[]
  readonly toProblem: (path: string) => Problem
}

/**
 * Finds the first member whose meaning JSON alone does not show. A proof over canonical RDF signs statements, not members:
 * `validUntil` spelt as a full IRI, under an alias of an inline context, or inside `@nest` is the same statement, and
 * whoever reads the member would miss it (context validation, Data Integrity 1.0 sections 2.4.2 and 4.6).
 */
export function findDisguise(value: JsonValue): Problem | undefined {
  return toProblem(disguiseIn(value))
}

/**
 * Finds objects whose members could have been moved between them without a change to what is signed: objects with one id
 * are one node of the graph. Named blank nodes are refused, and so is an id on two objects unless each of them can hold only
 * members of its own: their types differ (the criteria of an achievement), or both are profiles or both images, on which
 * nothing is judged.
 * A credential inside, such as an endorsement, is a graph of its own.
 */
export function findSharedNode(document: JsonObject): Problem | undefined {
  return toProblem(sharedInGraph(document))
}

function toProblem(found: Found | undefined): Problem | undefined {
  return found?.toProblem(found.way.reduce<string>(pointer, ''))
}

/** The first of what is found inside the items or members of a value, which are looked at in order. */
function insideOf(value: object, find: (part: JsonValue, key: string) => Found | undefined): Found | undefined {
  for (const key of Object.keys(value)) {
    const part = (value as JsonObject)[key] as JsonValue
    const found = find(part, key)
    if (found !== undefined) return { ...found, way: [Array.isArray(value) ? Number(key) : key, ...found.way] }
  }
  return undefined
}

function disguiseIn(value: JsonValue): Found | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return insideOf(value, disguiseIn)
  const hasValue = Object.hasOwn(value, '@value')
  return insideOf(value, (part, member) => {
    if (member.charCodeAt(0) === AT) {
      if (member === '@context') return inlineTermsIn(part)
      if (!hasValue || !VALUE_MEMBERS.includes(member)) return disguised(member)
    } else if (member.includes(':')) return disguised(member)
    return disguiseIn(part)
  })
}

const AT = 0x40

function disguised(member: string): Found {
  return { way: [], toProblem: (path) => problem('proof.member_disguised', { member: member.slice(0, 100) }, path) }
}

/** An inline context is the document's own: it may set the language of texts, not say what members mean. */
function inlineTermsIn(context: JsonValue): Found | undefined {
  if (Array.isArray(context)) return insideOf(context, inlineTermsIn)
  if (typeof context === 'string') return undefined
  const harmless = isJsonObject(context) && Object.keys(context).every((member) => HARMLESS_CONTEXT_MEMBERS.includes(member))
  return harmless ? undefined : { way: [], toProblem: (path) => problem('proof.context_inline', {}, path) }
}

/** The objects of each id that were met. */
type Seen = Map<string, JsonObject[]>

function sharedInGraph(document: JsonObject): Found | undefined {
  const seen: Seen = new Map()
  return (
    sharedHere(document, seen) ??
    insideOf(document, (part, member) => (member === 'proof' || member === '@context' ? undefined : sharedIn(part, seen)))
  )
}

function sharedIn(value: JsonValue, seen: Seen): Found | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return insideOf(value, (item) => sharedIn(item, seen))
  const object = value as JsonObject
  if (object['proof'] !== undefined) return sharedInGraph(object)
  return (
    sharedHere(object, seen) ?? insideOf(object, (part, member) => (member === '@context' ? undefined : sharedIn(part, seen)))
  )
}

function sharedHere(object: JsonObject, seen: Seen): Found | undefined {
  const { id } = object
  if (typeof id !== 'string' || Object.keys(object).length === 1) return undefined
  const others = seen.get(id)
  const isShared = id.startsWith('_:') || others?.some((other) => couldExchange(other, object)) === true
  if (isShared) return { way: ['id'], toProblem: (path) => problem('proof.member_disguised', { member: 'id' }, path) }
  if (others === undefined) seen.set(id, [object])
  else others.push(object)
  return undefined
}

/** Whether two objects could hold members of each other. */
function couldExchange(a: JsonObject, b: JsonObject): boolean {
  const [types, others] = [typesOf(a), typesOf(b)]
  return types.some((type) => others.includes(type)) && !(isDescriptive(types) && isDescriptive(others))
}

function isDescriptive(types: readonly string[]): boolean {
  return types.every((type) => type === 'Profile' || type === 'Image')
}
