import { type Check, type Finding, finding, formatDateTime, type JsonObject, parseDateTime } from '../core/index.js'
import { checked, PASSED } from './check.js'

/**
 * Validity (OB 3.0 section 9.1 step 4): now lies between `validFrom` and `validUntil`, which are in that order
 * (VCDM 2.0 section 4.9; `issuanceDate` and `expirationDate` in VCDM 1.1). A date without offset is read as UTC and
 * warned of (VCDM 2.0 section 5.8).
 */
export function checkValidity(credential: JsonObject, now: number): Check {
  const findings: Finding[] = []
  const read = (member: string): ReadDate | undefined => {
    if (credential[member] === undefined) return undefined
    const parsed = parseDateTime(credential[member])
    if (parsed === undefined) findings.push(finding('validity', 'validity.unreadable', { member }, `/${member}`))
    else if (!parsed.hasOffset) findings.push(finding('validity', 'validity.offset_missing', { member }, `/${member}`))
    return parsed && { epochMs: parsed.epochMs, text: credential[member] as string, path: `/${member}` }
  }
  // A date under the name of one data model must not hide one under the name of the other.
  const [from] = byTime([read('validFrom'), read('issuanceDate')]).reverse()
  const [until] = byTime([read('validUntil'), read('expirationDate')])
  if (findings.some(({ code }) => code === 'validity.unreadable')) return checked('fail', ...findings)
  if (from !== undefined && until !== undefined && until.epochMs < from.epochMs) {
    return checked('fail', finding('validity', 'validity.order', { validFrom: from.text, validUntil: until.text }, until.path))
  }
  if (from !== undefined && now < from.epochMs) {
    return checked(
      'fail',
      finding('validity', 'validity.not_yet_valid', { validFrom: from.text, now: formatDateTime(now) }, from.path),
    )
  }
  if (until !== undefined && now > until.epochMs) {
    return checked(
      'fail',
      finding('validity', 'validity.expired', { validUntil: until.text, now: formatDateTime(now) }, until.path),
    )
  }
  return findings.length === 0 ? PASSED : checked('warn', ...findings)
}

interface ReadDate {
  readonly epochMs: number
  readonly text: string
  readonly path: string
}

function byTime(dates: readonly (ReadDate | undefined)[]): ReadDate[] {
  return dates.filter((date) => date !== undefined).sort((a, b) => a.epochMs - b.epochMs)
}
