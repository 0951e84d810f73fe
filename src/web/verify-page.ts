import { checkOptions, requireOption } from '../core/index.js'
import type { Middleware } from '../exchange/index.js'
import { answer, type KeptFile, keep } from './answer.js'
import { verifyPageFiles } from './files.js'
import { languageFor } from './language-choice.js'
import { fileOfLanguage } from './pages/language-names.js'

/** Options of {@link createVerifyPage}. */
export interface CreateVerifyPageOptions {
  /** The path of the page, without a slash at its end. Default `/verify`. */
  readonly path?: string
}

/** What the page may do: run its own scripts, show pictures that it was given, and ask hosts by https, which it does once a person said so. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self' https:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types rungs',
].join('; ')
const PERMISSIONS = 'camera=(self), microphone=(), geolocation=()'

/**
 * Shows the verify page at a path, in the language that the browser asks for, with a strict Content-Security-Policy. Whatever else is
 * asked for goes on to the next handler.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { withMiddleware } from 'rungs/exchange'
 * import { createVerifyPage } from 'rungs/web'
 * const handler = withMiddleware(async () => new Response(null, { status: 404 }), createVerifyPage())
 * ```
 */
export function createVerifyPage(options: CreateVerifyPageOptions = {}): Middleware {
  checkOptions(options, ['path'], 'createVerifyPage')
  const { path = '/verify' } = options
  requireOption(/^(\/[\w.~-]+)+$/.test(path), 'path', 'a path without a slash at its end')
  const files = new Map(verifyPageFiles().map((file): [string, KeptFile] => [`${path}/${file.path}`, keep(file)]))
  return (next) => async (request, connection) => {
    const { pathname, search } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return next(request, connection)
    if (pathname === path) return new Response(null, { status: 308, headers: { location: `${path.split('/').pop()}/${search}` } })
    const isRoot = pathname === `${path}/`
    const file = files.get(isRoot ? `${path}/${fileOfLanguage(languageFor(request))}` : pathname)
    if (file === undefined) return next(request, connection)
    return answer(file, request, { policy: POLICY, permissions: PERMISSIONS, isChosen: isRoot })
  }
}
