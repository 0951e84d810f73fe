/** Trees that were gone through here, so that none is gone through twice. Nothing in them can change any more. */
const frozenTrees: WeakSet<object> = /* @__PURE__ */ new WeakSet()

/**
 * Freezes a tree of plain objects and arrays, and returns it. Objects that others froze are gone through as well; a tree
 * that came out of here before is not.
 */
export function deepFreeze<T>(value: T): T {
  // What is not frozen yet was not met yet. Only of the rest nobody knows who froze it, so that alone is remembered.
  const seen = new Set<object>()
  const freeze = (part: object): void => {
    if (Object.isFrozen(part)) {
      if (seen.has(part) || frozenTrees.has(part)) return
      seen.add(part)
    } else {
      Object.freeze(part)
    }
    // Neither of the two makes a list or an iterator for each of many small objects.
    if (Array.isArray(part)) {
      for (let index = 0; index < part.length; index++) if (isObject(part[index])) freeze(part[index])
      return
    }
    for (const name in part) {
      const member = (part as { readonly [name: string]: unknown })[name]
      if (isObject(member) && Object.hasOwn(part, name)) freeze(member)
    }
  }
  if (!isObject(value)) return value
  freeze(value)
  return freezeOver(value)
}

function isObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null
}

/** Freezes an object or array whose members are deep-frozen already: a changed copy of such a tree, for instance. */
export function freezeOver<T extends object>(value: T): T {
  frozenTrees.add(Object.freeze(value))
  return value
}

/** Whether a value is a tree that {@link deepFreeze}, {@link freezeOver} or the reading of JSON has frozen. */
export function isDeepFrozen(value: object): boolean {
  return frozenTrees.has(value)
}
