import { CREDENTIALS_V2, OB_3_0, OB_3_0_1, OB_3_0_2, OB_3_0_3, OB_EXTENSIONS } from '../../../src/contexts/index.js'
import type { Json, JsonMap } from '../json.js'

const ISSUER = 'https://guild.example/issuer'

const alignment = (code: string): JsonMap => ({
  type: ['Alignment'],
  targetCode: code,
  targetDescription: 'Loads a bicycle.',
  targetFramework: 'Riders',
  targetName: 'Loading',
  targetType: 'CFItem',
  targetUrl: `https://frameworks.example/${code}`,
})

const image = (name: string): JsonMap => ({ id: `https://guild.example/${name}.png`, type: 'Image', caption: name })

export const proof: JsonMap = {
  type: 'DataIntegrityProof',
  created: '2026-01-02T03:04:05Z',
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
  proofValue: 'z4oey5q2M3XKaxup3tmzN4DRFTLVqpLMweBrSxMY2xHX5XTYVQeVbY8nQAVHMrXFkXJpmEcqdoDwLWxaqA3Q1geV6',
  verificationMethod: 'did:web:guild.example#key-1',
}

const profile = (): JsonMap => ({
  id: ISSUER,
  type: ['Profile'],
  name: 'The Guild',
  url: 'https://guild.example/',
  email: 'post@guild.example',
  image: image('logo'),
  address: { type: ['Address'], addressCountry: 'Germany', geo: { type: 'GeoCoordinates', latitude: 52.5, longitude: 13 } },
  otherIdentifier: [{ type: 'IdentifierEntry', identifier: '4711', identifierType: 'systemId' }],
})

const resultDescription = (): JsonMap => ({
  id: 'urn:example:result:1',
  type: ['ResultDescription'],
  name: 'Rides',
  resultType: 'RubricCriterionLevel',
  allowedValue: ['1', '2', '2'],
  requiredLevel: 'urn:example:level:1',
  valueMax: '2',
  rubricCriterionLevel: [
    {
      id: 'urn:example:level:1',
      type: ['RubricCriterionLevel'],
      name: 'One',
      level: '1',
      points: '1',
      alignment: [alignment('L1')],
    },
    { type: ['RubricCriterionLevel'], name: 'Two' },
  ],
})

const achievement = (extra: JsonMap = {}): JsonMap => ({
  id: 'https://guild.example/achievements/cargo-bike',
  type: ['Achievement'],
  name: 'Cargo bike, first rung',
  description: 'Rides a loaded cargo bike safely.',
  criteria: { narrative: 'Twenty rides without a complaint.' },
  ...extra,
})

