import { sha256Base64url } from '#runtime'
import { toFileContent, type WebFile } from './web-file.js'

/** A file that is served, with what names its bytes. */
export interface KeptFile extends WebFile {
  readonly etag: string
}

/** A file with its entity tag. */
export function keep(file: WebFile): KeptFile {
  return { ...file, etag: `"${sha256Base64url(file.text).slice(0, 22)}"` }
}

/** How a file is answered with. */
export interface AnswerOptions {
  readonly policy: string
  /** Which features of the browser the page may use. */
  readonly permissions: string
  /** Whether the same URL has another page in another language. */
  readonly isChosen: boolean
}

const ONE_YEAR = 'public, max-age=31536000, immutable'

/** A file, or that the browser has it (RFC 9110 section 13). Names of assets change with what is in them. */
export function answer(file: KeptFile, request: Request, options: AnswerOptions): Response {
  const { type, etag, path } = file
  const { policy, permissions, isChosen } = options
  const headers = new Headers({
    etag,
    'cache-control': path.startsWith('assets/') ? ONE_YEAR : 'no-cache',
    'content-security-policy': policy,
    'permissions-policy': permissions,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(isChosen && { vary: 'accept-language' }),
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  headers.set('content-type', type)
  return new Response(request.method === 'HEAD' ? null : toFileContent(file), { headers })
}
