type Json = Record<string, unknown>

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
const jws = 'eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl'
const image = (name: string): Json => ({ id: `https://guild.example/${name}.png`, type: 'Image', caption: name })
const entry = (kind: string): Json => ({ type: 'IdentifierEntry', identifier: '4711', identifierType: kind })

/** The smallest credential that fits (OB 3.0 section B.1.2). */
export function smallCredential(): Json {
  return {
    '@context': [...contexts],
    id: 'urn:uuid:3f1e7b52-6a0e-4a5c-9d7e-0b8a5c1d2e3f',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: 'https://guild.example/issuer',
    validFrom: '2026-01-02T03:04:05Z',
    credentialSubject: { type: ['AchievementSubject'], achievement: smallAchievement() },
  }
}

function smallAchievement(): Json {
  return {
    id: 'https://guild.example/achievements/cargo-bike',
    type: ['Achievement'],
    name: 'Cargo bike, first rung',
    description: 'Rides a loaded cargo bike safely.',
    criteria: { narrative: 'Twenty rides without a complaint.' },
  }
}

function profile(extra: Json = {}): Json {
  return { id: 'https://guild.example/issuer', type: ['Profile'], name: 'The Guild', ...extra }
}

function fullProfile(): Json {
  return profile({
    url: 'https://guild.example/',
    phone: '+49305550100',
    email: 'post@guild.example',
    description: 'A guild of riders.',
    official: 'A. Clerk',
    image: image('logo'),
    address: {
      type: ['Address'],
      addressCountry: 'Germany',
      addressCountryCode: 'DE',
      addressRegion: 'BE',
      addressLocality: 'Berlin',
      streetAddress: 'Example Street 1',
      postOfficeBoxNumber: '12',
      postalCode: '10115',
      geo: { type: 'GeoCoordinates', latitude: 52.5, longitude: 13.4 },
    },
    otherIdentifier: [entry('systemId')],
    parentOrg: profile(),
    familyName: 'Doe',
    givenName: 'Ana',
    additionalName: 'M.',
    patronymicName: 'P.',
    honorificPrefix: 'Dr',
    honorificSuffix: 'MSc',
    familyNamePrefix: 'van',
    dateOfBirth: '1990-02-28',
    endorsement: [endorsement()],
    endorsementJwt: [jws],
  })
}

/** The parts that every secured credential can have (OB 3.0 section B.1.19). */
function secured(): Json {
  return {
    validFrom: '2026-01-02T03:04:05Z',
    validUntil: '2028-01-02T03:04:05.678+01:00',
    awardedDate: '2025-12-31T23:59:60Z',
    proof: [
      {
        type: 'DataIntegrityProof',
        created: '2026-01-02T03:04:05Z',
        cryptosuite: 'eddsa-rdfc-2022',
        challenge: 'c',
        domain: 'guild.example',
        nonce: 'n',
        proofPurpose: 'assertionMethod',
        proofValue: 'z1',
        verificationMethod: 'did:web:guild.example#key-1',
      },
    ],
    credentialSchema: [{ id: 'https://guild.example/schema.json', type: '1EdTechJsonSchemaValidator2019' }],
    credentialStatus: { id: 'https://guild.example/status#7', type: 'BitstringStatusListEntry', statusListIndex: '7' },
    refreshService: { id: 'https://guild.example/refresh', type: '1EdTechCredentialRefresh' },
    termsOfUse: [{ id: 'https://guild.example/terms', type: 'Policy' }],
  }
}

/** An endorsement with every member of the model (OB 3.0 section B.1.7). */
export function endorsement(): Json {
  return {
    '@context': [...contexts],
    id: 'urn:uuid:7c0d1a1e-0d42-4a55-8c8f-6f4f1f7b9a11',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement',
    description: 'By a customer.',
    issuer: profile(),
    credentialSubject: { id: 'https://guild.example/issuer', type: ['EndorsementSubject'], endorsementComment: 'Good.' },
    ...secured(),
  }
}

/** A credential with every member of the model at least once (OB 3.0 appendix B). */
export function fullCredential(): Json {
  const alignment = {
    type: ['Alignment'],
    targetCode: 'C1',
    targetDescription: 'Loads',
    targetFramework: 'Riders',
    targetName: 'Loading',
    targetType: 'CFItem',
    targetUrl: 'https://frameworks.example/c1',
  }
  return {
    ...smallCredential(),
    '@context': [...contexts, 'https://guild.example/context.json', { '@language': 'en' }],
    name: 'Cargo bike',
    description: 'A rung.',
    image: image('rung'),
    issuer: fullProfile(),
    ...secured(),
    evidence: [
      {
        id: 'https://guild.example/e/1',
        type: ['Evidence'],
        name: 'Log',
        description: 'd',
        narrative: 'n',
        genre: 'g',
        audience: 'a',
      },
    ],
    endorsement: [endorsement()],
    endorsementJwt: [jws],
    credentialSubject: {
      id: 'did:example:ana',
      type: ['AchievementSubject'],
      activityStartDate: '2025-01-01T00:00:00Z',
      activityEndDate: '2025-12-01T00:00:00-05:30',
      creditsEarned: 1.5,
      identifier: [{ type: 'IdentityObject', hashed: true, identityHash: 'sha256$00', identityType: 'emailAddress', salt: 's' }],
      image: image('subject'),
      licenseNumber: 'L1',
      narrative: 'n',
      role: 'r',
      source: profile(),
      term: 't',
      result: [
        {
          type: ['Result'],
          achievedLevel: 'urn:example:level:1',
          resultDescription: 'urn:example:result:1',
          status: 'Completed',
          value: '4',
          alignment: [alignment],
        },
      ],
      achievement: {
        ...smallAchievement(),
        criteria: { id: 'https://guild.example/criteria', narrative: 'n' },
        achievementType: 'MicroCredential',
        alignment: [alignment],
        creator: profile(),
        creditsAvailable: 2,
        endorsement: [endorsement()],
        endorsementJwt: [jws],
        fieldOfStudy: 'f',
        humanCode: 'h',
        image: image('achievement'),
        inLanguage: 'zh-Hant-TW',
        otherIdentifier: [entry('ext:internal')],
        related: [{ id: 'https://guild.example/de', type: ['Related'], inLanguage: 'de', version: '1' }],
        specialization: 's',
        tag: ['bike', 'delivery'],
        version: '2',
        resultDescription: [
          {
            id: 'urn:example:result:1',
            type: ['ResultDescription'],
            name: 'Rides',
            resultType: 'RubricCriterionLevel',
            alignment: [alignment],
            allowedValue: ['1', '2'],
            requiredLevel: 'urn:example:level:1',
            requiredValue: '1',
            valueMin: '1',
            valueMax: '2',
            rubricCriterionLevel: [
              {
                id: 'urn:example:level:1',
                type: ['RubricCriterionLevel'],
                name: 'One',
                description: 'd',
                level: '1',
                points: '1',
                alignment: [alignment],
              },
            ],
          },
        ],
      },
    },
  }
}
