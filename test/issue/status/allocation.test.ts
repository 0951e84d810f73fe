import { describe, expect, it } from 'vitest'
import { operationError } from '../../../src/core/index.js'
import { type BitstringStatusListEntry, parseStatusEntry } from '../../../src/status/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { errorOf } from '../../support/badges.js'
import { BASE, serviceOf } from './support.js'

const LENGTH = 131_072

describe('reserve', () => {
  it('gives each its own place, and the entry that names it (Bitstring Status List 1.0 section 2.1)', async () => {
    const { store, status } = serviceOf()
    const allocations = await status.reserve('chunk 1', 500)
    expect(new Set(allocations.map(({ places }) => places[0]?.index)).size).toBe(500)
    for (const { credentialStatus, places } of allocations) {
      const entry = parseStatusEntry(credentialStatus as BitstringStatusListEntry)
      expect(entry).toMatchObject({ purpose: 'revocation', list: `${BASE}revocation/1`, index: places[0]?.index, statusSize: 1 })
    }
    const [list] = await store.read(({ lists }) => lists.list())
    expect(list).toMatchObject({ next: 500, length: LENGTH, purpose: 'revocation' })
    expect(await store.read(({ lists }) => lists.reservationsOf(list?.id as string))).toEqual([
      { list: list?.id, start: 0, count: 500, holder: 'chunk 1', atMs: Date.parse('2026-06-01T00:00:00Z') },
    ])
  })

  it('gives the same holder the same places again, in their order, also from another process', async () => {
    const { store, status } = serviceOf()
    const first = await status.reserve('chunk 1', 50)
    await status.reserve('chunk 2', 50)
    const { status: again } = serviceOf({ store })
    expect(await again.reserve('chunk 1', 50)).toEqual(first)
  })

  it('refuses another count than before, and counts that no list has room for', async () => {
    const { status } = serviceOf()
    await status.reserve('chunk 1', 50)
    for (const count of [49, 51, 0, -1, 1.5, LENGTH + 1])
      expect(await errorOf(() => status.reserve('chunk 1', count))).toMatchObject({ code: 'core.option_invalid' })
    expect(await errorOf(() => status.reserve('', 1))).toMatchObject({ params: { option: 'holder' } })
  })

  it('gives places of several purposes, which have lists of their own', async () => {
    const { status } = serviceOf()
    const [one] = await status.reserve('a', 1, { purposes: ['revocation', 'suspension'] })
    expect(one?.places.map(({ url }) => url)).toEqual([`${BASE}revocation/1`, `${BASE}suspension/1`])
    expect(one?.credentialStatus).toMatchObject([{ statusPurpose: 'revocation' }, { statusPurpose: 'suspension' }])
    for (const purposes of [[], ['message'], ['revocation', 'revocation']])
      expect(await errorOf(() => status.reserve('b', 1, { purposes }))).toMatchObject({ code: 'core.option_invalid' })
    expect(await errorOf(() => status.reserve('b', 1, { purpose: 'x' } as never))).toMatchObject({ code: 'core.option_unknown' })
  })

  it('fills a list to its end and goes on in another, with no place given twice', async () => {
    const { store, status } = serviceOf()
    await status.reserve('most', LENGTH - 10)
    const across = await status.reserve('across', 30)
    const lists = await store.read(({ lists }) => lists.list())
    expect(lists.map(({ url, next }) => [url, next])).toEqual([
      [`${BASE}revocation/1`, LENGTH],
      [`${BASE}revocation/2`, 20],
    ])
    const names = across.map(({ places }) => `${places[0]?.url} ${places[0]?.index}`)
    expect(new Set(names).size).toBe(30)
    expect(across.filter(({ places }) => places[0]?.list === lists[0]?.id)).toHaveLength(10)
    expect(await status.reserve('across', 30)).toEqual(across)
    expect(await status.reserve('after', 1)).toMatchObject([{ places: [{ list: lists[1]?.id }] }])
  })

  it('gives many holders at once places of their own', async () => {
    const { store } = serviceOf()
    const services = Array.from({ length: 4 }, () => serviceOf({ store }).status)
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, at) => (services[at % 4] as (typeof services)[0]).reserve(`chunk ${at}`, 25)),
    )
    const names = all.flat().map(({ places }) => `${places[0]?.list} ${places[0]?.index}`)
    expect(new Set(names).size).toBe(1000)
    expect(await store.read(({ lists }) => lists.list())).toHaveLength(1)
  })

  it('tries again when others take the last places and open the next list at the same time', async () => {
    const { store, meanwhile } = contended()
    const { status } = serviceOf({ store })
    const rival = serviceOf({ store: store.inner }).status
    // Between looking at the list and taking places, a rival fills it.
    meanwhile.push(() => rival.reserve('rival', LENGTH))
    const found = await status.reserve('mine', 3)
    const lists = await store.read(({ lists }) => lists.list())
    expect(lists.map(({ next }) => next)).toEqual([LENGTH, 3])
    expect(found.map(({ places }) => places[0]?.list)).toEqual(Array(3).fill(lists[1]?.id))
  })

  it('gives up after a while, where others are always faster', async () => {
    let tries = 0
    const store: Store = {
      ...createMemoryStore(),
      transaction: async () => {
        tries++
        throw operationError('storage.conflict', { table: 'status_list' }, { retryable: true })
      },
    }
    expect(await errorOf(() => serviceOf({ store }).status.reserve('mine', 1))).toMatchObject({ code: 'storage.conflict' })
    expect(tries).toBe(8)
  })
})

