import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { entries } from './tools/entries.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const alias = Object.entries(entries)
  .map(([subpath, source]) => ({
    find: new RegExp(`^rungs${subpath.slice(1)}$`),
    replacement: here(source),
  }))
  .concat([{ find: /^#runtime$/, replacement: here('src/runtime/node/index.ts') }])

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/packed/**', 'node_modules/**'],
    testTimeout: 30_000,
    typecheck: { enabled: false },
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/**/generated/**'] },
  },
})
