import type { ContextLoader } from '../contexts/index.js'
import {
  copyJsonObject,
  freezeOver,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  usageError,
} from '../core/index.js'
import { compileDocument } from './engine.js'
import { isPlainIri } from './expand.js'
import { type Quad, quotedText } from './quads.js'
import { canonicalizeQuads } from './rdfc.js'

/** What {@link compileTemplate} needs. */
export interface CompileTemplateOptions {
  /** JSON pointers (RFC 6901) of the texts that differ from document to document. */
  readonly slots: readonly string[]
  /** The only source of contexts: nothing is fetched. */
  readonly loader: ContextLoader
}

/** Many documents of one shape, worked out once. */
export interface DocumentTemplate {
  readonly slots: readonly string[]
  /**
   * The document with other texts in its slots, one for each and in their order: deep-frozen, and `canonize` with the same
   * loader already knows its canonical form, where the values allow.
   *
   * @throws RungsError `rdf.slot_value`
   */
  fill(values: readonly string[]): JsonObject
}

/** Canonical forms that a template knows how to make, by the document it made. */
const known: WeakMap<JsonObject, { readonly loader: ContextLoader; readonly canonical: () => string }> =
  /* @__PURE__ */ new WeakMap()

/** The canonical form of a document that a template made; `undefined` for any other. */
export function canonicalOfTemplate(document: JsonObject, loader: ContextLoader): string | undefined {
  const entry = known.get(document)
  return entry?.loader === loader ? entry.canonical() : undefined
}

/**
 * Compiles a document whose slots will hold other texts: its contexts are worked through and its statements made once, so that
 * each further document costs no more than its canonical order. A value that could mean something else in its place, such as
 * a relative IRI, is left to {@link canonize}.
 *
 * @throws RungsError `rdf.slot_invalid`, and what `canonize` throws for the document itself
 * @example
 * ```ts
 * import { createContextLoader } from 'rungs/contexts'
 * import { canonize, compileTemplate } from 'rungs/rdf'
 * const loader = createContextLoader()
 * const sample = { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:example:1', type: 'VerifiableCredential', name: 'Ana' }
 * const template = compileTemplate(sample, { slots: ['/id', '/name'], loader })
 * const nquads = await canonize(template.fill(['urn:example:2', 'Bo']), { loader })
 * ```
 */
export function compileTemplate(sample: JsonObject, { slots, loader }: CompileTemplateOptions): DocumentTemplate {
  const copy = copyJsonObject(sample)
  const places = slots.map((slot) => placeOf(copy, slot))
  const marks = slots.map((_, index) => `urn:rungs-template-slot:${index}:`)
  const text = JSON.stringify(copy)
  const isMarked = new Set(slots).size < slots.length || text.includes('urn:rungs-template-slot:')
  const pattern = isMarked ? undefined : compilePattern(fillPlaces(copy, places, marks), marks, loader)
  return Object.freeze({
    slots: Object.freeze([...slots]),
    fill(values: readonly string[]) {
      if (values.length !== places.length || !values.every((value) => typeof value === 'string')) {
        throw usageError('rdf.slot_value', { expected: `${places.length} texts` })
      }
      const document = fillPlaces(copy, places, values)
      const quads = pattern?.(values)
      if (quads !== undefined) known.set(document, { loader, canonical: () => canonicalizeQuads(quads) })
      return document
    },
  })
}

type Place = readonly string[]

/** The members on the way to a text of the document. */
function placeOf(document: JsonObject, slot: string): Place {
  const place = slot.startsWith('/') ? slot.slice(1).split('/').map(unescapePointer) : []
  let value: JsonValue | undefined = document
  for (const member of place) {
    const isInside: boolean = (isJsonObject(value) || Array.isArray(value)) && Object.hasOwn(value, member)
    value = isInside ? (value as JsonObject)[member] : undefined
  }
  // Contexts say what a document means: they cannot differ from one to the next.
  if (typeof value !== 'string' || place.includes('@context')) throw usageError('rdf.slot_invalid', { slot: slot.slice(0, 200) })
  return place
}

function unescapePointer(member: string): string {
  return member.replace(/~1/g, '/').replace(/~0/g, '~')
}

/** A frozen copy with other texts in these places; what lies beside them is shared. */
function fillPlaces(document: JsonObject, places: readonly Place[], values: readonly string[]): JsonObject {
  const filled = { ...document }
  const copies = new Set<object>([filled])
  places.forEach((place, index) => {
    let parent: Record<string, JsonValue> = filled
    for (const member of place.slice(0, -1)) {
      let child = parent[member] as Record<string, JsonValue>
      if (!copies.has(child)) {
        child = (Array.isArray(child) ? [...child] : { ...child }) as Record<string, JsonValue>
        copies.add(child)
        parent[member] = child
      }
      parent = child
    }
    parent[place.at(-1) as string] = values[index] as string
  })
  for (const copy of copies) Object.freeze(copy)
  return freezeOver(filled)
}

/** One place of a statement that a slot fills: as an IRI, or as a text before its language or datatype. */
interface Use {
  readonly quad: number
  readonly position: 'subject' | 'object'
  readonly slot: number
  readonly suffix: string
}

/** The statements of the marked document as a function of the slots; `undefined` where a slot shows in no plain place. */
function compilePattern(
  marked: JsonObject,
  marks: readonly string[],
  loader: ContextLoader,
): ((values: readonly string[]) => readonly Quad[] | undefined) | undefined {
  const quads = plainStatements(marked, loader)
  if (quads === undefined) return undefined
  const uses: Use[] = []
  const asIri = marks.map(() => false)
  for (const [index, quad] of quads.entries()) {
    for (const position of ['subject', 'object'] as const) {
      const slot = marks.findIndex((mark) => quad[position].includes(mark))
      if (slot < 0) continue
      const mark = marks[slot] as string
      const isIri = quad[position] === `<${mark}>`
      const suffix = quad[position].slice(mark.length + 2)
      if (!isIri && (!quad[position].startsWith(`"${mark}"`) || suffix.includes('urn:rungs-template-slot:'))) return undefined
      if (isIri) asIri[slot] = true
      uses.push({ quad: index, position, slot, suffix: isIri ? '' : suffix })
    }
  }
  if (marks.some((_, slot) => !uses.some((use) => use.slot === slot))) return undefined
  return (values) => {
    if (!values.every((value, slot) => (asIri[slot] === true ? isPlainIri(value) : !LONE_SURROGATE.test(value)))) return undefined
    const made = [...quads]
    for (const { quad, position, slot, suffix } of uses) {
      const value = values[slot] as string
      const isIri = suffix === '' && (quads[quad] as Quad)[position].startsWith('<')
      made[quad] = { ...(made[quad] as Quad), [position]: isIri ? `<${value}>` : quotedText(value) + suffix }
    }
    return made
  }
}

const LONE_SURROGATE = /[\ud800-\udfff]/u

/** The statements of a document in which no text could be read as a term or a compact IRI. */
function plainStatements(marked: JsonObject, loader: ContextLoader): readonly Quad[] | undefined {
  try {
    const compiled = compileDocument(marked, loader)
    return 'declined' in compiled || compiled.hasCompactIris ? undefined : compiled.quads
  } catch (error) {
    // A mark is refused where only some texts are allowed, such as a language.
    if (isRungsError(error)) return undefined
    throw error
  }
}
