import type { LanguageMap } from '../i18n/index.js'
import type { ResultStatus } from '../ladder/index.js'

/** A value, or several of them, as JSON-LD compacts sets. */
export type OneOrMany<T> = T | readonly T[]

/** A type name with further ones (OB 3.0 appendix B: each class carries its own type term). */
export type Types<T extends string> = readonly [T, ...string[]] | readonly string[]

/** An enumeration that issuers may extend with `ext:` terms (OB 3.0 appendix C.2). */
export type Extensible<T extends string> = T | `ext:${string}`

/** OB 3.0 B.1.13. */
export interface Image {
  readonly id: string
  readonly type: 'Image'
  readonly caption?: string
}

/** OB 3.0 B.1.12. */
export interface IdentifierEntry {
  readonly type: 'IdentifierEntry'
  readonly identifier: string
  readonly identifierType: Extensible<string>
}

/** OB 3.0 B.1.4. */
export interface Address {
  readonly type: Types<'Address'>
  readonly addressCountry?: string
  readonly addressCountryCode?: string
  readonly addressRegion?: string
  readonly addressLocality?: string
  readonly streetAddress?: string
  readonly postOfficeBoxNumber?: string
  readonly postalCode?: string
  readonly geo?: { readonly type: 'GeoCoordinates'; readonly latitude: number; readonly longitude: number }
}

/** An issuer, creator or endorser (OB 3.0 B.1.14). */
export interface Profile {
  readonly id: string
  readonly type: Types<'Profile'>
  readonly name?: string
  readonly url?: string
  readonly phone?: string
  readonly description?: string
  readonly endorsement?: readonly EndorsementCredential[]
  readonly endorsementJwt?: readonly string[]
  readonly image?: Image
  readonly email?: string
  readonly address?: Address
  readonly otherIdentifier?: readonly IdentifierEntry[]
  readonly official?: string
  readonly parentOrg?: Profile
  readonly familyName?: string
  readonly givenName?: string
  readonly additionalName?: string
  readonly patronymicName?: string
  readonly honorificPrefix?: string
  readonly honorificSuffix?: string
  readonly familyNamePrefix?: string
  readonly dateOfBirth?: string
}

/** OB 3.0 B.1.5. */
export interface Alignment {
  readonly type: Types<'Alignment'>
  readonly targetName: string
  readonly targetUrl: string
  readonly targetCode?: string
  readonly targetDescription?: string
  readonly targetFramework?: string
  readonly targetType?: Extensible<
    'ceasn:Competency' | 'ceterms:Credential' | 'CFItem' | 'CFRubric' | 'CFRubricCriterion' | 'CFRubricCriterionLevel' | 'CTDL'
  >
}

/** OB 3.0 B.1.18. */
export interface RubricCriterionLevel {
  readonly id: string
  readonly type: Types<'RubricCriterionLevel'>
  readonly name: string
  readonly description?: string
  readonly level?: string
  readonly points?: string
  readonly alignment?: readonly Alignment[]
}

/** OB 3.0 C.2.8. */
export type ResultType =
  | 'GradePointAverage'
  | 'LetterGrade'
  | 'Percent'
  | 'PerformanceLevel'
  | 'PredictedScore'
  | 'RawScore'
  | 'Result'
  | 'RubricCriterion'
  | 'RubricCriterionLevel'
  | 'RubricScore'
  | 'ScaledScore'
  | 'Status'

/** What a result of an achievement means (OB 3.0 B.1.17). */
export interface ResultDescription {
  readonly id: string
  readonly type: Types<'ResultDescription'>
  readonly name: string
  readonly resultType: Extensible<ResultType>
  /** Ordered from low to high. */
  readonly allowedValue?: readonly string[]
  readonly requiredLevel?: string
  readonly requiredValue?: string
  readonly alignment?: readonly Alignment[]
  /** Ordered from low to high. */
  readonly rubricCriterionLevel?: readonly RubricCriterionLevel[]
  readonly valueMax?: string
  readonly valueMin?: string
}

/** One result (OB 3.0 B.1.16). */
export interface Result {
  readonly type: Types<'Result'>
  readonly achievedLevel?: string
  readonly alignment?: readonly Alignment[]
  readonly resultDescription?: string
  readonly status?: ResultStatus
  readonly value?: string
}

/** OB 3.0 B.1.15: the same achievement in another language or an earlier version; never a prerequisite. */
export interface Related {
  readonly id: string
  readonly type: Types<'Related'>
  readonly inLanguage?: string
  readonly version?: string
}

/** OB 3.0 B.1.9. */
export interface Evidence {
  readonly id?: string
  readonly type: Types<'Evidence'>
  readonly narrative?: string
  readonly name?: string
  readonly description?: string
  readonly genre?: string
  readonly audience?: string
}

/** OB 3.0 B.1.6. */
export interface Criteria {
  readonly id?: string
  readonly narrative?: string
}

/** What was achieved (OB 3.0 B.1.1). */
export interface Achievement {
  readonly id: string
  readonly type: Types<'Achievement'>
  readonly name: string
  readonly description: string
  readonly criteria: Criteria
  readonly achievementType?: Extensible<string>
  readonly alignment?: readonly Alignment[]
  readonly creator?: Profile
  readonly creditsAvailable?: number
  readonly endorsement?: readonly EndorsementCredential[]
  readonly endorsementJwt?: readonly string[]
  readonly fieldOfStudy?: string
  readonly humanCode?: string
  /** A picture without a badge inside, shown beside badges: PNG or SVG (OB 3.0 B.1.1). */
  readonly image?: Image
  readonly inLanguage?: string
  readonly otherIdentifier?: readonly IdentifierEntry[]
  readonly related?: readonly Related[]
  readonly resultDescription?: readonly ResultDescription[]
  readonly specialization?: string
  readonly tag?: readonly string[]
  readonly version?: string
}

