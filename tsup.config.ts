import { defineConfig } from 'tsup'

/** JavaScript only and file by file, so that every consumer's bundler sees the rooms; `tsc` emits the types. */
export default defineConfig({
  entry: ['src/**/*.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  bundle: false,
  splitting: false,
  clean: true,
  silent: true,
})
