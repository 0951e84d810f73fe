/** What is kept by key: when `most` new keys have come, those that were not asked for since as many came before are forgotten. */
export interface Generations<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
}

/** An empty one. */
export function createGenerations<K, V>(most: number): Generations<K, V> {
  let [young, old] = [new Map<K, V>(), new Map<K, V>()]
  const set = (key: K, value: V): void => {
    if (young.size >= most && !young.has(key)) [young, old] = [new Map(), young]
    young.set(key, value)
  }
  return {
    get(key) {
      const known = young.get(key)
      if (known !== undefined) return known
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
  }
}
