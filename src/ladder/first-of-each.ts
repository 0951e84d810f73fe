/** Up to so many it is quicker to look through a list than to make a set. */
const FEW = 16

/** The entries of a list whose key no entry before them has, in their order: the list itself where none has. */
export function firstOfEach<T>(list: readonly T[], keyOf: (entry: T) => unknown): readonly T[] {
  if (list.length < 2) return list
  if (list.length <= FEW)
    return list.some((_, index) => isRepeated(list, index, keyOf))
      ? list.filter((_, index) => !isRepeated(list, index, keyOf))
      : list
  const seen = new Set<unknown>()
  return list.filter((entry) => seen.size < seen.add(keyOf(entry)).size)
}

function isRepeated<T>(list: readonly T[], index: number, keyOf: (entry: T) => unknown): boolean {
  const key = keyOf(list[index] as T)
  for (let before = 0; before < index; before++) if (keyOf(list[before] as T) === key) return true
  return false
}
