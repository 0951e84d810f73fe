import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import { buildAchievement, buildEndorsementCredential } from '../../src/credential/index.js'
import { profile } from './inputs.js'
import {
  achievement,
  failureOf,
  minimalEndorsement,
  nquads,
  schemaProblems,
  signedEndorsement,
  subjectId,
  unfrozen,
} from './support.js'

describe('endorsements that are put in (OB 3.0 B.1.8)', () => {
  const withEndorsement = (endorsement: unknown) =>
    buildAchievement({ ...achievement, endorsement: [endorsement] } as never, '/a')

  it('are kept as they are', () => {
    expect(withEndorsement(signedEndorsement).endorsement).toEqual([signedEndorsement])
  })

  it.each(['@context', 'id', 'type', 'name', 'issuer', 'validFrom', 'credentialSubject', 'proof'])('need %s', (field) => {
    const { [field]: _left, ...rest } = signedEndorsement as unknown as Record<string, unknown>
    expect(failureOf(() => withEndorsement(rest))).toEqual({
      code: 'credential.field_missing',
      params: { field },
      path: `/a/endorsement/0/${field}`,
    })
  })

  it.each([
    [{ '@context': CREDENTIALS_V2 }, '@context'],
    [{ '@context': [OB_3_0_3, CREDENTIALS_V2] }, '@context'],
    [{ type: 'EndorsementCredential' }, 'type'],
    [{ type: ['VerifiableCredential', 'OpenBadgeCredential'] }, 'type'],
    [{ id: 'x' }, 'id'],
    [{ name: '' }, 'name'],
    [{ validFrom: '2026' }, 'validFrom'],
    [{ credentialSubject: [] }, 'credentialSubject'],
    [{ credentialSubject: { id: 'https://a.example/', type: ['Profile'] } }, 'credentialSubject/type'],
    [{ credentialSubject: { id: 'x', type: ['EndorsementSubject'] } }, 'credentialSubject/id'],
    [{ issuer: 5 }, 'issuer'],
    [{ proof: null }, 'proof'],
    [{ proof: [] }, 'proof'],
    [{ issuer: { id: 'https://a.example/' } }, 'issuer/type'],
  ])('refuse %j', (change, path) => {
    expect(failureOf(() => withEndorsement({ ...signedEndorsement, ...change }))).toMatchObject({
      code: 'credential.field_invalid',
      path: `/a/endorsement/0/${path}`,
    })
  })

  it.each([[null], ['text'], [[]]])('refuse %j', (value) => {
    expect(failureOf(() => withEndorsement(value))).toMatchObject({ code: 'credential.field_invalid', path: '/a/endorsement/0' })
  })
})

describe('buildEndorsementCredential (OB 3.0 B.1.8)', () => {
  it('the least and the most', async () => {
    const least = buildEndorsementCredential(minimalEndorsement)
    expect(least).toEqual({
      '@context': [CREDENTIALS_V2, OB_3_0_3],
      id: minimalEndorsement.id,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: minimalEndorsement.name,
      issuer: minimalEndorsement.issuer,
      validFrom: minimalEndorsement.validFrom,
      credentialSubject: { id: achievement.id, type: ['EndorsementSubject'] },
    })
    const most = buildEndorsementCredential({
      ...minimalEndorsement,
      issuer: profile,
      comment: 'Good work.',
      description: 'An endorsement.',
      validUntil: '2027-05-01T09:00:00Z',
      awardedDate: '2026-05-01T09:00:00Z',
    })
    expect(most.credentialSubject.endorsementComment).toBe('Good work.')
    for (const credential of [least, most]) {
      expect(unfrozen(credential)).toEqual([])
      expect(await schemaProblems('ob-endorsement-credential', credential)).toEqual([])
      expect(await nquads(credential)).toContain('EndorsementSubject')
    }
  })

  it.each(['id', 'issuer', 'validFrom', 'name', 'endorses'])('asks for %s', (field) => {
    expect(failureOf(() => buildEndorsementCredential({ ...minimalEndorsement, [field]: undefined } as never))).toEqual({
      code: 'credential.field_missing',
      params: { field },
      path: `/${field}`,
    })
  })

  it.each([
    [{ endorses: 'x' }, 'credential.field_invalid', '/endorses'],
    [{ endorses: null }, 'credential.field_invalid', '/endorses'],
    [{ comment: '' }, 'credential.field_invalid', '/comment'],
    [{ comment: 5 }, 'credential.field_invalid', '/comment'],
    [{ achievement }, 'credential.field_unknown', ''],
    [{ subject: subjectId }, 'credential.field_unknown', ''],
  ])('refuses %j', (change, code, path) => {
    expect(failureOf(() => buildEndorsementCredential({ ...minimalEndorsement, ...change } as never))).toMatchObject({
      code,
      path,
    })
  })
})
