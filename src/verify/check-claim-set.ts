import { type Check, finding, formatDateTime, type JsonObject, type JsonValue } from '../core/index.js'
import type { Opened } from '../securing/index.js'
import { checked, isWell, SKIPPED } from './check.js'
import { checkIssuer } from './check-issuer.js'
import type { ListedKeyOptions } from './check-listed-keys.js'
import { checkClaimStatus, type StatusScope } from './check-status.js'
import { checkValidity } from './check-validity.js'

/**
 * The checks of a claim set of SD-JWT VC, whose signature is right: its issuer, dates and status stand under the registered
 * claims `iss`, `nbf`, `exp` and `status`. What its claims should be is said by type metadata, which nobody here has, so
 * the schema is unknown, never passed.
 */
export async function checkClaimSet(
  claims: JsonObject,
  opened: readonly Opened[],
  keys: ListedKeyOptions,
  isProven: boolean,
  scope: StatusScope,
): Promise<{ readonly schema: Check; readonly issuer: Check; readonly validity: Check; readonly status: Check }> {
  const { vct, iss, nbf, exp } = claims
  const { options } = scope.parts
  const params = { vct: typeof vct === 'string' ? vct.slice(0, 200) : '' }
  const issuer = await checkIssuer(typeof iss === 'string' ? { issuer: iss } : {}, opened, keys)
  const validity =
    options.validity === undefined
      ? checkValidity({ ...dateAs('validFrom', nbf), ...dateAs('validUntil', exp) }, scope.now)
      : SKIPPED
  return {
    schema: checked('unknown', finding('schema', 'schema.claim_set', params, '/vct')),
    issuer,
    validity,
    status: await checkClaimStatus(claims, isProven && isWell(issuer) && validity.state !== 'fail', scope),
  }
}

/** A NumericDate, which the mechanism has looked at, as the date-time of the data model. */
function dateAs(member: string, value: JsonValue | undefined): JsonObject {
  return typeof value === 'number' ? { [member]: formatDateTime(value * 1000) } : {}
}
