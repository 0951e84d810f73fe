import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../../src/core/index.js'
import type { Ladder, Requirement } from '../../../src/ladder/index.js'
import { type Fact, type Migration, migrate, migrateAward, place } from '../../../src/ladder/index.js'
import { at, delivery } from '../delivery.js'
import { above, badge, fact, ladderOf, NOW, needs, rung, rungId } from './support.js'

const all = (...of: readonly Requirement[]): Requirement => ({ op: 'allOf', of })
const codeOf = (step: () => unknown): unknown => {
  try {
    step()
  } catch (error) {
    return isRungsError(error) ? error.code : error
  }
  return undefined
}
const first = ladderOf(
  [rung('rider', needs('a')), rung('driver', above('rider')), rung('guide', above('driver')), rung('old', needs('z'))],
  {
    version: '1.3.0',
  },
)
const rules: readonly Migration[] = [
  { fromRung: rungId('rider'), to: [rungId('bike'), rungId('scooter')], mode: 'map' },
  { fromRung: rungId('driver'), to: rungId('lead'), mode: 'bridge', bridge: needs('first-aid'), deadline: '2026-12-31' },
  { fromRung: rungId('guide'), to: rungId('lead'), mode: 'grandfather' },
  { fromRung: rungId('old'), to: 'none', mode: 'map' },
]
const secondWith = (migrations: readonly Migration[], more: Partial<Ladder> = {}): Ladder =>
  ladderOf([rung('bike', needs('a')), rung('scooter', needs('b')), rung('lead', all(above('bike'), needs('c')))], {
    version: '2.0.0',
    supersedes: { id: first.id, version: '1.3.0' },
    migrations,
    ...more,
  })
const second = secondWith(rules)
const of = (name: string, more: Partial<Fact> = {}, ladder: Ladder = first): Fact =>
  badge(name, {
    ...(more as object),
    rung: { ladder: ladder.id, version: ladder.version, digest: ladder.digest as string, id: rungId(name) },
  })
const options = { now: NOW }
const statuses = (facts: readonly Fact[], ladder = second, now = NOW): readonly (string | undefined)[] =>
  place(ladder, facts, { now }).rungs.map(({ status }) => status)
const warningsOf = (facts: readonly Fact[], ladder = second, now = NOW): readonly string[] =>
  place(ladder, facts, { now }).rungs.flatMap(({ warnings = [] }) => warnings.map(({ code }) => code))

