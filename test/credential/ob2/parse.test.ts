import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ob2TypesOf,
  olderGenerationOf,
  parseOb2DateTime,
  parseOb2Object,
  parseOb2RevocationList,
} from '../../../src/credential/ob2/index.js'
import { errorOf } from '../../support/badges.js'
import { assertionOf, classOf, OB2, profileOf, wholeAssertionOf } from '../../support/ob2.js'

const HOST = 'https://school.example'
const faults = (name: 'Assertion' | 'BadgeClass' | 'Profile' | 'Endorsement' | 'CryptographicKey', value: unknown) =>
  parseOb2Object(name, value as never).problems.map(({ code, path, params }) => [code, path, Object.values(params).at(-1)])

describe('olderGenerationOf', () => {
  it.each([
    [{ '@context': OB2, type: 'Assertion' }, '2.0'],
    [{ '@context': [OB2, 'https://school.example/context'], type: 'BadgeClass' }, '2.0'],
    [{ '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld' }, '2.0'],
    [{ '@context': 'https://openbadgespec.org/v2/context.json' }, '2.0'],
    [{ type: 'Assertion' }, '2.0'],
    [{ type: ['https://w3id.org/openbadges#Assertion'] }, '2.0'],
    [{ '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' }, '1.1'],
    [{ uid: 'a1', recipient: {}, badge: 'https://school.example/b', verify: { type: 'hosted', url: HOST } }, '1.0'],
    [{ recipient: 'sha256$00', badge: { version: '0.5.0', name: 'First aid' } }, '0.5'],
    [{ '@context': 'https://www.w3.org/ns/credentials/v2', type: 'Assertion' }, undefined],
    [{ '@context': 'https://evil.example/?https://w3id.org/openbadges/v2', type: 'Assertion' }, undefined],
    [{ '@context': 'https://w3id.org/openbadges/v22' }, undefined],
    [{ type: 'VerifiableCredential' }, undefined],
    [{ badge: {}, recipient: 5 }, undefined],
    [[], undefined],
    ['Assertion', undefined],
  ])('%j is %s', (value, generation) => {
    expect(olderGenerationOf(value)).toBe(generation)
  })

  it('takes types by their short and their full names', () => {
    expect(ob2TypesOf({ type: ['Assertion', 'obi:BadgeClass', 'https://w3id.org/openbadges#Profile', 5] as never })).toEqual([
      'Assertion',
      'BadgeClass',
      'Profile',
    ])
  })
})

describe('parseOb2Object', () => {
  it('an assertion, with its parts as links or inside, is right', () => {
    for (const value of [assertionOf(HOST), wholeAssertionOf(HOST)]) {
      expect(parseOb2Object('Assertion', value)).toEqual({ value, problems: [], warnings: [] })
    }
    expect(faults('BadgeClass', classOf(HOST, { image: 'data:image/png;base64,AAAA' }))).toEqual([])
    expect(faults('Profile', profileOf(HOST, { type: ['Profile', 'https://school.example/terms#School'] }))).toEqual([])
  })

  it('verify is read as verification', () => {
    const { verification, ...rest } = assertionOf(HOST)
    expect(parseOb2Object('Assertion', { ...rest, verify: verification } as never).value).toEqual({ ...rest, verification })
  })

  it.each(['id', 'recipient', 'badge', 'verification', 'issuedOn', 'type'])('an assertion needs %s', (member) => {
    const { [member]: _, ...rest } = assertionOf(HOST)
    expect(faults('Assertion', rest)).toEqual([['ob2.member_missing', `/${member}`, member]])
  })

  it.each(['id', 'name', 'description', 'image', 'criteria', 'issuer'])(
    'a badge class needs %s, inside of an assertion too',
    (member) => {
      const whole = wholeAssertionOf(HOST)
      delete whole.badge[member]
      expect(faults('Assertion', whole)).toEqual([['ob2.member_missing', `/badge/${member}`, member]])
    },
  )

  it.each(['id', 'name', 'url', 'email'])('an issuer needs %s', (member) => {
    const { [member]: _, ...rest } = profileOf(HOST)
    expect(faults('Profile', rest)).toEqual([['ob2.member_missing', `/${member}`, member]])
  })

  it.each([
    [{ id: 'no IRI' }, '/id', 'IRI'],
    [{ badge: 'first aid' }, '/badge', 'IRI'],
    [{ badge: 5 }, '/badge', 'object'],
    [{ badge: ['https://school.example/a', 'https://school.example/b'] }, '/badge', 'one value'],
    [{ issuedOn: 1_500_000_000 }, '/issuedOn', 'ISO 8601 date with time and time zone'],
    [{ issuedOn: '2024-05-01' }, '/issuedOn', 'ISO 8601 date with time and time zone'],
    [{ expires: '2024-02-30T00:00:00Z' }, '/expires', 'ISO 8601 date with time and time zone'],
    [{ revoked: 'yes' }, '/revoked', 'true or false'],
    [{ narrative: {} }, '/narrative', 'text'],
    [{ evidence: [{}, 5] }, '/evidence/1', 'object'],
    [{ evidence: Array.from({ length: 1001 }, () => HOST) }, '/evidence', 'at most 1000 values'],
    [{ image: 'data:text/html,<script>' }, '/image', 'IRI of an image'],
    [{ type: 'BadgeClass' }, '/type', 'Assertion'],
    [{ verification: { type: [] } }, '/verification/type', 'types'],
    [
      { recipient: { type: 'email', hashed: true, identity: 'ana@courier.example' } },
      '/recipient/identity',
      'sha256$ or md5$ hash',
    ],
  ])('%j is told at %s', (changes, path, expected) => {
    expect(faults('Assertion', assertionOf(HOST, changes))).toEqual([['ob2.member_invalid', path, expected]])
  })

  it('criteria say something', () => {
    expect(faults('BadgeClass', classOf(HOST, { criteria: {} }))).toEqual([['ob2.member_missing', '/criteria', 'narrative']])
  })

  it('a recipient that does not say whether it is hashed is read, with a warning', () => {
    const { problems, warnings } = parseOb2Object(
      'Assertion',
      assertionOf(HOST, { recipient: { type: 'email', identity: 'a@b.example' } }),
    )
    expect([problems, warnings.map(({ code, path }) => [code, path])]).toEqual([
      [],
      [['ob2.hashed_missing', '/recipient/hashed']],
    ])
  })

  it('nesting and faults have an end', () => {
    let image: unknown = { id: 'https://school.example/i.png' }
    for (let depth = 0; depth < 30; depth++) image = { id: image }
    expect(faults('Assertion', assertionOf(HOST, { image })).length).toBe(1)
    const evidence = Array.from({ length: 900 }, () => 5)
    expect(faults('Assertion', assertionOf(HOST, { evidence }))).toHaveLength(16)
  })

  it('whatever JSON comes in, it is read or told, and nothing else happens', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('id', 'type', 'recipient', 'badge', 'verification', 'image'),
        (value, member) => {
          for (const given of [value, assertionOf(HOST, { [member]: value })]) {
            const { value: read, problems } = parseOb2Object('Assertion', given as never)
            expect(read === undefined).toBe(problems.length > 0)
          }
        },
      ),
    )
  })
})

