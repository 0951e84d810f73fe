export { type Aggregated, type AggregateOptions, type AggregateRelease, aggregate } from './aggregate.js'
export type { ExactAnswers } from './answers.js'
export { auditAttainment, type GroupCount, type GroupRatio, type ParityAudit } from './audit-attainment.js'
export {
  auditRecommendations,
  type Recommendation,
  type RecommendationAudit,
  type StepParity,
} from './audit-recommendations.js'
export { auditTable, type SuppressTableOptions } from './audit-table.js'
export type { LeftOut } from './collect.js'
export { compareReleases, type FigureChange, type ReleaseComparison } from './compare-releases.js'
export { type CompareRolloutOptions, compareRollout, type RolloutComparison } from './compare-rollout.js'
export {
  type ContributeOptions,
  type Contribution,
  type ContributionInput,
  contribute,
  parseContribution,
} from './contribution.js'
export {
  type BenefitPerPerson,
  type CostBenefit,
  type CostBenefitInput,
  type CostBenefitRange,
  costBenefit,
  type GroupCost,
} from './cost-benefit.js'
export {
  type CreateFileDemandProviderOptions,
  createFileDemandProvider,
  type DemandProvider,
  type DemandQuery,
} from './demand.js'
export { type DiffTablesOptions, diffTables, type SmallDifference } from './diff-tables.js'
export { isDominated, type PublishedShare, toPublishedShare } from './disclosure.js'
export type { MetricValues, PayValue } from './metric-values.js'
export { type OutcomeMetric, outcomeMetrics } from './metrics.js'
export type { CountTable, PublishedCount, PublishedTable, RecoveredCell, SuppressedTable, TableAudit } from './model.js'
export {
  type CreatePrivacyLedgerOptions,
  createPrivacyLedger,
  type PrivacyEntry,
  type PrivacyLedger,
} from './noise/ledger.js'
export { type NoisedTable, type NoiseTableOptions, noiseTable } from './noise/noise-table.js'
export {
  type CreateStoredPrivacyLedgerOptions,
  createStoredPrivacyLedger,
  type StoredPrivacyLedger,
} from './noise/stored-ledger.js'
export { toNoisedFigures } from './noise/to-noised-figures.js'
export { judgePay, type PayerShare, type PayJudgement } from './pay.js'
export { type CompetencyReturn, type Returns, type ReturnsOptions, type RungReturn, returns } from './returns.js'
export { type SkillCounts, type SkillLevel, type SkillMatrix, skillMatrix } from './skill-matrix.js'
export { type SkillsGap, type SkillsGapOptions, skillsGap } from './skills-gap.js'
export { suppressTable } from './suppress-table.js'
export { type PublishedTally, publishTally, type Tally } from './tally.js'
export { type ToMetricValuesOptions, toMetricValues } from './to-metric-values.js'
export { type ToReleaseInputOptions, toReleaseInput } from './to-release-input.js'
