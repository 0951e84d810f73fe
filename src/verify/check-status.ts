import { type Check, finding, isJsonObject, type JsonObject, type JsonValue } from '../core/index.js'
import { checked, SKIPPED } from './check.js'

/** Status: a credential that names a status which nobody looked up is neither good nor revoked. */
export function checkStatus(credential: JsonObject): Check {
  const status = credential['credentialStatus']
  if (status === undefined) return SKIPPED
  const entries: readonly JsonValue[] = Array.isArray(status) ? status : [status as JsonValue]
  const types = entries
    .slice(0, 16)
    .map((entry) => (isJsonObject(entry) && typeof entry['type'] === 'string' ? entry['type'].slice(0, 64) : ''))
  return checked('unknown', ...types.map((type) => finding('status', 'status.unchecked', { type }, '/credentialStatus')))
}