/** The reference from a rung badge to the ladder that it is a step of; terms of `https://w3id.org/rungs/v0`. */
export interface LadderReference {
  readonly id: string
  readonly type: 'LadderReference'
  readonly ladderVersion: string
  readonly ladderDigest: string
  /** The rung's IRI. */
  readonly rung: string
}

/** Time to earn a rung, ISO 8601 durations; terms of `https://w3id.org/rungs/v0`. */
export interface TimeToEarnRecord {
  readonly type: 'TimeToEarn'
  readonly effortMin?: string
  readonly effortTypical?: string
  readonly effortMax?: string
  readonly elapsedMin?: string
  readonly elapsedTypical?: string
  readonly elapsedMax?: string
}

/** An achievement with its texts in several languages: `type` has `TranslatedAchievement`. */
export interface TranslatedAchievement extends Achievement {
  readonly nameMap: LanguageMap
  readonly descriptionMap: LanguageMap
}

/** An achievement that is a rung of a ladder: `type` has `LadderRung`. */
export interface RungAchievement extends Achievement {
  readonly ladder: LadderReference
  readonly nameMap?: LanguageMap
  readonly descriptionMap?: LanguageMap
  readonly timeToEarn?: TimeToEarnRecord
}

/** OB 3.0 B.1.11: a recipient named by something other than a DID, hashed or plain. */
export interface IdentityObject {
  readonly type: 'IdentityObject'
  readonly hashed: boolean
  readonly identityHash: string
  readonly identityType: Extensible<string>
  readonly salt?: string
}

/** Who achieved what (OB 3.0 B.1.3). */
export interface AchievementSubject {
  readonly id?: string
  readonly type: Types<'AchievementSubject'>
  readonly achievement: Achievement | RungAchievement
  readonly activityEndDate?: string
  readonly activityStartDate?: string
  readonly creditsEarned?: number
  readonly identifier?: readonly IdentityObject[]
  /** Where the picture with this very badge inside is: PNG or SVG, made by `bakeImage` of `rungs/bake` (OB 3.0 B.1.3, section 5.3). */
  readonly image?: Image
  readonly licenseNumber?: string
  readonly narrative?: string
  readonly result?: readonly Result[]
  readonly role?: string
  readonly source?: Profile
  readonly term?: string
}

/** Where a credential's status is published (VCDM 2.0 section 4.10). */
export interface CredentialStatus {
  readonly id?: string
  readonly type: string
  readonly [member: string]: unknown
}

/** An embedded Data Integrity proof (Data Integrity 1.0 section 2.1). */
export interface Proof {
  readonly type: string
  readonly cryptosuite?: string
  readonly created?: string
  readonly verificationMethod: string
  readonly proofPurpose: string
  readonly proofValue: string
  readonly [member: string]: unknown
}

/** Any verifiable credential, whatever it is about (VCDM 2.0 section 4); dates of VCDM 1.1 have other names. */
export interface VerifiableCredential {
  readonly '@context': string | readonly (string | object)[]
  readonly id?: string
  readonly type: OneOrMany<string>
  readonly issuer: string | { readonly id: string }
  readonly validFrom?: string
  readonly validUntil?: string
  readonly credentialSubject: OneOrMany<object>
  readonly proof?: OneOrMany<Proof>
}

/** What every credential here has. */
export interface CredentialBase {
  readonly '@context': readonly [string, ...(string | object)[]]
  readonly id: string
  readonly name?: string
  readonly description?: string
  readonly issuer: string | Profile
  readonly validFrom: string
  readonly validUntil?: string
  readonly awardedDate?: string
  readonly credentialStatus?: OneOrMany<CredentialStatus>
  readonly credentialSchema?: OneOrMany<{ readonly id: string; readonly type: string }>
  readonly refreshService?: { readonly id: string; readonly type: string }
  readonly termsOfUse?: OneOrMany<{ readonly id?: string; readonly type: string }>
  readonly proof?: OneOrMany<Proof>
}

/** A badge: an Open Badges 3.0 credential (OB 3.0 B.1.2). */
export interface AchievementCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: AchievementSubject
  readonly endorsement?: readonly EndorsementCredential[]
  readonly endorsementJwt?: readonly string[]
  readonly evidence?: readonly Evidence[]
  /** A picture of the credential, which need not be that of the achievement (OB 3.0 B.1.2). */
  readonly image?: Image
  /** The badge that this one succeeds; a term of `https://w3id.org/rungs/v0`. */
  readonly replaces?: string
}

/** An endorsement of a credential, achievement or profile (OB 3.0 B.1.8). */
export interface EndorsementCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly name: string
  readonly credentialSubject: {
    readonly id: string
    readonly type: Types<'EndorsementSubject'>
    readonly endorsementComment?: string
    /** Of a ladder: the edition that is endorsed; terms of `https://w3id.org/rungs/v0`. */
    readonly ladderVersion?: string
    readonly ladderDigest?: string
  }
}
