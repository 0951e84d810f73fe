import type { ChartTable, DashboardChart } from '../../../dashboard/index.js'
import { cleanText, type DashboardBook, phrase } from '../../../i18n/index.js'
import { type Html, html } from '../../html.js'
import { moreRows } from './parts.js'

/** What an image without a table beside it would have to say; longer ones are left to the table. */
const LONGEST_ALT = 500

/** A chart with its heading, and the same as a table. The picture is only ever an image. */
export function chartFigure(chart: DashboardChart, level: 2 | 3, book: DashboardBook): Html {
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(chart.svg) ?? []
  const alt = altOf(chart, book)
  const heading = level === 2 ? undefined : html`<h3>${chart.title}</h3>`
  return html`<figure>${heading}<img src="${{ markup: imageUrl(chart.svg) }}" width="${Math.ceil(Number(width))}" height="${Math.ceil(Number(height))}" alt="${alt}">
${moreRows(chart.hidden, book)}
<details><summary>${phrase(book, 'dash.table')}</summary>${tableOf(chart.table, { caption: chart.title })}</details></figure>
`
}

/** What is heard in place of the picture: whole rows of the table, as long as somebody may want to listen. */
function altOf({ title, table }: DashboardChart, book: DashboardBook): string {
  let alt = cleanText(title)
  for (const row of table.rows) {
    const said = cleanText(row.filter((cell) => cell !== '').join(phrase(book, 'brief.and')), LONGEST_ALT)
    if (alt.length + said.length > LONGEST_ALT) break
    alt += `${phrase(book, 'draw.also')}${said}`
  }
  return alt
}

/** A table whose rows begin with what they are about, under a caption of its own or under a heading by its id. */
export function tableOf({ columns, rows }: ChartTable, name: { readonly caption: string } | { readonly heading: string }): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body = rows.map(
    ([first = '', ...cells]) =>
      html`<tr><th scope="row"><bdi>${first}</bdi></th>${cells.map((cell) => html`<td><bdi>${cell}</bdi></td>`)}</tr>`,
  )
  const [open, caption] =
    'caption' in name
      ? [html`<table>`, html`<caption>${name.caption}</caption>`]
      : [html`<table aria-labelledby="${name.heading}">`, undefined]
  return html`${open}${caption}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

/** SVG as the address of an image, in an attribute in quotes: shorter than all of it escaped, and letters of any script stay letters. */
function imageUrl(svg: string): string {
  const escaped = svg.replace(/[%#<>"'`&\\^{}|?\t\r\n]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `data:image/svg+xml,${escaped}`
}
