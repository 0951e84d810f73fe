import { isJsonObject, type JsonObject, type JsonValue, type Problem, pointer, problem } from '../../core/index.js'

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
 * Finds a second object that is the credential itself: by its id, statements about the credential such as `validUntil`
 * could be moved there without a change to what is signed.
 */
export function findDouble(document: JsonObject): Problem | undefined {
  const { id, proof: _proof, ...members } = document
  return typeof id === 'string' ? findNode(members, id, '') : undefined
}

function findNode(value: JsonValue, id: string, path: string): Problem | undefined {
  if (Array.isArray(value)) return first(value as readonly JsonValue[], (item, index) => findNode(item, id, pointer(path, index)))
  if (!isJsonObject(value)) return undefined
  if (value['id'] === id) return problem('proof.member_disguised', { member: 'id' }, pointer(path, 'id'))
  return first(Object.keys(value), (member) => findNode(value[member] as JsonValue, id, pointer(path, member)))
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
