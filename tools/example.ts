/** `npm run example -- NAME`: builds if needed and runs examples/NAME; its exit status is the example's. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { buildIfNeeded } from './build-if-needed.ts'

const [name, ...rest] = process.argv.slice(2)
const names = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`examples/${entry.name}/main.ts`))
  .map((entry) => entry.name)

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`npm run example -- NAME, where NAME is one of: ${names.join(', ')}\n`)
  process.exitCode = 64
} else {
  buildIfNeeded()
  // Beside its sources, so that it finds its files; packages stay outside, so that it imports what users import.
  const outfile = `examples/${name}/.main.mjs`
  await build({
    entryPoints: [`examples/${name}/main.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    tsconfigRaw: {},
  })
  const { status } = spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit' })
  process.exitCode = status ?? 70
}
