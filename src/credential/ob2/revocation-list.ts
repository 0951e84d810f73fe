import { inputError, isJsonObject, type JsonObject, type JsonValue, pointer } from '../../core/index.js'
import { ob2TypesOf } from './recognise.js'

/** What a revocation list of Open Badges 2.0 says. */
export interface Ob2RevocationList {
  readonly id?: string
  /** The id of the profile whose list it is. */
  readonly issuer?: string
  /**
   * Whether an assertion is on it, by its `id` or the `uid` of generations before, and why, where the list tells.
   */
  find(assertion: { readonly id?: unknown; readonly uid?: unknown }): { readonly reason?: string } | undefined
}

const MAX_REASON = 2000

/**
 * Reads a revocation list (OB 2.0 RevocationList): an entry is the id of an assertion, or an object with its `id` or `uid`; an object
 * that says `"revoked": false` revokes nothing.
 *
 * @throws RungsError `ob2.list_invalid`
 * @example
 * ```ts
 * import { parseOb2RevocationList } from 'rungs/credential/ob2'
 * const list = parseOb2RevocationList({ type: 'RevocationList', revokedAssertions: ['https://school.example/assertions/1'] })
 * list.find({ id: 'https://school.example/assertions/1' }) // {}
 * ```
 */
export function parseOb2RevocationList(value: JsonValue): Ob2RevocationList {
  const invalid = (member: string, path: string): Error => inputError('ob2.list_invalid', { member }, path)
  if (!isJsonObject(value) || !ob2TypesOf(value).includes('RevocationList')) throw invalid('type', '/type')
  const { id, issuer, revokedAssertions } = value
  if (id !== undefined && typeof id !== 'string') throw invalid('id', '/id')
  const issuerId = isJsonObject(issuer) ? issuer['id'] : issuer
  if (issuer !== undefined && typeof issuerId !== 'string') throw invalid('issuer', '/issuer')
  if (revokedAssertions === undefined) throw invalid('revokedAssertions', '/revokedAssertions')
  const byId = new Map<string, { readonly reason?: string }>()
  const byUid = new Map<string, { readonly reason?: string }>()
  for (const [index, entry] of ([revokedAssertions].flat() as readonly JsonValue[]).entries()) {
    const at = pointer('/revokedAssertions', index)
    if (typeof entry === 'string') byId.set(keyOf(entry), {})
    else if (!isJsonObject(entry)) throw invalid('revokedAssertions', at)
    else readEntry(entry, byId, byUid, () => invalid('revokedAssertions', at))
  }
  return {
    ...(id !== undefined && { id }),
    ...(typeof issuerId === 'string' && { issuer: issuerId }),
    find: (assertion) =>
      (typeof assertion.id === 'string' ? byId.get(keyOf(assertion.id)) : undefined) ??
      (typeof assertion.uid === 'string' ? byUid.get(assertion.uid) : undefined),
  }
}

function readEntry(
  { id, uid, revoked = true, revocationReason }: JsonObject,
  byId: Map<string, { readonly reason?: string }>,
  byUid: Map<string, { readonly reason?: string }>,
  invalid: () => Error,
): void {
  if (typeof revoked !== 'boolean' || (typeof id !== 'string' && typeof uid !== 'string')) throw invalid()
  if (!revoked) return
  const said = typeof revocationReason === 'string' ? { reason: revocationReason.slice(0, MAX_REASON) } : {}
  if (typeof id === 'string') byId.set(keyOf(id), said)
  if (typeof uid === 'string') byUid.set(uid, said)
}

/** Ids of the days before https are those of today: what was revoked under one is under the other. */
function keyOf(id: string): string {
  return id.replace(/^http:\/\//i, 'https://')
}
