import type { MyBadgesBook } from '../../i18n/index.js'
import { html } from '../html.js'
import { badgeForm, languageChoice, type PageParts, pageHead, saidIn } from './page-parts.js'

/** The page of a worker's own badges in one language. What is kept is listed by its script; what comes below waits for that, so as not to move. */
export function buildMyBadgesPage(book: MyBadgesBook, parts: PageParts): string {
  const { phrases } = book
  const said = saidIn(phrases)
  return html`${pageHead(book, parts)}
<title>${phrases['my.title']}</title>
</head>
<body>
<header>
<h1 ${said('my.title')}</h1>
${languageChoice(book)}
<p ${said('my.intro')}</p>
<p><strong ${said('web.private')}</strong></p>
</header>
<main>
<noscript><p ${said('my.noScript')}</p></noscript>
<p id="status" role="status" data-working="${phrases['my.working']}" data-failed="${phrases['web.failed']}" data-no-camera="${phrases['web.noCamera']}" data-missed="${phrases['my.missed']}"></p>
<div id="results"></div>
<p id="empty" hidden ${said('my.empty')}</p>
<section id="kept" hidden aria-labelledby="kept-title">
<h2 id="kept-title" ${said('map.badges')}</h2>
<div id="badges"></div>
<p class="tools"><button id="check" type="button" ${said('my.checkAll')}</button></p>
</section>
<div id="rest" hidden>
<section aria-labelledby="add-title">
<h2 id="add-title" ${said('my.add')}</h2>
${badgeForm(phrases, { paste: 'my.pasteLabel', go: 'my.goOn' })}
</section>
<details>
<summary ${said('my.backup')}</summary>
<p ${said('my.backupIntro')}</p>
<form id="backup" novalidate>
<p><label for="passphrase" ${said('my.passphrase')}</label>
<input id="passphrase" type="password" autocomplete="new-password" dir="ltr" aria-describedby="passphrase-hint"></p>
<p><label for="again" ${said('my.again')}</label>
<input id="again" type="password" autocomplete="new-password" dir="ltr"></p>
<p id="passphrase-hint" class="fix" ${said('my.passHint')}</p>
<p class="tools"><button ${said('my.export')}</button></p>
</form>
</details>
<details>
<summary ${said('my.identifier')}</summary>
<p ${said('my.identifierIntro')}</p>
<p class="tools"><button id="identify" type="button" ${said('my.makeIdentifier')}</button></p>
<p id="did" role="status"></p>
</details>
<p class="tools"><button id="install" type="button" hidden ${said('my.install')}</button></p>
</div>
</main>
${parts.script}
</body>
</html>
`.markup
}
