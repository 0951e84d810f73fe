const digest = (end: string): string => `uEiA${end.padStart(42, 'x')}A`

export const DIGEST: string = digest('a')
export const OTHER_DIGEST: string = digest('b')
const frame = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab41',
  issuer: 'did:web:council.example',
  validFrom: '2026-05-01T00:00:00Z',
}

/** A decision with every member. */
export const decision = {
  ...frame,
  decision: 'https://council.example/decisions/7',
  ladder: 'https://courier.example/ladders/delivery',
  ladderVersion: '1.1.0',
  ladderDigest: DIGEST,
  previousDigest: OTHER_DIGEST,
  body: 'https://courier.example/council',
  outcome: 'adopted',
  decidedAt: '2026-04-30T18:00:00Z',
  effectiveFrom: '2026-06-01T00:00:00Z',
  votes: [
    { constituency: 'workers', seats: 5, for: 3, against: 1, abstain: 1 },
    { constituency: 'schools', seats: 1, for: 1, against: 0, abstain: 0 },
  ],
  ballots: [{ question: 'https://council.example/ballots/7', digest: DIGEST, for: 'yes', against: 'no' }],
  reasonMap: { en: 'First aid is asked for at every client.', es: 'Cada cliente pide primeros auxilios.' },
  minutes: 'https://council.example/minutes/7',
  minutesDigest: DIGEST,
  objectionUntil: '2026-05-30T18:00:00Z',
  appealUntil: '2026-06-30T18:00:00Z',
  appealTo: 'mailto:appeal@council.example',
} as const

/** The result of a ballot with every member of a tally. */
export const ballot = {
  ...frame,
  subject: 'https://courier.example/ladders/delivery',
  metric: 'ext:turnout',
  value: '66',
  unit: 'percent',
  people: 214,
  electorate: 320,
  periodFrom: '2026-04-01T00:00:00Z',
  periodUntil: '2026-04-15T00:00:00Z',
  question: 'https://council.example/ballots/7',
  questionMap: { en: 'Shall edition 1.1.0 be taken?', fr: 'Adopter l’édition 1.1.0 ?' },
  method: 'secretBallot',
  constituency: 'workers',
  choices: 1,
  options: [
    { id: 'yes', nameMap: { en: 'Yes', fr: 'Oui' }, count: 150 },
    { id: 'no', count: 52 },
    { id: 'abstain', count: 12 },
  ],
  leading: 'yes',
  disclosure: { leastPeople: 10, suppression: 'complementary' },
} as const
