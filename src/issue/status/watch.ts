import { operationError } from '../../core/index.js'
import type { AuditHead, StoreReader } from '../../storage/index.js'

/** A memory outside of the store of how far its audit log had come. */
export interface StatusWitness {
  load(): Promise<AuditHead | undefined>
  save(head: AuditHead): Promise<void>
}

/**
 * Refuses a store that does not hold what was witnessed: an older copy, or another one.
 *
 * @throws RungsError `storage.rolled_back`
 */
export async function requireWitnessed(view: Pick<StoreReader, 'audit'>, witness: StatusWitness | undefined): Promise<void> {
  const seen = await witness?.load()
  if (seen === undefined) return
  const head = await view.audit.head()
  const actual = head?.sequence ?? 0
  const [there] = await view.audit.list({ after: seen.sequence - 1, limit: 1 })
  if (there?.sequence !== seen.sequence || there.hash !== seen.hash)
    throw operationError('storage.rolled_back', { expected: seen.sequence, actual })
}
