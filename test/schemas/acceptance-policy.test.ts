import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/core/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { type AcceptancePolicy, defineAcceptancePolicy } from '../../src/trust/index.js'
import { readerOf } from './reader-contract.js'
import { broken, texts } from './verdicts.js'

const validate = await loadSchema('acceptance-policy')
const example = JSON.parse(readFileSync(new URL('../../examples/delivery/policy.json', import.meta.url), 'utf8')) as JsonValue

type Loose = Record<string, JsonValue>
const alignment = {
  framework: 'ESCO',
  version: '1.1.1',
  uri: 'http://data.europa.eu/esco/skill/1',
  code: 'S1',
  name: { en: 'drive vehicles' },
  kind: 'skill',
} as const
const coded = { framework: 'ONET', kind: 'occupation', code: '53-3031.00' } as const
const rule = {
  match: {
    ids: ['https://courier.example/rungs/rider'],
    alignedTo: [alignment, coded],
    achievementType: 'Course',
    versions: '^1',
  },
  issuers: ['did:web:courier.example'],
  minResult: {
    resultDescription: 'https://courier.example/results/1',
    resultType: 'Percent',
    min: '70',
    level: 'https://courier.example/levels/1',
    value: 'good',
  },
  maxAge: 'P2Y',
  rungs: ['https://groceries.example/rungs/rider'],
  roles: ['rider'],
  authorised: 'yes',
  levels: [
    { minResult: { min: '90' }, alignedTo: [coded], rungs: ['https://groceries.example/rungs/lead'], roles: ['lead'] },
    { alignedTo: [alignment] },
  ],
} satisfies Required<AcceptancePolicy['accepts'][number]>
const full = {
  $schema: 'https://w3id.org/rungs/v0/schemas/acceptance-policy.schema.json',
  id: 'https://groceries.example/policies/riders',
  name: 'Riders',
  version: '3',
  issuers: ['did:web:school.example', { id: 'did:web:courier.example', name: 'Courier Platform' }],
  mechanisms: ['eddsa-rdfc-2022'],
  maxAge: 'P3Y',
  authorised: 'yes',
  requiredChecks: ['status', 'recipient'],
  recognises: [
    {
      from: { ids: ['https://school.example/first-aid'], versions: '^1' },
      issuers: ['did:web:school.example'],
      to: { achievement: 'https://courier.example/rungs/rider' },
      validFrom: '2026-01-01',
      validUntil: '2027-01-01T00:00:00Z',
    },
  ],
  accepts: [rule, { match: { achievementType: 'License' } }],
} satisfies Required<AcceptancePolicy> & { readonly $schema: string }

const fits = (value: JsonValue): boolean => validate(value).length === 0
const isDefined = readerOf(defineAcceptancePolicy)
const withRule = (more: Loose): JsonValue => ({ ...full, accepts: [{ ...rule, ...more }] })

