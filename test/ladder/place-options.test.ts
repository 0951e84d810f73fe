import { describe, expect, it } from 'vitest'
import { place } from '../../src/ladder/index.js'
import { decide, recognising, rule } from './cases/support.js'
import { fact, ladderOf, NOW, needs, rung, WORKER } from './support.js'

describe('hostile options', () => {
  const ladder = ladderOf([rung('one', needs('a'))])
  it.each<readonly [object]>([
    [{ policy: { trust: { any: true }, recognition: { rules: [], maxHops: 9, acceptAssertedBy: [] } } }],
    [{ policy: { trust: { any: true }, recognition: { rules: [{}], acceptAssertedBy: [] } } }],
    [{ policy: { trust: { any: true }, believe: 'all' } }],
    [{ policy: { trust: { any: true }, statusMaxAge: 'soon' } }],
    [{ attributes: { minAge: -1 } }],
    [{ attributes: { age: 18 } }],
    [{ attributes: { birthDate: '2000-02-30' } }],
    [{ attributes: { 'ext:x': {} } }],
    [{ attributes: 18 }],
    [{ links: 'all' }],
    [{ links: [{ keys: ['a'], basis: 'presentation', asOf: '2026-01-01' }] }],
    [{ links: Array.from({ length: 1001 }, (_, at) => ({ keys: ['a', `${at}`], basis: 'presentation', asOf: '2026-01-01' })) }],
  ])('%# is refused', (options) => {
    expect(() => place(ladder, [], { now: NOW, subject: WORKER, ...options } as never)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(core|ladder)\./) }),
    )
  })

  it('a thousand rules in rings, bridges and links do not hang', () => {
    const rules = Array.from({ length: 1000 }, (_, at) =>
      rule(`n${at % 30}`, `n${(at * 7) % 30}`, { id: `urn:rule:${at}`, conditions: needs(`n${at % 11}`) }),
    )
    const facts = Array.from({ length: 300 }, (_, at) => fact(`n${at % 40}`, { credentialId: `urn:x:${at}` }))
    const started = performance.now()
    for (let at = 0; at < 5; at++) decide(needs(`n${at}`), facts, recognising(rules, { maxHops: 2 }))
    const chain = Array.from({ length: 1000 }, (_, at) => ({
      keys: [`k${at}`, `k${at + 1}`],
      basis: 'presentation',
      asOf: '2026-01-01',
    }))
    place(ladder, [], {
      now: NOW,
      subject: 'k0',
      links: chain as never,
      policy: { trust: { any: true }, subjectLinks: ['presentation'] },
    })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
