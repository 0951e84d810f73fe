import { createFilling, type Filling } from '../filling.js'
import type { JsonObject, JsonValue } from '../json.js'
import { ownTexts } from '../own-texts.js'
import { PLAIN_TEXT, type Span, spansOf } from './spans.js'

/** JSON texts that are alike but for some of their texts and numbers. */
export interface TextShape {
  readonly sample: JsonObject
  readonly spans: readonly Span[]
  /** What stands at the spans of the sample. */
  readonly contents: readonly string[]
  /** What stands between the spans. */
  readonly gaps: readonly string[]
  /** By span whether it is a slot. */
  readonly isSlot: readonly boolean[]
  readonly pattern?: TextPattern
  readonly misfits: number
}

/** The parts between the slots, which are all of the text but these. */
interface TextPattern {
  readonly parts: readonly string[]
  /** By slot whether it is between quotes. */
  readonly isText: readonly boolean[]
  readonly fill: Filling
}

const MAX_SLOTS = 128

/** The shape of one text, which was read as a document; `undefined` for one of too many parts. */
export function createTextShape(text: string, sample: JsonObject): TextShape | undefined {
  const spans = spansOf(text)
  if (spans === undefined) return undefined
  const gaps = [...spans, { start: text.length }].map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start))
  const contents = spans.map(({ start, end }) => text.slice(start, end))
  return { sample, spans, contents, gaps, isSlot: spans.map(() => false), misfits: 0 }
}

/**
 * The shape that knows what differs in another text of it. What makes documents is made after 1, 2, 4, 8 ... texts that did not fit, so that
 * texts made to fit badly cost little more than others. Of what differs, such as whose badge it is, nothing is kept then.
 */
export function learnText(shape: TextShape, others: readonly string[]): TextShape {
  const misfits = shape.misfits + 1
  const isSlot = shape.isSlot.map((was, index) => was || others[index] !== shape.contents[index])
  const slots = shape.spans.filter((_, index) => isSlot[index])
  // No further pattern comes of it.
  if (slots.length > MAX_SLOTS) return { ...shape, isSlot, misfits, sample: {}, contents: [], gaps: [] }
  if (!Number.isInteger(Math.log2(misfits))) return { ...shape, isSlot, misfits }
  const gaps = ownTexts(shape.gaps)
  const contents = ownTexts(shape.contents.map((content, index) => (isSlot[index] === true ? '' : content)))
  const pattern = patternOf({ ...shape, contents, gaps }, isSlot, slots)
  return { ...shape, isSlot, misfits, pattern, sample: pattern.fill(slots.map(() => '')), contents, gaps }
}

function patternOf({ sample, contents, gaps }: TextShape, isSlot: readonly boolean[], slots: readonly Span[]): TextPattern {
  const parts: string[] = []
  let part = ''
  gaps.forEach((gap, index) => {
    part += gap
    if (isSlot[index] !== true) part += contents[index] ?? ''
    else {
      parts.push(part)
      part = ''
    }
  })
  const ways = slots.map(({ way }) => way)
  return { parts: [...parts, part], isText: slots.map(({ isText }) => isText), fill: createFilling(sample, ways) }
}

/** A number as RFC 8259 section 6 writes it. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** The document of a text, if that is of the shape in all that is no slot; its slots hold plain texts and numbers. */
export function readAs({ pattern }: TextShape, text: string): JsonObject | undefined {
  if (pattern === undefined) return undefined
  const { parts, isText, fill } = pattern
  const values: JsonValue[] = []
  let at = 0
  for (let slot = 0; slot < isText.length; slot++) {
    const part = parts[slot] as string
    const start = at + part.length
    // Many times as quick as `startsWith`.
    if (text.slice(at, start) !== part) return undefined
    at = isText[slot] === true ? text.indexOf('"', start) : endOfNumber(text, start)
    const content = text.slice(start, at)
    if (at < start || (isText[slot] === true && !PLAIN_TEXT.test(content))) return undefined
    values.push(isText[slot] === true ? content : Number(content))
  }
  const last = parts[isText.length] as string
  return text.slice(at) === last ? fill(values) : undefined
}

function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start
  return NUMBER.test(text) ? NUMBER.lastIndex : -1
}
