import { DcqlQuery as Peer } from 'dcql'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createContextLoader } from '../../../src/contexts/index.js'
import { isRungsError, type JsonObject, type JsonValue } from '../../../src/core/index.js'
import { selectClaims } from '../../../src/exchange/oid4vp/dcql/claims-path.js'
import { expandTypes } from '../../../src/exchange/oid4vp/dcql/expand-types.js'
import { matchCredential, type QueriedCredential } from '../../../src/exchange/oid4vp/dcql/match-credential.js'
import { isSatisfiedBy } from '../../../src/exchange/oid4vp/dcql/query.js'
import { type ClaimsPathStep, type DcqlQuery, parseDcqlQuery, toDcqlQuery } from '../../../src/exchange/oid4vp/index.js'
import { badgeOf, errorOf, RECIPIENT } from '../../support/badges.js'

/** The example of OpenID4VP 1.0 section 7.3, said anew. */
const PERSON = {
  name: 'Ana Souza',
  address: { street: '1 Rua Um', city: 'Recife' },
  degrees: [{ type: 'first' }, { type: 'second' }, { other: 1 }],
  languages: ['pt', 'en'],
} as const

const one = (more: object = {}): object => ({ id: 'a', format: 'dc+sd-jwt', meta: {}, ...more })
const queryOf = (more: object = {}): object => ({ credentials: [one(more)] })
const held = (content: JsonObject, more: Partial<QueriedCredential> = {}): QueriedCredential => ({
  format: 'dc+sd-jwt',
  content,
  types: new Set(),
  isBound: true,
  ...more,
})
const matches = (query: object, credential: QueriedCredential, isShown = false) =>
  matchCredential(parseDcqlQuery(query).credentials[0] as DcqlQuery['credentials'][0], credential, isShown)

describe('claims path pointers (OpenID4VP 1.0 section 7.1)', () => {
  it.each<[readonly ClaimsPathStep[], readonly string[]]>([
    [['name'], ['/name']],
    [['address', 'street'], ['/address/street']],
    [
      ['degrees', null, 'type'],
      ['/degrees/0/type', '/degrees/1/type'],
    ],
    [['languages', 1], ['/languages/1']],
    [['languages', 2], []],
    [['languages', 'pt'], []],
    [['name', 'length'], []],
    [['name', null], []],
    [['degrees', null, 'type', 'x'], []],
    [['__proto__'], []],
    [['constructor', 'name'], []],
    [['languages', 'length'], []],
    [['toString'], []],
  ])('%j selects %j', (path, pointers) =>
    expect(selectClaims(PERSON as unknown as JsonValue, path).map((claim) => claim.pointer)).toEqual(pointers),
  )

  it('one element of another kind ends a path, but not of what was shown', () => {
    const mixed: JsonObject = { list: [{ a: 1 }, 'x'] }
    expect(selectClaims(mixed, ['list', null, 'a'])).toEqual([])
    expect(selectClaims(mixed, ['list', null, 'a'], true)).toEqual([{ pointer: '/list/0/a', value: 1 }])
  })

  it('an index of what was shown is any element: others may have been left out', () => {
    expect(selectClaims({ list: ['b'] }, ['list', 3])).toEqual([])
    expect(selectClaims({ list: ['b'] }, ['list', 3], true)).toEqual([{ pointer: '/list/0', value: 'b' }])
  })

  it('a wildcard over huge lists selects nothing, at once', () => {
    const huge = { list: Array.from({ length: 1001 }, () => [1, 2]) } as JsonObject
    expect(selectClaims(huge, ['list', null])).toEqual([])
    const wide = { list: Array.from({ length: 900 }, () => [1, 2]) } as JsonObject
    expect(selectClaims(wide, ['list', null, null])).toEqual([])
  })
})

