import { createStatusList, type StatusList, setStatuses } from '../../status/index.js'
import type { StatusChange, StatusListState, StoreReader } from '../../storage/index.js'

/** A list's statuses at one moment. */
export interface ListBits {
  readonly bits: StatusList
  /** The last entry of the audit log by then; 0 for none. */
  readonly sequence: number
}

/**
 * The statuses of a list as they are now: those known from before and the changes since, or all that are set.
 *
 * @param known from an earlier call for the same list
 */
export async function readBits(view: StoreReader, list: StatusListState, known: ListBits | undefined): Promise<ListBits> {
  const { length, statusSize, id } = list
  const sequence = (await view.audit.head())?.sequence ?? 0
  const start = known?.bits ?? createStatusList({ length, statusSize })
  const changes = known === undefined ? await view.lists.values(id) : await changesAfter(view, id, known.sequence)
  if (changes.length === 0) return { bits: start, sequence }
  return {
    bits: setStatuses(
      start,
      changes.map(({ index, value }) => [index, value] as const),
    ),
    sequence,
  }
}

/** All changes of a list after an entry of the audit log, in their order. */
export async function changesAfter({ lists }: StoreReader, list: string, after: number): Promise<readonly StatusChange[]> {
  const all: StatusChange[] = []
  for (let last = after; ; ) {
    const page = await lists.changes(list, { after: last })
    if (page.length === 0) return all
    all.push(...page)
    last = page.at(-1)?.sequence as number
  }
}
