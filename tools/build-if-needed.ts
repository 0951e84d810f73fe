/** Builds when `dist` is missing or older than any source: what runs is always what is written. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

function newest(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name)
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }, 0)
}

/** Who is building: tests that start examples at the same time must not take each other's `dist` away. */
const LOCK = 'node_modules/.rungs-build'

/** Builds the package if its sources changed since the last build. */
export function buildIfNeeded(): void {
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  try {
    const built = 'dist/index.d.ts'
    if (!existsSync('src/contexts/generated') || !existsSync('src/schemas/generated')) run('generate')
    const isWhole = existsSync(built) && existsSync('dist/verify.html')
    if (isWhole && statSync(built).mtimeMs > Math.max(newest('src'), statSync('tsup.config.ts').mtimeMs)) return
    process.stderr.write('building …\n')
    run('build')
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function takeLock(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld()) rmSync(LOCK, { force: true })
    return false
  }
}

/** Whether the process that took the lock still runs. */
function isHeld(): boolean {
  try {
    const owner = Number(readFileSync(LOCK, 'utf8'))
    // Zero while it is being written.
    if (owner !== 0) process.kill(owner, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function run(script: string): void {
  execFileSync('npm', ['run', '--silent', script], { stdio: ['ignore', 2, 2] })
}
