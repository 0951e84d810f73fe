import type { ContextLoader } from '../contexts/index.js'
import { isRungsError, type JsonObject } from '../core/index.js'
import { createCanonicalPattern } from './dataset/pattern.js'
import { type Quad, quotedText } from './dataset/quads.js'
import { compileDocument } from './engine/engine.js'
import { isPlainIri } from './engine/expand.js'

const MARK = 'urn:rungs-template-slot:'

/** The text that stands in a slot while its place among the statements is looked for. */
export function markOf(slot: number): string {
  return `${MARK}${slot}:`
}

/** Whether a text could be taken for a mark. */
export function holdsMark(text: string): boolean {
  return text.includes(MARK)
}

/** The canonical form as a function of the texts in the slots, made when called; `undefined` where a text could mean something else. */
export type StatementPattern = (values: readonly string[]) => (() => string) | undefined

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

/**
 * The pattern of a document that has its marks in its slots and nowhere else; `undefined` where a slot shows in no plain place.
 *
 * @throws RungsError what the loader throws
 */
export function compilePattern(
  marked: JsonObject,
  marks: readonly string[],
  loader: ContextLoader,
): StatementPattern | undefined {
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
