import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../src/i18n/index.js'
import { type Ladder, type LadderEdition, ladderHistory, ladderHistoryText, type Rung } from '../../src/ladder/index.js'
import { above, ladderOf, needs, OWNER, rung, rungId } from './support.js'

const euros = (minor: number): Pick<Rung, 'cost'> => ({
  cost: [{ kind: 'exam', amount: { minor, currency: 'EUR' }, asOf: '2026-01-01' }],
})
const hours = (typical: string): Pick<Rung, 'time'> => ({ time: { effort: { typical }, excludesPrerequisites: true } })
const refer = ({ id, version, digest }: Ladder) => ({ id, version, digest: digest as string })
const signed = (ladder: Ladder, publishedAt: string, more: Partial<LadderEdition> = {}): LadderEdition => ({
  ladder,
  publishedAt,
  isSigned: true,
  ...more,
})

const first = ladderOf([
  rung('bike', needs('traffic'), { ...hours('PT20H'), ...euros(5000) }),
  rung('old', needs('paper')),
  rung('van', above('bike')),
])
const second = ladderOf(
  [
    rung('bike', { op: 'anyOf', of: [needs('traffic'), needs('school')] }, { ...hours('PT30H'), ...euros(2500) }),
    rung('old', needs('paper'), { name: { en: 'Paper rounds' } }),
    rung('van', above('bike')),
  ],
  { version: '1.1.0', supersedes: refer(first), effective: { from: '2026-03-01' } },
)
const third = ladderOf(
  [
    rung('bike', { op: 'anyOf', of: [needs('traffic'), needs('school')] }, { ...hours('PT30H'), ...euros(2500) }),
    rung('van', { op: 'allOf', of: [above('bike'), needs('first-aid')] }, { validity: { duration: 'P2Y' } }),
    rung('lead', above('van')),
  ],
  {
    version: '2.0.0',
    supersedes: refer(second),
    effective: { from: '2026-06-01' },
    migrations: [
      { fromRung: rungId('bike'), to: rungId('bike'), mode: 'map' },
      { fromRung: rungId('old'), to: rungId('bike'), mode: 'map' },
      { fromRung: rungId('van'), to: rungId('van'), mode: 'map' },
    ],
  },
)
const all = [
  signed(first, '2025-12-01T00:00:00Z'),
  signed(second, '2026-02-01T00:00:00Z'),
  signed(third, '2026-05-01T00:00:00Z', {
    decisions: [
      { outcome: 'adopted', by: 'did:web:council.example', decidedAt: '2026-04-20T18:00:00Z', openUntil: '2026-05-20T18:00:00Z' },
    ],
    endorsedBy: ['did:web:riders.example'],
    agreement: 'agreed',
  }),
]
const linksOf = (editions: readonly LadderEdition[]) =>
  ladderHistory(editions).editions.map(({ version, link }) => `${version} ${link}`)