describe('parseOb2DateTime', () => {
  it.each([
    ['2016-12-31T23:59:59+00:00', '2016-12-31T23:59:59+00:00'],
    ['2016-12-31T23:59Z', '2016-12-31T23:59:00Z'],
    ['2016-12-31T23:59:59+0200', '2016-12-31T23:59:59+02:00'],
    ['2016-12-31T23:59+0200', '2016-12-31T23:59:00+02:00'],
    ['2016-12-31T23:59:59.123456Z', '2016-12-31T23:59:59.123456Z'],
    ['2016-12-31T23:59:59', '2016-12-31T23:59:59'],
    ['2016-12-31', undefined],
    ['20161231', undefined],
    ['yesterday', undefined],
    [5, undefined],
  ])('%s', (text, read) => {
    expect(parseOb2DateTime(text)?.text).toBe(read)
  })
})

describe('parseOb2RevocationList', () => {
  const list = (revokedAssertions: unknown, more: object = {}) =>
    parseOb2RevocationList({ '@context': OB2, type: 'RevocationList', revokedAssertions, ...more } as never)

  it('finds an assertion by id or uid, with the reason where there is one', () => {
    const read = list(['urn:uuid:1', { id: 'urn:uuid:2', revocationReason: 'Issued in error.' }, { uid: 'abc123' }], {
      id: `${HOST}/list`,
      issuer: { id: `${HOST}/issuer` },
    })
    expect([read.id, read.issuer]).toEqual([`${HOST}/list`, `${HOST}/issuer`])
    expect(read.find({ id: 'urn:uuid:1' })).toEqual({})
    expect(read.find({ id: 'urn:uuid:2' })).toEqual({ reason: 'Issued in error.' })
    expect(read.find({ id: 'urn:uuid:9', uid: 'abc123' })).toEqual({})
    expect(read.find({ id: 'abc123' })).toBeUndefined()
  })

  it('an id of the days before https is that of today, on either side (OB 2.0 RevocationList)', () => {
    for (const [listed, own] of [
      ['http://school.example/1', 'https://school.example/1'],
      ['https://school.example/1', 'http://school.example/1'],
    ] as const) {
      expect(list([listed]).find({ id: own })).toEqual({})
      expect(list([{ id: listed, revocationReason: 'x' }]).find({ id: own })).toEqual({ reason: 'x' })
    }
    expect(list(['http://school.example/1']).find({ id: 'https://school.example/2' })).toBeUndefined()
  })

  it('one entry needs no array, and one that says so is not revoked', () => {
    expect(list('urn:uuid:1').find({ id: 'urn:uuid:1' })).toEqual({})
    expect(list([{ id: 'urn:uuid:1', revoked: false }]).find({ id: 'urn:uuid:1' })).toBeUndefined()
    expect(list([]).find({ id: '__proto__' })).toBeUndefined()
  })

  it.each([
    [undefined, {}, '/revokedAssertions'],
    [[5], {}, '/revokedAssertions/0'],
    [[{}], {}, '/revokedAssertions/0'],
    [[{ id: 'urn:x:1', revoked: 'no' }], {}, '/revokedAssertions/0'],
    [[], { type: 'Assertion' }, '/type'],
    [[], { id: 5 }, '/id'],
    [[], { issuer: 5 }, '/issuer'],
  ])('%j %j is no list', async (entries, more, path) => {
    expect(await errorOf(() => list(entries, more))).toMatchObject({ code: 'ob2.list_invalid', path })
  })
})
