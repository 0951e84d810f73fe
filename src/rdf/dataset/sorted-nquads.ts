import { needsCodePointOrder, type Quad, sortByCodePoint } from './quads.js'

/** How many quads are put in order by insertion before runs are merged. */
const RUN = 8

/**
 * Puts quads in the order of their lines and gives the array that holds them. Terms are compared one by one, which is the
 * order of whole lines, since no term goes on from another with a character below the space that ends it; and the same
 * subject or predicate is mostly the same string. UTF-16 order: {@link sortedNquads} mends it where it matters.
 */
export function sortQuads(quads: Quad[]): Quad[] {
  for (let start = 0; start < quads.length; start += RUN) sortRun(quads, start, Math.min(start + RUN, quads.length))
  if (quads.length <= RUN) return quads
  let [from, to] = [quads, quads.slice()]
  for (let width = RUN; width < quads.length; width *= 2) {
    for (let start = 0; start < quads.length; start += 2 * width) mergeRuns(from, to, start, width)
    ;[from, to] = [to, from]
  }
  return from
}

/** Sorted quads as the lines of a canonical N-Quads document (RDFC-1.0 section 5), in code point order. */
export function sortedNquads(sorted: readonly Quad[]): string {
  let text = ''
  for (const quad of sorted) text += nquad(quad)
  return needsCodePointOrder(text) ? sortByCodePoint(sorted.map(nquad)).join('') : text
}

/** {@link sortedNquads}, line by line. */
export function sortedLines(sorted: readonly Quad[]): readonly string[] {
  const lines = sorted.map(nquad)
  return needsCodePointOrder(lines.join('')) ? sortByCodePoint(lines) : lines
}

/** Whether sorted quads hold one twice. */
export function hasRepeats(sorted: readonly Quad[]): boolean {
  for (let index = 1; index < sorted.length; index++) {
    if (isSameQuad(sorted[index] as Quad, sorted[index - 1] as Quad)) return true
  }
  return false
}

/** Sorted quads, each once: a dataset is a set. */
export function withoutRepeats(sorted: readonly Quad[]): readonly Quad[] {
  if (!hasRepeats(sorted)) return sorted
  return sorted.filter((quad, index) => index === 0 || !isSameQuad(quad, sorted[index - 1] as Quad))
}

/** A quad as a line of a canonical N-Quads document (RDFC-1.0 appendix A). */
export function nquad({ subject, predicate, object, graph }: Quad): string {
  return graph === '' ? `${subject} ${predicate} ${object} .\n` : `${subject} ${predicate} ${object} ${graph} .\n`
}

function sortRun(quads: Quad[], start: number, end: number): void {
  for (let next = start + 1; next < end; next++) {
    const quad = quads[next] as Quad
    let index = next
    for (; index > start && isBefore(quad, quads[index - 1] as Quad); index--) quads[index] = quads[index - 1] as Quad
    quads[index] = quad
  }
}

function mergeRuns(from: readonly Quad[], to: Quad[], start: number, width: number): void {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(middle + width, from.length)
  let [left, right] = [start, middle]
  for (let index = start; index < end; index++) {
    const takeRight = right < end && (left === middle || isBefore(from[right] as Quad, from[left] as Quad))
    to[index] = from[takeRight ? right++ : left++] as Quad
  }
}

/** The order of {@link sortQuads}. */
export function isBefore(a: Quad, b: Quad): boolean {
  if (a.subject !== b.subject) return a.subject < b.subject
  if (a.predicate !== b.predicate) return a.predicate < b.predicate
  if (a.object !== b.object) return a.object < b.object
  return a.graph < b.graph
}

function isSameQuad(a: Quad, b: Quad): boolean {
  return a.object === b.object && a.subject === b.subject && a.predicate === b.predicate && a.graph === b.graph
}
