import type { ContextLoader } from '../contexts/index.js'
import { createJsonTemplate, isRungsError, type JsonObject, type JsonTemplate } from '../core/index.js'
import { createCanonicalPattern } from './dataset/pattern.js'
import { type Quad, quotedText } from './dataset/quads.js'
import { compileDocument } from './engine/engine.js'
import { isPlainIri } from './engine/expand.js'
import { rememberCanonical } from './template-memory.js'

/** What {@link compileTemplate} needs. */
export interface CompileTemplateOptions {
  /** JSON pointers (RFC 6901) of the texts that differ from document to document. */
  readonly slots: readonly string[]
  /** The only source of contexts: nothing is fetched. */
  readonly loader: ContextLoader
}

/** A template whose documents' statements are known. */
export interface StatementTemplate extends JsonTemplate {
  /**
   * What {@link canonize} makes of the document with these texts, one for each slot; `undefined` where only it can tell.
   *
   * @throws RungsError `rdf.too_complex`
   */
  canonical(values: readonly string[]): string | undefined
}

/**
 * Compiles a document whose slots will hold other texts: its contexts are worked through and its statements made once, so that
 * each further document costs no more than its canonical order. A value that could mean something else in its place, such as
 * a relative IRI, is left to {@link canonize}.
 *
 * @throws RungsError `core.slot_invalid`, and the `core.json_*` codes for a sample that is not JSON; what JSON-LD refuses is refused by
 * `canonize`, in the filled document
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
export function compileTemplate(sample: JsonObject, { slots, loader }: CompileTemplateOptions): StatementTemplate {
  const template = createJsonTemplate(sample, slots)
  const marks = slots.map((_, index) => `${MARK}${index}:`)
  const isAmbiguous = new Set(slots).size < slots.length || JSON.stringify(sample).includes(MARK)
  const pattern = isAmbiguous ? undefined : compilePattern(template.fill(marks), marks, loader)
  if (pattern === undefined) return Object.freeze({ ...template, canonical: () => undefined })
  return Object.freeze({
    slots: template.slots,
    fill(values: readonly string[]) {
      const document = template.fill(values)
      const canonical = pattern(values)
      if (canonical !== undefined) rememberCanonical(document, loader, canonical)
      return document
    },
    canonical: (values: readonly string[]) => pattern(values)?.(),
  })
}

const MARK = 'urn:rungs-template-slot:'

/** How a slot fills a term: as an IRI, or as a text before its language or datatype. */
interface Use {
  readonly slot: number
  /** Absent for an IRI. */
  readonly suffix?: string
}

/** A statement with slots. */
interface ChangingQuad {
  readonly quad: Quad
  readonly subject?: Use
  readonly object?: Use
}

/** The canonical form of the marked document as a function of the slots; `undefined` where a slot shows in no plain place. */
function compilePattern(
  marked: JsonObject,
  marks: readonly string[],
  loader: ContextLoader,
): ((values: readonly string[]) => (() => string) | undefined) | undefined {
  const quads = plainStatements(marked, loader)
  if (quads === undefined) return undefined
  const changing: ChangingQuad[] = []
  const places: number[] = []
  for (const [index, quad] of quads.entries()) {
    const [subject, object] = [useOf(quad.subject, marks), useOf(quad.object, marks)]
    if (subject === 'hidden' || object === 'hidden') return undefined
    if (subject === undefined && object === undefined) continue
    changing.push({ quad, ...(subject !== undefined && { subject }), ...(object !== undefined && { object }) })
    places.push(index)
  }
  const uses = changing.flatMap(({ subject, object }) => [subject ?? [], object ?? []].flat())
  if (marks.some((_, slot) => !uses.some((use) => use.slot === slot))) return undefined
  const asIri = marks.map((_, slot) => uses.some((use) => use.slot === slot && use.suffix === undefined))
  const asText = marks.map((_, slot) => uses.some((use) => use.slot === slot && use.suffix !== undefined))
  const canonical = createCanonicalPattern(quads, places)
  return (values) => {
    if (!values.every((value, slot) => (asIri[slot] === true ? isPlainIri(value) : !LONE_SURROGATE.test(value)))) return undefined
    return () => {
      // Each term is one string, wherever it stands: those compare at once.
      const iris = values.map((value, slot) => (asIri[slot] === true ? `<${value}>` : ''))
      const texts = values.map((value, slot) => (asText[slot] === true ? quotedText(value) : ''))
      const termOf = ({ slot, suffix }: Use): string => (suffix === undefined ? iris[slot] : `${texts[slot]}${suffix}`) as string
      return canonical(
        changing.map(({ quad, subject, object }) => ({
          subject: subject === undefined ? quad.subject : termOf(subject),
          predicate: quad.predicate,
          object: object === undefined ? quad.object : termOf(object),
          graph: quad.graph,
        })),
      )
    }
  }
}

/** The slot in a term; `hidden` where it is not all of an IRI or of a text. */
function useOf(term: string, marks: readonly string[]): Use | 'hidden' | undefined {
  const slot = marks.findIndex((mark) => term.includes(mark))
  if (slot < 0) return undefined
  const mark = marks[slot] as string
  if (term === `<${mark}>`) return { slot }
  const suffix = term.slice(mark.length + 2)
  return term.startsWith(`"${mark}"`) && !suffix.includes(MARK) ? { slot, suffix } : 'hidden'
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
