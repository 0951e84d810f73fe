import type { Handler } from 'rungs/exchange'
import type { Net } from 'rungs/net'

const MAX_BYTES = 1_000_000

/** An answer in JSON. */
export function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

/** What answers the paths of a table, and gives the rest to another. */
export function routed(routes: Readonly<Record<string, (request: Request) => Promise<Response>>>, others: Handler): Handler {
  return async (request, connection) => {
    const route = `${request.method} ${new URL(request.url).pathname}`
    return Object.hasOwn(routes, route) && routes[route] !== undefined ? routes[route](request) : others(request, connection)
  }
}

/** A JSON object sent by whomever; undefined where it is none, or too large. */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>> | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(bytes, { stream: true })
    if (text.length > MAX_BYTES) return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** What a service answered. */
export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: the example looks into answers as into any JSON
  readonly json: any
}

/** Asks a service over HTTP. */
export async function ask(url: string, body?: unknown): Promise<Answered> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(url, { ...(body !== undefined && init), signal: AbortSignal.timeout(10_000) })
  return { status: response.status, json: await response.json() }
}

/**
 * A net that reaches one service on loopback and nothing else. In the world it is `createNet()` of `rungs/net`, which goes by https to
 * public addresses alone, and so not to an example that runs on one machine.
 */
export function createLoopbackNet(origin: string, told: (url: string) => void): Net {
  return {
    async fetch(url, { accept = '*/*', maxBytes = MAX_BYTES } = {}) {
      if (!url.startsWith(`${origin}/`)) throw new Error('This net reaches one service.')
      told(url)
      const response = await fetch(url, { headers: { accept }, redirect: 'error', signal: AbortSignal.timeout(10_000) })
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (response.status !== 200 || bytes.length > maxBytes) throw new Error(`The service answered ${response.status}.`)
      const [contentType = ''] = (response.headers.get('content-type') ?? '').split(';')
      return { url, status: 200, contentType, bytes, fetchedAt: new Date().toISOString(), fromCache: false }
    },
  }
}
