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
