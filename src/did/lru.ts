/** Remembers what a pure function made of the last `limit` texts, so that equal texts give the same object. */
export function createLru<T>(limit: number): (text: string, load: () => Promise<(text: string) => T>) => T | Promise<T> {
  const entries = new Map<string, T>()
  return (text, load) => {
    const known = entries.get(text)
    if (known !== undefined) {
      // A Map keeps the order of insertion: putting it back makes it the youngest.
      entries.delete(text)
      entries.set(text, known)
      return known
    }
    return load().then((make) => {
      // Somebody else may have asked meanwhile.
      const made = entries.get(text) ?? make(text)
      entries.set(text, made)
      if (entries.size > limit) entries.delete(entries.keys().next().value as string)
      return made
    })
  }
}
