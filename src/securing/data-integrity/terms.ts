import { isJsonObject, type JsonObject, type JsonValue, type Problem, pointer, problem } from '../../core/index.js'
import { typesOf } from '../types-of.js'

const VALUE_MEMBERS: readonly string[] = ['@value', '@type', '@language', '@direction']
const HARMLESS_CONTEXT_MEMBERS: readonly string[] = ['@version', '@protected', '@language', '@direction']

/**
 * Finds the first member whose meaning JSON alone does not show. A proof over canonical RDF signs statements, not members:
 * `validUntil` spelt as a full IRI, under an alias of an inline context, or inside `@nest` is the same statement, and
 * whoever reads the member would miss it (context validation, Data Integrity 1.0 sections 2.4.2 and 4.6).
 */
export function findDisguise(value: JsonValue, path = ''): Problem | undefined {
  if (Array.isArray(value)) return first(value as readonly JsonValue[], (item, index) => findDisguise(item, pointer(path, index)))
  if (!isJsonObject(value)) return undefined
  return first(Object.keys(value), (member) => {
    const at = pointer(path, member)
    if (member === '@context') return findInlineTerms(value[member] as JsonValue, at)
    const plain = !member.includes(':') && (!member.startsWith('@') || isValueMember(value, member))
    return plain
      ? findDisguise(value[member] as JsonValue, at)
      : problem('proof.member_disguised', { member: member.slice(0, 100) }, at)
  })
}

/**
 * Finds objects whose members could have been moved between them without a change to what is signed: objects with one id
 * are one node of the graph. Named blank nodes are refused, and so is an id on two objects unless each of them can hold only
 * members of its own: their types differ (the criteria of an achievement), or both are profiles or both images, on which
 * nothing is judged.
 * A credential inside, such as an endorsement, is a graph of its own.
 */
export function findSharedNode(document: JsonObject): Problem | undefined {
  const { proof: _proof, ...members } = document
  return visitGraph(members, '', new Map())
}

type Seen = Map<string, readonly (readonly string[])[]>

function visitGraph(value: JsonValue, path: string, seen: Seen): Problem | undefined {
  if (Array.isArray(value))
    return first(value as readonly JsonValue[], (item, index) => visitGraph(item, pointer(path, index), seen))
  if (!isJsonObject(value)) return undefined
  if (path !== '' && value['proof'] !== undefined) return findSharedNode(value)
  const { id } = value
  if (typeof id === 'string' && Object.keys(value).length > 1) {
    const shared = problem('proof.member_disguised', { member: 'id' }, pointer(path, 'id'))
    if (id.startsWith('_:')) return shared
    const types = typesOf(value)
    const others = seen.get(id) ?? []
    if (others.some((other) => other.some((type) => types.includes(type)) && !(isDescriptive(other) && isDescriptive(types))))
      return shared
    seen.set(id, [...others, types])
  }
  return first(Object.keys(value), (member) =>
    member === '@context' ? undefined : visitGraph(value[member] as JsonValue, pointer(path, member), seen),
  )
}

function isDescriptive(types: readonly string[]): boolean {
  return types.every((type) => type === 'Profile' || type === 'Image')
}

/** An inline context is the document's own: it may set the language of texts, not say what members mean. */
function findInlineTerms(context: JsonValue, path: string): Problem | undefined {
  if (Array.isArray(context))
    return first(context as readonly JsonValue[], (item, index) => findInlineTerms(item, pointer(path, index)))
  if (typeof context === 'string') return undefined
  const harmless = isJsonObject(context) && Object.keys(context).every((member) => HARMLESS_CONTEXT_MEMBERS.includes(member))
  return harmless ? undefined : problem('proof.context_inline', {}, path)
}

function isValueMember(value: JsonObject, member: string): boolean {
  return Object.hasOwn(value, '@value') && VALUE_MEMBERS.includes(member)
}

function first<T>(items: readonly T[], find: (item: T, index: number) => Problem | undefined): Problem | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== undefined) return found
  }
  return undefined
}
