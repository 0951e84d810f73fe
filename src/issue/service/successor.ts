import { compareCodePoints } from '../../core/index.js'
import type { CredentialRow, StoreReader } from '../../storage/index.js'
import { findState } from '../status/change.js'

/** The credential that took the place of another: the latest of those that are not revoked, since a revoked one takes nobody's. */
export async function findSuccessor(view: StoreReader, id: string, issuer: string): Promise<CredentialRow | undefined> {
  const rows = await view.credentials.list({ issuer, replaces: id })
  const latest = [...rows].sort((a, b) => b.issuedAtMs - a.issuedAtMs || compareCodePoints(a.id, b.id))
  for (const row of latest) if ((await findState(view, row.id, issuer))?.state !== 'revoked') return row
  return undefined
}
