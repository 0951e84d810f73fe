import { CREDENTIALS_V2, OB_3_0_3, OB_EXTENSIONS, RUNGS_V0 } from '../contexts/index.js'
import { atPath, copyJson, deepFreeze, inputError, isJsonObject, type JsonValue, parseDateTime, pointer } from '../core/index.js'
import { requireCriteria } from './build-parts.js'
import { checkImages } from './check-images.js'
import { checkResults } from './check-results.js'
import { checkDateTime, checkText, checkUrl, invalid } from './check-values.js'
import { construct } from './construct.js'
import type {
  AchievementInput,
  EvidenceInput,
  ImageInput,
  ProfileInput,
  RungAchievementInput,
  SubjectInput,
  TranslatedAchievementInput,
} from './input.js'
import { takeInput } from './snapshot.js'
import { isTranslated, translate } from './translate.js'
import type { Achievement, AchievementCredential, AchievementSubject, CredentialStatus } from './types.js'

/** What every credential of OB 3.0 has. Dates are RFC 3339 with an offset. */
export interface CredentialInput {
  /** An absolute URL, such as `urn:uuid:...`. */
  readonly id: string
  readonly issuer: string | ProfileInput
  readonly validFrom: string
  readonly validUntil?: string
  /** When it was first awarded; kept when it is issued anew. */
  readonly awardedDate?: string
  readonly name?: string
  readonly description?: string
  readonly credentialStatus?: CredentialStatus
  /** Where a newer version is to be had under the same id, such as a `1EdTechCredentialRefresh` (OB 3.0 section 9.1). */
  readonly refreshService?: { readonly id: string; readonly type: string }
  /** JSON-LD contexts for extension types, by URL, after those of VCDM 2.0 and OB 3.0. */
  readonly contexts?: readonly string[]
}

/** Input of {@link buildAchievementCredential}. */
export interface AchievementCredentialInput extends CredentialInput {
  /** The recipient and the details of what they did; a text stands for the recipient's `id`. */
  readonly subject: string | SubjectInput
  /** Texts in several languages go into `nameMap` and `descriptionMap`, beside plain ones in the `language` of the badge. */
  readonly achievement: AchievementInput | TranslatedAchievementInput | RungAchievementInput
  readonly evidence?: readonly EvidenceInput[]
  /** A picture of the credential; see the achievement and the subject for theirs. */
  readonly image?: ImageInput
  /** The id of the badge that this one succeeds. */
  readonly replaces?: string
}

/** The members of {@link CredentialInput}. */
export const COMMON: readonly string[] = [
  'id',
  'issuer',
  'validFrom',
  'validUntil',
  'awardedDate',
  'name',
  'description',
  'credentialStatus',
  'refreshService',
  'contexts',
]

/**
 * An unsigned Open Badges 3.0 credential (OB 3.0 B.1.2). What it returns always fits the OB 3.0 schema; it is deep-frozen
 * and shares nothing with the input. `endorsementJwt` has no term in the Open Badges context as published, so a badge with
 * it can be secured as a JWT, and not with an embedded proof.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`,
 * `credential.recipient_missing`, `credential.criteria_missing`, `credential.dates_order`, `credential.language_missing`,
 * `credential.result_*`
 * @example
 * ```ts
 * import { buildAchievementCredential } from 'rungs/credential'
 * const badge = buildAchievementCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: { id: 'https://courier.example/issuer', name: 'Courier Platform' },
 *   validFrom: '2026-05-01T09:00:00Z',
 *   subject: { id: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2' },
 *   achievement: {
 *     id: 'https://courier.example/achievements/first-aid',
 *     name: 'First aid',
 *     description: 'Gives first aid on the road.',
 *     criteria: { narrative: 'Passed the practical test.' },
 *   },
 * })
 * ```
 */
export function buildAchievementCredential(input: AchievementCredentialInput): AchievementCredential {
  const source = takeInput<AchievementCredentialInput>(input, [
    ...COMMON,
    'achievement',
    'subject',
    'evidence',
    'image',
    'replaces',
  ])
  requireFields(source, ['achievement'])
  const isRung = isJsonObject(source.achievement) && Object.hasOwn(source.achievement, 'ladder')
  const built = isTranslated(source.achievement)
    ? construct('TranslatedAchievement', translate(source.achievement, '/achievement'), '/achievement')
    : construct(isRung ? 'LadderRung' : 'Achievement', source.achievement, '/achievement')
  const achievement = requireCriteria(built as unknown as Achievement, '/achievement')
  const credentialSubject = buildSubject(source.subject, achievement)
  checkImages(achievement, credentialSubject)
  const evidence = listOf(source.evidence, 'evidence').map((item, index) =>
    construct('Evidence', item, pointer('/evidence', index)),
  )
  const types = ['VerifiableCredential', 'OpenBadgeCredential']
  if (isRung) types.push('RungCredential')
  if (source.replaces !== undefined) types.push('SuccessorCredential')
  return deepFreeze({
    ...credentialFrame(
      source,
      types,
      isTranslated(source.achievement) ? [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0] : contextsFor(types),
    ),
    credentialSubject,
    ...(evidence.length > 0 && { evidence }),
    ...(source.image !== undefined && { image: construct('Image', source.image, '/image') }),
    ...(source.replaces !== undefined && { replaces: checkUrl(source.replaces, 'replaces', '/replaces') }),
  }) as unknown as AchievementCredential
}

