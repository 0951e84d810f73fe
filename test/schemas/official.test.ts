import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/core/index.js'
import { loadSchema, type SchemaName } from '../../src/schemas/index.js'
import { hasVectors, readVector, readVectorJson } from '../support/vectors.js'
import { endorsement, fullCredential } from './full-credential.js'
import { mutationsOf } from './mutations.js'

const folder = '1edtech-ob-spec/official-schemas/docs/schema'
const here = hasVectors('comparison with the published OB 3.0 schemas')

/**
 * Where we differ from the published strict schema, and why: OB 3.0 section A.2.1 lets JSON-LD write an array of one as its
 * element for these members, and credentials in circulation do, above all with `proof`.
 */
const compacted = ['type', 'proof', 'credentialSchema', 'termsOfUse']

function loadOfficial(file: string): (value: unknown) => boolean {
  const schema = readVectorJson(join(folder, file))
  // Ajv knows the draft without the empty fragment that the published file puts behind its name.
  const ajv = new Ajv2019({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile({ ...schema, $schema: String(schema['$schema']).replace(/#$/, '') })
  return (value) => validate(value) as boolean
}

async function loadOurs(name: SchemaName): Promise<(value: unknown) => boolean> {
  const validate = await loadSchema(name)
  return (value) => validate(value as JsonValue).length === 0
}

const arrayTypes = new Set(
  'AchievementSubject Achievement Address Alignment EndorsementSubject Evidence Profile Related Result ResultDescription RubricCriterionLevel'.split(
    ' ',
  ),
)

/** The strict form of the four members that may be compacted. */
function expand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expand)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const single =
        key === 'type'
          ? typeof member === 'string' && arrayTypes.has(member)
          : compacted.includes(key) && typeof member === 'object' && member !== null && !Array.isArray(member)
      return [key, single ? [expand(member)] : expand(member)]
    }),
  )
}

describe.skipIf(!here).each([
  ['ob-achievement-credential', 'achievementcredential.json', fullCredential],
  ['ob-endorsement-credential', 'endorsementcredential.json', endorsement],
] as const)('%s and the published schema (OB 3.0 appendix B)', (name, file, sample) => {
  it('agree on every systematic change to a full credential, but for compacted forms (section A.2.1)', async () => {
    const official = loadOfficial(file)
    const ours = await loadOurs(name)
    expect([official(sample()), ours(sample())]).toEqual([true, true])
    const unexplained: string[] = []
    const explained = new Set<string>()
    let compared = 0
    let accepted = 0
    for (const mutation of mutationsOf(sample())) {
      compared++
      const verdict = ours(mutation.document)
      if (verdict) accepted++
      if (official(mutation.document) === verdict) continue
      const single = mutation.kind === 'unwrap' || mutation.kind === 'replace by typed object'
      if (single && compacted.includes(mutation.key) && verdict && official(expand(mutation.document)))
        explained.add(mutation.key)
      else unexplained.push(`${mutation.label}: ours ${verdict ? 'accepts' : 'refuses'}`)
    }
    expect(unexplained).toEqual([])
    expect([...explained].sort()).toEqual([...compacted].sort())
    expect(compared).toBeGreaterThan(600)
    expect(accepted).toBeGreaterThan(100)
    expect(compared - accepted).toBeGreaterThan(300)
  })

  it('agree on each listed value of the closed vocabularies (section C.2)', async () => {
    const official = loadOfficial(file)
    const ours = await loadOurs(name)
    const values = new Set<string>()
    JSON.stringify(readVectorJson(join(folder, file)), (key, value: unknown) => {
      if (key === 'enum') for (const item of value as string[]) values.add(item)
      return value
    })
    const keys = ['achievementType', 'identifierType', 'identityType', 'resultType', 'targetType', 'status']
    const differing: string[] = []
    for (const value of values) {
      for (const key of keys) {
        const text = JSON.stringify(sample()).replace(new RegExp(`"${key}":"[^"]*"`, 'g'), `"${key}":${JSON.stringify(value)}`)
        if (official(JSON.parse(text)) !== ours(JSON.parse(text))) differing.push(`${key} ${value}`)
      }
    }
    expect(values.size).toBeGreaterThan(20)
    expect(differing).toEqual([])
  })
})

/** Every object anywhere in the vectors that says it has one of the types, by file and place. */
function samplesOf(types: readonly string[]): readonly { readonly label: string; readonly value: unknown }[] {
  const samples: { label: string; value: unknown }[] = []
  const collect = (label: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const type = (value as { type?: unknown }).type
    if (Array.isArray(type) ? type.some((item) => types.includes(item as string)) : types.includes(type as string)) {
      samples.push({ label, value })
    }
    for (const [key, member] of Object.entries(value)) collect(`${label}#${key}`, member)
  }
  const files = readVector('MANIFEST.tsv')
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t')[0] ?? '')
    .filter((file) => /\.(json|jsonld|jsonc|txt)$/.test(file) && !file.includes('/schema/') && !file.includes('openapi'))
  for (const file of files) {
    const text = readVector(file)
    if (!types.some((type) => text.includes(`"${type}"`))) continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      continue
    }
    collect(file, value)
  }
  return samples
}

/** The published samples that the strict schema refuses and ours accepts, with the member that they write as one bare value. */
const compactedSamples: Readonly<Record<string, string>> = {
  'ob_v3p0_impl_linked-data-proof-clr.html.01.Credential.json#credentialSubject#verifiableCredential#0': 'proof',
  'ob_v3p0_impl_linked-data-proof-clr.html.02.Document-before-signing.json#credentialSubject#verifiableCredential#0': 'proof',
  'ob_v3p0_impl_linked-data-proof-clr.html.07.Signed-credential.json#credentialSubject#verifiableCredential#0': 'proof',
  'ob_v3p0_impl_linked-data-proof-ob.html.07.Signed-credential.json': 'proof',
  'ob_v3p0_impl_recommended-practices.md.00.Achievement-alignment-CASE.json': 'type',
  'ob_v3p0_impl_recommended-practices.md.04.Skill-Assertion-Credential-Registry.json': 'type',
}

describe.skipIf(!here)('published samples (OB 3.0 appendix B)', () => {
  it.each([
    [
      'ob-achievement-credential',
      'achievementcredential.json',
      ['OpenBadgeCredential', 'AchievementCredential'],
      20,
      compactedSamples,
    ],
    ['ob-endorsement-credential', 'endorsementcredential.json', ['EndorsementCredential'], 2, {}],
  ] as const)(
    '%s gives the verdict of the published schema, but for listed compacted forms',
    async (name, file, types, least, listed) => {
      const official = loadOfficial(file)
      const ours = await loadOurs(name)
      const samples = samplesOf(types)
      expect(samples.length).toBeGreaterThanOrEqual(least)
      const differing = samples.filter(({ value }) => official(value) !== ours(value))
      expect(differing.map(({ label }) => label.replace(/^.*\//, '')).sort()).toEqual(Object.keys(listed).sort())
      expect(differing.filter(({ value }) => !ours(value) || !official(expand(value)))).toEqual([])
    },
  )
})
