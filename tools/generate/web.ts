import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin, transform } from 'esbuild'
import { type Language, languages, loadPageBook } from '../../src/i18n/index.ts'
import { html } from '../../src/web/html.ts'
import { buildVerifyPage, type PageParts } from '../../src/web/pages/verify-page.ts'
import { straightImports } from './straight-imports.ts'

/** Browsers of 2020 (Chrome 80); what they lack beyond syntax is in `older-browsers.ts`. */
const TARGET = 'chrome80'
const ASSETS = 'assets'
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#0b57a4"/><path d="M20 8v48M44 8v48M20 18h24M20 32h24M20 46h24" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>'

interface File {
  readonly path: string
  readonly type: string
  readonly text: string
}

/** Bundles the pages for browsers: as files for any host, and as one file that opens from a disk. */
export async function generateWeb(root: string): Promise<void> {
  const app = join(root, 'src/web/app')
  const style = await minifyCss(readFileSync(join(app, 'style.css'), 'utf8'))
  const { verify: files, ladder } = await buildFiles(root, app, style)
  const single = await buildSingle(root, app, style)
  const out = join(root, 'src/web/generated')
  mkdirSync(out, { recursive: true })
  const declared = 'readonly { readonly path: string; readonly type: string; readonly text: string }[]'
  // What both pages load is in the package once.
  const shared = files.filter(({ path, text }) => ladder.files.some((one) => one.path === path && one.text === text))
  const own = (all: readonly File[]): string =>
    JSON.stringify(
      all.filter((one) => !shared.includes(one) && !shared.some(({ path, text }) => path === one.path && text === one.text)),
      null,
      1,
    )
  const module = (name: string, about: string, text: string): void =>
    writeFileSync(join(out, `${name}.ts`), `import { sharedFiles } from './shared.js'\n\n/** ${about} */\n${text}\n`)
  writeFileSync(
    join(out, 'shared.ts'),
    `/** The files that several pages load. */\nexport const sharedFiles: ${declared} = ${JSON.stringify(shared, null, 1)}\n`,
  )
  module('site', 'The files of the verify page.', `export const verifyFiles: ${declared} = [...${own(files)}, ...sharedFiles]`)
  module(
    'ladder-files',
    'The files beside the pages of ladders.',
    `export const ladderFiles: ${declared} = [...${own(ladder.files)}, ...sharedFiles]`,
  )
  writeFileSync(
    join(out, 'ladder.ts'),
    [
      "/** The parts of a ladder's page. */",
      `export const ladderStyle: string = ${JSON.stringify(ladder.style.path)}`,
      `export const ladderLicences: string = ${JSON.stringify(ladder.licences)}`,
      `export const ladderScript: string = ${JSON.stringify(ladder.main.path)}`,
      `export const styleHash: string = ${JSON.stringify(sri(style))}`,
      `export const styleText: string = ${JSON.stringify(style)}`,
      '',
    ].join('\n'),
  )
  writeFileSync(
    join(out, 'single.ts'),
    `/** The verify page in one file. */\nexport const verifyHtml: string = ${JSON.stringify(single)}\n`,
  )
}

/** What the two pages load; parts that both need are in both lists, under one name. */
interface Built {
  readonly verify: readonly File[]
  readonly ladder: { readonly style: File; readonly licences: string; readonly main: File; readonly files: readonly File[] }
}

