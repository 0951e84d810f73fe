import { fromUtf8, isRungsError } from '../../../core/index.js'
import { type BodyLimits, mediaTypeOf, readBody } from '../../read-body.js'

/** A form as it was sent, each field once; `undefined` for any other body (RFC 6749 section 3.2: no parameter twice). */
export async function readForm(request: Request, limits: BodyLimits): Promise<ReadonlyMap<string, string> | undefined> {
  if (mediaTypeOf(request) !== 'application/x-www-form-urlencoded') return undefined
  const bytes = await readBody(request, limits)
  try {
    return fieldsOf(new URLSearchParams(fromUtf8(bytes)))
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** Parameters by name, without empty ones; `undefined` where one comes twice. */
export function fieldsOf(parameters: URLSearchParams): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (fields.has(name)) return undefined
    fields.set(name, value)
  }
  for (const [name, value] of fields) if (value === '') fields.delete(name)
  return fields
}
