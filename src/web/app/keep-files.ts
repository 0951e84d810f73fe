import { KEPT_PAGES } from './offline.js'

/** The files of a page and what they are called, which are put in when it is built. */
declare const FILES: readonly string[]
declare const VERSION: string
/** Those of them that are needed to open the page. The others are kept once the page asks for it. */
declare const FIRST: readonly string[]
/** Whose files they are: those of another page stay where they are. */
declare const PAGE: string
/** Whether pages that are not in the list are kept as well, each as it was when it was last read with a network. */
declare const KEEPS_PAGES: boolean

/** What a service worker has, as far as it is used here. */
export interface Worker {
  addEventListener(
    name: 'install' | 'activate' | 'message',
    act: (event: { waitUntil(promise: Promise<unknown>): void }) => void,
  ): void
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
export function keepFiles(worker: Worker): (request: Request) => Promise<Response> {
  // Two sites of one origin are two.
  const prefix = `rungs-${PAGE}-${worker.registration.scope}-`
  const name = prefix + VERSION
  worker.addEventListener('install', (event) => {
    const keep = async (): Promise<void> => {
      await (await caches.open(name)).addAll(FIRST.map(newest))
      await worker.skipWaiting()
    }
    event.waitUntil(keep())
  })
  worker.addEventListener('message', (event) => {
    const keep = async (): Promise<void> => {
      const cache = await caches.open(name)
      const known = new Set((await cache.keys()).map(({ url }) => url))
      await cache.addAll(FILES.filter((path) => !known.has(new URL(path, worker.location.href).href)).map(newest))
    }
    // Whoever saves data has each file kept when it is loaded, and no sooner.
    if (navigator.connection?.saveData !== true) event.waitUntil(keep())
  })
  worker.addEventListener('activate', (event) => {
    const forget = async (): Promise<void> => {
      const names = await caches.keys()
      await Promise.all(names.filter((one) => one.startsWith(prefix) && one !== name).map((one) => caches.delete(one)))
      await worker.clients.claim()
    }
    event.waitUntil(forget())
  })
  const own = new Set(FILES.map((path) => new URL(path, worker.location.href).href))
  return async (request) => {
    const cache = await caches.open(name)
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true })
    if (kept !== undefined) return kept
    // Files of the page have a place of their own: among pages they would push pages out.
    if (!own.has(request.url)) return KEEPS_PAGES ? freshOrKept(request) : fetch(request)
    const fresh = await fetch(newest(request.url))
    if (fresh.ok) await keepCopy(cache, request, fresh)
    return fresh
  }
}

/** Names of assets change with what is in them. Of all else the browser may still have what was there before, and would keep that. */
function newest(path: string): Request {
  return new Request(path, /(?:^|\/)assets\/[^/]+$/.test(path) ? {} : { cache: 'no-cache' })
}

/** Keeps an answer beside giving it, where there is room. */
export async function keepCopy(cache: Cache, request: Request, answer: Response): Promise<void> {
  // What cannot be kept is still there to be shown.
  await cache.put(request, answer.clone()).catch(() => undefined)
}

const { navigator } = globalThis as unknown as { readonly navigator: { readonly connection?: { readonly saveData?: boolean } } }

/** Nobody reads more of them, and each query would be another. */
const MOST_PAGES = 60

async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT_PAGES)
  try {
    const fresh = await fetch(request)
    if (fresh.ok && fresh.type === 'basic') await keepCopy(cache, request, fresh)
    const [oldest, ...others] = await cache.keys()
    if (oldest !== undefined && others.length >= MOST_PAGES) await cache.delete(oldest)
    return fresh
  } catch (error) {
    const options = { ignoreVary: true }
    const kept = (await cache.match(request, options)) ?? (await cache.match(request, { ...options, ignoreSearch: true }))
    if (kept === undefined) throw error
    return kept
  }
}

/** Whether a page may have it kept: everything else, and whatever asks an issuer, goes its own way and is kept nowhere. */
export function isOwnFile(worker: Worker, { method, url, cache }: Request): boolean {
  // What asks an issuer asks for the newest, and may be about a person.
  return method === 'GET' && cache !== 'no-store' && new URL(url).origin === worker.location.origin
}
