import { isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, type Problem, pointer, problem } from '../../core/index.js'
import { isObLanguage } from '../construct.js'
import type { AchievementInput, EvidenceInput, ImageInput, ProfileInput, RelatedInput } from '../input.js'
import type { OneOrMany } from '../types.js'
import type { Ob2Assertion, Ob2BadgeClass, Ob2Evidence, Ob2Image, Ob2Profile } from './types.js'

/** The full names of the classes, which the context of OB 3.0 does not know (1EdTech implementation guide, migrating). */
export const OB2_ASSERTION = 'https://w3id.org/openbadges#Assertion'
const OB2_BADGE_CLASS = 'https://w3id.org/openbadges#BadgeClass'
const MAX_NAMED = 16

/** The classes of Open Badges 2.0 that are upgraded. */
type Old = 'Assertion' | 'BadgeClass' | 'Profile' | 'Evidence' | 'Criteria' | 'Image' | 'AlignmentObject'

/** Members that an upgraded badge has, or has no use for: how the old one was verified is in the old one. */
const CARRIED: Readonly<Record<Old, readonly string[]>> = {
  Assertion: [
    ...['@context', 'id', 'type', 'recipient', 'badge', 'verification', 'verify', 'issuedOn', 'expires', 'evidence'],
    ...['narrative', 'revoked'],
  ],
  BadgeClass: [
    ...['@context', '@language', 'id', 'type', 'name', 'description', 'image', 'criteria', 'issuer', 'alignment', 'tags'],
    ...['version', 'related'],
  ],
  Profile: [
    ...['@context', 'id', 'type', 'name', 'url', 'email', 'telephone', 'description', 'image', 'publicKey', 'verification'],
    'revocationList',
  ],
  Evidence: ['@context', 'id', 'type', 'narrative', 'name', 'description', 'genre', 'audience'],
  Criteria: ['@context', 'id', 'type', 'narrative'],
  Image: ['@context', 'id', 'type', 'caption'],
  AlignmentObject: [...['@context', 'type', 'targetName', 'targetUrl', 'targetDescription', 'targetFramework', 'targetCode']],
}

/** Members that are left behind, for whoever looks the draft over. */
export function leftBehind(object: Old, value: object, path: string): readonly Problem[] {
  const carried = CARRIED[object]
  const members = Object.keys(value).filter((member) => !carried.includes(member))
  if (members.length === 0) return []
  const named = members.slice(0, MAX_NAMED).map((member) => member.slice(0, 64))
  return [problem('ob2.not_carried', { object, members: named }, path)]
}

/** What is left behind of the objects within an assertion and its class. */
export function leftBehindWithin({ evidence }: Ob2Assertion, badge: Ob2BadgeClass, profile: Ob2Profile): readonly Problem[] {
  const ofEach = (object: Old, value: unknown, path: string): readonly Problem[] =>
    Array.isArray(value)
      ? value.flatMap((one, index) => ofEach(object, one, pointer(path, index)))
      : isJsonObject(value)
        ? leftBehind(object, value, path)
        : []
  return [
    ...ofEach('Evidence', evidence, '/evidence'),
    ...ofEach('Criteria', badge.criteria, '/badge/criteria'),
    ...ofEach('AlignmentObject', badge.alignment, '/badge/alignment'),
    ...(losesImage(badge.image) ? [] : ofEach('Image', badge.image, '/badge/image')),
    ...(losesImage(profile.image) ? [] : ofEach('Image', profile.image, '/badge/issuer/image')),
  ]
}

/** Whether something that the class is related to has no URL, which OB 3.0 asks for. */
export function losesRelated(badge: Ob2BadgeClass): boolean {
  return listOf(badge.related).some((one) => !isAbsoluteUrl(typeof one === 'string' ? one : one.id))
}

/** The issuer of the old badge, as the creator of the achievement. */
export function toCreator(profile: Ob2Profile): ProfileInput {
  const image = toImage(profile.image)
  return {
    id: profile.id,
    name: profile.name,
    url: profile.url,
    ...texts({ email: profile.email, phone: profile.telephone, description: profile.description }),
    ...(image !== undefined && { image }),
  }
}

