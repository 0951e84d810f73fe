import { defineConfig } from 'tsup'
import { entries } from './tools/entries.ts'

/** Files that others start or choose by their own path, beside the entries of the table. */
const programs = [
  'src/cli/main.ts',
  'src/runtime/node/index.ts',
  'src/runtime/web/index.ts',
  'src/rdf/jsonld/start-worker.ts',
  'src/bulk/start-worker.ts',
]

const nameOf = (source: string): string => source.replace(/^src\//, '').replace(/\.ts$/, '')

/**
 * JavaScript alone: one file for each entry, and what several need in chunks that they share, so that little is read before
 * the first credential. `tsc` emits the types.
 */
export default defineConfig({
  entry: Object.fromEntries([...Object.values(entries), ...programs].map((source) => [nameOf(source), source])),
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: ['#runtime'],
  splitting: true,
  clean: true,
  silent: true,
})
