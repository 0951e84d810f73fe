import { appendAudit, chainEntry, followAudit, type StatusPlace } from '../../storage/index.js'
import { sampleBytes } from '../contract.js'
import { ensureSame } from '../contract-equal.js'
import { listOf } from './samples.js'
import { AT_MS, AWKWARD, ensureCode, gate, type StoreCases, upTo } from './setting.js'

const change = (index: number, value: number, sequence: number) => ({ list: 'l', index, value, atMs: AT_MS, sequence })

/** What holds of status lists. */
export const listCases: StoreCases = {
  'lists are kept with all of it, oldest first': async (store) => {
    const other = { issuer: 'did:web:two.example', purpose: 'suspension', createdAtMs: AT_MS - 5 }
    await store.transaction(async ({ lists }) => {
      await lists.insert(listOf('z'))
      await lists.insert(listOf('a', { purpose: 'suspension' }))
      await lists.insert(listOf('m', other))
    })
    await store.read(async ({ lists }) => {
      ensureSame(await lists.get('z'), { ...listOf('z'), next: 0 }, 'a list')
      ensureSame(await lists.get('y'), undefined, 'a list that is not there')
      const idsOf = async (filter?: object): Promise<string[]> => (await lists.list(filter)).map(({ id }) => id)
      ensureSame(await idsOf(), ['z', 'a', 'm'], 'all lists, in the order in which they were inserted')
      ensureSame(await idsOf({ issuer: 'did:web:one.example' }), ['z', 'a'], 'the lists of an issuer')
      ensureSame(await idsOf({ purpose: 'suspension' }), ['a', 'm'], 'the lists of a purpose')
      ensureSame(await idsOf({ issuer: 'did:web:one.example', purpose: 'suspension' }), ['a'], 'the lists of both')
      ;(await lists.get('z'))?.permutationKey.fill(0)
      ensureSame((await lists.get('z'))?.permutationKey, sampleBytes(32), 'a key that was wiped by who got it')
    })
    const taken = [listOf('z', { url: 'https://one.example/new' }), listOf('new', { url: listOf('z').url })]
    for (const row of taken)
      await ensureCode(() => store.transaction((tx) => tx.lists.insert(row)), 'storage.conflict', { table: 'status_list' })
  },

  'places are handed out in a row until there are no more': async (store) => {
    await store.transaction((tx) => tx.lists.insert(listOf('l', { length: 10 })))
    await store.transaction(async ({ lists }) => {
      ensureSame(await lists.advance('l', 4), 0, 'the first place')
      ensureSame(await lists.advance('l', 1), 4, 'the next place')
      ensureSame(await lists.advance('l', 6), undefined, 'more places than there are left')
      ensureSame(await lists.advance('l', 5), 5, 'all places that are left')
      ensureSame(await lists.advance('l', 1), undefined, 'a place of a full list')
      ensureSame(await lists.advance('nothing', 1), undefined, 'a place of a list that is not there')
      ensureSame((await lists.get('l'))?.next, 10, 'how many places were handed out')
    })
  },

  'many at once never get the same place': async (store) => {
    await store.transaction((tx) => tx.lists.insert(listOf('l', { length: 50 })))
    const starts = await Promise.all(
      upTo(20)
        .map((index) =>
          store.transaction(async ({ lists }) => {
            const start = await lists.advance('l', 3)
            if (index % 5 === 4) throw start
            return start
          }),
        )
        .map((step) => step.catch(() => undefined)),
    )
    const got = starts.filter((start) => start !== undefined).sort((one, other) => one - other)
    ensureSame(
      got,
      upTo(16).map((index) => index * 3),
      'the places of those whose transaction was committed',
    )
  },

  'reservations are kept by holder and by list': async (store) => {
    const of = (list: string, holder: string, start: number) => ({ list, start, count: 5, holder, atMs: AT_MS })
    await store.transaction(async ({ lists }) => {
      await lists.reserve(of('l', 'h2', 5))
      await lists.reserve(of('l', 'h1', 0))
      await lists.reserve(of('m', 'h1', 7))
    })
    await store.read(async ({ lists }) => {
      const held = await lists.reservations('h1')
      ensureSame(
        [...held].sort((one, other) => one.start - other.start),
        [of('l', 'h1', 0), of('m', 'h1', 7)],
        'those of one',
      )
      ensureSame(await lists.reservationsOf('l'), [of('l', 'h1', 0), of('l', 'h2', 5)], 'those of a list')
      ensureSame(await lists.reservations('nobody'), [], 'those of nobody')
    })
    await ensureCode(() => store.transaction((tx) => tx.lists.reserve(of('l', 'h1', 90))), 'storage.conflict', {
      table: 'status_reservation',
    })
  },

  'no two credentials have the same place': async (store) => {
    const places: StatusPlace[] = upTo(1200).map((index) => ({ list: 'l', index, credential: `c${index % 600}` }))
    await store.transaction(async ({ lists }) => {
      await lists.insertPlaces([...places].reverse())
      await lists.insertPlaces([{ list: 'm', index: 3, credential: 'c1' }])
      await lists.insertPlaces([])
    })
    await store.read(async ({ lists }) => {
      ensureSame(await lists.places('l'), places.slice(0, 1000), 'the first page of places')
      ensureSame(await lists.places('l', { after: 999, limit: 3 }), places.slice(1000, 1003), 'another page of places')
      ensureSame(await lists.countPlaces('l'), 1200, 'the number of places')
      ensureSame(await lists.countPlaces('nothing'), 0, 'the number of places of nothing')
      const ofOne = await lists.placesOf('c1')
      ensureSame(ofOne.map(({ list, index }) => `${list}${index}`).sort(), ['l1', 'l601', 'm3'], 'the places of a credential')
      ensureSame(await lists.placesOf('nothing'), [], 'the places of nothing')
    })
    const taken = { list: 'l', index: 7, credential: 'other' }
    await ensureCode(
      () => store.transaction((tx) => tx.lists.insertPlaces([{ ...taken, index: 5000 }, taken])),
      'storage.conflict',
      { table: 'status_place' },
    )
    ensureSame(await store.read((view) => view.lists.countPlaces('l')), 1200, 'the number of places after a conflict')
  },

  'what was set last counts, and all changes are kept': async (store) => {
    const first = { ...change(3, 1, 1), reason: 'superseded', appealUntilMs: AT_MS + 1 }
    const all = [first, change(900, 2, 2), change(3, 0, 4), change(5, 1, 4), change(3, 3, 4), change(6, 1, 9)]
    await store.transaction(async ({ lists }) => {
      for (const one of all) await lists.change(one)
      await lists.change({ ...change(4, 1, 3), list: 'm' })
    })
    await store.read(async ({ lists }) => {
      ensureSame(await lists.changes('l'), all, 'all changes')
      ensureSame(await lists.changes('l', { after: 2 }), all.slice(2), 'the changes after one')
      ensureSame(await lists.changes('l', { after: 1, limit: 2 }), all.slice(1, 5), 'a page, with all changes of its last entry')
      ensureSame(await lists.changes('l', { after: 9, limit: 2 }), [], 'the changes after the last')
      const values = [3, 5, 6, 900].map((index, at) => ({ index, value: [3, 1, 1, 2][at] as number }))
      ensureSame(await lists.values('l'), values, 'what is set')
      ensureSame(await lists.valueAt('l', 900), 2, 'what is set at an index')
      ensureSame(await lists.valueAt('l', 901), 0, 'what is set where nothing was')
    })
    await store.transaction((tx) => tx.lists.change(change(3, 0, 10)))
    ensureSame((await store.read((view) => view.lists.values('l'))).length, 3, 'how many are set once one is not')
  },

  'a publication is never replaced by an older one': async (store) => {
    const of = (sequence: number, text: string) => ({ list: 'l', text, mediaType: 'application/vc', atMs: AT_MS, sequence })
    await store.transaction(async ({ lists }) => {
      ensureSame(await lists.publication('l'), undefined, 'a publication that is not there')
      ensureSame(await lists.savePublication(of(4, 'a')), true, 'the first publication')
      ensureSame(await lists.savePublication(of(4, 'b')), true, 'one that is as new')
      ensureSame(await lists.savePublication(of(3, 'c')), false, 'an older one')
      ensureSame(await lists.publication('l'), of(4, 'b'), 'the publication')
      ensureSame(await lists.savePublication(of(5, 'd')), true, 'a newer one')
    })
    ensureSame(await store.read((view) => view.lists.publication('l')), of(5, 'd'), 'the publication')
  },
}

