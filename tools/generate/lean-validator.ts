/**
 * Takes out of the code of a validator what only its errors say and nobody reads: where in the schema they come from, and
 * the schemas as a whole, of which errors quote a list of values here and there.
 */
export function leanValidator(code: string): string {
  return withoutSchemas(code).replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
}

/** Texts come first in these, so that nothing in them is taken for code. */
const PATH = /"(?:[^"\\]|\\.)*"|\b(schema\d+)((?:\.[A-Za-z_$][\w$]*|\[(?:"(?:[^"\\]|\\.)*"|\d+)\])+)/g
const SCHEMA = /"(?:[^"\\]|\\.)*"|\bconst (schema\d+) = (?=\{)/g
const STEP = /\.([\w$]+)|\[("(?:[^"\\]|\\.)*"|\d+)\]/g

/** Quotes are written out, so that the bundler can drop the schemas. */
function withoutSchemas(code: string): string {
  const schemas = schemasOf(code)
  return code.replace(PATH, (all, name: string | undefined, path: string) => {
    if (name === undefined || !schemas.has(name)) return all
    let value: unknown = schemas.get(name)
    for (const [, member, index = ''] of path.matchAll(STEP))
      value = stepInto(value, member ?? (JSON.parse(index) as string | number))
    if (value === undefined) throw new Error(`${all} is not in the schema`)
    return JSON.stringify(value)
  })
}

function stepInto(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return (value as Readonly<Record<string | number, unknown>>)[step]
}

function schemasOf(code: string): ReadonlyMap<string, unknown> {
  const schemas = new Map<string, unknown>()
  for (const { 0: head, 1: name, index } of code.matchAll(SCHEMA)) {
    if (name === undefined) continue
    const start = index + head.length
    schemas.set(name, JSON.parse(code.slice(start, endOfObject(code, start))))
  }
  return schemas
}

/** Where a JSON object ends. */
function endOfObject(code: string, start: number): number {
  let depth = 0
  for (const { 0: token, index } of code.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth++
    else if (token === '}') depth--
    if (depth === 0) return start + index + 1
  }
  throw new Error('an object has no end')
}
