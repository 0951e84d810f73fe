import { type DashboardBook, phrase } from '../../../i18n/index.js'
import { type Html, html } from '../../html.js'

/** A number to be seen at once, and what it is. */
export interface Tile {
  readonly label: string
  readonly said: string
  readonly note?: string
}

/** Some numbers at the top of a page. */
export function tiles(all: readonly Tile[]): Html {
  const each = all.map(
    ({ label, said, note }) =>
      html`<div><dt>${label}</dt><dd><bdi>${said}</bdi>${note === undefined ? undefined : html`<small>${note}</small>`}</dd></div>`,
  )
  return html`<dl class="tiles">${each}</dl>
`
}

/** A part of a page under a heading; one that is not wide has another beside it where there is room. */
export function section(id: string, title: string, parts: readonly Html[], isWide = false): Html {
  return html`<section${isWide ? html` class="wide"` : undefined} aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${parts}</section>
`
}

/** That there is more than is shown, where there is. */
export function moreRows(count: number, book: DashboardBook): readonly Html[] {
  return count <= 0 ? [] : [html`<p>${phrase(book, 'dash.more', { count })}</p>`]
}
