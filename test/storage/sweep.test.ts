import { describe, expect, it } from 'vitest'
import { createMemoryStore, createSweep, type Store } from '../../src/storage/index.js'

const START = Date.parse('2026-05-01T09:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

async function storeWith(count: number, expiresAtMs = START): Promise<Store> {
  const store = createMemoryStore()
  await store.transaction(async ({ records }) => {
    for (let at = 0; at < count; at++) await records.insert({ kind: 'note', id: String(at), value: '""', expiresAtMs })
  })
  return store
}

const count = (store: Store): Promise<number> => store.read(({ records }) => records.count('note'))

describe('what expired long enough ago', () => {
  it('is deleted, all of it, and nothing that another clock may still count', async () => {
    const store = await storeWith(1100)
    await createSweep(store)(START + HOUR - 1)
    expect(await count(store)).toBe(1100)
    await createSweep(store)(START + HOUR)
    expect(await count(store)).toBe(0)
  })

  it('is looked for once a minute, also after a clock was set back', async () => {
    const store = await storeWith(1)
    const sweep = createSweep(store)
    await sweep(START + HOUR - 1)
    await sweep(START + HOUR)
    expect(await count(store)).toBe(1)
    await sweep(START + HOUR + MINUTE)
    expect(await count(store)).toBe(0)
    await store.transaction(({ records }) => records.insert({ kind: 'note', id: 'early', value: '""', expiresAtMs: 0 }))
    await sweep(START)
    expect(await count(store)).toBe(0)
  })

  it('is left for the next time where the store fails', async () => {
    const store = await storeWith(1)
    await store.close()
    await expect(createSweep(store)(START + HOUR)).resolves.toBeUndefined()
  })
})