describe('what is no query is refused (OpenID4VP 1.0 sections 6.1 to 6.3)', () => {
  const claims = (...list: object[]) => queryOf({ claims: list })
  const many = (length: number, make: (index: number) => unknown) => Array.from({ length }, (_, index) => make(index))
  it.each<[string, unknown, string]>([
    ['nothing', {}, '/credentials'],
    ['a list', [], ''],
    ['no credentials', { credentials: [] }, '/credentials'],
    ['hundreds of them', { credentials: many(300, (index) => one({ id: `q${index}` })) }, '/credentials'],
    ['an id twice', { credentials: [one(), one()] }, '/credentials/1/id'],
    ['an id of other letters', queryOf({ id: 'a b' }), '/credentials/0/id'],
    ['an empty id', queryOf({ id: '' }), '/credentials/0/id'],
    ['no format', queryOf({ format: undefined as never }), 'x'],
    ['a format of another kind', queryOf({ format: 1 }), '/credentials/0/format'],
    ['no meta', { credentials: [{ id: 'a', format: 'ldp_vc' }] }, '/credentials/0/meta'],
    ['empty types', queryOf({ format: 'ldp_vc', meta: { type_values: [] } }), '/credentials/0/meta/type_values'],
    ['flat types', queryOf({ format: 'ldp_vc', meta: { type_values: ['a'] } }), '/credentials/0/meta/type_values/0'],
    ['empty vct', queryOf({ meta: { vct_values: [] } }), '/credentials/0/meta/vct_values'],
    ['multiple as text', queryOf({ multiple: 'true' }), '/credentials/0/multiple'],
    [
      'binding as a number',
      queryOf({ require_cryptographic_holder_binding: 0 }),
      '/credentials/0/require_cryptographic_holder_binding',
    ],
    ['empty authorities', queryOf({ trusted_authorities: [] }), '/credentials/0/trusted_authorities'],
    ['no claims', claims(), '/credentials/0/claims'],
    ['hundreds of claims', claims(...(many(300, (index) => ({ path: [`c${index}`] })) as object[])), '/credentials/0/claims'],
    ['an empty path', claims({ path: [] }), '/credentials/0/claims/0/path'],
    ['a path of hundreds', claims({ path: many(300, () => null) }), '/credentials/0/claims/0/path'],
    ['a negative index', claims({ path: [-1] }), '/credentials/0/claims/0/path/0'],
    ['half an index', claims({ path: [0.5] }), '/credentials/0/claims/0/path/0'],
    ['a step that is an object', claims({ path: [{}] }), '/credentials/0/claims/0/path/0'],
    ['empty values', claims({ path: ['a'], values: [] }), '/credentials/0/claims/0/values'],
    ['a value that is no scalar', claims({ path: ['a'], values: [null] }), '/credentials/0/claims/0/values/0'],
    ['a value with a fraction', claims({ path: ['a'], values: [0.1] }), '/credentials/0/claims/0/values/0'],
    ['a claim id twice', claims({ id: 'c', path: ['a'] }, { id: 'c', path: ['b'] }), '/credentials/0/claims/1/id'],
    ['claim sets without claims', queryOf({ claim_sets: [['c']] }), '/credentials/0/claims'],
    [
      'claim sets of claims without ids',
      queryOf({ claims: [{ path: ['a'] }], claim_sets: [['c']] }),
      '/credentials/0/claims/0/id',
    ],
    [
      'a claim set that leads nowhere',
      queryOf({ claims: [{ id: 'c', path: ['a'] }], claim_sets: [['d']] }),
      '/credentials/0/claim_sets/0/0',
    ],
    ['empty sets', { ...queryOf(), credential_sets: [] }, '/credential_sets'],
    ['an empty option', { ...queryOf(), credential_sets: [{ options: [[]] }] }, '/credential_sets/0/options/0'],
    ['an option that leads nowhere', { ...queryOf(), credential_sets: [{ options: [['b']] }] }, '/credential_sets/0/options/0/0'],
    [
      'required as text',
      { ...queryOf(), credential_sets: [{ options: [['a']], required: 'no' }] },
      '/credential_sets/0/required',
    ],
  ])('%s', async (_, query, at) => {
    const error = await errorOf(() => parseDcqlQuery(query))
    if (at === 'x') return expect(error.code).toBe('core.json_value_unsupported')
    expect([error.code, (error.params as { member: string }).member]).toEqual(['exchange.member_invalid', `dcql_query${at}`])
  })

  it.each([
    ['a forbidden key', '{"credentials":[{"__proto__":{}}]}', 'core.json_key_forbidden'],
    ['too deep', `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`, 'core.json_too_deep'],
    ['too large', `{"a":"${'x'.repeat(70_000)}"}`, 'core.input_too_large'],
    ['no JSON', '{', 'core.json_invalid'],
  ])('%s, as text', async (_, text, code) => expect((await errorOf(() => parseDcqlQuery(text))).code).toBe(code))

  it('anything else is refused in words of ours', () => {
    const part = fc.oneof(fc.jsonValue(), fc.constant([{ path: ['a'] }]), fc.constant([['a']]), fc.constant({}))
    const members = ['id', 'format', 'meta', 'multiple', 'claims', 'claim_sets', 'trusted_authorities', 'later']
    fc.assert(
      fc.property(fc.constantFrom(...members), part, part, (member, value, sets) => {
        try {
          const { credentials } = parseDcqlQuery({ ...queryOf({ [member]: value }), credential_sets: sets })
          expect(credentials).toHaveLength(1)
        } catch (error) {
          if (!isRungsError(error)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })

  it('members that nobody knows are left out, and the result is frozen', () => {
    const query = parseDcqlQuery({ ...queryOf({ later: 1 }), also: {} })
    expect(query).toEqual({ credentials: [{ id: 'a', format: 'dc+sd-jwt', meta: {} }] })
    expect(Object.isFrozen(query.credentials[0])).toBe(true)
  })
})

describe('which credential answers (OpenID4VP 1.0 section 6.4)', () => {
  const content = PERSON as unknown as JsonObject
  it('format, vct, types and binding', () => {
    expect(matches(queryOf(), held(content))).toEqual({ pointers: [] })
    expect(matches(queryOf({ format: 'ldp_vc' }), held(content))).toBeUndefined()
    expect(matches(queryOf({ format: 'mso_mdoc', meta: { doctype_value: 'x' } }), held(content))).toBeUndefined()
    expect(matches(queryOf({ meta: { vct_values: ['u'] } }), held({ vct: 'u' }))).toBeDefined()
    expect(matches(queryOf({ meta: { vct_values: ['u'] } }), held({ vct: 'v' }))).toBeUndefined()
    expect(matches(queryOf(), held(content, { isBound: false }))).toBeUndefined()
    const unbound = queryOf({ require_cryptographic_holder_binding: false })
    expect(matches(unbound, held(content, { isBound: false }))).toBeDefined()
    const typed = queryOf({ format: 'ldp_vc', meta: { type_values: [['x', 'y'], ['z']] } })
    expect(matches(typed, held(content, { format: 'ldp_vc', types: new Set(['x']) }))).toBeUndefined()
    expect(matches(typed, held(content, { format: 'ldp_vc', types: new Set(['z']) }))).toBeDefined()
  })

  it.each(['aki', 'etsi_tl', 'openid_federation', 'anything'])('trusted authorities of type %s fail closed', (type) =>
    expect(matches(queryOf({ trusted_authorities: [{ type, values: ['x'] }] }), held(content))).toBeUndefined(),
  )

  it('claims, values and the first claim set that can be had', () => {
    expect(matches(queryOf({ claims: [{ path: ['name'] }, { path: ['x'] }] }), held(content))).toBeUndefined()
    expect(matches(queryOf({ claims: [{ path: ['languages', null], values: ['en', 'fr'] }] }), held(content))).toEqual({
      pointers: ['/languages/1'],
    })
    expect(matches(queryOf({ claims: [{ path: ['name'], values: ['Eva'] }] }), held(content))).toBeUndefined()
    expect(matches(queryOf({ claims: [{ path: ['n'], values: ['1'] }] }), held({ n: 1 }))).toBeUndefined()
    const sets = {
      claims: [
        { id: 'x', path: ['x'] },
        { id: 'n', path: ['name'] },
        { id: 'c', path: ['address', 'city'] },
      ],
      claim_sets: [['x'], ['n', 'c'], ['n']],
    }
    expect(matches(queryOf(sets), held(content))).toEqual({ pointers: ['/name', '/address/city'], claimSet: 1 })
  })

  it('credential sets: one option of each that is required (section 6.4.2)', () => {
    const credentials = ['a', 'b', 'c'].map((id) => one({ id }))
    const all = parseDcqlQuery({ credentials })
    expect(isSatisfiedBy(all, new Set(['a', 'b']))).toBe(false)
    expect(isSatisfiedBy(all, new Set(['a', 'b', 'c']))).toBe(true)
    const sets = parseDcqlQuery({
      credentials,
      credential_sets: [{ options: [['a', 'b'], ['c']] }, { options: [['b']], required: false }],
    })
    expect(isSatisfiedBy(sets, new Set(['b']))).toBe(false)
    expect(isSatisfiedBy(sets, new Set(['c']))).toBe(true)
    expect(isSatisfiedBy(sets, new Set())).toBe(false)
  })

  it('types of a badge, expanded by its contexts (appendix B.1.1)', () => {
    const badge = badgeOf(RECIPIENT)
    const types = expandTypes(badge, createContextLoader())
    expect(types).toContain('https://www.w3.org/2018/credentials#VerifiableCredential')
    expect(types).toContain('https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential')
    const other = { ...badge, type: ['AchievementCredential', 'Unknown'] } as JsonObject
    expect(expandTypes(other, createContextLoader())[0]).toBe(
      'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
    )
    expect(expandTypes({ ...badge, '@context': ['https://unknown.example/v1'] } as JsonObject, createContextLoader())).toEqual([])
    const inline = {
      '@context': [{ ex: 'https://example.org/#', A: 'ex:A', B: 'A', C: 'D', D: 'C' }],
      type: ['A', 'B', 'E', 'C'],
    }
    expect(expandTypes(inline, createContextLoader()).slice(0, 3)).toEqual([
      'https://example.org/#A',
      'https://example.org/#A',
      'E',
    ])
  })

  it('a query for an achievement finds its badge, and no other', async () => {
    const credential = held(badgeOf(RECIPIENT), {
      format: 'ldp_vc',
      types: new Set(expandTypes(badgeOf(RECIPIENT), createContextLoader())),
    })
    const query = toDcqlQuery({ achievements: ['https://courier.example/achievements/first-aid'] })
    expect(query.credential_sets).toEqual([{ options: [['badge_ldp_vc'], ['badge_jwt_vc_json']] }])
    expect(matches(query, credential)).toEqual({ pointers: ['/credentialSubject/achievement/id'] })
    expect(matches(toDcqlQuery({ achievements: ['https://courier.example/achievements/other'] }), credential)).toBeUndefined()
    expect(() => Peer.validate(Peer.parse(query as never))).not.toThrow()
    expect((await errorOf(() => toDcqlQuery({ achievements: ['a'], formats: ['dc+sd-jwt'] }))).code).toBe('core.option_invalid')
  })
})

/** Names of few letters, so that queries and credentials meet. */
const name = fc.constantFrom('a', 'b', 'c')
const scalar = fc.oneof(fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 2 }), fc.boolean())
const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.dictionary(name, tie('tree'), { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  ),
}))
const content = fc.dictionary(name, tree, { noNullPrototype: true }) as fc.Arbitrary<JsonObject>
const step: fc.Arbitrary<ClaimsPathStep> = fc.oneof(
  { arbitrary: name, weight: 4 },
  fc.integer({ min: 0, max: 2 }),
  fc.constant(null),
)
const claim = fc.record(
  { path: fc.array(step, { minLength: 1, maxLength: 4 }), values: fc.array(scalar, { minLength: 1, maxLength: 2 }) },
  { requiredKeys: ['path'] },
)

describe('dcql as a second opinion', () => {
  /** What the two read differently: one element that does not fit ends a path for us, as section 7.1.1 says. */
  const isMixed = (root: JsonValue, path: readonly ClaimsPathStep[]): boolean =>
    selectClaims(root, path, false).length === 0 && selectClaims(root, path, true).length > 0

  it('finds the same credentials by claims, claim sets and vct', () => {
    let compared = 0
    fc.assert(
      fc.property(
        content,
        fc.array(claim, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.constantFrom('u', 'v'),
        (root, claims, hasSets, vct) => {
          fc.pre(claims.every(({ path }) => !isMixed(root, path)))
          const named = claims.map((one, index) => ({ ...one, id: `c${index}` }))
          const query = {
            credentials: [
              {
                id: 'q',
                format: 'dc+sd-jwt',
                meta: { vct_values: ['u'] },
                claims: named,
                ...(hasSets && { claim_sets: [named.map(({ id }) => id), [named[0]?.id as string]] }),
              },
            ],
          }
          const credential = { credential_format: 'dc+sd-jwt', vct, claims: root, cryptographic_holder_binding: true }
          const parsed = Peer.parse(query as never)
          Peer.validate(parsed)
          const theirs = Peer.query(parsed, [credential as never]).can_be_satisfied
          const ours = matches(query, held({ ...root, vct })) !== undefined
          compared++
          expect(ours).toBe(theirs)
        },
      ),
      { numRuns: 500 },
    )
    expect(compared).toBeGreaterThan(400)
  })

  it('and where it is not followed: a list without elements, and one with an element of another kind (section 7.1.1)', () => {
    for (const [root, path] of [
      [{ a: [] }, ['a', null]],
      [{ a: [{ b: 'x' }, 'y'] }, ['a', null, 'b']],
    ] as const) {
      const query = { credentials: [{ id: 'q', format: 'dc+sd-jwt', meta: { vct_values: ['u'] }, claims: [{ path }] }] }
      const credential = { credential_format: 'dc+sd-jwt', vct: 'u', claims: root, cryptographic_holder_binding: true }
      expect(Peer.query(Peer.parse(query as never), [credential as never]).can_be_satisfied).toBe(true)
      expect(matches(query, held({ ...root, vct: 'u' } as JsonObject))).toBeUndefined()
    }
  })

  it('is satisfied by the same credential sets', () => {
    const ids = ['a', 'b', 'c', 'd']
    const option = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 })
    const set = fc.record({ options: fc.array(option, { minLength: 1, maxLength: 3 }), required: fc.boolean() })
    fc.assert(
      fc.property(
        fc.option(fc.array(set, { minLength: 1, maxLength: 3 }), { nil: undefined }),
        fc.subarray(ids),
        (sets, have) => {
          const query = {
            credentials: ids.map((id) => ({ id, format: 'dc+sd-jwt', meta: { vct_values: [id] } })),
            ...(sets !== undefined && { credential_sets: sets }),
          }
          const credentials = have.map((vct) => ({
            credential_format: 'dc+sd-jwt',
            vct,
            claims: {},
            cryptographic_holder_binding: true,
          }))
          const theirs = Peer.query(Peer.parse(query as never), credentials as never).can_be_satisfied
          const parsed = parseDcqlQuery(query)
          const found = parsed.credentials.filter((one) => have.some((vct) => matchCredential(one, held({ vct })) !== undefined))
          expect(isSatisfiedBy(parsed, new Set(found.map(({ id }) => id)))).toBe(theirs)
        },
      ),
      { numRuns: 300 },
    )
  })
})
