/**
 * Loads something when it is first asked for, and once; a failure is not kept. Importing a module anew for every credential costs as
 * much as checking one.
 */
export function late<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

/**
 * {@link late} for what pays off with many, and can be done without: it is loaded when it is asked for the `first` time, and is there at
 * once when it has been. `undefined` before, and where it cannot be loaded.
 */
export function lateAfter<T>(first: number, load: () => Promise<T>): () => T | Promise<T | undefined> | undefined {
  let asked = 0
  let loaded: T | undefined
  const loading = late(async () => {
    loaded = await load()
    return loaded
  })
  return () => loaded ?? (++asked < first ? undefined : loading().catch(() => undefined))
}
