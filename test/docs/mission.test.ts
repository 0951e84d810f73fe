import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/index.js'
import { entries } from '../../tools/entries.ts'
import { compileErrors } from './compile.js'
import { root } from './markdown.js'
import { missionRows, moduleOf } from './mission.js'

const rows = missionRows()
/** The paragraphs of which something belongs into the library, wholly or up to a boundary. */
const WANTED =
  '1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 3.4 3.5 4.1-4.2 4.2 4.3 4.4 4.5 4.6 5.1-5.2 5.3 5.4 5.5 6.4 6.6 7.1-7.2 7.3 7.4 7.5 8.1-8.3 8.5 9.1 9.2 9.3 9.4 9.5 10.1-10.6 11.1-11.2 11.3 11.4 11.5-6 12.1-12.2 12.3 RA'.split(
    ' ',
  )

describe('the page of the mission', () => {
  it('has a line for each paragraph', () => {
    expect([...new Set(rows.map(({ number }) => number))].sort()).toEqual([...WANTED].sort())
  })

  it.each(rows)('$number points to something that can be looked up, and to nothing else', ({ names, links, rest }) => {
    expect(rest).toBe('')
    expect([...names.values()].flat().length).toBeGreaterThan(0)
    expect(links).toHaveLength(1)
    for (const entry of names.keys()) expect(Object.keys(entries)).toContain(entry.replace(/^rungs/, '.'))
    for (const link of links) expect(existsSync(join(root, 'docs', link.split('#')[0] as string)), link).toBe(true)
  })

  it('names only what the package exports', { timeout: 120_000 }, () => {
    const blocks = rows.map((row) => ({ where: `mission ${row.number}`, language: 'ts', text: moduleOf(row) }))
    expect(compileErrors(blocks)).toEqual([])
  })

  it('is caught where it names what is not there', { timeout: 120_000 }, () => {
    const [row] = missionRows('| 1.1 | x | `rungs/ladder`: `place`, `Rung.salary`, `promote` · [guide](guide/ladders.md) | |')
    const errors = compileErrors([{ where: 'here', language: 'ts', text: moduleOf(row as never) }])
    expect(errors.join()).toMatch(/salary/)
    expect(errors.join()).toMatch(/promote/)
    expect(errors.join()).not.toMatch(/place/)
    expect(missionRows('| 1.1 | x | a function · [guide](guide/ladders.md) | |')[0]?.rest).toBe('a function')
  })

  it('names commands that there are', async () => {
    const commands = rows.flatMap((row) => row.commands)
    expect(commands.length).toBeGreaterThan(5)
    for (const command of commands) {
      let shown = ''
      const [first = ''] = command.split(' ')
      const io = {
        cwd: root,
        env: {},
        isTerminal: false,
        columns: 400,
        err: () => undefined,
        readStdin: async () => new Uint8Array(),
      }
      const status = await runCli([first, '--help'], { ...io, out: (text) => (shown += text) })
      expect([command, status]).toEqual([command, 0])
      expect(
        shown.split('\n').some((line) => line.startsWith(`rungs ${command}`)),
        command,
      ).toBe(true)
    }
  })
})
