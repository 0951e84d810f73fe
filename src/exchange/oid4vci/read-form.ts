import { fromUtf8, inputError } from '../../core/index.js'
import { type BodyLimits, mediaTypeOf, readBody } from '../read-body.js'
import { refusal } from './refusal.js'

const FORM = 'application/x-www-form-urlencoded'
const MAX_PARAMETERS = 50

/**
 * The parameters of a form, each of which comes once; one without a value is as good as left out (RFC 6749 section 3.2).
 *
 * @throws RungsError `exchange.oauth_refused`, and as {@link readBody}
 */
export async function readForm(request: Request, limits: BodyLimits): Promise<ReadonlyMap<string, string>> {
  if (mediaTypeOf(request) !== FORM) throw inputError('exchange.media_type_unsupported', { accepted: [FORM] })
  const entries = [...new URLSearchParams(fromUtf8(await readBody(request, limits)))]
  const form = new Map(entries)
  if (entries.length > MAX_PARAMETERS || form.size !== entries.length)
    throw refusal('invalid_request', 'a parameter comes more than once, or there are too many')
  for (const [name, value] of entries) if (value === '') form.delete(name)
  return form
}
