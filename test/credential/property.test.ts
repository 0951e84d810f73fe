import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { benefitShapes } from '../../src/credential/benefit-shapes.js'
import {
  buildAchievement,
  buildAchievementCredential,
  buildAlignment,
  buildClrCredential,
  buildEndorsementCredential,
  buildEvidence,
  buildIdentityObject,
  buildProfile,
  buildResult,
  buildResultDescription,
  buildRungAchievement,
  buildWorkRecordCredential,
  isAchievementCredential,
  isRungAchievement,
} from '../../src/credential/index.js'
import { recognitionShapes } from '../../src/credential/recognition-shapes.js'
import { type ClassName, shapes } from '../../src/credential/shapes.js'
import { statisticsShapes } from '../../src/credential/statistics-shapes.js'
import { trustShapes } from '../../src/credential/trust-shapes.js'
import { workShapes } from '../../src/credential/work-shapes.js'
import {
  arbitraryOf,
  dateTime,
  minimal,
  minimalEndorsement,
  nquads,
  schemaProblems,
  signedEndorsement,
  unfrozen,
  url,
} from './support.js'

type Loose = Record<string, unknown>

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((value) => value.trim() !== '')
const subjectShape = arbitraryOf('AchievementSubject').map(
  ({ achievement: _achievement, result: _result, ...rest }): Loose => rest,
)
const common = {
  id: url,
  issuer: fc.oneof(url, arbitraryOf('Profile')),
  validFrom: dateTime,
  validUntil: fc.constant('9999-12-31T00:00:00Z'),
  awardedDate: dateTime,
  name: text,
  description: text,
  credentialStatus: fc.record({
    id: url,
    type: fc.constant('BitstringStatusListEntry'),
    statusPurpose: fc.constant('revocation'),
    statusListIndex: fc.nat().map(String),
    statusListCredential: url,
  }),
  contexts: fc.constantFrom([], ['https://purl.imsglobal.org/spec/ob/v3p0/extensions.json']),
}

/** Results that fit the achievement: one without a description, and one for each that is described. */
function resultsFor(achievement: Loose): Loose[] {
  const descriptions = (achievement['resultDescription'] ?? []) as {
    id: string
    allowedValue?: string[]
    rubricCriterionLevel?: { id: string }[]
  }[]
  const seen = new Map(descriptions.map((description) => [description.id, description]))
  const linked = [...seen.values()].map(({ id, rubricCriterionLevel = [] }) => ({
    resultDescription: id,
    status: 'Completed',
    ...(rubricCriterionLevel[0] !== undefined && { achievedLevel: rubricCriterionLevel[0].id }),
  }))
  return [{ value: 'Good', status: 'Completed' }, ...linked]
}

const badge = fc
  .record(
    {
      ...common,
      subject: fc.oneof(
        url,
        fc.tuple(subjectShape, url).map(([subject, id]): Loose => ({ ...subject, id })),
      ),
      achievement: fc.oneof(arbitraryOf('Achievement'), arbitraryOf('LadderRung')),
      evidence: fc.array(arbitraryOf('Evidence'), { maxLength: 3 }),
      image: arbitraryOf('Image'),
      replaces: url,
      withResults: fc.boolean(),
    },
    { requiredKeys: ['id', 'issuer', 'validFrom', 'subject', 'achievement'] },
  )
  .map(({ withResults, ...input }): Loose => {
    if (withResults !== true || typeof input.subject === 'string') return input
    return { ...input, subject: { ...input.subject, result: resultsFor(input.achievement) } }
  })

const endorsement = fc.record(
  { ...common, name: text, endorses: url, comment: text },
  { requiredKeys: ['id', 'issuer', 'validFrom', 'name', 'endorses'] },
)

/** Without the one member that has no term in the Open Badges context. */
function withoutJwt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutJwt)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'endorsementJwt')
      .map(([key, member]) => [key, withoutJwt(member)]),
  )
}

