import { createDashboardWords, type Dashboard } from '../../../dashboard/index.js'
import { type DashboardBook, phrase } from '../../../i18n/index.js'
import { type Html, html } from '../../html.js'
import { languageLinks } from '../ladder-index.js'
import { pageHead } from '../page-parts.js'
import { groupSections } from './group-sections.js'
import { workerSections } from './worker-sections.js'

/** What goes onto a dashboard's page beside its data. */
export interface DashboardPageParts {
  /** The policy as a `meta` element, and the style. */
  readonly head: Html
  readonly hasLanguages: boolean
  /** The file of the data, relative to the page. */
  readonly dataFile: string | undefined
  /** The most rows of a chart. */
  readonly most: number
}

/** A dashboard as a page to read: whole without a script. */
export function dashboardPage(
  data: Dashboard,
  book: DashboardBook,
  { head, hasLanguages, dataFile, most }: DashboardPageParts,
): string {
  const words = createDashboardWords(book, data.ladder)
  const ladder = words.ladder()
  const name = phrase(book, TITLES[data.view])
  const title = ladder === undefined ? name : phrase(book, 'dash.titleOf', { title: name, ladder })
  const edition = [
    phrase(book, 'draw.asOf', { asOf: data.at.slice(0, 10) }),
    ...(data.ladder === undefined ? [] : [phrase(book, 'draw.edition', { version: words.clean(data.ladder.version) })]),
  ]
  const sections = data.view === 'worker' ? workerSections(data, book, most) : groupSections(data, book, most)
  return html`${pageHead(book, { head })}
<meta name="robots" content="${data.view === 'public' ? 'index' : 'noindex'}">
<title>${title}</title>
</head>
<body class="ladder board">
<header>
<h1>${title}</h1>
${hasLanguages ? languageLinks(book) : undefined}
<p><strong>${phrase(book, NOTICES[data.view])}</strong></p>
<ul class="edition">${edition.map((line) => html`<li>${line}</li>`)}</ul>
</header>
<main>
${sections.filter((part) => part !== undefined)}</main>
<footer>
<p class="limits">${phrase(book, 'brief.noPromise')}</p>
${book.review === 'draft' ? html`<p>${phrase(book, 'brief.draft')}</p>` : undefined}
${dataFile === undefined ? undefined : html`<p><a href="${dataFile}">${phrase(book, 'dash.data')}</a></p>`}
</footer>
</body>
</html>
`.markup
}

const TITLES = { worker: 'dash.worker', educator: 'dash.educator', platform: 'dash.groups', public: 'dash.groups' } as const
const NOTICES = {
  worker: 'dash.own',
  educator: 'dash.notPublic',
  platform: 'dash.onlyGroups',
  public: 'dash.onlyGroups',
} as const
