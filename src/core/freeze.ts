/** Freezes a tree of plain objects and arrays, and returns it. Objects frozen before are gone through as well. */
export function deepFreeze<T>(value: T): T {
  const seen = new Set<object>()
  const freeze = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    Object.freeze(part)
    for (const member of Object.values(part)) freeze(member)
  }
  freeze(value)
  return value
}
