/** `npm run soak`: builds if needed and runs test/soak/main.ts with plain node against the built package. */
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { buildIfNeeded } from './build-if-needed.ts'

buildIfNeeded()
const outfile = 'test/soak/out/main.mjs'
// Inside the package, so that it imports the built package by its name; packages stay outside.
await build({
  entryPoints: ['test/soak/main.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  tsconfigRaw: {},
})
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 70
