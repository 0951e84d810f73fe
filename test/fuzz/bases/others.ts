import {
  CID_V1,
  CLR_2_0,
  CLR_2_0_1,
  CREDENTIALS_EXAMPLES_V2,
  CREDENTIALS_V1,
  CREDENTIALS_V2,
  DATA_INTEGRITY_V1,
  DATA_INTEGRITY_V2,
  DID_V1,
  ED25519_2020_V1,
  JWK_V1,
  MULTIKEY_V1,
  OB_3_0_3,
  STATUS_LIST_2021_V1,
  STATUS_V1,
  UNDEFINED_TERMS_V2,
} from '../../../src/contexts/index.js'
import type { JsonMap } from '../json.js'
import { badgeBody, endorsement, proof } from './badges.js'

const { proofValue: _, ...options } = proof
const DID = 'did:web:guild.example'
const jwk: JsonMap = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }
const multikey: JsonMap = {
  id: `${DID}#key-1`,
  type: 'Multikey',
  controller: DID,
  publicKeyMultibase: 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
}

const clr = (url: string): JsonMap => ({
  '@context': [CREDENTIALS_V2, url, OB_3_0_3],
  id: 'urn:uuid:1a1e7b52-6a0e-4a5c-9d7e-0b8a5c1d2e3f',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Transcript',
  issuer: { id: 'https://school.example/', type: ['Profile'], name: 'School' },
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: {
    id: 'did:example:ana',
    type: ['ClrSubject'],
    verifiableCredential: [badgeBody(), { ...badgeBody(), id: 'urn:uuid:2', proof: [{ ...proof }] }],
    association: [{ type: 'Association', associationType: 'isParentOf', sourceId: 'urn:uuid:1', targetId: 'urn:uuid:2' }],
    achievement: [{ id: 'urn:achievement:1', type: ['Achievement'], name: 'A', description: 'd', criteria: { narrative: 'n' } }],
  },
})

const presentation: JsonMap = {
  '@context': [CREDENTIALS_V2, OB_3_0_3],
  id: 'urn:uuid:5a1e7b52-6a0e-4a5c-9d7e-0b8a5c1d2e3f',
  type: ['VerifiablePresentation'],
  holder: 'did:example:ana',
  verifiableCredential: [{ ...badgeBody(), proof: { ...proof } }, endorsement(OB_3_0_3)],
  proof: { ...proof, challenge: 'c', domain: 'guild.example', proofPurpose: 'authentication' },
}

const statusList: JsonMap = {
  '@context': [CREDENTIALS_V2],
  id: 'https://guild.example/status',
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: DID,
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: {
    id: 'https://guild.example/status#list',
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQsvoAAAAAAAAAAAAAAAAP4GcwM92tQwAAA',
    ttl: 300000,
    statusSize: 1,
    statusMessage: [{ status: '0x0', message: 'valid' }],
  },
}

const version1: JsonMap = {
  '@context': [CREDENTIALS_V1, DATA_INTEGRITY_V1, STATUS_LIST_2021_V1],
  id: 'urn:uuid:8a1e7b52-6a0e-4a5c-9d7e-0b8a5c1d2e3f',
  type: ['VerifiableCredential'],
  issuer: DID,
  issuanceDate: '2026-01-02T03:04:05Z',
  expirationDate: '2027-01-02T03:04:05Z',
  credentialSubject: { id: 'did:example:ana' },
  credentialStatus: {
    id: 'urn:s:1',
    type: 'StatusList2021Entry',
    statusPurpose: 'revocation',
    statusListIndex: '3',
    statusListCredential: 'urn:s',
  },
  proof: { ...proof },
}

const signed2020: JsonMap = {
  '@context': [CREDENTIALS_V1, ED25519_2020_V1],
  type: ['VerifiableCredential'],
  issuer: { id: DID },
  issuanceDate: '2026-01-02T03:04:05Z',
  credentialSubject: [{ id: 'did:example:ana' }, { id: 'did:example:bo' }],
  proof: {
    type: 'Ed25519Signature2020',
    created: '2026-01-02T03:04:05Z',
    proofPurpose: 'assertionMethod',
    verificationMethod: `${DID}#key-1`,
    proofValue: 'z1',
  },
}

const didDocument: JsonMap = {
  '@context': [DID_V1, MULTIKEY_V1, JWK_V1],
  id: DID,
  alsoKnownAs: ['https://guild.example/'],
  verificationMethod: [{ ...multikey }, { id: `${DID}#key-2`, type: 'JsonWebKey', controller: DID, publicKeyJwk: { ...jwk } }],
  authentication: [`${DID}#key-1`, { ...multikey, id: `${DID}#key-3` }],
  assertionMethod: [`${DID}#key-1`],
  keyAgreement: { ...multikey, id: `${DID}#key-4` },
  service: [
    {
      id: `${DID}#s`,
      type: 'https://guild.example/Service',
      serviceEndpoint: ['https://guild.example/a', 'https://guild.example/b'],
    },
  ],
}

