import { type ContextLoader, CREDENTIALS_V1 } from '../contexts/index.js'
import { type Check, type Finding, finding, isJsonObject, isRungsError, type JsonObject } from '../core/index.js'
import { loadSchema } from '../schemas/index.js'
import { typesOf } from '../securing/index.js'
import { checked, PASSED } from './check.js'
import { checkDataModel, dataModelOf } from './data-model.js'

/** A type may be spelt as its IRI or under a prefix (VCDM 2.0 section 4.5), which must not be a way around the schema. */
const BADGE_TYPE = /(^|[:/#])(OpenBadgeCredential|AchievementCredential)$/

/**
 * Conformance (OB 3.0 section 9.1 step 1): a credential keeps the rules of its data model, and a badge must fit the OB 3.0
 * schema; its subject must be named by `id` or `identifier`, which no schema says. Any other credential has no schema here
 * and is only warned of, as is a context that nobody here knows: a token is signed whatever its contexts say.
 */
export async function checkSchema(credential: JsonObject, loader: ContextLoader): Promise<Check> {
  const wrong = checkDataModel(credential)
  if (wrong !== undefined) return checked('fail', wrong)
  const warnings = unknownContexts(credential, loader)
  if (!isBadge(credential)) return checked('warn', ...warnings, finding('schema', 'schema.not_open_badge', {}, '/type'))
  if (dataModelOf(credential) === '1.1') {
    return checked('unknown', finding('schema', 'schema.version_unsupported', { context: CREDENTIALS_V1 }, '/@context/0'))
  }
  const validate = await loadSchema('ob-achievement-credential')
  const problems = validate(credential)
  if (problems.length > 0) return checked('fail', ...problems.map((one) => finding('schema', one.code, one.params, one.path)))
  const subject = credential['credentialSubject'] as JsonObject
  const { identifier } = subject
  if (typeof subject['id'] !== 'string' && !(Array.isArray(identifier) && identifier.length > 0)) {
    const params = { schema: 'ob-achievement-credential', keyword: 'required', expected: 'id or identifier' }
    return checked('fail', finding('schema', 'schema.invalid', params, '/credentialSubject'))
  }
  return warnings.length === 0 ? PASSED : checked('warn', ...warnings)
}

/** By its type, or because its subject has an achievement. */
function isBadge(credential: JsonObject): boolean {
  const subject = credential['credentialSubject']
  return (
    typesOf(credential).some((type) => BADGE_TYPE.test(type)) || (isJsonObject(subject) && isJsonObject(subject['achievement']))
  )
}

function unknownContexts(credential: JsonObject, loader: ContextLoader): readonly Finding[] {
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
