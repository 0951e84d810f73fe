import { checkOptions, type JsonObject, requireOption } from '../core/index.js'
import { drawLadder } from '../draw/index.js'
import { type Language, languages, loadLadderBook } from '../i18n/index.js'
import { defineLadder, type Ladder, type WageEvidence } from '../ladder/index.js'
import { buildLadderPage, headOf } from './build-ladder-page.js'
import { ladderIndex } from './pages/ladder-index.js'
import { fileOfLanguage } from './pages/language-names.js'
import type { WebFile } from './web-file.js'

/** Options of {@link ladderPageFiles}. */
export interface LadderPageFilesOptions {
  /** Figures of pay for the ids that rungs give. */
  readonly evidence?: readonly WageEvidence[]
  /** DID documents of issuers, so that nobody has to be asked for them. */
  readonly documents?: readonly JsonObject[]
  /** Whether workers can have their own badges placed. Default `true`; without it the pages have no script. */
  readonly ownBadges?: boolean
  /** Where the files of {@link ladderAssets} are, relative to the pages. Default `../`. */
  readonly assets?: string
}

/** The members of {@link LadderPageFilesOptions}. */
export const LADDER_FILES_OPTIONS: readonly string[] = ['evidence', 'documents', 'ownBadges', 'assets']

/**
 * The page of a ladder as files for any host: `index.html`, the same in each language (`es.html` and so on), and the pictures. They
 * belong in a folder of their own, such as {@link ladderName}, beside the files of {@link ladderAssets}.
 *
 * @throws RungsError as `buildLadderPage`
 * @example
 * ```ts
 * import type { Ladder } from 'rungs/ladder'
 * import { ladderPageFiles } from 'rungs/web'
 * const pathsOf = async (ladder: Ladder) => (await ladderPageFiles(ladder)).map(({ path }) => path)
 * ```
 */
export async function ladderPageFiles(ladder: Ladder, options: LadderPageFilesOptions = {}): Promise<readonly WebFile[]> {
  checkOptions(options, LADDER_FILES_OPTIONS, 'LadderPageFilesOptions')
  const defined = defineLadder(ladder)
  const files = await Promise.all(languages.map((language) => filesIn(language, defined, options)))
  return files.flat()
}

/** The page and the picture in one language. */
export async function filesIn(language: Language, ladder: Ladder, options: LadderPageFilesOptions): Promise<readonly WebFile[]> {
  const { ownBadges = true, assets = '../', ...more } = options
  const catalogue = await loadLadderBook(language)
  const picture = `ladder.${language}.svg`
  const page = buildLadderPage(ladder, { ...more, catalogue, assets, picture, ownBadges, hasLanguages: true })
  return [
    { path: fileOfLanguage(language), type: 'text/html; charset=utf-8', text: page },
    { path: picture, type: 'image/svg+xml', text: drawLadder(ladder, { lang: catalogue.tag, catalogue }) },
  ]
}

/**
 * A list of ladders in each language, as files: it belongs into the folder that has the folders of the ladders, and those of
 * {@link ladderAssets}.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import type { Ladder } from 'rungs/ladder'
 * import { ladderIndexFiles } from 'rungs/web'
 * const pathsOf = async (ladders: readonly Ladder[]) => (await ladderIndexFiles(ladders)).map(({ path }) => path)
 * ```
 */
export async function ladderIndexFiles(ladders: readonly Ladder[]): Promise<readonly WebFile[]> {
  const named = ladders.map((ladder) => ({ name: ladderName(ladder), ladder: defineLadder(ladder) }))
  return Promise.all(
    languages.map(async (language): Promise<WebFile> => {
      const text = ladderIndex(named, await loadLadderBook(language), headOf('./', false))
      return { path: fileOfLanguage(language), type: 'text/html; charset=utf-8', text }
    }),
  )
}

/**
 * The scripts and the style of the pages of ladders, as files for any host. Pages without a part for own badges need the style alone.
 *
 * @example
 * ```ts
 * import { ladderAssets } from 'rungs/web'
 * const paths = async () => (await ladderAssets()).map(({ path }) => path)
 * ```
 */
export async function ladderAssets(): Promise<readonly WebFile[]> {
  // The verifier inside is large, and a page alone does not need it.
  return (await import('./generated/ladder-files.js')).ladderFiles
}

/**
 * What the folder of a ladder is called: the end of its id, in letters that every host and every disk knows.
 *
 * @throws RungsError `core.option_invalid` where nothing of it can be used
 * @example
 * ```ts
 * import type { Ladder } from 'rungs/ladder'
 * import { ladderName } from 'rungs/web'
 * const pathOf = (ladder: Ladder): string => `/ladders/${ladderName(ladder)}/`
 * ```
 */
export function ladderName({ id }: Pick<Ladder, 'id'>): string {
  const name = id
    .split(/[/#:]/)
    .map((part) =>
      part
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .filter((part) => part !== '')
    .pop()
    ?.slice(0, 80)
  requireOption(name !== undefined && name !== '' && name !== 'assets', 'ladder', 'a ladder with letters at the end of its id')
  return name as string
}
