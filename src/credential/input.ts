import type { LanguageMap } from '../i18n/index.js'
import type {
  Achievement,
  AchievementSubject,
  Address,
  Alignment,
  Evidence,
  IdentifierEntry,
  Image,
  Profile,
  Related,
  Result,
  ResultDescription,
  RubricCriterionLevel,
  RungAchievement,
} from './types.js'

/** A class of OB 3.0 as input: its own type term may be left out, and further ones given. */
type Loose<T, K extends keyof T = never> = Omit<T, 'type' | K> & { readonly type?: string | readonly string[] }

/** Input of a builder: {@link Image} without its type. */
export type ImageInput = Loose<Image>
/** Input of a builder: {@link IdentifierEntry} without its type. */
export type IdentifierEntryInput = Loose<IdentifierEntry>
/** Input of a builder: {@link Address} without its type. */
export type AddressInput = Loose<Address, 'geo'> & { readonly geo?: { readonly latitude: number; readonly longitude: number } }
/** Input of {@link buildAlignment}. */
export type AlignmentInput = Loose<Alignment>
/** Input of {@link buildEvidence}. */
export type EvidenceInput = Loose<Evidence>
/** Input of a builder: {@link Related} without its type. */
export type RelatedInput = Loose<Related>
/** Input of a builder: {@link RubricCriterionLevel} without its type. */
export type RubricCriterionLevelInput = Loose<RubricCriterionLevel, 'alignment'> & {
  readonly alignment?: readonly AlignmentInput[]
}
/** Input of {@link buildResult}. */
export type ResultInput = Loose<Result, 'alignment'> & { readonly alignment?: readonly AlignmentInput[] }
/** Input of {@link buildResultDescription}. */
export type ResultDescriptionInput = Loose<ResultDescription, 'alignment' | 'rubricCriterionLevel'> & {
  readonly alignment?: readonly AlignmentInput[]
  readonly rubricCriterionLevel?: readonly RubricCriterionLevelInput[]
}
/** Input of {@link buildProfile}. */
export type ProfileInput = Loose<Profile, 'image' | 'address' | 'otherIdentifier' | 'parentOrg'> & {
  readonly image?: ImageInput
  readonly address?: AddressInput
  readonly otherIdentifier?: readonly IdentifierEntryInput[]
  readonly parentOrg?: ProfileInput
}
type AchievementParts = {
  readonly alignment?: readonly AlignmentInput[]
  readonly creator?: ProfileInput
  readonly image?: ImageInput
  readonly otherIdentifier?: readonly IdentifierEntryInput[]
  readonly related?: readonly RelatedInput[]
  readonly resultDescription?: readonly ResultDescriptionInput[]
}
/** Input of {@link buildAchievement}. */
export type AchievementInput = Loose<Achievement, keyof AchievementParts> & AchievementParts
/** Input of an achievement whose texts are there in several languages. */
export type TranslatedAchievementInput = Omit<AchievementInput, 'name' | 'description' | 'inLanguage'> & {
  readonly name: LanguageMap
  readonly description: LanguageMap
  /** The language of the badge itself, which both maps have: it is what readers see who know OB 3.0 alone. */
  readonly language: string
  /** Ids of the same achievement in other languages, each with badges of its own. */
  readonly editions?: LanguageMap
}
/** Input of an achievement that is a rung of a ladder. */
export type RungAchievementInput = Loose<RungAchievement, keyof AchievementParts | 'ladder' | 'timeToEarn'> &
  AchievementParts & {
    readonly ladder: Loose<RungAchievement['ladder']>
    readonly timeToEarn?: Loose<NonNullable<RungAchievement['timeToEarn']>>
  }

/**
 * Who a badge is for and what they did: a DID or other URL as `id`, identity hashes as `identifier`, or both; at least one
 * is needed (OB 3.0 B.1.3).
 */
export type SubjectInput = Omit<AchievementSubject, 'type' | 'achievement' | 'result' | 'image' | 'source'> & {
  readonly type?: string | readonly string[]
  readonly result?: readonly ResultInput[]
  readonly image?: ImageInput
  readonly source?: ProfileInput
}