describe('allocate', () => {
  it('takes places in the transaction of the caller, and gives none away that it undid', async () => {
    const { store, status } = serviceOf()
    await status.reserve('first', 1)
    const boom = new Error('boom')
    await expect(
      store.transaction(async (tx) => {
        await status.allocate(tx, 5)
        throw boom
      }),
    ).rejects.toBe(boom)
    const [one] = await store.transaction(async (tx) => {
      const found = await status.allocate(tx, 1)
      await tx.lists.insertPlaces(status.placesFor(found[0] as never, 'urn:example:1'))
      return found
    })
    expect(await store.read(({ lists }) => lists.placesOf('urn:example:1'))).toEqual([
      { list: one?.places[0]?.list, index: one?.places[0]?.index, credential: 'urn:example:1' },
    ])
    expect((await store.read(({ lists }) => lists.list()))[0]?.next).toBe(2)
  })
})

describe('createStatusService', () => {
  it.each([
    { baseUrl: 'https://courier.example/status' },
    { baseUrl: 'http://courier.example/status/' },
    { baseUrl: 'https://courier.example/?a=/' },
    { length: 131_071 },
    { length: 2 ** 26 + 1 },
    { ttlMs: 0 },
    { purposes: [] },
    { store: {} },
    { issuer: {} },
  ])('refuses %j', (options) => {
    expect(() => serviceOf(options as never)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
  })

  it('refuses options that it does not know', () => {
    expect(() => serviceOf({ purpose: 'x' } as never)).toThrow(expect.objectContaining({ code: 'core.option_unknown' }))
  })
})

/** A store whose transactions let something else commit between their first look at the lists and their first change. */
function contended(): { store: Store & { inner: Store }; meanwhile: (() => Promise<unknown>)[] } {
  const inner = createMemoryStore()
  const meanwhile: (() => Promise<unknown>)[] = []
  const store: Store & { inner: Store } = {
    ...inner,
    inner,
    async transaction(work) {
      const before = await inner.read(({ lists }) => lists.list())
      await meanwhile.shift()?.()
      return inner.transaction((tx) => work({ ...tx, lists: { ...tx.lists, list: stale(before, tx.lists.list) } }))
    },
  }
  return { store, meanwhile }
}

/** What was there before, once; then what is there. */
function stale<Args extends readonly unknown[], T>(
  before: T,
  list: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let asked = 0
  return (...args) => (asked++ < 2 ? Promise.resolve(before) : list(...args))
}
