import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { type Fact, place, toFacts } from '../../src/ladder/index.js'
import { badgeDocument, verified } from './reports.js'
import { badge, fact, ladderOf, NOW, needs, rung, WORKER } from './support.js'

const course = ladderOf([rung('a', needs('course'))])
const reasonOf = (facts: readonly Fact[]): string | undefined => place(course, facts, { now: NOW }).rungs[0]?.trace.reason

describe('what is done once', () => {
  it('facts of reports are placed as their plain copies are, each time', () => {
    const facts = ['course', 'other'].flatMap((name) => toFacts(verified(badgeDocument(name, WORKER))))
    const ladder = ladderOf([rung('a', needs('course')), rung('b', needs('other'))])
    const plain = place(ladder, structuredClone(facts) as readonly Fact[], { now: NOW })
    expect(place(ladder, facts, { now: NOW })).toEqual(plain)
    expect(place(ladder, [...facts].reverse(), { now: NOW })).toEqual(plain)
  })

  it('a list that answers differently the next time leaves nothing behind under the facts of others', () => {
    const [revoked] = toFacts(verified(badgeDocument('course', WORKER))).map((one) => ({ ...one, status: 'revoked' as const }))
    const [active] = toFacts(verified(badgeDocument('course', WORKER)))
    const asked: number[] = []
    const turning = new Proxy([active as Fact], {
      get: (list, member) => {
        if (member !== '0') return Reflect.get(list, member)
        asked.push(0)
        return asked.length === 1 ? revoked : active
      },
    })
    expect(reasonOf(turning)).toBe('requirement.revoked')
    expect(reasonOf([active as Fact])).toBe('requirement.met_direct')
    expect(asked).toHaveLength(1)
  })

  it('a fact that nobody can change and that is none is refused each time', () => {
    const [right] = toFacts(verified(badgeDocument('course', WORKER)))
    const wrong = Object.freeze({ ...right, status: 'fine' }) as unknown as Fact
    for (const _ of [1, 2]) {
      expect(() => place(course, [wrong], { now: NOW })).toThrow(expect.toSatisfy(isRungsError))
    }
  })

  it('rungs that ask for the same are told apart by when each was awarded (currency atAward)', () => {
    const asked = needs('course', { currency: 'atAward' })
    const ladder = ladderOf([rung('a', asked), rung('b', asked)])
    const ended = fact('course', { validFrom: '2025-01-01T00:00:00Z', validUntil: '2025-06-01T00:00:00Z' })
    const { rungs } = place(ladder, [ended, badge('a', { validFrom: '2025-03-01T00:00:00Z' })], { now: NOW })
    expect(rungs.map(({ trace }) => trace.outcome)).toEqual(['met', 'unmet'])
  })

  it('places that ask for the same have traces of their own', () => {
    const ladder = ladderOf([rung('a', needs('course')), rung('b', needs('course'))])
    const { rungs } = place(ladder, [fact('course'), fact('course', { credentialId: 'urn:example:again' })], { now: NOW })
    const [a, b] = rungs.map(({ trace }) => trace)
    expect([a?.node, b?.node]).toEqual(['/rungs/0/requires', '/rungs/1/requires'])
    expect({ ...a, node: '' }).toEqual({ ...b, node: '' })
    expect(a?.considered).toHaveLength(1)
  })
})
