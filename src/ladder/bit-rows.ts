/** A set of positions, one bit each. */
export type Row = Uint32Array

/** Sets of positions below a fixed number, and how many words were gone through to make them. */
export interface BitRows {
  readonly empty: () => Row
  /** The positions that so many of the rows have, each counted once in a row. */
  readonly inAtLeast: (rows: readonly Row[], least: number) => Row
  /** Adds to the first row what is in the second. */
  readonly add: (to: Row, from: Row) => void
  /** Takes from the first row what is in the second. */
  readonly remove: (from: Row, what: Row) => void
  readonly work: () => number
}

/** Rows for so many positions. */
export function createBitRows(count: number): BitRows {
  const words = Math.ceil(count / 32)
  let work = 0
  const empty = (): Row => new Uint32Array(words)
  const add = (to: Row, from: Row): void => {
    work += words
    for (let word = 0; word < words; word++) to[word] = (to[word] as number) | (from[word] as number)
  }
  const remove = (from: Row, what: Row): void => {
    work += words
    for (let word = 0; word < words; word++) from[word] = (from[word] as number) & ~(what[word] as number)
  }
  const inAtLeast = (rows: readonly Row[], least: number): Row => {
    const result = empty()
    if (least > rows.length) return result
    if (least <= 1) {
      for (const row of rows) add(result, row)
      return result
    }
    // A counter for each position, written in binary: one row for each of its digits.
    const digits: Row[] = Array.from({ length: 32 - Math.clz32(rows.length) }, empty)
    work += words * digits.length * (rows.length + 1)
    for (let word = 0; word < words; word++) {
      for (const row of rows) {
        let carry = row[word] as number
        for (const digit of digits) {
          const before = digit[word] as number
          digit[word] = before ^ carry
          carry &= before
        }
      }
      let above = 0
      let equal = ~0
      for (let place = digits.length - 1; place >= 0; place--) {
        const digit = (digits[place] as Row)[word] as number
        if (((least >>> place) & 1) === 1) equal &= digit
        else {
          above |= equal & digit
          equal &= ~digit
        }
      }
      result[word] = above | equal
    }
    return result
  }
  return { empty, inAtLeast, add, remove, work: () => work }
}

/** Whether a row has a position; beyond its end it has none. */
export function hasBit(row: Row, at: number): boolean {
  return (((row[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
}

export function setBit(row: Row, at: number): void {
  row[at >>> 5] = (row[at >>> 5] as number) | (1 << (at & 31))
}

/** The positions in a row, ascending. */
export function bitsOf(row: Row): readonly number[] {
  const bits: number[] = []
  for (let word = 0; word < row.length; word++)
    for (let rest = row[word] as number; rest !== 0; rest &= rest - 1) bits.push(word * 32 + 31 - Math.clz32(rest & -rest))
  return bits
}
