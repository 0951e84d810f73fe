import type {
  Check,
  CheckState,
  Code,
  Finding,
  JsonObject,
  Outcome,
  PresentationReport,
  Problem,
  Report,
} from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { en, toProblemDetails } from '../../i18n/index.js'
import { jsonResponse } from '../problem-response.js'

/** A report, or that of a presentation with the reports inside of it, as what it is answered with. */
export interface Judged {
  readonly outcome: Outcome
  /** The checks that were made, by name. */
  readonly checks: readonly string[]
  readonly findings: readonly (Finding & { readonly state: CheckState })[]
}

/** What says that an input is no credential or presentation at all, so that there was nothing to check. */
const MALFORMED_AREAS: readonly string[] = ['form', 'core']
const MALFORMED: readonly Code[] = [
  'schema.data_model',
  'validity.order',
  'validity.unreadable',
  'proof.none',
  'proof.malformed',
  'proof.too_many',
  'proof.member_missing',
  'proof.member_invalid',
  'proof.purpose_mismatch',
  'proof.previous_missing',
  'securing.envelope_invalid',
  'securing.envelope_unsupported',
]
/** Proof types that are known; of another type nobody here can say that it is one. */
const PROOF_TYPES: readonly string[] = ['DataIntegrityProof', 'Ed25519Signature2020', 'JWT', 'SD-JWT']

/** What a report of a credential says, each finding with the state of its check. */
export function judgedCredential(report: Report<VerifiableCredential>, path = ''): Judged {
  const made = Object.entries(report.checks).filter(([, { state }]) => state !== 'skipped')
  return {
    outcome: report.outcome,
    checks: made.map(([name]) => name),
    findings: made.flatMap(([, check]) => withState(check, path)),
  }
}

/** What a report of a presentation says, and of each credential inside of it. */
export function judgedPresentation(report: PresentationReport<VerifiableCredential>): Judged {
  const made = Object.entries(report.checks).filter(([, { state }]) => state !== 'skipped')
  const inside = report.credentials.map((one, index) => judgedCredential(one, `/verifiableCredential/${index}`))
  return {
    outcome: report.outcome,
    checks: [...new Set([...made.map(([name]) => name), ...inside.flatMap(({ checks }) => checks)])],
    findings: [...made.flatMap(([, check]) => withState(check, '')), ...inside.flatMap(({ findings }) => findings)],
  }
}

function withState({ state, findings }: Check, path: string): Judged['findings'] {
  return findings.map((one) => ({ ...one, path: `${path}${one.path}`, state }))
}

/** A report as an answer: 200 where all is well, 400 for what is malformed, else 422. */
export function answerOf({ outcome, checks, findings }: Judged, broken: readonly Problem[]): Response {
  const isVerified = outcome === 'verified' && broken.length === 0
  const toDetails = (one: Problem) => toProblemDetails(one, en)
  const serious = findings.filter(({ state }) => state === 'fail' || state === 'unknown')
  // What was found to be broken here was mostly found by the checks too.
  const known = new Set(serious.map(keyOf))
  const problems = [...serious, ...broken.filter((one) => !known.has(keyOf(one)))]
  const status = isVerified ? 200 : problems.some(isMalformed) ? 400 : 422
  const warnings = findings.filter(({ state }) => state === 'pass' || state === 'warn')
  return jsonResponse(status, {
    verified: isVerified,
    outcome: isVerified ? 'verified' : outcome === 'verified' ? 'rejected' : outcome,
    checks,
    warnings: warnings.map(toDetails),
    errors: problems.map(toDetails),
  })
}

function keyOf({ code, path }: Problem): string {
  return `${code} ${path}`
}

/** Whether a problem says that the input is malformed, wherever it was found. */
export function isMalformed({ code, params }: Problem): boolean {
  if (code === 'proof.unsupported') return !PROOF_TYPES.includes((params as { readonly type: string }).type)
  return MALFORMED.includes(code) || MALFORMED_AREAS.includes(code.split('.', 1)[0] as string)
}

/** What a verified or claimed credential says of itself. */
export function contentOf(report: Report<VerifiableCredential>): JsonObject | undefined {
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  return typeof content === 'object' && content !== null ? (content as JsonObject) : undefined
}
