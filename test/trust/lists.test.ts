import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Check, isRungsError, type JsonObject } from '../../src/core/index.js'
import { parseTrustListCredential } from '../../src/credential/index.js'
import { toFacts } from '../../src/ladder/index.js'
import {
  allOf,
  anyOf,
  createRegistryTrustList,
  createSignedTrustList,
  createTrustList,
  type IssuerRegister,
  openTrustList,
  parseKnownRegistries,
} from '../../src/trust/index.js'
import { skipValidityCheck, type TrustSource } from '../../src/verify/index.js'
import { errorOf, type Loose, NOW_MS, thaw } from '../support/badges.js'
import { verifierOf } from '../verify/support.js'
import { jwtRegistry, listOf, newParty, REGISTRY, registry } from './sources-support.js'
import { badgeInput, FIRST_AID, reportOf, SCHOOL, school, schoolReport } from './support.js'

const badge = (await school.issue(badgeInput())).credential
const content = (await reportOf(badge)).credential as unknown as JsonObject
const context = { now: NOW_MS }
const open = (input: unknown, signers: readonly string[] = [REGISTRY]): Promise<IssuerRegister> =>
  openTrustList(input, { verifier: verifierOf(), signers })
const told = async (source: TrustSource, credential = content): Promise<readonly [string, ...string[]]> => {
  const { state, findings } = await source.check(credential, context)
  return [state, ...findings.map(({ code }) => code)]
}

