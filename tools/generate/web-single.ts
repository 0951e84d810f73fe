import { join } from 'node:path'
import { build } from 'esbuild'
import { loadPageBook } from '../../src/i18n/index.ts'
import { html } from '../../src/web/html.ts'
import { buildVerifyPage } from '../../src/web/pages/verify-page.ts'
import { licencesOf, sri, webBundle } from './web-bundle.ts'

/** Nothing is loaded from beside it: every part that is otherwise loaded late is inside. */
export async function buildSingle(root: string, app: string, style: string): Promise<string> {
  const result = await build({ entryPoints: [join(app, 'verify.ts')], ...webBundle(root) })
  const script = (result.outputFiles[0]?.text ?? '').trim()
  const policy = [
    "default-src 'none'",
    `script-src '${sri(script)}'`,
    `style-src '${sri(style)}'`,
    'img-src blob: data:',
    'connect-src https:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  const head = html`<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${{ markup: style }}</style>`
  // A comment ends at two hyphens.
  const licences = licencesOf(result.metafile, root).replace(/-(?=-)/g, '- ')
  const page = buildVerifyPage(await loadPageBook('en'), {
    head,
    script: html`<script type="module">${{ markup: script }}</script>`,
  })
  return `${page}<!--\n${licences}-->\n`
}