const event = (kind: string) => ({ atMs: AT_MS, kind, facts: { text: AWKWARD } })

/** What holds of the audit log. */
export const auditCases: StoreCases = {
  'entries are listed in their order, and their chain holds': async (store) => {
    await store.transaction(async ({ audit }) => {
      await appendAudit(
        audit,
        upTo(5).map((index) => event(`k${index}`)),
      )
    })
    await store.read(async ({ audit }) => {
      const entries = await audit.list()
      ensureSame(
        entries.map(({ sequence, kind }) => `${sequence}${kind}`),
        ['1k0', '2k1', '3k2', '4k3', '5k4'],
        'the entries',
      )
      ensureSame(followAudit(undefined, entries), await audit.head(), 'the head')
      ensureSame(await audit.list({ after: 2, limit: 2 }), entries.slice(2, 4), 'a page of entries')
      ensureSame(await audit.list({ after: 5 }), [], 'the entries after the last')
    })
  },

  'an entry that does not follow the last one is refused': async (store) => {
    const first = chainEntry(undefined, event('first'))
    await store.transaction((tx) => tx.audit.append(first))
    for (const sequence of [1, 3])
      await ensureCode(() => store.transaction((tx) => tx.audit.append({ ...first, sequence })), 'storage.conflict', {
        table: 'audit',
      })
    ensureSame(await store.read((view) => view.audit.list()), [first], 'the entries')
  },

  'many that append at once make one chain, in the order of their commits': async (store) => {
    const order: number[] = []
    await Promise.all(
      upTo(12).map(async (index) => {
        const step = store.transaction(async ({ audit }) => {
          const head = await appendAudit(audit, [event(`k${index}`), event('second')])
          if (index % 4 === 3) throw new Error('no')
          return head
        })
        const head = await step.catch(() => undefined)
        if (head !== undefined) order.push(head.sequence)
      }),
    )
    const entries = await store.read((view) => view.audit.list())
    ensureSame(entries.length, 18, 'the number of entries')
    followAudit(undefined, entries)
    ensureSame(
      [...order].sort((one, other) => one - other),
      upTo(9).map((index) => 2 * index + 2),
      'the heads',
    )
  },

  'who locks the head sees no other entry until its transaction ends': async (store) => {
    const { opened, open } = gate()
    const held = gate()
    const first = store.transaction(async ({ audit }) => {
      const head = await audit.lockHead()
      held.open()
      await opened
      await audit.append(chainEntry(head, event('first')))
      return audit.head()
    })
    await held.opened
    const second = store.transaction(async ({ audit }) => appendAudit(audit, [event('second')]))
    await new Promise((resolve) => setTimeout(resolve, 30))
    open()
    ensureSame((await first)?.sequence, 1, 'the entry of who had the lock')
    ensureSame((await second)?.sequence, 2, 'the entry of who waited for it')
  },
}
