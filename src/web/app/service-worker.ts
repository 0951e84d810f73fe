import { KEPT_PAGES } from './offline.js'

/** Keeps the files of the page, so that it opens without a network. What they are and how they are called is put in when it is built. */
declare const FILES: readonly string[]
declare const VERSION: string
/** Those of them that are needed to open the page. The others are kept once the page asks for it. */
declare const FIRST: readonly string[]
/** Whose files they are: those of another page stay where they are. */
declare const PAGE: string
/** Whether pages that are not in the list are kept as well, each as it was when it was last read with a network. */
declare const KEEPS_PAGES: boolean

interface Worker {
  addEventListener(
    name: 'install' | 'activate' | 'message',
    act: (event: { waitUntil(promise: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    name: 'fetch',
    act: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
  skipWaiting(): Promise<void>
}

const worker = globalThis as unknown as Worker
const { navigator } = globalThis as unknown as { readonly navigator: { readonly connection?: { readonly saveData?: boolean } } }
const PREFIX = `rungs-${PAGE}-`
const NAME = PREFIX + VERSION

worker.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    await (await caches.open(NAME)).addAll(Array.from(FIRST))
    await worker.skipWaiting()
  }
  event.waitUntil(keep())
})

worker.addEventListener('message', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(NAME)
    const known = new Set((await cache.keys()).map(({ url }) => url))
    await cache.addAll(FILES.filter((path) => !known.has(new URL(path, worker.location.href).href)))
  }
  // Whoever saves data has each file kept when it is loaded, and no sooner.
  if (navigator.connection?.saveData !== true) event.waitUntil(keep())
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
    return kept ?? (KEEPS_PAGES ? freshOrKept(request) : fetch(request))
  }
  event.respondWith(answer())
})

async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT_PAGES)
  try {
    const fresh = await fetch(request)
    if (fresh.ok && fresh.type === 'basic') await cache.put(request, fresh.clone())
    return fresh
  } catch (error) {
    const options = { ignoreVary: true }
    const kept = (await cache.match(request, options)) ?? (await cache.match(request, { ...options, ignoreSearch: true }))
    if (kept === undefined) throw error
    return kept
  }
}
