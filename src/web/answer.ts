import { deflate, sha256Base64url } from '#runtime'
import { utf8 } from '../core/index.js'
import { toFileContent, type WebFile } from './web-file.js'

/** A file that is served, with what names its bytes, and its bytes as they are sent to whoever can unpack them. */
export interface KeptFile extends WebFile {
  readonly etag: string
  /** A text packed by gzip, when it is first asked for. */
  packed(): Promise<Uint8Array>
}

/** A file with its entity tag. */
export function keep(file: WebFile): KeptFile {
  let packed: Promise<Uint8Array> | undefined
  return {
    ...file,
    etag: `"${sha256Base64url(file.text).slice(0, 22)}"`,
    packed: () => {
      packed ??= Promise.resolve(deflate('gzip', utf8(file.text)))
      return packed
    },
  }
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

/**
 * A file, packed where that is taken, or that the browser has it (RFC 9110 sections 12.5.3 and 13). Names of assets change with what is in
 * them. Nothing in a page is secret, so that its packed length tells nothing.
 */
export async function answer(file: KeptFile, request: Request, options: AnswerOptions): Promise<Response> {
  const { type, path } = file
  const { policy, permissions, isChosen } = options
  // Pictures are packed already.
  const isPacked = file.encoding === undefined && takesGzip(request.headers.get('accept-encoding'))
  // Other bytes are another representation, which has a tag of its own (section 8.8.3).
  const etag = isPacked ? file.etag.replace(/"$/, '-gzip"') : file.etag
  const headers = new Headers({
    etag,
    'cache-control': path.startsWith('assets/') ? ONE_YEAR : 'no-cache',
    'content-security-policy': policy,
    'permissions-policy': permissions,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    vary: isChosen ? 'accept-encoding, accept-language' : 'accept-encoding',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  headers.set('content-type', type)
  if (isPacked) headers.set('content-encoding', 'gzip')
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(isPacked ? ((await file.packed()) as Uint8Array<ArrayBuffer>) : toFileContent(file), { headers })
}

/** Whether gzip is taken: named, and not refused by a weight of nothing. */
function takesGzip(accepted: string | null): boolean {
  if (accepted === null || accepted.length > 500) return false
  return accepted.split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one))
}
