import { describe, expect, it } from 'vitest'
import { DATA_INTEGRITY_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { badgeOf, controllerOf, type Loose, RECIPIENT, signedBadge, thaw } from '../support/badges.js'
import { codesOf, signer, verifier, verifierOf } from './support.js'

const issuer = controllerOf(signer)
const ACHIEVEMENT = 'https://courier.example/achievements/driving'

const graded = badgeOf(issuer, {
  subject: { id: RECIPIENT, result: [{ resultDescription: `${ACHIEVEMENT}#grade`, value: '4' }] },
  achievement: {
    id: ACHIEVEMENT,
    name: 'Driving',
    description: 'Drives a van.',
    criteria: { id: ACHIEVEMENT, narrative: 'Passed the test.' },
    creator: { id: RECIPIENT, name: 'Ana' },
    resultDescription: [{ id: `${ACHIEVEMENT}#grade`, name: 'Grade', resultType: 'LetterGrade', allowedValue: ['5', '4', '3'] }],
  },
})

/** Each keeps every statement of the graph, so the signature stays right. */
const sameGraph: [string, (badge: Loose) => void][] = [
  [
    'a result three times, as one named blank node',
    (badge) => {
      const result = { id: '_:r', ...badge.credentialSubject.result[0] }
      badge.credentialSubject.result = [result, result, result]
    },
  ],
  [
    'result descriptions moved to the criteria, which have the achievement’s id',
    (badge) => {
      const { achievement } = badge.credentialSubject
      achievement.criteria = { ...achievement.criteria, type: 'Achievement', resultDescription: achievement.resultDescription }
      delete achievement.resultDescription
    },
  ],
  [
    'results moved to the creator, who is the recipient too',
    (badge) => {
      const { achievement, result } = badge.credentialSubject
      achievement.creator = { ...achievement.creator, type: ['Profile', 'AchievementSubject'], result }
      delete badge.credentialSubject.result
    },
  ],
]

describe('other JSON for the same graph (context validation, Data Integrity 1.0 section 4.6)', () => {
  it('the badge itself is verified: criteria and creator may share an id with others', async () => {
    expect((await verifier.verify(await signedBadge(signer, graded))).outcome).toBe('verified')
  })

  it.each(sameGraph)('%s: the signature holds, and it is not verified', async (_what, change) => {
    const badge = thaw(await signedBadge(signer, graded)) as Loose
    change(badge)
    const report = await verifier.verify(badge)
    expect(codesOf(report)).toContain('proof.member_disguised')
    expect(codesOf(report)).not.toContain('proof.signature_invalid')
    expect(report.outcome).not.toBe('verified')
  })
})

describe('what is signed inside, where nobody verifies it (Data Integrity 1.0 section 4.6)', () => {
  const { '@context': contexts, id, ...rest } = badgeOf(issuer, { validUntil: '2026-05-20T00:00:00Z' })
  const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod', proofValue: 'z' }
  const evidence = { id: id as string, type: ['Evidence'], narrative: 'The badge itself.', proof }
  const expired = { '@context': [...(contexts as string[]), DATA_INTEGRITY_V2], id, ...rest, evidence: [evidence] } as JsonObject

  it('does not take the end of the credential away from it', async () => {
    const signed = await signedBadge(signer, expired)
    expect(codesOf(await verifier.verify(signed))).toEqual(['validity.expired'])
    const { validUntil, ...changed } = signed
    const moved = { ...evidence, type: ['Evidence', 'VerifiableCredential'], validUntil }
    const report = await verifier.verify({ ...changed, evidence: [moved] } as JsonObject)
    expect(codesOf(report)).toEqual(['proof.member_disguised'])
    expect(report.outcome).toBe('indeterminate')
  })
})

describe('bounds on what costs time', () => {
  it('contexts, however they are spread, are counted before anything is made of them', async () => {
    const badge = thaw(await signedBadge(signer)) as Loose
    const [first, second] = badge['@context']
    for (const document of [
      { ...badge, '@context': Array.from({ length: 70 }, (_, index) => (index % 2 ? second : first)) },
      { ...badge, evidence: Array.from({ length: 65 }, () => ({ type: ['Evidence'], '@context': second })) },
    ]) {
      const report = await verifier.verify(document as JsonObject)
      expect(report.checks.form.findings).toMatchObject([{ code: 'form.contexts_too_many', params: { limit: 64 } }])
    }
  })
})

describe('a proof that says it was made in the future', () => {
  it('is told and not refused: clocks differ', async () => {
    const report = await verifierOf({ now: '2026-05-20T00:00:00Z' }).verify(await signedBadge(signer))
    expect(report.outcome).toBe('verified')
    expect(codesOf(report)).toEqual(['proof.created_in_future'])
  })
})
