import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { evaluateRequirement, lintLadder, toFacts } from '../../src/ladder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, type Loose, NOW, newSigner, RECIPIENT, signedBadge, thaw, tokenBadge } from '../support/badges.js'
import { fact, ladderOf, needs, rung } from './support.js'

const signer = await newSigner()
const verifier = createVerifier({ mechanisms, now: NOW })
const ACHIEVEMENT = 'https://courier.example/achievements/driving'

const levelled = (points: boolean) =>
  badgeOf(controllerOf(signer), {
    subject: { id: RECIPIENT, result: [{ resultDescription: `${ACHIEVEMENT}#level`, achievedLevel: `${ACHIEVEMENT}#low` }] },
    achievement: {
      id: ACHIEVEMENT,
      name: 'Driving',
      description: 'Drives a van.',
      criteria: { narrative: 'Passed the test.' },
      resultDescription: [
        {
          id: `${ACHIEVEMENT}#level`,
          name: 'Level',
          resultType: 'RubricCriterionLevel',
          rubricCriterionLevel: ['low', 'high'].map((name, index) => ({
            id: `${ACHIEVEMENT}#${name}`,
            name,
            ...(points && { points: String(index + 1) }),
          })),
        },
      ],
    },
  })

const highEnough = async (input: unknown): Promise<unknown> => {
  const report = await verifier.verify(input)
  if (report.outcome !== 'verified') throw new Error(report.outcome)
  const requirement = {
    op: 'credential',
    match: { ids: [ACHIEVEMENT] },
    issuers: { any: true },
    minResult: { level: `${ACHIEVEMENT}#high` },
  } as const
  return evaluateRequirement(requirement, toFacts(report), { now: NOW }).outcome
}

const reversed = (badge: unknown): Loose => {
  const copy = thaw(badge)
  copy.credentialSubject.achievement.resultDescription[0].rubricCriterionLevel.reverse()
  return copy
}

describe('the order of rubric levels, which canonical RDF does not sign (OB 3.0 B.1.17)', () => {
  it('comes from their points, however the array is turned', async () => {
    const badge = await signedBadge(signer, levelled(true))
    expect(await highEnough(badge)).toBe('unmet')
    expect(await highEnough(reversed(badge))).toBe('unmet')
  })

  it('is not known without points, and then a level cannot be compared', async () => {
    const badge = await signedBadge(signer, levelled(false))
    expect(await highEnough(badge)).toBe('indeterminate')
    expect(await highEnough(reversed(badge))).toBe('indeterminate')
  })

  it('is the array’s own in a token, which is signed as it is written', async () => {
    expect(await highEnough(await tokenBadge(signer, levelled(false)))).toBe('unmet')
  })
})

describe('toFacts takes reports of badges alone', () => {
  it('a credential that is no badge has no facts', async () => {
    const { '@context': context, id, issuer, validFrom } = badgeOf(controllerOf(signer))
    const other = {
      '@context': context,
      id,
      type: ['VerifiableCredential'],
      issuer,
      validFrom,
      credentialSubject: { id: RECIPIENT },
    }
    const report = await verifier.verify(await tokenBadge(signer, other as never))
    expect(report.outcome === 'verified' && toFacts(report)).toEqual([])
  })

  it.each([{}, { checks: {} }, { checks: null, proofs: [], at: NOW }, { checks: {}, proofs: [], at: NOW }])(
    'an object that only says so is refused: %j',
    (more) => {
      try {
        toFacts({ outcome: 'verified', credential: badgeOf(controllerOf(signer)), ...more } as never)
        expect.unreachable()
      } catch (error) {
        expect(isRungsError(error) && error.code).toBe('ladder.report_not_verified')
      }
    },
  )
})

describe('freshness', () => {
  it('a maximal age does not let in what has ended', () => {
    const decide = (validUntil: string) =>
      evaluateRequirement(needs('a', { currency: { maxAge: 'P5Y' } }), [fact('a', { validUntil })], {
        now: '2026-05-01T09:00:00Z',
      })
    expect(decide('2026-05-01T08:59:59Z')).toMatchObject({ outcome: 'unmet', reason: 'requirement.expired' })
    expect(decide('2026-05-01T09:00:00Z').outcome).toBe('met')
  })
})

describe('lintLadder', () => {
  it('the same requirement twice in an allOf is told', () => {
    const twice = ladderOf([rung('a', { op: 'allOf', of: [needs('x'), needs('x')] })])
    expect(lintLadder(twice)).toMatchObject([{ code: 'ladder.slot_duplicate', severity: 'warning' }])
  })
})
