import { checkOptions, compareCodePoints, formatDateTime, type Now, requireOption, toEpochMs } from '../../core/index.js'
import type { Store } from '../../storage/index.js'
import { contentOf, timeOf } from '../content.js'
import { listVersions } from '../log/versions.js'
import type { StatusService } from '../status/service.js'
import { findSuccessor } from './successor.js'

/** Which credentials are asked for. */
export interface ExpiringOptions {
  /** Those whose validity ends at this time or later. Default: now. */
  readonly from?: Now
  /** Those whose validity ends before this time. */
  readonly until: Now
  /** Where the page before ended. */
  readonly after?: string
  /** How many credentials are looked at for one page. Default 1 000; at most 10 000. */
  readonly limit?: number
}

/** A page of credentials that end soon. */
export interface ExpiringPage {
  readonly items: readonly { readonly id: string; readonly validUntil: string }[]
  /** To be asked for next; absent at the end. */
  readonly after?: string
}

/** Credentials that end between two times, by their newest text, and are neither replaced nor revoked; by id. */
export async function listExpiring(
  options: ExpiringOptions,
  { store, issuer, status, nowMs }: { store: Store; issuer: string; status: StatusService | undefined; nowMs: () => number },
): Promise<ExpiringPage> {
  checkOptions(options, ['from', 'until', 'after', 'limit'], 'expiring')
  const { from, until, after, limit = 1000 } = options
  requireOption(Number.isInteger(limit) && limit > 0 && limit <= 10_000, 'limit', '1 to 10000')
  const span = {
    validUntilFromMs: from === undefined ? nowMs() : toEpochMs(from),
    validUntilBeforeMs: toEpochMs(until),
  }
  const page = { limit, ...(after !== undefined && { after }) }
  const { ids, isLast, items } = await store.read(async (view) => {
    const { credentials, records } = view
    const rows = new Map((await credentials.list({ issuer, ...span, ...page })).map((row) => [row.id, row]))
    // What was refreshed ends by its newest text, and not when its row says.
    const newer = new Map((await listVersions(records, page)).map((body) => [body.credential, body]))
    const all = [...new Set([...rows.keys(), ...newer.keys()])].sort(compareCodePoints)
    const ids = all.slice(0, limit)
    const isLast = rows.size < limit && newer.size < limit && all.length === ids.length
    const items: { readonly id: string; readonly validUntil: string }[] = []
    for (const id of ids) {
      const row = rows.get(id) ?? (await credentials.get(id))
      if (row?.issuer !== issuer || (await findSuccessor(view, id, issuer)) !== undefined) continue
      const body = newer.get(id)
      const ends = body === undefined ? row.validUntilMs : timeOf(contentOf(body.text), 'validUntil')
      if (ends !== undefined && ends >= span.validUntilFromMs && ends < span.validUntilBeforeMs)
        items.push({ id, validUntil: formatDateTime(ends) })
    }
    return { ids, isLast, items }
  })
  const kept: (typeof items)[number][] = []
  for (const item of items) if (!(await wasRevoked(item.id, status))) kept.push(item)
  const last = isLast ? undefined : ids.at(-1)
  return { items: kept, ...(last !== undefined && { after: last }) }
}

/** One without a place cannot be. */
async function wasRevoked(id: string, status: StatusService | undefined): Promise<boolean> {
  return status !== undefined && (await status.findState(id)) === 'revoked'
}
