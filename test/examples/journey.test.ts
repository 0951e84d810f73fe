import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the journey example', () => {
  it('runs over loopback by every protocol, and every claim that it prints holds', { timeout: 180_000 }, () => {
    const words = ['--import', 'tsx', 'tools/example.ts', 'journey']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', timeout: 170_000 })
    // SQLite of Node says that it is new.
    const complaints = stderr.replace(/^building …\n/, '').replace(/^.*(ExperimentalWarning|--trace-warnings).*\n/gm, '')
    expect([status, complaints], `${stdout}${stderr}`).toEqual([0, ''])
    expect(stdout.match(/ {2}✔ /g)?.length).toBeGreaterThanOrEqual(27)
    expect(stdout).not.toContain('✘')
    for (const line of [
      '1. The courier platform offers two badges',
      '2. Ana claims one by vcapi and one by OID4VCI',
      'accepted as: rider',
      'is missing: a credential for https://school.example/courses/first-aid',
      '4. It asks by OID4VP, and decides alike',
      '5. Ana keeps the badge in her backpack',
      'refused: The issuer has revoked the badge',
    ]) {
      expect(stdout).toContain(line)
    }
  })
})
