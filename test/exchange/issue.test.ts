import { beforeAll, describe, expect, it } from 'vitest'
import { publishedDigests, publishedIntegrity } from '../../src/contexts/index.js'
import { fromHex, toBase64url } from '../../src/core/index.js'
import { createVcApiHandler, createVcApiIssuers } from '../../src/exchange/vc-api/index.js'
import { errorOf, newSigner } from '../support/badges.js'
import { type Client, credentialOf, issuersOf, newService, serveOn, V1, V2 } from './support.js'

let client: Client
let issuers: Awaited<ReturnType<typeof issuersOf>>
beforeAll(async () => {
  client = await serveOn((await newService()).handle)
  issuers = await issuersOf(client)
})

const NAMES = [
  'eddsa-rdfc-2022',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019',
  'ecdsa-rdfc-2019-p384',
  'ecdsa-jcs-2019',
  'ecdsa-jcs-2019-p384',
  'Ed25519Signature2020',
  'vc-jose-cose',
  'status',
  'ecdsa-sd-2023',
  'bbs-2023',
]

/** Asks an issuer for a credential that differs from the least one. */
const issue = (changes: Record<string, unknown>, name = 'eddsa-rdfc-2022', more: object = {}) => {
  const issuer = issuers[name] as { id: string; endpoint: string }
  return client.post(issuer.endpoint, { credential: credentialOf(issuer.id, changes), ...more })
}

describe('GET /issuers -> 200 [{name, id, keyType, endpoint}]', () => {
  it('has one entry per securing mechanism, under its name', () => {
    expect(Object.keys(issuers)).toEqual(NAMES)
  })

  it.each([
    ['eddsa-rdfc-2022', 'did:key:z6Mk', 'Ed25519'],
    ['ecdsa-rdfc-2019', 'did:key:zDna', 'P-256'],
    ['ecdsa-rdfc-2019-p384', 'did:key:z82L', 'P-384'],
    ['bbs-2023', 'did:key:zUC7', 'Bls12381G2'],
  ])('id of %s begins with %s', (name, prefix, keyType) => {
    const issuer = issuers[name] as { id: string; keyType: string; endpoint: string }
    expect([issuer.id.startsWith(prefix), issuer.keyType, issuer.endpoint.startsWith('/')]).toEqual([true, keyType, true])
  })

  it('issuers that are made when they are asked for, and once', async () => {
    let made = 0
    const make = async () => {
      made++
      return createVcApiIssuers({ ed25519: await newSigner() })
    }
    const late = await serveOn(createVcApiHandler({ issuers: make }))
    await late.get('/status/1')
    expect(made).toBe(0)
    await Promise.all([late.get('/issuers'), late.get('/issuers')])
    expect([made, Object.keys(await issuersOf(late))]).toEqual([1, ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'Ed25519Signature2020']])
  })

  it('two of one name, or what is no issuer, are refused', async () => {
    const issuers = createVcApiIssuers({ ed25519: await newSigner() })
    for (const given of [[...issuers, ...issuers], [{}], 'x'])
      expect(await errorOf(async () => createVcApiHandler({ issuers: given as never }))).toMatchObject({
        code: 'core.option_invalid',
      })
    expect(await errorOf(async () => createVcApiIssuers({ p256: await newSigner() }))).toMatchObject({
      code: 'core.option_invalid',
    })
  })

  it('takes no other method: 405 with Allow', async () => {
    const answer = await client.post('/issuers', {})
    expect([answer.status, answer.headers['allow'], answer.json['code']]).toEqual([405, 'GET', 'exchange.method_not_allowed'])
  })
})

