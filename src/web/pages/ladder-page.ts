import { type LadderBook, phrase } from '../../i18n/index.js'
import type { Ladder, Rung, WageEvidence } from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import { payPictures } from './ladder-chart.js'
import { languageLinks } from './ladder-index.js'
import { ownSection } from './ladder-own.js'
import { rungArticle } from './ladder-rung.js'
import { createLadderWords, type LadderWords } from './ladder-words.js'
import { pageHead } from './page-parts.js'
import type { LadderImage } from './picture.js'

/** What goes onto a ladder's page beside the ladder. */
export interface LadderPageParts {
  /** The policy as a `meta` element, for hosts that send no headers, and the style. */
  readonly head: Html
  readonly evidence: readonly WageEvidence[]
  readonly picture: LadderImage
  /** Whether the other languages are beside the page, as {@link fileOfLanguage} calls them. */
  readonly hasLanguages: boolean
  /** The service worker, where the page has scripts. */
  readonly worker?: string
  /** What the part for a worker's own badges reads; without it the page has no such part. */
  readonly data?: Html
}

/** A ladder as a page to read: whole without a script. */
export function ladderPage(ladder: Ladder, book: LadderBook, parts: LadderPageParts): string {
  const words = createLadderWords(ladder, book)
  const title = words.plain(ladder.name, 200)
  const rungs = inOrder(ladder)
  return html`${pageHead(book, parts)}
<title>${title}</title>
</head>
<body class="ladder">
<header>
<h1>${words.text(ladder.name, 200)}</h1>
${parts.hasLanguages ? languageLinks(book) : undefined}
<p>${words.text(ladder.description)}</p>
${editionOf(ladder, words)}
</header>
<main>
<section aria-labelledby="picture-title">
<h2 id="picture-title">${phrase(book, 'map.picture')}</h2>
${pictureOf(rungs, parts, book)}
<nav aria-label="${phrase(book, 'map.contents')}"><ol>${rungs.map((rung, at) => html`<li><a href="#step-${at + 1}">${words.text(rung.name, 200)}</a></li>`)}</ol></nav>
</section>
${parts.data === undefined ? undefined : ownSection(words, parts.evidence, parts.data)}
${payPictures(rungs, parts.evidence, words)}
${tracksOf(rungs).map(([track, own], at) => trackSection(track, own, at, rungs, parts.evidence, words))}
</main>
<footer>
<p class="limits">${phrase(book, 'brief.noPromise')}</p>
${book.review === 'draft' ? html`<p>${phrase(book, 'brief.draft')}</p>` : undefined}
</footer>
</body>
</html>
`.markup
}

function editionOf({ version, effective, owner, jurisdiction, status }: Ladder, words: LadderWords): Html {
  const { book } = words
  const { from, until } = effective
  const edition =
    until === undefined
      ? phrase(book, 'map.edition', { version: words.clean(version), from })
      : phrase(book, 'map.editionUntil', { version: words.clean(version), from, until })
  const lines = [
    edition,
    phrase(book, 'map.owner', { owner: words.clean(owner) }),
    ...(jurisdiction === undefined ? [] : [phrase(book, 'map.places', { places: words.places(jurisdiction) })]),
  ]
  return html`<ul class="edition">${lines.map((line) => html`<li>${line}</li>`)}</ul>
${status === 'active' ? undefined : html`<p><strong>${phrase(book, `map.${status}`)}</strong></p>`}`
}

/** It has the size that it is drawn with, so that nothing moves when it comes; the list below it says the same. */
function pictureOf(rungs: readonly Rung[], { picture }: LadderPageParts, book: LadderBook): Html {
  const { url, width, height, isFile } = picture
  const alt = `${phrase(book, 'map.picture')}. ${phrase(book, 'draw.rungs', { count: rungs.length })}`
  const image = html`<img class="map" src="${url}" width="${width}" height="${height}" alt="${alt}">`
  if (!isFile) return html`<p>${image}</p>`
  return html`<p>${image}</p><p><a href="${url}">${phrase(book, 'map.openPicture')}</a></p>`
}

function trackSection(
  track: string | undefined,
  own: readonly Rung[],
  at: number,
  all: readonly Rung[],
  evidence: readonly WageEvidence[],
  words: LadderWords,
): Html {
  const { book } = words
  const title = track === undefined ? phrase(book, 'map.steps') : phrase(book, 'map.track', { track: words.clean(track) })
  const articles = own.map((rung) => rungArticle(rung, all.indexOf(rung) + 1, evidence, words))
  return html`<section aria-labelledby="track-${at}">
<h2 id="track-${at}">${title}</h2>
${articles}</section>
`
}

/** By the numbers that the ladder gives for display, else as they are written. */
function inOrder({ rungs }: Ladder): readonly Rung[] {
  return rungs
    .map((rung, index) => ({ rung, at: rung.ordinal ?? index + 1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ rung }) => rung)
}

function tracksOf(rungs: readonly Rung[]): readonly (readonly [string | undefined, readonly Rung[]])[] {
  const tracks = new Map<string | undefined, Rung[]>()
  for (const rung of rungs) tracks.set(rung.track, [...(tracks.get(rung.track) ?? []), rung])
  return Array.from(tracks)
}
