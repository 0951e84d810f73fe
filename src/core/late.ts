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
 * {@link late} for what pays off with many: loaded when it is asked for the `first` time, and not there before. Whoever has a few never
 * loads it.
 */
export function lateAfter<T>(first: number, load: () => Promise<T>): () => Promise<T> | undefined {
  const loaded = late(load)
  let asked = 0
  return () => (++asked < first ? undefined : loaded())
}
