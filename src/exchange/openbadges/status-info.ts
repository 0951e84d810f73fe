import { isRungsError, operationError, type RungsError } from '../../core/index.js'
import { en, toProblemDetails } from '../../i18n/index.js'
import { jsonResponse, statusOfError } from '../problem-response.js'

/** What went wrong, in the words of the vocabulary (OB 3.0 B.5, Imsx_CodeMinorFieldValue). */
export type CodeMinor =
  | 'forbidden'
  | 'internal_server_error'
  | 'invalid_data'
  | 'invalid_query_parameter'
  | 'not_acceptable'
  | 'not_allowed'
  | 'not_found'
  | 'server_busy'
  | 'unauthorizedrequest'

/** An answer that says why there is no other (OB 3.0 B.5, Imsx_StatusInfo). */
export function statusInfo(
  status: number,
  minor: CodeMinor,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const field = { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor }
  return jsonResponse(
    status,
    {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: description,
      imsx_codeMinor: { imsx_codeMinorField: [field] },
    },
    headers,
  )
}

const MINOR: Readonly<Record<number, CodeMinor>> = {
  404: 'not_found',
  405: 'not_allowed',
  429: 'server_busy',
  500: 'internal_server_error',
  503: 'server_busy',
}

/** Whatever was thrown as an answer; of what is no error of ours nothing is told. */
export function statusInfoOfThrown(thrown: unknown): Response {
  const error: RungsError = isRungsError(thrown) ? thrown : operationError('exchange.failed', {})
  // What the client sent is its affair, what a store could not do is not.
  const status = error.kind === 'input' ? statusOfError(error) : statusOfError(error) === 503 ? 503 : 500
  const isTold = error.kind === 'input' || (status === 503 && /^(exchange|rdf)\./.test(error.code))
  const shown = isTold ? error : operationError(status === 503 ? 'exchange.not_ready' : 'exchange.failed', {})
  const description = String(toProblemDetails(shown, en, { status }).detail)
  return statusInfo(status, MINOR[status] ?? 'invalid_data', description, status === 503 ? { 'retry-after': '1' } : {})
}
