import { describe, expect, it } from 'vitest'
import { createMemoryStore, type Store, type StoreTransaction } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/index.js'
import { failure } from '../keys/support.js'
import { runContract } from './support.js'

describe('a store in memory holds to the contract of stores', () => {
  runContract(storeContract(() => createMemoryStore()))
})

/** Sentences of the cases that a store fails. */
async function failed(change: (store: Store) => Store): Promise<string[]> {
  const found: string[] = []
  for (const { name, run } of storeContract(() => change(createMemoryStore()))) await run().catch(() => found.push(name))
  return found
}

/** A store whose transactions have another table. */
const withTable =
  (change: (tx: StoreTransaction) => Partial<StoreTransaction>) =>
  (store: Store): Store => ({
    ...store,
    transaction: (work) => store.transaction((tx) => work({ ...tx, ...change(tx) })),
  })

describe('the contract of stores notices', () => {
  it('nothing wrong with a good store', async () => expect(await failed((store) => store)).toEqual([]))

  it('one that swallows errors', async () => {
    const found = await failed((store) => ({
      ...store,
      transaction: (work) => store.transaction(work).catch(() => undefined as never),
    }))
    expect(found).toContain('a transaction whose work throws leaves nothing, and throws the same')
    expect(found).toContain('no two credentials have the same id or the same key')
  })

  it('one that keeps what a failed transaction wrote', async () => {
    const found = await failed((store) => ({
      ...store,
      async transaction(work) {
        let error: unknown
        const result = await store.transaction((tx) =>
          work(tx).catch((thrown: unknown) => {
            error = thrown
            return undefined as never
          }),
        )
        if (error !== undefined) throw error
        return result
      },
    }))
    expect(found).toContain('a transaction whose work throws leaves nothing, and throws the same')
    expect(found).toContain('many at once never get the same place')
  })

  it('one that hands out places twice', async () => {
    const found = await failed(withTable((tx) => ({ lists: { ...tx.lists, advance: async () => 0 } })))
    expect(found).toContain('many at once never get the same place')
    expect(found).toContain('places are handed out in a row until there are no more')
  })

  it('one that orders by code units of UTF-16', async () => {
    const found = await failed((store) => ({
      ...store,
      read: (work) =>
        store.read((view) =>
          work({
            ...view,
            records: {
              ...view.records,
              list: async (kind) => [...(await view.records.list(kind))].sort((one, other) => (one.id < other.id ? -1 : 1)),
            },
          }),
        ),
    }))
    expect(found).toEqual(['records are listed by the bytes of their ids in UTF-8, page by page'])
  })

  it('one that keeps the recipient of what was erased', async () => {
    const found = await failed(withTable((tx) => ({ credentials: { ...tx.credentials, eraseRecipient: async () => 2 } })))
    expect(found).toEqual(['erasing takes texts and recipients, and leaves the rest'])
  })
})

describe('a value that is taken', () => {
  it('is named by its table, and undoes the transaction', async () => {
    const store = createMemoryStore()
    const row = { id: 'c', issuer: 'did:web:a.example', key: 'k', issuedAtMs: 0, digest: 'd' }
    const insert = (id: string): Promise<void> =>
      store.transaction(async (tx) => {
        await tx.secrets.insert(id, new Uint8Array(1))
        await tx.credentials.insert([{ ...row, id }])
      })
    await insert('c')
    expect(await failure(() => insert('d'))).toMatchObject({
      code: 'storage.conflict',
      kind: 'operation',
      params: { table: 'credential' },
      retryable: true,
    })
    expect(await store.read((view) => view.secrets.get('d'))).toBe(undefined)
  })
})

describe('a store that was closed', () => {
  it('says so, and what of it', async () => {
    const store = createMemoryStore()
    let kept: StoreTransaction | undefined
    await store.transaction(async (tx) => {
      kept = tx
    })
    expect(await failure(() => kept?.audit.head())).toMatchObject({ code: 'storage.closed', params: { what: 'transaction' } })
    await store.close()
    expect(await failure(() => store.read((view) => view.audit.head()))).toMatchObject({
      code: 'storage.closed',
      kind: 'operation',
      params: { what: 'store' },
    })
  })
})
