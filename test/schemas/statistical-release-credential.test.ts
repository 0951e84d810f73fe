import { describe } from 'vitest'
import { buildStatisticalReleaseCredential, parseStatisticalReleaseCredential } from '../../src/credential/index.js'
import { readsWhatFits } from './reader-contract.js'

const built = buildStatisticalReleaseCredential({
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab11',
  issuer: 'did:web:courier.example',
  validFrom: '2026-05-01T00:00:00Z',
  subject: 'https://courier.example/statistics/2026-q1',
  population: 'Couriers who agreed to be counted',
  basis: 'Records that workers handed in',
  periodFrom: '2026-01-01T00:00:00Z',
  periodUntil: '2026-04-01T00:00:00Z',
  groupedBy: ['region'],
  currency: 'EUR',
  figures: [
    { metric: 'people', group: { region: 'North' }, value: '40' },
    { metric: 'people', group: {}, value: null },
    { metric: 'completionRate', group: {}, value: '95', coded: 'atLeast' },
    { metric: 'timeToRung', group: {}, value: '60', low: '45', high: '80.5' },
  ],
  disclosure: {
    leastPeople: 10,
    suppression: 'complementary',
    roundedTo: 5,
    codedAbove: 95,
    codedBelow: 5,
    epsilon: '0.5',
    payRule: 'fivePayersQuarterThreeMonths',
  },
})
describe('statistical-release-credential schema', () => {
  readsWhatFits({
    schema: 'statistical-release-credential',
    built,
    parse: parseStatisticalReleaseCredential,
    // Dates, and counts beside the statement.
    formAlone: /period(From|Until)|leastPeople|roundedTo|epsilon|figures.[01]/,
  })
})
