import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildGovernanceDecisionCredential, parseGovernanceDecisionCredential } from '../../src/credential/index.js'
import { statisticsShapes } from '../../src/credential/statistics-shapes.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, errorOf, type Loose, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { DIGEST, decision } from './voice-inputs.js'

const build = (changes: object = {}) => buildGovernanceDecisionCredential({ ...decision, ...changes } as never)
const votes = (changes: object) => ({ votes: [{ ...decision.votes[0], ...changes }] })
const ballot = (changes: object) => ({ ballots: [{ ...decision.ballots[0], ...changes }] })

describe('a governance decision', () => {
  it('keeps everything, is signed, verified and read back, and rejected once a vote is changed', async () => {
    const signer = await newSigner()
    const built = build({ issuer: controllerOf(signer) })
    expect(built.type).toEqual(['VerifiableCredential', 'GovernanceDecisionCredential'])
    const { credential } = await eddsaRdfc2022.secure(built as never, { signer, loader, now: NOW_MS })
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    expect((await verifier.verify(credential)).outcome).toBe('verified')
    const read = parseGovernanceDecisionCredential(credential)
    expect(read).toEqual(built.credentialSubject)
    const { decision: id, id: _, issuer: __, validFrom: ___, ...rest } = decision
    expect(read).toEqual({ id, type: 'GovernanceDecision', ...rest })
    expect(Object.isFrozen(built.credentialSubject.votes?.[0])).toBe(true)
    for (const change of [
      (subject: Loose) => (subject.votes[0].for = 4),
      (subject: Loose) => (subject.ladderDigest = subject.previousDigest),
      (subject: Loose) => (subject.outcome = 'rejected'),
      (subject: Loose) => (subject.ballots[0].for = 'no'),
    ]) {
      const other = thaw(credential) as Loose
      change(other.credentialSubject)
      expect((await verifier.verify(other)).outcome).toBe('rejected')
    }
  })

  it('is small where little is to be said', () => {
    const { id, issuer, validFrom, decision: of, ladder, ladderVersion, ladderDigest, outcome, decidedAt } = decision
    const least = { id, issuer, validFrom, decision: of, ladder, ladderVersion, ladderDigest, outcome, decidedAt }
    const built = buildGovernanceDecisionCredential(least)
    expect(parseGovernanceDecisionCredential(JSON.parse(JSON.stringify(built)))).toEqual(built.credentialSubject)
  })

  it.each<[string, object, string]>([
    ['of no outcome', { outcome: 'maybe' }, 'credential.field_invalid /outcome'],
    ['of no edition', { ladderDigest: undefined }, 'credential.field_missing /ladderDigest'],
    ['of a digest that is none', { ladderDigest: 'uEiA' }, 'credential.field_invalid /ladderDigest'],
    ['of another hash', { previousDigest: DIGEST.replace('Ei', 'Fi') }, 'credential.field_invalid /previousDigest'],
    ['of minutes without a digest', { minutesDigest: 'sha256' }, 'credential.field_invalid /minutesDigest'],
    ['in force before it was decided', { effectiveFrom: '2026-01-01T00:00:00Z' }, 'credential.dates_order /effectiveFrom'],
    ['objected to before it was decided', { objectionUntil: '2026-01-01T00:00:00Z' }, 'credential.dates_order /objectionUntil'],
    ['appealed before it was decided', { appealUntil: '2026-01-01T00:00:00Z' }, 'credential.dates_order /appealUntil'],
    ['decided on a day', { decidedAt: '2026-04-30' }, 'credential.field_invalid /decidedAt'],
    ['by votes that are no list', { votes: {} }, 'credential.field_invalid /votes'],
    ['by more votes than seats', votes({ for: 5 }), 'credential.field_invalid /votes/0/seats'],
    ['by a negative number of votes', votes({ against: -1 }), 'credential.field_invalid /votes/0/against'],
    ['by half a vote', votes({ for: 0.5 }), 'credential.field_invalid /votes/0/for'],
    ['by no seats', votes({ seats: 0, for: 0, against: 0, abstain: 0 }), 'credential.field_invalid /votes/0/seats'],
    ['by votes of nobody', votes({ constituency: ' ' }), 'credential.field_invalid /votes/0/constituency'],
    ['by votes with a name', votes({ voter: 'Ana' }), 'credential.field_invalid /votes/0'],
    ['by one group twice', { votes: [decision.votes[0], decision.votes[0]] }, 'credential.field_invalid /votes/1/constituency'],
    ['by a ballot without a digest', ballot({ digest: 'x' }), 'credential.field_invalid /ballots/0/digest'],
    ['by a ballot of no question', ballot({ question: 'seven' }), 'credential.field_invalid /ballots/0/question'],
    ['by a ballot in which for is against', ballot({ against: 'yes' }), 'credential.field_invalid /ballots/0/against'],
    [
      'by a ballot twice',
      { ballots: [decision.ballots[0], decision.ballots[0]] },
      'credential.field_invalid /ballots/1/question',
    ],
    ['with more than it has', { voters: ['Ana'] }, 'credential.field_unknown '],
  ])('is refused %s', async (_, changes, expected) => {
    const { code, path } = await errorOf(() => build(changes))
    expect(`${code} ${path}`).toBe(expected)
  })

  it('is refused on the way in as well', async () => {
    const built = thaw(build()) as Loose
    built.credentialSubject.votes[0].for = 50
    const { code, path } = await errorOf(() => parseGovernanceDecisionCredential(built))
    expect([code, path]).toEqual(['credential.field_invalid', '/credentialSubject/votes/0/seats'])
    expect(await errorOf(() => parseGovernanceDecisionCredential({ ...built, type: ['VerifiableCredential'] }))).toMatchObject({
      path: '/type',
    })
  })

  it('takes anything at all in any field, or refuses it by its code', () => {
    const fields = Object.keys(statisticsShapes.GovernanceDecision.fields).map((field) => (field === 'id' ? 'decision' : field))
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.oneof(fc.anything(), fc.jsonValue()), (field, value) => {
        try {
          build({ [field]: value })
        } catch (error) {
          expect(String((error as Loose).code)).toMatch(/^(credential|core)\./)
        }
      }),
      { numRuns: 500 },
    )
  })
})
