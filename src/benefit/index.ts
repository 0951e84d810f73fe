export { type AccruedLeave, type AccruedLeaveOptions, accruedLeave, type LeaveYear } from './accrued-leave.js'
export { type BenefitDeadlines, type BenefitDeadlinesOptions, benefitDeadlines } from './benefit-deadlines.js'
export { checkDeduction } from './check-deduction.js'
export { checkTopUp } from './check-top-up.js'
export { type CostShare, costShare } from './cost-share.js'
export {
  type EarningsStability,
  type EarningsStabilityOptions,
  type EarningsStabilityReport,
  earningsStability,
} from './earnings-stability.js'
export { type ExpectedContribution, expectedContributions } from './expected-contributions.js'
export { type BenefitWordsOptions, benefitInWords, clawbackInWords } from './in-words.js'
export type { SumOptions } from './intake.js'
export { type ClaimTime, type ProcessingTimes, processingTimes } from './processing-times.js'
export {
  type ContributionLine,
  type ContributionSum,
  type PlanContributions,
  sumContributions,
} from './sum-contributions.js'
export { type EarningsSum, sumWork, type TimeBase, type WorkSum, type WorkTotals } from './sum-work.js'
