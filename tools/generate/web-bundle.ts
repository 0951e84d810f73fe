import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions, Metafile, Plugin } from 'esbuild'
import { straightImports } from './straight-imports.ts'

/** Browsers of 2020 (Chrome 80); what they lack beyond syntax is in `older-browsers.ts`. */
export const TARGET = 'chrome80'

/** A file of a page. */
export interface File {
  readonly path: string
  readonly type: string
  readonly text: string
  /** Where it is no text. */
  readonly encoding?: 'base64url'
}

/** How programs for browsers are bundled. */
export function webBundle(root: string): BuildOptions & { readonly write: false; readonly metafile: true } {
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

/** The licences of what is bundled, which ask to go along with it. */
export function licencesOf({ inputs }: Metafile, root: string): string {
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

/** The names of whatever a script loads: at once, and unless `atOnce` is set later as well. */
export function reachedFrom(path: string, { outputs }: Metafile, atOnce = false): ReadonlySet<string> {
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

/** The name of a file without its folders. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).pop() ?? path
}

/** A script as a file. */
export function scriptOf(path: string, text: string): File {
  return { path, type: 'text/javascript; charset=utf-8', text }
}

/** What names a text in a policy (CSP 3 section 2.3.1). */
export function sri(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** A short name for a text that changes with it. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
