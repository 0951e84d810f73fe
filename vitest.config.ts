import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { bundleWorker } from './tools/bundle-worker.ts'
import { entries } from './tools/entries.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const alias = Object.entries(entries)
  .map(([subpath, source]) => ({
    find: new RegExp(`^rungs${subpath.slice(1)}$`),
    replacement: here(source),
  }))
  .concat([{ find: /^#runtime$/, replacement: here('src/runtime/node/index.ts') }])

/** Under the sources there is no `worker.js` to start: the file that names it is given the bundled one. */
const worker: Plugin = {
  name: 'rungs-worker',
  enforce: 'pre',
  async transform(code, id) {
    const room = id.endsWith('/src/rdf/jsonld/start-worker.ts')
      ? 'rdf'
      : id.endsWith('/src/bulk/start-worker.ts')
        ? 'bulk'
        : undefined
    if (room === undefined) return undefined
    const bundled = JSON.stringify(await bundleWorker(room))
    // The bundle is JavaScript, whatever the file that starts it is.
    const started = code.replace("import.meta.url.endsWith('.ts')", 'false')
    return { code: started.replace(/'\.\/worker\.[jt]s'/g, bundled), map: null }
  },
}

/** Files with a process of their own: they exchange modules, weigh the process, or hold libraries that remember what they were given. */
const ALONE = ['test/bake/**', 'test/interop/**', 'test/keys/web.test.ts', 'test/runtime/seam.test.ts', 'test/vc-js/**'].map(
  (place) => (place.endsWith('**') ? `${place}/*.test.ts` : place),
)
const OUTSIDE = ['test/packed/**', 'node_modules/**']

export default defineConfig({
  plugins: [worker],
  resolve: { alias },
  test: {
    // Our modules keep no state, so that files can share what is loaded: a third of the time is saved.
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: [...ALONE, ...OUTSIDE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: OUTSIDE } },
    ],
    testTimeout: 30_000,
    // RSA keys are found by luck.
    hookTimeout: 60_000,
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: '100%',
    typecheck: { enabled: false },
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/**/generated/**'] },
  },
})