describe('whatever valid input a builder gets, what it gives fits the schema and canonizes', () => {
  it('buildAchievementCredential (OB 3.0 B.1.2)', async () => {
    await fc.assert(
      fc.asyncProperty(badge, async (input) => {
        const before = JSON.stringify(input)
        const credential = buildAchievementCredential(input as never)
        expect(JSON.stringify(input)).toBe(before)
        expect(unfrozen(credential)).toEqual([])
        expect(isAchievementCredential(credential)).toBe(true)
        expect(isRungAchievement(credential.credentialSubject.achievement)).toBe('ladder' in (input['achievement'] as Loose))
        expect(await schemaProblems('ob-achievement-credential', JSON.parse(JSON.stringify(credential)))).toEqual([])
        const signable = buildAchievementCredential(withoutJwt(input) as never)
        expect(await nquads(signable)).toContain('<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement>')
      }),
      { numRuns: 80 },
    )
  }, 120_000)

  it('buildEndorsementCredential (OB 3.0 B.1.8)', async () => {
    await fc.assert(
      fc.asyncProperty(endorsement, async (input) => {
        const credential = buildEndorsementCredential(input as never)
        expect(unfrozen(credential)).toEqual([])
        expect(await schemaProblems('ob-endorsement-credential', JSON.parse(JSON.stringify(credential)))).toEqual([])
        const signable = buildEndorsementCredential(withoutJwt(input) as never)
        expect(await nquads(signable)).toContain('EndorsementSubject')
      }),
      { numRuns: 50 },
    )
  }, 120_000)
})

