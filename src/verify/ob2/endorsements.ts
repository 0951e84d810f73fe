import {
  type Check,
  type EndorsementReport,
  type Finding,
  finding,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  pointer,
  type Report,
} from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import { ob2TypesOf } from '../../credential/ob2/index.js'
import { isCompactJws, splitJws } from '../../securing/index.js'
import { checked, PASSED, SKIPPED } from '../check.js'
import type { OlderBadge } from '../generation.js'
import { idOf } from './backing.js'
import { isSameIri } from './documents.js'

/** An endorsement where it stands, and what it stands in. */
interface Found {
  readonly path: string
  readonly value: JsonValue
  readonly holder: JsonObject
}

/** What endorsements are found to be. */
export interface JudgedEndorsements {
  readonly check: Check
  readonly reports: readonly EndorsementReport<VerifiableCredential>[]
}

type Verify = (endorsement: OlderBadge) => Promise<Report<VerifiableCredential>>

/** How many are looked at for one badge. */
const MAX_ENDORSEMENTS = 16
const CODES_SHOWN = 8

/**
 * Endorsements of the assertion, of its badge class and of its issuer (OB 2.0 Endorsement), each verified as it says itself: by the
 * page at its id, or by its signature.
 */
export async function checkOb2Endorsements(
  assertion: JsonObject,
  badge: JsonObject,
  profile: JsonObject,
  verify: Verify,
): Promise<JudgedEndorsements> {
  const found = [...listOf(assertion, ''), ...listOf(badge, '/badge'), ...listOf(profile, '/badge/issuer')]
  if (found.length === 0) return { check: SKIPPED, reports: [] }
  const reports: EndorsementReport<VerifiableCredential>[] = []
  const findings: Finding[] = []
  for (const { path, value, holder } of found) {
    if (reports.length === MAX_ENDORSEMENTS) {
      findings.push(finding('endorsements', 'endorsements.too_many', { limit: MAX_ENDORSEMENTS }, path))
      break
    }
    const input = inputOf(value)
    if (input === undefined) {
      findings.push(finding('endorsements', 'endorsements.not_endorsement', {}, path))
      continue
    }
    const report = await verify(input)
    const content = (report.outcome === 'verified' ? report.credential : report.claimed) as JsonObject | undefined
    const about = isJsonObject(content?.['claim']) ? idOf(content['claim']) : ''
    const issuer = idOf(content?.['issuer'])
    const isAboutHolder = about !== '' && isSameIri(holder['id'], about)
    const isSelf = issuer !== '' && (isSameIri(profile['id'], issuer) || isSameIri(issuer, about))
    // Rings are looked for among credentials of today.
    reports.push({ path, isAboutHolder, isSelf, isMutual: false, report })
    const isEndorsement = content !== undefined && ob2TypesOf(content).includes('Endorsement')
    findings.push(...findingsOn(path, report, { isEndorsement, isAboutHolder, isSelf }))
  }
  const codes = findings.map(({ code }) => code)
  const isWrong = codes.some((code) => code === 'endorsements.rejected' || code === 'endorsements.not_endorsement')
  const isOpen = codes.some((code) => code === 'endorsements.unchecked' || code === 'endorsements.too_many')
  const check = findings.length === 0 ? PASSED : checked(isWrong ? 'fail' : isOpen ? 'unknown' : 'warn', ...findings)
  return { check, reports }
}

function findingsOn(
  path: string,
  { outcome, findings }: Report<VerifiableCredential>,
  {
    isEndorsement,
    isAboutHolder,
    isSelf,
  }: { readonly isEndorsement: boolean; readonly isAboutHolder: boolean; readonly isSelf: boolean },
): readonly Finding[] {
  const codes = [...new Set(findings.map(({ code }) => code))].slice(0, CODES_SHOWN)
  if (outcome === 'rejected') return [finding('endorsements', 'endorsements.rejected', { codes }, path)]
  if (outcome === 'indeterminate') return [finding('endorsements', 'endorsements.unchecked', { codes }, path)]
  if (!isEndorsement) return [finding('endorsements', 'endorsements.not_endorsement', {}, path)]
  return [
    ...(isAboutHolder ? [] : [finding('endorsements', 'endorsements.other_subject', {}, path)]),
    ...(isSelf ? [finding('endorsements', 'endorsements.self', {}, path)] : []),
  ]
}

function listOf(holder: JsonObject, at: string): readonly Found[] {
  const { endorsement } = holder
  const path = `${at}/endorsement`
  if (endorsement === undefined) return []
  if (!Array.isArray(endorsement)) return [{ path, value: endorsement, holder }]
  return endorsement.map((value: JsonValue, index) => ({ path: pointer(path, index), value, holder }))
}

/** An object, a token, or the URL where it is hosted. */
function inputOf(value: JsonValue): OlderBadge | undefined {
  if (isJsonObject(value)) {
    // An object that only says which it is, is a link.
    const { id, type: _type, ...rest } = value
    return Object.keys(rest).length === 0 && typeof id === 'string'
      ? { form: 'url', url: id }
      : { form: 'embedded', document: value }
  }
  if (typeof value !== 'string') return undefined
  if (!isCompactJws(value)) return { form: 'url', url: value }
  try {
    const { header, payload } = splitJws(value, { maxDepth: 32, maxValues: 10_000 })
    return { form: 'compact', token: value, header, payload }
  } catch {
    return undefined
  }
}