async function buildFiles(root: string, app: string, style: string): Promise<Built> {
  const result = await build({
    entryPoints: { 'verify-page': join(app, 'verify.ts'), 'ladder-page': join(app, 'ladder.ts') },
    ...options(root),
    splitting: true,
    outdir: join(root, ASSETS),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  })
  const all = result.outputFiles.map(({ path, text }) => scriptOf(`${ASSETS}/${nameOf(path)}`, text))
  const reached = (entry: string): { readonly main: File; readonly scripts: readonly File[] } => {
    const main = all.find(({ path }) => path.startsWith(`${ASSETS}/${entry}-`)) as File
    const names = reachedFrom(main.path, result.metafile)
    return { main, scripts: all.filter(({ path }) => names.has(nameOf(path))) }
  }
  const { main, scripts } = reached('verify-page')
  const css: File = { path: `${ASSETS}/style-${digest(style)}.css`, type: 'text/css; charset=utf-8', text: style }
  const icon: File = { path: 'icon.svg', type: 'image/svg+xml', text: ICON }
  const manifest: File = {
    path: 'manifest.webmanifest',
    type: 'application/manifest+json',
    text: JSON.stringify({
      name: 'Rungs',
      start_url: './',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#0b57a4',
      icons: [{ src: icon.path, sizes: 'any', type: icon.type }],
    }),
  }
  const head = html`<link rel="stylesheet" href="${css.path}">
<link rel="icon" href="${icon.path}" type="${icon.type}">
<link rel="manifest" href="${manifest.path}">
<link rel="license" href="licences.txt">
<script type="module" src="${main.path}"></script>`
  const pages = await Promise.all(languages.map((language) => pageIn(language, { head, worker: 'service-worker.js' })))
  const licences: File = { path: 'licences.txt', type: 'text/plain; charset=utf-8', text: licencesOf(result.metafile, root) }
  const kept = [...pages, css, icon, manifest, ...scripts]
  const verify = [...kept, licences, await buildWorker(root, app, 'verify', kept, kept)]
  const ladder = reached('ladder-page')
  const path = `${ASSETS}/licences-${digest(licences.text)}.txt`
  const beside = [css, ...ladder.scripts]
  const names = reachedFrom(ladder.main.path, result.metafile, true)
  const atOnce = ladder.scripts.filter((one) => names.has(nameOf(one.path)))
  const files = [...beside, { ...licences, path }, await buildWorker(root, app, 'ladder', beside, [css, ...atOnce])]
  return { verify, ladder: { style: css, licences: path, main: ladder.main, files } }
}

/** The service worker of a page: what it keeps, and what of that from the beginning. */
async function buildWorker(
  root: string,
  app: string,
  page: string,
  files: readonly File[],
  first: readonly File[],
): Promise<File> {
  const isWhole = files === first
  const paths = files.map(({ path }) => path)
  const { outputFiles } = await build({
    entryPoints: [join(app, 'service-worker.ts')],
    ...options(root),
    define: {
      FILES: JSON.stringify(isWhole ? ['./', ...paths] : paths),
      FIRST: JSON.stringify(isWhole ? ['./', ...paths] : first.map(({ path }) => path)),
      VERSION: JSON.stringify(digest(files.map(({ path, text }) => path + text).join(''))),
      PAGE: JSON.stringify(page),
      KEEPS_PAGES: JSON.stringify(!isWhole),
    },
  })
  return scriptOf('service-worker.js', outputFiles[0]?.text ?? '')
}

/** The names of whatever a script loads: at once, and unless `atOnce` is set later as well. */
function reachedFrom(path: string, { outputs }: Metafile, atOnce = false): ReadonlySet<string> {
  const byName = new Map(
    Object.entries(outputs).map(([output, { imports }]) => {
      const taken = imports.filter(({ kind }) => !atOnce || kind === 'import-statement')
      return [nameOf(output), taken.map((one) => nameOf(one.path))]
    }),
  )
  const found = new Set<string>()
  const look = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const next of byName.get(name) ?? []) look(next)
  }
  look(nameOf(path))
  return found
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).pop() ?? path
}

async function pageIn(language: Language, parts: PageParts): Promise<File> {
  const path = language === 'en' ? 'index.html' : `${language}.html`
  return { path, type: 'text/html; charset=utf-8', text: buildVerifyPage(await loadPageBook(language), parts) }
}

/** The licences of what is bundled, which ask to go along with it. */
function licencesOf({ inputs }: Metafile, root: string): string {
  const packages = new Set<string>()
  for (const path of Object.keys(inputs)) {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
    if (name !== undefined) packages.add(name)
  }
  const texts = [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name)
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
    const { license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string }
    return `${name} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()}`
  })
  return `${texts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

/** Nothing is loaded from beside it: every part that is otherwise loaded late is inside. */
async function buildSingle(root: string, app: string, style: string): Promise<string> {
  const result = await build({ entryPoints: [join(app, 'verify.ts')], ...options(root) })
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

function options(root: string): BuildOptions & { readonly write: false; readonly metafile: true } {
  return {
    metafile: true,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    conditions: ['browser', 'import', 'default'],
    plugins: [webRuntime(root), straightImports()],
    logLevel: 'error',
  }
}

/** The side of `#runtime` that is for browsers, which package.json names only for the built package. */
function webRuntime(root: string): Plugin {
  return {
    name: 'web-runtime',
    setup: (setup) => {
      setup.onResolve({ filter: /^#runtime$/ }, () => ({ path: join(root, 'src/runtime/web/index.ts'), sideEffects: false }))
    },
  }
}

async function minifyCss(text: string): Promise<string> {
  return (await transform(text, { loader: 'css', minify: true, target: TARGET })).code.trim()
}

function scriptOf(path: string, text: string): File {
  return { path, type: 'text/javascript; charset=utf-8', text }
}

function sri(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
