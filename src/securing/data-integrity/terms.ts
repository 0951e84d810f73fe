import { RUNGS_V0 } from '../../contexts/index.js'
import { asList, isJsonObject, type JsonObject, type JsonValue, type Problem, pointer, problem } from '../../core/index.js'
import { acceptInlineContexts } from '../mechanism.js'
import { typesOf } from '../types-of.js'
import { definesNewTerms } from './inline-context.js'

const AT = 0x40
const VALUE_MEMBERS: readonly string[] = ['@value', '@type', '@language', '@direction']
const HARMLESS_CONTEXT_MEMBERS: readonly string[] = ['@version', '@protected', '@language', '@direction']

/** Something found: the way to it, and the problem of what stands there. */
interface Found {
  readonly way: (string | number)[]
  readonly toProblem: (path: string) => Problem
}

/** The objects of each id that were met in one graph. */
type Seen = Map<string, JsonObject[]>

/**
 * Finds the first member whose meaning JSON alone does not show. A proof over canonical RDF signs statements, not members
 * (context validation, Data Integrity 1.0 sections 2.4.2 and 4.6), so a document is ambiguous in two ways.
 *
 * Disguise: `validUntil` spelt as a full IRI, under an alias of an inline context, or inside `@nest` is the same statement, and
 * whoever reads the member would miss it.
 *
 * Shared nodes: objects with one id are one node of the graph, so that members could have been moved between them. Named blank
 * nodes are refused, and so is an id on two objects unless each of them can hold only members of its own: their types differ
 * (the criteria of an achievement), or both are profiles or both images, on which nothing is judged. A credential inside is for its own
 * proof to show where it is verified by itself: as an endorsement, in a record, or in a presentation.
 */
export function findAmbiguity(document: JsonObject, inlineContexts?: typeof acceptInlineContexts): Problem | undefined {
  const isTermTaken = inlineContexts === acceptInlineContexts
  const { rest, literal } = withoutLiteral(document)
  const found = inObject(rest, '', new Map(), false, isTermTaken) ?? inLiteral(literal, isTermTaken)
  return found?.toProblem(found.way.reduceRight<string>((path, key) => pointer(path, key), ''))
}

/**
 * The definition in the credential of a ladder is one JSON literal, signed to the letter, in which ids are no nodes: the edition before
 * has the id of this one. The ladder context protects what these names mean, and only under the type of that credential.
 */
function withoutLiteral(document: JsonObject): { readonly rest: JsonObject; readonly literal?: JsonValue } {
  const subject = document['credentialSubject']
  const isDefinition =
    isJsonObject(subject) &&
    typesOf(subject).includes('Ladder') &&
    typesOf(document).includes('LadderDefinitionCredential') &&
    asList(document['@context']).includes(RUNGS_V0)
  if (!isDefinition) return { rest: document }
  const { ladderDefinition: literal, ...others } = subject
  return { rest: { ...document, credentialSubject: others }, ...(literal !== undefined && { literal }) }
}

function inLiteral(literal: JsonValue | undefined, isTermTaken: boolean): Found | undefined {
  if (typeof literal !== 'object' || literal === null) return undefined
  const found = inValue(literal, '', undefined, false, isTermTaken)
  return found && onWay(onWay(found, 'ladderDefinition'), 'credentialSubject')
}

/**
 * Members are looked at in their order; `name` is that of the member, `seen` is absent where ids do not matter, and `isOwn` says that a
 * credential here is verified by itself. The way is gathered from its end.
 */
function inValue(
  value: JsonValue,
  name: string,
  seen: Seen | undefined,
  isOwn: boolean,
  isTermTaken: boolean,
): Found | undefined {
  if (!Array.isArray(value)) return inObject(value as JsonObject, name, seen, isOwn, isTermTaken)
  for (let index = 0; index < value.length; index++) {
    const item = value[index] as JsonValue
    const found = typeof item === 'object' && item !== null ? inValue(item, name, seen, isOwn, isTermTaken) : undefined
    if (found !== undefined) return onWay(found, index)
  }
  return undefined
}

function inObject(
  object: JsonObject,
  name: string,
  outer: Seen | undefined,
  isOwn: boolean,
  isTermTaken: boolean,
): Found | undefined {
  const seen = outer !== undefined && isOwn && isSigned(object['proof']) ? new Map() : outer
  if (seen !== undefined && isShared(object, seen)) return { way: ['id'], toProblem: problemOf('id') }
  for (const member of Object.keys(object)) {
    const part = object[member] as JsonValue
    if (member.charCodeAt(0) === AT) {
      if (member === '@context') {
        const found = inContext(part, isTermTaken)
        if (found !== undefined) return onWay(found, member)
        continue
      }
      if (!VALUE_MEMBERS.includes(member) || !Object.hasOwn(object, '@value'))
        return { way: [member], toProblem: problemOf(member) }
    } else if (member.includes(':')) return { way: [member], toProblem: problemOf(member) }
    if (typeof part !== 'object' || part === null) continue
    // Proofs are no part of what they sign.
    const found = inValue(part, member, member === 'proof' ? undefined : seen, isVerifiedIn(name, member), isTermTaken)
    if (found !== undefined) return onWay(found, member)
  }
  return undefined
}

/** Whether a verifier looks for credentials under this member of what stands under a name; at the top a presentation has some. */
function isVerifiedIn(name: string, member: string): boolean {
  return member === 'endorsement' || (member === 'verifiableCredential' && (name === '' || name === 'credentialSubject'))
}

function onWay(found: Found, key: string | number): Found {
  found.way.push(key)
  return found
}

function problemOf(member: string): (path: string) => Problem {
  return (path) => problem('proof.member_disguised', { member: member.slice(0, 100) }, path)
}

/** An inline context is the document's own: it may set the language of texts, not say what members mean unless that is taken. */
function inContext(context: JsonValue, isTermTaken: boolean): Found | undefined {
  if (typeof context === 'string') return undefined
  if (Array.isArray(context)) {
    for (let index = 0; index < context.length; index++) {
      const found = inContext(context[index] as JsonValue, isTermTaken)
      if (found !== undefined) return onWay(found, index)
    }
    return undefined
  }
  const isHarmless = (member: string): boolean =>
    HARMLESS_CONTEXT_MEMBERS.includes(member) || (isTermTaken && definesNewTerms(context as JsonObject, member))
  const harmless = isJsonObject(context) && Object.keys(context).every(isHarmless)
  return harmless ? undefined : { way: [], toProblem: (path) => problem('proof.context_inline', {}, path) }
}

function isShared(object: JsonObject, seen: Seen): boolean {
  const { id } = object
  if (typeof id !== 'string' || Object.keys(object).length === 1) return false
  if (id.startsWith('_:')) return true
  const others = seen.get(id)
  if (others === undefined) seen.set(id, [object])
  else if (others.some((other) => couldExchange(other, object))) return true
  else others.push(object)
  return false
}

/** Only a proof that states something makes a credential of its own; an empty one states nothing. */
function isSigned(proof: JsonValue | undefined): boolean {
  return Array.isArray(proof) ? proof.some(isSigned) : isJsonObject(proof)
}

/** Whether two objects could hold members of each other; two without a type may be the same. */
function couldExchange(a: JsonObject, b: JsonObject): boolean {
  const [types, others] = [typesOf(a), typesOf(b)]
  if (types.length === 0 && others.length === 0) return true
  return types.some((type) => others.includes(type)) && !(isDescriptive(types) && isDescriptive(others))
}

function isDescriptive(types: readonly string[]): boolean {
  return types.every((type) => type === 'Profile' || type === 'Image')
}