function buildSubject(given: unknown, achievement: Achievement): AchievementSubject {
  const subject = typeof given === 'string' ? { id: given } : (given ?? {})
  if (!isJsonObject(subject)) throw invalid('/subject', 'subject', 'object')
  if (Object.hasOwn(subject, 'achievement')) throw inputError('credential.field_unknown', { field: 'achievement' }, '/subject')
  const { id, ...rest } = construct('AchievementSubject', { ...subject, achievement: PLACEHOLDER }, '/subject')
  if (id === undefined && rest['identifier'] === undefined) throw inputError('credential.recipient_missing', {}, '/subject')
  checkResults((rest['result'] ?? []) as never, achievement, '/subject/result')
  return { ...(id !== undefined && { id }), ...rest, achievement } as unknown as AchievementSubject
}

/** The achievement is built on its own, with its own class, and put in afterwards. */
const PLACEHOLDER = Object.freeze({
  id: 'urn:achievement',
  name: '-',
  description: '-',
  criteria: Object.freeze({ narrative: '-' }),
})

/** What every credential begins with. */
export function credentialFrame(
  input: CredentialInput,
  type: readonly string[],
  base: readonly string[] = contextsFor(type),
): Record<string, JsonValue> {
  requireFields(input, ['id', 'issuer', 'validFrom'])
  const validFrom = checkDateTime(input.validFrom, 'validFrom', '/validFrom')
  const validUntil = input.validUntil === undefined ? undefined : checkDateTime(input.validUntil, 'validUntil', '/validUntil')
  if (validUntil !== undefined && (parseDateTime(validUntil)?.epochMs ?? 0) < (parseDateTime(validFrom)?.epochMs ?? 0)) {
    throw inputError('credential.dates_order', { validFrom, validUntil }, '/validUntil')
  }
  const contexts = listOf(input.contexts, 'contexts').map((url, index) => checkUrl(url, 'contexts', pointer('/contexts', index)))
  return {
    '@context': [...new Set([...base, ...contexts, ...contextsOfRefresh(input.refreshService)])],
    id: checkUrl(input.id, 'id', '/id'),
    type: [...type],
    ...(input.name !== undefined && { name: checkText(input.name, 'name', '/name') }),
    ...(input.description !== undefined && { description: checkText(input.description, 'description', '/description') }),
    issuer: buildIssuer(input.issuer),
    validFrom,
    ...(validUntil !== undefined && { validUntil }),
    ...(input.awardedDate !== undefined && { awardedDate: checkDateTime(input.awardedDate, 'awardedDate', '/awardedDate') }),
    ...(input.credentialStatus !== undefined && { credentialStatus: buildReference(input.credentialStatus, 'credentialStatus') }),
    ...(input.refreshService !== undefined && { refreshService: buildReference(input.refreshService, 'refreshService') }),
  }
}

function contextsFor(type: readonly string[]): readonly string[] {
  const ours = type.includes('RungCredential') || type.includes('SuccessorCredential')
  return ours ? [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0] : [CREDENTIALS_V2, OB_3_0_3]
}

function buildIssuer(issuer: string | ProfileInput): JsonValue {
  if (typeof issuer === 'string') return checkUrl(issuer, 'issuer', '/issuer')
  return construct('Profile', issuer, '/issuer')
}

/** One object with an id: W3C lets the id be absent and several stand in a list, the OB 3.0 schema does not. */
function buildReference(reference: object, member: 'credentialStatus' | 'refreshService'): JsonValue {
  const path = pointer('', member)
  const copy = atPath(path, () => copyJson(reference))
  if (!isJsonObject(copy)) throw invalid(path, member, 'object')
  for (const field of ['id', 'type']) {
    if (copy[field] === undefined) throw inputError('credential.field_missing', { field }, pointer(path, field))
  }
  checkUrl(copy['id'], 'id', `${path}/id`)
  checkText(copy['type'], 'type', `${path}/type`)
  return copy
}

/** The term of 1EdTech is in no other context. */
function contextsOfRefresh(service: { readonly type: string } | undefined): readonly string[] {
  return service?.type === '1EdTechCredentialRefresh' ? [OB_EXTENSIONS] : []
}

/** @throws RungsError `credential.field_missing` */
export function requireFields(input: object, fields: readonly string[]): void {
  for (const field of fields) {
    if (!Object.hasOwn(input, field)) throw inputError('credential.field_missing', { field }, pointer('', field))
  }
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > 1000) throw invalid(pointer('', field), field, 'list')
  return value
}
