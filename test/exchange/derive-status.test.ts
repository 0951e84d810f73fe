import { beforeAll, describe, expect, it } from 'vitest'
import { contextUrls } from '../../src/contexts/index.js'
import { decodeBitstring } from '../../src/status/index.js'
import { type Loose, thaw } from '../support/badges.js'
import { BASE_URL, type Client, issuedBy, issuersOf, newService, serveOn, type TestService, V2 } from './support.js'

let service: TestService
let client: Client
beforeAll(async () => {
  service = await newService()
  client = await serveOn(service.handle)
})

describe('POST /credentials/derive {verifiableCredential, options: {selectivePointers}} -> 201 (issue takes options.mandatoryPointers)', () => {
  const derive = (verifiableCredential: unknown, options: unknown) =>
    client.post('/credentials/derive', { verifiableCredential, options })

  it.each(['ecdsa-sd-2023', 'bbs-2023'])('%s: what is asked for and what is mandatory, and nothing else', async (name) => {
    const base = await issuedBy(
      client,
      name,
      { name: 'First aid', description: 'Gives first aid', id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' },
      { mandatoryPointers: ['/issuer', '/name'] },
    )
    const derived = await derive(base, { selectivePointers: ['/credentialSubject/id'] })
    expect(derived.status).toBe(201)
    const shown = derived.json['verifiableCredential'] as Loose
    expect([shown['name'], shown['description'], shown['credentialSubject']]).toEqual([
      'First aid',
      undefined,
      { id: 'did:example:subject' },
    ])
    const verified = await client.post('/credentials/verify', derived.json)
    expect([verified.status, verified.json['outcome']]).toEqual([200, 'verified'])
    const forged = thaw(shown)
    forged['name'] = 'Last aid'
    expect((await client.post('/credentials/verify', { verifiableCredential: forged })).status).toBe(422)
  })

  it.each<[string, unknown]>([
    ['no pointers', {}],
    ['a text', { selectivePointers: '/name' }],
    ['what is no pointer', { selectivePointers: ['name'] }],
    ['a pointer that leads nowhere', { selectivePointers: ['/nothing'] }],
    ['an unknown option', { selectivePointers: [], pointers: [] }],
  ])('%s -> 400', async (_what, options) => {
    expect((await derive(await issuedBy(client, 'ecdsa-sd-2023'), options)).status).toBe(400)
  })

  it('a credential of which all is shown or nothing -> 400', async () => {
    const answer = await derive(await issuedBy(client, 'eddsa-rdfc-2022'), { selectivePointers: ['/issuer'] })
    expect([answer.status, answer.json['code']]).toEqual([400, 'holder.derive_unsupported'])
  })

  it('mandatory pointers that lead nowhere, are none, or are asked of another mechanism -> 400', async () => {
    const issuers = await issuersOf(client)
    for (const [name, mandatoryPointers] of [
      ['ecdsa-sd-2023', ['/nothing']],
      ['ecdsa-sd-2023', 'issuer'],
      ['bbs-2023', ['issuer']],
      ['eddsa-rdfc-2022', ['/issuer']],
    ] as const) {
      const issuer = issuers[name] as { id: string; endpoint: string }
      const credential = {
        '@context': [V2],
        type: ['VerifiableCredential'],
        issuer: issuer.id,
        credentialSubject: { id: 'did:example:s' },
      }
      expect((await client.post(issuer.endpoint, { credential, options: { mandatoryPointers } })).status).toBe(400)
    }
  })
})

describe('Status: statusListCredential is GETtable', () => {
  it('an entry with a string index, without statusSize when it is 1', async () => {
    const { credentialStatus } = await issuedBy(client, 'status')
    expect(credentialStatus).toMatchObject({ type: 'BitstringStatusListEntry', statusPurpose: 'revocation' })
    expect(credentialStatus['statusListIndex']).toMatch(/^\d+$/)
    expect(credentialStatus).not.toHaveProperty('statusSize')
    expect(credentialStatus['statusListCredential']).toBe(`${BASE_URL}/status/1`)
  })

  it('no two credentials share a place, also when they are issued at the same time', async () => {
    const issued = await Promise.all(Array.from({ length: 40 }, () => issuedBy(client, 'status')))
    expect(new Set(issued.map(({ credentialStatus }) => credentialStatus['statusListIndex'])).size).toBe(40)
  })

  it('an entry that the credential has already is kept beside', async () => {
    const own = { type: 'https://courier.example/terms#Status', id: 'https://courier.example/status/5' }
    const { credentialStatus } = await issuedBy(client, 'status', { credentialStatus: own })
    expect([credentialStatus.length, credentialStatus[0]]).toEqual([2, own])
  })

  it('a signed BitstringStatusListCredential: string issuer, array type and @context, u + base64url(gzip), at least 131 072 bits', async () => {
    await issuedBy(client, 'status')
    const { status, json, headers } = await client.get('/status/1')
    expect([status, headers['content-type']]).toEqual([200, 'application/vc'])
    expect(json['@context']).toEqual([V2])
    expect(json['type']).toEqual(['VerifiableCredential', 'BitstringStatusListCredential'])
    expect(typeof json['issuer']).toBe('string')
    expect(json['credentialSubject']['encodedList']).toMatch(/^u[\w-]+$/)
    expect((await decodeBitstring(json['credentialSubject']['encodedList'])).length).toBeGreaterThanOrEqual(131_072)
    expect(json['proof']).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' })
    expect((await client.post('/credentials/verify', { verifiableCredential: json })).status).toBe(200)
  })

  it('has an ETag, a ttl and as long an age, and 304 for whoever has it', async () => {
    const first = await client.get('/status/1')
    const etag = first.headers['etag'] as string
    expect([etag.startsWith('"'), first.headers['cache-control']]).toEqual([true, 'public, max-age=300'])
    expect(first.json['credentialSubject']['ttl']).toBe(300_000)
    const again = await client.get('/status/1', { 'if-none-match': `"other", ${etag}` })
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag])
    expect((await client.get('/status/1', { 'if-none-match': '"other"' })).status).toBe(200)
    const head = await client.ask('HEAD', '/status/1')
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('a revocation is seen at once by the service itself, and changes the ETag', async () => {
    const issued = await issuedBy(client, 'status')
    const before = (await client.get('/status/1')).headers['etag']
    expect((await client.post('/credentials/verify', { verifiableCredential: issued })).status).toBe(200)
    await service.lists.set(issued['credentialStatus'], 1)
    const { status, json } = await client.post('/credentials/verify', { verifiableCredential: issued })
    expect([status, json['errors'][0]['code']]).toEqual([422, 'status.revoked'])
    expect((await client.get('/status/1')).headers['etag']).not.toBe(before)
  })

  it.each(['2', '0', '01', '-1', 'x', '%2e%2e', '..%2f..%2fetc%2fpasswd', '1%00', '__proto__'])(
    '/status/%s -> 404',
    async (list) => {
      const answer = await client.get(`/status/${list}`)
      expect([answer.status, answer.json['code']]).toEqual([404, 'exchange.not_found'])
    },
  )
})

describe('GET /identifiers/{did} -> 200 or 400 with didDocument, didDocumentMetadata and didResolutionMetadata', () => {
  const did = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
  it('did:key and did:jwk, as they are and percent-encoded', async () => {
    const jwk = Buffer.from(
      JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x: 'VCpo2LMLhn6iWku8MKvSLg2ZAoC-nlOyPVQaO3FxVeQ' }),
    ).toString('base64url')
    for (const path of [did, encodeURIComponent(did), `did:jwk:${jwk}`]) {
      const { status, json } = await client.get(`/identifiers/${path}`)
      expect([status, json['didDocument']['id']]).toEqual([200, decodeURIComponent(path)])
      expect([json['didDocumentMetadata'], json['didResolutionMetadata']]).toEqual([
        {},
        { contentType: 'application/did+ld+json' },
      ])
    }
  })

  it.each([
    ['did:key:z6Mkx', 'unsupportedPublicKeyType'],
    ['did:key:z0', 'invalidDid'],
    ['not-a-did', 'invalidDid'],
    ['did:key:', 'invalidDid'],
    [`${did}%23${did.slice(8)}`, 'invalidDid'],
    ['did:magic:5', 'methodNotSupported'],
    ['did:web:courier.example', 'notFound'],
    ['did:web:courier.example%253A3000:a:b', 'notFound'],
  ])('%s -> 400 %s', async (path, error) => {
    const { status, json } = await client.get(`/identifiers/${path}`)
    expect([status, json['didDocument'], json['didDocumentMetadata'], json['didResolutionMetadata']['error']]).toEqual([
      400,
      null,
      {},
      error,
    ])
  })
})

describe('bundled contexts', () => {
  it('each that the contract lists is known', () => {
    expect(contextUrls).toEqual(
      expect.arrayContaining([
        V2,
        'https://www.w3.org/2018/credentials/v1',
        'https://www.w3.org/ns/credentials/examples/v2',
        'https://www.w3.org/ns/credentials/undefined-terms/v2',
        'https://w3id.org/security/data-integrity/v1',
        'https://w3id.org/security/data-integrity/v2',
        'https://w3id.org/security/multikey/v1',
        'https://w3id.org/security/jwk/v1',
        'https://www.w3.org/ns/cid/v1',
        'https://www.w3.org/ns/did/v1',
        'https://w3id.org/security/suites/ed25519-2020/v1',
        'https://www.w3.org/ns/credentials/status/v1',
        'https://w3id.org/vc/status-list/2021/v1',
        'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
        'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
        'https://w3id.org/rungs/v0',
      ]),
    )
  })

  it('terms that no context defines are taken under undefined-terms/v2', async () => {
    const issued = await issuedBy(client, 'eddsa-rdfc-2022', {
      '@context': [V2, 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
      shift: 'night',
    })
    expect((await client.post('/credentials/verify', { verifiableCredential: issued })).status).toBe(200)
  })
})
