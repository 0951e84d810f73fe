import type { Check, Finding, Outcome } from '../core/index.js'
import { problem } from '../core/index.js'
import type { WordBook, Words } from './catalogue.js'
import { render } from './render.js'

const MAX_REASONS = 5
const BY_WEIGHT = ['fail', 'unknown', 'warn', 'pass', 'skipped'] as const

/** What {@link summarizeReport} reads: the report on a credential or on a presentation. */
export interface Summarizable {
  readonly outcome: Outcome
  readonly checks: { readonly [name: string]: Check }
  readonly findings: readonly Finding[]
  /** The credentials of a presentation. */
  readonly credentials?: readonly Summarizable[]
}

/** A report in a few sentences. */
export interface ReportSummary {
  readonly outcome: Outcome
  /** What the outcome means, in one sentence. */
  readonly headline: string
  /** Why, the gravest first and at most five, and what can be done about it. */
  readonly reasons: readonly Words[]
}

/**
 * What a report says, for people who do not read codes: a client, an educator, the worker. Findings of the credentials in a presentation
 * count as its own.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { en, summarizeReport } from 'rungs/i18n'
 * import { mechanisms } from 'rungs/preset/all'
 * const report = await createVerifier({ mechanisms }).verify('{"type":"VerifiableCredential"}')
 * summarizeReport(report, en).headline // 'Do not rely on this.'
 * ```
 */
export function summarizeReport(report: Summarizable, catalogue: WordBook): ReportSummary {
  const reports = [report, ...(report.credentials ?? [])]
  const found = BY_WEIGHT.flatMap((state) =>
    reports.flatMap(({ checks, findings }) => findings.filter(({ check }) => checks[check]?.state === state)),
  )
  const reasons = new Map<string, Words>()
  for (const finding of found) {
    if (reasons.size === MAX_REASONS) break
    const words = render(finding, catalogue)
    if (!reasons.has(words.text)) reasons.set(words.text, words)
  }
  return Object.freeze({
    outcome: report.outcome,
    headline: render(problem(headlineOf(report), {}), catalogue).text,
    reasons: Object.freeze([...reasons.values()]),
  })
}

/** An issuer that no trust source names is never just "verified" in words. */
function headlineOf({ outcome, checks, credentials = [] }: Summarizable) {
  if (outcome === 'rejected') return 'report.rejected'
  if (outcome === 'indeterminate') return 'report.indeterminate'
  const judged = credentials.length > 0 ? credentials.map((one) => one.checks) : [checks]
  return judged.every(({ trust }) => trust?.state === 'pass') ? 'report.trusted' : 'report.genuine'
}
