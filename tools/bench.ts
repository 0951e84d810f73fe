/** `npm run bench`: builds if needed and runs test/bench/main.ts with plain node against the built package. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { build } from 'esbuild'
import { parseArguments, usage } from '../test/bench/arguments.ts'
import { buildIfNeeded } from './build-if-needed.ts'

const OUT = 'test/bench/out'
const EXAMPLE_BADGES = 'examples/delivery/out/badges'

const words = process.argv.slice(2)
if (parseArguments(words) === undefined) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  buildIfNeeded()
  makeExampleBadges()
  // Inside the package, so that it imports the built package by its name; packages stay outside.
  await build({
    entryPoints: {
      main: 'test/bench/main.ts',
      'alone-child': 'test/bench/alone-child.ts',
      'cold-ours': 'test/bench/cold/ours.ts',
      'cold-consortium': 'test/bench/cold/consortium.ts',
      'bulk-child': 'test/bench/bulk/child.ts',
    },
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfigRaw: {},
  })
  const { status } = spawnSync(process.execPath, ['--expose-gc', `${OUT}/main.mjs`, ...words], { stdio: 'inherit' })
  process.exitCode = status ?? 70
}

/** The badges of the delivery example are rows of the benchmark: it is run when they are missing or older than the build. */
function makeExampleBadges(): void {
  if (existsSync(EXAMPLE_BADGES) && statSync(EXAMPLE_BADGES).mtimeMs > statSync('dist/index.js').mtimeMs) return
  process.stderr.write('running the delivery example for its badges …\n')
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/example.ts', 'delivery'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('the delivery example failed')
}
