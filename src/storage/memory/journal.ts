/** Undoes, newest first, what was done since it was made. */
export interface Journal {
  /** Sets a key and remembers what was there. */
  set<K, V>(map: Map<K, V>, key: K, value: V): void
  delete<K, V>(map: Map<K, V>, key: K): boolean
  push<T>(list: T[], value: T): void
  undo(): void
}

/** A transaction's memory of how to take itself back. */
export function createJournal(): Journal {
  const steps: (() => void)[] = []
  const restore = <K, V>(map: Map<K, V>, key: K): void => {
    const before = map.get(key)
    const had = map.has(key)
    steps.push(() => {
      if (had) map.set(key, before as V)
      else map.delete(key)
    })
  }
  return {
    set(map, key, value) {
      restore(map, key)
      map.set(key, value)
    },
    delete(map, key) {
      if (!map.has(key)) return false
      restore(map, key)
      return map.delete(key)
    },
    push(list, value) {
      steps.push(() => {
        list.pop()
      })
      list.push(value)
    },
    undo() {
      for (const step of steps.splice(0).reverse()) step()
    },
  }
}
