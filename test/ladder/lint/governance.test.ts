import { describe, expect, it } from 'vitest'
import { type CountedAgreement, type Ladder, ladderDigest, lintLadder } from '../../../src/ladder/index.js'
import { type Defect, expectDefect, governed, named } from './support.js'

const spoken = (id: string, ...endorsers: readonly string[]) => ({
  id,
  name: { en: id },
  ...(endorsers.length > 0 && { endorsers }),
})
const council = (...constituencies: readonly string[]) => ({
  id: 'https://courier.example/council',
  name: { en: 'Council' },
  seats: constituencies.map((constituency) => ({ constituency, count: 1 })),
})

const defects: readonly Defect[] = [
  [
    'ladder.value_invalid',
    'error',
    '/governance/required/0/min',
    { expected: 'whole number from 1 to 2' },
    governed({ required: [{ constituency: 'workers', min: 0 }] }),
  ],
  [
    'ladder.governance_unreachable',
    'error',
    '/governance/required/0/quorum',
    { constituency: 'workers', min: 3, seats: 2 },
    governed({ required: [{ constituency: 'workers', min: 1, quorum: 3 }] }),
  ],
  [
    'ladder.slot_duplicate',
    'error',
    '/governance/required/1',
    { first: '/governance/required/0' },
    governed({
      required: [
        { constituency: 'workers', min: 1 },
        { constituency: 'workers', min: 2 },
      ],
    }),
  ],
  [
    'ladder.slot_duplicate',
    'error',
    '/governance/constituencies/1',
    { first: '/governance/constituencies/0' },
    governed({ constituencies: [spoken('workers'), spoken('workers')] }),
  ],
  [
    'ladder.governance_unreachable',
    'error',
    '/governance/bodies/0/seats/0/constituency',
    { constituency: 'workers', min: 2, seats: 0 },
    governed({ constituencies: [spoken('schools')] }),
  ],
  ...([['turnout', '100.1'] as const, ['moreThan', '100'] as const] satisfies readonly unknown[]).map(
    ([member, percent]): Defect => [
      'ladder.percent_invalid',
      'error',
      `/governance/procedure/${member}`,
      { percent },
      governed({ procedure: { method: 'ballot', [member]: percent } }),
    ],
  ),
  [
    'ladder.governance_unreachable',
    'error',
    '/governance/required/0/min',
    { constituency: 'workers', min: 2, seats: 1 },
    // The owner has no voice, and nobody has two.
    governed({
      required: [{ constituency: 'workers', min: 2 }],
      constituencies: [spoken('workers', 'did:web:a.example', 'did:web:a.example', 'did:web:courier.example')],
    }),
  ],
  [
    'ladder.governance_unreachable',
    'error',
    '/governance/required/1/min',
    { constituency: 'schools', min: 1, seats: 0 },
    // Whoever speaks for both is counted for one of them.
    governed({
      bodies: [council('workers', 'schools')],
      required: [
        { constituency: 'workers', min: 1 },
        { constituency: 'schools', min: 1 },
      ],
      constituencies: [spoken('workers', 'did:web:a.example'), spoken('schools', 'did:web:a.example')],
    }),
  ],
  [
    'ladder.language_missing',
    'error',
    '/governance/constituencies/0/name',
    { language: 'en' },
    governed({ constituencies: [{ id: 'workers', name: { es: 'Trabajadores' } }] }),
  ],
]

describe('lintLadder: governance', () => {
  it.each(named(defects))('$code at $path', ({ one }) => expectDefect(one))
})

const asking = (agreementOf: readonly string[], agreement?: CountedAgreement, more: Partial<Ladder> = {}) =>
  lintLadder(governed({ required: [{ constituency: 'workers', min: 2 }], decisions: ['urn:x:1'] }, more), {
    agreementOf,
    ...(agreement !== undefined && { agreement }),
  }).filter(({ code }) => code === 'ladder.agreement_missing')

describe('lintLadder: agreement before an edition is active', () => {
  const ladder = governed({ required: [{ constituency: 'workers', min: 2 }], decisions: ['urn:x:1'] })
  const counted = (...ids: readonly string[]): CountedAgreement => ({
    digest: ladderDigest(ladder),
    constituencies: [{ constituency: 'workers', counted: ids }],
  })

  it('asks that the ladder asks for it', () => {
    expect(asking(['workers'])).toEqual([])
    expect(asking(['workers', 'schools', 'schools'])).toMatchObject([
      { severity: 'error', path: '/governance/required', params: { constituency: 'schools', needed: 1, actual: 0 } },
    ])
    expect(lintLadder(governed({}), { agreementOf: ['workers'] }).map(({ code }) => code)).toContain('ladder.agreement_missing')
    expect(asking(['schools'], undefined, { status: 'draft' })).toEqual([])
  })

  it('asks that it was given, by enough, for exactly this edition', () => {
    expect(asking([], counted('did:web:a.example', 'did:web:b.example'))).toEqual([])
    for (const few of [
      counted('did:web:a.example'),
      counted('did:web:a.example', 'did:web:a.example'),
      { digest: ladderDigest(ladder), constituencies: [] },
    ]) {
      expect(asking([], few)).toMatchObject([{ path: '/governance/required/0', params: { needed: 2 } }])
    }
    const replayed = { ...counted('did:web:a.example', 'did:web:b.example'), digest: 'uEiOther' }
    expect(asking([], replayed)).toMatchObject([{ params: { constituency: 'workers', needed: 2, actual: 0 } }])
    expect(asking([], counted(), { status: 'retired' })).toEqual([])
  })

  it.each([
    [{ agreementOf: 'workers' }],
    [{ agreementOf: [1] }],
    [{ agreement: {} }],
    [{ agreement: { digest: 'u', constituencies: [{}] } }],
  ])('refuses %j', (options) => {
    expect(() => lintLadder(ladder, options as never)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
  })

  it('takes a hostile block within bounds', () => {
    const ids = Array.from({ length: 1000 }, (_, at) => `urn:x:${at}`)
    const names = Array.from({ length: 100 }, (_, at) => `c${at}`)
    const bodies = [{ id: 'urn:x:b', name: { en: 'B' }, seats: names.map((constituency) => ({ constituency, count: 2 ** 40 })) }]
    const block = {
      bodies,
      required: names.map((constituency) => ({ constituency, min: 2 ** 40 })),
      constituencies: names.map((id) => spoken(id, ...ids)),
      decisions: [],
    }
    const before = process.cpuUsage()
    expect(lintLadder(governed(block)).some(({ code }) => code === 'ladder.governance_unreachable')).toBe(true)
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10)
  })
})
