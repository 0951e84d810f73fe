import { sha256, sha256Hex } from '#runtime'
import { CREDENTIALS_V2, OB_3_0_3 } from '../../contexts/index.js'
import {
  canonicalizeJson,
  checkOptions,
  copyJsonObject,
  deepFreeze,
  formatDateTime,
  inputError,
  isAbsoluteUrl,
  type JsonObject,
  type Problem,
  pointer,
  problem,
  requireOption,
  toHex,
  utf8,
} from '../../core/index.js'
import { requireCriteria } from '../build-parts.js'
import { construct } from '../construct.js'
import type { Achievement } from '../types.js'
import { toIdentityObject } from './identity.js'
import { type Ob2Classes, parseOb2DateTime, parseOb2Object } from './parse.js'
import { olderGenerationOf } from './recognise.js'
import type { Ob2Assertion, Ob2BadgeClass, Ob2Profile } from './types.js'
import { leftBehind, leftBehindWithin, losesImage, losesRelated, toAchievement, toEvidence, toLanguage } from './upgrade-parts.js'

/** Options of {@link upgradeAssertion}. */
export interface UpgradeAssertionOptions {
  /** The badge class, where the assertion only links to it. */
  readonly badgeClass?: unknown
  /** The issuer's profile, where the badge class only links to it. */
  readonly profile?: unknown
  /** The assertion as it was found, whose digest the draft keeps. Default: the digest is of its canonical form (RFC 8785). */
  readonly original?: string | Uint8Array
  /** A DID or URL that is known to be the recipient's, beside the identity of the assertion. */
  readonly subjectId?: string
  /** The id of the achievement. Default: a `urn:uuid:` that is the same for all badges of one badge class. */
  readonly achievementId?: string
}

/** What {@link upgradeAssertion} gives. */
export interface UpgradedAssertion {
  /** A badge of Open Badges 3.0 without `id`, `issuer`, `validFrom` and proof: whoever signs it after a look says so themselves. */
  readonly draft: JsonObject
  /** What did not come along, and what to look at before it is signed. */
  readonly notes: readonly Problem[]
}

const OPTIONS = ['badgeClass', 'profile', 'original', 'subjectId', 'achievementId'] as const

/**
 * Makes an unsigned badge of Open Badges 3.0 out of an assertion of Open Badges 2.0, for an issuer to sign after a look
 * (`sealBadge` of an issuer, `rungs seal`). It names where it comes from: the old assertion by its id and digest among its evidence, the
 * badge class as `related`, the old issuer as creator of the achievement. It names no issuer, since the old one has not issued it. Whether
 * the assertion is genuine is not asked: verify it first, and pass what the report gives, in which class and profile are filled in.
 *
 * @throws RungsError `ob2.not_assertion`, `ob2.member_missing`, `ob2.member_invalid`, `ob2.part_missing`, `ob2.revoked`, `credential.*`
 * @example
 * ```ts
 * import { upgradeAssertion } from 'rungs/credential/ob2'
 * const { draft, notes } = upgradeAssertion({
 *   '@context': 'https://w3id.org/openbadges/v2',
 *   type: 'Assertion',
 *   id: 'https://school.example/assertions/1',
 *   recipient: { type: 'email', hashed: false, identity: 'ana@courier.example' },
 *   issuedOn: '2024-05-01T09:00:00Z',
 *   verification: { type: 'hosted' },
 *   badge: {
 *     type: 'BadgeClass',
 *     id: 'https://school.example/badges/first-aid',
 *     name: 'First aid',
 *     description: 'Gives first aid on the road.',
 *     image: 'https://school.example/badges/first-aid.png',
 *     criteria: { narrative: 'Passed the practical test.' },
 *     issuer: {
 *       type: 'Issuer',
 *       id: 'https://school.example/issuer',
 *       name: 'Vocational School',
 *       url: 'https://school.example',
 *       email: 'badges@school.example',
 *     },
 *   },
 * })
 * draft.issuer // undefined
 * notes[0]?.code // 'ob2.recipient_plain'
 * ```
 */
export function upgradeAssertion(assertion: unknown, options: UpgradeAssertionOptions = {}): UpgradedAssertion {
  checkOptions(options, OPTIONS, 'upgradeAssertion')
  const { original, subjectId, achievementId } = options
  requireOption(
    original === undefined || typeof original === 'string' || original instanceof Uint8Array,
    'original',
    'text or bytes',
  )
  for (const [name, id] of Object.entries({ subjectId, achievementId }))
    requireOption(id === undefined || isAbsoluteUrl(id), name, 'DID or URL')
  const source = copyJsonObject(assertion)
  if (olderGenerationOf(source) !== '2.0') throw inputError('ob2.not_assertion', { expected: 'Open Badges 2.0' })
  if (source['revoked'] === true) throw inputError('ob2.revoked', {}, '/revoked')
  const old = read('Assertion', source, '')
  const badge = part<Ob2BadgeClass>('BadgeClass', old.badge, options.badgeClass, '/badge')
  const profile = part<Ob2Profile>('Profile', badge.issuer, options.profile, '/badge/issuer')
  const digest =
    original === undefined
      ? `SHA-256 of its canonical JSON (RFC 8785): ${sha256Hex(canonicalizeJson(source))}`
      : `SHA-256 of its text: ${toHex(sha256(typeof original === 'string' ? utf8(original) : original))}`
  return deepFreeze({
    draft: draftOf(old, badge, profile, digest, { subjectId, achievementId }),
    notes: notesOn(source, old, badge, profile),
  }) as UpgradedAssertion
}

