import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import type { ActiveContext, TermDefinition } from './context/active-context.js'
import { isKeyword } from './context/iri.js'
import { decline } from './decline.js'
import { definitionOf, idTerm, vocabTerm } from './expand.js'
import { contextBeforeTypes, contextInside, contextOfTypes } from './node-context.js'
import { jsonTerm, languageMapTerms, scalarTerm, valueMember, valueObjectTerm } from './values.js'
import { countParts, dataLost, documentFault, freshBlank, undefinedTerm, type Walk } from './walk-state.js'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDF_TYPE = `<${RDF}type>`
const RDF_FIRST = `<${RDF}first>`
const RDF_REST = `<${RDF}rest>`
const RDF_NIL = `<${RDF}nil>`

/** Where a node stands: at the top, as a graph of its own, or as the value of a property. */
type Position = 'top' | 'graph' | 'value'

/** Walks a document once, from JSON to statements: expansion and RDF conversion of JSON-LD 1.1 API sections 5.1 and 8.1 in one. */
export function walkDocument(walk: Walk, document: JsonObject): void {
  if (!isJsonObject(document)) throw documentFault(walk, 'not JSON')
  nodeTerm(walk, walk.contexts.root, undefined, document, '', 'top')
}

/** The term of a node or value object; its statements are added (JSON-LD 1.1 API section 5.1.2 from step 7). */
function nodeTerm(
  walk: Walk,
  outer: ActiveContext,
  property: string | undefined,
  node: JsonObject,
  graph: string,
  position: Position,
): string {
  countParts(walk, 1)
  requirePlain(walk, node)
  const forTypes = contextBeforeTypes(walk, outer, property, node)
  const active = contextOfTypes(walk, forTypes, node)
  const member = valueMember(active, node)
  if (member !== undefined) {
    // jsonld takes an object with an empty array for a node.
    const value = node[member]
    if (Array.isArray(value) && value.every(Array.isArray)) decline('array of arrays as @value')
    if (position !== 'value' || isGraphTerm(active, property)) throw dataLost(walk, 'object with only @value')
    // In some contexts jsonld leaves the specification: only what is alike in all of them is read.
    walk.naming?.onIndivisible(node)
    const keywordsOnly = active !== forTypes || (outer.previous !== undefined && Object.keys(node).length > 2)
    return valueObjectTerm(walk, active, node, keywordsOnly)
  }
  // Its types are read before the context that they bring.
  walk.hasCompactIris ||= active.hasPrefixes || active.hasIriTerms || forTypes.hasPrefixes || forTypes.hasIriTerms
  const id = identifier(walk, active, node)
  const subject = id ?? walk.naming?.nodeName(node) ?? freshBlank(walk)
  const added = addMembers(walk, active, forTypes, node, subject, graph)
  if (!added && (position !== 'value' || isGraphTerm(active, property))) {
    throw dataLost(walk, id === undefined ? 'empty object' : 'object with only @id')
  }
  return subject
}

/** An instance of a class, such as a date, would be read as what its members say. */
function requirePlain(walk: Walk, node: object): void {
  const prototype: unknown = Object.getPrototypeOf(node)
  if (prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null) return
  throw documentFault(walk, 'not JSON')
}

function isGraphTerm(active: ActiveContext, property: string | undefined): boolean {
  return property !== undefined && active.terms.get(property)?.container.includes('@graph') === true
}

function identifier(walk: Walk, active: ActiveContext, node: JsonObject): string | undefined {
  let term: string | undefined
  for (const member of active.ids) {
    if (!Object.hasOwn(node, member)) continue
    const value = node[member]
    if (term !== undefined) throw documentFault(walk, 'colliding keywords', member)
    if (typeof value !== 'string') throw documentFault(walk, 'invalid @id value', member)
    term = idTerm(walk, active, value, 'relative @id reference', member)
  }
  return term
}

/** Adds the statements of a node's members; whether there were any besides `@id`. */
function addMembers(
  walk: Walk,
  active: ActiveContext,
  forTypes: ActiveContext,
  node: JsonObject,
  subject: string,
  graph: string,
): boolean {
  let added = false
  for (const member of Object.keys(node)) {
    if (member === '@context') continue
    const definition = definitionOf(walk, active, member)
    const { iri, term } = definition
    const value = node[member] as JsonValue
    if (iri === '@id') continue
    if (term !== undefined) {
      walk.path.push(member)
      if (term.startsWith('<_:')) decline('blank node as property')
      const isAdded = addProperty(walk, active, definition, member, node, subject, graph)
      walk.path.pop()
      added ||= isAdded
    } else if (iri === '@type') {
      const isAdded = addTypes(walk, forTypes, value, member, subject, graph)
      added ||= isAdded
    } else if (iri !== null && isKeyword(iri)) decline(iri)
    else throw undefinedTerm(walk, member)
  }
  return added
}

