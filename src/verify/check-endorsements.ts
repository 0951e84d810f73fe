import {
  type Check,
  type EndorsementReport,
  type Finding,
  finding,
  isJsonObject,
  type JsonObject,
  type Report,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { checked, PASSED } from './check.js'
import { isEndorsement } from './check-schema.js'
import { type EndorsementRelation, relationOf } from './endorsement-relation.js'
import type { FoundEndorsement } from './find-endorsements.js'

/** How many endorsements are verified for one credential, nested ones included. */
export const MAX_ENDORSEMENTS = 32

const CODES_SHOWN = 8

/**
 * Endorsements (OB 3.0 section 9.1 step 6, by section 9.2): each is a credential of its own, and all must be right. One that is
 * about something else than what it stands in, or is given by whom it praises, is right and says less than it seems to.
 *
 * @param makers - controllers and methods of the credential's right proofs
 */
export async function checkEndorsements(
  credential: JsonObject,
  found: readonly FoundEndorsement[],
  budget: { left: number },
  makers: ReadonlySet<string>,
  verify: (endorsement: unknown) => Promise<Report<VerifiableCredential>>,
): Promise<{ readonly check: Check; readonly reports: readonly EndorsementReport<VerifiableCredential>[] }> {
  const reports: EndorsementReport<VerifiableCredential>[] = []
  const findings: Finding[] = []
  // One after another: a badge with many must not cost more memory than one with few.
  for (const one of found) {
    if (budget.left <= 0) {
      findings.push(finding('endorsements', 'endorsements.too_many', { limit: MAX_ENDORSEMENTS }, one.path))
      break
    }
    budget.left -= 1
    const report = await verify(one.value)
    const content = report.outcome === 'verified' ? report.credential : report.claimed
    const relation = isJsonObject(content) ? relationOf(content, report.proofs, one.holder, credential, makers) : UNRELATED
    const { isAboutHolder, independence } = relation
    reports.push({ path: one.path, isAboutHolder, isSelf: independence !== 'other', isMutual: false, report })
    findings.push(...findingsOf(one.path, report, content, relation))
  }
  const codes = findings.map(({ code }) => code)
  const isWrong = codes.some((code) => code === 'endorsements.rejected' || code === 'endorsements.not_endorsement')
  const isOpen = codes.some((code) => code === 'endorsements.unchecked' || code === 'endorsements.too_many')
  const check = findings.length === 0 ? PASSED : checked(isWrong ? 'fail' : isOpen ? 'unknown' : 'warn', ...findings)
  return { check, reports }
}

const UNRELATED: EndorsementRelation = { isAboutHolder: false, independence: 'other' }

function findingsOf(
  path: string,
  { outcome, findings }: Report<VerifiableCredential>,
  content: unknown,
  { isAboutHolder, independence }: EndorsementRelation,
): readonly Finding[] {
  const codes = [...new Set(findings.map(({ code }) => code))].slice(0, CODES_SHOWN)
  if (outcome === 'rejected') return [finding('endorsements', 'endorsements.rejected', { codes }, path)]
  if (outcome === 'indeterminate') return [finding('endorsements', 'endorsements.unchecked', { codes }, path)]
  if (!isJsonObject(content) || !isEndorsement(content)) {
    return [finding('endorsements', 'endorsements.not_endorsement', {}, path)]
  }
  return [
    ...(isAboutHolder ? [] : [finding('endorsements', 'endorsements.other_subject', {}, path)]),
    ...(independence === 'self' ? [finding('endorsements', 'endorsements.self', {}, path)] : []),
    ...(independence === 'linked' ? [finding('endorsements', 'endorsements.linked', {}, path)] : []),
  ]
}