describe('case 39: badge from ladder v1 evaluated on v2: rung split, merged or removed; major bump without migration; digest mismatch', () => {
  it('a badge from ladder v1 on v2: a rung that was split counts as both', () => {
    expect(statuses([of('rider')])).toEqual(['held', 'held', 'inProgress'])
    expect(place(second, [of('rider')], options).rungs[0]?.warnings).toEqual([
      { code: 'ladder.badge_migrated', params: { rung: rungId('rider'), mode: 'map' }, credential: 'urn:example:badge-rider' },
    ])
    expect(migrateAward(first, second, of('rider'), options)).toEqual({
      credential: 'urn:example:badge-rider',
      fromRung: rungId('rider'),
      to: [rungId('bike'), rungId('scooter')],
      mode: 'map',
      state: 'counts',
      findings: [],
    })
  })

  it('rungs that were merged: by a bridge only with what it asks for, until its deadline', () => {
    expect(statuses([of('driver')])[2]).toBe('locked')
    expect(warningsOf([of('driver')])).toEqual(['requirement.bridge_unmet'])
    expect(statuses([of('driver'), fact('first-aid')])[2]).toBe('held')
    expect(statuses([of('driver'), fact('first-aid', { status: 'unknown' })])[2]).toBe('indeterminate')
    expect(warningsOf([of('driver'), fact('first-aid', { status: 'unknown' })])).toEqual(['requirement.bridge_unknown'])
    expect(statuses([of('driver'), fact('first-aid')], second, '2026-12-31T23:59:59Z')[2]).toBe('held')
    expect(statuses([of('driver'), fact('first-aid')], second, '2027-01-01T00:00:00Z')[2]).toBe('locked')
    expect(warningsOf([of('driver'), fact('first-aid')], second, '2027-01-01T00:00:00Z')).toEqual(['requirement.migration_ended'])
    expect(statuses([of('guide')])[2]).toBe('grandfathered')
    expect(place(second, [of('guide')], options).current).toEqual([rungId('lead')])
    expect(place(second, [of('guide')], options).next.map(({ rung: id }) => id)).not.toContain(rungId('lead'))
  })

  it('a rung that was removed counts as nothing, and is told', () => {
    expect(statuses([of('old')])).toEqual(['locked', 'locked', 'locked'])
    expect(migrate(first, second, [of('old'), fact('a')], options)).toMatchObject({
      awards: [{ fromRung: rungId('old'), to: [], state: 'none' }],
      others: 1,
    })
  })

  it('what a badge could not do before it cannot do now', () => {
    expect(statuses([of('rider', { status: 'revoked' })])[0]).toBe('revoked')
    expect(statuses([of('rider', { validUntil: '2026-01-01T00:00:00Z' })])[0]).toBe('lapsed')
    expect(statuses([of('rider', { issuer: 'did:web:else.example' })])[0]).toBe('locked')
    // A split award is one award: it does not fill two slots.
    const slots = secondWith(rules, {
      rungs: [...second.rungs, rung('two', { op: 'allOf', exclusive: true, of: [above('bike'), above('scooter')] })],
    })
    expect(place(slots, [of('rider')], options).rungs[3]?.outcome).toBe('unmet')
  })

  it('a major version without a migration is loud', () => {
    const gap = secondWith(rules.slice(1))
    expect(codeOf(() => migrate(first, gap, [], options))).toBe('ladder.migration_uncovered')
    expect(codeOf(() => migrateAward(first, gap, of('driver'), options))).toBe('ladder.migration_uncovered')
    expect(codeOf(() => migrate(second, first, [], options))).toBe('ladder.not_successor')
    expect(codeOf(() => migrateAward(first, second, fact('a'), options))).toBe('ladder.not_an_award')
    expect(codeOf(() => migrateAward(first, second, of('other'), options))).toBe('ladder.rung_unknown')
    expect(codeOf(() => migrate(first, second, [], { now: 'soon' }))).toBe('core.option_invalid')
    expect(codeOf(() => migrate(first, second, [], { ...options, at: 1 } as never))).toBe('core.option_unknown')
    // Within a major version a rung that is still there stays what it is.
    const minor = ladderOf(first.rungs, { version: '1.4.0' })
    expect(migrateAward(first, minor, of('rider'), options)).toMatchObject({ to: [rungId('rider')], state: 'counts' })
  })

  it('a digest that does not match is reported: the ladder was edited in place', () => {
    const forged = of('rider')
    const odd: Fact = { ...forged, rung: { ...(forged.rung as NonNullable<Fact['rung']>), digest: 'uEiOther' } }
    expect(migrateAward(first, second, odd, options).findings).toMatchObject([
      { code: 'ladder.edited_in_place', params: { version: '1.3.0', expected: 'uEiOther', actual: first.digest } },
    ])
    const earlier: Fact = { ...forged, rung: { ...(forged.rung as NonNullable<Fact['rung']>), version: '1.2.0' } }
    expect(migrateAward(first, second, earlier, options).findings).toMatchObject([{ code: 'ladder.version_differs' }])
    const same = badge('bike', { rung: { ladder: second.id, version: '2.0.0', digest: 'uEiOther', id: rungId('bike') } })
    expect(warningsOf([same])).toEqual(['ladder.version_differs'])
  })

  it('a bridge that asks for where it leads to decides nothing, and does not hang', () => {
    const loop = secondWith([rules[0] as Migration, { ...(rules[1] as Migration), bridge: above('lead') }, ...rules.slice(2)])
    expect(statuses([of('driver')], loop)[2]).toBe('indeterminate')
  })

  it('a badge of v2 is itself, whatever the rung was called in v1', () => {
    const swapped = ladderOf([rung('rider', needs('a')), rung('driver', needs('b'))], {
      version: '2.0.0',
      supersedes: { id: first.id, version: '1.3.0' },
      migrations: [
        { fromRung: rungId('rider'), to: rungId('driver'), mode: 'map' },
        { fromRung: rungId('driver'), to: rungId('rider'), mode: 'map' },
      ],
    })
    expect(statuses([of('rider', {}, swapped)], swapped)).toEqual(['held', 'locked'])
    expect(statuses([of('rider')], swapped)).toEqual(['locked', 'held'])
  })
})

describe('case 40: retired ladder still honoured for holders', () => {
  it('who holds a rung keeps it, and no more are awarded', () => {
    const { digest: _, ...plain } = first
    const retired = ladderOf(plain.rungs, { ...plain, status: 'retired' })
    expect(retired.digest).toBe(first.digest)
    const facts = [of('rider'), fact('z')]
    const [active, after] = [first, retired].map((ladder) => place(ladder, facts, options))
    expect(after?.rungs.map(({ status }) => status)).toEqual(active?.rungs.map(({ status }) => status))
    expect(after?.rungs[0]?.status).toBe('held')
    expect(active?.eligibleToClaim).toEqual([rungId('driver'), rungId('old')])
    expect(after?.eligibleToClaim).toEqual([])
  })

  it('a badge is held on it', () => {
    expect(at([badge('courier')], {}, ladderOf(delivery.rungs, { status: 'retired' })).current).toEqual([rungId('courier')])
  })
})
