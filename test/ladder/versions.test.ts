import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CredentialRequirement,
  diffLadder,
  type Fact,
  type Ladder,
  type LadderDiff,
  place,
  type Requirement,
  type Rung,
} from '../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL } from './support.js'

const all = (...of: readonly Requirement[]): Requirement => ({ op: 'allOf', of })
const any = (...of: readonly Requirement[]): Requirement => ({ op: 'anyOf', of })
const nOf = (n: number, of: readonly Requirement[], more: object = {}): Requirement => ({ op: 'nOf', n, of, ...more })
const sum = (min: string, more: object = {}): Requirement =>
  ({ op: 'sum', of: [{ match: needs('a') }], measure: 'hours', min, overlap: 'sum', ...more }) as Requirement
const not = (of: Requirement): Requirement => ({ op: 'not', of })
const one = (requires: Requirement, more: Partial<Rung> = {}, ladder: Partial<Ladder> = {}): Ladder =>
  ladderOf([rung('r', requires, more), rung('s', above('r'))], ladder)
const next = (requires: Requirement, more: Partial<Rung> = {}, ladder: Partial<Ladder> = {}): Ladder =>
  one(requires, more, { version: '1.1.0', ...ladder })
const levelOf = (old: Ladder, changed: Ladder): LadderDiff['needed'] => diffLadder(old, changed).needed

