import type { Brought } from './brought.js'

/** Where what was shared waits for the page: the service worker gets it, and the page alone can read badges. */
export const INBOX = 'rungs-inbox'
/** The most that is taken of one sharing. */
const MAX_SHARED = 20
const NAME = 'x-name'
const LEFT_OUT = 'inbox/left-out'

/** Keeps what another app has shared until the page opens. What waited before is gone. */
export async function keepShared(form: FormData, scope: string): Promise<void> {
  await caches.delete(INBOX)
  const inbox = await caches.open(INBOX)
  const texts = ['url', 'text'].flatMap((name) => form.getAll(name)).filter((one) => typeof one === 'string' && one !== '')
  // A form without a file has an empty one (HTML, constructing the entry list).
  const files = form.getAll('files').filter((one) => one instanceof File && one.size > 0)
  const parts = [...files, ...texts]
  if (parts.length > MAX_SHARED) await inbox.put(new URL(LEFT_OUT, scope).href, new Response(String(parts.length - MAX_SHARED)))
  for (const [at, part] of Array.from(parts.slice(0, MAX_SHARED).entries())) {
    const [name, type] = part instanceof File ? [part.name, part.type] : ['', 'text/plain']
    const headers = { [NAME]: encodeURIComponent(name), 'content-type': type }
    await inbox.put(new URL(`inbox/${at}`, scope).href, new Response(part, { headers }))
  }
}

/** Takes out what was shared, once, and says how much more there was. */
export async function takeShared(): Promise<{ readonly shared: readonly Brought[]; readonly leftOut: number }> {
  const inbox = await caches.open(INBOX)
  const more = await inbox.match(LEFT_OUT)
  const leftOut = more === undefined ? 0 : Number(await more.text())
  await inbox.delete(LEFT_OUT)
  const shared: Brought[] = []
  for (const request of await inbox.keys()) {
    const response = await inbox.match(request)
    if (response === undefined) continue
    const name = decodeURIComponent(response.headers.get(NAME) ?? '')
    const type = response.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isText = name === '' && type.startsWith('text/plain')
    shared.push({ name, type, size: bytes.length, read: async () => (isText ? new TextDecoder().decode(bytes) : bytes) })
  }
  await caches.delete(INBOX)
  return { shared, leftOut }
}