describe('ladderHistory', () => {
  it('tells what changed from edition to edition, in whatever order they come', () => {
    const history = ladderHistory([...all].reverse())
    expect(history).toEqual(ladderHistory(all))
    expect(history.isComplete).toBe(true)
    const [one, two, three] = history.editions
    expect(one).toMatchObject({ version: '1.0.0', link: 'first', changes: [], problems: [], digest: first.digest })
    expect(two).toMatchObject({ link: 'proven', comparedWith: first.digest, follows: refer(first), problems: [] })
    expect(two?.changes).toEqual([
      { topic: 'dates' },
      { topic: 'time', rung: rungId('bike'), before: 'PT20H', after: 'PT30H' },
      { topic: 'cost', rung: rungId('bike'), before: '50.00 EUR', after: '25.00 EUR' },
      { topic: 'easier', rung: rungId('bike'), before: '/rungs/0/requires', after: '/rungs/0/requires' },
      { topic: 'wording', rung: rungId('old') },
    ])
    expect(three?.changes).toEqual([
      { topic: 'migrations' },
      { topic: 'dates' },
      { topic: 'rungRemoved', rung: rungId('old') },
      { topic: 'validityHarder', rung: rungId('van'), after: 'P2Y' },
      { topic: 'harder', rung: rungId('van'), before: '/rungs/2/requires', after: '/rungs/1/requires' },
      { topic: 'rungAdded', rung: rungId('lead') },
    ])
    expect(three).toMatchObject({
      agreement: 'agreed',
      endorsedBy: ['did:web:riders.example'],
      decisions: [{ outcome: 'adopted' }],
    })
    expect(Object.isFrozen(three?.changes[0])).toBe(true)
  })

  it('puts together what is known of one edition', () => {
    const [entry, ...more] = ladderHistory([
      { ladder: first, endorsedBy: ['did:web:b.example'] },
      signed(first, '2025-12-01T00:00:00Z', { endorsedBy: ['did:web:a.example'] }),
      signed({ ...first, status: 'retired' }, '2026-04-01T00:00:00Z'),
    ]).editions
    expect(more).toEqual([])
    expect(entry).toMatchObject({ isSigned: true, status: 'retired', endorsedBy: ['did:web:a.example', 'did:web:b.example'] })
  })

  it('says what is missing, broken, unproven and twofold', () => {
    const [a, b, c] = all as [LadderEdition, LadderEdition, LadderEdition]
    expect(linksOf([a, c])).toEqual(['1.0.0 first', '2.0.0 missing'])
    expect(ladderHistory([a, c]).editions[1]).toMatchObject({ comparedWith: first.digest, follows: refer(second) })
    expect(linksOf([c])).toEqual(['2.0.0 missing'])
    expect(ladderHistory([c]).editions[0]?.comparedWith).toBeUndefined()
    const { digest: _, ...plain } = second
    const edited = ladderOf(plain.rungs, { ...plain, name: { en: 'Delivery, edited' } })
    expect(linksOf([a, signed(edited, '2026-02-02T00:00:00Z'), c])).toEqual(['1.0.0 first', '1.1.0 proven', '2.0.0 broken'])
    const both = ladderHistory([a, b, signed(edited, '2026-02-02T00:00:00Z'), c])
    expect(both.editions.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['ladder.edited_in_place'],
      ['ladder.edited_in_place'],
      [],
    ])
    expect(both.editions.map(({ isFork }) => isFork)).toEqual([false, true, true, false])
    const named = ladderOf(plain.rungs, { ...plain, supersedes: { id: first.id, version: '1.0.0' } })
    expect(linksOf([a, signed(named, '2026-02-02T00:00:00Z')])).toEqual(['1.0.0 first', '1.1.0 named'])
    const { supersedes: __, ...free } = plain
    expect(linksOf([a, signed(ladderOf(free.rungs, free), '2026-02-02T00:00:00Z')])).toEqual(['1.0.0 first', '1.1.0 unnamed'])
    for (const gap of [[a, c], [c], [a, signed(named, '2026-02-02T00:00:00Z')], [{ ladder: first }], []] as const)
      expect(ladderHistory(gap).isComplete).toBe(false)
  })

  it('says that a version promises less than what changed', () => {
    const sly = ladderOf(
      [
        rung('bike', { op: 'allOf', of: [needs('traffic'), needs('more')] }),
        rung('old', needs('paper')),
        rung('van', above('bike')),
      ],
      {
        version: '1.0.1',
        supersedes: refer(first),
      },
    )
    const history = ladderHistory([signed(first, '2025-12-01T00:00:00Z'), signed(sly, '2026-01-01T00:00:00Z')])
    expect(history.editions[1]?.problems.map(({ code }) => code)).toContain('ladder.version_too_low')
    expect(history.isComplete).toBe(false)
    expect(ladderHistoryText([{ ladder: first }, { ladder: sly }], 'en')).toContain('Its version says less than what changed')
  })

  it('comes to an end with editions that name each other, other ids and versions without numbers', () => {
    const one = ladderOf([rung('a', needs('x'))], { version: 'spring', supersedes: { id: 'urn:x:b', version: 'autumn' } })
    const two = ladderOf([rung('a', needs('x'))], {
      id: 'urn:x:b',
      version: 'autumn',
      supersedes: { id: one.id, version: 'spring' },
    })
    expect(linksOf([{ ladder: one }, { ladder: two }])).toHaveLength(2)
    const self = ladderOf([rung('a', needs('x'))], { supersedes: { id: one.id, version: '1.0.0' } })
    expect(linksOf([{ ladder: self }])).toEqual(['1.0.0 missing'])
  })

  it('tells of a change of owner, places, recognition and governance', () => {
    const base = ladderOf([rung('a', needs('x'))], { jurisdiction: ['US'] })
    const next = ladderOf([rung('a', needs('x'), { jurisdiction: ['US-CA'], awards: { id: 'urn:x:award' } })], {
      version: '2.0.0',
      owner: 'did:web:other.example',
      governance: { bodies: [], decisions: [] },
    })
    expect(ladderHistory([{ ladder: base }, { ladder: next }]).editions[1]?.changes).toEqual(
      expect.arrayContaining([
        { topic: 'owner', before: OWNER, after: 'did:web:other.example' },
        { topic: 'governance' },
        { topic: 'placesMore' },
        { topic: 'placesFewer', rung: rungId('a') },
        { topic: 'badge', rung: rungId('a') },
      ]),
    )
  })

  it('refuses more than two hundred editions, and what are none', () => {
    const many = Array.from({ length: 201 }, () => ({ ladder: first }))
    expect(() => ladderHistory(many)).toThrow(expect.objectContaining({ code: 'ladder.too_many' }))
    expect(() => ladderHistory({} as never)).toThrow(expect.objectContaining({ code: 'ladder.too_many' }))
    expect(() => ladderHistory([{ ladder: {} as never }])).toThrow(expect.objectContaining({ code: 'ladder.member_missing' }))
  })
})