describe('a signed trust list', () => {
  it('passes whom it names, and tells who keeps it', async () => {
    const list = await open(await listOf())
    expect(await told(list)).toEqual(['pass'])
    expect(list).toMatchObject({ keeper: REGISTRY, list: 'https://registry.example/lists/care' })
    expect(list.find(SCHOOL, NOW_MS)).toEqual({ id: SCHOOL, name: 'School' })
    expect(list.find('did:web:else.example', NOW_MS)).toBeUndefined()
  })

  it('is the same as a token, and with a profile as issuer', async () => {
    expect(await told(await open(await listOf({}, jwtRegistry), [jwtRegistry.profile.id]))).toEqual(['pass'])
    expect(await told(await open(await listOf({ issuer: { id: REGISTRY, name: 'Registry' } })))).toEqual(['pass'])
  })

  it('only warns of whom it does not name, so that the badge stays verified', async () => {
    const trust = await open(await listOf({ issuers: [{ id: 'did:web:else.example' }] }))
    const report = await schoolReport({}, { trust })
    expect(report.checks.trust).toMatchObject({ state: 'warn', findings: [{ code: 'trust.issuer_unknown' }] })
    expect(toFacts(report)[0]?.authorised).toBe('unknown')
  })

  it.each<readonly [string, (list: Loose) => unknown, readonly string[]]>([
    [
      'another issuer put in',
      (list) => list.credentialSubject.issuers.push({ id: 'did:web:evil.example' }),
      ['proof.signature_invalid'],
    ],
    ['a limit taken out', (list) => delete list.credentialSubject.issuers[0].listedUntil, ['proof.signature_invalid']],
    [
      'a limit hidden under its IRI',
      (list) => {
        const { listedUntil, ...entry } = list.credentialSubject.issuers[0]
        list.credentialSubject.issuers[0] = {
          ...entry,
          'https://w3id.org/rungs/vocab#listedUntil': {
            '@value': listedUntil,
            '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
          },
        }
      },
      ['proof.signature_invalid'],
    ],
    [
      'a limit moved to another entry',
      (list) => {
        const [one, two] = list.credentialSubject.issuers
        two.listedUntil = one.listedUntil
        delete one.listedUntil
      },
      ['proof.signature_invalid'],
    ],
    ['no proof', (list) => delete list.proof, ['proof.none']],
    [
      'a later end',
      (list) => {
        list.validUntil = '2036-07-01T00:00:00Z'
      },
      ['proof.signature_invalid'],
    ],
  ])('leaves the check unknown when tampered with: %s', async (_, change, codes) => {
    const list = thaw(
      await listOf({ issuers: [{ id: SCHOOL, listedUntil: '2027-01-01T00:00:00Z' }, { id: 'did:web:college.example' }] }),
    )
    change(list)
    const trust = await open(list)
    expect(await told(trust)).toEqual(['unknown', 'trust.list_unverified'])
    expect(trust.find(SCHOOL, NOW_MS)).toBeUndefined()
    const report = await verifierOf({ trust }).verify(badge)
    expect(report.outcome).toBe('indeterminate')
    expect(report.checks.trust.findings[0]?.params).toMatchObject({ codes: expect.arrayContaining([...codes]) })
  })

  it.each<readonly [string, unknown]>([
    ['text', 'no list'],
    ['nothing', undefined],
    ['a badge', badge],
    ['deep JSON', '['.repeat(2000)],
  ])('leaves the check unknown when it is %s', async (_, input) => {
    const source = await openTrustList(input, { verifier: verifierOf(), signers: [REGISTRY, SCHOOL] })
    expect((await told(source))[0]).toBe('unknown')
  })

  it('leaves the check unknown for a list of somebody else, of another kind, or that cannot be read', async () => {
    const stranger = await newParty('Stranger')
    expect(await told(await open(await listOf({}, stranger)))).toEqual(['unknown', 'trust.list_foreign'])
    expect(await told(await open(badge, [SCHOOL]))).toEqual(['unknown', 'trust.list_malformed'])
    const draft = thaw(await listOf())
    delete draft.proof
    for (const change of [
      (list: Loose) => delete list.credentialSubject.issuers,
      (list: Loose) => {
        list.credentialSubject = [list.credentialSubject, { id: 'urn:x:1', type: 'TrustList' }]
      },
      (list: Loose) => {
        list.credentialSubject.issuers[0].scope = [{ versions: '^1' }]
      },
      (list: Loose) => {
        list.credentialSubject.issuers[0] = { name: 'Nobody' }
      },
    ]) {
      const copy = thaw(draft)
      change(copy)
      const { credential } = await registry.sealCredential(copy)
      expect(await told(await open(credential))).toEqual(['unknown', 'trust.list_malformed'])
    }
    const twice = thaw(draft)
    twice.credentialSubject.issuers.push({ id: SCHOOL, name: 'Again' })
    expect((await errorOf(registry.sealCredential(twice))).code).toBe('proof.member_disguised')
  })

  it('refuses an unknown member of an entry as a limit that it does not know', () => {
    const list = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'],
      type: ['VerifiableCredential', 'TrustListCredential'],
      issuer: REGISTRY,
    }
    const subject = { id: 'urn:x:list', type: 'TrustList', issuers: [{ id: SCHOOL }] }
    expect(parseTrustListCredential({ ...list, credentialSubject: subject }).issuers).toEqual([{ id: SCHOOL }])
    const limited = { ...subject, issuers: [{ id: SCHOOL, onlyOnSundays: true }] }
    expect(() => parseTrustListCredential({ ...list, credentialSubject: limited })).toThrow(/credential.field_unknown/)
    expect(() =>
      parseTrustListCredential({ ...list, '@context': list['@context'].slice(0, 1), credentialSubject: subject }),
    ).toThrow()
  })

  it('is judged at the instant of each verification: a list that ends meanwhile is unknown', async () => {
    const trust = await open(await listOf({ validUntil: '2026-06-01T00:00:00Z' }))
    const at = async (now: string): Promise<Check> => (await verifierOf({ trust, now }).verify(badge)).checks.trust
    expect(await at('2026-06-01T00:00:00Z')).toEqual({ state: 'pass', findings: [] })
    expect(await at('2026-06-01T00:00:01Z')).toMatchObject({ state: 'unknown', findings: [{ code: 'trust.list_expired' }] })
    expect(await at('2026-04-30T00:00:00Z')).toMatchObject({ state: 'unknown', findings: [{ code: 'trust.list_not_yet_valid' }] })
    expect(trust.find(SCHOOL, Date.parse('2026-06-02T00:00:00Z'))).toBeUndefined()
  })

  it.each<readonly [string, Loose, readonly string[]]>([
    ['in time', { listedFrom: '2026-02-01T00:00:00Z', listedUntil: '2026-02-01T00:00:00Z' }, ['pass']],
    ['listed later', { listedFrom: '2026-02-01T00:00:01Z' }, ['warn', 'trust.issuer_not_listed_then']],
    ['listed before', { listedUntil: '2026-01-31T23:59:59Z' }, ['warn', 'trust.issuer_not_listed_then']],
    ['for this achievement', { scope: [{ ids: ['urn:x:other'] }, { ids: [FIRST_AID] }] }, ['pass']],
    ['for others', { scope: [{ ids: ['urn:x:other'] }] }, ['warn', 'trust.issuer_listed_for_other']],
    [
      'for a ladder',
      { scope: [{ ladder: 'https://courier.example/ladders/delivery' }] },
      ['warn', 'trust.issuer_listed_for_other'],
    ],
    ['for other versions', { scope: [{ ids: [FIRST_AID], versions: '^2' }] }, ['warn', 'trust.issuer_listed_for_other']],
  ])('judges by the date and the achievement of the award: %s', async (_, entry, expected) => {
    expect(await told(await open(await listOf({ issuers: [{ id: SCHOOL, ...entry }] })))).toEqual(expected)
  })

  it('cannot judge by achievement what is no badge', async () => {
    const trust = await open(await listOf({ issuers: [{ id: REGISTRY, scope: [{ ids: [FIRST_AID] }] }] }))
    expect(await told(trust, thaw(await listOf()))).toEqual(['warn', 'trust.not_a_badge'])
  })

  it('does not rely on a list that could have been withdrawn and was not looked up', async () => {
    const report = await reportOf(await listOf())
    const credential = {
      ...report.credential,
      credentialStatus: { id: 'https://r.example/status#1', type: 'BitstringStatusListEntry' },
    }
    const source = createSignedTrustList({ ...report, credential } as typeof report, { signers: [REGISTRY] })
    expect(await told(source)).toEqual(['unknown', 'trust.list_unverified'])
  })

  it('does not take a date that it cannot read, or of another data model, for no limit', async () => {
    const report = await reportOf(await listOf(), { validity: skipValidityCheck })
    const { validUntil: _end, ...rest } = report.credential as Loose
    for (const credential of [
      { ...rest, validUntil: 'soon' },
      { ...rest, validUntil: 7 },
      {
        ...rest,
        '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/rungs/v0'],
        expirationDate: '2020-01-01T00:00:00Z',
      },
    ]) {
      expect(await told(createSignedTrustList({ ...report, credential }, { signers: [REGISTRY] }))).toEqual([
        'unknown',
        'trust.list_malformed',
      ])
    }
  })

  it('takes verified reports and named signers only', async () => {
    const report = await reportOf(await listOf())
    expect(await told(createSignedTrustList(report, { signers: [REGISTRY] }))).toEqual(['pass'])
    const rejected = { ...report, outcome: 'rejected' } as never
    expect((await errorOf(() => createSignedTrustList(rejected, { signers: [REGISTRY] }))).code).toBe('trust.not_verified')
    for (const signers of [[], ['school'], 'did:web:a', undefined] as never[]) {
      expect((await errorOf(() => createSignedTrustList(report, { signers }))).code).toBe('core.option_invalid')
    }
    expect((await errorOf(openTrustList('', { signers: [REGISTRY] } as never))).code).toBe('core.option_invalid')
  })
})

