import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}examples/ladders/`

describe('the ladders example', () => {
  it('places every worker on the four ladders, and every claim that it prints holds', { timeout: 180_000 }, () => {
    const words = ['--import', 'tsx', 'tools/example.ts', 'ladders']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
    expect([status, stderr.replace(/^building …\n/, '')], stdout.match(/✘.*/g)?.join('\n')).toEqual([0, ''])
    const rosters = readdirSync(folder).filter((name) => name.endsWith('.workers.json'))
    expect(rosters).toHaveLength(4)
    for (const roster of rosters) {
      const { workers } = JSON.parse(readFileSync(folder + roster, 'utf8')) as {
        workers: { name: string; expect: Record<string, string> }[]
      }
      expect(workers.length).toBeGreaterThanOrEqual(4)
      for (const { name, expect: expected } of workers) {
        expect(Object.keys(expected).length, name).toBeGreaterThan(0)
        for (const [rung, state] of Object.entries(expected)) expect(stdout).toContain(`✔ ${name}: ${rung} is ${state}`)
      }
    }
  })

  it('has wages of one vintage, all of them illustrative and of an occupation', () => {
    const wages = readdirSync(folder)
      .filter((name) => name.endsWith('.ladder.json'))
      .flatMap((name) => JSON.parse(readFileSync(folder + name, 'utf8')).rungs)
      .flatMap(({ wage = [] }) => wage)
    expect(wages.length).toBeGreaterThan(3)
    for (const wage of wages)
      expect(wage).toMatchObject({ illustrative: true, basis: 'occupationalDifferential', asOf: '2025-05-31' })
  })
})
