import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type CountTable, createStoredPrivacyLedger, noiseTable } from '../../src/insight/index.js'
import { createMemoryStore, type Store } from '../../src/storage/index.js'
import { createPostgresStore } from '../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { startPostgres } from '../storage/postgres-server.js'
import { buildWriter } from '../storage/writers.js'
import { errorOf } from '../support/badges.js'
import type { PayerJob } from './stored-ledger-process.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-ledger-'))
const server = await startPostgres()
const pool = server?.pool(8)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await pool?.end()
  await server?.stop()
}, 60_000)

/** The same store again for the same name, where it lasts. */
type Open = (name: string) => Promise<Store>
const stores: readonly (readonly [string, Open, boolean])[] = [
  ['in memory', async () => createMemoryStore(), false],
  ['in SQLite', (name) => openSqliteStore({ path: join(folder, `${name}.db`), busyTimeoutMs: 60_000 }), true],
  ...(server === undefined
    ? []
    : [['on PostgreSQL', (name: string) => createPostgresStore({ pool: pool as never, schema: name }), true] as const]),
]

const table: CountTable = {
  rows: ['North', 'South'],
  columns: ['yes', 'no'],
  counts: [
    [40, 20],
    [60, 30],
  ],
}
const terms = { population: 'couriers', epsilon: '0.5', purpose: 'attainment' }

describe.each(stores)('a ledger that is kept %s', { timeout: 60_000 }, (_where, open, isLasting) => {
  it('pays for one table, which is then drawn once', async () => {
    const store = await open('one')
    const ledger = createStoredPrivacyLedger({ store, budget: '1' })
    const paid = await ledger.pay(terms)
    expect(await ledger.leftOf('couriers')).toBe('0.5')
    expect(noiseTable(table, { ...terms, ledger: paid }).epsilon).toBe('0.5')
    expect((await errorOf(async () => noiseTable(table, { ...terms, ledger: paid }))).code).toBe('insight.budget_spent')
    await store.close()
  })

  it.each([
    ['another population', { population: 'drivers' }],
    ['more', { epsilon: '0.6' }],
    ['less', { epsilon: '0.4' }],
    ['another purpose', { purpose: 'renewal' }],
  ])('lets nothing else be drawn with it: %s', async (_what, change) => {
    const store = await open(`else_${JSON.stringify(change).replace(/\W/g, '').toLowerCase()}`)
    const paid = await createStoredPrivacyLedger({ store, budget: '1' }).pay(terms)
    const drawn = await errorOf(async () => noiseTable(table, { ...terms, ...change, ledger: paid }))
    expect(drawn).toMatchObject({ code: 'insight.budget_spent', params: { left: '0' } })
    expect(paid.entries()).toEqual([])
    await store.close()
  })

  it('takes nothing where the budget is not enough, and keeps populations apart', async () => {
    const store = await open('apart')
    const ledger = createStoredPrivacyLedger({ store, budget: '1' })
    await ledger.pay({ ...terms, epsilon: '0.7' })
    expect(await errorOf(ledger.pay(terms))).toMatchObject({
      code: 'insight.budget_spent',
      params: { population: 'couriers', left: '0.3', asked: '0.5' },
    })
    expect(await ledger.leftOf('couriers')).toBe('0.3')
    expect(await ledger.leftOf('drivers')).toBe('1')
    await ledger.pay({ ...terms, epsilon: '0.3', purpose: 'the rest' })
    await ledger.pay({ ...terms, population: 'drivers' })
    expect((await ledger.entries('couriers')).map(({ epsilon, purpose }) => `${epsilon} ${purpose}`)).toEqual([
      '0.7 attainment',
      '0.3 the rest',
    ])
    expect(await ledger.leftOf('couriers')).toBe('0')
    await store.close()
  })

  it('does not let those who pay at the same time spend one budget twice', async () => {
    const first = await open('race')
    const others = isLasting ? await Promise.all([open('race'), open('race')]) : []
    const ledgers = [first, ...others].map((store) => createStoredPrivacyLedger({ store, budget: '1' }))
    const asked = Array.from({ length: 24 }, (_, index) =>
      (ledgers[index % ledgers.length] as (typeof ledgers)[0])
        .pay({ ...terms, epsilon: '0.1', purpose: `table ${index}` })
        .then(() => 'paid')
        .catch((error: { readonly code: string }) => error.code),
    )
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer === 'paid')).toHaveLength(10)
    expect(new Set(answers)).toEqual(new Set(['paid', 'insight.budget_spent']))
    expect(await ledgers[0]?.entries('couriers')).toHaveLength(10)
    for (const store of [first, ...others]) await store.close()
  })

  it.runIf(isLasting)('remembers across a restart', async () => {
    let store = await open('restart')
    const before = createStoredPrivacyLedger({ store, budget: '20' })
    for (let table = 0; table < 30; table++) await before.pay({ ...terms, epsilon: '0.5', purpose: `table ${table}` })
    await store.close()
    store = await open('restart')
    const after = createStoredPrivacyLedger({ store, budget: '20' })
    expect(await after.leftOf('couriers')).toBe('5')
    expect((await after.entries('couriers')).map(({ purpose }) => purpose)).toEqual(
      Array.from({ length: 30 }, (_, table) => `table ${table}`),
    )
    await store.close()
  })

  it('takes what it cannot read for no empty ledger', async () => {
    const store = await open('corrupt')
    const ledger = createStoredPrivacyLedger({ store, budget: '1' })
    await ledger.pay(terms)
    for (const value of ['"gone"', '{}', '{"spent":"-1","count":1}', '{"spent":"0","count":2}']) {
      await store.transaction(async ({ records }) => {
        const [kept] = await records.list('insight.privacy-spent')
        await records.replace({ kind: 'insight.privacy-spent', id: kept?.id as string, value }, kept?.version as number)
      })
      const read = ledger.entries('couriers')
      expect(await errorOf(read), value).toMatchObject({ code: 'storage.unavailable', params: { reason: 'corrupt' } })
      if (!value.includes('"spent":"0"')) expect((await errorOf(ledger.pay(terms))).code).toBe('storage.unavailable')
    }
    await store.close()
  })

  it('refuses what is no payment', async () => {
    const store = await open('refused')
    const ledger = createStoredPrivacyLedger({ store, budget: '1' })
    for (const change of [
      { population: '' },
      { purpose: '' },
      { epsilon: '0' },
      { epsilon: '-1' },
      { purpose: 'x'.repeat(1001) },
    ])
      expect((await errorOf(ledger.pay({ ...terms, ...change }))).code).toBe('core.option_invalid')
    expect((await errorOf(ledger.leftOf(''))).code).toBe('core.option_invalid')
    expect(await ledger.leftOf('couriers')).toBe('1')
    await store.close()
  })
})

