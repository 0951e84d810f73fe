import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { digest, type File, licencesOf, nameOf, reachedFrom, scriptOf, sri, TARGET, webBundle } from './web-bundle.ts'
import { ladderWorker, mySite, type PageFiles, verifySite } from './web-pages.ts'
import { buildSingle } from './web-single.ts'

const ASSETS = 'assets'

/** The files of each page, and what a ladder's page names of them. */
interface Built {
  readonly verify: readonly File[]
  readonly my: readonly File[]
  readonly ladder: { readonly style: File; readonly licences: string; readonly main: File; readonly files: readonly File[] }
}

/** Bundles the pages for browsers: as files for any host, and as one file that opens from a disk. */
export async function generateWeb(root: string): Promise<void> {
  const app = join(root, 'src/web/app')
  const style = await minifyCss(readFileSync(join(app, 'style.css'), 'utf8'))
  const { verify, my, ladder } = await buildFiles(root, app, style)
  const out = join(root, 'src/web/generated')
  mkdirSync(out, { recursive: true })
  // What several pages load is in the package once.
  const isSame = (one: File, other: File): boolean => one.path === other.path && one.text === other.text
  const lists = [verify, my, ladder.files]
  const shared = lists
    .flat()
    .filter((one) => lists.filter((list) => list.some((other) => isSame(one, other))).length > 1)
    .filter((one, at, all) => all.findIndex((other) => isSame(one, other)) === at)
  const write = (name: string, text: string): void => writeFileSync(join(out, `${name}.ts`), text)
  const listed = (name: string, constant: string, about: string, all: readonly File[]): void => {
    const own = all.filter((one) => !shared.some((other) => isSame(one, other)))
    const paths = all.filter((one) => !own.includes(one)).map(({ path }) => path)
    const text = [
      "import type { WebFile } from '../web-file.js'",
      "import { sharedFiles } from './shared.js'",
      '',
      `const OWN: readonly WebFile[] = ${JSON.stringify(own, null, 1)}`,
      `const SHARED: readonly string[] = ${JSON.stringify(paths)}`,
      '',
      `/** ${about} */`,
      `export const ${constant}: readonly WebFile[] = /* @__PURE__ */ OWN.concat(`,
      '  /* @__PURE__ */ sharedFiles.filter(({ path }) => SHARED.includes(path)),',
      ')',
    ]
    write(name, `${text.join('\n')}\n`)
  }
  write(
    'shared',
    `import type { WebFile } from '../web-file.js'\n\n/** The files that several pages load. */\nexport const sharedFiles: readonly WebFile[] = ${JSON.stringify(shared, null, 1)}\n`,
  )
  listed('site', 'verifyFiles', 'The files of the verify page.', verify)
  listed('my', 'myFiles', "The files of the page of a worker's own badges.", my)
  listed('ladder-files', 'ladderFiles', 'The files beside the pages of ladders.', ladder.files)
  write(
    'ladder',
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
  const single = await buildSingle(root, app, style)
  write('single', `/** The verify page in one file. */\nexport const verifyHtml: string = ${JSON.stringify(single)}\n`)
}

async function buildFiles(root: string, app: string, style: string): Promise<Built> {
  const result = await build({
    entryPoints: {
      'verify-page': join(app, 'verify.ts'),
      'ladder-page': join(app, 'ladder.ts'),
      'my-badges': join(app, 'my.ts'),
    },
    ...webBundle(root),
    splitting: true,
    outdir: join(root, ASSETS),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  })
  const all = result.outputFiles.map(({ path, text }) => scriptOf(`${ASSETS}/${nameOf(path)}`, text))
  const reached = (entry: string): Pick<PageFiles, 'main' | 'scripts' | 'atOnce'> => {
    const main = all.find(({ path }) => path.startsWith(`${ASSETS}/${entry}-`)) as File
    const scriptsOf = (isAtOnce: boolean): readonly File[] => {
      const names = reachedFrom(main.path, result.metafile, isAtOnce)
      return all.filter(({ path }) => names.has(nameOf(path)))
    }
    return { main, scripts: scriptsOf(false), atOnce: scriptsOf(true) }
  }
  const css: File = { path: `${ASSETS}/style-${digest(style)}.css`, type: 'text/css; charset=utf-8', text: style }
  const licences: File = { path: 'licences.txt', type: 'text/plain; charset=utf-8', text: licencesOf(result.metafile, root) }
  const parts = { root, style: css, licences }
  const ladder = reached('ladder-page')
  const path = `${ASSETS}/licences-${digest(licences.text)}.txt`
  const beside = [css, ...ladder.scripts]
  const files = [...beside, { ...licences, path }, await ladderWorker(root, beside, [css, ...ladder.atOnce])]
  return {
    verify: await verifySite({ ...parts, ...reached('verify-page') }),
    my: await mySite({ ...parts, ...reached('my-badges') }),
    ladder: { style: css, licences: path, main: ladder.main, files },
  }
}

async function minifyCss(text: string): Promise<string> {
  return (await transform(text, { loader: 'css', minify: true, target: TARGET })).code.trim()
}
