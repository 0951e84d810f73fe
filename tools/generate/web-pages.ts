import { join } from 'node:path'
import { build } from 'esbuild'
import {
  type Language,
  languages,
  loadMyBadgesBook,
  loadPageBook,
  type MyBadgesBook,
  type PageBook,
} from '../../src/i18n/index.ts'
import { type Html, html } from '../../src/web/html.ts'
import { fileOfLanguage } from '../../src/web/pages/language-names.ts'
import { buildMyBadgesPage } from '../../src/web/pages/my-badges-page.ts'
import { ACCEPTED, type PageParts } from '../../src/web/pages/page-parts.ts'
import { buildVerifyPage } from '../../src/web/pages/verify-page.ts'
import { POLICY } from '../../src/web/policy.ts'
import { digest, type File, scriptOf, webBundle } from './web-bundle.ts'
import { ICON, iconPng } from './web-icon.ts'

/** What a page is made of beside its words. */
export interface PageFiles {
  readonly root: string
  readonly style: File
  readonly main: File
  readonly scripts: readonly File[]
  /** Those that the page loads before anything is brought to it. */
  readonly atOnce: readonly File[]
  readonly licences: File
}

const HTML = 'text/html; charset=utf-8'
const WORKER = 'service-worker.js'
const BLUE = '#0b57a4'
const icon: File = { path: 'icon.svg', type: 'image/svg+xml', text: ICON }

/** The verify page, for any host. */
export async function verifySite(files: PageFiles): Promise<readonly File[]> {
  const manifest = manifestOf('manifest.webmanifest', { name: 'Rungs' })
  const head = headOf(files, manifest.path)
  const pages = await pagesOf(loadPageBook, (book) => buildVerifyPage(book, { head, worker: WORKER }))
  return withWorker(files, 'verify', [...pages, icon, manifest])
}

/** The page of a worker's own badges, for any host. */
export async function mySite(files: PageFiles): Promise<readonly File[]> {
  const icons = [
    pngOf('icon-192.png', iconPng(192)),
    pngOf('icon-512.png', iconPng(512)),
    pngOf('icon-maskable.png', iconPng(512, true)),
  ]
  const manifests = await Promise.all(languages.map(async (language) => myManifest(language, await loadMyBadgesBook(language))))
  const pages = await pagesOf(loadMyBadgesBook, (book, language) => {
    const parts: PageParts = { head: headOf(files, manifestPath(language)), worker: WORKER }
    return buildMyBadgesPage(book, parts)
  })
  return withWorker(files, 'badges', [...pages, icon, ...icons, ...manifests])
}

function manifestPath(language: Language): string {
  return language === 'en' ? 'manifest.webmanifest' : `manifest.${language}.webmanifest`
}

/** What makes it an app of the phone, which other apps can share badges with (W3C, Web Application Manifest and Web Share Target). */
function myManifest(language: Language, { phrases, tag, direction }: MyBadgesBook): File {
  const png = (src: string, size: number, purpose: string): object => ({
    src,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return manifestOf(manifestPath(language), {
    name: phrases['my.title'],
    short_name: phrases['my.title'],
    description: phrases['my.intro'],
    lang: tag,
    dir: direction,
    scope: './',
    icons: [
      png('icon-192.png', 192, 'any'),
      png('icon-512.png', 512, 'any'),
      png('icon-maskable.png', 512, 'maskable'),
      { src: icon.path, sizes: 'any', type: icon.type },
    ],
    share_target: {
      action: './share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { text: 'text', url: 'url', files: [{ name: 'files', accept: ACCEPTED.split(',') }] },
    },
  })
}

function manifestOf(path: string, more: object): File {
  const common = {
    start_url: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: BLUE,
    icons: [{ src: icon.path, sizes: 'any', type: icon.type }],
  }
  return { path, type: 'application/manifest+json', text: JSON.stringify({ ...common, ...more }) }
}

function pngOf(path: string, bytes: Uint8Array): File {
  return { path, type: 'image/png', text: Buffer.from(bytes).toString('base64url'), encoding: 'base64url' }
}

function headOf({ style, main, licences }: PageFiles, manifest: string): Html {
  return html`<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" href="${style.path}">
<link rel="icon" href="${icon.path}" type="${icon.type}">
<link rel="manifest" href="${manifest}">
<link rel="license" href="${licences.path}">
<script type="module" src="${main.path}"></script>`
}

function pagesOf<Book extends PageBook | MyBadgesBook>(
  load: (language: Language) => Promise<Book>,
  page: (book: Book, language: Language) => string,
): Promise<readonly File[]> {
  return Promise.all(
    languages.map(async (language) => ({
      path: fileOfLanguage(language),
      type: HTML,
      text: page(await load(language), language),
    })),
  )
}

/** The service worker for the pages of ladders: the pages themselves are kept as they are read, and scripts once they are used. */
export function ladderWorker(root: string, files: readonly File[], first: readonly File[]): Promise<File> {
  return buildWorker(root, 'service-worker.ts', { page: 'ladder', files, first, keepsPages: true })
}

/** All of it, with the service worker that keeps it on a device. */
async function withWorker(
  { root, style, scripts, atOnce, licences }: PageFiles,
  page: 'verify' | 'badges',
  own: readonly File[],
): Promise<readonly File[]> {
  const kept = [...own, style, ...scripts]
  const entry = page === 'verify' ? 'service-worker.ts' : 'my-worker.ts'
  const worker = await buildWorker(root, entry, { page, files: kept, first: [...own, style, ...atOnce], keepsPages: false })
  return [...kept, licences, worker]
}

interface WorkerParts {
  readonly page: string
  readonly files: readonly File[]
  /** Those that are kept from the beginning. */
  readonly first: readonly File[]
  readonly keepsPages: boolean
}

async function buildWorker(root: string, entry: string, { page, files, first, keepsPages }: WorkerParts): Promise<File> {
  const paths = (list: readonly File[]): string =>
    JSON.stringify([...(keepsPages ? [] : ['./']), ...list.map(({ path }) => path)])
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/web/app', entry)],
    ...webBundle(root),
    define: {
      FILES: paths(files),
      FIRST: paths(first),
      VERSION: JSON.stringify(digest(files.map(({ path, text }) => path + text).join(''))),
      PAGE: JSON.stringify(page),
      KEEPS_PAGES: JSON.stringify(keepsPages),
    },
  })
  return scriptOf(WORKER, outputFiles[0]?.text ?? '')
}
