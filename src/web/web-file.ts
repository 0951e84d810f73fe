import { fromBase64url } from '../core/index.js'

/** One file of a page. */
export interface WebFile {
  /** Relative to the page, with `/` between folders. */
  readonly path: string
  /** Its media type. */
  readonly type: string
  /** What is in it; see `encoding`. */
  readonly text: string
  /** How `text` holds what is no text, such as a picture. Default: as it is. */
  readonly encoding?: 'base64url'
}

/**
 * What is to be written to disk, or sent, of a file of a page.
 *
 * @example
 * ```ts
 * import { toFileContent } from 'rungs/web'
 * toFileContent({ path: 'a.txt', type: 'text/plain', text: 'a' }) // 'a'
 * ```
 */
export function toFileContent({ text, encoding }: WebFile): string | Uint8Array<ArrayBuffer> {
  return encoding === undefined ? text : fromBase64url(text)
}
