import { type BenefitClassName, benefitShapes } from './benefit-shapes.js'
import { associationTypes } from './clr-types.js'
import { type RecognitionClassName, recognitionShapes } from './recognition-shapes.js'
import { type StatisticsClassName, statisticsShapes } from './statistics-shapes.js'
import { type TrustClassName, trustShapes } from './trust-shapes.js'
import { type WorkClassName, workShapes } from './work-shapes.js'

/** How one field of an OB 3.0 class is checked and built. */
export type FieldKind =
  | 'text'
  | 'texts'
  | 'url'
  | 'urls'
  | 'dateTime'
  | 'date'
  | 'number'
  | 'count'
  /** Zero or more of the smallest unit of something, such as cents. */
  | 'whole'
  | 'boolean'
  | 'language'
  | 'languageMap'
  | 'duration'
  | 'jws'
  | 'credentials'
  /** Checked by whoever builds the class. */
  | 'json'
  | { readonly one: ClassName }
  | { readonly many: ClassName }
  | { readonly values: readonly string[]; readonly extensible: boolean }

/** A class of OB 3.0 appendix B.1, or one of ours that builds on it. */
export interface Shape {
  /** The type term; an array in the wire form unless `typeAsText`. */
  readonly type?: string
  readonly moreTypes?: readonly string[]
  readonly typeAsText?: true
  readonly required: readonly string[]
  readonly fields: Readonly<Record<string, FieldKind>>
}

const one = (className: ClassName): FieldKind => ({ one: className })
const many = (className: ClassName): FieldKind => ({ many: className })
const values = (...list: readonly string[]): FieldKind => ({ values: list, extensible: false })
const extensible = (...list: readonly string[]): FieldKind => ({ values: list, extensible: true })

const ACHIEVEMENT_TYPE: FieldKind = extensible(
  ...'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma'.split(
    ' ',
  ),
)
const IDENTIFIER_TYPE: FieldKind = extensible(
  ...'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier'.split(
    ' ',
  ),
)
const RESULT_TYPE: FieldKind = extensible(
  ...'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status'.split(
    ' ',
  ),
)
const RESULT_STATUS: FieldKind = values('Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew')
const TARGET_TYPE: FieldKind = extensible(
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
)

const achievementFields = {
  id: 'url',
  name: 'text',
  description: 'text',
  criteria: one('Criteria'),
  achievementType: ACHIEVEMENT_TYPE,
  alignment: many('Alignment'),
  creator: one('Profile'),
  creditsAvailable: 'number',
  endorsement: 'credentials',
  endorsementJwt: 'jws',
  fieldOfStudy: 'text',
  humanCode: 'text',
  image: one('Image'),
  inLanguage: 'language',
  otherIdentifier: many('IdentifierEntry'),
  related: many('Related'),
  resultDescription: many('ResultDescription'),
  specialization: 'text',
  tag: 'texts',
  version: 'text',
} as const satisfies Record<string, FieldKind>

/** The classes that builders know. */
export type ClassName =
  | 'Achievement'
  | 'LadderRung'
  | 'TranslatedAchievement'
  | 'LadderReference'
  | 'TimeToEarn'
  | 'Profile'
  | 'Alignment'
  | 'Criteria'
  | 'Image'
  | 'Address'
  | 'GeoCoordinates'
  | 'IdentifierEntry'
  | 'IdentityObject'
  | 'Related'
  | 'Result'
  | 'ResultDescription'
  | 'RubricCriterionLevel'
  | 'Evidence'
  | 'AchievementSubject'
  | 'EndorsementSubject'
  | 'Association'
  | TrustClassName
  | RecognitionClassName
  | WorkClassName
  | BenefitClassName
  | StatisticsClassName