describe('a registry file of the Digital Credentials Consortium', () => {
  const file = {
    meta: { created: '2026-01-01T00:00:00+00:00', updated: '2026-05-01T00:00:00+00:00' },
    registry: {
      [SCHOOL]: { name: 'School', location: 'Lisbon', url: 'https://school.example' },
      'did:web:college.example': { name: 'College', url: '' },
    },
  }

  it.each<readonly [string, unknown]>([
    ['an object', file],
    ['text', JSON.stringify(file)],
    ['bytes', new TextEncoder().encode(JSON.stringify(file))],
    ['without meta', { registry: file.registry }],
  ])('is read from %s', async (_, input) => {
    const source = createRegistryTrustList(input, 'Community registry')
    expect(await told(source)).toEqual(['pass'])
    expect(source.find(SCHOOL, NOW_MS)).toEqual({ id: SCHOOL, name: 'School', url: 'https://school.example' })
    expect(source.keeper).toBe('Community registry')
    expect(await told(createRegistryTrustList({ registry: {} }))).toEqual(['warn', 'trust.issuer_unknown'])
  })

  it('knows no members of every object as issuers', () => {
    const source = createRegistryTrustList(file)
    for (const name of ['constructor', '__proto__', 'toString']) expect(source.find(name, NOW_MS)).toBeUndefined()
  })

  it.each<readonly [string, unknown, string]>([
    ['no registry', { meta: {} }, 'trust.registry_invalid'],
    ['a list', [{ registry: {} }], 'trust.registry_invalid'],
    ['a list of registries', [{ name: 'A', url: 'https://a.example/r.json' }], 'trust.registry_invalid'],
    ['issuers in a list', { registry: [SCHOOL] }, 'trust.registry_invalid'],
    ['names that are no URLs', { registry: { school: {} } }, 'trust.registry_invalid'],
    ['an entry that is text', { registry: { [SCHOOL]: 'School' } }, 'trust.registry_invalid'],
    ['a name that is no text', { registry: { [SCHOOL]: { name: {} } } }, 'trust.registry_invalid'],
    ['a name without end', { registry: { [SCHOOL]: { name: 'x'.repeat(5000) } } }, 'trust.registry_invalid'],
    ['a prototype', '{"registry":{"__proto__":{"did:web:a":{}}}}', 'core.json_key_forbidden'],
    ['one name twice', `{"registry":{"${SCHOOL}":{},"${SCHOOL}":{}}}`, 'core.json_key_duplicate'],
    ['no JSON', '{"registry":', 'core.json_invalid'],
    ['depth', `{"registry":${'{"a":'.repeat(50)}1${'}'.repeat(50)}}`, 'core.json_too_deep'],
    [
      'too many',
      { registry: Object.fromEntries(Array.from({ length: 50_001 }, (_, n) => [`did:x:${n}`, {}])) },
      'trust.registry_too_large',
    ],
  ])('is refused with %s', async (_, input, code) => {
    expect(await errorOf(() => createRegistryTrustList(input))).toMatchObject({ code, kind: 'input' })
  })

  it('may be named in a list of registries', async () => {
    const lists = [
      { name: 'Old', url: 'https://a.example/registry.json' },
      { name: 'Members', type: 'oidf', trustAnchorEC: 'https://b.example/.well-known/openid-federation' },
    ]
    expect(parseKnownRegistries(JSON.stringify(lists))).toEqual([
      { name: 'Old', type: 'dcc-legacy', url: 'https://a.example/registry.json' },
      { name: 'Members', type: 'oidf', url: 'https://b.example/.well-known/openid-federation' },
    ])
    for (const wrong of [
      {},
      [{}],
      [{ name: 'A' }],
      [{ name: 'A', url: 'http://a.example' }],
      [{ name: 'A', url: 'https://a', type: 1 }],
      [7],
    ]) {
      expect((await errorOf(() => parseKnownRegistries(wrong))).code).toBe('trust.registry_invalid')
    }
    expect((await errorOf(() => parseKnownRegistries(Array(101).fill(lists[0])))).code).toBe('trust.registry_too_large')
  })
})

