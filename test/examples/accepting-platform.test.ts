import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the accepting-platform example', () => {
  it('runs over loopback, and every claim that it prints holds', { timeout: 180_000 }, () => {
    const words = ['--import', 'tsx', 'tools/example.ts', 'accepting-platform']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', timeout: 170_000 })
    // SQLite of Node says that it is new.
    const complaints = stderr.replace(/^building …\n/, '').replace(/^.*(ExperimentalWarning|--trace-warnings).*\n/gm, '')
    expect([status, complaints], stderr).toEqual([0, ''])
    expect(stdout.match(/ {2}✔ /g)?.length).toBeGreaterThanOrEqual(20)
    expect(stdout).not.toContain('✘')
    for (const line of [
      '1. The courier platform offers a badge',
      '2. Ana claims it',
      '3. Groceries on Wheels asks for proof',
      'accepted as: rider',
      'is missing: a credential for https://school.example/courses/first-aid',
      '4. Ana has a receipt',
      'refused: The issuer has revoked the badge',
    ]) {
      expect(stdout).toContain(line)
    }
  })
})
