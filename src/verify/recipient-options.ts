import { isJsonObject, requireOption, usageError } from '../core/index.js'

/** What is known of the person who shows a badge, for comparing it with whom the badge names (OB 3.0 section 9.3). */
export interface KnownRecipient {
  /** DIDs or other ids that are known to be the person's. */
  readonly ids?: readonly string[]
  /** E-mail addresses, student numbers and the like that are known to be the person's. */
  readonly identities?: readonly KnownIdentity[]
}

/** One thing by which a person is known. */
export interface KnownIdentity {
  /** The `identityType` of OB 3.0 C.2. Default `emailAddress`. */
  readonly type?: string
  readonly value: string
}

const MAX_KNOWN = 64

/** What is asked of one verification. */
export interface VerifyOptions {
  /** Who the badge should be about. Default: nobody is asked for, and the check is `skipped`. */
  readonly recipient?: KnownRecipient
  /**
   * Take a text that is an https URL for the address of a hosted badge of Open Badges 2.0, and fetch it. Default: no; a URL is no
   * badge.
   */
  readonly hostedUrl?: boolean
}

/** Checks what was asked of one verification. @throws RungsError `core.option_invalid` */
export function requireAsked({ recipient, hostedUrl }: VerifyOptions): void {
  requireOption(hostedUrl === undefined || typeof hostedUrl === 'boolean', 'hostedUrl', 'true or false')
  if (recipient !== undefined) requireRecipient(recipient)
}

function requireRecipient(recipient: unknown): void {
  const { ids = [], identities = [], ...other } = isJsonObject(recipient) ? recipient : { ids: 0 }
  const isGiven =
    Array.isArray(ids) &&
    Array.isArray(identities) &&
    Object.keys(other).length === 0 &&
    ids.length + identities.length > 0 &&
    ids.length + identities.length <= MAX_KNOWN &&
    ids.every((id) => isText(id)) &&
    identities.every((one) => isJsonObject(one) && isText(one['value']) && (one['type'] === undefined || isText(one['type'])))
  if (!isGiven) throw usageError('core.option_invalid', { option: 'recipient', expected: 'ids or identities of a person' })
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
