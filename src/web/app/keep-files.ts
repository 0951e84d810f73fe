/** The files of a page and what they are called, which are put in when it is built. */
declare const FILES: readonly string[]
declare const VERSION: string

/** What a service worker has, as far as it is used here. */
export interface Worker {
  addEventListener(name: 'install' | 'activate', act: (event: { waitUntil(promise: Promise<unknown>): void }) => void): void
  addEventListener(name: 'fetch', act: (event: WorkerFetch) => void): void
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
  readonly registration: { readonly scope: string }
  skipWaiting(): Promise<void>
}

/** Something that the page asks for. */
export interface WorkerFetch {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

/**
 * Keeps the files of a page, so that it opens without a network. Files of an earlier edition of the same page go when this one takes over.
 *
 * @returns what gives a kept file, or asks for what is none
 */
export function keepFiles(worker: Worker, prefix: string): (request: Request) => Promise<Response> {
  const name = prefix + VERSION
  worker.addEventListener('install', (event) => {
    const keep = async (): Promise<void> => {
      const cache = await caches.open(name)
      await cache.addAll(Array.from(FILES))
      await worker.skipWaiting()
    }
    event.waitUntil(keep())
  })
  worker.addEventListener('activate', (event) => {
    const forget = async (): Promise<void> => {
      const names = await caches.keys()
      await Promise.all(names.filter((one) => one.startsWith(prefix) && one !== name).map((one) => caches.delete(one)))
      await worker.clients.claim()
    }
    event.waitUntil(forget())
  })
  return async (request) => {
    const kept = await (await caches.open(name)).match(request, { ignoreSearch: true, ignoreVary: true })
    return kept ?? fetch(request)
  }
}

/** Whether a page may have it kept: everything else, and whatever asks an issuer, goes its own way and is kept nowhere. */
export function isOwnFile(worker: Worker, { method, url }: Request): boolean {
  return method === 'GET' && new URL(url).origin === worker.location.origin
}
