import type { Handler } from '../exchange/index.js'
import { answer, type KeptFile, keep } from './answer.js'
import { languageFor } from './language-choice.js'
import { fileOfLanguage } from './pages/language-names.js'
import { FRAMELESS, POLICY } from './policy.js'
import type { WebFile } from './web-file.js'

const PERMISSIONS = 'camera=(self), microphone=(), geolocation=()'

/** What answers some requests, and others not. */
export type Answering = (request: Request) => Promise<Response | undefined> | Response | undefined

/** Shows the files of a page below a path, in the language that the browser asks for; `undefined` for what is none of them. */
export function showFiles(path: string, all: readonly WebFile[]): Answering {
  const files = new Map(all.map((file): [string, KeptFile] => [`${path}/${file.path}`, keep(file)]))
  return (request) => {
    const { pathname, search } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    if (pathname === path) return new Response(null, { status: 308, headers: { location: `${path.split('/').pop()}/${search}` } })
    const isRoot = pathname === `${path}/`
    const file = files.get(isRoot ? `${path}/${fileOfLanguage(languageFor(request))}` : pathname)
    if (file === undefined) return undefined
    return answer(file, request, { policy: `${POLICY}; ${FRAMELESS}`, permissions: PERMISSIONS, isChosen: isRoot })
  }
}

/** Whether a path is one that a page can be shown at. */
export function isPagePath(path: unknown): path is string {
  return typeof path === 'string' && /^(\/[\w.~-]+)+$/.test(path)
}

/** Another answer where there is one, else that of the next handler. */
export function before(next: Handler, own: Answering): Handler {
  return async (request, connection) => (await own(request)) ?? next(request, connection)
}
