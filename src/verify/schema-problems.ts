import { type Finding, finding, type JsonObject } from '../core/index.js'
import { loadSchema, type SchemaName } from '../schemas/index.js'
import { dataModelOf } from './data-model.js'
import { checkFirstDataModel } from './first-data-model.js'

/** What is wrong with a badge or an endorsement by the schema of OB 3.0, in the names of its data model. */
export async function problemsBy(name: SchemaName, credential: JsonObject): Promise<readonly Finding[]> {
  const validate = await loadSchema(name)
  const problems = dataModelOf(credential) === '1.1' ? checkFirstDataModel(credential, validate, name) : validate(credential)
  if (problems.length > 0) return problems.map((one) => finding('schema', one.code, one.params, one.path))
  if (name !== 'ob-achievement-credential') return []
  const { id, identifier } = credential['credentialSubject'] as JsonObject
  if (typeof id === 'string' || (Array.isArray(identifier) && identifier.length > 0)) return []
  const params = { schema: name, keyword: 'required', expected: 'id or identifier' }
  return [finding('schema', 'schema.invalid', params, '/credentialSubject')]
}