/** An endorsement as a credential of its own. */
export const endorsement = (ob: string): JsonMap => ({
  '@context': [CREDENTIALS_V2, ob],
  id: 'urn:uuid:7c0d1a1e-0d42-4a55-8c8f-6f4f1f7b9a11',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement',
  issuer: { id: ISSUER, type: ['Profile'], name: 'The Guild' },
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: { id: ISSUER, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
  proof: { ...proof },
})

const small = (ob: string): JsonMap => ({
  '@context': [CREDENTIALS_V2, ob],
  id: 'urn:uuid:3f1e7b52-6a0e-4a5c-9d7e-0b8a5c1d2e3f',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: ISSUER,
  name: 'Cargo bike',
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: { type: ['AchievementSubject'], achievement: achievement() },
})

const middle = (ob: string): JsonMap => ({
  ...small(ob),
  issuer: profile(),
  validUntil: '2028-01-02T03:04:05.678+01:00',
  awardedDate: '2025-12-31T23:59:60Z',
  credentialStatus: {
    id: 'https://guild.example/status#7',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://guild.example/status',
  },
  credentialSchema: [{ id: 'https://guild.example/schema.json', type: 'JsonSchema' }],
  evidence: [
    { id: 'https://guild.example/e/1', type: ['Evidence'], name: 'Log', narrative: 'n', genre: 'g' },
    { type: ['Evidence'], name: 'Photo' },
    { type: ['Evidence'], name: 'Photo' },
  ],
  credentialSubject: {
    id: 'did:example:ana',
    type: ['AchievementSubject'],
    activityStartDate: '2025-01-01T00:00:00Z',
    creditsEarned: 1.5,
    identifier: [{ type: 'IdentityObject', hashed: true, identityHash: 'sha256$00', identityType: 'emailAddress', salt: 's' }],
    result: [
      { type: ['Result'], achievedLevel: 'urn:example:level:1', resultDescription: 'urn:example:result:1', status: 'Completed' },
      { type: ['Result'], resultDescription: 'urn:example:result:1', value: '4', alignment: [alignment('R1')] },
    ],
    achievement: achievement({
      achievementType: 'MicroCredential',
      alignment: [alignment('C1'), alignment('C2'), alignment('C3')],
      creator: { id: ISSUER, type: ['Profile'], name: 'The Guild' },
      creditsAvailable: 2,
      image: image('achievement'),
      inLanguage: 'zh-Hant-TW',
      related: [{ id: 'https://guild.example/de', type: ['Related'], inLanguage: 'de', version: '1' }],
      resultDescription: [resultDescription()],
      tag: ['bike', 'delivery'],
      version: '2',
    }),
  },
})

const words = (value: string, language: string, direction?: string): JsonMap => ({
  '@value': value,
  '@language': language,
  ...(direction !== undefined && { '@direction': direction }),
})

/** Credentials whose names are objects of texts and languages (VCDM 2.0 section 11.1). */
const languages = (): JsonMap => ({
  '@context': [CREDENTIALS_V2],
  id: 'urn:uuid:0d1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  type: ['VerifiableCredential'],
  name: [words('Cargo bike', 'en'), words('\u062f\u0631\u0627\u062c\u0629', 'ar', 'rtl'), words('Lastenrad', 'de')],
  description: words('Rides safely.', 'en-GB'),
  issuer: { id: ISSUER, name: [words('Guild', 'en'), { '@value': 'Guild' }], description: 'plain' },
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: [{ id: 'did:example:ana' }, { id: 'did:example:bo', name: words('Bo', 'en', 'ltr') }],
  termsOfUse: { type: 'https://guild.example/Policy', id: 'https://guild.example/terms' },
  evidence: { id: 'https://guild.example/e/1', type: 'https://guild.example/Log' },
  relatedResource: [{ id: 'https://guild.example/r', digestSRI: 'sha384-x', mediaType: 'image/png' }],
  refreshService: { type: 'https://guild.example/Refresh', id: 'https://guild.example/refresh' },
  confidenceMethod: { type: 'https://guild.example/Method', id: 'urn:method:1' },
})

const endorsed = (ob: string): JsonMap => ({
  ...middle(ob),
  '@context': [CREDENTIALS_V2, ob, OB_EXTENSIONS],
  credentialSchema: [{ id: 'https://guild.example/schema.json', type: '1EdTechJsonSchemaValidator2019' }],
  refreshService: { id: 'https://guild.example/refresh', type: '1EdTechCredentialRefresh' },
  endorsement: [endorsement(ob), { ...endorsement(ob), id: 'urn:uuid:9c0d1a1e-0d42-4a55-8c8f-6f4f1f7b9a11' }],
  endorsementJwt: ['eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl'],
  proof: [{ ...proof }, { ...proof, nonce: 'n', challenge: 'c', domain: 'guild.example' }],
})

/** Badges and endorsements under every edition of the context of Open Badges 3.0. */
export const badges: readonly (readonly [name: string, document: JsonMap])[] = [
  ...[OB_3_0, OB_3_0_1, OB_3_0_2, OB_3_0_3].flatMap((ob, edition): [string, JsonMap][] => [
    [`badge 3.0.${edition}`, small(ob)],
    [`full badge 3.0.${edition}`, middle(ob)],
  ]),
  ['endorsed badge', endorsed(OB_3_0_3)],
  ['endorsement', endorsement(OB_3_0_3)],
  ['languages', languages()],
]

/** The body of a badge, for documents that hold one. */
export const badgeBody = (ob: string = OB_3_0_3): { [member: string]: Json } => small(ob)
