import { expect } from 'vitest'
import { type AuditEntry, type CredentialRow, followAudit, type Store, type StoreReader } from '../../src/storage/index.js'

/** Nothing twice, nothing half: as many credentials, bodies and places as were issued, and an audit log that holds. */
export async function expectWhole(store: Store, count: number): Promise<void> {
  await store.read(async (view) => {
    const { credentials, lists } = view
    const rows = await listCredentials(view)
    expect(rows).toHaveLength(count)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(count)
    let bodies = 0
    for (let at = 0; at < rows.length; at += 500)
      bodies += (await credentials.bodies(rows.slice(at, at + 500).map(({ id }) => id))).length
    expect(bodies).toBe(count)
    let places = 0
    for (const { id } of await lists.list()) places += await lists.countPlaces(id)
    expect(places).toBe(count)
    for (const { id } of rows.slice(0, 20)) expect(await lists.placesOf(id)).toHaveLength(1)
    const entries = await listEntries(view)
    followAudit(undefined, entries)
    const counts = entries
      .filter(({ kind }) => kind === 'batch.issued')
      .map(({ facts }) => (JSON.parse(facts) as { count: number }).count)
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count)
  })
}

async function listCredentials({ credentials }: StoreReader): Promise<readonly CredentialRow[]> {
  const all: CredentialRow[] = []
  for (;;) {
    const after = all.at(-1)?.id
    const page = await credentials.list({ limit: 1000, ...(after !== undefined && { after }) })
    all.push(...page)
    if (page.length < 1000) return all
  }
}

async function listEntries({ audit }: StoreReader): Promise<readonly AuditEntry[]> {
  const all: AuditEntry[] = []
  for (;;) {
    const page = await audit.list({ limit: 1000, after: all.length })
    all.push(...page)
    if (page.length < 1000) return all
  }
}
