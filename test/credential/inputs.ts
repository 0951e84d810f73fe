import { type AchievementCredentialInput, buildIdentityObject } from '../../src/credential/index.js'
import { achievement, minimal, signedEndorsement, subjectId } from './support.js'

/** Inputs of the builders with every member there is. */
export const address = { addressCountry: 'Germany', addressCountryCode: 'DE', geo: { latitude: 52.5, longitude: 13.4 } }
export const image = { id: 'https://courier.example/badge.png', caption: 'A badge' }
export const profile = {
  id: 'https://courier.example/issuer',
  name: 'Courier Platform',
  url: 'https://courier.example/',
  image,
  address,
  otherIdentifier: [{ identifier: '4711', identifierType: 'systemId' }],
  parentOrg: { id: 'https://holding.example/', parentOrg: { id: 'https://trust.example/' } },
  dateOfBirth: '2000-02-29',
  endorsement: [signedEndorsement],
}
export const alignment = {
  targetName: 'Give first aid',
  targetUrl: 'https://framework.example/first-aid',
  targetType: 'CFItem' as const,
}
export const description = {
  id: 'https://courier.example/results/level',
  name: 'Level',
  resultType: 'RubricCriterionLevel' as const,
  rubricCriterionLevel: [
    { id: 'https://courier.example/levels/1', name: 'Basic', alignment: [alignment] },
    { id: 'https://courier.example/levels/2', name: 'Sound' },
  ],
}
export const ladder = {
  id: 'https://courier.example/ladders/delivery',
  ladderVersion: '1.0.0',
  ladderDigest: 'uEiAAAA',
  rung: 'https://courier.example/ladders/delivery/rider',
}

export const full: AchievementCredentialInput = {
  ...minimal,
  issuer: profile,
  validUntil: '2027-05-01T09:00:00Z',
  awardedDate: '2026-04-01T09:00:00Z',
  name: 'First aid',
  description: 'A badge for first aid.',
  credentialStatus: { id: 'https://courier.example/status/1#7', type: '1EdTechRevocationList' },
  contexts: ['https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  subject: {
    id: subjectId,
    activityStartDate: '2026-01-01T00:00:00+01:00',
    activityEndDate: '2026-02-01T00:00:00+01:00',
    creditsEarned: 2.5,
    identifier: [buildIdentityObject({ identity: 'ana@courier.example', salt: '0123456789abcdef' })],
    image,
    licenseNumber: 'L-1',
    narrative: 'Did it.',
    role: 'Rider',
    source: profile,
    term: 'Spring',
    result: [{ resultDescription: description.id, achievedLevel: 'https://courier.example/levels/2' }],
  },
  achievement: {
    ...achievement,
    achievementType: 'MicroCredential',
    creator: profile,
    alignment: [alignment],
    related: [{ id: 'https://courier.example/achievements/erste-hilfe', inLanguage: 'de', version: '1' }],
    resultDescription: [description],
    tag: ['road', 'health'],
    inLanguage: 'en',
    creditsAvailable: 3,
    image,
    endorsement: [signedEndorsement],
  },
  evidence: [{ id: 'https://courier.example/evidence/1', name: 'Photo' }, { narrative: 'Seen on the road.' }],
  image,
  replaces: 'urn:uuid:ab1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
}
