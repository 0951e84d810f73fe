import { asList, inputError, isJsonObject, isRungsError, type RungsError, usageError } from '../core/index.js'
import { dashboardData, type WorkerDashboard } from '../dashboard/index.js'
import { type Fact, groupByWorker, type Ladder, toFacts, type WageEvidence } from '../ladder/index.js'
import { skipValidityCheck } from '../verify/index.js'
import type { Args } from './args.js'
import type { CliIo } from './io.js'
import { loadPolicy, loadVerifier, readNow, type VerifiedInput, verifyInputs } from './load.js'
import { styleFor } from './style.js'
import { tellUnreadable } from './verify.js'
import { toReadable } from './verify-view.js'

/** Records about work and benefits: what is added up, beside badges that are placed. */
const RECORDS: readonly string[] = [
  'WorkRecordCredential',
  'BenefitContributionCredential',
  'BenefitEnrolmentCredential',
  'ClaimReceiptCredential',
  'ScholarshipAwardCredential',
  'WageTopUpEntitlementCredential',
]

/** What was verified of some files. */
export interface VerifiedBadges {
  readonly facts: readonly Fact[]
  readonly records: readonly object[]
  readonly done: readonly VerifiedInput[]
}

/** Verifies badges and records; what does not verify is told and does not count. */
export async function readVerified(io: CliIo, args: Args, files: readonly string[]): Promise<VerifiedBadges> {
  // The ladder and the sums judge dates themselves.
  const verifier = await loadVerifier(io, args, { validity: skipValidityCheck })
  const style = styleFor(io)
  const facts: Fact[] = []
  const records: object[] = []
  const done = await verifyInputs(io, verifier, files, ({ input, report, error }) => {
    if (report === undefined) return tellUnreadable(io, input, error as RungsError, args.flag('json'))
    if (report.outcome !== 'verified') return io.err(`${toReadable(input, report, style)}\n`)
    if (asList(report.credential.type).some((type) => RECORDS.includes(String(type)))) records.push(report.credential)
    facts.push(...factsOf(report))
    return undefined
  })
  return { facts, records, done }
}

/** A record of a kind that no ladder counts has no facts. */
function factsOf(report: Parameters<typeof toFacts>[0]): readonly Fact[] {
  try {
    return toFacts(report)
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return []
  }
}

/** The dashboard of the one worker whom all badges and records are about. @throws RungsError `ladder.subject_ambiguous` */
export async function workerDashboard(
  io: CliIo,
  args: Args,
  ladder: Ladder,
  evidence: readonly WageEvidence[],
  files: readonly string[],
): Promise<{ readonly data: WorkerDashboard; readonly done: readonly VerifiedInput[] }> {
  const { facts, records, done } = await readVerified(io, args, files)
  const policy = await loadPolicy(io, args)
  const ids = policy && (policy.issuers ?? []).map((issuer) => (typeof issuer === 'string' ? issuer : issuer.id))
  const trusted = ids ?? [ladder.owner, ...(ladder.contributors ?? [])]
  const [jurisdiction, horizon] = [args.text('jurisdiction'), args.text('horizon')]
  const data = dashboardData({
    view: 'worker',
    now: readNow(args),
    ladder,
    subject: args.text('subject')?.split(',') ?? subjectOf(facts, records, trusted),
    facts,
    credentials: records,
    evidence,
    policy: { trust: { ids: trusted } },
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(horizon !== undefined && { horizon }),
  })
  return { data, done }
}

/** The keys of the one worker that there is. */
function subjectOf(facts: readonly Fact[], records: readonly object[], trusted: readonly string[]): readonly string[] {
  const workers = groupByWorker(facts, trusted)
  if (workers.length > 1) throw inputError('ladder.subject_ambiguous', { count: workers.length })
  const [worker] = workers
  if (worker !== undefined) return worker.keys
  const subjects = new Set(
    records
      .flatMap((record) => asList((record as { credentialSubject?: unknown }).credentialSubject as never))
      .map((one) => (isJsonObject(one) ? String(one['id'] ?? '') : '')),
  )
  if (subjects.size > 1) throw inputError('ladder.subject_ambiguous', { count: subjects.size })
  const [subject = ''] = subjects
  // Nothing was verified: there is nobody to show.
  if (subject === '') throw usageError('cli.usage', { problem: 'option_missing', what: '--subject' })
  return [subject]
}
