import { keepShared } from './inbox.js'
import { isOwnFile, keepCopy, keepFiles, type Worker } from './keep-files.js'

const worker = globalThis as unknown as Worker
const answer = keepFiles(worker)
const LADDERS = 'rungs-ladders'
const LADDERS_FILE = 'ladders.json'

worker.addEventListener('install', (event) => {
  // A page without them still works.
  const keep = async (): Promise<void> => (await caches.open(LADDERS)).add(LADDERS_FILE)
  event.waitUntil(keep().catch(() => undefined))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { scope } = worker.registration
  const at = (path: string): string => new URL(path, scope).href
  if (request.method === 'POST' && request.url === at('share')) event.respondWith(share(request, scope))
  // Ladders change while the page stays as it is: the newest counts, and the last that was seen where there is no network.
  else if (isOwnFile(worker, request) && request.url === at(LADDERS_FILE)) event.respondWith(newest(request))
  else if (isOwnFile(worker, request)) event.respondWith(answer(request))
})

async function share(request: Request, scope: string): Promise<Response> {
  // Where there is no room for it, it is to be shared again; the page says so.
  const isKept = await keepShared(await request.formData(), scope).then(
    () => true,
    () => false,
  )
  return Response.redirect(new URL(isKept ? './?shared' : './?missed', scope).href, 303)
}

async function newest(request: Request): Promise<Response> {
  const cache = await caches.open(LADDERS)
  try {
    const response = await fetch(request)
    if (response.ok) await keepCopy(cache, request, response)
    return response
  } catch (error) {
    const kept = await cache.match(request)
    if (kept === undefined) throw error
    return kept
  }
}
