/** The text of one record, and the line it begins at. */
export interface Slice {
  /** Empty where it is too long. */
  readonly text: string
  readonly line: number
  /** Whether the file ended inside quotes. */
  readonly open: boolean
  readonly isLong: boolean
}

/** Cuts a text that comes in pieces. */
export interface Slicer {
  push(text: string): readonly Slice[]
  /** What is left. */
  end(): readonly Slice[]
}

const MAX_RECORD_CHARS = 64 * 1024
const QUOTE = 0x22
const COMMA = 0x2c

/**
 * Cuts at the ends of lines that are outside quotes; a quote opens at the start of a cell only. Of a record that is longer than any
 * should be, only its end is looked for, so that the memory stays small whatever the file holds.
 */
export function createSlicer(eol: string): Slicer {
  const end = eol.charCodeAt(0)
  // The record that has begun, and what of it was looked at.
  let text = ''
  let at = 0
  let line = 1
  let startLine = 1
  let open = false
  let isLong = false

  const sliceTo = (start: number, stop: number): Slice[] => {
    const record = text.slice(start, stop).replace(/\r$/, '')
    const tooLong = isLong || record.length > MAX_RECORD_CHARS
    const slice = { text: tooLong ? '' : record, line: startLine, open, isLong: tooLong }
    return record === '' && !isLong ? [] : [slice]
  }
  const scan = (isLast: boolean): Slice[] => {
    const slices: Slice[] = []
    let start = 0
    // Two quotes stand for one: the last character of a piece is looked at with the next.
    const stop = isLast ? text.length : text.length - 1
    for (; at < stop; at++) {
      const char = text.charCodeAt(at)
      if (char === end) line++
      if (open) {
        if (char === QUOTE && text.charCodeAt(at + 1) === QUOTE) at++
        else if (char === QUOTE) open = false
      } else if (char === QUOTE) open = (at === start && !isLong) || text.charCodeAt(at - 1) === COMMA
      else if (char === end) {
        slices.push(...sliceTo(start, at))
        start = at + 1
        startLine = line
        isLong = false
      }
    }
    text = text.slice(start)
    at -= start
    return slices
  }
  return {
    push(more) {
      text += more
      const slices = scan(false)
      if (at > MAX_RECORD_CHARS) {
        isLong = true
        // One character stays, for what the next means.
        text = text.slice(at - 1)
        at = 1
      }
      return slices
    },
    end: () => [...scan(true), ...sliceTo(0, text.length)],
  }
}