describe('a ledger', () => {
  it('is refused without a store, with unknown options and without a budget', async () => {
    const store = createMemoryStore()
    for (const options of [{ budget: '1' }, { store, budget: '0' }, { store }, { store, budget: '1', entries: [] }])
      expect((await errorOf(async () => createStoredPrivacyLedger(options as never))).kind).toBe('usage')
  })

  it('lists more payments than fit on a page', async () => {
    const ledger = createStoredPrivacyLedger({ store: createMemoryStore(), budget: '20' })
    for (let table = 0; table < 1002; table++) await ledger.pay({ ...terms, epsilon: '0.01', purpose: `table ${table}` })
    const listed = await ledger.entries('couriers')
    expect(listed.map(({ purpose }) => purpose)).toEqual(Array.from({ length: 1002 }, (_, table) => `table ${table}`))
  })

  it('is refused over an older copy of its store, where somebody remembers', async () => {
    let seen: { sequence: number; hash: string } | undefined
    const witness = {
      load: async () => seen,
      save: async (head: { sequence: number; hash: string }) => {
        seen = head
      },
    }
    const store = createMemoryStore()
    await createStoredPrivacyLedger({ store, budget: '1', witness }).pay(terms)
    expect(seen?.sequence).toBe(1)
    await createStoredPrivacyLedger({ store, budget: '1', witness }).pay(terms)
    const older = createStoredPrivacyLedger({ store: createMemoryStore(), budget: '1', witness })
    expect((await errorOf(older.pay(terms))).code).toBe('storage.rolled_back')
  })

  it.runIf(server !== undefined)('is spent once by several processes, of which one is killed', { timeout: 120_000 }, async () => {
    const start = await buildWriter<PayerJob>('test/insight/stored-ledger-process.ts')
    const job = { url: server?.url as string, schema: 'processes', budget: '20', epsilon: '0.2' }
    const store = await createPostgresStore({ pool: pool as never, schema: job.schema })
    const payers = Array.from({ length: 4 }, (_, index) => start({ ...job, payer: `p${index}` }))
    try {
      await payers[0]?.said(2)
      await payers[0]?.kill()
      await Promise.all(payers.slice(1).map((payer) => payer.done()))
    } finally {
      await Promise.all(payers.map((payer) => payer.kill()))
    }
    const told = payers.flatMap((payer) => payer.lines())
    const ledger = createStoredPrivacyLedger({ store, budget: job.budget })
    const kept = (await ledger.entries('couriers')).map(({ purpose }) => purpose)
    expect(kept).toHaveLength(100)
    expect(new Set(kept).size).toBe(100)
    expect(told.every((one) => kept.includes(one))).toBe(true)
    // The one that was killed may have paid once more than it told.
    expect(told.length).toBeGreaterThanOrEqual(99)
    expect(Number(await ledger.leftOf('couriers'))).toBe(0)
    await store.close()
  })
})
