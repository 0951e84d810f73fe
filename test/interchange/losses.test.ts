import { describe, expect, it } from 'vitest'
import { hasPointer } from '../../src/core/index.js'
import { type Exported, toCase, toClr, toCtdl, toElm } from '../../src/interchange/index.js'
import type { Ladder } from '../../src/ladder/index.js'
import { above, ladderInput, rung } from '../ladder/support.js'
import { ladder } from './support.js'

const FORMATS: readonly (readonly [string, (ladder: Ladder) => Exported<object>, readonly string[]])[] = [
  [
    'ctdl',
    toCtdl,
    ['id', 'name', 'description', 'awards', 'requires', 'time', 'cost', 'alignments', 'validity', 'regulated', 'jurisdiction'],
  ],
  ['case', toCase, ['id', 'ordinal', 'name', 'description', 'alignments', 'requires']],
  ['clr', toClr, ['id', 'name', 'description', 'awards', 'requires', 'results', 'alignments']],
  ['elm', toElm, ['id', 'name', 'description', 'awards', 'requires', 'time', 'access', 'alignments', 'regulated']],
]

describe.each(FORMATS)('%s', (format, write, kept) => {
  const { document, losses } = write(ladder)

  it('whatever a rung has is kept or named among the losses', () => {
    const members = Object.keys(ladder.rungs[2] as object)
    expect(members.length).toBe(21)
    const lost = (member: string): boolean => losses.some(({ path }) => path.startsWith(`/rungs/2/${member}`))
    expect(members.filter((member) => !kept.includes(member) && !lost(member))).toEqual([])
  })

  it('whatever a ladder has is kept or named among the losses', () => {
    const lost = losses.map(({ path }) => path.split('/')[1])
    for (const member of ['contributors', 'jurisdiction', 'license', 'supersedes', 'migrations']) expect(lost).toContain(member)
  })

  it('every loss has its place in the ladder, its format, and stands once', () => {
    expect(losses.length).toBeGreaterThan(10)
    for (const { path, params, code } of losses) {
      expect(code).toMatch(/^export\./)
      expect(params).toMatchObject({ format })
      // A member that is asked for and not there has the place where it would be.
      if (code !== 'export.element_unknown') expect([path, hasPointer(ladder, path)]).toEqual([path, true])
    }
    expect(new Set(losses.map((loss) => JSON.stringify(loss))).size).toBe(losses.length)
  })

  it('is JSON, frozen, and the same every time', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    expect(Object.isFrozen(document)).toBe(true)
    expect(write(ladder)).toEqual({ document, losses })
  })

  it('takes no ladder that is none', () => {
    expect(() => write(ladderInput([rung('a', above('a'))]))).toThrow(expect.objectContaining({ code: 'ladder.cycle' }))
  })
})
