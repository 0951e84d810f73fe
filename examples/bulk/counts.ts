/** What a store holds, counted from what is in it and not from what was told. */
import { type AuditEntry, followAudit, type Store } from 'rungs/storage'

export interface Counts {
  readonly credentials: number
  readonly recipients: number
  readonly places: number
  readonly indexes: number
  /** What the audit log says was issued, along a chain that holds. */
  readonly audited: number
}

export function countAll(store: Store): Promise<Counts> {
  return store.read(async ({ credentials, lists, audit }) => {
    const recipients = new Set<string>()
    let count = 0
    for (let after = ''; ; ) {
      const page = await credentials.list({ ...(after !== '' && { after }), limit: 1000 })
      for (const { recipient = '' } of page) recipients.add(recipient)
      count += page.length
      if (page.length < 1000) break
      after = page.at(-1)?.id ?? ''
    }
    const indexes = new Set<string>()
    let places = 0
    for (const { id } of await lists.list()) {
      for (let after = -1; ; ) {
        const page = await lists.places(id, { after, limit: 1000 })
        for (const { index } of page) indexes.add(`${id} ${index}`)
        places += page.length
        if (page.length < 1000) break
        after = page.at(-1)?.index ?? 0
      }
    }
    const entries: AuditEntry[] = []
    for (;;) {
      const page = await audit.list({ after: entries.length, limit: 1000 })
      entries.push(...page)
      if (page.length < 1000) break
    }
    followAudit(undefined, entries)
    const audited = entries
      .filter(({ kind }) => kind === 'batch.issued')
      .reduce((sum, { facts }) => sum + (JSON.parse(facts) as { count: number }).count, 0)
    return { credentials: count, recipients: recipients.size, places, indexes: indexes.size, audited }
  })
}

export function isWhole(counts: Counts, expected: number): boolean {
  return Object.values(counts).every((count) => count === expected)
}
