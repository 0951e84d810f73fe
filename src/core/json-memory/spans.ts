/** A text or a number in a JSON text: from where to where its characters stand, and the members that lead to it. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly isText: boolean
  readonly way: readonly (string | number)[]
}

/** Whether a text may stand between quotes as it is, and has no half of a surrogate pair. */
export const PLAIN_TEXT: RegExp = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/

const SCALAR = /[^\s,\]}]+/y
const NUMBER = /^-?\d/

/** What all spans of a text may cost together: each is remembered with its whole way. */
const MAX_COST = 32_768
const SPAN_COST = 8

/**
 * The texts and numbers of a valid JSON text, in their order: those that are written without escapes. What stands under `@context` says
 * what the rest means, and counts as no such value. `undefined` where they are too many, or too deep.
 */
export function spansOf(text: string): readonly Span[] | undefined {
  const spans: Span[] = []
  let cost = 0
  const way: (string | number)[] = []
  let at = 0
  const skip = (): void => {
    while (text.charCodeAt(at) <= 0x20) at++
  }
  /** Goes behind a string, and gives what is between its quotes. */
  const string = (): { start: number; end: number } => {
    const start = at + 1
    for (at = start; text[at] !== '"'; at++) if (text[at] === '\\') at++
    return { start, end: at++ }
  }
  const add = (start: number, end: number, isText: boolean): void => {
    cost += SPAN_COST + way.length
    if (cost <= MAX_COST && !way.includes('@context')) spans.push({ start, end, isText, way: [...way] })
  }
  /** The members or items between brackets. */
  const parts = (close: string, nextKey: () => string | number): void => {
    at++
    skip()
    while (text[at] !== close) {
      way.push(nextKey())
      value()
      way.pop()
      if (text[at] === ',') at++
      skip()
    }
    at++
  }
  const key = (): string => {
    skip()
    const { start, end } = string()
    skip()
    at++
    return JSON.parse(text.slice(start - 1, end + 1)) as string
  }
  const value = (): void => {
    skip()
    if (text[at] === '{') parts('}', key)
    else if (text[at] === '[') {
      let index = 0
      parts(']', () => index++)
    } else if (text[at] === '"') {
      const { start, end } = string()
      if (PLAIN_TEXT.test(text.slice(start, end))) add(start, end, true)
    } else {
      SCALAR.lastIndex = at
      const start = at
      const [scalar = ''] = SCALAR.exec(text) ?? []
      at += scalar.length
      if (NUMBER.test(scalar)) add(start, at, false)
    }
    skip()
  }
  value()
  return cost <= MAX_COST ? spans : undefined
}
