import type { PageBook } from '../../i18n/index.js'
import { type Html, html } from '../html.js'
import { LANGUAGE_NAMES } from './language-names.js'

/** Where the parts of a page lie, relative to it; or the parts themselves, for a page that is one file. */
export interface PageParts {
  readonly head: Html
  /** The service worker, where there is one. */
  readonly worker?: string
  /** The script, where it stands at the end. */
  readonly script?: Html
}

/** What `files` lets people choose: everything that may hold a badge, or show a QR code. */
export const ACCEPTED: string = '.json,.jsonld,.jwt,.txt,application/json,application/vc+jwt,image/*'

/** The verify page in one language: whole without its script, but for what checks badges. */
export function buildVerifyPage({ phrases, tag, direction }: PageBook, { head, worker, script }: PageParts): string {
  const said = (name: keyof PageBook['phrases'] & `web.${string}`): Html => html`data-say="${name}">${phrases[name] as string}`
  const options = Object.entries(LANGUAGE_NAMES).map(
    ([language, name]) =>
      html`<option value="${language}" lang="${language}"${language === tag ? html` selected` : undefined}>${name}</option>`,
  )
  return html`<!doctype html>
<html lang="${tag}" dir="${direction}"${worker === undefined ? undefined : html` data-worker="${worker}"`}>
<head>
<meta charset="utf-8">
${head}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${phrases['web.verifyTitle']}</title>
</head>
<body>
<header>
<h1 ${said('web.verifyTitle')}</h1>
<p class="language"><label for="language" ${said('web.language')}</label> <select id="language" autocomplete="off">${options}</select></p>
<p ${said('web.intro')}</p>
<p><strong ${said('web.private')}</strong></p>
</header>
<main>
<noscript><p ${said('web.noScript')}</p></noscript>
<form id="form">
<p class="drop"><span ${said('web.drop')}</span> <label class="button" for="files" ${said('web.choose')}</label>
<input id="files" type="file" multiple accept="${ACCEPTED}"></p>
<p><label for="pasted" ${said('web.pasteLabel')}</label>
<textarea id="pasted" rows="4" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"></textarea></p>
<p class="tools"><button ${said('web.check')}</button> <button id="scan" type="button" ${said('web.scan')}</button> <button id="stop" type="button" hidden ${said('web.scanStop')}</button></p>
<video id="camera" hidden playsinline muted></video>
</form>
<p id="status" role="status" data-checking="${phrases['web.checking']}" data-failed="${phrases['web.failed']}" data-no-camera="${phrases['web.noCamera']}"></p>
<div id="results"></div>
</main>
${script}
</body>
</html>
`.markup
}