function addTypes(walk: Walk, active: ActiveContext, value: JsonValue, member: string, subject: string, graph: string): boolean {
  if (typeof value === 'string') {
    const object = vocabTerm(walk, active, value, 'relative @type reference', member)
    walk.quads.push({ subject, predicate: RDF_TYPE, object, graph })
    return true
  }
  if (!Array.isArray(value)) throw documentFault(walk, 'invalid type value', member)
  const types = value as readonly JsonValue[]
  for (let index = 0; index < types.length; index++) {
    const type = types[index]
    if (typeof type !== 'string') throw documentFault(walk, 'invalid type value', member, index)
    const object = vocabTerm(walk, active, type, 'relative @type reference', member, index)
    walk.quads.push({ subject, predicate: RDF_TYPE, object, graph })
  }
  return types.length > 0
}

/** Adds the statements of one property (JSON-LD 1.1 API section 5.1.2 from step 13.5). The walk's path is at its value. */
function addProperty(
  walk: Walk,
  active: ActiveContext,
  definition: TermDefinition,
  property: string,
  node: JsonObject,
  subject: string,
  graph: string,
): boolean {
  const value = node[property] as JsonValue
  const predicate = definition.term as string
  if (definition.isPlain === true && typeof value === 'string') {
    walk.quads.push({ subject, predicate, object: scalarTerm(walk, active, definition, value), graph })
    return true
  }
  const { container, scoped } = definition
  const inner = scoped === undefined ? active : contextInside(walk, active, scoped)
  const coercion = inner === active ? definition : coercionInside(walk, inner, property, definition)
  const emit = (object: string): void => {
    walk.quads.push({ subject, predicate, object, graph })
  }
  if (container.length > 0 && (isJsonObject(value) || container.includes('@graph'))) {
    if (container.includes('@language')) {
      requirePlain(walk, value as JsonObject)
      for (const term of languageMapTerms(walk, inner, coercion, value as JsonObject)) emit(term)
      return true
    }
    if (container.includes('@index') || container.includes('@id')) decline('index map')
  }
  const isList = container.includes('@list')
  const isGraph = container.includes('@graph')
  if (definition.type === '@json') {
    if (isList || isGraph) decline('JSON in a list or graph')
    walk.naming?.onIndivisible(value)
    emit(jsonTerm(walk, value))
    return true
  }
  if (value === null) return false
  const values: Values = { walk, inner, coercion, property, graph }
  if (isList) {
    walk.naming?.onIndivisible(value)
    emit(listTerm(values, value, walk.naming?.cellName(node, property)))
    return true
  }
  if (!isGraph) {
    addValues(values, value, emit)
    return true
  }
  return addGraphs(values, value, emit)
}

/** How a property's own context sees the property itself; scalars are coerced by it (section 5.1.2 step 4). */
function coercionInside(walk: Walk, inner: ActiveContext, property: string, outer: TermDefinition): TermDefinition {
  walk.hasCompactIris ||= inner.hasPrefixes || inner.hasIriTerms
  const definition = inner.terms.get(property)
  if (definition !== undefined && definition !== outer) decline('term with another meaning inside')
  return definition ?? NOT_COERCED
}

const NOT_COERCED: TermDefinition = { iri: null, container: [], isProtected: false }

/** The values of one property and how they are to be read. */
interface Values {
  readonly walk: Walk
  readonly inner: ActiveContext
  readonly coercion: TermDefinition
  readonly property: string
  readonly graph: string
}

function addValues(values: Values, value: JsonValue, emit: (term: string) => void): void {
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[]
    const { path } = values.walk
    countParts(values.walk, items.length)
    for (let index = 0; index < items.length; index++) {
      path.push(index)
      addValues(values, items[index] as JsonValue, emit)
      path.pop()
    }
  } else if (value !== null) emit(objectTerm(values, value))
}

function objectTerm({ walk, inner, coercion, property, graph }: Values, value: JsonValue): string {
  return isJsonObject(value) ? nodeTerm(walk, inner, property, value, graph, 'value') : scalarTerm(walk, inner, coercion, value)
}

/** An RDF collection (JSON-LD 1.1 API section 8.3). */
function listTerm(values: Values, value: JsonValue, cellName: string | undefined): string {
  const { walk, graph } = values
  if (Array.isArray(value) && (value as readonly JsonValue[]).some(Array.isArray)) decline('list of lists')
  const items: string[] = []
  addValues(values, value, (term) => items.push(term))
  return items.reduceRight((rest, first, index) => {
    const cell = cellName === undefined ? freshBlank(walk) : `${cellName}.${index}`
    walk.quads.push({ subject: cell, predicate: RDF_FIRST, object: first, graph })
    walk.quads.push({ subject: cell, predicate: RDF_REST, object: rest, graph })
    return cell
  }, RDF_NIL)
}

/** Each value as a graph of its own, named by a blank node (JSON-LD 1.1 API section 5.1.2 step 13.12). */
function addGraphs(values: Values, value: JsonValue, emit: (term: string) => void): boolean {
  const { walk, inner, property } = values
  if (Array.isArray(value)) {
    let added = false
    const items = value as readonly JsonValue[]
    countParts(walk, items.length)
    for (let index = 0; index < items.length; index++) {
      walk.path.push(index)
      if (addGraphs(values, items[index] as JsonValue, emit)) added = true
      walk.path.pop()
    }
    return added
  }
  if (value === null) return false
  if (!isJsonObject(value)) throw dataLost(walk, 'graph that is no node')
  const name = walk.naming?.graphName(value) ?? freshBlank(walk)
  nodeTerm(walk, inner, property, value, name, 'graph')
  emit(name)
  return true
}
