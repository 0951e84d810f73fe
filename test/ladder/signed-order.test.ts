import { describe, expect, it } from 'vitest'
import { checkNames, isRungsError } from '../../src/core/index.js'
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

describe('the order of allowed values', () => {
  const graded = (url: string): unknown => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', url],
    id: 'urn:uuid:1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: 'did:web:school.example',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: RECIPIENT,
      achievement: {
        id: ACHIEVEMENT,
        resultDescription: [{ id: 'urn:r', resultType: 'LetterGrade', allowedValue: ['5', '4', '3', '2', '1'] }],
      },
      result: [{ resultDescription: 'urn:r', value: '5' }],
    },
    proof: {},
  })
  const checks = Object.fromEntries(checkNames.map((name) => [name, { state: 'pass', findings: [] }]))
  const decide = (url: string): unknown => {
    const report = {
      outcome: 'verified',
      credential: graded(url),
      checks,
      proofs: [{ state: 'pass', mechanism: 'eddsa-rdfc-2022', findings: [] }],
      findings: [],
      at: NOW,
    }
    const requirement = {
      op: 'credential',
      match: { ids: [ACHIEVEMENT] },
      issuers: { any: true },
      minResult: { value: '2' },
    } as const
    return evaluateRequirement(requirement, toFacts(report as never), { now: NOW }).outcome
  }

  // From low to high: 5 is the lowest grade here, though the largest number.
  it.each([
    ['context-3.0.3.json', 'unmet'],
    ['context-3.0.2.json', 'unmet'],
    ['context-3.0.1.json', 'indeterminate'],
    ['context.json', 'indeterminate'],
  ])('is a list, so signed, or else never guessed from numbers: %s', (name, outcome) => {
    expect(decide(`https://purl.imsglobal.org/spec/ob/v3p0/${name}`)).toBe(outcome)
  })
})