const controller: JsonMap = {
  '@context': CID_V1,
  id: 'https://guild.example/controller',
  controller: ['https://guild.example/other'],
  verificationMethod: [
    { ...multikey, expires: '2029-01-02T03:04:05Z' },
    { id: `${DID}#key-2`, type: 'JsonWebKey', controller: DID, publicKeyJwk: { ...jwk }, revoked: '2026-02-02T03:04:05Z' },
  ],
  assertionMethod: [`${DID}#key-1`, `${DID}#key-2`],
  capabilityInvocation: [],
}

const undefinedTerms: JsonMap = {
  '@context': [CREDENTIALS_V2, UNDEFINED_TERMS_V2],
  type: ['VerifiableCredential', 'ShiftCredential'],
  issuer: DID,
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: {
    id: 'did:example:ana',
    shift: 'night',
    hours: 7.25,
    on: [1, true, null, { from: 'x', tags: [] }],
    nested: { shift: [['a'], 'b'] },
  },
}

const examples: JsonMap = {
  '@context': [CREDENTIALS_V2, CREDENTIALS_EXAMPLES_V2],
  id: 'http://university.example/credentials/3732',
  type: ['VerifiableCredential', 'ExampleDegreeCredential'],
  issuer: 'https://university.example/issuers/565049',
  credentialSubject: {
    id: DID,
    degree: { type: 'ExampleBachelorDegree', name: 'Bachelor of Arts' },
    alumniOf: { id: 'urn:u', name: [{ value: 'a', lang: 'en' }] },
  },
}

const inline: JsonMap = {
  '@context': [
    CREDENTIALS_V2,
    {
      shift: 'https://terms.example/shift',
      depot: { '@id': 'https://terms.example/depot', '@type': '@id' },
      weight: { '@id': 'https://terms.example/weight', '@type': 'http://www.w3.org/2001/XMLSchema#double' },
      steps: { '@id': 'https://terms.example/steps', '@container': '@list' },
    },
  ],
  type: ['VerifiableCredential'],
  issuer: DID,
  credentialSubject: {
    id: 'did:example:ana',
    shift: ['night', 5],
    depot: ['urn:depot:1', { id: 'urn:depot:2', shift: 'day' }],
    weight: [10, 0.5],
    steps: ['a', 'b', 5, true],
  },
}

const graphOnly: JsonMap = {
  '@context': {
    id: '@id',
    type: '@type',
    knows: { '@id': 'https://terms.example/knows', '@type': '@id' },
    name: 'https://terms.example/name',
  },
  '@graph': [
    { id: '_:a', type: 'https://terms.example/Person', knows: ['_:b', '_:c'], name: 'A' },
    { id: '_:b', knows: '_:a' },
    { id: '_:c', knows: ['_:a', 'https://people.example/d'] },
  ],
}

const blanks: JsonMap = {
  '@context': {
    id: '@id',
    type: '@type',
    knows: { '@id': 'https://terms.example/knows', '@type': '@id' },
    name: 'https://terms.example/name',
  },
  id: '_:a',
  type: 'https://terms.example/Person',
  knows: [
    { id: '_:b', knows: '_:a' },
    { id: '_:c', knows: ['_:a', '_:b', 'https://people.example/d'] },
    { name: 'x' },
    { name: 'x' },
  ],
}

/** Every other kind of document that is signed or that says how. */
export const others: readonly (readonly [name: string, document: JsonMap])[] = [
  ['CLR 2.0', clr(CLR_2_0)],
  ['CLR 2.0.1', clr(CLR_2_0_1)],
  ['presentation', presentation],
  ['status list', statusList],
  ['status list with its context', { ...statusList, '@context': [CREDENTIALS_V2, STATUS_V1] }],
  ['VCDM 1.1', version1],
  ['Ed25519Signature2020', signed2020],
  ['DID document', didDocument],
  ['controller document', controller],
  ['Multikey', { '@context': MULTIKEY_V1, ...multikey }],
  ['JsonWebKey', { '@context': JWK_V1, id: `${DID}#key-2`, type: 'JsonWebKey', controller: DID, publicKeyJwk: { ...jwk } }],
  ['proof options', { '@context': [CREDENTIALS_V2, OB_3_0_3], ...options }],
  [
    'proof options alone',
    { '@context': DATA_INTEGRITY_V2, ...options, expires: '2029-01-02T03:04:05Z', previousProof: 'urn:proof:1' },
  ],
  ['undefined terms', undefinedTerms],
  ['examples', examples],
  ['inline context', inline],
  ['graph', graphOnly],
  ['blank nodes', blanks],
]
