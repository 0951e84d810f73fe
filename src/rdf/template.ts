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

/** One place of a statement that a slot fills: as an IRI, or as a text before its language or datatype. */
interface Use {
  readonly quad: number
  readonly position: 'subject' | 'object'
  readonly slot: number
  readonly suffix: string
}

/** The canonical form of the marked document as a function of the slots; `undefined` where a slot shows in no plain place. */
function compilePattern(
  marked: JsonObject,
  marks: readonly string[],
  loader: ContextLoader,
): ((values: readonly string[]) => (() => string) | undefined) | undefined {
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
      if (!isIri && (!quad[position].startsWith(`"${mark}"`) || suffix.includes(MARK))) return undefined
      if (isIri) asIri[slot] = true
      uses.push({ quad: index, position, slot, suffix: isIri ? '' : suffix })
    }
  }
  if (marks.some((_, slot) => !uses.some((use) => use.slot === slot))) return undefined
  const canonical = createCanonicalPattern(quads, new Set(uses.map(({ quad }) => quad)))
  return (values) => {
    if (!values.every((value, slot) => (asIri[slot] === true ? isPlainIri(value) : !LONE_SURROGATE.test(value)))) return undefined
    const made = [...quads]
    for (const { quad, position, slot, suffix } of uses) {
      const value = values[slot] as string
      const isIri = suffix === '' && (quads[quad] as Quad)[position].startsWith('<')
      made[quad] = { ...(made[quad] as Quad), [position]: isIri ? `<${value}>` : quotedText(value) + suffix }
    }
    return () => canonical(made)
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
