import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { errorOf, type Loose, NOW, newSigner, RECIPIENT, thaw } from '../support/badges.js'
import { countingRandom, draftOf, firstAid, ISSUER, issuer, issuerOf, ladder, rungId, school, verifiedOf } from './support.js'

const without = (...members: string[]): Record<string, unknown> => {
  const draft = draftOf()
  for (const member of members) delete draft[member]
  return draft
}

describe('sealBadge', () => {
  it('secures a draft that verifies', async () => {
    const badge = await issuer.sealBadge(draftOf())
    expect(badge).toMatchObject({ id: draftOf()['id'], fileName: '5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1.json' })
    expect(await verifiedOf(badge)).toMatchObject({ validFrom: '2026-05-01T09:00:00Z', issuer: issuer.profile })
  })

  it('fills in a missing id, issuer and validFrom', async () => {
    const credential = await verifiedOf(await issuer.sealBadge(without('id', 'issuer', 'validFrom')))
    expect(credential).toMatchObject({ id: expect.stringMatching(/^urn:uuid:/), issuer: issuer.profile, validFrom: NOW })
  })

  it('keeps a fuller profile of the same issuer', async () => {
    const profile = { id: ISSUER, type: ['Profile'], name: 'Another name', url: 'https://courier.example' }
    expect(await verifiedOf(await issuer.sealBadge(draftOf({ issuer: profile })))).toMatchObject({ issuer: profile })
  })

  it('is deterministic with injected clock and random source', async () => {
    const seal = async () => issuerOf({ random: countingRandom() }).sealBadge(without('id'))
    expect(JSON.stringify(await seal())).toBe(JSON.stringify(await seal()))
  })

  it('leaves the draft as it was', async () => {
    const draft = without('id', 'issuer')
    const before = JSON.stringify(draft)
    const promise = issuer.sealBadge(draft)
    draft['name'] = 'Changed later'
    expect(JSON.stringify((await promise).credential)).not.toContain('Changed later')
    delete draft['name']
    expect(JSON.stringify(draft)).toBe(before)
  })

  it.each([
    ['another issuer', 'issue.issuer_differs', '/issuer', draftOf({ issuer: 'did:web:other.example' })],
    [
      'another issuer as a profile',
      'issue.issuer_differs',
      '/issuer',
      draftOf({ issuer: { id: 'did:web:other.example', type: ['Profile'] } }),
    ],
    ['an issuer that is null', 'issue.issuer_differs', '/issuer', draftOf({ issuer: null })],
    ['a proof', 'securing.already_secured', '/proof', draftOf({ proof: { type: 'DataIntegrityProof' } })],
    ['no context', 'issue.draft_invalid', '/@context/0', without('@context')],
    [
      'the context of VCDM 1.1',
      'issue.draft_invalid',
      '/@context/0',
      draftOf({ '@context': ['https://www.w3.org/2018/credentials/v1', OB_3_0_3] }),
    ],
    ['contexts in the wrong order', 'issue.draft_invalid', '/@context/0', draftOf({ '@context': [OB_3_0_3, CREDENTIALS_V2] })],
    ['dates in the wrong order', 'credential.dates_order', '/validUntil', draftOf({ validUntil: '2026-04-01T00:00:00Z' })],
    [
      'no recipient',
      'credential.recipient_missing',
      '/credentialSubject',
      draftOf({ credentialSubject: { ...(draftOf()['credentialSubject'] as object), id: undefined } }),
    ],
  ])('refuses %s (OB 3.0 section 8, VCDM 2.0 section 4.9)', async (_, code, path, draft) => {
    expect(await errorOf(issuer.sealBadge(JSON.parse(JSON.stringify(draft))))).toMatchObject({ code, path, kind: 'input' })
  })

  it.each<readonly [string, (draft: Loose) => void]>([
    ['/credentialSubject/achievement/criteria', (draft) => delete draft.credentialSubject.achievement.criteria],
    ['/credentialSubject/achievement/name', (draft) => (draft.credentialSubject.achievement.name = 7)],
    ['/credentialSubject/achievement/id', (draft) => (draft.credentialSubject.achievement.id = 7)],
    ['/type', (draft) => (draft.type = ['VerifiableCredential'])],
    ['/validFrom', (draft) => (draft.validFrom = 'yesterday')],
    ['/validUntil', (draft) => (draft.validUntil = 7)],
    ['/evidence/0/type', (draft) => (draft.evidence = [{ name: 'x' }])],
  ])('points at what the schema of OB 3.0 refuses: %s', async (path, change) => {
    const draft = draftOf()
    change(draft)
    const error = await errorOf(issuer.sealBadge(draft))
    expect(error.code).toBe('issue.draft_invalid')
    // A missing member is missed where it would stand, or in its parent.
    expect([path, path.slice(0, path.lastIndexOf('/'))]).toContain(error.path)
    expect(error.params).toMatchObject({ keyword: expect.any(String), expected: expect.any(String) })
  })

  it('refuses what would not be signed', async () => {
    const draft: Loose = draftOf()
    draft.credentialSubject.achievement.salary = 'a lot'
    expect((await errorOf(issuer.sealBadge(draft))).code).toBe('rdf.term_undefined')
    const other: Loose = draftOf()
    other.credentialSubject.achievement.id = 'not a url'
    expect((await errorOf(issuer.sealBadge(other))).code).toBe('rdf.data_lost')
  })

  it.each([undefined, null, 7, 'draft', [], {}, new Map(), { toJSON: () => draftOf() }, JSON.parse('{"__proto__":{"id":"x"}}')])(
    'never throws anything but a RungsError: %o',
    async (draft) => {
      expect((await errorOf(issuer.sealBadge(draft))).kind).toBe('input')
    },
  )

  it('refuses a draft that is a cycle, or too deep', async () => {
    const cycle: Loose = draftOf()
    cycle.self = cycle
    expect((await errorOf(issuer.sealBadge(cycle))).kind).toBe('input')
    let deep: Loose = {}
    for (let depth = 0; depth < 100_000; depth++) deep = { deep }
    expect((await errorOf(issuer.sealBadge(draftOf({ deep })))).kind).toBe('input')
  })
})

