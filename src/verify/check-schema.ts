import type { ContextLoader } from '../contexts/index.js'
import { type Check, type Finding, finding, isJsonObject, isRungsError, type JsonObject } from '../core/index.js'
import type { SchemaName, SchemaValidator } from '../schemas/index.js'
import { typesOf } from '../securing/index.js'
import { checked, PASSED } from './check.js'
import { checkMembers } from './data-members.js'
import { checkDataModel } from './data-model.js'
import { problemsBy } from './schema-problems.js'

/** A type may be spelt as its IRI or under a prefix (VCDM 2.0 section 4.5), which must not be a way around the schema. */
const BADGE_TYPE = /(^|[:/#])(OpenBadgeCredential|AchievementCredential)$/
const ENDORSEMENT_TYPE = /(^|[:/#])EndorsementCredential$/
const CLR_TYPE = /(^|[:/#])ClrCredential$/

/**
 * Conformance (OB 3.0 section 9.1 step 1): a credential keeps the rules of its data model, a badge or an endorsement fits the
 * OB 3.0 schema, a record that of CLR 2.0, and each JSON Schema that the credential names holds; a badge's subject must be named by `id` or `identifier`,
 * which no schema says. Any other credential has no schema of OB 3.0 and is only warned of, as is a context that nobody here
 * knows: a token is signed whatever its contexts say.
 */
export async function checkSchema(
  credential: JsonObject,
  loader: ContextLoader,
  schemas: Readonly<Record<string, SchemaValidator>> = {},
): Promise<Check> {
  const wrong = checkDataModel(credential)
  if (wrong !== undefined) return checked('fail', wrong)
  const warnings = unknownContexts(credential, loader)
  const names = schemasFor(credential)
  if (names.length === 0) warnings.push(finding('schema', 'schema.not_open_badge', {}, '/type'))
  for (const name of names) {
    const problems = await problemsBy(name, credential)
    if (problems.length > 0) return checked('fail', ...problems)
  }
  const member = checkMembers(credential)
  if (member !== undefined) return checked('fail', member)
  if (credential['credentialSchema'] !== undefined) {
    const { checkNamedSchemas } = await import('./check-named-schemas.js')
    const { state, findings } = await checkNamedSchemas(credential, names, schemas)
    if (state !== 'pass') return checked(state, ...findings, ...warnings)
  }
  return warnings.length === 0 ? PASSED : checked('warn', ...warnings)
}

/** Whether a credential is an endorsement (OB 3.0 B.1.8), by its type. */
export function isEndorsement(credential: JsonObject): boolean {
  return typesOf(credential).some((type) => ENDORSEMENT_TYPE.test(type))
}

/** By its types, or because its subject has an achievement: what says to be of two kinds is held to both. */
function schemasFor(credential: JsonObject): readonly SchemaName[] {
  const subject = credential['credentialSubject']
  const has = (kind: RegExp): boolean => typesOf(credential).some((type) => kind.test(type))
  const isBadge = has(BADGE_TYPE) || (isJsonObject(subject) && isJsonObject(subject['achievement']))
  return [
    ...(isBadge ? (['ob-achievement-credential'] as const) : []),
    ...(!isBadge && has(ENDORSEMENT_TYPE) ? (['ob-endorsement-credential'] as const) : []),
    ...(has(CLR_TYPE) ? (['clr-credential'] as const) : []),
  ]
}

function unknownContexts(credential: JsonObject, loader: ContextLoader): Finding[] {
  const context = credential['@context']
  const list: readonly unknown[] = Array.isArray(context) ? context : [context]
  return list.flatMap((one, index) => {
    if (typeof one !== 'string' || isKnown(one, loader)) return []
    return [finding('schema', 'schema.context_unknown', { url: one.slice(0, 200) }, `/@context/${index}`)]
  })
}

function isKnown(url: string, loader: ContextLoader): boolean {
  try {
    return loader(url) !== undefined
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return false
  }
}
