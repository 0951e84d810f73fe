import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import {
  buildRecognitionCredential,
  buildSubjectLinkCredential,
  parseRecognitionCredential,
  parseSubjectLinkCredential,
  type RecognitionCredentialInput,
} from '../../src/credential/index.js'

const PLATFORM = 'did:web:courier.example'
const input: RecognitionCredentialInput = {
  id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  issuer: PLATFORM,
  validFrom: '2026-02-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  subject: 'https://courier.example/recognition/first-aid',
  rule: {
    from: { ids: ['https://school.example/first-aid'], issuers: { ids: ['did:web:school.example'] } },
    to: { achievement: 'https://courier.example/first-aid' },
    kind: 'full',
    conditions: { op: 'attribute', name: 'minAge', value: 18 },
    jurisdiction: ['US'],
    validFrom: '2026-01-01',
    validUntil: '2028-01-01',
  },
}
const link = {
  id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a2',
  issuer: 'did:web:registry.example',
  validFrom: '2026-02-01T00:00:00Z',
  subject: 'did:example:here',
  sameWorkerAs: 'did:example:there',
}
const codeOf = (step: () => unknown): string | undefined => {
  try {
    step()
  } catch (error) {
    if (isRungsError(error)) return error.code
    throw error
  }
  return undefined
}

describe('recognition credentials', () => {
  it('carry a rule whose asserter is who signs, and hold while both the rule and the credential do', () => {
    const built = buildRecognitionCredential(input)
    expect(built.type).toEqual(['VerifiableCredential', 'RecognitionCredential'])
    expect(parseRecognitionCredential(built)).toEqual({
      ...input.rule,
      id: input.subject,
      directed: true,
      assertedBy: PLATFORM,
      evidence: input.id,
      validFrom: '2026-02-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
    })
    expect(Object.isFrozen(built.credentialSubject.rule)).toBe(true)
  })

  it('keep the narrower dates of the rule', () => {
    const rule = { ...input.rule, validFrom: '2026-03-01', validUntil: '2026-04-01' }
    const { validUntil: _, ...open } = input
    for (const one of [input, open]) {
      expect(parseRecognitionCredential(buildRecognitionCredential({ ...one, rule }))).toMatchObject({
        validFrom: '2026-03-01',
        validUntil: '2026-04-01',
      })
    }
  })

  it('end with the credential where that ends in the course of the last day of the rule', () => {
    const rule = { ...input.rule, validUntil: '2026-12-31' }
    const untilOf = (validUntil: string) =>
      parseRecognitionCredential(buildRecognitionCredential({ ...input, validUntil, rule })).validUntil
    expect(untilOf('2026-12-31T10:00:00Z')).toBe('2026-12-31T10:00:00Z')
    expect(untilOf('2027-01-01T00:00:00Z')).toBe('2026-12-31')
  })

  it.each<readonly [object, string]>([
    [{ rule: { ...input.rule, assertedBy: 'did:web:other.example' } }, 'credential.field_invalid'],
    [{ rule: { ...input.rule, directed: false } }, 'credential.field_invalid'],
    [{ rule: { ...input.rule, kind: 'equal' } }, 'ladder.value_invalid'],
    [{ rule: { ...input.rule, from: {} } }, 'ladder.match_without_criteria'],
    [{ rule: { ...input.rule, to: {} } }, 'ladder.value_invalid'],
    [{ rule: { ...input.rule, validUntil: '2025-01-01' } }, 'ladder.dates_reversed'],
    [{ rule: { ...input.rule, symmetric: true } }, 'ladder.member_unknown'],
    [{ rule: [] }, 'credential.field_missing'],
    [{ rule: 'any' }, 'credential.field_invalid'],
    [{ subject: 'somewhere' }, 'credential.field_invalid'],
    [{ rule: undefined }, 'credential.field_missing'],
  ])('refuse %j', (changes, code) => {
    expect(codeOf(() => buildRecognitionCredential({ ...input, ...changes } as never))).toBe(code)
  })

  it('of another type, or without the context, are none', () => {
    const built = buildRecognitionCredential(input)
    expect(codeOf(() => parseRecognitionCredential({ ...built, type: ['VerifiableCredential'] }))).toBe(
      'credential.field_invalid',
    )
    expect(codeOf(() => parseRecognitionCredential({ ...built, '@context': ['https://www.w3.org/ns/credentials/v2'] }))).toBe(
      'credential.field_invalid',
    )
  })

  it('whatever stands in the rule, it is built or refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('from', 'to', 'kind', 'conditions', 'jurisdiction', 'validFrom'),
        fc.anything(),
        (member, value) => {
          codeOf(() => buildRecognitionCredential({ ...input, rule: { ...input.rule, [member]: value } } as never))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('subject link credentials', () => {
  it('say that two ids are one worker', () => {
    expect(parseSubjectLinkCredential(buildSubjectLinkCredential(link))).toEqual({
      keys: [link.subject, link.sameWorkerAs],
      issuer: link.issuer,
      credential: link.id,
    })
  })

  it.each<readonly [object, string]>([
    [{ sameWorkerAs: link.subject }, 'credential.field_invalid'],
    [{ sameWorkerAs: 'Ana' }, 'credential.field_invalid'],
    [{ name: 5 }, 'credential.field_invalid'],
    [{ sameWorkerAs: undefined }, 'credential.field_missing'],
  ])('refuse %j', (changes, code) => {
    expect(codeOf(() => buildSubjectLinkCredential({ ...link, ...changes } as never))).toBe(code)
  })
})
