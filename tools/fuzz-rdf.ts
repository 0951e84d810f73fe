/** `npm run fuzz:rdf`: bundles test/fuzz/main.ts over the sources and runs it with plain node. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

const outfile = `node_modules/.cache/fuzz-rdf/${process.pid}.mjs`
await build({
  entryPoints: ['test/fuzz/main.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  alias: { '#runtime': './src/runtime/node/index.ts' },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  tsconfigRaw: {},
})
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], { stdio: 'inherit' })
rmSync(outfile)
process.exitCode = status ?? 70
