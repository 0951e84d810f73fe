import type { JsonObject } from '../core/index.js'
import type { AccessInfo } from '../ladder/index.js'

/** The context of the European Learning Model's application profile for credentials. */
export const ELM_CONTEXT = 'http://data.europa.eu/snb/model/context/edc-ap'

/** The classes that are written (European Learning Model 3). */
export const ELM_CLASSES = {
  qualification: 'Qualification',
  learningOutcome: 'LearningOutcome',
  note: 'Note',
  concept: 'Concept',
  conceptScheme: 'ConceptScheme',
  awardingOpportunity: 'AwardingOpportunity',
  organisation: 'Organisation',
  person: 'Person',
  achievement: 'LearningAchievement',
  specification: 'LearningAchievementSpecification',
  assessment: 'LearningAssessment',
  awardingProcess: 'AwardingProcess',
} as const

const SCHEME = '25831c2'

/** A European Digital Credential, as its wrapper is written. */
export const ELM_CREDENTIAL = {
  contexts: ['https://www.w3.org/2018/credentials/v1'],
  types: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  schema: 'http://data.europa.eu/snb/model/ap/edc-generic-full',
  profile: 'http://data.europa.eu/snb/credential/e34929035b',
  profiles: 'http://data.europa.eu/snb/credential/25831c2',
} as const

/** The European Qualifications Framework, levels 1 to 8. */
export const EQF: { readonly base: string; readonly scheme: string } = {
  base: 'http://data.europa.eu/snb/eqf/',
  scheme: `http://data.europa.eu/snb/eqf/${SCHEME}`,
}

/** Skills of ESCO. */
export const ESCO_SKILLS = {
  base: 'http://data.europa.eu/esco/skill/',
  scheme: 'http://data.europa.eu/esco/concept-scheme/skills',
} as const

export const MODE_SCHEME: string = `http://data.europa.eu/snb/learning-assessment/${SCHEME}`

/** Forms of participation; there is none for paper. */
export const ELM_MODES: Readonly<
  Partial<Record<NonNullable<AccessInfo['modes']>[number], readonly [id: string, label: string]>>
> = {
  inPerson: ['http://data.europa.eu/snb/learning-assessment/9191af2ed9', 'Presential'],
  online: ['http://data.europa.eu/snb/learning-assessment/920fbb3cbe', 'Online'],
  blended: ['http://data.europa.eu/snb/learning-assessment/e92d221e4d', 'Blended'],
}

export const LANGUAGE_BASE = 'http://publications.europa.eu/resource/authority/language'

/** Codes of the languages of the European Union (ISO 639-3) by those of BCP 47. */
export const ELM_LANGUAGES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ 'bg:BUL cs:CES da:DAN de:DEU el:ELL en:ENG es:SPA et:EST fi:FIN fr:FRA ga:GLE hr:HRV hu:HUN it:ITA lt:LIT lv:LAV mt:MLT nl:NLD pl:POL pt:POR ro:RON sk:SLK sl:SLV sv:SWE'
    .split(' ')
    .map((pair): [string, string] => pair.split(':') as [string, string]),
)

/** Elements of the Recommendation on micro-credentials (2022/C 243/02, Annex I) that no ladder says. */
export const UNKNOWN_ELEMENTS: readonly string[] = [
  'identification of the learner',
  'country or region of the issuer',
  'date of issuing',
  'type of assessment',
  'type of quality assurance',
]

/** A term of a vocabulary. */
export function conceptOf(
  id: string,
  scheme: string | undefined,
  label: Readonly<Record<string, string>> | undefined,
): JsonObject {
  return {
    id,
    type: ELM_CLASSES.concept,
    ...(scheme !== undefined && { inScheme: { id: scheme, type: ELM_CLASSES.conceptScheme } }),
    ...(label !== undefined && { prefLabel: label }),
  }
}

/** Words for people. */
export function noteOf(id: string, noteLiteral: Readonly<Record<string, string>>): JsonObject {
  return { id, type: ELM_CLASSES.note, noteLiteral }
}
