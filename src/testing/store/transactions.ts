import type { StoreReader, StoreTransaction } from '../../storage/index.js'
import { ensure, errorOf, sampleBytes } from '../contract.js'
import { ensureSame } from '../contract-equal.js'
import { credentialOf, fillAll, lookAtAll, NOTHING } from './samples.js'
import { AT_MS, briefly, ensureCode, gate, type StoreCases, upTo } from './setting.js'

const NOTE = { kind: 'note', id: '1', value: '1' }

/** What holds of transactions, whatever is in them. */
export const transactionCases: StoreCases = {
  'a new store has nothing in it': async (store) => {
    ensureSame(await store.read(lookAtAll as never), NOTHING, 'a new store')
  },

  'a transaction writes all of it, sees it itself, and gives back what its work does': async (store) => {
    const inside = await store.transaction(async (tx) => {
      await fillAll(tx)
      return lookAtAll(tx)
    })
    ensureSame(await store.read(lookAtAll as never), inside, 'what is seen afterwards')
    ensureSame(inside[0], 1, 'the number of records')
  },

  'a transaction whose work throws leaves nothing, and throws the same': async (store) => {
    const failure = new Error('no')
    const error = await errorOf(() =>
      store.transaction(async (tx) => {
        await fillAll(tx)
        throw failure
      }),
    )
    ensure(error?.thrown === failure, 'the error of the work is lost')
    ensureSame(await store.read(lookAtAll as never), NOTHING, 'what a failed transaction left')
    await store.transaction(fillAll)
    const before = await store.read(lookAtAll as never)
    await errorOf(() =>
      store.transaction(async (tx) => {
        await tx.records.replace({ ...NOTE, value: '2' }, 1)
        await tx.records.delete('note', '1')
        await tx.secrets.erase('salt')
        await tx.credentials.erase('c')
        await tx.lists.advance('l', 7)
        await tx.lists.change({ list: 'l', index: 3, value: 0, atMs: AT_MS, sequence: 2 })
        await tx.lists.savePublication({ list: 'l', text: '2', mediaType: 'text/plain', atMs: AT_MS, sequence: 2 })
        throw failure
      }),
    )
    ensureSame(await store.read(lookAtAll as never), before, 'what a failed transaction changed')
  },

  'nobody sees what a transaction has not committed': async (store) => {
    const { opened, open } = gate()
    const failing = store.transaction(async (tx) => {
      await fillAll(tx)
      await opened
      throw new Error('no')
    })
    const seen = store.read(lookAtAll as never)
    await briefly(seen)
    open()
    await failing.catch(() => undefined)
    ensureSame(await seen, NOTHING, 'what is seen of a transaction under way')
  },

  'a view stays as it is while others write': async (store) => {
    await store.transaction((tx) => tx.records.insert(NOTE))
    let writing: Promise<unknown> = Promise.resolve()
    const seen = await store.read(async (view) => {
      const before = [await view.records.count('note'), await view.audit.head()]
      writing = store.transaction(async (tx) => {
        await fillAll(tx).catch(() => undefined)
        await tx.records.insert({ ...NOTE, id: '2' })
      })
      await briefly(writing)
      return [before, [await view.records.count('note'), await view.audit.head()]]
    })
    await writing.catch(() => undefined)
    ensureSame(seen[1], seen[0], 'a view that was looked at twice')
  },

  'a view cannot write': async (store) => {
    await store.read(async (view: StoreReader) => {
      for (const [table, method] of [
        ['records', 'insert'],
        ['secrets', 'insert'],
        ['credentials', 'insert'],
        ['lists', 'advance'],
        ['audit', 'append'],
      ] as const)
        ensure(!(method in view[table]), `${table} of a view has ${method}`)
    })
  },

  'of many that look first and then write, one writes and the others see it': async (store) => {
    const written = await Promise.all(
      upTo(8).map((index) =>
        store.transaction(async (tx) => {
          if ((await tx.credentials.findByKeys(['same'])).length > 0) return false
          await tx.credentials.insert([credentialOf(`c${index}`, { key: 'same' })])
          return true
        }),
      ),
    )
    ensureSame(written.filter(Boolean).length, 1, 'how many wrote')
    ensureSame(await store.read((view) => view.credentials.count()), 1, 'how many rows there are')
  },

  'many that count up one record lose nothing': async (store) => {
    await store.transaction((tx) => tx.records.insert({ ...NOTE, value: '0' }))
    const countUp = (): Promise<boolean> =>
      store.transaction(async (tx) => {
        const there = await tx.records.get('note', '1')
        return there !== undefined && tx.records.replace({ ...NOTE, value: String(Number(there.value) + 1) }, there.version)
      })
    await Promise.all(
      upTo(12).map(async () => {
        for (let tries = 0; tries < 100; tries++) if (await countUp()) return
        ensure(false, 'a record cannot be counted up in 100 tries')
      }),
    )
    const found = await store.read((view) => view.records.get('note', '1'))
    ensureSame(found, { ...NOTE, value: '12', version: 13 }, 'a record that 12 counted up')
  },

  'a conflict undoes the whole transaction, even where its work goes on': async (store) => {
    const list = { ...NOTE, id: 'before' }
    await store.transaction((tx) => tx.credentials.insert([credentialOf('c')]))
    await ensureCode(
      () =>
        store.transaction(async (tx) => {
          await tx.records.insert(list)
          await tx.credentials.insert([credentialOf('new'), credentialOf('c', { key: 'other' })]).catch(() => undefined)
          await tx.records.insert(NOTE).catch(() => undefined)
        }),
      'storage.conflict',
      { table: 'credential' },
    )
    ensureSame(await store.read((view) => view.records.count('note')), 0, 'how many records a conflict left')
    ensureSame(await store.read((view) => view.credentials.count()), 1, 'how many credentials there are')
  },

  'what its work did not wait for is part of a transaction': async (store) => {
    await store.transaction(async (tx) => {
      for (const index of upTo(20)) void tx.records.insert({ ...NOTE, id: String(index) })
    })
    ensureSame(await store.read((view) => view.records.count('note')), 20, 'the number of records')
    await ensureCode(
      () =>
        store.transaction(async (tx) => {
          await tx.credentials.insert([credentialOf('c')])
          void tx.credentials.insert([credentialOf('c')]).catch(() => undefined)
        }),
      'storage.conflict',
    )
    ensureSame(await store.read((view) => view.credentials.count()), 0, 'the number of credentials')
  },

  'a transaction or a view that has ended is refused': async (store) => {
    let kept: StoreTransaction | undefined
    let view: StoreReader | undefined
    await store.transaction(async (tx) => {
      kept = tx
    })
    await store.read(async (given) => {
      view = given
    })
    await ensureCode(() => kept?.records.insert(NOTE), 'storage.closed', { what: 'transaction' })
    await ensureCode(() => kept?.lists.list(), 'storage.closed', { what: 'transaction' })
    await ensureCode(() => view?.audit.head(), 'storage.closed', { what: 'transaction' })
    ensureSame(await store.read((given) => given.records.count('note')), 0, 'what a transaction wrote after its end')
  },

  'a store that is closed waits for what is under way, and refuses the rest': async (store) => {
    const { opened, open } = gate()
    const writing = store.transaction(async (tx) => {
      await tx.records.insert(NOTE)
      await opened
      return tx.records.count('note')
    })
    await briefly(writing)
    const closing = store.close()
    await briefly(closing)
    try {
      await ensureCode(() => store.transaction(fillAll), 'storage.closed', { what: 'store' })
      await ensureCode(() => store.read((view) => view.audit.head()), 'storage.closed', { what: 'store' })
    } finally {
      open()
    }
    ensureSame(await writing, 1, 'what a transaction sees that a store waits for')
    await closing
    await store.close()
  },

  'what no store can keep is refused before it is written': async (store) => {
    const refuse = (work: (tx: StoreTransaction) => Promise<unknown>): Promise<void> =>
      store.transaction(work).then(
        () => ensure(false, 'what cannot be kept is taken'),
        () => undefined,
      )
    await ensureCode(
      () => store.transaction((tx) => tx.records.insert({ ...NOTE, value: '\ud800' })),
      'core.text_not_well_formed',
    )
    await refuse((tx) => tx.records.insert({ ...NOTE, id: 'a\0b' }))
    await refuse((tx) => tx.records.insert({ ...NOTE, expiresAtMs: 0.5 }))
    await refuse((tx) => tx.records.insert({ ...NOTE, expiresAtMs: Number.NaN }))
    await refuse((tx) => tx.records.list('note', { limit: 0 }))
    await refuse((tx) => tx.lists.advance('l', 0))
    await refuse((tx) => tx.lists.advance('l', -1))
    await refuse((tx) => tx.secrets.insert('name', 'text' as never))
    ensureSame(await store.read((view) => view.records.count('note')), 0, 'the number of records')
  },

  'bytes and rows are copied, not shared': async (store) => {
    const secret = sampleBytes(16)
    const row = credentialOf('c')
    await store.transaction(async (tx) => {
      await tx.secrets.insert('salt', secret)
      await tx.credentials.insert([row])
    })
    secret.fill(0)
    Object.assign(row, { issuer: 'did:web:other.example' })
    await store.read(async (view) => {
      const handed = await view.secrets.get('salt')
      ensureSame(handed, sampleBytes(16), 'a secret whose bytes were wiped by who gave it')
      handed?.fill(0)
      ensureSame(await view.secrets.get('salt'), sampleBytes(16), 'a secret whose bytes were wiped by who got it')
      ensureSame(await view.credentials.get('c'), credentialOf('c'), 'a row that was changed by who gave it')
    })
  },
}
