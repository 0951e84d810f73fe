import { describe, expect, it } from 'vitest'
import {
  CID_V1,
  CLR_2_0,
  CLR_2_0_1,
  CREDENTIALS_EXAMPLES_V2,
  CREDENTIALS_V2,
  createContextLoader,
  JWK_V1,
  OB_3_0_3,
} from '../../src/contexts/index.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'
import { canonize, namesIn, termsOf } from './support.js'

type Json = Readonly<Record<string, unknown>>

const dates = { expires: '2030-01-01T00:00:00Z', revoked: '2027-01-01T00:00:00Z' }
const jwkMethod: Json = {
  id: 'https://issuer.example/keys#1',
  type: 'JsonWebKey',
  controller: 'https://issuer.example/keys',
  ...dates,
  publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AA', z: [1.5, null, { b: 1, a: 2 }] },
  secretKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'AQ' },
}

const controllerDocument: Json = {
  '@context': CID_V1,
  id: 'https://issuer.example/keys',
  controller: ['https://issuer.example/board', { id: 'https://issuer.example/owner' }],
  alsoKnownAs: ['did:example:1', 'https://issuer.example/'],
  verificationMethod: [
    jwkMethod,
    {
      id: 'https://issuer.example/keys#2',
      type: 'Multikey',
      controller: { id: 'https://issuer.example/keys' },
      ...dates,
      publicKeyMultibase: 'z6Mk',
      secretKeyMultibase: 'z3u2',
    },
  ],
  authentication: 'https://issuer.example/keys#1',
  assertionMethod: ['https://issuer.example/keys#1', { ...jwkMethod, id: 'https://issuer.example/keys#3' }],
  keyAgreement: ['https://issuer.example/keys#2'],
  capabilityInvocation: [],
  capabilityDelegation: ['https://issuer.example/keys#1'],
  service: {
    id: 'https://issuer.example/keys#service',
    type: 'https://issuer.example/Kind',
    serviceEndpoint: ['https://issuer.example/a', { id: 'https://issuer.example/b' }],
  },
}

const exampleCredential: Json = {
  '@context': [CREDENTIALS_V2, CREDENTIALS_EXAMPLES_V2],
  id: 'https://issuer.example/1',
  type: ['VerifiableCredential', 'ExampleDegreeCredential'],
  issuer: { id: 'https://issuer.example/', name: 'Issuer', motto: [{ '@value': 'Lux', '@language': 'la' }] },
  credentialSubject: { id: 'did:example:2', degree: { type: 'ExampleBachelorDegree', year: 2024, honours: true, score: 1.5 } },
}

const clrCredential = (context: string, extra: { credential: Json; subject: Json }): Json => ({
  '@context': [CREDENTIALS_V2, context, OB_3_0_3],
  id: 'https://issuer.example/clr',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record',
  issuer: { id: 'https://issuer.example/', type: 'Profile' },
  ...extra.credential,
  credentialSubject: {
    id: 'did:example:2',
    type: 'ClrSubject',
    achievement: [
      'an achievement by name',
      { id: 'https://issuer.example/a', type: 'Achievement', name: 'A', achievementType: 'Badge' },
    ],
    association: [
      {
        type: 'Association',
        associationType: 'precedes',
        sourceId: 'https://issuer.example/a',
        targetId: ['https://issuer.example/b', 'https://issuer.example/c'],
      },
      'an association by name',
    ],
    verifiableCredential: [
      {
        id: 'https://issuer.example/2',
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
        issuer: 'https://issuer.example/',
      },
      'urn:a-credential-by-name',
    ],
    'cred:note': 'a prefix of the scope',
    'obi:note': 'another',
    ...extra.subject,
  },
})

const cases: readonly (readonly [string, string, readonly Json[]])[] = [
  [
    JWK_V1,
    'w3c-vc-data-integrity/contexts/jwk/v1',
    [
      { '@context': JWK_V1, ...jwkMethod },
      { '@context': [CREDENTIALS_V2, JWK_V1], ...jwkMethod },
    ],
  ],
  [CID_V1, 'w3c-cid/context/v1.jsonld', [controllerDocument]],
  [CREDENTIALS_EXAMPLES_V2, 'w3c-vc-data-model/contexts/credentials/examples/v2', [exampleCredential]],
  [CLR_2_0, '1edtech-validator/contexts/clr-v2p0.json', [clrCredential(CLR_2_0, { credential: {}, subject: {} })]],
  [
    CLR_2_0_1,
    '1edtech-validator/contexts/clr-v2p0-2.0.1.json',
    [
      clrCredential(CLR_2_0_1, {
        credential: { partial: true },
        subject: {
          identifier: [
            'plain',
            { type: 'IdentityObject', hashed: false, identityHash: 'a@example.org', identityType: 'emailAddress' },
          ],
        },
      }),
      {
        ...clrCredential(CLR_2_0_1, { credential: { partial: 'false' }, subject: {} }),
        '@context': [CREDENTIALS_V2, OB_3_0_3, CLR_2_0_1],
      },
    ],
  ],
]

describe.skipIf(!hasVectors('authored contexts'))('authored contexts against the published ones', () => {
  it.each(cases)('%s: the same terms', (url, file) => {
    expect([...termsOf(createContextLoader()(url))].sort()).toEqual([...termsOf(readVectorJson(file))].sort())
  })

  it.each(cases)('%s: equal quads for documents that use every term', async (url, file, documents) => {
    const published = readVectorJson(file)
    for (const document of documents) {
      const quads = await canonize(document, { [url]: published })
      expect(quads.split('\n').length).toBeGreaterThan(5)
      expect(await canonize(document)).toBe(quads)
    }
    const used = new Set(documents.flatMap((document) => [...namesIn(document)]))
    const prefixes = ['cred', 'obi']
    expect([...termsOf(published)].filter((term) => !used.has(term) && !prefixes.includes(term))).toEqual([])
  })

  it.each(cases.filter(([url]) => url !== CREDENTIALS_EXAMPLES_V2))(
    '%s: neither knows another term',
    async (url, file, documents) => {
      const document = { ...documents[0], undefinedTerm: 'x' }
      await expect(canonize(document)).rejects.toThrow()
      await expect(canonize(document, { [url]: readVectorJson(file) })).rejects.toThrow()
    },
  )
})
