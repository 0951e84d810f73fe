import { checkOptions, type JsonObject, requireOption } from '../core/index.js'
import { defineLadder, type Ladder } from '../ladder/index.js'
import type { WebFile } from './web-file.js'

/** Options of {@link myBadgesFiles}. */
export interface MyBadgesFilesOptions {
  /** Ladders on which workers see where they stand. Default: none; badges are listed by the ladder that they name all the same. */
  readonly ladders?: readonly Ladder[]
  /** DID documents of issuers, so that nobody has to be asked for them; whoever publishes the page answers for them. */
  readonly documents?: readonly JsonObject[]
  /** Where the verify page is, relative to this page or as a whole URL: links that show a badge lead there. Default `../verify/`. */
  readonly verifyPage?: string
}

/**
 * The page of a worker's own badges as files for any host, which serves them by https: `index.html`, the same in each language, scripts,
 * a service worker, and what makes it an app of the phone. Badges and keys are kept in the worker's browser and nowhere else.
 *
 * @throws RungsError `core.option_unknown`, and as `defineLadder`
 * @example
 * ```ts
 * import type { Ladder } from 'rungs/ladder'
 * import { myBadgesFiles } from 'rungs/web'
 * const pathsOf = async (ladders: readonly Ladder[]) => (await myBadgesFiles({ ladders })).map(({ path }) => path)
 * ```
 */
export async function myBadgesFiles(options: MyBadgesFilesOptions = {}): Promise<readonly WebFile[]> {
  checkOptions(options, ['ladders', 'documents', 'verifyPage'], 'MyBadgesFilesOptions')
  const { ladders = [], documents = [], verifyPage = '../verify/' } = options
  requireOption(isPageAddress(verifyPage), 'verifyPage', 'URL of a page')
  const published = { ladders: ladders.map((ladder) => defineLadder(ladder)), documents, verifyPage }
  // The wallet and the verifier inside are large.
  const { myFiles } = await import('./generated/my.js')
  return [...myFiles, { path: 'ladders.json', type: 'application/json', text: JSON.stringify(published) }]
}

/** Whether it is an address of the web from wherever a page is, without a fragment of its own. */
function isPageAddress(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > 500 || address.includes('#')) return false
  try {
    return /^https?:$/.test(new URL(address, 'https://page.example/badges/').protocol)
  } catch {
    return false
  }
}
