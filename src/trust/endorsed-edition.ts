import { type Finding, finding, isJsonObject, type Report, type VerifiedReport } from '../core/index.js'
import { ladderReleaseUri, type VerifiableCredential } from '../credential/index.js'
import type { Ladder } from '../ladder/index.js'
import { reasonsOf } from './reasons.js'
import { isStatusOpen } from './status-open.js'

/** What an endorsement is worth for an edition: it counts, it may count once more is known, or it does not. */
export interface JudgedEndorsement {
  readonly issuer: string
  readonly worth: 'counted' | 'open' | 'none'
  /** Why it does not count, or not yet. */
  readonly why?: Finding
}

/** Judges a verified endorsement: it must be about exactly this content, of somebody who counts, and not withdrawn unseen. */
export function judgeEndorsement(
  report: VerifiedReport<VerifiableCredential>,
  ladder: Ladder,
  counted: ReadonlySet<string>,
): JudgedEndorsement {
  const judged = judgeContent(report.credential, ladder, counted)
  if (judged.why !== undefined || !isStatusOpen(report)) return judged
  return { ...judged, worth: 'open', why: finding('trust', 'trust.ladder_unchecked', { credential: judged.issuer }) }
}

/** {@link judgeEndorsement} of a report of any outcome: what was rejected counts for nothing, and what could not be checked is open. */
export function judgeAnyEndorsement(
  report: Report<VerifiableCredential>,
  ladder: Ladder,
  counted: ReadonlySet<string>,
): JudgedEndorsement {
  if (report.outcome === 'verified') return judgeEndorsement(report, ladder, counted)
  const claimed = isJsonObject(report.claimed) ? report.claimed : {}
  const judged = judgeContent(claimed, ladder, counted)
  if (report.outcome === 'rejected') {
    const [why] = reasonsOf(report)
    return { issuer: judged.issuer, worth: 'none', ...(why !== undefined && { why }) }
  }
  // Nobody has checked who says it: it can keep a decision open, and never bring one about.
  if (judged.why !== undefined) return judged
  return { ...judged, worth: 'open', why: finding('trust', 'trust.ladder_unchecked', { credential: judged.issuer }) }
}

function judgeContent(credential: unknown, ladder: Ladder, counted: ReadonlySet<string>): JudgedEndorsement {
  const { type, issuer: by, credentialSubject } = credential as { readonly [member: string]: unknown }
  const issuer = String(isJsonObject(by) ? by['id'] : by).slice(0, 2048)
  const not = (why: Finding): JudgedEndorsement => ({ issuer, worth: 'none', why })
  if (![type].flat().includes('EndorsementCredential') || !isAbout(credentialSubject, ladder)) {
    return not(finding('trust', 'trust.endorsement_other', { issuer }))
  }
  if (issuer === ladder.owner || !counted.has(issuer)) return not(finding('trust', 'trust.endorser_not_counted', { issuer }))
  return { issuer, worth: 'counted' }
}

/** Whether an endorsement is about exactly this content: by its URI, or by the ladder's id with version and digest. */
function isAbout(subject: unknown, ladder: Ladder): boolean {
  if (!isJsonObject(subject)) return false
  const { id, type, ladderVersion, ladderDigest: digest } = subject as { readonly [member: string]: unknown }
  if (id === ladderReleaseUri(ladder)) return true
  const isReference = [type].flat().includes('LadderReference')
  return isReference && id === ladder.id && ladderVersion === ladder.version && digest === ladder.digest
}
