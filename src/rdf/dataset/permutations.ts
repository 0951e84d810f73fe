/** Every distinct order of the members of groups whose members are alike, each as a list of the members. */
export function* permutations<T>(groups: readonly (readonly T[])[]): Generator<readonly T[]> {
  const order = groups.flatMap((members, group) => members.map(() => group))
  do {
    const next = groups.map(() => 0)
    yield order.map((group) => {
      const member = at(next, group)
      next[group] = member + 1
      return groups[group]?.[member] as T
    })
  } while (nextPermutation(order))
}

/** Narayana's method: the next order above this one, in place. */
function nextPermutation(order: number[]): boolean {
  let pivot = order.length - 2
  while (pivot >= 0 && at(order, pivot) >= at(order, pivot + 1)) pivot--
  if (pivot < 0) return false
  let successor = order.length - 1
  while (at(order, successor) <= at(order, pivot)) successor--
  swap(order, pivot, successor)
  for (let left = pivot + 1, right = order.length - 1; left < right; left++, right--) swap(order, left, right)
  return true
}

function at(order: readonly number[], index: number): number {
  return order[index] as number
}

function swap(order: number[], a: number, b: number): void {
  const kept = at(order, a)
  order[a] = at(order, b)
  order[b] = kept
}
