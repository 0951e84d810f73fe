import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildOutcomeObservationCredential,
  buildStatisticalReleaseCredential,
  parseOutcomeObservationCredential,
  parseStatisticalReleaseCredential,
} from '../../src/credential/index.js'
import { statisticsShapes } from '../../src/credential/statistics-shapes.js'
import { aggregate, toReleaseInput } from '../../src/insight/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW as LATER, PERIOD, RELEASE, recordOf } from '../insight/support.js'
import { controllerOf, errorOf, type Loose, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'

const frame = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab31',
  issuer: 'did:web:courier.example',
  validFrom: '2026-04-20T00:00:00Z',
}
const release = {
  ...frame,
  subject: RELEASE,
  population: 'Couriers who agreed to be counted',
  basis: 'Records that workers handed in',
  periodFrom: '2026-01-01T00:00:00Z',
  periodUntil: '2026-04-01T00:00:00Z',
  figures: [
    { metric: 'people', group: { region: 'North' }, value: '40' },
    { metric: 'credentialAttainmentRate', group: {}, value: null },
    { metric: 'timeToRung', group: {}, value: '60', low: '45', high: '80' },
  ],
  disclosure: { leastPeople: 10, suppression: 'complementary', roundedTo: 5, codedAbove: 95, codedBelow: 5 },
} as const
const observation = {
  ...frame,
  subject: 'https://courier.example/ladders/delivery',
  metric: 'belonging',
  value: '71.5',
  people: 214,
  periodFrom: '2026-03-01T00:00:00Z',
  periodUntil: '2026-04-01T00:00:00Z',
  intervalLow: '66',
  intervalHigh: '76',
  intervalLevel: '0.95',
  instrument: 'Survey of the council, question 4',
} as const
const changed = (of: object, changes: object): Loose => {
  const copy = { ...thaw(of as never), ...changes } as Loose
  for (const [key, value] of Object.entries(copy)) if (value === undefined) delete copy[key]
  return copy
}
const figure = (changes: object) => ({ figures: [{ metric: 'people', group: {}, value: '40', ...changes }] })