describe('diffLadder: requirements', () => {
  const work = (more: object): Requirement =>
    ({ op: 'experience', measure: 'hours', min: '100', overlap: 'sum', ...more }) as Requirement
  const a = needs('a')
  const b = needs('b')
  const c = needs('c')
  const looser: readonly (readonly [string, Requirement, Requirement])[] = [
    ['a part dropped', all(a, b), all(a)],
    ['an option added', any(a), any(b, a)],
    ['an option around it', a, any(a, b)],
    ['one of several instead of all', all(a, b), any(a, b)],
    ['fewer of as many', nOf(2, [a, b, c]), nOf(1, [a, b, c])],
    ['as many of more', nOf(2, [a, b]), nOf(2, [a, b, c])],
    ['all as so many', all(a, b), nOf(2, [a, b, c])],
    ['no exclusivity', { op: 'allOf', of: [a, b], exclusive: true }, all(a, b)],
    ['fewer exclusive slots', nOf(2, [a, b, c], { exclusive: true }), nOf(1, [a, b, c], { exclusive: true })],
    ['fewer issuers', nOf(2, [a, b], { minDistinctIssuers: 2 }), nOf(2, [a, b])],
    ['more ids', a, needs('a', { match: { ids: [achievement('z'), achievement('a')] } })],
    ['no version', needs('a', { match: { ids: [achievement('a')], versions: '^1' } }), a],
    ['more issuers', a, needs('a', { issuers: { ids: [OWNER, SCHOOL] } })],
    ['any issuer', a, needs('a', { issuers: { any: true } })],
    ['ever instead of now', a, needs('a', { currency: 'ever' })],
    ['a longer time', needs('a', { currency: { maxAge: 'P1Y' } }), needs('a', { currency: { maxAge: 'P2Y' } })],
    ['no age', needs('a', { currency: { maxAge: 'P1Y' } }), a],
    ['a lower result', needs('a', { minResult: { min: '80' } }), needs('a', { minResult: { min: '70' } })],
    ['no result', needs('a', { minResult: { min: '80' } }), a],
    ['recognition', needs('a', { recognition: 'none' }), a],
    ['no assurance', needs('a', { minAssurance: 'high' }), a],
    ['a rung or higher', above('s'), above('s', { orHigher: true })],
    ['a lower sum', sum('10'), sum('9.5')],
    ['a higher cap', sum('10', { of: [{ match: a, cap: '20' }] }), sum('10', { of: [{ match: a, cap: '30' }] })],
    ['no cap', sum('10', { of: [{ match: a, cap: '20' }] }), sum('10')],
    ['one more part of a sum', sum('10'), sum('10', { of: [{ match: b }, { match: a }] })],
    ['a longer window', sum('10', { window: { last: 'P1Y' } }), sum('10', { window: { last: 'P18M' } })],
    ['no window', sum('10', { window: { from: '2026-01-01' } }), sum('10')],
    ['fewer hours of work', work({}), work({ min: '90' })],
    ['more occupations', work({ occupations: [{ framework: 'ESCO', code: '1', kind: 'occupation' }] }), work({})],
    ['less evidence', { op: 'evidence', min: 2, assessor: 'x' }, { op: 'evidence', min: 1 }],
    ['more kinds of evidence', { op: 'evidence', min: 1, genre: ['a'] }, { op: 'evidence', min: 1, genre: ['b', 'a'] }],
    [
      'fewer endorsements',
      { op: 'endorsement', from: 'peer', min: 3, distinct: true },
      { op: 'endorsement', from: 'peer', min: 1, distinct: true },
    ],
    ['a lower age', { op: 'attribute', name: 'minAge', value: 21 }, { op: 'attribute', name: 'minAge', value: 18 }],
    [
      'a wider place',
      { op: 'attribute', name: 'residency', value: 'US-CA' },
      { op: 'attribute', name: 'residency', value: 'US' },
    ],
    ['less that must be absent', not(any(a, b)), not(a)],
  ]
  const free = (requires: Requirement): Ladder => ladderOf([rung('s', needs('s0')), rung('r', requires)], { version: '1.0.0' })

  it.each(looser)('%s is a minor change one way and a major one back', (_, strict, loose) => {
    expect(levelOf(free(strict), free(loose))).toBe('minor')
    const back = diffLadder(free(loose), free(strict))
    expect(back.needed).toBe('major')
    expect(back.changes).toEqual([{ path: '/rungs/1/requires', kind: 'tightened', level: 'major', rung: rungId('r') }])
  })

  it('an issuer that is asked for is more to ask where a part is met without one', () => {
    const adult: Requirement = { op: 'attribute', name: 'minAge', value: 18 }
    const parts = [adult, a]
    expect(levelOf(one(nOf(1, parts)), next(nOf(1, parts, { minDistinctIssuers: 1 })))).toBe('major')
    expect(levelOf(one(nOf(1, [a, b])), next(nOf(1, [a, b, c], { minDistinctIssuers: 1 })))).toBe('minor')
  })

  it('the name of an entry is for people, and a patch', () => {
    const entry = (name: string): Requirement =>
      needs('a', { match: { alignedTo: [{ framework: 'ESCO', code: '1', kind: 'skill', name: { en: name } }] } })
    expect(levelOf(free(all(entry('x'), needs('b'))), free(all(entry('y'), needs('b'))))).toBe('patch')
  })

  const neither: readonly (readonly [string, Requirement, Requirement])[] = [
    ['another credential', a, b],
    ['live now against live when awarded', a, needs('a', { currency: 'atAward' })],
    ['another measure', sum('10'), sum('10', { measure: 'credits' })],
    ['another way of overlaps', sum('10', { overlap: 'union' }), sum('10', { overlap: 'max' })],
    [
      'another part where overlaps are left out',
      sum('10', { overlap: 'union', of: [{ match: a, cap: '5' }, { match: b }] }),
      sum('10', { overlap: 'union', of: [{ match: a, cap: '5' }, { match: b }, { match: c }] }),
    ],
    [
      'a length of time in other units',
      needs('a', { currency: { maxAge: 'P1M' } }),
      needs('a', { currency: { maxAge: 'P31D' } }),
    ],
    ['issuers of the ladder against named ones', { op: 'credential', match: a.match } as CredentialRequirement, a],
  ]
  it.each(neither)('%s is major both ways', (_, first, second) => {
    expect([levelOf(free(first), free(second)), levelOf(free(second), free(first))]).toEqual(['major', 'major'])
  })

  it('says the same of the same words only while the rungs that they name count as before', () => {
    const chain = (upper: Requirement): Ladder =>
      ladderOf([rung('low', needs('a')), rung('high', upper), rung('top', above('low', { orHigher: true }))])
    // A badge of `high` met `top` as long as nobody reached `high` without `low`.
    const diff = diffLadder(chain(all(above('low'), needs('b'))), chain(needs('b')))
    expect(diff.changes.map(({ rung: id, level }) => [id, level])).toEqual([
      [rungId('high'), 'minor'],
      [rungId('top'), 'major'],
    ])
  })

  it('gives up on what is too large to compare, and then asks for a major version', () => {
    const large = (from: number): Requirement =>
      any(...Array.from({ length: 400 }, (_, at) => all(...Array.from({ length: 20 }, (_, to) => needs(`${from + at}-${to}`)))))
    const started = performance.now()
    expect(levelOf(free(large(0)), free(large(1)))).toBe('major')
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('diffLadder: rungs, heads and versions', () => {
  const base = one(needs('a'))
  const variants = (...list: readonly (readonly [string, Requirement])[]): Partial<Rung> => ({
    variants: list.map(([place, requires]) => ({ jurisdiction: [place], requires })),
  })
  const graded = (required?: string): Partial<Rung> => ({
    results: [
      { name: 'x', id: rungId('r#x'), title: { en: 'X' }, resultType: 'Percent', ...(required !== undefined && { required }) },
    ],
  })
  it.each<readonly [string, Partial<Rung>, Partial<Rung>, LadderDiff['needed'], LadderDiff['needed']]>([
    ['a name', {}, { name: { en: 'Other' } }, 'patch', 'patch'],
    ['a time', {}, { time: { effort: { typical: 'PT6H' }, excludesPrerequisites: true } }, 'patch', 'patch'],
    ['an alignment', {}, { alignments: [{ framework: 'ESCO', code: '1', kind: 'skill' }] }, 'minor', 'minor'],
    ['a shorter validity', {}, { validity: { duration: 'P2Y' } }, 'major', 'minor'],
    ['a longer grace', { validity: { grace: 'P1M' } }, { validity: { grace: 'P2M' } }, 'minor', 'major'],
    [
      'a renewal of its own',
      { validity: { grace: 'P1M', renewal: all(needs('a'), needs('b')) } },
      { validity: { grace: 'P1M' } },
      'minor',
      'major',
    ],
    ['an end that takes others along', {}, { validity: { cascade: { lapseOf: 'self+upper' } } }, 'major', 'minor'],
    ['renewal of what is below', {}, { validity: { cascade: { renewsLower: true } } }, 'minor', 'major'],
    [
      'old badges for life',
      {},
      { validity: { grandfather: { awardedBefore: '2011-01-01', terms: 'lifetime' } } },
      'minor',
      'major',
    ],
    ['another achievement', {}, { awards: { id: achievement('r') } }, 'major', 'major'],
    ['a version of the achievement', {}, { awards: { id: rungId('r'), version: '2' } }, 'minor', 'minor'],
    ['a regulator', {}, { regulated: true }, 'major', 'minor'],
    ['fewer places', {}, { jurisdiction: ['US'] }, 'major', 'minor'],
    ['a pilot', {}, { rollout: { phase: 'pilot' } }, 'major', 'minor'],
    ['a lower result', graded('80'), graded('70'), 'minor', 'major'],
    ['no result', graded('80'), graded(), 'minor', 'major'],
    ['a stricter variant', {}, variants(['US-CA', all(needs('a'), needs('b'))]), 'major', 'minor'],
    ['a variant with one more way', {}, variants(['US-CA', any(needs('a'), needs('b'))]), 'minor', 'major'],
    [
      'a narrower variant',
      variants(['US', any(needs('a'), needs('b'))]),
      variants(['US-CA', any(needs('a'), needs('b'))]),
      'major',
      'minor',
    ],
  ])('%s', (_, before, after, level, back) => {
    expect([
      levelOf(one(needs('a'), before), next(needs('a'), after)),
      levelOf(one(needs('a'), after), next(needs('a'), before)),
    ]).toEqual([level, back])
  })

  it.each<readonly [string, Partial<Ladder>, Partial<Ladder>, LadderDiff['needed'], LadderDiff['needed']]>([
    ['a language', {}, { name: { en: 'Delivery', es: 'Reparto' } }, 'patch', 'patch'],
    ['an owner', {}, { owner: SCHOOL }, 'major', 'major'],
    ['a contributor', {}, { contributors: [SCHOOL] }, 'minor', 'major'],
    ['a place', { jurisdiction: ['US-CA'] }, { jurisdiction: ['US'] }, 'minor', 'major'],
    ['when it applies', {}, { effective: { from: '2026-02-01' } }, 'minor', 'minor'],
    [
      'a rule of recognition',
      {},
      {
        recognition: [
          {
            id: 'urn:x:1',
            from: { ids: [achievement('z')], issuers: { any: true } },
            to: { rung: rungId('r') },
            kind: 'full',
            validFrom: '2026-01-01',
            directed: true,
            assertedBy: OWNER,
          },
        ],
      },
      'minor',
      'major',
    ],
    ['a status', {}, { status: 'retired' }, 'none', 'none'],
  ])('%s of the ladder', (_, before, after, level, back) => {
    const make = (more: Partial<Ladder>): Ladder => one(needs('a'), {}, more)
    expect([levelOf(make(before), make(after)), levelOf(make(after), make(before))]).toEqual([level, back])
  })

  it('tells rungs that came and that went', () => {
    const more = ladderOf([...base.rungs, rung('t', needs('b'))], { version: '1.1.0' })
    expect(diffLadder(base, more)).toMatchObject({ needed: 'minor', declared: 'minor', isAllowed: true, findings: [] })
    expect(diffLadder(base, more).changes).toEqual([{ path: '/rungs/2', kind: 'added', level: 'minor', rung: rungId('t') }])
    expect(diffLadder(more, base).changes).toEqual([{ path: '/rungs/2', kind: 'removed', level: 'major', rung: rungId('t') }])
  })

  it.each<readonly [string, Partial<Ladder>, Requirement, readonly string[]]>([
    ['a loosening as a minor version', { version: '1.1.0' }, any(needs('a'), needs('b')), []],
    ['a loosening as a patch', { version: '1.0.1' }, any(needs('a'), needs('b')), ['ladder.version_too_low']],
    ['a text as a patch', { version: '1.0.1', name: { en: 'Other' } }, needs('a'), []],
    [
      'a tightening as a minor version',
      { version: '1.1.0' },
      needs('b'),
      ['ladder.version_too_low', 'ladder.migration_uncovered', 'ladder.migration_uncovered', 'ladder.not_successor'],
    ],
    [
      'a tightening without migrations',
      { version: '2.0.0', supersedes: { id: base.id, version: '1.0.0' } },
      needs('b'),
      ['ladder.migration_uncovered', 'ladder.migration_uncovered'],
    ],
    [
      'a tightening with all',
      {
        version: '2.0.0',
        supersedes: { id: base.id, version: '1.0.0' },
        migrations: ['r', 's'].map((name) => ({ fromRung: rungId(name), to: rungId(name), mode: 'map' as const })),
      },
      needs('b'),
      [],
    ],
    ['a version that falls', { version: '0.9.0' }, any(needs('a'), needs('b')), ['ladder.version_not_higher']],
    ['39. an edition edited in place', { version: '1.0.0' }, any(needs('a'), needs('b')), ['ladder.edited_in_place']],
    ['nothing', { version: '1.0.0' }, needs('a'), []],
  ])('judges %s', (_, more, requires, codes) => {
    const diff = diffLadder(base, one(requires, {}, more))
    expect(diff.findings.map(({ code }) => code)).toEqual(codes)
    expect(diff.isAllowed).toBe(codes.length === 0)
  })

  it('asks for everything of versions that are not numbered', () => {
    const diff = diffLadder(
      one(needs('a'), {}, { version: 'spring' }),
      one(any(needs('a'), needs('b')), {}, { version: 'autumn' }),
    )
    expect(diff.declared).toBeUndefined()
    expect(diff.findings.map(({ code }) => code)).toContain('ladder.migration_uncovered')
  })
})

/** Small alphabets, so that wallets and requirements meet. */
const name = fc.constantFrom('a', 'b', 'c')
const credential: fc.Arbitrary<CredentialRequirement> = fc
  .record({
    ids: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
    issuers: fc.constantFrom({ ids: [SCHOOL] }, { ids: [SCHOOL, OWNER] }, { any: true as const }, undefined),
    currency: fc.constantFrom(
      'current' as const,
      'ever' as const,
      'atAward' as const,
      { maxAge: 'P1Y' },
      { maxAge: 'P3Y' },
      undefined,
    ),
    min: fc.constantFrom('60', '80', undefined, undefined),
  })
  .map(({ ids, issuers, currency, min }) => ({
    op: 'credential',
    match: { ids: ids.map(achievement) },
    ...(issuers !== undefined && { issuers }),
    ...(currency !== undefined && { currency }),
    ...(min !== undefined && { minResult: { min } }),
  }))
const summed: fc.Arbitrary<Requirement> = fc
  .record({
    parts: fc.array(fc.record({ match: credential, cap: fc.constantFrom('4', '8', undefined) }), { minLength: 1, maxLength: 2 }),
    min: fc.constantFrom('3', '6', '9'),
    overlap: fc.constantFrom('union' as const, 'sum' as const, 'max' as const),
    last: fc.constantFrom('P6M', 'P1Y', undefined),
  })
  .map(({ parts, min, overlap, last }) => ({
    op: 'sum',
    of: parts.map(({ match, cap }) => ({ match, ...(cap !== undefined && { cap }) })),
    measure: 'hours',
    min,
    overlap,
    ...(last !== undefined && { window: { last } }),
  }))
const leaf: fc.Arbitrary<Requirement> = fc.oneof(
  { weight: 4, arbitrary: credential },
  { weight: 2, arbitrary: summed },
  { weight: 1, arbitrary: fc.boolean().map((orHigher) => above('r0', { orHigher })) },
)
const { tree } = fc.letrec<{ tree: Requirement }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 2, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => all(...of)) },
    { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => any(...of)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.array(
            leaf.filter(({ op }) => op !== 'sum'),
            { minLength: 1, maxLength: 4 },
          ),
          fc.nat(3),
          fc.boolean(),
          fc.constantFrom(undefined, 2),
        )
        .map(([of, n, exclusive, issuers]) =>
          nOf(1 + (n % of.length), of, {
            exclusive,
            ...(issuers !== undefined && issuers <= of.length && { minDistinctIssuers: issuers }),
          }),
        ),
    },
  ),
}))

