import type { Ran, World } from './support.js'

/** A service of a command, until it is told to end. */
export interface Running {
  readonly url: string
  readonly err: () => string
  readonly out: () => string
  stop(): Promise<Ran>
}

/** Starts one on a free port. */
export async function start(world: World, words: string, env: Record<string, string> = {}): Promise<Running> {
  const shown = { out: '', err: '' }
  const stop = new AbortController()
  const ran = world.run(`serve --port 0 ${words}`, {
    env,
    stopSignal: () => stop.signal,
    out: (text) => (shown.out += text),
    err: (text) => (shown.err += text),
  })
  for (;;) {
    const url = /http:\/\/[\w.:[\]]+\d/.exec(shown.err)?.[0]
    if (url !== undefined)
      return {
        url,
        err: () => shown.err,
        out: () => shown.out,
        stop: () => {
          stop.abort()
          return ran
        },
      }
    const early = await Promise.race([ran, new Promise<undefined>((go) => setTimeout(() => go(undefined), 20))])
    if (early !== undefined) throw new Error(`ended with ${early.status}: ${early.err}${shown.err}`)
  }
}

/** What an address answers. */
export const json = async (url: string, init?: RequestInit) =>
  (await fetch(url, { ...init, headers: { connection: 'close', ...init?.headers } })).json()
export const post = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})
