/** Keeps the files of the page, so that it opens without a network. What they are and how they are called is put in when it is built. */
declare const FILES: readonly string[]
declare const VERSION: string

interface Worker {
  addEventListener(name: 'install' | 'activate', act: (event: { waitUntil(promise: Promise<unknown>): void }) => void): void
  addEventListener(
    name: 'fetch',
    act: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
  skipWaiting(): Promise<void>
}

const worker = globalThis as unknown as Worker
const PREFIX = 'rungs-verify-'
const NAME = PREFIX + VERSION

worker.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(NAME)
    await cache.addAll(Array.from(FILES))
    await worker.skipWaiting()
  }
  event.waitUntil(keep())
})

worker.addEventListener('activate', (event) => {
  const forget = async (): Promise<void> => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(forget())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  // Everything else, and whatever asks an issuer, goes its own way and is kept nowhere.
  if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return
  const answer = async (): Promise<Response> => {
    const kept = await (await caches.open(NAME)).match(request, { ignoreSearch: true, ignoreVary: true })
    return kept ?? fetch(request)
  }
  event.respondWith(answer())
})
