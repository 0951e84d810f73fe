import { beforeAll, describe, expect, it } from 'vitest'
import type { StatusService } from '../../../src/issue/index.js'
import { createMemoryStore, type Store, type StoreReader } from '../../../src/storage/index.js'
import { BASE, serviceOf } from './support.js'

type Lists = StoreReader['lists']

/** The store, as somebody would read it who had changed it from outside. */
function tampered(store: Store, lists: (lists: Lists) => Partial<Lists>, audit: Partial<StoreReader['audit']> = {}): Store {
  return {
    ...store,
    read: (work) =>
      store.read((view) => work({ ...view, lists: { ...view.lists, ...lists(view.lists) }, audit: { ...view.audit, ...audit } })),
  }
}

describe('audit', () => {
  const store = createMemoryStore()
  let status: StatusService

  beforeAll(async () => {
    status = serviceOf({ store }).status
    // Some places that are used, some of a batch that are not, and some without a reservation.
    const reserved = await status.reserve('chunk', 30)
    await store.transaction(async (tx) => {
      const single = await status.allocate(tx, 5)
      const all = [...reserved.slice(0, 20), ...single]
      await tx.lists.insertPlaces(all.flatMap((one, at) => status.placesFor(one, `urn:example:${at}`)))
    })
    await status.revoke({ credential: 'urn:example:3', reason: 'error' })
    await status.publish()
    await status.revoke({ credential: 'urn:example:22', reason: 'holderRequest' })
  })

  it('finds nothing wrong with what was never touched, and explains the gaps', async () => {
    expect(await status.audit()).toEqual({
      isSound: true,
      findings: [],
      entries: 3,
      lists: [{ list: `${BASE}revocation/1`, purpose: 'revocation', allocated: 35, placed: 25, unused: 10, set: 2, pending: 1 }],
    })
  })

  const rest = <T>(rows: readonly T[]): readonly T[] => rows.slice(1)
  it.each<[string, number, (lists: Lists) => Partial<Lists>]>([
    [
      'gap_unexplained',
      1,
      ({ places }) => ({
        // One that no reservation explains.
        places: async (list, page) => (await places(list, page)).filter(({ credential }) => credential !== 'urn:example:24'),
      }),
    ],
    ['gap_unexplained', 10, () => ({ reservationsOf: async () => [] })],
    [
      'reservation_overlap',
      3,
      ({ reservationsOf }) => ({
        reservationsOf: async (list) => {
          const found = await reservationsOf(list)
          return [...found, ...found.map((one) => ({ ...one, start: 0, count: 3 }))]
        },
      }),
    ],
    ['place_outside', 25, ({ list }) => ({ list: async (filter) => (await list(filter)).map((one) => ({ ...one, next: 0 })) })],
    ['value', 1, ({ values }) => ({ values: async (list) => rest(await values(list)) })],
    ['value', 1, ({ values }) => ({ values: async (list) => [...(await values(list)), { index: 130_000, value: 1 }] })],
    ['log_unapplied', 1, ({ changes }) => ({ changes: async (list, page) => rest(await changes(list, page)) })],
    [
      'change_unlogged',
      2,
      ({ changes }) => ({
        changes: async (list, page) => (await changes(list, page)).map((one) => ({ ...one, reason: 'fraud' })),
      }),
    ],
    [
      'publication',
      1,
      ({ publication }) => ({
        // The same statuses, signed at another time.
        publication: async (list) => {
          const there = await publication(list)
          return there && { ...there, text: `${there.text} ` }
        },
      }),
    ],
    [
      'change_unlogged',
      1,
      ({ changes }) => ({
        changes: async (list, page) => {
          const found = await changes(list, page)
          return found.map((one, at) => (at === 0 && one.sequence === 1 ? { ...one, index: (one.index + 1) % 131_072 } : one))
        },
      }),
    ],
    [
      'publication',
      1,
      ({ publication }) => ({
        publication: async (list) => ({ ...((await publication(list)) as never as object), sequence: 0 }) as never,
      }),
    ],
    [
      'publication',
      1,
      ({ publication }) => ({ publication: async (list) => ({ ...((await publication(list)) as object), text: '{}' }) as never }),
    ],
  ])('finds %s (%i)', async (mismatch, count, lists) => {
    const { isSound, findings } = await serviceOf({ store: tampered(store, lists) }).status.audit()
    expect(isSound).toBe(false)
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'status.audit_mismatch', params: { list: `${BASE}revocation/1`, mismatch, count } }),
    )
  })

  it('finds an entry of the log that was changed, and one that was left out', async () => {
    const entries = await store.read(({ audit }) => audit.list())
    const page = (changed: readonly unknown[]) => ({
      list: async ({ after = 0 }: { after?: number } = {}) =>
        (changed as typeof entries).filter(({ sequence }) => sequence > after),
    })
    for (const [changed, sequence] of [
      [entries.map((one) => (one.sequence === 2 ? { ...one, atMs: 0 } : one)), 2],
      [entries.filter((one) => one.sequence !== 2), 2],
      [entries.filter((one) => one.sequence !== 1), 1],
    ] as const) {
      const { findings } = await serviceOf({ store: tampered(store, () => ({}), page(changed)) }).status.audit()
      expect(findings).toContainEqual(expect.objectContaining({ code: 'storage.audit_broken', params: { sequence } }))
    }
  })

  it('says that it could not look where the store cannot be read', async () => {
    const closed = createMemoryStore()
    const service = serviceOf({ store: closed }).status
    await closed.close()
    await expect(service.audit()).rejects.toMatchObject({ code: 'storage.closed' })
  })
})
