/** Builds when `dist` is missing or older than any source: what runs is always what is written. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

function newest(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name)
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }, 0)
}

/** Builds the package if its sources changed since the last build. */
export function buildIfNeeded(): void {
  const built = 'dist/index.d.ts'
  if (!existsSync('src/contexts/generated') || !existsSync('src/schemas/generated')) run('generate')
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(newest('src'), statSync('tsup.config.ts').mtimeMs)) return
  process.stderr.write('building …\n')
  run('build')
}

function run(script: string): void {
  execFileSync('npm', ['run', '--silent', script], { stdio: ['ignore', 2, 2] })
}
