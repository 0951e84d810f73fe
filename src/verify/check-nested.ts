import {
  type Check,
  checkNames,
  type Finding,
  finding,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type NestedReport,
  type Report,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { issuerIdOf } from '../securing/index.js'
import { checked, isWell, PASSED } from './check.js'
import { checkAssociations } from './check-associations.js'
import type { FoundNested } from './find-nested.js'
import { compareSubjects } from './same-subject.js'

/** How many credentials are verified in one record, those of records inside of it included. */
export const MAX_NESTED = 100
/** How deep records may stand in records. */
export const MAX_NESTED_DEPTH = 3
const CODES_SHOWN = 8

/** How far a verification has gone into records. */
export interface NestedScope {
  readonly depth: number
  /** Shared by all that are nested in one credential. */
  readonly budget: { left: number }
}

type Nested = NestedReport<VerifiableCredential>

/**
 * The credentials inside of a record (CLR 2.0), each verified by its own rules: the proof of the record says who put them together, and
 * nothing of them. One that is not genuine makes the record wrong, one that could not be checked leaves it open, and so does one that is
 * not about the subject of the record as far as can be told. One that is genuine and has expired or was revoked is warned of: a record
 * is a history too.
 */
export async function checkNested(
  credential: JsonObject,
  found: readonly FoundNested[],
  scope: NestedScope,
  verify: (credential: JsonValue, scope: NestedScope) => Promise<Report<VerifiableCredential>>,
): Promise<{ readonly check: Check; readonly reports: readonly Nested[] }> {
  const reports: Nested[] = []
  const findings: Finding[] = []
  if (scope.depth >= MAX_NESTED_DEPTH) {
    const tooDeep = finding('nested', 'nested.too_deep', { limit: MAX_NESTED_DEPTH }, found[0]?.path)
    return { check: checked('unknown', tooDeep), reports }
  }
  const firsts = new Map<string, number>()
  // One after another: a record of many must not cost more memory than one of few.
  for (const [index, { path, value }] of found.entries()) {
    if (scope.budget.left <= 0) {
      findings.push(finding('nested', 'nested.too_many', { limit: MAX_NESTED, actual: found.length }, path))
      break
    }
    scope.budget.left -= 1
    const report = await verify(value, { ...scope, depth: scope.depth + 1 })
    const content = contentOf(report)
    const subject = compareSubjects(credential['credentialSubject'], content?.['credentialSubject'])
    reports.push({ path, subject, report })
    findings.push(...findingsOf(path, report, subject))
    const key = content === undefined ? undefined : keyOf(content)
    const first = key === undefined ? undefined : firsts.get(key)
    if (first !== undefined) findings.push(finding('nested', 'nested.duplicate', { first }, path))
    else if (key !== undefined) firsts.set(key, index)
  }
  findings.push(
    ...checkAssociations(
      credential,
      reports.map(({ report }) => contentOf(report)),
    ),
  )
  return { check: findings.length === 0 ? PASSED : checked(stateOf(findings), ...findings), reports }
}

/** What is said of one credential of a record. */
function findingsOf(path: string, report: Report<VerifiableCredential>, subject: Nested['subject']): readonly Finding[] {
  const codes = [...new Set(report.findings.map(({ code }) => code))].slice(0, CODES_SHOWN)
  if (report.outcome === 'rejected' && !isLapsed(report)) return [finding('nested', 'nested.rejected', { codes }, path)]
  return [
    ...(report.outcome === 'indeterminate' || (report.outcome === 'rejected' && !isGenuine(report))
      ? [finding('nested', 'nested.unchecked', { codes }, path)]
      : report.outcome === 'rejected'
        ? [finding('nested', 'nested.not_in_force', { codes }, path)]
        : []),
    ...(subject === 'other' ? [finding('nested', 'nested.subject_mismatch', {}, path)] : []),
    ...(subject === 'unknown' ? [finding('nested', 'nested.subject_unknown', {}, path)] : []),
  ]
}

/** Whether nothing is wrong but that it does not hold at this time. */
function isLapsed({ checks }: Report<VerifiableCredential>): boolean {
  return checkNames.every((name) => checks[name].state !== 'fail' || name === 'validity' || name === 'status')
}

function isGenuine({ checks }: Report<VerifiableCredential>): boolean {
  const rest = checkNames.filter((name) => name !== 'validity' && name !== 'status')
  return (
    [checks.form, checks.schema, checks.proof, checks.issuer].every(isWell) &&
    rest.every((name) => checks[name].state !== 'unknown')
  )
}

const OPEN: readonly string[] = [
  'nested.unchecked',
  'nested.too_many',
  'nested.too_deep',
  'nested.subject_mismatch',
  'nested.subject_unknown',
]

function stateOf(findings: readonly Finding[]): Check['state'] {
  if (findings.some(({ code }) => code === 'nested.rejected')) return 'fail'
  return findings.some(({ code }) => OPEN.includes(code)) ? 'unknown' : 'warn'
}

function contentOf(report: Report<VerifiableCredential>): JsonObject | undefined {
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  return isJsonObject(content) ? content : undefined
}

/** Two credentials are the same when issuer and id are (OB 3.0 section 10). */
function keyOf(content: JsonObject): string | undefined {
  const issuer = issuerIdOf(content)
  return typeof content['id'] === 'string' && issuer !== undefined ? JSON.stringify([issuer, content['id']]) : undefined
}
