import { checkOptions, copyJsonObject, inputError, isAbsoluteUrl, parseDateTime, requireOption } from '../core/index.js'
import { badgePartsOf, datesOf } from './badge-parts.js'

/** What {@link toLinkedInUrl} takes. */
export interface ToLinkedInUrlOptions {
  /** The page on which anybody verifies the badge; https. */
  readonly verifyUrl: string
}

const FORM = 'https://www.linkedin.com/profile/add'
/** More than this no field of the form takes. */
const MAX_CHARACTERS = 255

/**
 * The link that opens LinkedIn's form for a licence or certification, filled in with what a badge says: its name, who issued it, the
 * months of award and end, its id, and the page that verifies it. Nothing is sent until the worker does. It says what the badge says,
 * so that the badge has to be verified before.
 *
 * @throws RungsError `import.document_unknown` for what awards no achievement, `core.option_unknown`, `core.option_invalid`, and those of
 * copying JSON
 * @example
 * ```ts
 * import { toLinkedInUrl } from 'rungs/interchange'
 * const link = (badge: object): string => toLinkedInUrl(badge, { verifyUrl: 'https://courier.example/verify?badge=1' })
 * ```
 */
export function toLinkedInUrl(credential: object, options: ToLinkedInUrlOptions): string {
  checkOptions(options, ['verifyUrl'], 'ToLinkedInUrlOptions')
  const { verifyUrl } = options
  requireOption(isAbsoluteUrl(verifyUrl) && verifyUrl.startsWith('https://'), 'verifyUrl', 'https URL')
  const parts = badgePartsOf(copyJsonObject(credential))
  const { awarded, until } = datesOf(parts)
  const id = parts.credential['id']
  if (awarded === undefined) throw inputError('import.document_unknown', { expected: 'credential' }, '/validFrom')
  const fields: readonly (readonly [string, unknown])[] = [
    ['startTask', 'CERTIFICATION_NAME'],
    ['name', parts.achievement['name']],
    ['organizationName', parts.issuer['name']],
    ...monthOf(awarded, 'issue'),
    ...(until === undefined ? [] : monthOf(until, 'expiration')),
    ['certUrl', verifyUrl],
    ['certId', id],
  ]
  const query = new URLSearchParams()
  // An id that was cut would be that of nothing, and a link that was cut leads nowhere.
  for (const [name, value] of fields)
    if (typeof value === 'string' && value !== '') {
      if (name === 'certUrl' || value.length <= MAX_CHARACTERS) query.set(name, value)
      else if (name !== 'certId')
        query.set(
          name,
          `${value
            .slice(0, MAX_CHARACTERS - 1)
            .trimEnd()
            .replace(/[\ud800-\udbff]$/, '')}…`,
        )
    }
  return `${FORM}?${query}`
}

/** The form asks for months; those of UTC, in which badges are dated. */
function monthOf(text: string, what: 'issue' | 'expiration'): readonly (readonly [string, string])[] {
  const date = new Date(parseDateTime(text)?.epochMs ?? 0)
  return [
    [`${what}Year`, String(date.getUTCFullYear())],
    [`${what}Month`, String(date.getUTCMonth() + 1)],
  ]
}
