import { type LadderBook, languages, phrase } from '../../i18n/index.js'
import type { Ladder } from '../../ladder/index.js'
import { type Html, html } from '../html.js'
import { createLadderWords } from './ladder-words.js'
import { fileOfLanguage, LANGUAGE_NAMES } from './language-names.js'
import { pageHead } from './page-parts.js'

/** What ladders there are, each with a link to its page in the same language. */
export function ladderIndex(
  ladders: readonly { readonly name: string; readonly ladder: Ladder }[],
  book: LadderBook,
  head: Html,
): string {
  const title = phrase(book, 'map.all')
  const items = ladders.map(({ name, ladder }) => {
    const words = createLadderWords(ladder, book)
    const target = `${name}/${fileOfLanguage(book.tag as (typeof languages)[number])}`
    return html`<li><p><a href="${target}">${words.text(ladder.name, 200)}</a></p><p>${words.text(ladder.description)}</p></li>`
  })
  return html`${pageHead(book, { head })}
<title>${title}</title>
</head>
<body class="ladder">
<header><h1>${title}</h1>
${languageLinks(book)}</header>
<main><ul class="pay">${items}</ul></main>
</body>
</html>
`.markup
}

/** The same page in the other languages. */
export function languageLinks({ tag, phrases }: LadderBook): Html {
  const links = languages.map((language) => {
    const about = language === tag ? html` aria-current="page"` : html` hreflang="${language}"`
    return html`<li><a${about} href="${fileOfLanguage(language)}" lang="${language}">${LANGUAGE_NAMES[language]}</a></li>`
  })
  return html`<nav class="languages" aria-label="${phrases['web.language']}"><ul>${links}</ul></nav>`
}
