import type { SqliteSession } from './session.js'

/** Connections that read, each for one at a time. */
export interface Readers {
  use<T>(step: (session: SqliteSession) => Promise<T>): Promise<T>
  /** Waits for those in use. */
  close(): Promise<void>
}

/** At most `limit` connections, opened as they are needed. */
export function createReaders(open: () => Promise<SqliteSession>, limit: number): Readers {
  const idle: SqliteSession[] = []
  const waiting: (() => void)[] = []
  const inUse = new Set<Promise<unknown>>()
  let free = limit
  const take = async (): Promise<void> => {
    if (free > 0) free--
    // The one who leaves hands its turn over.
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
  const run = async <T>(step: (session: SqliteSession) => Promise<T>): Promise<T> => {
    await take()
    try {
      const session = idle.pop() ?? (await open())
      try {
        return await step(session)
      } finally {
        idle.push(session)
      }
    } finally {
      leave()
    }
  }
  return {
    use(step) {
      const result = run(step)
      const done = result.then(
        () => inUse.delete(done),
        () => inUse.delete(done),
      ) as Promise<unknown>
      inUse.add(done)
      return result
    },
    async close() {
      while (inUse.size > 0) await Promise.all(inUse)
      for (const session of idle.splice(0)) session.close()
    },
  }
}