describe('POST {endpoint} {credential, options?} -> 201 {verifiableCredential}', () => {
  it.each(NAMES)('%s issues what its own service verifies', async (name) => {
    const issued = await issue({ name: 'First aid' }, name)
    expect(issued.status).toBe(201)
    const verified = await client.post('/credentials/verify', issued.json)
    expect([verified.status, verified.json['outcome']]).toEqual([200, 'verified'])
  })

  it.each(NAMES.filter((name) => name !== 'vc-jose-cose'))(
    '%s: type, cryptosuite, created, did:key verificationMethod with fragment, assertionMethod, multibase proofValue',
    async (name) => {
      const { proof } = (await issue({}, name)).json['verifiableCredential'] as unknown as { proof: Record<string, string> }
      const legacy = name === 'Ed25519Signature2020'
      expect(proof['type']).toBe(legacy ? name : 'DataIntegrityProof')
      expect(proof['cryptosuite']).toBe(legacy ? undefined : name === 'status' ? 'eddsa-rdfc-2022' : name.replace(/-p384$/, ''))
      expect(proof['created']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      expect(proof['verificationMethod']).toMatch(/^did:key:(z\w+)#\1$/)
      expect(proof['proofPurpose']).toBe('assertionMethod')
      expect(proof['proofValue']).toMatch(/sd-2023|bbs-2023/.test(name) ? /^u[\w-]+$/ : /^z[1-9A-HJ-NP-Za-km-z]+$/)
    },
  )

  it.each([
    ['no JSON', 'x', 'core.json_invalid'],
    ['an array', '[]', 'exchange.request_malformed'],
    ['no credential', '{}', 'exchange.member_invalid'],
    ['a text', '{"credential":"x"}', 'exchange.member_invalid'],
    ['options that are none', '{"credential":{},"options":[]}', 'exchange.member_invalid'],
    ['a misspelt member', '{"credential":{},"option":{}}', 'exchange.member_invalid'],
    ['a misspelt option', '{"credential":{},"options":{"mandatoryPointer":[]}}', 'exchange.member_invalid'],
  ])('invalid input -> 400 as RFC 9457 problem details: %s', async (_what, body, code) => {
    const answer = await client.ask('POST', issuers['eddsa-rdfc-2022']?.endpoint as string, body, {
      'content-type': 'application/json',
    })
    expect([answer.status, answer.json['code'], answer.headers['content-type']]).toEqual([400, code, 'application/problem+json'])
    expect(answer.json['type']).toMatch(/^https:\/\//)
  })

  it('an unknown issuer is 404', async () => {
    expect((await client.post('/issuers/none/credentials/issue', { credential: {} })).status).toBe(404)
  })
})

describe('issuer must be the listed id, as a string or {id, name?, description?}', () => {
  it('an object is taken as it is', async () => {
    const id = issuers['eddsa-rdfc-2022']?.id
    const answer = await issue({ issuer: { id, name: 'School', description: 'Teaches' } })
    expect([answer.status, answer.json['verifiableCredential']?.['issuer']]).toEqual([
      201,
      { id, name: 'School', description: 'Teaches' },
    ])
  })

  it.each([
    ['a missing one', undefined, 'schema.data_model'],
    ['null', null, 'schema.data_model'],
    ['no URL', 'school', 'schema.data_model'],
    ['an object without id', { name: 'School' }, 'schema.data_model'],
    ['an object whose id is null', { id: null }, 'schema.data_model'],
    ['somebody else', 'did:example:other', 'exchange.issuer_mismatch'],
  ])('%s -> 400', async (_what, issuer, code) => {
    const answer = await issue({ issuer })
    expect([answer.status, answer.json['code']]).toEqual([400, code])
  })
})

describe('id and validFrom are optional here; past and future validity is accepted', () => {
  it.each([
    ['neither', {}],
    ['an id', { id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' }],
    ['the past', { validFrom: '2001-01-01T00:00:00Z', validUntil: '2002-01-01T00:00:00Z' }],
    ['the future', { validFrom: '2101-01-01T00:00:00Z' }],
  ])('%s', async (_what, changes) => {
    expect((await issue(changes)).status).toBe(201)
  })

  it.each([
    ['validFrom after validUntil', { validFrom: '2027-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }, 'validity.order'],
    ['a date without time', { validFrom: '2027-01-01' }, 'schema.data_model'],
    ['a date without offset', { validFrom: '2027-01-01T00:00:00' }, 'schema.data_model'],
    ['a number', { validUntil: 5 }, 'schema.data_model'],
  ])('%s is not', async (_what, changes, code) => {
    const answer = await issue(changes)
    expect([answer.status, answer.json['code']]).toEqual([400, code])
  })
})

const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2'
describe('@context: ordered array, v2 (or v1) first; inline objects allowed; unknown URL -> 400', () => {
  it.each([
    ['URLs', { '@context': [V2, EXAMPLES] }],
    [
      'an object',
      { '@context': [V2, { Shift: 'https://courier.example/terms#Shift' }], type: ['VerifiableCredential', 'Shift'] },
    ],
    ['a vocabulary', { '@context': [V2, { '@vocab': 'https://courier.example/terms#' }], shift: 'night' }],
  ])('%s', async (_what, changes) => {
    for (const name of ['eddsa-rdfc-2022', 'ecdsa-jcs-2019', 'vc-jose-cose']) {
      const issued = await issue(changes, name)
      expect([name, issued.status]).toEqual([name, 201])
      expect((await client.post('/credentials/verify', issued.json)).status).toBe(200)
    }
  })

  it.each([
    ['none', undefined, 'schema.data_model'],
    ['not first', [EXAMPLES, V2], 'schema.data_model'],
    ['no base context', [EXAMPLES], 'schema.data_model'],
    ['a number', [V2, 5], 'schema.data_model'],
    ['no URL', [V2, 'https ://not-a-url/v1'], 'schema.data_model'],
    ['an unknown URL', [V2, 'https://unknown.example/v1'], 'contexts.unknown'],
    ['an alias for a date', [V2, { until: 'https://www.w3.org/2018/credentials#validUntil' }], 'proof.context_inline'],
    ['an alias for a keyword', [V2, { key: '@id' }], 'proof.context_inline'],
  ])('%s -> 400', async (_what, context, code) => {
    const answer = await issue({ '@context': context })
    expect([answer.status, answer.json['code']]).toEqual([400, code])
  })

  it.each(NAMES)('%s: an unknown URL -> 400', async (name) => {
    expect((await issue({ '@context': [V2, 'https://unknown.example/v1'] }, name)).status).toBe(400)
  })
})

describe('type includes VerifiableCredential; extra types are defined by a context or absolute URLs', () => {
  it.each([
    ['a URL', ['VerifiableCredential', 'https://courier.example/terms#Shift']],
    ['in any order', ['https://courier.example/terms#Shift', 'VerifiableCredential']],
    ['a text', 'VerifiableCredential'],
  ])('%s', async (_what, type) => {
    expect((await issue({ type })).status).toBe(201)
  })

  it.each([
    ['missing', undefined],
    ['empty', []],
    ['another alone', ['https://courier.example/terms#Shift']],
    ['a number', ['VerifiableCredential', 5]],
    ['a term that nobody defines', ['VerifiableCredential', 'Shift']],
  ])('%s -> 400, whatever the mechanism', async (_what, type) => {
    for (const name of ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'vc-jose-cose', 'status'])
      expect([name, (await issue({ type }, name)).status]).toEqual([name, 400])
  })
})

describe('undefined terms, redefined protected terms, several or non-URL ids, empty or string credentialSubject -> 400', () => {
  const redefined = [V2, { '@protected': true, Shift: 'https://courier.example/#a' }, { Shift: 'https://courier.example/#b' }]
  it.each([
    ['an undefined term', { shift: 'night' }],
    ['an undefined term inside', { credentialSubject: { id: 'did:example:s', shift: 'night' } }],
    ['a redefined protected term', { '@context': redefined, type: ['VerifiableCredential', 'Shift'] }],
    ['a redefined term of the base context', { '@context': [V2, { VerifiableCredential: 'https://courier.example/#x' }] }],
    ['several ids', { id: ['urn:example:1', 'urn:example:2'] }],
    ['an id that is no URL', { id: 'not a url' }],
    ['a subject id that is no URL', { credentialSubject: { id: 'x' } }],
    ['a subject with several ids', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }],
    ['no subject', { credentialSubject: undefined }],
    ['an empty subject', { credentialSubject: {} }],
    ['an empty list', { credentialSubject: [] }],
    ['an empty one among others', { credentialSubject: [{ id: 'did:example:s' }, {}] }],
    ['a text', { credentialSubject: 'did:example:s' }],
  ])('%s', async (_what, changes) => {
    for (const name of ['eddsa-rdfc-2022', 'ecdsa-jcs-2019', 'vc-jose-cose'])
      expect([name, (await issue(changes, name)).status]).toEqual([name, 400])
  })

  it('several subjects are taken', async () => {
    expect((await issue({ credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] })).status).toBe(201)
  })
})

describe('name/description: a string, {@value, @language, @direction?}, or an array of those; other members -> 400', () => {
  const english = { '@value': 'First aid', '@language': 'en' }
  it.each([
    ['a string', 'First aid'],
    ['with a language', english],
    ['with a direction', { ...english, '@direction': 'ltr' }],
    ['several', [english, { '@value': 'Erste Hilfe', '@language': 'de' }]],
  ])('%s', async (_what, text) => {
    const id = issuers['eddsa-rdfc-2022']?.id
    for (const changes of [{ name: text }, { description: text }, { issuer: { id, name: text } }]) {
      const issued = await issue(changes)
      expect(issued.status).toBe(201)
      expect((await client.post('/credentials/verify', issued.json)).status).toBe(200)
    }
  })

  it.each([
    ['another member', { ...english, url: 'did:example:1' }],
    ['no value', { '@language': 'en' }],
    ['a number', 5],
    ['a direction that is none', { ...english, '@direction': 'up' }],
    ['a language that is none', { ...english, '@language': 'no language' }],
    ['an empty list', []],
  ])('%s -> 400', async (_what, text) => {
    const id = issuers['eddsa-rdfc-2022']?.id
    for (const changes of [{ name: text }, { description: text }, { issuer: { id, description: text } }])
      expect((await issue(changes)).json['code']).toBe('schema.data_model')
  })
})

describe('credentialStatus, credentialSchema, termsOfUse, evidence, refreshService each need a type; credentialSchema also a URL id', () => {
  const type = 'https://courier.example/terms#Thing'
  const id = 'https://courier.example/thing'
  const members = ['credentialStatus', 'credentialSchema', 'termsOfUse', 'evidence', 'refreshService']
  it.each(members)('%s with a type, one or several', async (member) => {
    expect((await issue({ [member]: { id, type } })).status).toBe(201)
    expect(
      (
        await issue({
          [member]: [
            { id, type },
            { id: `${id}/2`, type },
          ],
        })
      ).status,
    ).toBe(201)
  })

  it.each(members)('%s without a type, as a text, or empty -> 400', async (member) => {
    for (const value of [{ id }, [{ id, type }, { id }], 'x', []])
      expect((await issue({ [member]: value })).json['code']).toBe('schema.data_model')
  })

  it.each(members)('an id of %s that is no URL -> 400', async (member) => {
    expect((await issue({ [member]: { id: 'not a url', type } })).status).toBe(400)
  })

  it('a schema without id -> 400, and a status without one is fine', async () => {
    expect((await issue({ credentialSchema: { type } })).status).toBe(400)
    expect((await issue({ credentialStatus: { type } })).status).toBe(201)
  })
})

describe('relatedResource: objects with a unique URL id and a digestSRI or digestMultibase, checked against the bytes at hand', () => {
  const known = publishedIntegrity(V2) as { sha384: string; sha512: string }
  const sha256 = fromHex(publishedDigests[V2] as string)
  const multihash = `u${toBase64url(Uint8Array.of(0x12, 0x20, ...sha256))}`
  const elsewhere = 'https://courier.example/photo.jpg'
  it('the digest of the v2 context is that of the published bytes', () => {
    expect(publishedDigests[V2]).toMatch(/^59955ced.*2734$/)
  })

  it.each([
    ['SHA-384', { id: V2, digestSRI: `sha384-${known.sha384}` }],
    ['SHA-512', { id: V2, digestSRI: `sha512-${known.sha512}` }],
    ['the strongest of several', { id: V2, digestSRI: `sha256-AAAA sha384-${known.sha384}` }],
    ['a multihash', { id: V2, digestMultibase: multihash }],
    ['a bare digest', { id: V2, digestMultibase: `u${toBase64url(sha256)}` }],
    ['one whose bytes are not at hand', { id: elsewhere, digestSRI: 'sha384-AAAA', mediaType: 'image/jpeg' }],
  ])('%s', async (_what, resource) => {
    for (const relatedResource of [resource, [resource]]) expect((await issue({ relatedResource })).status).toBe(201)
  })

  it.each([
    ['texts', ['https://courier.example/photo.jpg']],
    ['no id', [{ digestSRI: 'sha384-AAAA' }]],
    ['an id that is no URL', [{ id: 'photo', digestSRI: 'sha384-AAAA' }]],
    [
      'the same id twice',
      [
        { id: elsewhere, digestSRI: 'sha384-AAAA' },
        { id: elsewhere, digestSRI: 'sha384-AAAA' },
      ],
    ],
    ['no digest', [{ id: elsewhere }]],
    ['a wrong SHA-384', { id: V2, digestSRI: `sha384-${known.sha384.replace(/^../, 'AA')}` }],
    ['a wrong SHA-256', { id: V2, digestSRI: 'sha256-AAAA' }],
    ['a wrong multihash', { id: V2, digestMultibase: `u${toBase64url(Uint8Array.of(0x12, 0x20, ...sha256.slice().reverse()))}` }],
    ['no digest at all', { id: elsewhere, digestMultibase: 'uAA' }],
    ['another algorithm', { id: elsewhere, digestSRI: 'md5-AAAA' }],
  ])('%s -> 400', async (_what, relatedResource) => {
    expect((await issue({ relatedResource })).status).toBe(400)
  })
})

describe("VCDM 1.1 input (issuanceDate) is issued too, appending the suite's context", () => {
  const first = { '@context': [V1], issuanceDate: '2026-05-01T09:00:00Z' }
  it.each([
    ['eddsa-rdfc-2022', 'https://w3id.org/security/data-integrity/v2'],
    ['ecdsa-jcs-2019-p384', 'https://w3id.org/security/data-integrity/v2'],
    ['Ed25519Signature2020', 'https://w3id.org/security/suites/ed25519-2020/v1'],
  ])('%s appends %s', async (name, context) => {
    const issued = await issue(first, name)
    expect([issued.status, issued.json['verifiableCredential']?.['@context']]).toEqual([201, [V1, context]])
    expect((await client.post('/credentials/verify', issued.json)).status).toBe(200)
  })

  it('without issuanceDate, or with dates out of order -> 400', async () => {
    for (const changes of [{ '@context': [V1] }, { ...first, expirationDate: '2020-01-01T00:00:00Z' }])
      expect((await issue(changes)).status).toBe(400)
  })

  it('the dates of VCDM 1.1 under the context of 2.0 -> 400', async () => {
    expect((await issue({ issuanceDate: '2026-05-01T09:00:00Z' })).json['code']).toBe('rdf.term_undefined')
  })
})

describe('options.credentialId names a credential that has no id of its own', () => {
  const id = 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'
  it.each([
    ['for one without an id, which stays without', {}],
    ['the same as its id', { id }],
  ])('%s -> 201', async (_what, changes) => {
    const issued = await issue(changes, 'eddsa-rdfc-2022', { options: { credentialId: id } })
    expect([issued.status, issued.json['verifiableCredential']?.['id']]).toEqual([201, (changes as { id?: string }).id])
  })

  it.each([
    ['another than its id', 'urn:uuid:0d9e9c5c-6a0c-4f0f-8a0e-7f3f1f7f7f11'],
    ['no text', 5],
    ['null', null],
    ['an empty text', ''],
    ['longer than places are kept under', `urn:example:${'x'.repeat(500)}`],
  ])('%s -> 400', async (_what, credentialId) => {
    const { status, json } = await issue({ id }, 'status', { options: { credentialId } })
    expect([status, json['code'], json['pointer']]).toEqual([400, 'exchange.member_invalid', '#/options/credentialId'])
  })
})

describe('a credential that has a proof already', () => {
  it('gets one more: a proof set', async () => {
    const first = (await issue({})).json['verifiableCredential'] as Record<string, unknown>
    const set = await client.post(issuers['eddsa-jcs-2022']?.endpoint as string, { credential: first })
    expect([set.status, (set.json['verifiableCredential']['proof'] as unknown[]).length]).toEqual([201, 2])
    expect((await client.post('/credentials/verify', set.json)).status).toBe(200)
  })

  it('what is no proof -> 400', async () => {
    for (const proof of [{}, 'x', [], [{ type: 'DataIntegrityProof' }, 5]])
      expect((await issue({ proof })).json['code']).toBe('exchange.member_invalid')
  })
})
