import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = (...words: string[]) => spawnSync(process.execPath, ['--import', 'tsx', ...words], { cwd: root, encoding: 'utf8' })

describe('the delivery example', () => {
  it('runs, and every claim that it prints holds', { timeout: 180_000 }, () => {
    const { status, stdout, stderr } = run('tools/example.ts', 'delivery')
    expect([status, stderr.replace(/^building …\n/, '')], stderr).toEqual([0, ''])
    expect(stdout.match(/ {2}✔ /g)?.length).toBeGreaterThanOrEqual(15)
    expect(stdout).not.toContain('✘')
    for (const heading of [
      '1. The school',
      '2. The platform issues',
      '3. Everybody verifies',
      '4. A second platform accepts',
      '5. Where each worker stands',
    ]) {
      expect(stdout).toContain(heading)
    }
    const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
    expect(read('docs/ladder.svg')).toBe(read('examples/delivery/out/ladder.svg'))
  })

  it.each(['', 'nope', '../delivery', 'support.ts'])('is not taken for another one: %j', (name) => {
    const { status, stderr } = run('tools/example.ts', ...(name === '' ? [] : [name]))
    expect(status).toBe(64)
    expect(stderr).toContain('delivery')
  })
})

describe('claims of an example', () => {
  const claims = (...holds: boolean[]) =>
    run(
      '--input-type=module',
      '--eval',
      `import { claim, finish } from './examples/support.ts'; ${holds.map((one, n) => `claim('claim ${n}', ${one});`).join('')} finish()`,
    )

  it('end it well when they hold', () => {
    const { status, stdout, stderr } = claims(true, true)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.match(/✔/g)).toHaveLength(2)
  })

  it('end it with status 1 when one does not, and all are told', () => {
    const { status, stdout, stderr } = claims(true, false, true)
    expect(status).toBe(1)
    expect(stdout).toMatch(/✔ claim 0\n.*✘ claim 1\n.*✔ claim 2/)
    expect(stderr).toMatch(/^\n1 /)
  })
})
