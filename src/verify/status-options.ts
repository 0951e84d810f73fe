import { isAbsoluteUrl, isJsonObject, requireOption } from '../core/index.js'

/** Exported so that skipping the check is seen where it is done: `createVerifier({ status: skipStatusCheck })`. */
export const skipStatusCheck: unique symbol = /* @__PURE__ */ Symbol('rungs.skipStatusCheck')

/** How many lists may be asked for one credential, those of its endorsements included. */
export const MAX_STATUS_LOOKUPS = 32

/** What {@link createVerifier} may be told about the status of badges. */
export interface StatusOptions {
  /** Leave the status to the caller: a badge that was revoked is then verified like any other. */
  readonly status?: typeof skipStatusCheck
  /**
   * Status lists by URL, which are then never fetched: a list credential as JSON object, text, token or bytes, a Status List Token,
   * or a 1EdTech Revocation List, which nobody signs and which is believed as it is passed. A list with an end is not used beyond it.
   */
  readonly statusLists?: Readonly<Record<string, unknown>>
  /** Who may keep the list of a badge beside its own issuer, by id (Bitstring Status List 1.0 section 3.2). Default: nobody. */
  readonly statusIssuers?: readonly string[]
  /**
   * For how long a fetched list is used again, at most, in milliseconds; its own `ttl`, `validUntil` or `exp` shorten it. Default
   * 300 000. With 0, each badge has its list fetched anew, unless others wait for the same one.
   * Where it is given, a list that came with a presentation is no longer believed than that either; else a day.
   */
  readonly statusMaxAgeMs?: number
}

export const STATUS_OPTIONS = ['status', 'statusLists', 'statusIssuers', 'statusMaxAgeMs'] as const

/** @throws RungsError `core.option_invalid` */
export function requireStatusOptions({ status, statusLists = {}, statusIssuers = [], statusMaxAgeMs = 0 }: StatusOptions): void {
  requireOption(status === undefined || status === skipStatusCheck, 'status', 'skipStatusCheck')
  requireOption(isJsonObject(statusLists), 'statusLists', 'lists by URL')
  requireOption(Array.isArray(statusIssuers) && statusIssuers.every(isAbsoluteUrl), 'statusIssuers', 'list of ids')
  requireOption(Number.isSafeInteger(statusMaxAgeMs) && statusMaxAgeMs >= 0, 'statusMaxAgeMs', 'milliseconds')
}
