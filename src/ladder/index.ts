export { type AttestedFactInput, attestedFact } from './attested-fact.js'
export {
  type Catalogue,
  type CatalogueEntry,
  type CatalogueOptions,
  type CatalogueQuery,
  catalogue,
  findRungs,
} from './catalogue.js'
export { defineLadder, parseLadder } from './define-ladder.js'
export { digestJson, ladderDigest } from './digest.js'
export { type EndorsementFactsOptions, endorsementFacts } from './endorsement-facts.js'
export { evaluate as evaluateRequirement } from './evaluate.js'
export { ladderBrief } from './ladder-brief.js'
export { lintLadder } from './lint-ladder.js'
export { matchesAward } from './match-award.js'
export { type JobMatch, type MatchesJobOptions, matchesJob } from './matches-job.js'
export { place } from './place.js'
export { parseRecognitionRule } from './recognition-rule.js'
export { describeCredentialRequirement, describeRequirement } from './requirement-words.js'
export { judgeRequired, type ResultVerdict } from './results.js'
export { type Award, awardsOf, subjectKeysOf, toFacts } from './to-facts.js'
export {
  type Transfer,
  type TransferReport,
  type TransferReportOptions,
  type TransferredRung,
  transferReport,
} from './transfer.js'
export type * from './types.js'
