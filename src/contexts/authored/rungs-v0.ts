import type { JsonObject } from '../../core/index.js'
import type { ContextDocument } from '../document.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { benefitTypes } from './rungs-v0-benefit.js'
import { recognitionTypes } from './rungs-v0-recognition.js'
import { statisticsTypes } from './rungs-v0-statistics.js'
import { trustTypes } from './rungs-v0-trust.js'
import { wageEvidence } from './rungs-v0-wage.js'
import { workTypes } from './rungs-v0-work.js'
import { json, link, literal, protectedType } from './terms.js'

const CTDL = 'https://purl.org/ctdl/terms/'
const SCHEMA = 'https://schema.org/'

// OB 3.0 has plain strings for `name` and `description`, and its context would drop a language map, so the maps get terms of
// their own; they say the same properties in more languages.
const languageMaps: JsonObject = {
  nameMap: { '@id': `${SCHEMA}name`, '@container': '@language' },
  descriptionMap: { '@id': `${SCHEMA}description`, '@container': '@language' },
}

const ladderIdentity: JsonObject = {
  ladderVersion: `${RUNGS}ladderVersion`,
  ladderDigest: `${RUNGS}ladderDigest`,
}

const duration = (name: string): JsonObject => literal(RUNGS + name, 'duration')

/**
 * The ladder terms, https://w3id.org/rungs/v0. At the top it defines types only; every other term belongs to a type, and all are
 * protected. It goes after the credentials context and composes with OB 3.0: it redefines no term of theirs.
 */
export const rungsV0: ContextDocument = {
  '@context': {
    '@protected': true,
    /** A badge for one rung. */
    RungCredential: protectedType(`${RUNGS}RungCredential`, { replaces: link(`${RUNGS}replacesBadge`) }),
    /** Any badge that succeeds another. */
    SuccessorCredential: protectedType(`${RUNGS}SuccessorCredential`, { replaces: link(`${RUNGS}replacesBadge`) }),
    /** Beside `Achievement`: the achievement is a rung of a ladder. */
    LadderRung: protectedType(`${RUNGS}LadderRung`, {
      ...languageMaps,
      ladder: link(`${RUNGS}ladder`),
      timeToEarn: link(`${CTDL}estimatedDuration`),
    }),
    /** Beside `Achievement`: its texts are there in several languages. */
    TranslatedAchievement: protectedType(`${RUNGS}TranslatedAchievement`, languageMaps),
    /** The exact edition of a ladder, and the rung of it. */
    LadderReference: protectedType(`${RUNGS}LadderReference`, { ...ladderIdentity, rung: link(`${RUNGS}rung`) }),
    TimeToEarn: protectedType(`${RUNGS}TimeToEarn`, {
      effortMin: duration('effortMin'),
      effortTypical: duration('effortTypical'),
      effortMax: duration('effortMax'),
      elapsedMin: duration('elapsedMin'),
      elapsedTypical: duration('elapsedTypical'),
      elapsedMax: duration('elapsedMax'),
      excludesPrerequisites: literal(`${RUNGS}excludesPrerequisites`, 'boolean'),
    }),
    Money: protectedType(`${RUNGS}Money`, { minor: literal(`${RUNGS}minorUnits`, 'integer'), currency: `${RUNGS}currency` }),
    ...trustTypes,
    ...recognitionTypes,
    ...workTypes,
    ...benefitTypes,
    // Contexts of types apply in the order of their names, and what comes after that of VerifiableCredential does not reach the
    // subject (JSON-LD 1.1 API section 5.1.2): hence a name before it.
    /** A figure of pay, signed by whoever answers for it; no badge can have the type, as below. */
    SignedWageEvidenceCredential: protectedType(`${RUNGS}SignedWageEvidenceCredential`, {
      '@propagate': true,
      replaces: link(`${RUNGS}replacesWageEvidence`),
      WageEvidence: wageEvidence,
    }),
    ...statisticsTypes,
    /** A credential whose subject is a ladder itself. */
    LadderDefinitionCredential: protectedType(`${RUNGS}LadderDefinitionCredential`, {
      // Wage terms exist under this type alone, so that no badge can carry them: `Ladder` is unknown outside, and the two
      // credential types cannot be combined, since each protects its own meaning of `replaces`.
      '@propagate': true,
      replaces: link(`${RUNGS}replacesLadderDefinition`),
      Ladder: protectedType(`${RUNGS}Ladder`, {
        ...languageMaps,
        ...ladderIdentity,
        ladderDefinition: json(`${RUNGS}ladderDefinition`),
        wageEvidence: link(`${RUNGS}wageEvidence`, {
          '@container': '@set',
          '@context': { '@protected': true, WageEvidence: wageEvidence },
        }),
      }),
    }),
  },
}
