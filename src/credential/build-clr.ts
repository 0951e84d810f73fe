import { CLR_2_0_1, CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../contexts/index.js'
import {
  asList,
  atPath,
  copyJson,
  deepFreeze,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  pointer,
} from '../core/index.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { requireCriteria } from './build-parts.js'
import { checkUrl, invalid } from './check-values.js'
import type { Association, ClrCredential } from './clr-types.js'
import { construct } from './construct.js'
import type { AchievementInput, RungAchievementInput } from './input.js'
import { takeInput } from './snapshot.js'
import type { Achievement, IdentityObject } from './types.js'

/** How many credentials a record may hold. */
export const MAX_CLR_CREDENTIALS = 100
const TOKEN = /^[-A-Za-z0-9_]+\.[-A-Za-z0-9_]+\.[-A-Za-z0-9_]+(~[-A-Za-z0-9_.~]*)?$/

/** {@link Association} without its type. */
export type AssociationInput = Omit<Association, 'type'>

/** Whose record it is: an id, identity hashes, or both. */
export interface ClrSubjectInput {
  readonly id?: string
  readonly identifier?: readonly IdentityObject[]
}

/** Input of {@link buildClrCredential}. */
export interface ClrCredentialInput extends CredentialInput {
  readonly name: string
  /** A text stands for the subject's `id`. */
  readonly subject: string | ClrSubjectInput
  /** 1 to 100 signed credentials: JSON objects with their proofs, compact JWS or SD-JWTs. They are kept as they are. */
  readonly credentials: readonly (JsonObject | string)[]
  /** Achievements that associations speak of and no credential inside has. */
  readonly achievements?: readonly (AchievementInput | RungAchievementInput)[]
  readonly associations?: readonly AssociationInput[]
  /** Whether something that the publisher has was left out. Default: nothing is said. */
  readonly partial?: boolean
}

/**
 * An unsigned Comprehensive Learner Record (CLR 2.0 ClrCredential) around signed credentials, none of which is changed. Tokens are
 * enveloped (VCDM 2.0 section 4.13). Each credential must be about the subject as far as ids tell, and each association between
 * achievements that are in the record. It is signed with `sealCredential` of an issuer.
 *
 * A credential of VCDM 1.1 that is a JSON object cannot stand inside of one whose proof is over canonical RDF, since each data model
 * protects its terms: sign such a record as a token, or with a JCS cryptosuite.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.recipient_missing`,
 * `credential.nested_unsigned`, `credential.nested_other_subject`, `credential.association_unresolved`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildClrCredential } from 'rungs/credential'
 * const record = (badges: readonly string[]) => buildClrCredential({
 *   id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11',
 *   name: 'Record of Ana',
 *   issuer: { id: 'https://courier.example/issuer', name: 'Courier Platform' },
 *   validFrom: '2026-05-01T09:00:00Z',
 *   subject: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
 *   credentials: badges,
 * })
 * ```
 */
export function buildClrCredential(input: ClrCredentialInput): ClrCredential {
  const source = takeInput<ClrCredentialInput>(input, [
    ...COMMON,
    'subject',
    'credentials',
    'achievements',
    'associations',
    'partial',
  ])
  requireFields(source, ['name', 'subject', 'credentials'])
  if (source.partial !== undefined && typeof source.partial !== 'boolean') throw invalid('/partial', 'partial', 'true or false')
  const who = subjectOf(source.subject)
  const credentials = listOf(source.credentials, 'credentials').map((one, index) =>
    toNested(one, who['id'], pointer('/credentials', index)),
  )
  if (credentials.length === 0 || credentials.length > MAX_CLR_CREDENTIALS)
    throw invalid('/credentials', 'credentials', `list of 1 to ${MAX_CLR_CREDENTIALS}`)
  const achievements = listOf(source.achievements, 'achievements').map((one, index) =>
    toAchievement(one, pointer('/achievements', index)),
  )
  const associations = listOf(source.associations, 'associations').map((one, index) =>
    construct('Association', one, pointer('/associations', index)),
  )
  requireResolved(associations, achievements, credentials)
  const hasRung = achievements.some(({ type }) => (type as unknown as readonly string[]).includes('LadderRung'))
  const base = [CREDENTIALS_V2, CLR_2_0_1, OB_3_0_3, ...(hasRung ? [RUNGS_V0] : [])]
  return deepFreeze({
    ...credentialFrame(source, ['VerifiableCredential', 'ClrCredential'], base),
    ...(source.partial !== undefined && { partial: source.partial }),
    credentialSubject: {
      ...who,
      verifiableCredential: credentials,
      ...(achievements.length > 0 && { achievement: achievements }),
      ...(associations.length > 0 && { association: associations }),
    },
  }) as unknown as ClrCredential
}

function subjectOf(given: unknown): JsonObject {
  const subject = typeof given === 'string' ? { id: given } : given
  if (!isJsonObject(subject)) throw invalid('/subject', 'subject', 'object')
  for (const field of Object.keys(subject)) {
    if (field !== 'id' && field !== 'identifier')
      throw inputError('credential.field_unknown', { field: field.slice(0, 64) }, '/subject')
  }
  const { id } = subject
  const identifier = listOf(subject['identifier'], 'identifier', '/subject').map((one, index) =>
    construct('IdentityObject', one, pointer('/subject/identifier', index)),
  )
  if (id === undefined && identifier.length === 0) throw inputError('credential.recipient_missing', {}, '/subject')
  return {
    ...(id !== undefined && { id: checkUrl(id, 'id', '/subject/id') }),
    type: ['ClrSubject'],
    ...(identifier.length > 0 && { identifier }),
  }
}

/** A credential as it is: it was signed by someone else. */
function toNested(value: unknown, subject: JsonValue | undefined, path: string): JsonObject {
  if (typeof value === 'string') {
    if (!TOKEN.test(value)) throw invalid(path, 'credentials', 'signed credential')
    const mediaType = value.includes('~') ? 'application/vc+sd-jwt' : 'application/vc+jwt'
    return { '@context': CREDENTIALS_V2, id: `data:${mediaType},${value}`, type: 'EnvelopedVerifiableCredential' }
  }
  const copy = atPath(path, () => copyJson(value))
  if (!isJsonObject(copy)) throw invalid(path, 'credentials', 'signed credential')
  const types = [copy['type']].flat()
  if (types.includes('EnvelopedVerifiableCredential')) {
    if (typeof copy['id'] === 'string' && copy['id'].startsWith('data:')) return copy
    throw invalid(pointer(path, 'id'), 'id', 'data URL of a signed credential')
  }
  if (!types.includes('VerifiableCredential')) throw invalid(pointer(path, 'type'), 'type', 'list with VerifiableCredential')
  if (!asList(copy['proof']).some(isJsonObject)) throw inputError('credential.nested_unsigned', {}, path)
  // Of several subjects one must be the subject of the record.
  const about = asList(copy['credentialSubject']).flatMap((one) => (isJsonObject(one) ? (one['id'] ?? []) : []))
  if (subject !== undefined && about.length > 0 && !about.includes(subject))
    throw inputError('credential.nested_other_subject', {}, pointer(path, 'credentialSubject'))
  return copy
}

function toAchievement(value: unknown, path: string): JsonObject {
  const isRung = isJsonObject(value) && Object.hasOwn(value, 'ladder')
  const built = construct(isRung ? 'LadderRung' : 'Achievement', value, path)
  return requireCriteria(built as unknown as Achievement, path) as unknown as JsonObject
}

/** Tokens are not opened here, so that where there are any, an id may be in one of them. */
function requireResolved(
  associations: readonly JsonObject[],
  achievements: readonly JsonObject[],
  credentials: readonly JsonObject[],
): void {
  if (credentials.some(({ type }) => asList(type).includes('EnvelopedVerifiableCredential'))) return
  const inside = credentials
    .flatMap((one) => [one['credentialSubject']].flat())
    .flatMap((subject) => {
      const achievement = isJsonObject(subject) ? subject['achievement'] : undefined
      return isJsonObject(achievement) ? [achievement['id']] : []
    })
  const known = new Set([...achievements.map(({ id }) => id), ...inside])
  for (const [index, association] of associations.entries()) {
    for (const reference of ['sourceId', 'targetId'] as const) {
      if (known.has(association[reference])) continue
      throw inputError('credential.association_unresolved', { reference }, pointer(pointer('/associations', index), reference))
    }
  }
}

function listOf(value: unknown, field: string, path = ''): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > 1000) throw invalid(pointer(path, field), field, 'list')
  return value
}
