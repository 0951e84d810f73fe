/** Packs the package, installs the tarball in an empty folder, and runs test/packed against it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from './build-if-needed.ts'

buildIfNeeded()
const folder = mkdtempSync(join(tmpdir(), 'rungs-packed-'))
try {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8' }),
  ) as { filename: string }[]
  execFileSync('npm', ['init', '-y'], { cwd: folder, stdio: 'ignore' })
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, packed?.filename ?? '')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  execFileSync('npx', ['vitest', 'run', '--config', 'test/packed/vitest.config.ts'], {
    stdio: 'inherit',
    env: { ...process.env, RUNGS_PACKED: folder },
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
