import type { ContextLoader } from '../contexts/index.js'
import { isRungsError, type JsonObject } from '../core/index.js'
import { createCanonicalPattern } from './dataset/pattern.js'
import { type Quad, quotedText } from './dataset/quads.js'
import { compileDocument } from './engine/engine.js'
import { isPlainIri } from './engine/expand.js'

/** A document whose slots other texts can be put into. */
export interface Slotted {
  /** How many slots it has. */
  readonly count: number
  /** All the texts of the document. */
  readonly texts: string
  fill(texts: readonly string[]): JsonObject
}

/** Latin letters, which leave texts of one byte for each character as they are. */
const LETTERS: readonly string[] = /* @__PURE__ */ Array.from('ÿþýüûúùøöõôóòñðïîíìëêéèçæåäãâáàß')

/** What stands in the slots while their places among the statements are looked for. */
function marksOf(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, slot) => `urn:${letter}:${slot}`)
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
 * The pattern of a document; `undefined` where a slot shows in no plain place.
 *
 * @throws RungsError what the loader throws
 */
export function compilePattern(slotted: Slotted, loader: ContextLoader): StatementPattern | undefined {
  const { count } = slotted
  const letter = letterBeside(slotted, loader)
  if (letter === undefined) return undefined
  const quads = plainStatements(slotted.fill(marksOf(letter, count)), loader)
  if (quads === undefined) return undefined
  const slots = [...Array(count).keys()]
  const useOf = usesOf(letter)
  const changing: ChangingQuad[] = []
  const places: number[] = []
  for (const [index, quad] of quads.entries()) {
    const [subject, object] = [useOf(quad.subject), useOf(quad.object)]
    if (subject === 'hidden' || object === 'hidden') return undefined
    if (subject === undefined && object === undefined) continue
    changing.push({ quad, ...(subject !== undefined && { subject }), ...(object !== undefined && { object }) })
    places.push(index)
  }
  const uses = changing.flatMap(({ subject, object }) => [subject ?? [], object ?? []].flat())
  if (slots.some((slot) => !uses.some((use) => use.slot === slot))) return undefined
  const asIri = slots.map((slot) => uses.some((use) => use.slot === slot && use.suffix === undefined))
  const asText = slots.map((slot) => uses.some((use) => use.slot === slot && use.suffix !== undefined))
  const canonical = createCanonicalPattern(quads, places)
  if (canonical === undefined) return undefined
  const isPlain = (value: unknown, slot: number): boolean =>
    typeof value === 'string' && (asIri[slot] === true ? isPlainIri(value) : !LONE_SURROGATE.test(value))
  return (given) => {
    // The caller's list may hold other texts by the time the form is made.
    const values = [...given]
    if (values.length !== count || !values.every(isPlain)) return undefined
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

/**
 * A letter that stands in no text of the document, and in none of its statements while other marks are in the slots: nothing else then is a
 * mark, whatever the contexts that it names bring.
 */
function letterBeside(slotted: Slotted, loader: ContextLoader): string | undefined {
  const [first, ...others] = LETTERS.filter((one) => !slotted.texts.includes(one))
  const quads = first === undefined ? undefined : plainStatements(slotted.fill(marksOf(first, slotted.count)), loader)
  return quads && others.find((one) => !quads.some(({ subject, object }) => subject.includes(one) || object.includes(one)))
}

/** Finds the slot in a term; `hidden` where it is not all of an IRI or of a text. */
function usesOf(letter: string): (term: string) => Use | 'hidden' | undefined {
  const whole = new RegExp(`^(?:<urn:${letter}:(\\d+)>|"urn:${letter}:(\\d+)"([^${letter}]*))$`)
  return (term) => {
    if (!term.includes(letter)) return undefined
    const [isWhole, iri, text, suffix] = whole.exec(term) ?? []
    if (isWhole === undefined) return 'hidden'
    return iri === undefined ? { slot: Number(text), suffix: suffix as string } : { slot: Number(iri) }
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
