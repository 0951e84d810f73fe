import { sha256Base64url } from '#runtime'
import { isJsonObject, isRungsError, type JsonObject, parseDateTime, parseJson } from '../../core/index.js'
import { isAchievementCredential } from '../../credential/index.js'
import { isCompactJws, issuerIdOf } from '../../securing/index.js'
import type { Verifier } from '../../verify/index.js'
import type { BadgeForm } from './media.js'
import { statusInfo } from './status-info.js'

/** A badge that was handed in and may be kept. */
export interface SubmittedBadge {
  readonly form: BadgeForm
  /** As it came, and as it goes out again. */
  readonly text: string
  /** The same for badges that count as equal (OB 3.0 section 10). */
  readonly key: string
  /** Since when it is valid, milliseconds since 1970: of equal ones the later is the newer. */
  readonly validFromMs: number
}

/** What judges what is handed in. */
export interface Judge {
  readonly verifier: Verifier
  /** Whether a proof or an issuer that could not be looked at keeps a badge out. */
  readonly isStrict: boolean
}

/**
 * Reads a badge that was handed in, or answers why it is not taken. What is forged, malformed or no badge is refused; what has merely ended,
 * or was revoked, is still the user's, and is judged by whoever reads it.
 */
export async function readSubmitted(form: BadgeForm, text: string, judge: Judge): Promise<SubmittedBadge | Response> {
  const refuse = (why: string): Response => statusInfo(400, 'invalid_data', why)
  if (form === 'jws' ? !isCompactJws(text) : !isSigned(text))
    return refuse(form === 'jws' ? 'The body is no compact JWS.' : 'The body is no JSON object with a proof.')
  const report = await judge.verifier.verify(text)
  const { checks } = report
  const wrong = (['form', 'schema', 'proof', 'issuer'] as const).find((name) => checks[name].state === 'fail')
  const code = wrong === undefined ? undefined : checks[wrong].findings[0]?.code
  if (wrong !== undefined) return refuse(`The check "${wrong}" of the badge failed${code === undefined ? '' : `: ${code}`}.`)
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  if (!isAchievementCredential(content)) return refuse('The credential is no Open Badge.')
  if (judge.isStrict && (checks.proof.state === 'unknown' || checks.issuer.state === 'unknown'))
    return statusInfo(503, 'server_busy', 'The proof of the badge could not be checked just now.', { 'retry-after': '60' })
  return describe(form, text, content as unknown as JsonObject)
}

function describe(form: BadgeForm, text: string, content: JsonObject): SubmittedBadge {
  const same = JSON.stringify([plainId(issuerIdOf(content)), plainId(content['id'])])
  const from = parseDateTime(content['validFrom'] ?? content['issuanceDate'])
  return { form, text, key: sha256Base64url(same), validFromMs: from?.epochMs ?? 0 }
}

/** Without percent encoding and white space around it (OB 3.0 section 10). */
function plainId(id: unknown): string {
  const text = String(id)
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}

/** A token in an envelope is JSON as well, and belongs into the other form. */
function isSigned(text: string): boolean {
  try {
    const value = parseJson(text)
    return isJsonObject(value) && value['proof'] !== undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return false
  }
}