/** The badge class as an achievement under an id of its own, related to the class. */
export function toAchievement(badge: Ob2BadgeClass, profile: Ob2Profile, id: string): AchievementInput {
  const image = toImage(badge.image)
  const language = toLanguage(badge['@language'])
  const tag = listOf(badge.tags).filter((one) => one !== '')
  const { criteria } = badge
  return {
    id,
    name: badge.name,
    description: badge.description,
    criteria: typeof criteria === 'string' ? { id: criteria } : texts({ id: criteria.id, narrative: criteria.narrative }),
    creator: toCreator(profile),
    related: toRelated(badge),
    ...(image !== undefined && { image }),
    ...(language !== undefined && { inLanguage: language }),
    ...(tag.length > 0 && { tag }),
    ...(badge.version !== undefined && { version: String(badge.version) }),
    alignment: listOf(badge.alignment).map(({ targetName, targetUrl, targetDescription, targetFramework, targetCode }) => ({
      targetName,
      targetUrl,
      ...texts({ targetDescription, targetFramework, targetCode }),
    })),
  }
}

/** The class itself, and what it is related to: other editions of the class. */
function toRelated(badge: Ob2BadgeClass): readonly RelatedInput[] {
  const others = listOf(badge.related).map((one) => (typeof one === 'string' ? { id: one } : one))
  return [
    { id: badge.id, type: [OB2_BADGE_CLASS], version: 'Open Badges v2p0' },
    ...others
      .filter(({ id }) => isAbsoluteUrl(id))
      .map((one) => {
        const { id, version } = one as { readonly id: string; readonly version?: unknown }
        const language = toLanguage((one as JsonObject)['@language'])
        return {
          id,
          type: [OB2_BADGE_CLASS],
          ...(language !== undefined && { inLanguage: language }),
          ...((typeof version === 'string' || typeof version === 'number') && { version: String(version) }),
        }
      }),
  ]
}

/** What was done for the badge, and the old badge itself. */
export function toEvidence(assertion: Ob2Assertion, digest: string): readonly EvidenceInput[] {
  const original: EvidenceInput = {
    id: assertion.id,
    type: [OB2_ASSERTION],
    name: 'Original Open Badges 2.0 assertion',
    description: `The badge was awarded as an Open Badges 2.0 assertion on ${assertion.issuedOn} and is issued anew from it. The proof of the original is not part of this badge.`,
    narrative: digest,
  }
  return [...listOf(assertion.evidence).map(toOneEvidence), original]
}

function toOneEvidence(evidence: Ob2Evidence): EvidenceInput {
  if (typeof evidence === 'string') return { id: evidence }
  const { id, narrative, name, description, genre, audience } = evidence
  return texts({ id, narrative, name, description, genre, audience })
}

/** A picture whose URL fits a credential; one that is written out within the badge mostly does not. */
function toImage(image: Ob2Image | undefined): ImageInput | undefined {
  const id = isJsonObject(image) ? image['id'] : image
  if (!isAbsoluteUrl(id)) return undefined
  return { id, ...texts({ caption: isJsonObject(image) ? image['caption'] : undefined }) }
}

/** Whether a picture is there and does not come along. */
export function losesImage(image: Ob2Image | undefined): boolean {
  return image !== undefined && toImage(image) === undefined
}

/** A language tag in the letters that OB 3.0 asks for, such as `en-US` for `en-us`; `undefined` where it has no such form. */
export function toLanguage(tag: unknown): string | undefined {
  if (typeof tag !== 'string') return undefined
  const [language = '', ...more] = tag.split(/[-_]/)
  const parts = more.map((part) =>
    part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
  )
  const written = [language.toLowerCase(), ...parts].join('-')
  return isObLanguage(written) ? written : undefined
}

/** The members that are text and not empty. */
function texts<K extends string>(members: { readonly [N in K]: JsonValue | undefined }): { readonly [N in K]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => typeof value === 'string' && value !== '')) as {
    readonly [N in K]?: string
  }
}

function listOf<T>(value: OneOrMany<T> | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
}
