import { sha256Base64url } from '#runtime'
import type { PackedRows, RowFault, RowOutcome } from './messages.js'

/** Gathers the rows of a task as they are made. */
export interface RowPack {
  setText(at: number, text: string, mediaType: string): void
  setFault(at: number, fault: RowFault): void
  toRows(): PackedRows
}

/** As long as a badge mostly is: whoever needs more grows. */
const USUAL_TEXT = 4096

/** A pack whose texts are bytes outside of the heap, where they are not copied again and again by the collector. */
export function createRowPack(count: number): RowPack {
  let bytes = Buffer.allocUnsafeSlow(count * USUAL_TEXT)
  let used = 0
  const rows: PackedRows['rows'][number][] = new Array(count)
  return {
    setText(at, text, mediaType) {
      // No character of UTF-16 takes more than three bytes.
      const most = used + text.length * 3
      if (most > bytes.length) {
        const more = Buffer.allocUnsafeSlow(Math.max(most, bytes.length * 2))
        more.set(bytes.subarray(0, used))
        bytes = more
      }
      const start = used
      used += bytes.write(text, start)
      rows[at] = { start, end: used, mediaType, digest: sha256Base64url(bytes.subarray(start, used)) }
    },
    setFault(at, fault) {
      rows[at] = { fault }
    },
    toRows: () => ({ bytes: bytes.subarray(0, used), rows }),
  }
}

/** The rows of a pack, each with its text when it is asked for. */
export function fromRowPack({ bytes, rows }: PackedRows): readonly RowOutcome[] {
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return rows.map((row): RowOutcome => {
    if ('fault' in row) return row
    const { start, end, mediaType, digest } = row
    return { readText: () => texts.toString('utf8', start, end), mediaType, digest }
  })
}
