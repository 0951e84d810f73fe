import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject } from '../../src/core/index.js'
import { deriveCredential, type HeldBadge, type MinimalDisclosure, minimalDisclosure } from '../../src/holder/index.js'
import { createIssuer, skipRequirements } from '../../src/issue/index.js'
import { type Ladder, place, type Requirement, toFacts } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ecdsaJcs2019 } from '../../src/securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import type { Mechanism } from '../../src/securing/index.js'
import { sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createVerifier } from '../../src/verify/index.js'
import { above, achievement, ladderOf, needs, OWNER, rung, rungId, SCHOOL, WORKER } from '../ladder/support.js'
import { controllerDocument, errorOf, newSigner } from '../support/badges.js'

const NOW = '2026-05-01T09:00:00Z'
const ALIGNED = 'http://data.europa.eu/esco/skill/97fb21db-a4e5-4b03-af21-03b9d510d872'
const schoolKey = await newSigner('ES256', `${SCHOOL}#key`)
const ownerKey = await newSigner('ES256', `${OWNER}#key`)
const documents = [controllerDocument(schoolKey), controllerDocument(ownerKey)]
const verifier = createVerifier({ mechanisms, documents, now: NOW })
const policy = { trust: { ids: [SCHOOL, OWNER] } }
const context = { now: NOW, policy } as const

async function held(credential: JsonObject | string): Promise<HeldBadge> {
  return { credential, report: await verifier.verify(credential) }
}

async function award(name: string, { mechanism = ecdsaSd2023 as Mechanism, value = '92', ...more } = {}): Promise<HeldBadge> {
  const issuer = createIssuer({ profile: { id: SCHOOL, name: 'School' }, signer: schoolKey, mechanism, now: NOW })
  const test = `${achievement(name)}#test`
  const { credential } = await issuer.issue({
    subject: { id: WORKER, result: [{ resultDescription: test, value, status: 'Completed' }] },
    achievement: {
      id: achievement(name),
      name,
      description: `About ${name}.`,
      criteria: { narrative: 'Passed.' },
      alignment: [
        { targetName: 'GPS', targetUrl: ALIGNED },
        { targetName: 'Other', targetUrl: 'https://skills.example/other' },
      ],
      resultDescription: [{ id: test, name: 'Test', resultType: 'Percent', valueMin: '0', valueMax: '100' }],
    },
    validFrom: '2025-05-01T09:00:00Z',
    evidence: [{ id: 'https://school.example/evidence/1', narrative: 'Bandaged a cut in Graz.' }],
    ...more,
  })
  return held(credential)
}

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const
const ladder = ladderOf([
  rung('low', needs('a')),
  rung('high', {
    op: 'allOf',
    of: [above('low'), needs('b', { minResult: { resultDescription: `${achievement('b')}#test`, value: '80' } })],
  }),
])

async function rungBadge(name: string, of: Ladder): Promise<HeldBadge> {
  const owner = createIssuer({ profile: { id: OWNER, name: 'Courier' }, signer: ownerKey, mechanism: ecdsaSd2023, now: NOW })
  const { credential } = await owner.issue({
    ladder: of,
    rung: rungId(name),
    subject: WORKER,
    held: skipRequirements,
    validFrom: '2025-06-01T00:00:00Z',
  })
  return held(credential)
}

const pool = [
  ...(await Promise.all(NAMES.map((name) => award(name)))),
  // The same award again, and one that has a worse result.
  await award('a', { mechanism: ecdsaJcs2019 }),
  await award('b', { value: '60' }),
  await rungBadge('low', ladder),
]
const factsOfPool = pool.map(({ report }) => (report.outcome === 'verified' ? toFacts(report) : []))
const outcomes = (shown: MinimalDisclosure): readonly number[] => shown.badges.map(({ badge }) => badge)

