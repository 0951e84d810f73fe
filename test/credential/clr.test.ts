import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLR_2_0_1, CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../src/contexts/index.js'
import type { JsonObject, JsonValue } from '../../src/core/index.js'
import { associationTypes, buildClrCredential, type ClrCredentialInput } from '../../src/credential/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import {
  badgeOf,
  controllerOf,
  errorOf,
  type Loose,
  newSigner,
  RECIPIENT,
  signedBadge,
  thaw,
  tokenBadge,
} from '../support/badges.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'

const signer = await newSigner()
const badge = await signedBadge(signer)
const jwtSigner = await newSigner('ES256')
const token = await tokenBadge(jwtSigner)
const ACHIEVEMENT = 'https://courier.example/achievements/first-aid'
const validate = await loadSchema('clr-credential')
const input = (changes: Partial<ClrCredentialInput> = {}): ClrCredentialInput => ({
  id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11',
  name: 'Record of Ana',
  issuer: { id: controllerOf(signer), name: 'Courier Platform' },
  validFrom: '2026-05-10T09:00:00Z',
  subject: RECIPIENT,
  credentials: [badge],
  ...changes,
})
const lead = { id: 'urn:x:lead', name: 'Lead', description: 'Leads.', criteria: { narrative: 'Led.' } }

describe('buildClrCredential', () => {
  it('puts the contexts in their order, and signed credentials in as they are', () => {
    const record = buildClrCredential(
      input({
        credentials: [badge, token],
        achievements: [lead],
        associations: [{ associationType: 'precedes', sourceId: ACHIEVEMENT, targetId: lead.id }],
        partial: true,
      }),
    )
    expect(record).toEqual({
      '@context': [CREDENTIALS_V2, CLR_2_0_1, OB_3_0_3],
      id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11',
      type: ['VerifiableCredential', 'ClrCredential'],
      name: 'Record of Ana',
      issuer: { id: controllerOf(signer), type: ['Profile'], name: 'Courier Platform' },
      validFrom: '2026-05-10T09:00:00Z',
      partial: true,
      credentialSubject: {
        id: RECIPIENT,
        type: ['ClrSubject'],
        verifiableCredential: [
          badge,
          { '@context': CREDENTIALS_V2, id: `data:application/vc+jwt,${token}`, type: 'EnvelopedVerifiableCredential' },
        ],
        achievement: [{ type: ['Achievement'], ...lead }],
        association: [{ type: 'Association', associationType: 'precedes', sourceId: ACHIEVEMENT, targetId: lead.id }],
      },
    })
    expect(Object.isFrozen(record.credentialSubject.verifiableCredential[0])).toBe(true)
    expect(validate(record as unknown as JsonValue)).toEqual([])
  })

  it('leaves open what associations speak of where a token is inside, in whichever form its envelope is', () => {
    const envelope = {
      '@context': CREDENTIALS_V2,
      id: `data:application/vc+jwt,${token}`,
      type: ['EnvelopedVerifiableCredential'],
    }
    const associations = [{ associationType: 'precedes', sourceId: ACHIEVEMENT, targetId: ACHIEVEMENT }] as const
    expect(buildClrCredential(input({ credentials: [envelope], associations })).credentialSubject.association).toHaveLength(1)
  })

  it('names the ladder context where an achievement is a rung', () => {
    const rung = {
      ...lead,
      ladder: { id: 'urn:x:ladder', ladderVersion: '1.0.0', ladderDigest: 'sha256-x', rung: 'urn:x:lead' },
    }
    expect(buildClrCredential(input({ achievements: [rung] }))['@context']).toEqual([
      CREDENTIALS_V2,
      CLR_2_0_1,
      OB_3_0_3,
      RUNGS_V0,
    ])
  })

  const unsigned = badgeOf(controllerOf(signer))
  it.each<[string, Loose, string, string]>([
    ['no name', { name: undefined }, 'credential.field_missing', '/name'],
    ['nobody', { subject: {} }, 'credential.recipient_missing', '/subject'],
    ['an unknown field of the subject', { subject: { id: RECIPIENT, name: 'Ana' } }, 'credential.field_unknown', '/subject'],
    ['no credentials', { credentials: [] }, 'credential.field_invalid', '/credentials'],
    ['101 credentials', { credentials: new Array(101).fill(token) }, 'credential.field_invalid', '/credentials'],
    ['a text that is no token', { credentials: ['x'] }, 'credential.field_invalid', '/credentials/0'],
    ['a number', { credentials: [7] }, 'credential.field_invalid', '/credentials/0'],
    ['what is no credential', { credentials: [{ type: 'Assertion' }] }, 'credential.field_invalid', '/credentials/0/type'],
    ['an unsigned badge', { credentials: [badge, unsigned] }, 'credential.nested_unsigned', '/credentials/1'],
    [
      'a badge of another person',
      { subject: 'did:example:bo' },
      'credential.nested_other_subject',
      '/credentials/0/credentialSubject',
    ],
    [
      'a badge of several other people',
      { credentials: [{ ...badge, credentialSubject: [{ id: 'did:example:bo' }, { id: 'did:example:cy' }] }] },
      'credential.nested_other_subject',
      '/credentials/0/credentialSubject',
    ],
    ['a badge whose proof is null', { credentials: [{ ...badge, proof: null }] }, 'credential.nested_unsigned', '/credentials/0'],
    [
      'an empty envelope',
      { credentials: [{ type: 'EnvelopedVerifiableCredential' }] },
      'credential.field_invalid',
      '/credentials/0/id',
    ],
    [
      'an unknown association',
      { associations: [{ associationType: 'requires', sourceId: ACHIEVEMENT, targetId: ACHIEVEMENT }] },
      'credential.field_invalid',
      '/associations/0/associationType',
    ],
    [
      'an association with what is not there',
      { associations: [{ associationType: 'precedes', sourceId: ACHIEVEMENT, targetId: 'urn:x:gone' }] },
      'credential.association_unresolved',
      '/associations/0/targetId',
    ],
    [
      'criteria that say nothing',
      { achievements: [{ ...lead, criteria: {} }] },
      'credential.criteria_missing',
      '/achievements/0/criteria',
    ],
    ['partial as text', { partial: 'yes' }, 'credential.field_invalid', '/partial'],
    ['an unknown field', { extra: 1 }, 'credential.field_unknown', ''],
  ])('refuses %s', async (_what, changes, code, path) => {
    expect(await errorOf(() => buildClrCredential(input(changes)))).toMatchObject({ code, path, kind: 'input' })
  })

  it('builds nothing that does not fit the schema, or says why not', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.subarray([...associationTypes]),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.constantFrom([badge], [token], [badge, token]),
        (name, kinds, partial, credentials) => {
          const associations = kinds.map((associationType) => ({ associationType, sourceId: ACHIEVEMENT, targetId: lead.id }))
          const build = () =>
            buildClrCredential(
              input({ name, associations, achievements: [lead], credentials, ...(partial !== undefined && { partial }) }),
            )
          if (name.trim() === '') {
            expect(build).toThrow()
            return
          }
          expect(validate(build() as unknown as JsonValue)).toEqual([])
        },
      ),
      { numRuns: 50, examples: [[' ', [], undefined, [badge]]] },
    )
  })
})