describe('a statistical release', () => {
  it('is built from aggregated contributions, signed, verified, read back, and rejected once a figure is changed', async () => {
    const records = Array.from({ length: 130 }, (_, at) =>
      recordOf(at, { credentialAttainmentRate: at % 2 === 0, timeToRung: 60 }, { region: at < 65 ? 'North' : 'South' }),
    )
    const { published } = aggregate(records, {
      release: RELEASE,
      ...PERIOD,
      metrics: ['credentialAttainmentRate', 'timeToRung'],
      by: ['region'],
      now: LATER,
    })
    const signer = await newSigner()
    const { population, basis } = release
    const built = buildStatisticalReleaseCredential(
      toReleaseInput(published, { id: frame.id, issuer: controllerOf(signer), validFrom: frame.validFrom, population, basis }),
    )
    const { credential } = await eddsaRdfc2022.secure(built as never, { signer, loader, now: NOW_MS })
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    const report = await verifier.verify(credential)
    expect(report.outcome).toBe('verified')
    const read = parseStatisticalReleaseCredential(report.outcome === 'verified' ? report.credential : undefined)
    expect(read.figures).toEqual(published.figures)
    expect(read).toMatchObject({
      id: RELEASE,
      periodFrom: '2026-01-01T00:00:00Z',
      groupedBy: ['region'],
      disclosure: { leastPeople: 10, suppression: 'complementary', roundedTo: 5, codedAbove: 95, codedBelow: 5 },
    })
    const other = thaw(credential) as Loose
    other.credentialSubject.figures[0].value = '70'
    expect((await verifier.verify(other)).outcome).toBe('rejected')
    const weaker = thaw(credential) as Loose
    weaker.credentialSubject.disclosure.leastPeople = 20
    expect((await verifier.verify(weaker)).outcome).toBe('rejected')
  })

  it('keeps everything, deep-frozen, and is read back', () => {
    const built = buildStatisticalReleaseCredential(release as never)
    expect(built.type).toEqual(['VerifiableCredential', 'StatisticalReleaseCredential'])
    expect(Object.isFrozen(built.credentialSubject.figures[0])).toBe(true)
    expect(parseStatisticalReleaseCredential(JSON.parse(JSON.stringify(built)))).toEqual(built.credentialSubject)
  })

  it.each<[string, object, string]>([
    ['without a statement', { disclosure: undefined }, 'credential.field_missing /disclosure'],
    ['without a basis', { basis: undefined }, 'credential.field_missing /basis'],
    ['whose period ends before it begins', { periodUntil: '2025-01-01T00:00:00Z' }, 'credential.dates_order /periodUntil'],
    [
      'of fewer than five',
      { disclosure: { leastPeople: 4, suppression: 'none' } },
      'credential.field_invalid /disclosure/leastPeople',
    ],
    [
      'with noise of nothing',
      { disclosure: { ...release.disclosure, epsilon: '0' } },
      'credential.field_invalid /disclosure/epsilon',
    ],
    ['with a count of fewer than it says', figure({ value: '5' }), 'credential.field_invalid /figures/0/value'],
    ['with a count that is not rounded', figure({ value: '41' }), 'credential.field_invalid /figures/0/value'],
    ['with a number that is none', figure({ metric: 'timeToRung', value: 'many' }), 'credential.field_invalid /figures/0/value'],
    ['with a figure without a value', figure({ value: undefined }), 'credential.field_invalid /figures/0/value'],
    ['with a figure that says more', figure({ name: 'Ana' }), 'credential.field_invalid /figures/0'],
    ['with an unknown code', figure({ coded: 'about' }), 'credential.field_invalid /figures/0/coded'],
    ['in a currency that is none', { currency: 'Euro!' }, 'credential.field_invalid /currency'],
    ['without figures', { figures: [] }, 'credential.field_missing /figures'],
    ['with figures that are no list', { figures: { length: 1 } }, 'credential.field_invalid /figures'],
  ])('is refused %s', async (_, changes, expected) => {
    const { code, path } = await errorOf(() => buildStatisticalReleaseCredential(changed(release, changes) as never))
    expect(`${code} ${path}`).toBe(expected)
  })

  it('is refused on the way in as well: of somebody who signs a count of three', async () => {
    const built = thaw(buildStatisticalReleaseCredential(release as never)) as Loose
    built.credentialSubject.figures[0].value = '3'
    const { code, path } = await errorOf(() => parseStatisticalReleaseCredential(built))
    expect([code, path]).toEqual(['credential.field_invalid', '/credentialSubject/figures/0/value'])
    const { code: typed } = await errorOf(() => parseStatisticalReleaseCredential({ ...built, type: ['VerifiableCredential'] }))
    expect(typed).toBe('credential.field_invalid')
  })

  it('takes anything at all in any field, or refuses it by its code', () => {
    const hostile = fc.oneof(fc.anything(), fc.jsonValue())
    const fields = Object.keys(statisticsShapes.StatisticalRelease.fields).map((field) => (field === 'id' ? 'subject' : field))
    fc.assert(
      fc.property(fc.constantFrom(...fields), hostile, (field, value) => {
        try {
          buildStatisticalReleaseCredential({ ...release, [field]: value } as never)
        } catch (error) {
          expect(String((error as Loose).code)).toMatch(/^(credential|core)\./)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an outcome observation', () => {
  it('keeps everything, is signed, verified and read back', async () => {
    const signer = await newSigner()
    const built = buildOutcomeObservationCredential({ ...observation, issuer: controllerOf(signer) })
    const { credential } = await eddsaRdfc2022.secure(built as never, { signer, loader, now: NOW_MS })
    const report = await createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW }).verify(credential)
    expect(report.outcome).toBe('verified')
    expect(parseOutcomeObservationCredential(credential)).toEqual(built.credentialSubject)
  })

  it('takes a metric of its own under ext:', () => {
    expect(buildOutcomeObservationCredential({ ...observation, metric: 'ext:turnout' }).credentialSubject.metric).toBe(
      'ext:turnout',
    )
  })

  it.each<[string, object, string]>([
    ['of nine people', { people: 9 }, 'credential.field_invalid /people'],
    ['of half a person', { people: 10.5 }, 'credential.field_invalid /people'],
    ['of an unknown metric', { metric: 'wealth' }, 'credential.field_invalid /metric'],
    ['that is no number', { value: 'good' }, 'credential.field_invalid /value'],
    ['outside its interval', { value: '90' }, 'credential.field_invalid /intervalLow'],
    ['with half an interval', { intervalHigh: undefined }, 'credential.field_invalid /intervalLow'],
    ['that is certain', { intervalLevel: '1' }, 'credential.field_invalid /intervalLow'],
    ['whose period ends before it begins', { periodUntil: '2026-01-01T00:00:00Z' }, 'credential.dates_order /periodUntil'],
  ])('is refused %s', async (_, changes, expected) => {
    const { code, path } = await errorOf(() => buildOutcomeObservationCredential(changed(observation, changes) as never))
    expect(`${code} ${path}`).toBe(expected)
  })
})