type Edit = readonly [kind: number, where: number, fresh: Requirement]
const edits: fc.Arbitrary<readonly Edit[]> = fc.array(fc.tuple(fc.nat(13), fc.nat(20), leaf), { minLength: 1, maxLength: 3 })

/** Changes one node, chosen by number; most changes loosen, some do not. */
function edit(requirement: Requirement, [kind, where, fresh]: Edit): Requirement {
  const nodes = { count: 0 }
  const visit = (node: Requirement): Requirement => {
    const isHere = nodes.count++ === where % 7
    const inner =
      node.op === 'allOf' || node.op === 'anyOf' || node.op === 'nOf'
        ? ({ ...node, of: node.of.map(visit) } as Requirement)
        : node
    return isHere ? change(inner) : inner
  }
  const change = (node: Requirement): Requirement => {
    if (kind === 12) return fresh
    if (kind === 13) return all(node, fresh)
    switch (node.op) {
      case 'allOf':
        return kind % 3 === 0
          ? any(...node.of)
          : kind % 3 === 1 && node.of.length > 1
            ? all(...node.of.slice(1))
            : nOf(Math.max(1, node.of.length - 1), [...node.of])
      case 'anyOf':
        return kind % 2 === 0 ? any(fresh, ...node.of) : any(...node.of, fresh)
      case 'nOf': {
        if (kind % 4 === 0) return { ...node, n: Math.max(1, node.n - 1) }
        if (kind % 4 === 1) return fresh.op === 'sum' ? node : { ...node, of: [...node.of, fresh] }
        if (kind % 4 === 2) return { ...node, exclusive: node.exclusive !== true }
        return { ...node, minDistinctIssuers: 1 }
      }
      case 'sum': {
        if (kind % 4 === 0) return { ...node, min: '2' }
        if (kind % 4 === 1) return { ...node, of: node.of.map(({ match }) => ({ match })) }
        if (kind % 4 === 2) return { op: 'sum', of: node.of, measure: node.measure, min: node.min, overlap: node.overlap }
        return fresh.op === 'credential' ? { ...node, of: [...node.of, { match: fresh }] } : node
      }
      case 'credential': {
        const { minResult: _, ...rest } = node
        if (kind % 5 === 0) return { ...node, currency: 'ever' }
        if (kind % 5 === 1) return { ...node, issuers: { any: true } }
        if (kind % 5 === 2) return { ...node, match: { ids: ['a', 'b', 'c'].map(achievement) } }
        return kind % 5 === 3 ? rest : any(node, fresh)
      }
      default:
        return node.op === 'rung' ? { ...node, orHigher: kind % 2 === 0 } : node
    }
  }
  return visit(requirement)
}

