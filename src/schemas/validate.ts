import { type JsonValue, type Problem, pointer, problem } from '../core/index.js'
import { chooseErrors } from './choose.js'
import type { SchemaCheck, SchemaError } from './schema-error.js'

/** What is wrong with a JSON value by one schema: empty when it fits, at most 20 problems. */
export type SchemaValidator = (value: JsonValue) => readonly Problem[]

const MAX_PROBLEMS = 20
const MAX_EXPECTED_LENGTH = 400

/** The validator that tells a generated check's errors as problems. */
export function createValidator(schema: string, check: SchemaCheck): SchemaValidator {
  return (value) => {
    const trail = check(value)
    if (trail === null) return []
    return chooseErrors(trail)
      .slice(0, MAX_PROBLEMS)
      .map((error) => problem('schema.invalid', { schema, keyword: error.keyword, expected: expectedBy(error) }, pathOf(error)))
  }
}

/** The pointer to what is at fault: the member that should not be there, or else the value that the keyword judged. */
function pathOf(error: SchemaError): string {
  const extra = error.params['additionalProperty'] ?? error.params['unevaluatedProperty'] ?? error.propertyName
  return typeof extra === 'string' ? pointer(error.instancePath, extra) : error.instancePath
}

/** What the schema asks for, never what the value has. */
function expectedBy(error: SchemaError): string {
  const asked = askedBy(error)
  const text = Array.isArray(asked) ? asked.map(plain).join(' | ') : plain(asked)
  return text.length <= MAX_EXPECTED_LENGTH ? text : `${text.slice(0, MAX_EXPECTED_LENGTH)}...`
}

function askedBy({ keyword, params }: SchemaError): unknown {
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'unevaluatedItems':
    case 'false schema':
      return false
    case 'uniqueItems':
      return true
    default:
      return (
        params['missingProperty'] ??
        params['type'] ??
        params['allowedValues'] ??
        params['allowedValue'] ??
        params['pattern'] ??
        params['format'] ??
        params['limit'] ??
        params['minContains'] ??
        params['multipleOf'] ??
        keyword
      )
  }
}

function plain(asked: unknown): string {
  return typeof asked === 'string' ? asked : JSON.stringify(asked)
}
