import { describe, expect, it } from 'vitest'
import { buildWorkRecordCredential, parseWorkRecordCredential } from '../../src/credential/index.js'
import { deriveCredential } from '../../src/holder/index.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, errorOf, type Loose, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'

const record = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
  issuer: 'did:web:courier.example',
  validFrom: '2026-06-01T00:00:00Z',
  subject: 'did:example:ana',
  platform: 'did:web:courier.example',
  periodFrom: '2026-05-01T00:00:00+02:00',
  periodUntil: '2026-06-01T00:00:00+02:00',
  hours: '96.5',
  timeBase: 'engaged',
  jobs: 210,
  workRelationship: 'contractor',
  occupations: [{ framework: 'ESCO', version: '1.1.1', code: '8322.2', kind: 'occupation' }],
  reliability: { onTimeRate: '0.97', completionRate: '1', count: 210 },
  grossEarnings: { low: 100_000, high: 120_000, currency: 'EUR' },
} as const

const changed = (changes: object): Loose => {
  const copy = { ...thaw(record), ...changes }
  for (const [key, value] of Object.entries(copy)) if (value === undefined) delete copy[key]
  return copy
}
const codeOf = async (changes: object) => {
  const { code, path } = await errorOf(() => buildWorkRecordCredential(changed(changes)))
  return `${code} ${path}`
}

describe('a work record', () => {
  it('keeps everything, deep-frozen, and is read back', () => {
    const built = buildWorkRecordCredential(record)
    expect(built).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'],
      type: ['VerifiableCredential', 'WorkRecordCredential'],
      credentialSubject: { id: record.subject, type: 'WorkRecord', hours: '96.5', jobs: 210 },
    })
    expect(Object.isFrozen(built.credentialSubject.reliability)).toBe(true)
    expect(parseWorkRecordCredential(built)).toEqual(built.credentialSubject)
  })

  it('is signed whole, verified, and rejected once an hour is added', async () => {
    const signer = await newSigner()
    const built = buildWorkRecordCredential({ ...record, issuer: controllerOf(signer) })
    const { credential } = await eddsaRdfc2022.secure(built as never, { signer, loader, now: NOW_MS })
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    expect((await verifier.verify(credential)).outcome).toBe('verified')
    const more = thaw(credential)
    more.credentialSubject.hours = '97.5'
    expect((await verifier.verify(more)).outcome).toBe('rejected')
  })

  it('shows the hours without the reliability, which the worker keeps back', async () => {
    const signer = await newSigner('ES256')
    const built = buildWorkRecordCredential({ ...record, issuer: controllerOf(signer) })
    const { credential } = await ecdsaSd2023.secure(built as never, { signer, loader, now: NOW_MS })
    expect((credential as Loose).credentialSubject.reliability).toBeDefined()
    const reveal = ['/credentialSubject/hours', '/credentialSubject/timeBase']
    const shown = (await deriveCredential(credential as Loose, { reveal, mechanisms: [ecdsaSd2023] })) as Loose
    const { credentialSubject } = shown.credential
    expect(credentialSubject.hours).toBe('96.5')
    expect(credentialSubject.reliability).toBeUndefined()
  })

  it.each<[string, object, string]>([
    ['without a worker', { subject: undefined }, 'credential.field_missing /subject'],
    ['without a period', { periodFrom: undefined }, 'credential.field_missing /periodFrom'],
    ['whose period ends before it begins', { periodUntil: '2026-04-01T00:00:00Z' }, 'credential.dates_order /periodUntil'],
    [
      'with neither hours nor jobs',
      { hours: undefined, timeBase: undefined, jobs: undefined },
      'credential.field_invalid /hours',
    ],
    ['with hours of no base', { timeBase: undefined }, 'credential.field_invalid /timeBase'],
    ['with a base and no hours', { hours: undefined }, 'credential.field_invalid /timeBase'],
    ['with more hours than the period has', { hours: '744.01' }, 'credential.field_invalid /hours'],
    ['with negative hours', { hours: '-1' }, 'credential.field_invalid /hours'],
    ['with hours that are no decimal', { hours: '1e3' }, 'credential.field_invalid /hours'],
    ['with half a job', { jobs: 1.5 }, 'credential.field_invalid /jobs'],
    [
      'with a rate above one',
      { reliability: { onTimeRate: '1.01', count: 3 } },
      'credential.field_invalid /reliability/onTimeRate',
    ],
    [
      'with rates of how many jobs nobody says',
      { reliability: { onTimeRate: '1' } },
      'credential.field_missing /reliability/count',
    ],
    ['with exact pay', { earnings: '100' }, 'credential.field_unknown '],
    [
      'with a band of earnings upside down',
      { grossEarnings: { low: 2, high: 1, currency: 'EUR' } },
      'credential.field_invalid /grossEarnings/high',
    ],
    [
      'with earnings in no currency',
      { grossEarnings: { low: 1, high: 2, currency: '€' } },
      'credential.field_invalid /grossEarnings/currency',
    ],
    [
      'with negative earnings',
      { grossEarnings: { low: -1, high: 2, currency: 'EUR' } },
      'credential.field_invalid /grossEarnings/low',
    ],
    ['with an award date', { awardedDate: record.validFrom }, 'credential.field_unknown '],
  ])('%s is refused', async (_what, changes, expected) => {
    expect(await codeOf(changes)).toBe(expected)
  })

  it('takes all the hours that a period has, over a change of the clocks too', () => {
    // Central Europe lost an hour on 29 March 2026: the month had 743.
    const march = { periodFrom: '2026-03-01T00:00:00+01:00', periodUntil: '2026-04-01T00:00:00+02:00' }
    expect(buildWorkRecordCredential(changed({ ...march, hours: '743' })).credentialSubject.hours).toBe('743')
    expect(() => buildWorkRecordCredential(changed({ ...march, hours: '743.5' }))).toThrow()
  })

  it.each<[string, (copy: Loose) => void]>([
    ['of another type', (copy) => (copy.type = ['VerifiableCredential'])],
    ['without our context', (copy) => copy['@context'].pop()],
    ['with a member that is not known', (copy) => (copy.credentialSubject.bonus = '1')],
    ['of two workers', (copy) => (copy.credentialSubject = [copy.credentialSubject, copy.credentialSubject])],
    ['with impossible hours', (copy) => (copy.credentialSubject.hours = '9999')],
  ])('%s is not read', async (_what, change) => {
    const copy = thaw(buildWorkRecordCredential(record))
    change(copy)
    expect((await errorOf(() => parseWorkRecordCredential(copy))).kind).toBe('input')
  })
})