describe('acceptance-policy schema', () => {
  it('accepts the example and a policy with every member', () => {
    for (const policy of [example, full]) {
      expect(validate(policy)).toEqual([])
      expect(isDefined(policy)).toBe(true)
    }
  })

  it.each([
    ['the example', example],
    ['one with every member', full as JsonValue],
  ])('judges every change of %s as defineAcceptancePolicy does', (_, policy) => {
    const different: string[] = []
    const seen = { accepted: 0, refused: 0 }
    for (const [label, document] of broken(policy)) {
      const problems = validate(document)
      expect(problems.length, label).toBeLessThanOrEqual(1)
      const verdict = problems.length === 0
      if (verdict !== isDefined(document)) different.push(`${label}: schema ${verdict ? 'accepts' : 'refuses'}`)
      seen[verdict ? 'accepted' : 'refused']++
    }
    expect(different).toEqual([])
    expect(seen.refused).toBeGreaterThan(200)
    expect(seen.accepted).toBeGreaterThan(50)
  })

  it('judges durations, URLs, ranges and decimals as the library reads them', () => {
    for (const text of texts) {
      for (const policy of [
        { ...full, maxAge: text },
        { ...full, issuers: [text] },
        { ...full, issuers: [{ id: text }] },
        withRule({ maxAge: text }),
        withRule({ match: { alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: text }] } }),
        withRule({ match: { achievementType: 'Course', versions: text } }),
        withRule({ minResult: { min: text } }),
        withRule({ levels: [{ minResult: { min: text } }] }),
        withRule({ levels: [{ alignedTo: [{ framework: 'ESCO', kind: 'skill', uri: text }] }] }),
        { ...full, recognises: [{ from: { ids: [text] }, to: { achievement: 'urn:a' } }] },
        { ...full, recognises: [{ from: { ids: ['urn:a'], versions: text }, to: { achievement: 'urn:a' } }] },
        { ...full, recognises: [{ from: { ids: ['urn:a'] }, to: { achievement: text } }] },
        { ...full, recognises: [{ from: { ids: ['urn:a'] }, to: { achievement: 'urn:a' }, validUntil: text }] },
        { ...full, requiredChecks: [text] },
        { ...full, authorised: text },
      ]) {
        expect(fits(policy), text).toBe(isDefined(policy))
      }
    }
  })

  it('asks for something to match by, whatever else there is', () => {
    for (const match of [{}, { versions: '1' }, { ids: null }, { ids: [] }, { ids: ['urn:a'] }, { alignedTo: [{}] }] as Loose[]) {
      expect(fits(withRule({ match })), JSON.stringify(match)).toBe(isDefined(withRule({ match })))
    }
    const entries: Loose[] = [
      {},
      { code: '' },
      { code: 'x' },
      { code: 7 },
      { uri: 'urn:a' },
      { uri: 'a' },
      { uri: 7, code: 'x' },
      { name: { en: 'x' } },
    ]
    for (const entry of entries) {
      for (const framework of ['ESCO', 'ext:own', 'ext:', 'own']) {
        const policy = withRule({ match: { alignedTo: [{ framework, kind: 'skill', ...entry }] } })
        expect(fits(policy), JSON.stringify(entry)).toBe(isDefined(policy))
      }
    }
  })

  it('bounds lists and texts where the library does', () => {
    const many = (length: number, item: JsonValue): JsonValue[] => Array.from({ length }, () => item)
    const pairs: readonly (readonly [(size: number) => JsonValue, number])[] = [
      [(size) => ({ ...full, issuers: many(size, 'urn:a') }), 1000],
      [(size) => ({ ...full, accepts: many(size, rule) }), 1000],
      [(size) => withRule({ roles: many(size, 'rider') }), 1000],
      [(size) => withRule({ match: { ids: many(size, 'urn:a') } }), 1000],
      [(size) => ({ ...full, name: 'a'.repeat(size) }), 4096],
      [(size) => withRule({ match: { achievementType: 'a'.repeat(size) } }), 4096],
      [(size) => withRule({ minResult: { value: 'a'.repeat(size) } }), 4096],
      [(size) => ({ ...full, issuers: [`urn:${'a'.repeat(size - 4)}`] }), 4096],
    ]
    for (const [make, limit] of pairs) {
      expect([fits(make(limit)), isDefined(make(limit))]).toEqual([true, true])
      expect([fits(make(limit + 1)), isDefined(make(limit + 1))]).toEqual([false, false])
    }
  })

  it('leaves to the library to count UTF-16 units', () => {
    const policy = { ...full, name: '\u{1f6b2}'.repeat(2049) }
    expect([fits(policy), isDefined(policy)]).toEqual([true, false])
  })

  it.each<[string, JsonValue, string, string, string]>([
    ['an unknown member', { ...full, accept: [] }, '/accept', 'additionalProperties', 'false'],
    ['a rule without a match', { ...full, accepts: [{ roles: ['rider'] }] }, '/accepts/0', 'required', 'match'],
    ['nobody trusted', { ...full, issuers: [] }, '/issuers', 'minItems', '1'],
    ['a duration that is none', { ...full, maxAge: 'P1YT' }, '/maxAge', 'pattern', '[YMWDHS]$'],
    ['an issuer without id', { ...full, issuers: [{ name: 'X' }] }, '/issuers/0', 'required', 'id'],
  ])('tells %s', (_, policy, path, keyword, expected) => {
    expect(validate(policy)).toEqual([
      { code: 'schema.invalid', params: { schema: 'acceptance-policy', keyword, expected }, path },
    ])
  })
})
