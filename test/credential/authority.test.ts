import { describe, expect, it } from 'vitest'
import {
  buildAuthorityCredential,
  buildTrustListCredential,
  parseAuthorityCredential,
  parseTrustListCredential,
} from '../../src/credential/index.js'
import { errorOf, type Loose, thaw } from '../support/badges.js'

const authority = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11',
  issuer: 'did:web:ministry.example',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2028-01-01T00:00:00Z',
  name: 'First aid',
  credentialStatus: { id: 'https://ministry.example/status#7', type: 'BitstringStatusListEntry' },
  subject: 'did:web:school.example',
  mayAward: [
    {
      ids: ['https://ministry.example/first-aid'],
      alignedTo: [{ framework: 'ESCO', kind: 'skill', code: 'S1', version: '1.1.1' }],
      achievementType: 'Certificate',
      versions: '^1',
      ladder: 'https://courier.example/ladder',
      rungs: ['https://courier.example/ladder#1'],
    },
  ],
  awardsFrom: '2026-02-01T00:00:00Z',
  awardsUntil: '2027-01-01T00:00:00+01:00',
  mayDelegate: 1,
  delegatedFrom: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab12',
} as const
const list = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab13',
  issuer: 'did:web:registry.example',
  validFrom: '2026-01-01T00:00:00Z',
  list: 'https://registry.example/lists/care',
  name: 'Care',
  issuers: [
    {
      id: 'did:web:school.example',
      name: 'School',
      url: 'https://school.example',
      listedFrom: '2026-01-01T00:00:00Z',
      scope: [{ ids: ['urn:x:1'] }],
    },
    { id: 'did:web:b.example' },
  ],
} as const

const changed = (source: object, path: string, value: unknown): Loose => {
  const copy = thaw(source)
  const keys = path.split('/').slice(1)
  const parent = keys.slice(0, -1).reduce((at, key) => at[key], copy)
  if (value === undefined) delete parent[keys.at(-1) as string]
  else parent[keys.at(-1) as string] = value
  return copy
}

describe('buildAuthorityCredential', () => {
  it('keeps everything, deep-frozen, and reads it back', () => {
    const built = buildAuthorityCredential(authority)
    expect(built).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'],
      type: ['VerifiableCredential', 'AuthorityCredential'],
      credentialStatus: authority.credentialStatus,
      credentialSubject: { id: authority.subject, type: 'AwardingAuthority', mayAward: authority.mayAward, mayDelegate: 1 },
    })
    for (const part of [built, built.credentialSubject, built.credentialSubject.mayAward])
      expect(Object.isFrozen(part)).toBe(true)
    expect(parseAuthorityCredential(built)).toEqual({
      credentialId: authority.id,
      issuer: authority.issuer,
      subject: authority.subject,
      mayAward: authority.mayAward,
      fromMs: Date.parse(authority.awardsFrom),
      untilMs: Date.parse(authority.awardsUntil),
      mayDelegate: 1,
      delegatedFrom: authority.delegatedFrom,
    })
  })

  it('has the limits of the credential where it has none of its own, and lets nobody pass it on', () => {
    const { awardsFrom: _from, awardsUntil: _until, mayDelegate: _depth, delegatedFrom: _parent, ...plain } = authority
    expect(parseAuthorityCredential(buildAuthorityCredential(plain))).toMatchObject({
      fromMs: Date.parse(plain.validFrom),
      untilMs: Date.parse(plain.validUntil),
      mayDelegate: 0,
    })
    const { validUntil: _end, ...endless } = plain
    expect(parseAuthorityCredential(buildAuthorityCredential(endless)).untilMs).toBe(Number.POSITIVE_INFINITY)
    expect(buildAuthorityCredential({ ...plain, issuer: { id: plain.issuer, name: 'Ministry' } })['@context']).toHaveLength(3)
  })

  it.each<readonly [string, unknown, string]>([
    ['/subject', undefined, 'credential.field_missing'],
    ['/subject', 'school', 'credential.field_invalid'],
    ['/mayAward', undefined, 'credential.field_missing'],
    ['/mayAward', [], 'credential.field_missing'],
    ['/mayAward', {}, 'credential.field_invalid'],
    ['/mayAward/0', {}, 'credential.field_invalid'],
    ['/mayAward/0', { versions: '^1' }, 'credential.field_invalid'],
    ['/mayAward/0/versions', '>=', 'credential.field_invalid'],
    ['/mayAward/0/ids', ['x'], 'credential.field_invalid'],
    ['/mayAward/0/alignedTo/0', { framework: 'ESCO', kind: 'skill' }, 'credential.field_invalid'],
    ['/mayAward/0/alignedTo/0', { framework: 'Own', kind: 'skill', code: '1' }, 'credential.field_invalid'],
    ['/mayAward/0/names', ['x'], 'credential.field_unknown'],
    ['/mayDelegate', -1, 'credential.field_invalid'],
    ['/mayDelegate', 1.5, 'credential.field_invalid'],
    ['/mayDelegate', '1', 'credential.field_invalid'],
    ['/mayDelegate', 1001, 'credential.field_invalid'],
    ['/awardsFrom', '2026-02-01', 'credential.field_invalid'],
    ['/awardsUntil', '2026-01-31T00:00:00Z', 'credential.dates_order'],
    ['/awardedDate', '2026-01-31T00:00:00Z', 'credential.field_unknown'],
    ['/delegatedFrom', 'parent', 'credential.field_invalid'],
  ])('refuses %s %j', async (path, value, code) => {
    expect(await errorOf(() => buildAuthorityCredential(changed(authority, path, value)))).toMatchObject({ code, kind: 'input' })
  })
})

describe('buildTrustListCredential', () => {
  it('keeps everything and reads it back', () => {
    const built = buildTrustListCredential(list)
    expect(built.credentialSubject).toEqual({ id: list.list, type: 'TrustList', name: 'Care', issuers: list.issuers })
    expect(parseTrustListCredential(built)).toEqual({
      list: list.list,
      name: 'Care',
      issuer: list.issuer,
      issuers: list.issuers,
      validFrom: list.validFrom,
    })
  })

  it.each<readonly [string, unknown, string]>([
    ['/list', undefined, 'credential.field_missing'],
    ['/issuers', [], 'credential.field_missing'],
    ['/issuers/1/id', 'did:web:school.example', 'credential.issuer_duplicate'],
    ['/issuers/1/id', undefined, 'credential.field_missing'],
    ['/issuers/0/listedUntil', '2025-01-01T00:00:00Z', 'credential.dates_order'],
    ['/issuers/0/scope/0', {}, 'credential.field_invalid'],
    ['/issuers/0/since', '2026', 'credential.field_unknown'],
    ['/issuers', Array.from({ length: 1001 }, (_, n) => ({ id: `urn:x:${n}` })), 'credential.field_invalid'],
  ])('refuses %s %j', async (path, value, code) => {
    expect((await errorOf(() => buildTrustListCredential(changed(list, path, value)))).code).toBe(code)
  })
})
