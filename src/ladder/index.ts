export { type AttestedFactInput, attestedFact } from './attested-fact.js'
export {
  type DueFunding,
  type DueIncentive,
  type DueIncentives,
  type DueIncentivesOptions,
  type DueState,
  dueIncentives,
} from './benefit/due-incentives.js'
export type * from './benefit/model.js'
export { defineBenefitPlan, type PlanEligibility, parseLeaveAccrualRule, planEligibility } from './benefit/plan.js'
export { type ScheduledEvidence, type ToWageEvidenceOptions, toWageEvidence } from './benefit/to-wage-evidence.js'
export { parseWageSchedule, type ScheduledPay, scheduledPay } from './benefit/wage-schedule.js'
export {
  type Catalogue,
  type CatalogueEntry,
  type CatalogueOptions,
  type CatalogueQuery,
  catalogue,
  findRungs,
} from './catalogue.js'
export { defineLadder, parseLadder } from './define-ladder.js'
export { type ChangeLevel, diffLadder, type LadderChange, type LadderDiff } from './diff-ladder.js'
export { digestJson, ladderDigest } from './digest.js'
export { type EndorsementFactsOptions, endorsementFacts } from './endorsement-facts.js'
export { evaluate as evaluateRequirement } from './evaluate.js'
export type * from './events/model.js'
export { type ToICalendarOptions, toICalendar } from './events/to-icalendar.js'
export { type UpcomingEventsOptions, upcomingEvents } from './events/upcoming-events.js'
export { type LadderStep, ladderSteps } from './graph.js'
export { type FactsOfWorker, groupByWorker } from './group-by-worker.js'
export { type LadderHistoryTextOptions, ladderHistoryText } from './history/history-text.js'
export { ladderHistory } from './history/ladder-history.js'
export type * from './history/model.js'
export { isWithin } from './jurisdiction.js'
export { ladderBrief } from './ladder-brief.js'
export { type CountedAgreement, type LintLadderOptions, lintLadder } from './lint-ladder.js'
export { majorUnits } from './major-units.js'
export { matchesAward } from './match-award.js'
export { type JobMatch, type MatchesJobOptions, matchesJob } from './matches-job.js'
export { type MigratedAward, type MigrateOptions, type MigrationReport, migrate, migrateAward } from './migrate.js'
export { minorDigits } from './payoff/currency.js'
export { formatMoney } from './payoff/format-money.js'
export type * from './payoff/model.js'
export { payoff } from './payoff/payoff.js'
export { payoffInWords } from './payoff/payoff-words.js'
export { place } from './place.js'
export type * from './plan/model.js'
export { type Pace, type PaceEntry, type PaceOptions, pace } from './plan/pace.js'
export { parseDemandSignals } from './plan/parse-demand.js'
export { plan } from './plan/plan.js'
export { type ProgressReport, progressReport, type RungProgress } from './plan/progress.js'
export { type Why, why, whyInWords } from './plan/why.js'
export { parseRecognitionRule } from './recognition-rule.js'
export { outlineRequirement, type RequirementOutline } from './requirement-outline.js'
export { describeCredentialRequirement, describeRequirement, durationInWords } from './requirement-words.js'
export { judgeRequired, type ResultVerdict } from './results.js'
export { type RungEdge, rungEdges } from './rung-edges.js'
export { subjectKeysOf } from './subject-keys.js'
export { type Award, awardsOf, toFacts } from './to-facts.js'
export {
  type Transfer,
  type TransferReport,
  type TransferReportOptions,
  type TransferredRung,
  transferReport,
} from './transfer.js'
export type * from './types.js'
export { assignVoices } from './voices.js'
export { parseWageEvidence } from './wage-evidence.js'
export { areHoursOf } from './work-fact.js'
