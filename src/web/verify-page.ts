import { sha256 } from '#runtime'
import { checkOptions, requireOption, toBase64url, utf8 } from '../core/index.js'
import type { Middleware } from '../exchange/index.js'
import { matchLanguage } from '../i18n/index.js'
import { verifyPageFiles, type WebFile } from './files.js'

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
const ONE_YEAR = 'public, max-age=31536000, immutable'
const LONGEST_HEADER = 1000

interface Kept extends WebFile {
  readonly etag: string
}

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
  const files = new Map(
    verifyPageFiles().map((file): [string, Kept] => [
      `${path}/${file.path}`,
      { ...file, etag: `"${toBase64url(sha256(utf8(file.text))).slice(0, 22)}"` },
    ]),
  )
  return (next) => async (request, connection) => {
    const { pathname, search } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return next(request, connection)
    if (pathname === path) return new Response(null, { status: 308, headers: { location: `${path.split('/').pop()}/${search}` } })
    const isRoot = pathname === `${path}/`
    const file = files.get(isRoot ? `${path}/${pageFor(request)}` : pathname)
    return file === undefined ? next(request, connection) : answer(file, request, isRoot)
  }
}

function answer({ type, text, etag, path }: Kept, request: Request, isRoot: boolean): Response {
  const headers = new Headers({
    etag,
    'cache-control': path.startsWith('assets/') ? ONE_YEAR : 'no-cache',
    'content-security-policy': POLICY,
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(isRoot && { vary: 'accept-language' }),
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  headers.set('content-type', type)
  return new Response(request.method === 'HEAD' ? null : text, { headers })
}

/** The file of the language that a browser would rather have (RFC 9110 section 12.5.4). */
function pageFor(request: Request): string {
  const header = (request.headers.get('accept-language') ?? '').slice(0, LONGEST_HEADER)
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', quality = '1'] = part.split(/;\s*q=/)
      return { tag: tag.trim(), quality: Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
  const language = matchLanguage(wanted) ?? 'en'
  return language === 'en' ? 'index.html' : `${language}.html`
}