const day = fc.constantFrom('2023-06-01T00:00:00Z', '2025-05-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')
const awarded: fc.Arbitrary<Fact> = fc
  .record({
    name,
    serial: fc.nat(3),
    issuer: fc.constantFrom(SCHOOL, SCHOOL, OWNER, 'did:web:else.example'),
    validFrom: day,
    validUntil: fc.constantFrom(undefined, undefined, '2026-02-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    status: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'suspended' as const, 'unknown' as const),
    result: fc.constantFrom(undefined, '50', '70', '90'),
    hours: fc.constantFrom(undefined, '2', '5', '7'),
    period: fc.constantFrom(['2026-01-01', '2026-02-01'], ['2026-01-15', '2026-02-15'], ['2025-03-01', '2025-04-01']),
  })
  .map(({ name: id, serial, issuer, validFrom, validUntil, status, result, hours, period }) =>
    fact(id, {
      credentialId: `urn:example:${id}-${serial}`,
      issuer,
      validFrom,
      status,
      ...(validUntil !== undefined && { validUntil }),
      ...(result !== undefined && { results: [{ value: result, resultType: 'Percent' }] }),
      ...(hours !== undefined && {
        amounts: [{ measure: 'hours', amount: hours, from: period[0] as string, to: period[1] as string }],
      }),
    }),
  )
const held: fc.Arbitrary<Fact> = fc
  .tuple(fc.constantFrom('r0', 'r1', 'r2'), day, fc.constantFrom(undefined, '2026-02-01T00:00:00Z'))
  .map(([id, validFrom, validUntil]) => badge(id, { validFrom, ...(validUntil !== undefined && { validUntil }) }))
const wallet = fc.array(fc.oneof({ weight: 3, arbitrary: awarded }, { weight: 1, arbitrary: held }), { maxLength: 7 })
const chain = (upper: Requirement, version = '1.0.0'): Ladder | undefined => {
  try {
    return ladderOf([rung('r0', needs('a')), rung('r1', upper), rung('r2', all(above('r1', { orHigher: true }), needs('b')))], {
      version,
    })
  } catch {
    // Some of what is generated is refused, such as slots of a form that does not work.
    return undefined
  }
}
/** The rungs that a wallet has on one edition and loses on the next. */
function lost(old: Ladder, changed: Ladder, facts: readonly Fact[]): readonly string[] {
  const [before, after] = [old, changed].map((ladder) => place(ladder, facts, { now: NOW }).rungs)
  return (before ?? []).flatMap(({ id, outcome, status }, index) => {
    const now = after?.[index]
    const isLost = (outcome === 'met' && now?.outcome !== 'met') || (status === 'held' && now?.status !== 'held')
    return isLost ? [id] : []
  })
}

describe('a version that is not major takes no rung from holders of older badges (design 3.3)', () => {
  const rungs = [rung('a', needs('x')), rung('b', needs('y'))]
  const first = ladderOf(rungs)
  const from = (fromRung: string, more: object): NonNullable<Ladder['migrations']>[number] => ({
    fromRung: rungId(fromRung),
    to: rungId(fromRung),
    mode: 'map',
    ...more,
  })
  const edition = (version: string, of: string | undefined, migrations: Ladder['migrations']): Ladder =>
    ladderOf(rungs, {
      version,
      supersedes: { id: first.id, ...(of !== undefined && { version: of }) },
      ...(migrations !== undefined && { migrations }),
    })
  const holds = (ladder: Ladder, version: string): readonly string[] =>
    place(ladder, [badge('a', { rung: { ladder: first.id, version, id: rungId('a') } })], { now: NOW }).current

  it('a migration to nothing, of what counted as it is', () => {
    const lost = edition('1.0.1', '1.0.0', [from('a', { to: 'none' })])
    expect([holds(first, '1.0.0'), holds(lost, '1.0.0')]).toEqual([[rungId('a')], []])
    expect(diffLadder(first, lost)).toMatchObject({
      needed: 'major',
      isAllowed: false,
      changes: [
        { path: '/supersedes', level: 'patch' },
        { path: '/migrations', kind: 'tightened', level: 'major' },
      ],
    })
    expect(levelOf(first, edition('1.0.1', '1.0.0', [from('a', {}), from('b', { to: [rungId('b'), rungId('a')] })]))).toBe(
      'patch',
    )
    expect(levelOf(first, edition('1.0.1', '1.0.0', [from('a', { to: rungId('b') })]))).toBe('major')
  })

  it.each<readonly [string, object, object, LadderDiff['needed']]>([
    ['an earlier deadline', { deadline: '2027-01-01' }, { deadline: '2026-12-31' }, 'major'],
    ['a deadline that comes', {}, { deadline: '2027-01-01' }, 'major'],
    ['a later deadline', { deadline: '2027-01-01' }, { deadline: '2027-06-01' }, 'patch'],
    ['a bridge that comes', {}, { mode: 'bridge', bridge: needs('z') }, 'major'],
    [
      'a bridge that asks for more',
      { mode: 'bridge', bridge: needs('z') },
      { mode: 'bridge', bridge: all(needs('z'), needs('y')) },
      'major',
    ],
    [
      'a bridge that asks for less',
      { mode: 'bridge', bridge: all(needs('z'), needs('y')) },
      { mode: 'bridge', bridge: needs('z') },
      'patch',
    ],
    ['no bridge any more', { mode: 'bridge', bridge: needs('z') }, {}, 'patch'],
  ])('%s', (_, before, after, level) => {
    const [old, changed] = [edition('2.0.0', '1.0.0', [from('a', before)]), edition('2.0.1', '1.0.0', [from('a', after)])]
    expect(levelOf(old, changed)).toBe(level)
  })

  it('migrations that are gone with the edition that they were for', () => {
    const renamed = (version: string, of: string, migrations: Ladder['migrations']): Ladder =>
      ladderOf([rung('c', needs('x'))], { version, supersedes: { id: first.id, version: of }, ...(migrations && { migrations }) })
    const second = renamed('2.0.0', '1.0.0', [from('a', { to: rungId('c') }), from('b', { to: 'none' })])
    expect(levelOf(second, renamed('2.0.1', '2.0.0', [from('c', {})]))).toBe('major')
    expect(levelOf(second, renamed('2.0.1', '1.0.0', second.migrations?.toReversed()))).toBe('patch')
  })

  it('and none offers a rung for a shorter time', () => {
    const offered = (version: string, until: string): Ladder => ladderOf(rungs, { version, rollout: { phase: 'pilot', until } })
    expect(levelOf(offered('1.0.0', '2027-01-01'), offered('1.1.0', '2026-06-01'))).toBe('major')
    expect(levelOf(offered('1.0.0', '2026-06-01'), offered('1.1.0', '2027-01-01'))).toBe('minor')
  })
})

describe('a minor version only loosens (design 3.3)', () => {
  it('whatever diffLadder lets pass as one, no wallet loses a rung', () => {
    const seen = { minor: 0, met: 0, major: 0 }
    fc.assert(
      fc.property(tree, edits, fc.array(wallet, { minLength: 6, maxLength: 6 }), (requires, changes, wallets) => {
        const old = chain(requires)
        const changed = chain(changes.reduce(edit, requires), '1.1.0')
        if (old === undefined || changed === undefined) return
        if (diffLadder(old, changed).needed === 'major') {
          seen.major++
          return
        }
        seen.minor++
        for (const facts of wallets) {
          if (place(old, facts, { now: NOW }).rungs[1]?.outcome === 'met') seen.met++
          expect(lost(old, changed, facts)).toEqual([])
        }
      }),
      { numRuns: 800 },
    )
    // Both verdicts occur often, and so do wallets that have something to lose.
    expect(seen.minor).toBeGreaterThan(100)
    expect(seen.major).toBeGreaterThan(100)
    expect(seen.met).toBeGreaterThan(50)
  }, 120_000)

  it.each<readonly [string, Requirement, Requirement, readonly string[]]>([
    ['a part more', needs('a'), all(needs('a'), needs('b')), ['urn:example:a-0']],
    ['one more of several', nOf(1, [needs('a'), needs('b')]), nOf(2, [needs('a'), needs('b')]), ['urn:example:a-0']],
    [
      'slots that do not share',
      nOf(1, [needs('a')]),
      nOf(2, [needs('a'), needs('a', { currency: 'ever' })], { exclusive: true }),
      ['urn:example:a-0'],
    ],
  ])('what tightens by %s is told, and shrinks to the smallest wallet that would lose a rung', (_, before, after, smallest) => {
    const [old, changed] = [chain(before), chain(after, '1.1.0')] as [Ladder, Ladder]
    expect(diffLadder(old, changed).findings.map(({ code }) => code)).toContain('ladder.version_too_low')
    const { counterexample } = fc.check(
      fc.property(wallet, (facts) => lost(old, changed, facts).length === 0),
      { numRuns: 2000, seed: 1 },
    )
    expect(counterexample?.[0].map(({ credentialId }) => credentialId)).toEqual(smallest)
  })
})