describe('minimalDisclosure: which badges', () => {
  it('one for the rung where it is held, and what it requires where it is asked for that', () => {
    const shown = minimalDisclosure(ladder, rungId('low'), pool, context)
    expect(shown).toMatchObject({ proven: true, approximate: false })
    expect(shown.badges).toHaveLength(1)
    expect(outcomes(minimalDisclosure(ladder, rungId('low'), pool, { ...context, by: 'badge' }))).toEqual([7])
    expect(outcomes(minimalDisclosure(ladder, rungId('low'), pool, { ...context, by: 'requirements' }))).not.toContain(7)
    expect(outcomes(minimalDisclosure(ladder, rungId('high'), pool, context))).toHaveLength(2)
    expect(outcomes(minimalDisclosure(ladder, rungId('high'), pool, context))).toContain(1)
  })

  it('the one that the worker shows more gladly', () => {
    const gladly = (index: number) => (_badge: HeldBadge, one: number) => (one === index ? 0.5 : 1)
    for (const index of [0, 5, 7]) {
      expect(outcomes(minimalDisclosure(ladder, rungId('low'), pool, { ...context, sensitivity: gladly(index) }))).toEqual([
        index,
      ])
    }
  })

  it('none where all together do not prove it, and the trace says why', () => {
    const shown = minimalDisclosure(ladder, rungId('high'), pool.slice(2), context)
    expect(shown).toMatchObject({ proven: false, badges: [], trace: { outcome: 'unmet' } })
    expect(minimalDisclosure(ladder, rungId('low'), [], context).proven).toBe(false)
  })

  it('nothing is proven by what is not shown', () => {
    const without = ladderOf([rung('clean', { op: 'allOf', of: [needs('a'), { op: 'not', of: needs('b') }] })])
    expect(minimalDisclosure(without, rungId('clean'), pool, context).proven).toBe(false)
    expect(minimalDisclosure(without, rungId('clean'), pool.slice(0, 1), context)).toMatchObject({
      proven: false,
      trace: { outcome: 'indeterminate' },
    })
  })

  it('a badge that is not verified counts for nothing', async () => {
    const [good] = pool as [HeldBadge]
    const changed = await held({ ...(good.credential as JsonObject), name: 'Changed' })
    expect(changed.report.outcome).toBe('rejected')
    expect(minimalDisclosure(ladder, rungId('low'), [changed], context).proven).toBe(false)
  })

  const leaf: fc.Arbitrary<Requirement> = fc.oneof(
    fc.constantFrom(...NAMES).map((name) => needs(name)),
    fc
      .constantFrom(...NAMES)
      .map((name) => needs(name, { minResult: { resultDescription: `${achievement(name)}#test`, value: '80' } })),
    fc.constant<Requirement>({
      op: 'credential',
      match: { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ALIGNED }] },
      issuers: { ids: [SCHOOL] },
    }),
    fc.constant(above('low')),
  )
  const requirement: fc.Arbitrary<Requirement> = fc.letrec<{ node: Requirement }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of): Requirement => ({ op: 'allOf', of })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of): Requirement => ({ op: 'anyOf', of })),
      fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map((of): Requirement => ({ op: 'nOf', n: 2, of })),
      leaf.map((of): Requirement => ({ op: 'not', of })),
    ),
  })).node

  /** What nobody can meet, or says the same twice, is no requirement. */
  function anyLadder(requires: Requirement): Ladder | undefined {
    try {
      return ladderOf([rung('low', needs('a')), rung('top', requires)], { status: 'draft' })
    } catch (error) {
      if (!isRungsError(error)) throw error
      return undefined
    }
  }

  it('is the smallest of all sets that prove it, on any ladder and wallet (against brute force)', () => {
    let proven = 0
    fc.assert(
      fc.property(requirement, fc.uniqueArray(fc.nat(pool.length - 1), { maxLength: 5 }), (requires, chosen) => {
        const tree = anyLadder(requires)
        fc.pre(tree !== undefined)
        const badges = chosen.map((index) => pool[index] as HeldBadge)
        const isMet = (members: readonly HeldBadge[]): boolean =>
          place(
            tree,
            members.flatMap((badge) => factsOfPool[pool.indexOf(badge)] ?? []),
            context,
          ).rungs[1]?.outcome === 'met'
        const sizes = Array.from({ length: 2 ** badges.length }, (_, mask) =>
          badges.filter((_badge, index) => mask & (1 << index)),
        )
          .filter(isMet)
          .map(({ length }) => length)
        const shown = minimalDisclosure(tree, rungId('top'), badges, context)
        expect([shown.proven, shown.approximate]).toEqual([isMet(badges), false])
        if (!shown.proven) return
        proven++
        expect(shown.badges.length).toBe(Math.min(...sizes))
        expect(isMet(shown.badges.map(({ badge }) => badges[badge] as HeldBadge))).toBe(true)
        expect(shown.trace.outcome).toBe('met')
      }),
      { numRuns: 120 },
    )
    expect(proven).toBeGreaterThan(20)
  })

  it('of many badges is a set in which none can be spared, and says so', async () => {
    const many = await Promise.all(Array.from({ length: 16 }, (_, index) => award(`m${index}`, { mechanism: ecdsaJcs2019 })))
    const of = Array.from({ length: 16 }, (_, index) => needs(`m${index}`))
    const wide = ladderOf([rung('wide', { op: 'nOf', n: 9, of })])
    const shown = minimalDisclosure(wide, rungId('wide'), [...pool, ...many], context)
    expect([shown.proven, shown.approximate, shown.badges.length]).toEqual([true, true, 9])
    // Of which few have a part in it, the smallest is found all the same.
    const narrow = ladderOf([rung('narrow', { op: 'anyOf', of: [{ op: 'allOf', of: [needs('a'), needs('b')] }, needs('m3')] })])
    const one = minimalDisclosure(narrow, rungId('narrow'), [...pool, ...many], context)
    expect([one.approximate, one.badges.map(({ badge }) => badge)]).toEqual([false, [pool.length + 3]])
  })
})