describe('ladderHistoryText', () => {
  it('reads as plain words', () => {
    const text = ladderHistoryText(all, 'en')
    for (const line of [
      '# History of "Delivery"',
      '## Edition 1.1.0',
      '- Signed by its owner on 2026-02-01',
      '- Follows edition 1.0.0, proven by its digest',
      '- No decision on it is at hand',
      'Changed since edition 1.0.0:',
      '- Time for Rung bike: 20 hours → 30 hours',
      '- Asks for less: Rung bike',
      '  - Before:',
      '    - a credential for https://school.example/achievements/traffic, issued by did:web:school.example',
      '    - one of these:',
      '- Words changed, and not what is asked for: Paper rounds',
      '- Step removed: Paper rounds',
      '  - Who held it stands on: Rung bike',
      '- Asks for more: Rung van',
      '- New step: Rung lead',
      '- Ends sooner, or is harder to renew: Rung van (not stated → 2 years)',
      '- Adopted on 2026-04-20, decided by did:web:council.example',
      '- Objections and appeals are possible until 2026-05-20',
      '- Endorsed by did:web:riders.example',
      '- All who have to agree have agreed',
      'This describes steps and requirements. It is not a promise of work or pay.',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/Cost of Rung bike: EUR\s50\.00 → EUR\s25\.00/)
  })

  it.each(['en', 'es', 'pt', 'fr', 'hi', 'ar'])('is told whole in %s', async (lang) => {
    const text = ladderHistoryText([all[0] as LadderEdition, all[2] as LadderEdition], lang, {
      catalogue: await loadCatalogue(lang),
    })
    expect(text).not.toMatch(/undefined|\{\w+\}|history\./)
    expect(text.split('\n').filter((line) => line.startsWith('## '))).toHaveLength(2)
    if (lang !== 'en') expect(text).not.toMatch(/Signed by|Asks for|Gap:/)
  })

  it('shows what looks like Markdown and does not obey it', () => {
    const odd = ladderOf([rung('a', needs('x'), { name: { en: '<img src=x> [a](javascript:b)\n# c' } })], { version: '0.9.0' })
    const text = ladderHistoryText([{ ladder: odd }, { ladder: first }], 'en')
    expect(text).toContain('&lt;img src=x\\> \\[a\\](javascript:b) \\# c')
  })

  it('takes no unknown option', () => {
    expect(() => ladderHistoryText(all, 'en', { lang: 'es' } as never)).toThrow(
      expect.objectContaining({ code: 'core.option_unknown' }),
    )
  })
})
