import type { CostItem } from '../ladder/index.js'

/** The context of CTDL documents in the Credential Registry. */
export const CTDL_CONTEXT = 'https://credreg.net/ctdl/schema/context/json'

/** The classes that are written (credreg.net/ctdl/terms). */
export const CTDL_CLASSES = {
  pathway: 'ceterms:Pathway',
  credential: 'ceterms:CredentialComponent',
  course: 'ceterms:CourseComponent',
  assessment: 'ceterms:AssessmentComponent',
  competency: 'ceterms:CompetencyComponent',
  job: 'ceterms:JobComponent',
  workExperience: 'ceterms:WorkExperienceComponent',
  basic: 'ceterms:BasicComponent',
  condition: 'ceterms:ComponentCondition',
  constraint: 'ceterms:Constraint',
  conditionProfile: 'ceterms:ConditionProfile',
  duration: 'ceterms:DurationProfile',
  cost: 'ceterms:CostProfile',
  financialAssistance: 'ceterms:FinancialAssistanceProfile',
  quantitativeValue: 'schema:QuantitativeValue',
  jurisdiction: 'ceterms:JurisdictionProfile',
  place: 'ceterms:Place',
  aggregateData: 'ceterms:AggregateDataProfile',
  alignment: 'ceterms:CredentialAlignmentObject',
  openBadge: 'ceterms:OpenBadge',
  license: 'ceterms:License',
} as const

/** The properties that are written. */
export const CTDL = {
  ctid: 'ceterms:ctid',
  name: 'ceterms:name',
  description: 'ceterms:description',
  ownedBy: 'ceterms:ownedBy',
  inLanguage: 'ceterms:inLanguage',
  hasPart: 'ceterms:hasPart',
  isPartOf: 'ceasn:isPartOf',
  hasDestinationComponent: 'ceterms:hasDestinationComponent',
  isDestinationComponentOf: 'ceterms:isDestinationComponentOf',
  proxyFor: 'ceterms:proxyFor',
  credentialType: 'ceterms:credentialType',
  hasCondition: 'ceterms:hasCondition',
  hasConstraint: 'ceterms:hasConstraint',
  requiredNumber: 'ceterms:requiredNumber',
  logicalOperator: 'ceterms:logicalOperator',
  targetComponent: 'ceterms:targetComponent',
  prerequisite: 'ceterms:prerequisite',
  precedes: 'ceterms:precedes',
  precededBy: 'ceterms:precededBy',
  leftSource: 'ceterms:leftSource',
  leftAction: 'ceterms:leftAction',
  comparator: 'ceterms:comparator',
  rightSource: 'ceterms:rightSource',
  estimatedDuration: 'ceterms:estimatedDuration',
  minimumDuration: 'ceterms:minimumDuration',
  maximumDuration: 'ceterms:maximumDuration',
  exactDuration: 'ceterms:exactDuration',
  timeRequired: 'ceterms:timeRequired',
  estimatedCost: 'ceterms:estimatedCost',
  price: 'ceterms:price',
  currency: 'ceterms:currency',
  directCostType: 'ceterms:directCostType',
  financialAssistance: 'ceterms:financialAssistance',
  financialAssistanceValue: 'ceterms:financialAssistanceValue',
  maxValue: 'schema:maxValue',
  unitText: 'schema:unitText',
  percentage: 'qdata:percentage',
  jurisdiction: 'ceterms:jurisdiction',
  mainJurisdiction: 'ceterms:mainJurisdiction',
  addressCountry: 'ceterms:addressCountry',
  addressRegion: 'ceterms:addressRegion',
  aggregateData: 'ceterms:aggregateData',
  medianEarnings: 'ceterms:medianEarnings',
  dateEffective: 'ceterms:dateEffective',
  postReceiptMonths: 'ceterms:postReceiptMonths',
  source: 'ceterms:source',
  previousVersion: 'ceterms:previousVersion',
  renewalFrequency: 'ceterms:renewalFrequency',
  requires: 'ceterms:requires',
  targetCompetency: 'ceterms:targetCompetency',
  occupationType: 'ceterms:occupationType',
  framework: 'ceterms:framework',
  frameworkName: 'ceterms:frameworkName',
  codedNotation: 'ceterms:codedNotation',
  targetNode: 'ceterms:targetNode',
  targetNodeName: 'ceterms:targetNodeName',
  creditValue: 'ceterms:creditValue',
  pointValue: 'ceterms:pointValue',
  experience: 'ceterms:experience',
} as const

/** Operators, comparators and actions (purl.org/ctdl/vocabs/logic, compare and array). */
export const CTDL_CONCEPTS = { and: 'logic:And', or: 'logic:Or', atLeast: 'compare:GTEQ', sum: 'array:Sum' } as const

export const COST_TYPE_SCHEME = 'https://credreg.net/ctdl/terms/CostType'

/** Kinds of cost (credreg.net/ctdl/terms/CostType); there is none for equipment and travel. */
export const COST_TYPES: Readonly<Partial<Record<CostItem['kind'], string>>> = {
  tuition: 'costType:Tuition',
  exam: 'costType:StandaloneAssessment',
  materials: 'costType:LearningResource',
  renewal: 'costType:RenewalFee',
}

/** The property of Open Badges 3.0 in which a result is stated. */
export const OB_RESULT = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#result'