function read<N extends keyof Ob2Classes>(name: N, value: JsonObject, path: string): Ob2Classes[N] {
  const { value: found, problems } = parseOb2Object(name, value, path)
  const [first] = problems
  if (first !== undefined) throw inputError(first.code, first.params, first.path)
  return found as Ob2Classes[N]
}

/** A part that stands in the assertion, or is passed and is the one that the assertion links to. */
function part<T extends Ob2BadgeClass | Ob2Profile>(
  object: 'BadgeClass' | 'Profile',
  inside: string | T,
  passed: unknown,
  path: string,
): T {
  if (typeof inside !== 'string') return inside
  if (passed === undefined) throw inputError('ob2.part_missing', { object }, path)
  const found = read(object, copyJsonObject(passed), '') as unknown as T
  if (found.id !== inside) throw inputError('ob2.part_missing', { object }, path)
  return found
}

function draftOf(
  old: Ob2Assertion,
  badge: Ob2BadgeClass,
  profile: Ob2Profile,
  digest: string,
  ids: { readonly subjectId: string | undefined; readonly achievementId: string | undefined },
): JsonObject {
  const achievement = construct(
    'Achievement',
    toAchievement(badge, profile, ids.achievementId ?? achievementIdOf(badge)),
    '/achievement',
  )
  const identity = toIdentityObject(old.recipient)
  const plainUrl = identity.identityType === 'ext:url' && !identity.hashed ? identity.identityHash : undefined
  const subject = {
    ...((ids.subjectId ?? plainUrl) !== undefined && { id: ids.subjectId ?? plainUrl }),
    // The URL is the id already, unless another is known.
    ...((plainUrl === undefined || ids.subjectId !== undefined) && { identifier: [identity] }),
    ...(old.narrative !== undefined && old.narrative !== '' && { narrative: old.narrative }),
    achievement: requireCriteria(achievement as unknown as Achievement, '/achievement'),
  }
  const evidence = toEvidence({ ...old, issuedOn: instant(old.issuedOn) }, digest)
  return {
    '@context': [CREDENTIALS_V2, OB_3_0_3],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: badge.name,
    awardedDate: instant(old.issuedOn),
    ...(old.expires !== undefined && { validUntil: instant(old.expires) }),
    credentialSubject: construct('AchievementSubject', subject, '/credentialSubject'),
    evidence: evidence.map((one, index) => construct('Evidence', one, pointer('/evidence', index))),
  }
}

/** As OB 3.0 asks for: with an offset, where without one it was read as UTC, and without hour 24, which RFC 3339 does not have. */
function instant(text: string): string {
  const parsed = parseOb2DateTime(text)
  if (parsed === undefined) return text
  if (/^.{11}24/.test(parsed.text)) return formatDateTime(parsed.epochMs)
  return parsed.hasOffset ? parsed.text : `${parsed.text}Z`
}

/** Version 8 of RFC 9562 over the id of the class: badges of one class stay badges of one achievement. */
function achievementIdOf({ id }: Ob2BadgeClass): string {
  const bytes = sha256(utf8(`rungs achievement of ${id}`)).slice(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return `urn:uuid:${toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}

function notesOn(source: JsonObject, old: Ob2Assertion, badge: Ob2BadgeClass, profile: Ob2Profile): readonly Problem[] {
  const { hashed = false, identity } = old.recipient
  const lost = [
    ...(losesImage(badge.image) ? ['image'] : []),
    ...(badge['@language'] !== undefined && toLanguage(badge['@language']) === undefined ? ['@language'] : []),
    ...(losesRelated(badge) ? ['related'] : []),
  ]
  return [
    ...(hashed ? [] : [problem('ob2.recipient_plain', {}, '/recipient')]),
    ...(hashed && /^md5/i.test(identity) ? [problem('ob2.recipient_weak', {}, '/recipient')] : []),
    ...leftBehind('Assertion', source, ''),
    ...leftBehind('BadgeClass', badge, '/badge'),
    ...(lost.length > 0 ? [problem('ob2.not_carried', { object: 'BadgeClass', members: lost }, '/badge')] : []),
    ...leftBehind('Profile', profile, '/badge/issuer'),
    ...(losesImage(profile.image)
      ? [problem('ob2.not_carried', { object: 'Profile', members: ['image'] }, '/badge/issuer')]
      : []),
    ...leftBehindWithin(old, badge, profile),
  ]
}