/** OB 3.0 appendix B.1 as data, and the classes of ours. */
export const shapes: Readonly<Record<ClassName, Shape>> = {
  Achievement: { type: 'Achievement', required: ['id', 'name', 'description', 'criteria'], fields: achievementFields },
  LadderRung: {
    type: 'Achievement',
    moreTypes: ['LadderRung'],
    required: ['id', 'name', 'description', 'criteria', 'ladder'],
    fields: {
      ...achievementFields,
      ladder: one('LadderReference'),
      nameMap: 'languageMap',
      descriptionMap: 'languageMap',
      timeToEarn: one('TimeToEarn'),
    },
  },
  TranslatedAchievement: {
    type: 'Achievement',
    moreTypes: ['TranslatedAchievement'],
    required: ['id', 'name', 'description', 'criteria', 'inLanguage'],
    fields: { ...achievementFields, nameMap: 'languageMap', descriptionMap: 'languageMap' },
  },
  LadderReference: {
    type: 'LadderReference',
    typeAsText: true,
    required: ['id', 'ladderVersion', 'ladderDigest', 'rung'],
    fields: { id: 'url', ladderVersion: 'text', ladderDigest: 'text', rung: 'url' },
  },
  TimeToEarn: {
    type: 'TimeToEarn',
    typeAsText: true,
    required: [],
    fields: {
      effortMin: 'duration',
      effortTypical: 'duration',
      effortMax: 'duration',
      elapsedMin: 'duration',
      elapsedTypical: 'duration',
      elapsedMax: 'duration',
    },
  },
  Profile: {
    type: 'Profile',
    required: ['id'],
    fields: {
      id: 'url',
      name: 'text',
      url: 'url',
      phone: 'text',
      description: 'text',
      endorsement: 'credentials',
      endorsementJwt: 'jws',
      image: one('Image'),
      email: 'text',
      address: one('Address'),
      otherIdentifier: many('IdentifierEntry'),
      official: 'text',
      parentOrg: one('Profile'),
      familyName: 'text',
      givenName: 'text',
      additionalName: 'text',
      patronymicName: 'text',
      honorificPrefix: 'text',
      honorificSuffix: 'text',
      familyNamePrefix: 'text',
      dateOfBirth: 'date',
    },
  },
  Alignment: {
    type: 'Alignment',
    required: ['targetName', 'targetUrl'],
    fields: {
      targetName: 'text',
      targetUrl: 'url',
      targetCode: 'text',
      targetDescription: 'text',
      targetFramework: 'text',
      targetType: TARGET_TYPE,
    },
  },
  Criteria: { required: [], fields: { id: 'url', narrative: 'text' } },
  Image: { type: 'Image', typeAsText: true, required: ['id'], fields: { id: 'url', caption: 'text' } },
  Address: {
    type: 'Address',
    required: [],
    fields: {
      addressCountry: 'text',
      addressCountryCode: 'text',
      addressRegion: 'text',
      addressLocality: 'text',
      streetAddress: 'text',
      postOfficeBoxNumber: 'text',
      postalCode: 'text',
      geo: one('GeoCoordinates'),
    },
  },
  GeoCoordinates: {
    type: 'GeoCoordinates',
    typeAsText: true,
    required: ['latitude', 'longitude'],
    fields: { latitude: 'number', longitude: 'number' },
  },
  IdentifierEntry: {
    type: 'IdentifierEntry',
    typeAsText: true,
    required: ['identifier', 'identifierType'],
    fields: { identifier: 'text', identifierType: IDENTIFIER_TYPE },
  },
  IdentityObject: {
    type: 'IdentityObject',
    typeAsText: true,
    required: ['hashed', 'identityHash', 'identityType'],
    fields: { hashed: 'boolean', identityHash: 'text', identityType: IDENTIFIER_TYPE, salt: 'text' },
  },
  Related: { type: 'Related', required: ['id'], fields: { id: 'url', inLanguage: 'language', version: 'text' } },
  Result: {
    type: 'Result',
    required: [],
    fields: {
      achievedLevel: 'url',
      alignment: many('Alignment'),
      resultDescription: 'url',
      status: RESULT_STATUS,
      value: 'text',
    },
  },
  ResultDescription: {
    type: 'ResultDescription',
    required: ['id', 'name', 'resultType'],
    fields: {
      id: 'url',
      name: 'text',
      resultType: RESULT_TYPE,
      allowedValue: 'texts',
      requiredLevel: 'url',
      requiredValue: 'text',
      alignment: many('Alignment'),
      rubricCriterionLevel: many('RubricCriterionLevel'),
      valueMax: 'text',
      valueMin: 'text',
    },
  },
  RubricCriterionLevel: {
    type: 'RubricCriterionLevel',
    required: ['id', 'name'],
    fields: { id: 'url', name: 'text', description: 'text', level: 'text', points: 'text', alignment: many('Alignment') },
  },
  Evidence: {
    type: 'Evidence',
    required: [],
    fields: { id: 'url', narrative: 'text', name: 'text', description: 'text', genre: 'text', audience: 'text' },
  },
  AchievementSubject: {
    type: 'AchievementSubject',
    required: ['achievement'],
    fields: {
      id: 'url',
      achievement: one('Achievement'),
      activityEndDate: 'dateTime',
      activityStartDate: 'dateTime',
      creditsEarned: 'number',
      identifier: many('IdentityObject'),
      image: one('Image'),
      licenseNumber: 'text',
      narrative: 'text',
      result: many('Result'),
      role: 'text',
      source: one('Profile'),
      term: 'text',
    },
  },
  EndorsementSubject: {
    type: 'EndorsementSubject',
    required: ['id'],
    fields: { id: 'url', endorsementComment: 'text' },
  },
  Association: {
    type: 'Association',
    typeAsText: true,
    required: ['associationType', 'sourceId', 'targetId'],
    fields: { associationType: values(...associationTypes), sourceId: 'url', targetId: 'url' },
  },
  ...trustShapes,
  ...recognitionShapes,
  ...workShapes,
  ...benefitShapes,
  ...statisticsShapes,
}
