import type { PageBook, PhraseName } from '../../i18n/index.js'
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

/** The phrases of a page's language, whatever the page is about. */
export type PageWords = Readonly<Record<string, unknown>>

/** What puts a phrase into an element so that its words can be changed in place. */
export function saidIn(phrases: object): (name: PhraseName) => Html {
  return (name) => html`data-say="${name}">${(phrases as PageWords)[name] as string}`
}

/** Everything before the title. */
export function pageHead({ tag, direction }: Pick<PageBook, 'tag' | 'direction'>, { head, worker }: PageParts): Html {
  return html`<!doctype html>
<html lang="${tag}" dir="${direction}"${worker === undefined ? undefined : html` data-worker="${worker}"`}>
<head>
<meta charset="utf-8">
${head}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">`
}

/** The choice of a language by what it calls itself. */
export function languageChoice({ phrases, tag }: Pick<PageBook, 'phrases' | 'tag'>): Html {
  const options = Object.entries(LANGUAGE_NAMES).map(
    ([language, name]) =>
      html`<option value="${language}" lang="${language}"${language === tag ? html` selected` : undefined}>${name}</option>`,
  )
  return html`<p class="language"><label for="language" ${saidIn(phrases)('web.language')}</label> <select id="language" autocomplete="off">${options}</select></p>`
}

/** Where badges are brought: files, texts, and what a camera sees. */
export function badgeForm(phrases: object, { paste, go }: { readonly paste: PhraseName; readonly go: PhraseName }): Html {
  const said = saidIn(phrases)
  return html`<form id="form">
<p class="drop"><span ${said('web.drop')}</span> <label class="button" for="files" ${said('web.choose')}</label>
<input id="files" type="file" multiple accept="${ACCEPTED}"></p>
<p><label for="pasted" ${said(paste)}</label>
<textarea id="pasted" rows="4" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"></textarea></p>
<p class="tools"><button ${said(go)}</button> <button id="scan" type="button" ${said('web.scan')}</button> <button id="stop" type="button" hidden ${said('web.scanStop')}</button></p>
<video id="camera" hidden playsinline muted></video>
</form>`
}
