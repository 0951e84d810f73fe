import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('npm run bench', () => {
  it.each([[['--unknown']], [['issue']], [['--only', 'memory', '--n', 'many']]])('does not begin with %j', (words) => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/bench.ts', ...words], { cwd: root, encoding: 'utf8' })
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(/^npm run bench /)
  })
})
