import { describe, expect, it } from 'vitest'
import { copyJson, isRungsError, type JsonValue } from '../../src/core/index.js'
import { buildStatisticalReleaseCredential, parseStatisticalReleaseCredential } from '../../src/credential/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { mutationsOf } from './mutations.js'

const validate = await loadSchema('statistical-release-credential')
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

function isRead(value: unknown): boolean {
  try {
    parseStatisticalReleaseCredential(value)
    return true
  } catch (error) {
    if (isRungsError(error) && error.kind === 'input') return false
    throw error
  }
}

describe('statistical-release-credential schema', () => {
  it('accepts what the builder makes', () => {
    expect(validate(copyJson(built))).toEqual([])
    expect(isRead(copyJson(built))).toBe(true)
  })

  it('accepts no change of the subject that the library would not read', () => {
    const differ: string[] = []
    const seen = { accepted: 0, refused: 0 }
    for (const { label, path, document } of mutationsOf(built)) {
      if (!path.startsWith('/credentialSubject')) continue
      const fits = validate(document as JsonValue).length === 0
      seen[fits ? 'accepted' : 'refused']++
      // Dates, and counts beside the statement, the schema knows by their form alone.
      if (fits && !isRead(document) && !/period(From|Until)|leastPeople|roundedTo|epsilon|figures.[01]/.test(path))
        differ.push(label)
    }
    expect(differ).toEqual([])
    expect(seen.refused).toBeGreaterThan(100)
    expect(seen.accepted).toBeGreaterThan(10)
  })

  it.each(['/@context', '/id', '/type', '/issuer', '/validFrom', '/credentialSubject'])('asks for %s', (path) => {
    const { [path.slice(1)]: _left, ...rest } = copyJson(built) as Record<string, JsonValue>
    expect(validate(rest)[0]?.params).toMatchObject({ schema: 'statistical-release-credential', keyword: 'required' })
  })
})
