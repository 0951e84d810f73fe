import { fromUtf8, inputError, isRungsError, utf8 } from '../../core/index.js'
import { type BodyLimits, mediaTypeOf, readBody } from '../read-body.js'

export const FORM_TYPE = 'application/x-www-form-urlencoded'

/** A form whose names come once each. */
export type Form = ReadonlyMap<string, string>

const MAX_FIELDS = 64

/** The fields of a form, or `undefined` where it has one of them twice, or too many: nobody may choose which of two was meant. */
export function parseForm(parameters: URLSearchParams): Form | undefined {
  const form = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (form.has(name) || form.size === MAX_FIELDS) return undefined
    form.set(name, value)
  }
  return form
}

/**
 * The form in the body of a request (OpenID4VP 1.0 section 8.2).
 *
 * @throws RungsError `exchange.media_type_unsupported`, `exchange.request_malformed`, and those of reading a body
 */
export async function readForm(request: Request, limits: BodyLimits): Promise<Form> {
  if (mediaTypeOf(request) !== FORM_TYPE) throw inputError('exchange.media_type_unsupported', { accepted: [FORM_TYPE] })
  const form = parseForm(new URLSearchParams(textOf(await readBody(request, limits))))
  if (form === undefined) throw inputError('exchange.request_malformed', { expected: 'name' })
  return form
}

/** The body of a form with these fields. */
export function toForm(fields: Readonly<Record<string, string>>): Uint8Array {
  return utf8(new URLSearchParams(fields).toString())
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('exchange.request_malformed', { expected: 'text' })
  }
}
