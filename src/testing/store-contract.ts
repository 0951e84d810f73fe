import type { Store } from '../storage/index.js'
import { type ContractCase, ensure, errorOf } from './contract.js'
import { ensureSame } from './contract-equal.js'
import { auditCases, listCases } from './store/lists.js'
import { credentialCases, recordCases } from './store/rows.js'
import { fillAll, listOf, lookAtAll } from './store/samples.js'
import { ensureCode, upTo } from './store/setting.js'
import { transactionCases } from './store/transactions.js'

/** Opens a store. The same name is the same store, if it outlives its process; each name that is new is a store with nothing in it. */
export type OpenStore = (name: string) => Store | Promise<Store>

/** Options of {@link storeContract}. */
export interface StoreContractOptions {
  /** Whether what was written is there when a store is opened again, and for whoever else has it open. Default: false. */
  readonly lasting?: boolean
}

/**
 * The contract of a {@link Store}, for whoever writes a driver: a list of cases for any test runner. Each opens a store of its own,
 * looks at what it does, and closes it.
 *
 * @param open opens a store by a name such as `case-7`, which is new to it in each case
 * @example
 * ```ts
 * import { createMemoryStore } from 'rungs/storage'
 * import { storeContract } from 'rungs/testing'
 * for (const { name, run } of storeContract(() => createMemoryStore())) {
 *   console.log(name)
 *   await run()
 * }
 * ```
 */
export function storeContract(open: OpenStore, { lasting = false }: StoreContractOptions = {}): readonly ContractCase[] {
  const alone = { ...transactionCases, ...recordCases, ...credentialCases, ...listCases, ...auditCases }
  const all: readonly (readonly [string, (name: string) => Promise<void>])[] = [
    ...Object.entries(alone).map(([sentence, check]) => [sentence, (name: string) => within(open, name, check)] as const),
    ...(lasting
      ? Object.entries(lastingCases).map(([sentence, check]) => [sentence, (name: string) => check(open, name)] as const)
      : []),
  ]
  return Object.freeze(all.map(([name, check], index) => Object.freeze({ name, run: () => check(`case-${index + 1}`) })))
}

async function within(open: OpenStore, name: string, check: (store: Store) => Promise<void>): Promise<void> {
  const store = await open(name)
  try {
    ensure(store.driver !== '', 'a driver has no name')
    await check(store)
  } finally {
    await store.close()
  }
}

/** What holds of stores that outlive their process. */
const lastingCases: Readonly<Record<string, (open: OpenStore, name: string) => Promise<void>>> = {
  'what was written is there when a store is opened again': async (open, name) => {
    let before: readonly unknown[] = []
    await within(open, name, async (store) => {
      await store.transaction(fillAll)
      before = await store.read(lookAtAll as never)
    })
    await within(open, name, async (store) => {
      ensureSame(await store.read(lookAtAll as never), before, 'a store that was opened again')
      ensureSame(await store.transaction((tx) => tx.lists.advance('l', 1)), 5, 'the next place')
    })
  },

  'two that have a store open see what the other wrote, and never get the same place': async (open, name) => {
    const stores = [await open(name), await open(name)] as const
    try {
      await stores[0].transaction((tx) => tx.lists.insert(listOf('l')))
      const starts = await Promise.all(
        upTo(40).map((index) => (stores[index % 2] as Store).transaction((tx) => tx.lists.advance('l', 2))),
      )
      const sorted = starts.sort((one = 0, other = 0) => one - other)
      ensureSame(
        sorted,
        upTo(40).map((index) => 2 * index),
        'the places that two stores handed out',
      )
      await ensureCode(() => stores[1].transaction((tx) => tx.lists.insert(listOf('l'))), 'storage.conflict')
      await errorOf(() => stores[0].close())
      ensureSame((await stores[1].read((view) => view.lists.get('l')))?.next, 80, 'how many places were handed out')
    } finally {
      for (const store of stores) await store.close()
    }
  },

  'many can open a new store at once': async (open, name) => {
    const stores = await Promise.all(upTo(4).map(() => open(name)))
    try {
      const written = await Promise.all(
        stores.map((store) => store.transaction((tx) => tx.records.insert({ kind: 'note', id: '1', value: '1' }))),
      )
      ensureSame(written.filter(Boolean).length, 1, 'how many wrote the same record')
    } finally {
      for (const store of stores) await store.close()
    }
  },
}
