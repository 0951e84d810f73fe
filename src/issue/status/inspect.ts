import { formatDateTime, type Problem, problem } from '../../core/index.js'
import type { Store } from '../../storage/index.js'
import { changesAfter } from './bits.js'
import { type ListScope, listsOf } from './lists.js'
import { readPublished } from './publication.js'

/** Lists that are not published, lack changes, or are served although they are no longer valid. */
export async function inspectLists(
  parts: ListScope & { readonly store: Store; readonly purposes: readonly string[] },
): Promise<readonly Problem[]> {
  return parts.store.read(async (view) => {
    const findings: Problem[] = []
    for (const purpose of parts.purposes)
      for (const list of await listsOf(view, purpose, parts)) {
        const publication = await view.lists.publication(list.id)
        const pending = (await changesAfter(view, list.id, publication?.sequence ?? 0)).length
        if (publication === undefined || pending > 0) findings.push(problem('status.unpublished', { list: list.url, pending }))
        if (publication === undefined) continue
        const { validUntilMs } = readPublished(publication.text)
        if (validUntilMs <= parts.nowMs())
          findings.push(problem('status.publication_old', { list: list.url, validUntil: formatDateTime(validUntilMs) }))
      }
    return findings
  })
}
