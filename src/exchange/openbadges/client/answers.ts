import { isJsonObject, isRungsError, type JsonObject, operationError, parseJson, type RungsError } from '../../../core/index.js'
import type { NetAnswer } from '../../../net/index.js'

/** What is recommended where a service does not say when to come back (OB 3.0 section 6.5). */
const RETRY_SECONDS = 30 * 60
const MAX_RETRY_SECONDS = 7 * 24 * 60 * 60

/** A service's answer was not what the specification says. */
export function answerInvalid(member: string): RungsError {
  return operationError('exchange.provider_answer_invalid', { member })
}

/** A service refused, under a word of the specification. */
export function refused(status: number, error: unknown, retryAfter?: string): RungsError {
  const isWord = typeof error === 'string' && /^[A-Za-z_]{1,60}$/.test(error)
  const asked = retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : RETRY_SECONDS
  return operationError(
    'exchange.provider_refused',
    { status, error: isWord ? error : 'unknown', retryAfterSeconds: Math.min(asked, MAX_RETRY_SECONDS) },
    { retryable: status === 408 || status === 429 || status >= 500 },
  )
}

/** Why the API refused (OB 3.0 B.5). */
export function refusalOf({ status, bytes, headers }: NetAnswer): RungsError {
  return refused(status, codeMinorOf(bytes), headers['retry-after'])
}

function codeMinorOf(bytes: Uint8Array): unknown {
  const minor = objectIn(bytes)?.['imsx_codeMinor']
  const fields = isJsonObject(minor) ? minor['imsx_codeMinorField'] : undefined
  const [field] = Array.isArray(fields) ? (fields as readonly unknown[]) : []
  return isJsonObject(field) ? field['imsx_codeMinorFieldValue'] : undefined
}

/** The JSON object of a body, `undefined` for any other. */
export function objectIn(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value = parseJson(bytes, { maxBytes: Math.max(1, bytes.length) })
    return isJsonObject(value) ? value : undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}