describe.each([ecdsaSd2023, sdJwtVc])('minimalDisclosure: how much of each, by $id', (mechanism) => {
  const withResult = ladderOf([
    rung('good', needs('a', { minResult: { resultDescription: `${achievement('a')}#test`, value: '80' } })),
  ])
  const plain = ladderOf([rung('plain', needs('a'))])
  const aligned = ladderOf([
    rung('aligned', {
      op: 'credential',
      match: { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: ALIGNED }] },
      issuers: { ids: [SCHOOL] },
    }),
  ])

  async function shownFor(of: Ladder, name: string, badge: HeldBadge) {
    const { badges } = minimalDisclosure(of, rungId(name), [badge], context)
    const { credential } = await deriveCredential(badge.credential, { reveal: badges[0]?.reveal ?? [], mechanisms })
    const report = await verifier.verify(credential)
    expect(report.outcome).toBe('verified')
    const facts = report.outcome === 'verified' ? toFacts(report) : []
    expect(place(of, facts, context).rungs[0]?.outcome).toBe('met')
    return { text: JSON.stringify(report.outcome === 'verified' ? report.credential : {}), unneeded: badges[0]?.unneeded ?? [] }
  }

  it('hides result and evidence where the requirement reads neither', async () => {
    const { text, unneeded } = await shownFor(plain, 'plain', await award('a', { mechanism }))
    expect(unneeded).toEqual(
      expect.arrayContaining(['/credentialSubject/result/0', '/evidence/0', '/credentialSubject/achievement/alignment/0']),
    )
    for (const secret of ['"92"', 'Graz']) expect(text).not.toContain(secret)
    // By default an SD-JWT leaves the achievement whole.
    expect(text.includes(ALIGNED)).toBe(mechanism === sdJwtVc)
  })

  it('shows a result that is asked for, with its status', async () => {
    const { text, unneeded } = await shownFor(withResult, 'good', await award('a', { mechanism }))
    expect(text).toContain('"92"')
    expect(text).toContain('"Completed"')
    expect(unneeded).toContain('/evidence/0')
    expect(text).not.toContain('Graz')
  })

  it('shows of several alignments the one that is asked for', async () => {
    const { text } = await shownFor(aligned, 'aligned', await award('a', { mechanism }))
    expect(text).toContain(ALIGNED)
    expect(text.includes('https://skills.example/other')).toBe(mechanism === sdJwtVc)
  })

  it('says nothing of parts where all is shown or nothing', async () => {
    const badge = await award('a', { mechanism: ecdsaJcs2019 })
    expect(minimalDisclosure(plain, rungId('plain'), [badge], context).badges).toEqual([
      { badge: 0, credentialId: expect.any(String), unneeded: [] },
    ])
    const whole = await award('a', { mechanism })
    const derived = await held(
      (await deriveCredential(whole.credential, { reveal: ['/credentialSubject/achievement'], mechanisms })).credential,
    )
    expect(minimalDisclosure(plain, rungId('plain'), [derived], context).badges[0]?.reveal).toBeUndefined()
  })
})

describe('minimalDisclosure: mistakes', () => {
  it.each([
    [() => minimalDisclosure(ladder, 'urn:none', pool, context), 'core.option_invalid'],
    [() => minimalDisclosure(ladder, rungId('low'), pool, { ...context, by: 'name' } as never), 'core.option_invalid'],
    [() => minimalDisclosure(ladder, rungId('low'), pool, { ...context, sensitivity: () => 0 }), 'core.option_invalid'],
    [() => minimalDisclosure(ladder, rungId('low'), pool, { ...context, byt: 'badge' } as never), 'core.option_unknown'],
    [() => minimalDisclosure(ladder, rungId('low'), {} as never, context), 'core.option_invalid'],
  ])('%s', async (run, code) => expect((await errorOf(run)).code).toBe(code))
})