describe('the schema of records', () => {
  const full = thaw(
    buildClrCredential(
      input({
        achievements: [lead],
        associations: [{ associationType: 'precedes', sourceId: ACHIEVEMENT, targetId: lead.id }],
        partial: false,
      }),
    ),
  )
  it.each<[string, (record: Loose) => void, string]>([
    ['its contexts in another order', (one) => one['@context'].reverse(), '/@context/0'],
    ['no context of CLR 2.0', (one) => one['@context'].splice(1, 1), '/@context/1'],
    ['another type', (one) => (one.type = ['VerifiableCredential', 'Clr']), '/type'],
    ['no name', (one) => delete one.name, ''],
    ['partial as text', (one) => (one.partial = 'false'), '/partial'],
    ['several subjects', (one) => (one.credentialSubject = [one.credentialSubject]), '/credentialSubject'],
    ['a subject of another type', (one) => (one.credentialSubject.type = 'AchievementSubject'), '/credentialSubject/type'],
    ['nothing in it', (one) => (one.credentialSubject.verifiableCredential = []), '/credentialSubject/verifiableCredential'],
    [
      'a credential without a type',
      (one) => (one.credentialSubject.verifiableCredential = [{ id: 'urn:x:1' }]),
      '/credentialSubject/verifiableCredential/0',
    ],
    [
      'a text that is no token',
      (one) => (one.credentialSubject.verifiableCredential = ['x']),
      '/credentialSubject/verifiableCredential/0',
    ],
    [
      'one association',
      (one) => (one.credentialSubject.association = one.credentialSubject.association[0]),
      '/credentialSubject/association',
    ],
    [
      'an association without its end',
      (one) => delete one.credentialSubject.association[0].targetId,
      '/credentialSubject/association/0',
    ],
    [
      'an association of no type',
      (one) => (one.credentialSubject.association[0].type = 'Alignment'),
      '/credentialSubject/association/0/type',
    ],
    [
      'an achievement without a name',
      (one) => delete one.credentialSubject.achievement[0].name,
      '/credentialSubject/achievement/0',
    ],
  ])('refuses %s', (_what, change, path) => {
    expect(validate(full)).toEqual([])
    const copy = thaw(full)
    change(copy)
    expect(validate(copy)).toMatchObject([{ code: 'schema.invalid', path }])
  })

  it.runIf(hasVectors('records of the specification'))('accepts the records of the implementation guide', () => {
    const folder = '1edtech-ob-spec/examples'
    for (const part of ['01.Credential', '02.Document-before-signing', '07.Signed-credential']) {
      const sample = readVectorJson(`${folder}/ob_v3p0_impl_linked-data-proof-clr.html.${part}.json`)
      expect(validate(sample as JsonObject)).toEqual([])
    }
  })
})
