/** Sources run as they are, but a thread needs a file of JavaScript: bundles the worker from the same sources. */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Options with which esbuild bundles sources for Node as the package is built: packages stay outside. */
export const fromSource = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  alias: { '#runtime': join(root, 'src/runtime/node/index.ts') },
  tsconfigRaw: {},
  logLevel: 'silent',
} as const

/** Where bundles go: below node_modules, so that packages are found from there. */
export function bundleFolder(): string {
  const folder = join(root, 'node_modules/.cache/rungs')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The programs of threads, by the room that starts them. */
export const workers = { rdf: 'src/rdf/jsonld/worker.ts', bulk: 'src/bulk/worker.ts' } as const

/** The URL of a bundled worker; the file is named by its content, so that runs side by side agree. */
export async function bundleWorker(room: keyof typeof workers = 'rdf'): Promise<URL> {
  const { outputFiles } = await build({ ...fromSource, entryPoints: [workers[room]], write: false })
  const text = outputFiles[0]?.text ?? ''
  const file = join(bundleFolder(), `${room}-worker-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.mjs`)
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
  return pathToFileURL(file)
}
