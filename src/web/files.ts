import { verifyFiles } from './generated/site.js'
import type { WebFile } from './web-file.js'

/**
 * The verify page as files for any host: `index.html`, the same in each language (`es.html` and so on), scripts and a service worker. It
 * asks for nothing but them, until a person lets it ask an issuer.
 *
 * @example
 * ```ts
 * import { verifyPageFiles } from 'rungs/web'
 * verifyPageFiles().map(({ path }) => path).includes('index.html') // true
 * ```
 */
export function verifyPageFiles(): readonly WebFile[] {
  return verifyFiles
}

/** The verify page in one file that opens from a disk, for whoever has neither a server nor a terminal. It is loaded only then. */
export async function verifyPageFile(): Promise<string> {
  return (await import('./generated/single.js')).verifyHtml
}
