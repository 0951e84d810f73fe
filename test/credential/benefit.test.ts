import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scholarshipTermsDigest } from '../../src/credential/index.js'
import { deriveCredential } from '../../src/holder/index.js'
import { createIssuer } from '../../src/issue/index.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, errorOf, type Loose, loader, NOW, NOW_MS, newSigner, thaw } from '../support/badges.js'
import { kindOf, kinds, messageStatus, scholarshipTerms, wage } from './benefit-inputs.js'
import { unfrozen } from './support.js'

const changed = (input: Loose, changes: object): Loose => {
  const copy = { ...thaw(input), ...changes }
  for (const [key, value] of Object.entries(copy)) if (value === undefined) delete copy[key]
  return copy
}
const codeOf = async (name: string, changes: object): Promise<string> => {
  const { input, build } = kindOf(name)
  const { code, path } = await errorOf(() => build(changed(input, changes) as never))
  return `${code} ${path}`
}

describe.each(kinds)('a credential of the kind $name', ({ name, input, build, parse }) => {
  it('keeps everything, deep-frozen, and is read back', () => {
    const before = JSON.stringify(input)
    const built = build(input as never)
    expect(JSON.stringify(input)).toBe(before)
    expect(unfrozen(built)).toEqual([])
    expect(built['@context']).toEqual(['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/rungs/v0'])
    expect(built.type).toEqual([
      'VerifiableCredential',
      name === 'WageEvidence' ? 'SignedWageEvidenceCredential' : `${name}Credential`,
    ])
    const { type, ...read } = { type: name, ...parse(built) }
    expect(type).toBe(name)
    expect(built.credentialSubject).toMatchObject(read)
    expect(parse(thaw(built))).toEqual(parse(built))
  })

  it.each([
    ['eddsa-rdfc-2022', eddsaRdfc2022, 'Ed25519'],
    ['ecdsa-sd-2023', ecdsaSd2023, 'ES256'],
    ['vc-jose', vcJose, 'ES256'],
  ] as const)('is issued and verified with %s, and rejected once it is changed', async (suite, mechanism, alg) => {
    const signer = await newSigner(alg)
    const issuer = controllerOf(signer)
    const own = name === 'DeductionAuthorisation' ? { issuer, subject: issuer } : { issuer }
    const built = build(
      changed(input, {
        ...own,
        credentialStatus: undefined,
        ...(input.credentialStatus && { credentialStatus: messageStatus }),
      }) as never,
    )
    const { credential } = await mechanism.secure(built as never, { signer, loader, now: NOW_MS })
    const verifier = createVerifier({ mechanisms: [mechanism], now: NOW })
    if (suite === 'ecdsa-sd-2023') {
      const shown = (await deriveCredential(credential as Loose, {
        reveal: ['/credentialSubject'],
        mechanisms: [ecdsaSd2023],
      })) as Loose
      expect((await verifier.verify(shown.credential)).checks.proof.state).toBe('pass')
      return
    }
    const report = await verifier.verify(credential)
    expect(report.checks.proof.state).toBe('pass')
    // Of a top-up the status list cannot be fetched here.
    expect(report.outcome).toBe(name === 'WageTopUpEntitlement' ? 'indeterminate' : 'verified')
    if (report.outcome === 'verified') expect(parse(report.credential)).toEqual(parse(built))
    if (suite !== 'eddsa-rdfc-2022') return
    const other = thaw(credential)
    const subject = other.credentialSubject
    const member = Object.keys(subject).find((key) => /^(plan|incentive|funder|value)$/.test(key)) as string
    subject[member] = member === 'value' ? '3.00' : 'urn:uuid:ffffffff-3f38-4b35-8f6c-0d4fb0c9ab21'
    expect((await verifier.verify(other)).outcome).toBe('rejected')
  })

  it('is sealed by an issuer as it is', async () => {
    const signer = await newSigner()
    const issuer = createIssuer({ signer, mechanism: eddsaRdfc2022, now: NOW })
    const id = controllerOf(signer)
    const own = name === 'DeductionAuthorisation' ? { issuer: id, subject: id } : { issuer: id }
    const built = build(changed(input, own) as never)
    const sealed = (await issuer.sealCredential(built as never)) as Loose
    expect(parse(sealed.credential ?? sealed)).toEqual(parse(built))
  })

  it('has no room for words about a benefit, in the frame or beside the statement', async () => {
    if (name === 'WageEvidence') return
    for (const word of [
      { name: 'Help with depression' },
      { description: 'For people with diabetes' },
      { contexts: ['https://health.example/v1'] },
      { diagnosis: 'F32' },
      { refreshService: { id: 'https://a.example/', type: 'x' } },
      { awardedDate: '2026-06-01T00:00:00Z' },
    ])
      expect(await codeOf(name, word)).toMatch(/^credential\.field_unknown/)
    const issuer = { id: 'did:web:coop.example', name: 'Clinic for diabetes' }
    expect(await codeOf(name, { issuer })).toBe('credential.field_invalid /issuer')
    const built = build(input as never)
    const places: readonly ((copy: Loose) => void)[] = [
      (copy) => (copy.name = 'x'),
      (copy) => (copy.evidence = [{ id: 'urn:x:1' }]),
      (copy) => copy.type.push('DiabetesCredential'),
      (copy) => copy['@context'].push('https://health.example/v1'),
      (copy) => (copy.credentialSubject.condition = 'x'),
      (copy) => (copy.credentialSubject.type = [name, 'Diabetes']),
      (copy) => (copy.issuer = { id: copy.issuer, name: 'Clinic' }),
    ]
    for (const place of places) {
      const copy = thaw(built)
      place(copy)
      expect((await errorOf(() => parse(copy))).code).toMatch(/^credential\.field_/)
    }
  })
})