/** Values that are no data, or that mean harm, among ordinary ones. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.constantFrom<unknown>(
    Symbol('s'),
    () => 1,
    new Proxy(
      {},
      {
        get: () => {
          throw new TypeError('get')
        },
      },
    ),
    new Proxy([], {
      get: () => {
        throw new TypeError('get')
      },
    }),
    {
      get id() {
        throw new TypeError('id')
      },
    },
    { toString: null, valueOf: null },
    Object.create(null),
    JSON.parse('{"__proto__":{"id":"https://a.example/"}}'),
    'a\ud800',
    'x'.repeat(1_000_001),
    [undefined],
    Number.NaN,
    new Error('boom'),
  ),
)

function onlyOurErrors(step: () => unknown): void {
  try {
    step()
  } catch (error) {
    if (!isRungsError(error)) throw error
    // An error can be told as data, whatever it was about.
    expect(() => JSON.stringify(error)).not.toThrow()
  }
}

describe('whatever else a builder gets, it ends in an error of the library', () => {
  const builders = [
    buildAchievementCredential,
    buildEndorsementCredential,
    buildIdentityObject,
    buildProfile,
    buildAlignment,
    buildEvidence,
    buildResult,
    buildResultDescription,
    buildAchievement,
    buildRungAchievement,
    buildWorkRecordCredential,
  ] as readonly ((input: never) => unknown)[]

  it('anything at all', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        for (const build of builders) onlyOurErrors(() => build(value as never))
      }),
      { numRuns: 300 },
    )
  })

  it('anything at all in any field of a credential', () => {
    const fields =
      'id issuer validFrom validUntil awardedDate name description credentialStatus contexts subject achievement evidence image replaces endorses comment'
    fc.assert(
      fc.property(fc.constantFrom(...fields.split(' ')), hostile, (field, value) => {
        onlyOurErrors(() => buildAchievementCredential({ ...minimal, [field]: value } as never))
        onlyOurErrors(() => buildEndorsementCredential({ ...minimalEndorsement, [field]: value } as never))
      }),
      { numRuns: 1500 },
    )
  })

  it('anything at all in any field of a work record', () => {
    const fields = Object.keys(shapes.WorkRecord.fields).map((field) => (field === 'id' ? 'subject' : field))
    const { id, issuer, validFrom } = minimal
    const record = { id, issuer, validFrom, subject: 'did:web:a', periodFrom: validFrom, periodUntil: validFrom, jobs: 1 }
    fc.assert(
      fc.property(fc.constantFrom(...fields), hostile, (field, value) => {
        onlyOurErrors(() => buildWorkRecordCredential({ ...record, [field]: value } as never))
      }),
      { numRuns: 800 },
    )
  })

  it('anything at all in any field of a record or an association', () => {
    const proof = { type: 'DataIntegrityProof' }
    const inside = {
      type: ['VerifiableCredential'],
      proof,
      credentialSubject: { id: 'did:web:a', achievement: { id: 'urn:x:1' } },
    }
    const record = {
      id: 'urn:x:r',
      name: 'Record',
      issuer: 'https://a.example/',
      validFrom: '2026-01-01T00:00:00Z',
      subject: 'did:web:a',
      credentials: [inside],
    }
    const association = { associationType: 'precedes', sourceId: 'urn:x:1', targetId: 'urn:x:1' }
    expect(() => buildClrCredential({ ...record, associations: [association] } as never)).not.toThrow()
    const field = fc.constantFrom('id', 'name', 'subject', 'credentials', 'achievements', 'associations', 'partial', 'contexts')
    const part = fc.constantFrom('type', 'associationType', 'sourceId', 'targetId', 'more')
    fc.assert(
      fc.property(field, part, hostile, (name, member, value) => {
        for (const input of [
          { ...record, [name]: value },
          { ...record, [name]: [value] },
          { ...record, associations: [{ ...association, [member]: value }] },
          { ...record, credentials: [{ ...inside, [member]: value, proof: value }] },
        ]) {
          onlyOurErrors(() => buildClrCredential(input as never))
        }
      }),
    )
  })

  it('anything at all in any field of any class, alone or in a list', () => {
    const classes = (Object.keys(shapes) as ClassName[]).filter(
      (name) =>
        name !== 'Association' &&
        !Object.hasOwn({ ...trustShapes, ...recognitionShapes, ...workShapes, ...benefitShapes, ...statisticsShapes }, name),
    )
    const places = classes.flatMap((name) => ['type', ...Object.keys(shapes[name].fields)].map((field) => ({ name, field })))
    const wraps: readonly ((value: unknown) => unknown)[] = [(value) => value, (value) => [value], (value) => [{}, value]]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...wraps), hostile, ({ name, field }, wrap, value) => {
        const part = { [field]: wrap(value) }
        const achievement = { ...(minimal.achievement as object) }
        const put: Partial<Record<ClassName, object>> = {
          Profile: { issuer: { id: 'https://a.example/', ...part } },
          Address: { issuer: { id: 'https://a.example/', address: part } },
          GeoCoordinates: { issuer: { id: 'https://a.example/', address: { geo: { latitude: 1, longitude: 1, ...part } } } },
          IdentifierEntry: {
            issuer: { id: 'https://a.example/', otherIdentifier: [{ identifier: 'x', identifierType: 'systemId', ...part }] },
          },
          AchievementSubject: { subject: { id: 'did:web:a', ...part } },
          IdentityObject: { subject: { id: 'did:web:a', identifier: [part] } },
          Result: { subject: { id: 'did:web:a', result: [part] } },
          Evidence: { evidence: [part] },
          Image: { image: part },
          Achievement: { achievement: { ...achievement, ...part } },
          LadderRung: { achievement: { ...achievement, ladder: {}, ...part } },
          TranslatedAchievement: { achievement: { ...achievement, language: 'en', ...part } },
          LadderReference: { achievement: { ...achievement, ladder: part } },
          TimeToEarn: { achievement: { ...achievement, ladder: {}, timeToEarn: part } },
          Criteria: { achievement: { ...achievement, criteria: part } },
          Alignment: { achievement: { ...achievement, alignment: [part] } },
          Related: { achievement: { ...achievement, related: [part] } },
          ResultDescription: { achievement: { ...achievement, resultDescription: [part] } },
          RubricCriterionLevel: { achievement: { ...achievement, resultDescription: [{ rubricCriterionLevel: [part] }] } },
          EndorsementSubject: {
            achievement: { ...achievement, endorsement: [{ ...signedEndorsement, credentialSubject: part }] },
          },
        }
        expect(put[name]).toBeDefined()
        onlyOurErrors(() => buildAchievementCredential({ ...minimal, ...put[name] } as never))
      }),
      { numRuns: 3000 },
    )
  })
})
