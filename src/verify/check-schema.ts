import { CREDENTIALS_V1 } from '../contexts/index.js'
import { type Check, finding, isJsonObject, type JsonObject } from '../core/index.js'
import { loadSchema } from '../schemas/index.js'
import { checked, PASSED } from './check.js'
import { checkDataModel, dataModelOf } from './data-model.js'
import { typesOf } from './sniff.js'

/** A type may be spelt as its IRI (VCDM 2.0 section 4.5), which must not be a way around the schema. */
const VOCABULARY = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const BADGE_TYPES: readonly string[] = ['OpenBadgeCredential', 'AchievementCredential'].flatMap((type) => [
  type,
  VOCABULARY + type,
])

/**
 * Conformance (OB 3.0 section 9.1 step 1): a credential keeps the rules of its data model, and a badge must fit the OB 3.0 schema, and its subject must be named by `id` or
 * `identifier`, which no schema says. Any other credential has no schema here and is only warned of.
 */
export async function checkSchema(credential: JsonObject): Promise<Check> {
  const wrong = checkDataModel(credential)
  if (wrong !== undefined) return checked('fail', wrong)
  const types = typesOf(credential)
  if (!types.some((type) => BADGE_TYPES.includes(type)))
    return checked('warn', finding('schema', 'schema.not_open_badge', {}, '/type'))
  if (dataModelOf(credential) === '1.1') {
    return checked('unknown', finding('schema', 'schema.version_unsupported', { context: CREDENTIALS_V1 }, '/@context/0'))
  }
  const validate = await loadSchema('ob-achievement-credential')
  const problems = validate(credential)
  if (problems.length > 0) return checked('fail', ...problems.map((one) => finding('schema', one.code, one.params, one.path)))
  const subject = credential['credentialSubject']
  const named =
    isJsonObject(subject) &&
    (typeof subject['id'] === 'string' || (Array.isArray(subject['identifier']) && subject['identifier'].length > 0))
  if (!named) {
    return checked(
      'fail',
      finding(
        'schema',
        'schema.invalid',
        { schema: 'ob-achievement-credential', keyword: 'required', expected: 'id or identifier' },
        '/credentialSubject',
      ),
    )
  }
  return PASSED
}