describe('several sources', () => {
  const states = ['pass', 'warn', 'unknown', 'fail', 'skipped'] as const
  const source = (state: Check['state']): TrustSource => ({
    check: () => ({
      state,
      findings:
        state === 'pass' || state === 'skipped'
          ? []
          : [{ check: 'trust', code: 'trust.source_failed', params: { code: state }, path: '' }],
    }),
  })
  const order = {
    any: ['pass', 'unknown', 'fail', 'warn', 'skipped'],
    all: ['fail', 'unknown', 'warn', 'pass', 'skipped'],
  } as const

  it('any: one that passes is enough, and an unknown one keeps it open; all: the worst decides', async () => {
    for (const one of states) {
      for (const two of states) {
        for (const [name, combined] of [
          ['any', anyOf([source(one), source(two)])],
          ['all', allOf([source(one), source(two)])],
        ] as const) {
          const { state, findings } = await combined.check(content, context)
          expect([name, one, two, state]).toEqual([name, one, two, order[name].find((each) => each === one || each === two)])
          const kept = [...new Set([one, two].filter((each) => each !== 'pass' && each !== 'skipped'))]
          expect(findings.map(({ params }) => (params as Loose).code)).toEqual(state === 'pass' ? [] : kept)
        }
      }
    }
  })

  it('keeps an unverified list from hiding that another knows the issuer', async () => {
    const expired = await open('no list')
    expect(await told(anyOf([expired, createTrustList([SCHOOL])]))).toEqual(['pass'])
    expect(await told(anyOf([expired, createTrustList(['did:web:x'])]))).toEqual([
      'unknown',
      'trust.list_unverified',
      'trust.issuer_unknown',
    ])
    expect(await told(allOf([expired, createTrustList([SCHOOL])]))).toEqual(['unknown', 'trust.list_unverified'])
  })

  it('takes a source that fails in the library as not checked, and lets a mistake through', async () => {
    const net: TrustSource = { check: () => Promise.reject(Object.assign(new Error('x'))) }
    await expect(anyOf([net]).check(content, context)).rejects.toThrow('x')
    const { operationError } = await import('../../src/core/index.js')
    const down: TrustSource = {
      check: () => {
        throw operationError('net.timeout', { timeoutMs: 1 } as never)
      },
    }
    expect(await told(anyOf([down, createTrustList(['did:web:x'])]))).toEqual([
      'unknown',
      'trust.source_failed',
      'trust.issuer_unknown',
    ])
    expect(await told(anyOf([down, createTrustList([SCHOOL])]))).toEqual(['pass'])
  })

  it('must be sources, and few', async () => {
    for (const wrong of [[], [{}], undefined, Array(65).fill(source('pass'))] as never[]) {
      for (const combine of [anyOf, allOf]) expect((await errorOf(() => combine(wrong))).code).toBe('core.option_invalid')
    }
  })

  it('never mixes: verifiers with different trust, asked at once, answer each by their own', async () => {
    const other = await newParty('Other')
    const badges = [badge, (await other.issue(badgeInput())).credential]
    const own = [SCHOOL, other.profile.id]
    // Lists that answer in another order than they are asked.
    const slow = (ids: readonly string[], ms: number): TrustSource => {
      const list = createTrustList(ids)
      return {
        async check(credential, asked) {
          await new Promise((done) => setTimeout(done, ms))
          return list.check(credential, asked)
        },
      }
    }
    const tenants = own.map((id, index) =>
      verifierOf({ trust: anyOf([slow([id], index === 0 ? 15 : 1), createTrustList(['did:web:nobody'])]) }),
    )
    const rounds = Array.from({ length: 20 }, () =>
      tenants.flatMap((tenant, t) => badges.map(async (one, b) => ({ t, b, report: await tenant.verify(one) }))),
    )
    for (const { t, b, report } of await Promise.all(rounds.flat())) {
      expect(report.checks.trust.state).toBe(t === b ? 'pass' : 'warn')
    }
  })
})

describe('whatever else is read as a list or registry', () => {
  const ours = (read: () => unknown): void => {
    try {
      read()
    } catch (error) {
      expect(isRungsError(error) && error.kind).toBe('input')
    }
  }

  it('ends in an error of the library', () => {
    const frame = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'],
      type: ['VerifiableCredential', 'TrustListCredential'],
      issuer: REGISTRY,
    }
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', 'issuers', 'entry', 'scope', 'issuer', '@context'), (value, place) => {
        const entry = place === 'entry' ? value : { id: SCHOOL, ...(place === 'scope' && { scope: value }) }
        const subject = { id: 'urn:x:list', type: 'TrustList', issuers: place === 'issuers' ? value : [entry] }
        const credential = { ...frame, credentialSubject: subject, ...(place.length > 5 && { [place]: value }) }
        ours(() => parseTrustListCredential(place === '' ? value : credential))
        ours(() => createRegistryTrustList(place === '' ? value : { registry: { [SCHOOL]: value } }))
        ours(() => createRegistryTrustList(JSON.stringify({ registry: value })))
        ours(() => parseKnownRegistries([value]))
      }),
      { numRuns: 1000 },
    )
  })
})
