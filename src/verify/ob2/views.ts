import { type Check, isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import { type Ob2Identity, ob2TypesOf, parseOb2DateTime, toIdentityObject } from '../../credential/ob2/index.js'
import { checkRecipient } from '../check-recipient.js'
import { checkValidity } from '../check-validity.js'
import type { KnownRecipient } from '../recipient-options.js'
import { renamed } from './context.js'

const MEMBERS: Readonly<Record<string, string>> = { validFrom: 'issuedOn', validUntil: 'expires' }

/** Dates (OB 2.0 Assertion): now lies between `issuedOn` and `expires`. */
export function checkOb2Validity(claims: JsonObject, now: number): Check {
  const dates = { ...dateOf('validFrom', claims['issuedOn']), ...dateOf('validUntil', claims['expires']) }
  return renamed(checkValidity(dates, now), (found) => {
    const { member } = found.params as { readonly member?: string }
    const params = member === undefined ? found.params : { ...found.params, member: MEMBERS[member] ?? member }
    const path = found.path.replace(/^\/(validFrom|validUntil)$/, (_, name: string) => `/${MEMBERS[name]}`)
    return { ...found, params, path } as typeof found
  })
}

/** An instant in the form that is read there; anything else is found unreadable. */
function dateOf(member: string, date: JsonValue | undefined): JsonObject {
  return date === undefined ? {} : { [member]: parseOb2DateTime(date)?.text ?? date }
}

/** Recipient (OB 2.0, Verification): a known e-mail address, or another value of the property that the badge names its recipient by. */
export function checkOb2Recipient(assertion: JsonObject, { ids = [], identities = [] }: KnownRecipient): Check {
  const identity = toIdentityObject(assertion['recipient'] as unknown as Ob2Identity)
  // A URL is an id of a person as much as a property.
  const urls = ids.map((value) => ({ type: 'ext:url', value }))
  const subject = { identifier: [identity] } as unknown as JsonObject
  const check = checkRecipient({ credentialSubject: subject }, { identities: [...identities, ...urls] })
  return renamed(check, (found) => ({ ...found, path: '/recipient' }))
}

/** A badge in the words of Open Badges 3.0, for trust sources alone: they read who has awarded which achievement and when. */
export function trustViewOf(claims: JsonObject, badge: JsonObject | undefined, profile: JsonObject): JsonObject {
  const { id, name } = profile
  const issuer = { id: id as JsonValue, ...(typeof name === 'string' && { name }) }
  const dates = { ...dateOf('validFrom', claims['issuedOn']), ...dateOf('validUntil', claims['expires']) }
  if (badge === undefined) return { type: ob2TypesOf(claims), issuer, ...dates }
  const { id: achievement, name: title, alignment, version } = badge
  return {
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    ...(claims['id'] !== undefined && { id: claims['id'] }),
    issuer,
    ...dates,
    credentialSubject: {
      achievement: {
        id: achievement as JsonValue,
        name: title as JsonValue,
        ...(isJsonObject(alignment) || Array.isArray(alignment) ? { alignment } : {}),
        ...((typeof version === 'string' || typeof version === 'number') && { version: String(version) }),
      },
    },
  }
}
