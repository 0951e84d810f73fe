import type { PageBook } from '../../i18n/index.js'
import { html } from '../html.js'
import { badgeForm, languageChoice, type PageParts, pageHead, saidIn } from './page-parts.js'

/** The verify page in one language: whole without its script, but for what checks badges. */
export function buildVerifyPage(book: PageBook, parts: PageParts): string {
  const { phrases } = book
  const said = saidIn(phrases)
  return html`${pageHead(book, parts)}
<title>${phrases['web.verifyTitle']}</title>
</head>
<body>
<header>
<h1 ${said('web.verifyTitle')}</h1>
${languageChoice(book)}
<p ${said('web.intro')}</p>
<p><strong ${said('web.private')}</strong></p>
</header>
<main>
<noscript><p ${said('web.noScript')}</p></noscript>
${badgeForm(phrases, { paste: 'web.pasteLabel', go: 'web.check' })}
<p id="status" role="status" data-checking="${phrases['web.checking']}" data-failed="${phrases['web.failed']}" data-no-camera="${phrases['web.noCamera']}"></p>
<div id="results"></div>
</main>
${parts.script}
</body>
</html>
`.markup
}
