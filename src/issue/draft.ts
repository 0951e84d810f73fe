import { CREDENTIALS_V2 } from '../contexts/index.js'
import {
  copyJsonObject,
  deepFreeze,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateTime,
} from '../core/index.js'
import type { Profile } from '../credential/index.js'
import { loadSchema, type SchemaName } from '../schemas/index.js'

/** What a draft may leave to the issuer. */
export interface Stamp {
  readonly id: string
  readonly issuer: Profile
  readonly validFrom: string
}

/**
 * Completes and checks a badge made elsewhere: it must be a VCDM 2.0 credential without a proof that fits the OB 3.0
 * schema, name this issuer or none, and end after it begins.
 *
 * @throws RungsError `issue.draft_invalid`, `issue.issuer_differs`, `securing.already_secured`, `credential.recipient_missing`,
 * `credential.dates_order`
 */
export async function prepareDraft(input: unknown, stamp: Stamp): Promise<JsonObject> {
  const credential = completeDraft(input, stamp)
  await checkDraft(credential)
  return credential
}

/**
 * A copy with what the draft leaves to the issuer.
 *
 * @throws RungsError `issue.draft_invalid`, `issue.issuer_differs`, `securing.already_secured`
 */
export function completeDraft(input: unknown, stamp: Stamp): JsonObject {
  const draft = copyJsonObject(input)
  if (draft['proof'] !== undefined) throw inputError('securing.already_secured', {}, '/proof')
  const contexts = draft['@context']
  if (!Array.isArray(contexts) || contexts[0] !== CREDENTIALS_V2) {
    throw inputError('issue.draft_invalid', { keyword: 'const', expected: CREDENTIALS_V2 }, '/@context/0')
  }
  return deepFreeze({
    ...draft,
    id: draft['id'] ?? stamp.id,
    issuer: issuerFor(draft['issuer'], stamp.issuer),
    validFrom: draft['validFrom'] ?? stamp.validFrom,
  })
}

/** The kinds of credential beside badges that have a schema here, by their type. */
const SCHEMAS: readonly (readonly [type: string, schema: SchemaName])[] = [
  ['ClrCredential', 'clr-credential'],
  ['EndorsementCredential', 'ob-endorsement-credential'],
]

/**
 * Completes and checks a credential that is no badge: an endorsement, a record, an authority, a trust list, a receipt. It must be a
 * VCDM 2.0 credential without a proof, name this issuer or none, have a subject, end after it begins (VCDM 2.0 sections 4.3 to 4.9), and
 * fit the schema of its kind.
 *
 * @throws RungsError `issue.credential_invalid`, `issue.draft_invalid`, `issue.issuer_differs`, `securing.already_secured`,
 * `credential.dates_order`
 */
export async function prepareCredential(input: unknown, stamp: Stamp): Promise<JsonObject> {
  const given = copyJsonObject(input)
  // A profile has terms of Open Badges, whose context such a credential need not have.
  const { issuer = stamp.issuer.id } = given
  const credential: JsonObject = deepFreeze({ ...completeDraft({ ...given, issuer }, stamp), issuer })
  const types: readonly unknown[] = [credential['type']].flat()
  const wrong = (expected: string, path: string): Error => inputError('issue.credential_invalid', { expected }, path)
  if (!types.includes('VerifiableCredential') || types.length < 2)
    throw wrong('VerifiableCredential and a type of its own', '/type')
  if (types.some((type) => type === 'OpenBadgeCredential' || type === 'AchievementCredential'))
    throw wrong('another type: badges are sealed with sealBadge', '/type')
  if (!isAbsoluteUrl(credential['id'])) throw wrong('a URL', '/id')
  const subjects: readonly unknown[] = [credential['credentialSubject']].flat()
  if (!subjects.every((subject) => isJsonObject(subject) && Object.keys(subject).length > 0))
    throw wrong('a subject that something is said of', '/credentialSubject')
  requireOrder(credential)
  for (const [type, schema] of SCHEMAS) if (types.includes(type)) await requireSchema(schema, credential)
  return credential
}

/** Checks a complete badge. @throws RungsError `issue.draft_invalid`, `credential.recipient_missing`, `credential.dates_order` */
export async function checkDraft(credential: JsonObject): Promise<void> {
  await requireSchema('ob-achievement-credential', credential)
  requireRecipient(credential)
  requireOrder(credential)
}

async function requireSchema(name: SchemaName, credential: JsonObject): Promise<void> {
  const [problem] = (await loadSchema(name))(credential)
  if (problem === undefined) return
  const { keyword, expected } = problem.params as { readonly keyword: string; readonly expected: string }
  throw inputError('issue.draft_invalid', { keyword, expected }, problem.path)
}

/** The issuer's own profile takes the place of a bare id or of none; a fuller profile of the same id is kept. */
function issuerFor(given: JsonValue | undefined, profile: Profile): JsonValue {
  const id = isJsonObject(given) ? given['id'] : given
  if (id !== undefined && id !== profile.id) {
    throw inputError('issue.issuer_differs', { expected: profile.id, actual: String(id).slice(0, 200) }, '/issuer')
  }
  return isJsonObject(given) ? given : (profile as unknown as JsonObject)
}

function requireRecipient(credential: JsonObject): void {
  const subject = credential['credentialSubject'] as JsonObject
  const identifiers = subject['identifier']
  if (subject['id'] === undefined && !(Array.isArray(identifiers) && identifiers.length > 0)) {
    throw inputError('credential.recipient_missing', {}, '/credentialSubject')
  }
}

function requireOrder(credential: JsonObject): void {
  const { validFrom, validUntil } = credential
  const from = parseDateTime(validFrom)
  const until = parseDateTime(validUntil)
  if (from === undefined) throw inputError('core.date_time_invalid', { expected: 'RFC 3339 date-time' }, '/validFrom')
  if (validUntil === undefined) return
  if (until === undefined) throw inputError('core.date_time_invalid', { expected: 'RFC 3339 date-time' }, '/validUntil')
  if (until.epochMs < from.epochMs) {
    throw inputError(
      'credential.dates_order',
      { validFrom: validFrom as string, validUntil: validUntil as string },
      '/validUntil',
    )
  }
}
