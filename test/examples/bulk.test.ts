import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the bulk example', () => {
  it('runs with smaller numbers, and every claim that it prints holds', { timeout: 300_000 }, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tools/example.ts', 'bulk', '2000', '2000'],
      { cwd: root, encoding: 'utf8' },
    )
    expect([status, stderr.replace(/^building …\n/, '')], stderr).toEqual([0, ''])
    expect(stdout.match(/ {2}✔ /g)?.length).toBe(7)
    expect(stdout).not.toContain('✘')
    expect(stdout).toContain('2000 rows, 2000 badges: nothing is lost, and nothing is there twice')
  })
})
