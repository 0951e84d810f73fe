import { checkOptions, requireOption, utf8 } from '../core/index.js'
import type { Dashboard } from '../dashboard/index.js'
import { type DashboardBook, type Language, languages, loadDashboardBook } from '../i18n/index.js'
import { styleHash, styleText } from './generated/ladder.js'
import { html } from './html.js'
import { dashboardPage } from './pages/dashboard/page.js'
import { fileOfLanguage } from './pages/language-names.js'
import type { WebFile } from './web-file.js'

/** Options of {@link buildDashboardPage}. */
export interface BuildDashboardPageOptions {
  /** The language of the page, as `loadDashboardBook` or `loadCatalogue` give it. */
  readonly catalogue: DashboardBook
  /** Whether the same page is beside this one in every language, as {@link dashboardPageFiles} calls them. Default `false`. */
  readonly hasLanguages?: boolean
  /** The file with the data, relative to the page. Default: none is linked. */
  readonly dataFile?: string
}

/** What a dashboard may do: nothing but show itself. Its pictures are inside. */
const POLICY = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** What a page weighs at most, for who pays by the megabyte; charts have fewer rows rather than that a page is heavier. */
const MAX_BYTES = 100_000
const ROWS = [20, 10, 6, 4, 3, 2] as const

/**
 * A dashboard as one page for people: numbers at a glance, charts, and each chart as a table. It has no script, asks nobody for anything, shows
 * every text of others as text, and can be read on a small telephone, printed, and heard. Under a strict Content-Security-Policy.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import type { Dashboard } from 'rungs/dashboard'
 * import { loadDashboardBook } from 'rungs/i18n'
 * import { buildDashboardPage } from 'rungs/web'
 * const inHindi = async (data: Dashboard) => buildDashboardPage(data, { catalogue: await loadDashboardBook('hi') })
 * ```
 */
export function buildDashboardPage(data: Dashboard, options: BuildDashboardPageOptions): string {
  checkOptions(options, ['catalogue', 'hasLanguages', 'dataFile'], 'BuildDashboardPageOptions')
  const { catalogue, hasLanguages = false, dataFile } = options
  requireOption(dataFile === undefined || /^[\w-]+\.json$/.test(dataFile), 'dataFile', 'name of a file of JSON')
  const head = html`<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<style>${{ markup: styleText }}</style>`
  const pageOf = (most: number): string => dashboardPage(data, catalogue, { head, hasLanguages, dataFile, most })
  for (const most of ROWS) {
    const page = pageOf(most)
    if (utf8(page).length <= MAX_BYTES) return page
  }
  return pageOf(1)
}

/**
 * A dashboard as files for any host, or for a disk: `index.html`, the same in each language (`es.html` and so on), and `data.json`.
 *
 * @throws RungsError as {@link buildDashboardPage}
 * @example
 * ```ts
 * import type { PublicDashboard } from 'rungs/dashboard'
 * import { dashboardPageFiles } from 'rungs/web'
 * const pathsOf = async (data: PublicDashboard) => (await dashboardPageFiles(data)).map(({ path }) => path)
 * ```
 */
export async function dashboardPageFiles(data: Dashboard): Promise<readonly WebFile[]> {
  const page = async (language: Language): Promise<WebFile> => {
    const catalogue = await loadDashboardBook(language)
    const text = buildDashboardPage(data, { catalogue, hasLanguages: true, dataFile: 'data.json' })
    return { path: fileOfLanguage(language), type: 'text/html; charset=utf-8', text }
  }
  const pages = await Promise.all(languages.map(page))
  return [...pages, { path: 'data.json', type: 'application/json', text: `${JSON.stringify(data, null, 1)}\n` }]
}
