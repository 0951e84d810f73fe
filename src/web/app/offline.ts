/** Where pages are kept that no list names beforehand. The service worker has the same name built in. */
export const KEPT_PAGES = 'rungs-pages'

/** Has the service worker keep all that the page may load: it is used for more than reading. */
export async function keepAllForOffline(): Promise<void> {
  if (document.documentElement.dataset['worker'] === undefined || !('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage('keep')
}

/** The page is there first: what it may load is kept once nothing else is under way. */
const IDLE_MS = 2000

/** Has the browser keep the page, and a little later all that it may load. */
export async function keepForOfflineWhenIdle(): Promise<void> {
  await keepForOffline()
  const wait = (): void => void setTimeout(() => void keepAllForOffline(), IDLE_MS)
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait)
}

/**
 * Has the browser keep the page, where it can: a single file has nothing to keep.
 *
 * @param pages - what else is kept beside the files that the service worker knows
 */
export async function keepForOffline(pages: readonly string[] = []): Promise<void> {
  const script = document.documentElement.dataset['worker']
  if (script === undefined || !('serviceWorker' in navigator)) return
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } }
  }
  const policy = trustedTypes?.createPolicy('rungs', { createScriptURL: (url: string) => (url === script ? url : '') })
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(script) ?? script)
    if (pages.length > 0) await (await caches.open(KEPT_PAGES)).addAll(Array.from(pages))
  } catch {
    // A page that cannot be kept still works.
  }
}
