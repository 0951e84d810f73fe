import { sha256Base64url } from '#runtime'
import { checkOptions, requireOption } from '../core/index.js'
import { toAltText } from '../draw/index.js'
import type { CatalogueHead } from '../i18n/index.js'
import { html } from './html.js'

/** Options of {@link buildPrintPage}. */
export interface BuildPrintPageOptions {
  /** What the document is called. */
  readonly title: string
  /** The language and direction of the title: a catalogue has them. */
  readonly catalogue: Pick<CatalogueHead, 'tag' | 'direction'>
}

const MAX_PAGES = 2_000

/**
 * Pictures of one size as a document to print, a sheet of paper each: certificates, or the sheets of `drawClaimSheet`. It is one file of
 * HTML without a script, asks nobody for anything, and tells those who do not see the pictures what is on them.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, also for what was not drawn by `rungs/draw`
 * @example
 * ```ts
 * import { type Certificate, drawCertificate } from 'rungs/draw'
 * import { loadCatalogue } from 'rungs/i18n'
 * import { buildPrintPage } from 'rungs/web'
 * const toPrint = async (certificate: Certificate): Promise<string> => {
 *   const catalogue = await loadCatalogue('pt')
 *   return buildPrintPage([drawCertificate(certificate, { catalogue })], { title: certificate.name, catalogue })
 * }
 * ```
 */
export function buildPrintPage(pages: readonly string[], options: BuildPrintPageOptions): string {
  checkOptions(options, ['title', 'catalogue'], 'BuildPrintPageOptions')
  const { title, catalogue } = options
  requireOption(Array.isArray(pages) && pages.length > 0 && pages.length <= MAX_PAGES, 'pages', `from 1 to ${MAX_PAGES} pictures`)
  requireOption(typeof title === 'string', 'title', 'text')
  requireOption(typeof catalogue === 'object' && catalogue !== null, 'catalogue', 'object')
  const sizes = new Set(pages.map(sizeOf))
  requireOption(sizes.size === 1, 'pages', 'pictures of one size')
  const [size] = sizes
  const style = `@page{size:${size};margin:0}html,body{margin:0;background:#fff}img{display:block;width:100%;height:auto;break-after:page}img:last-child{break-after:auto}@media screen{body{max-width:1123px;margin:auto}}`
  const policy = `default-src 'none'; img-src data:; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`
  const images = pages.map(
    (svg) => html`
<img src="data:image/svg+xml,${encodeURIComponent(svg)}" alt="${toAltText(svg)}">`,
  )
  return html`<!doctype html>
<html lang="${catalogue.tag}" dir="${catalogue.direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
<main>${images}
</main>
</html>
`.markup
}

/** The size of a picture as CSS writes that of a page. */
function sizeOf(svg: string): string {
  const [, width, height] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(String(svg)) ?? []
  requireOption(width !== undefined && height !== undefined, 'pages', 'pictures of rungs/draw')
  return `${width}px ${height}px`
}

/** A source of a policy for a style (CSP3 section 2.3.1). */
function hashOf(style: string): string {
  return `sha256-${sha256Base64url(style).replaceAll('-', '+').replaceAll('_', '/')}=`
}
