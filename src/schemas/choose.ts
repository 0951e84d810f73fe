import type { SchemaError } from './schema-error.js'

/**
 * The errors worth telling of a trail. A validator stops at the first failing keyword, but before it says that no branch of
 * an `anyOf`, or no element of a `contains`, did fit, it lists why each one did not.
 */
export function chooseErrors(trail: readonly SchemaError[]): readonly SchemaError[] {
  const told: SchemaError[] = []
  for (const error of trail) {
    if (error.keyword === 'if') continue
    if (error.keyword === 'contains') {
      takeWhile(told, ({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`))
      told.push(error)
    } else if (error.keyword === 'propertyNames') {
      const misses = takeWhile(
        told,
        ({ instancePath, propertyName }) => propertyName !== undefined && instancePath === error.instancePath,
      )
      told.push(misses[0] ?? error)
    } else if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      const misses = takeWhile(told, ({ instancePath }) => isAtOrUnder(instancePath, error.instancePath))
      told.push(chooseBranch(error, misses))
    } else told.push(error)
  }
  return told
}

/** Removes the errors at the end of the list that a test holds for, and returns them. */
function takeWhile(told: SchemaError[], holds: (error: SchemaError) => boolean): readonly SchemaError[] {
  let start = told.length
  while (start > 0 && holds(told[start - 1]!)) start--
  return told.splice(start)
}

function isAtOrUnder(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`)
}

/** The branch that came furthest; of several refused for the value's type, one error with all the types. */
function chooseBranch(error: SchemaError, misses: readonly SchemaError[]): SchemaError {
  if (misses.length === 0 || Array.isArray(error.params['passingSchemas'])) return error
  const deepest = misses.reduce((best, miss) => (depth(miss) > depth(best) ? miss : best))
  if (depth(deepest) > depth(error)) return deepest
  const specific = misses.find((miss) => miss.keyword !== 'type')
  if (specific !== undefined) return specific
  return { ...misses[0]!, params: { type: misses.map((miss) => miss.params['type']) } }
}

function depth(error: SchemaError): number {
  return error.instancePath.split('/').length
}
