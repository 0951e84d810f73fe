import { type Check, finding, formatDateTime, isJsonObject, type JsonObject, type JsonValue } from '../core/index.js'
import type { ControllerResolver } from '../did/index.js'
import type { Opened } from '../securing/index.js'
import { checked, SKIPPED } from './check.js'
import { checkIssuer } from './check-issuer.js'
import { checkStatus } from './check-status.js'
import { checkValidity, type skipValidityCheck } from './check-validity.js'

/**
 * The checks of a claim set of SD-JWT VC, whose signature is right: its issuer, dates and status stand under the registered
 * claims `iss`, `nbf`, `exp` and `status`. What its claims should be is said by type metadata, which nobody here has, so
 * the schema is unknown, never passed.
 */
export async function checkClaimSet(
  claims: JsonObject,
  opened: readonly Opened[],
  resolver: ControllerResolver,
  { now, validity }: { readonly now: number; readonly validity: typeof skipValidityCheck | undefined },
): Promise<{ readonly schema: Check; readonly issuer: Check; readonly validity: Check; readonly status: Check }> {
  const { vct, iss, nbf, exp, status } = claims
  const params = { vct: typeof vct === 'string' ? vct.slice(0, 200) : '' }
  return {
    schema: checked('unknown', finding('schema', 'schema.claim_set', params, '/vct')),
    issuer: await checkIssuer(typeof iss === 'string' ? { issuer: iss } : {}, opened, resolver),
    validity:
      validity === undefined ? checkValidity({ ...dateAs('validFrom', nbf), ...dateAs('validUntil', exp) }, now) : SKIPPED,
    status: checkStatus(status === undefined ? {} : { credentialStatus: { type: kindOf(status) } }),
  }
}

/** A NumericDate, which the mechanism has looked at, as the date-time of the data model. */
function dateAs(member: string, value: JsonValue | undefined): JsonObject {
  return typeof value === 'number' ? { [member]: formatDateTime(value * 1000) } : {}
}

/** The mechanism of a status (SD-JWT VC, "status"): the name of its first member. */
function kindOf(status: JsonValue): string {
  return isJsonObject(status) ? (Object.keys(status)[0] ?? '') : ''
}