describe('what is refused', () => {
  it.each<[string, string, object, string]>([
    [
      'a plan whose id says something',
      'BenefitEligibility',
      { plan: 'https://coop.example/diabetes' },
      'credential.field_invalid /plan',
    ],
    [
      'a plan in capitals',
      'BenefitEligibility',
      { plan: 'urn:uuid:0D4F1A1E-3F38-4B35-8F6C-0D4FB0C9AB21' },
      'credential.field_invalid /plan',
    ],
    ['eligibility that is a word', 'BenefitEligibility', { eligible: 'yes' }, 'credential.field_invalid /eligible'],
    [
      'a period that ends before it begins',
      'BenefitEligibility',
      { periodUntil: '2026-04-01T00:00:00Z' },
      'credential.dates_order /periodUntil',
    ],
    [
      'an automatic enrolment nobody can leave',
      'BenefitEnrolment',
      { optOutUntil: undefined },
      'credential.field_missing /optOutUntil',
    ],
    [
      'a deduction that nobody signed',
      'BenefitEnrolment',
      { deduction: { amount: { minor: 5, currency: 'EUR' }, per: 'month' } },
      'credential.field_missing /deduction/authorisation',
    ],
    [
      'an amount with a fraction',
      'BenefitEnrolment',
      { deduction: { amount: { minor: 0.5, currency: 'EUR' }, per: 'month', authorisation: 'urn:x:1' } },
      'credential.field_invalid /deduction/amount/minor',
    ],
    [
      'leave to take money of another',
      'DeductionAuthorisation',
      { issuer: 'did:web:coop.example' },
      'credential.field_invalid /issuer',
    ],
    [
      'a worker who pays without having signed',
      'BenefitContribution',
      { authorisation: undefined },
      'credential.field_missing /authorisation',
    ],
    [
      'a negative amount',
      'BenefitContribution',
      { amount: { minor: -1, currency: 'EUR' } },
      'credential.field_invalid /amount/minor',
    ],
    [
      'an amount beyond measure',
      'BenefitContribution',
      { amount: { minor: 1e12, currency: 'EUR' } },
      'credential.field_invalid /amount/minor',
    ],
    [
      'a currency that is none',
      'BenefitContribution',
      { amount: { minor: 1, currency: 'euro' } },
      'credential.field_invalid /amount/currency',
    ],
    ['a decision before the claim', 'ClaimReceipt', { decidedAt: '2026-04-01T00:00:00Z' }, 'credential.dates_order /decidedAt'],
    ['an appeal against nothing', 'ClaimReceipt', { decidedAt: undefined }, 'credential.field_missing /decidedAt'],
    ['how a claim was decided', 'ClaimReceipt', { decision: 'refused' }, 'credential.field_unknown '],
    ['a cost that there is not', 'ScholarshipAward', { covers: ['car'] }, 'credential.field_invalid /covers'],
    ['terms that nobody saw', 'ScholarshipAward', { termsDigest: undefined }, 'credential.field_missing /termsDigest'],
    [
      'terms other than those that were accepted',
      'ScholarshipAward',
      { amount: { minor: 499, currency: 'EUR' } },
      'credential.field_invalid /termsDigest',
    ],
    [
      'a clawback that was added afterwards',
      'ScholarshipAward',
      { clawback: { until: 'P2Y', noteMap: { en: 'Half of it.', es: 'La mitad.' } } },
      'credential.field_invalid /termsDigest',
    ],
    ['an offer that is accepted already', 'ScholarshipAward', { state: 'prospective' }, 'credential.field_invalid /acceptedAt'],
    [
      'a top-up that can be had again and again',
      'WageTopUpEntitlement',
      { credentialStatus: undefined },
      'credential.field_missing /credentialStatus',
    ],
    [
      'a top-up whose status is of another purpose',
      'WageTopUpEntitlement',
      { credentialStatus: { ...messageStatus, statusPurpose: 'revocation' } },
      'credential.field_invalid /credentialStatus/statusPurpose',
    ],
    [
      'observed pay of nobody knows how many',
      'WageEvidence',
      { evidence: { ...wage, sampleSize: undefined } },
      'credential.field_missing /evidence/sampleSize',
    ],
    [
      'observed pay without an interval',
      'WageEvidence',
      { evidence: { ...wage, ci: undefined } },
      'credential.field_missing /evidence/ci',
    ],
    [
      'pay without a source',
      'WageEvidence',
      { evidence: { ...wage, source: undefined } },
      'credential.field_missing /evidence/source',
    ],
    [
      'pay with a basis that there is not',
      'WageEvidence',
      { evidence: { ...wage, basis: 'hearsay' } },
      'ladder.value_invalid /evidence/basis',
    ],
    ['pay in no currency', 'WageEvidence', { evidence: { ...wage, currency: undefined } }, 'ladder.currency_missing /evidence'],
    [
      'an interval that is none',
      'WageEvidence',
      { evidence: { ...wage, ci: { low: '4', high: '1', level: '0.95' } } },
      'ladder.interval_invalid /evidence/ci',
    ],
    [
      'a time of observation that is none',
      'WageEvidence',
      { evidence: { ...wage, observed: { from: '2026-01-01', to: '2025-01-01' } } },
      'ladder.dates_reversed /evidence/observed/to',
    ],
    [
      'names among codes',
      'WageEvidence',
      {
        evidence: {
          ...wage,
          population: { region: ['US'], occupations: [{ framework: 'ESCO', code: '1', kind: 'occupation', name: { en: 'x' } }] },
        },
      },
      'credential.field_invalid /evidence/population/occupations/0/name',
    ],
  ])('%s', async (_what, name, changes, expected) => {
    expect(await codeOf(name, changes)).toBe(expected)
  })

  it('but figures that are promised need no sample', () => {
    const { build, input } = kindOf('WageEvidence')
    const evidence = changed(wage, { claim: 'schedule', basis: 'wageSchedule', sampleSize: undefined, ci: undefined })
    expect(() => build(changed(input, { evidence }) as never)).not.toThrow()
  })

  it('anything at all in any field ends in an error of the library', () => {
    const fields = kinds.flatMap(({ name, input }) => Object.keys(input).map((field) => [name, field] as const))
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.anything({ withBigInt: true, withNullPrototype: true }),
        ([name, field], value) => {
          const { build, parse, input } = kindOf(name)
          for (const step of [
            () => build({ ...input, [field]: value } as never),
            () => parse({ ...build(input as never), [field]: value }),
          ]) {
            try {
              step()
            } catch (error) {
              expect((error as Loose).kind).toBe('input')
            }
          }
        },
      ),
      { numRuns: 600 },
    )
  })
})

it('the digest of terms is that of their content, whatever the order of what is covered', () => {
  const digest = scholarshipTermsDigest(scholarshipTerms)
  expect(scholarshipTermsDigest({ ...scholarshipTerms, covers: ['exam', 'tuition'] })).toBe(digest)
  expect(scholarshipTermsDigest({ ...scholarshipTerms, timing: 'onAward' })).not.toBe(digest)
  const { clawback: _, ...without } = scholarshipTerms
  expect(scholarshipTermsDigest(without)).not.toBe(digest)
})
