/** Rows taken together, with the number of the first, from 1. */
export interface Chunk<T> {
  readonly rows: readonly T[]
  readonly first: number
}

/** Reads rows in chunks; never more than are asked for. */
export async function* readChunks<T>(
  rows: Iterable<T> | AsyncIterable<T>,
  size: number,
): AsyncGenerator<Chunk<T>, void, undefined> {
  let first = 1
  let chunk: T[] = []
  const take = (): Chunk<T> => {
    const taken = { rows: chunk, first }
    first += chunk.length
    chunk = []
    return taken
  }
  // Waiting for each row of what is there at once would cost more than the row.
  if (Symbol.iterator in rows) {
    for (const row of rows) if (chunk.push(row) === size) yield take()
  } else {
    for await (const row of rows) if (chunk.push(row) === size) yield take()
  }
  if (chunk.length > 0) yield take()
}
