import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SkillCounts, skillMatrix } from '../../src/insight/index.js'
import { errorOf } from '../support/badges.js'

const of = (group: string, people: number, holders: Readonly<Record<string, number>>): SkillCounts => ({ group, people, holders })
const codeOf = async (counts: unknown): Promise<string> => (await errorOf(async () => skillMatrix(counts as never))).code

describe('skills by groups of people', () => {
  it('are shares in whole percent, by skill', () => {
    const matrix = skillMatrix([of('North', 61, { van: 31, aid: 20 }), of('South', 80, { van: 20 })])
    expect(matrix.groups).toEqual(['North', 'South'])
    expect(matrix.people).toEqual([60, 80])
    expect(matrix.skills.map(({ skill }) => skill)).toEqual(['aid', 'van'])
    expect(matrix.skills[1]?.shares).toEqual([
      { kind: 'percent', percent: 51 },
      { kind: 'percent', percent: 25 },
    ])
    expect(matrix.skills[1]?.all).toEqual({ kind: 'percent', percent: 36 })
  })

  it('are withheld where few hold one, and where few lack it', () => {
    const matrix = skillMatrix([
      of('North', 60, { few: 3, most: 57, half: 30 }),
      of('South', 80, { few: 40, most: 40, half: 40 }),
    ])
    const shares = Object.fromEntries(matrix.skills.map(({ skill, shares: all }) => [skill, all]))
    expect(shares['few']?.[0]).toBeNull()
    expect(shares['most']?.[0]).toBeNull()
    expect(shares['half']?.every((share) => share !== null)).toBe(true)
  })

  it('tell nothing of a small group, nor of the one that would give it away', () => {
    const matrix = skillMatrix([of('North', 60, { van: 30 }), of('South', 80, { van: 40 }), of('Harbour', 4, { van: 2 })])
    expect(matrix.people.filter((people) => people === null)).toHaveLength(2)
    expect(matrix.people[2]).toBeNull()
    matrix.people.forEach((people, at) => {
      if (people === null) expect(matrix.skills[0]?.shares[at]).toBeNull()
    })
  })

  it('count no group below the least number of people, where that is no multiple of 5', () => {
    const counts = [
      { group: 'North', people: 12, holders: {} },
      { group: 'South', people: 80, holders: { a: 30 } },
    ]
    expect(skillMatrix(counts, { leastPeople: 12 }).people).toEqual([15, 80])
  })

  it('never tell of fewer than ten who hold a skill, or lack it', () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 })), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(counts, (drawn) => {
        const groups = drawn.map(([yes, no], at) => of(`g${at}`, yes + no, { van: yes }))
        if (groups.reduce((sum, { people }) => sum + people, 0) < 10) return
        const matrix = skillMatrix(groups)
        drawn.forEach(([yes, no], at) => {
          if (yes < 10 || no < 10) expect(matrix.skills[0]?.shares[at]).toBeNull()
          if (yes + no < 10) expect(matrix.people[at]).toBeNull()
        })
      }),
    )
  })

  it('are refused where they do not add up, and of nobody', async () => {
    expect(await codeOf([of('North', 20, { van: 21 })])).toBe('insight.table_inconsistent')
    expect(await codeOf([of('North', 0, { van: 0 })])).toBe('insight.population_empty')
    expect(await codeOf([of('North', 4, { van: 2 })])).toBe('insight.population_too_small')
    const wrong = [
      [],
      [of('North', 20, {})],
      [of('', 20, { van: 1 })],
      [of('North', 20, { van: 1 }), of('North', 30, { van: 1 })],
      [of('North', -1, { van: 0 })],
      [of('North', 20, { van: 1.5 })],
      [{ ...of('North', 20, { van: 1 }), names: ['Ana'] }],
    ]
    for (const one of wrong) expect(await codeOf(one), JSON.stringify(one)).toMatch(/^core\.option_/)
  })

  it('take names of prototypes for names', () => {
    const holders = JSON.parse('{"__proto__": 20, "constructor": 30}') as Record<string, number>
    const matrix = skillMatrix([of('North', 60, holders), of('South', 60, { constructor: 30 } as never)])
    expect(matrix.skills.map(({ skill }) => skill)).toEqual(['__proto__', 'constructor'])
    expect(matrix.skills[1]?.shares[0]).toEqual({ kind: 'percent', percent: 50 })
  })
})