describe('reseal', () => {
  const reseal = async (changes?: Readonly<Record<string, unknown>>, more: object = {}) => {
    const previous = await verifiedOf(await issuer.issue({ ...firstAid({ validUntil: '2027-01-01T00:00:00Z', ...more }) }))
    return { previous, next: await verifiedOf(await issuer.reseal(previous, changes)) }
  }

  it('issues a successor that verifies: new id, replaces, type, first awarded date, no end', async () => {
    const { previous, next } = await reseal()
    expect(next.id).not.toBe(previous.id)
    expect(next).toMatchObject({ replaces: previous.id, awardedDate: previous.validFrom, validFrom: NOW })
    expect(next.type).toEqual([...previous.type, 'SuccessorCredential'])
    expect(next.validUntil).toBeUndefined()
    expect(next.credentialSubject).toEqual(previous.credentialSubject)
    expect(next['@context']).toEqual([...previous['@context'], RUNGS_V0])
  })

  it('keeps an awarded date that is there', async () => {
    const { next } = await reseal({}, { awardedDate: '2025-12-01T00:00:00Z' })
    expect(next.awardedDate).toBe('2025-12-01T00:00:00Z')
  })

  it('applies changes', async () => {
    const { previous, next } = await reseal({ validUntil: '2029-01-01T00:00:00Z', name: 'First aid, renewed' })
    expect(next).toMatchObject({ validUntil: '2029-01-01T00:00:00Z', name: 'First aid, renewed', replaces: previous.id })
  })

  it('reseals a successor and a rung once more', async () => {
    const rung = await verifiedOf(
      await issuer.issue({ ladder, rung: rungId('courier'), subject: RECIPIENT, held: skipRequirements }),
    )
    const second = await verifiedOf(await issuer.reseal(rung))
    const third = await verifiedOf(await issuer.reseal(second))
    expect(third).toMatchObject({ replaces: second.id, awardedDate: rung.validFrom })
    expect(third.type).toEqual(second.type)
    expect(third['@context']).toEqual(rung['@context'])
  })

  it('takes a badge with its proof, and one from a token', async () => {
    const badge = await issuer.issue(firstAid())
    expect(await verifiedOf(await issuer.reseal(badge.credential as Loose))).toMatchObject({ replaces: badge.id })
    const es256 = issuerOf({ signer: await newSigner('ES256'), mechanism: ob3Jwt, profile: {} })
    const token = await verifiedOf(await es256.issue(firstAid()))
    expect(await verifiedOf(await es256.reseal(token))).toMatchObject({ replaces: token.id })
  })

  it('leaves the badge as it was', async () => {
    const { credential } = await issuer.issue(firstAid())
    const previous = thaw(credential)
    await issuer.reseal(previous, { name: 'x' })
    expect(previous).toEqual(credential)
  })

  it('refuses the badge of another issuer', async () => {
    const foreign = await verifiedOf(await school.issue(firstAid()))
    expect((await errorOf(issuer.reseal(foreign))).code).toBe('issue.issuer_differs')
  })

  it.each([
    [{ proof: { type: 'DataIntegrityProof' } }, 'securing.already_secured'],
    [{ issuer: 'did:web:other.example' }, 'issue.issuer_differs'],
    [{ validUntil: '2020-01-01T00:00:00Z' }, 'credential.dates_order'],
    [{ credentialSubject: {} }, 'issue.draft_invalid'],
    [null, 'core.input_type'],
    [7, 'core.input_type'],
  ])('refuses the changes %j', async (changes, code) => {
    const previous = await verifiedOf(await issuer.issue(firstAid()))
    expect((await errorOf(issuer.reseal(previous, changes as Loose))).code).toBe(code)
  })

  it.each([undefined, null, 7, 'ey.ey.ey', [], {}, { type: 7 }])(
    'never throws anything but a RungsError: %j',
    async (previous) => {
      expect((await errorOf(issuer.reseal(previous as Loose))).kind).toBe('input')
    },
  )
})
