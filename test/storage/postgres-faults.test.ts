import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import pg, { type Pool } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store, StoreTransaction } from '../../src/storage/index.js'
import { isLost, postgresFailure } from '../../src/storage/postgres/failure.js'
import { createPostgresStore, type PostgresClient, type PostgresPool } from '../../src/storage/postgres/index.js'
import { failure } from '../keys/support.js'
import { startPostgres } from './postgres-server.js'

const server = await startPostgres()
const there = server !== undefined
const pool = server?.pool(8) as PostgresPool & Pool
const opened: { end(): Promise<void> }[] = []
afterAll(async () => {
  for (const one of [...opened, ...(there ? [pool] : [])]) await one.end()
  await server?.stop()
}, 60_000)

const note = (id: string, value = '"x"') => ({ kind: 'note', id, value })
const write = (store: Store, id: string): Promise<boolean> => store.transaction((tx) => tx.records.insert(note(id)))
const ids = (store: Store): Promise<string[]> =>
  store.read(async ({ records }) => (await records.list('note')).map(({ id }) => id))
const unavailable = (reason: string) => ({ code: 'storage.unavailable', kind: 'operation', params: { reason } })

/** A pool of one's own, ended after all. */
function newPool(options: Omit<ConstructorParameters<typeof pg.Pool>[0], 'connectionString'> & { readonly url?: string } = {}) {
  const { url = server?.url as string, ...rest } = options
  const made = new pg.Pool({ connectionString: url, ...rest })
  made.on('error', () => undefined)
  opened.push(made)
  return made as PostgresPool & Pool
}

/** A pool whose connections do something before or after each query. */
function changed(
  original: PostgresPool,
  change: (client: PostgresClient, text: string) => Promise<unknown> | undefined,
): PostgresPool {
  return {
    async connect() {
      const client = await original.connect()
      return {
        async query(text, values) {
          await change(client, text)
          return client.query(text, values)
        },
        release: (error) => client.release(error),
        on: (event, listener) => client.on?.(event, listener),
        off: (event, listener) => client.off?.(event, listener),
      }
    },
  }
}

/** Ends the connection of a client from the side of the server. */
async function end(client: PostgresClient): Promise<void> {
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
  await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.['pid'] as number])
  await new Promise((resolve) => setTimeout(resolve, 50))
}

describe.runIf(there)('options', () => {
  it('are known ones that can be used', async () => {
    const wrong = [
      { schema: 'Bad' },
      { schema: 'a"; DROP SCHEMA public' },
      { lockTimeoutMs: 0 },
      { lockTimeoutMs: 2 ** 31 },
      { pool: {} },
      { scheme: 'a' },
    ]
    for (const options of wrong)
      expect(await failure(() => createPostgresStore({ pool, ...options } as never))).toMatchObject({ kind: 'usage' })
  })

  it('keep stores in one database apart by their schemas', async () => {
    const [one, two] = [await createPostgresStore({ pool, schema: 'one' }), await createPostgresStore({ pool, schema: 'two' })]
    await write(one, '1')
    expect([await ids(one), await ids(two)]).toEqual([['1'], []])
  })

  it('of the server that make commits unsafe are overruled', async () => {
    const unsafe = newPool({ max: 1, options: '-c synchronous_commit=off' })
    const settings: unknown[] = []
    const spied = changed(unsafe, async (client, text) => {
      if (text === 'COMMIT') settings.push((await client.query('SHOW synchronous_commit')).rows[0])
    })
    const store = await createPostgresStore({ pool: spied, schema: 'unsafe' })
    settings.length = 0
    await write(store, '1')
    expect(settings).toEqual([{ synchronous_commit: 'on' }])
  })
})

describe.runIf(there)('a connection that is lost', () => {
  it('before the end: work runs again on another, and is there once', async () => {
    let losses = 2
    const losing = changed(pool, async (client, text) => {
      if (/^INSERT INTO record/.test(text) && losses-- > 0) await end(client)
    })
    const store = await createPostgresStore({ pool: losing, schema: 'lost' })
    let runs = 0
    const written = await store.transaction(async (tx) => {
      runs++
      await tx.records.count('note')
      return tx.records.insert(note('1'))
    })
    expect([written, runs, await ids(store)]).toEqual([true, 3, ['1']])
  })

  it('after the last statement, and before COMMIT: work runs again, since nothing was written', async () => {
    const store = await createPostgresStore({ pool, schema: 'lost' })
    let runs = 0
    const written = await store.transaction(async (tx) => {
      runs++
      const there = await tx.records.insert(note('late'))
      if (runs === 1) {
        await pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'")
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return there
    })
    expect([written, runs]).toEqual([true, 2])
    await store.transaction((tx) => tx.records.delete('note', 'late'))
  })

  it('again and again: it is named, and nothing is there', async () => {
    let losing = true
    const always = changed(pool, async (client, text) => {
      if (losing && /^INSERT INTO record/.test(text)) await end(client)
    })
    const store = await createPostgresStore({ pool: always, schema: 'lost' })
    expect(await failure(() => write(store, '2'))).toMatchObject({ ...unavailable('connection'), retryable: true })
    losing = false
    expect(await ids(store)).toEqual(['1'])
  })

  it('while it is idle: the next transaction takes another', async () => {
    const idle = new pg.Pool({ connectionString: server?.url as string, max: 2, options: '-c application_name=idle' })
    // Its end and that of its connections may come in any order.
    idle.on('error', () => undefined)
    opened.push(idle)
    const store = await createPostgresStore({ pool: idle as PostgresPool, schema: 'idle' })
    await write(store, '1')
    await pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'idle'")
    expect(await write(store, '2')).toBe(true)
    await store.close()
  })

  it('before it was there: it is named', async () => {
    const closedPort = newPool({ url: 'postgres://postgres:x@127.0.0.1:1/postgres', connectionTimeoutMillis: 2000 })
    expect(await failure(() => createPostgresStore({ pool: closedPort }))).toMatchObject(unavailable('connection'))
  })

  it('with a wrong password: it is named', async () => {
    const url = new URL(server?.url as string)
    url.password = 'wrong'
    const wrong = newPool({ url: url.href })
    expect(await failure(() => createPostgresStore({ pool: wrong }))).toMatchObject(unavailable('permission'))
  })
})

/** A relay between a pool and the server that is cut when it sees COMMIT. */
async function relay(how: 'before' | 'after'): Promise<{ readonly server: Server; readonly url: string; arm(): void }> {
  const target = new URL(server?.url as string)
  let armed = false
  const passing = createServer((from: Socket) => {
    const to = dial(Number(target.port), target.hostname)
    const cut = (): void => {
      from.destroy()
      to.destroy()
    }
    let silent = false
    from.on('data', (data) => {
      const isCommit = armed && data.includes('COMMIT\0')
      if (isCommit) armed = false
      if (isCommit && how === 'before') return cut()
      // The server does it, and its answer is lost on the way.
      if (isCommit) silent = true
      to.write(data)
      return undefined
    })
    to.on('data', (data) => (silent ? cut() : from.write(data)))
    for (const socket of [from, to]) {
      socket.on('error', cut)
      socket.on('close', cut)
    }
  })
  await new Promise<void>((resolve) => passing.listen(0, '127.0.0.1', resolve))
  const url = new URL(target.href)
  url.hostname = '127.0.0.1'
  url.port = String((passing.address() as { port: number }).port)
  return {
    server: passing,
    url: url.href,
    arm() {
      armed = true
    },
  }
}

describe.runIf(there)('a connection that is lost while a transaction ends', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('%s the server has committed: nobody knows, until somebody looks', async (how, expected) => {
    const passing = await relay(how)
    const through = new pg.Pool({ connectionString: passing.url, max: 2 })
    const store = await createPostgresStore({ pool: through as PostgresPool, schema: `cut_${how}` })
    passing.arm()
    let runs = 0
    const found = await failure(() =>
      store.transaction((tx) => {
        runs++
        return tx.records.insert(note('1'))
      }),
    )
    expect(found).toMatchObject({
      code: 'storage.commit_unknown',
      kind: 'operation',
      params: { driver: 'postgres' },
      retryable: false,
    })
    // Never again by itself: it may be there.
    expect(runs).toBe(1)
    // The server notices the lost connection in its own time.
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await ids(store)).length).toBe(expected)
    await store.close()
    await through.end()
    await new Promise((resolve) => passing.server.close(resolve))
  })
})

describe.runIf(there)('transactions that get in the way of each other', () => {
  it('in a circle: one is run again, and both are written', async () => {
    const store = await createPostgresStore({ pool, schema: 'circle' })
    await store.transaction(async ({ records }) => {
      await records.insert(note('a', '0'))
      await records.insert(note('b', '0'))
    })
    let runs = 0
    let waiting = 2
    let meet = (): void => undefined
    const met = new Promise<void>((resolve) => {
      meet = resolve
    })
    // The other transaction may commit between the reading and the writing of one that is run again.
    const addTo = async (tx: StoreTransaction, id: string): Promise<void> => {
      const there = await tx.records.get('note', id)
      if (there === undefined) throw new Error(id)
      if (!(await tx.records.replace(note(id, `${Number(there.value) + 1}`), there.version))) await addTo(tx, id)
    }
    const both = (first: string, second: string): Promise<void> =>
      store.transaction(async (tx) => {
        runs++
        await addTo(tx, first)
        if (--waiting === 0) meet()
        await met
        await addTo(tx, second)
      })
    await Promise.all([both('a', 'b'), both('b', 'a')])
    expect(runs).toBe(3)
    const values = await store.read(async ({ records }) => (await records.list('note')).map(({ value }) => value))
    expect(values).toEqual(['2', '2'])
  })

  it('for too long: what is locked is named', async () => {
    const store = await createPostgresStore({ pool, schema: 'held', lockTimeoutMs: 100 })
    const holder = await pool.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT * FROM held.audit_head FOR UPDATE')
    const found = await failure(() => store.transaction((tx) => tx.audit.lockHead()))
    expect(found).toMatchObject({ ...unavailable('locked'), retryable: true })
    await holder.query('ROLLBACK')
    holder.release()
    expect(await store.transaction((tx) => tx.audit.lockHead())).toBe(undefined)
  })
})

describe.runIf(there)('a role', () => {
  it('that may not create tables is refused, and can use a schema that is there', async () => {
    await (await createPostgresStore({ pool, schema: 'given' })).close()
    await pool.query("CREATE ROLE narrow LOGIN PASSWORD 'narrow'")
    await pool.query('GRANT USAGE ON SCHEMA given TO narrow')
    await pool.query('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA given TO narrow')
    const url = new URL(server?.url as string)
    url.username = 'narrow'
    url.password = 'narrow'
    const narrow = newPool({ url: url.href })
    const found = await failure(() => createPostgresStore({ pool: narrow, schema: 'refused' }))
    expect(found).toMatchObject({ ...unavailable('permission'), retryable: false })
    const store = await createPostgresStore({ pool: narrow, schema: 'given' })
    expect(await write(store, '1')).toBe(true)
    expect(await ids(store)).toEqual(['1'])
  })
})

describe('what an error of PostgreSQL means', () => {
  it.each([
    [{ code: '53100' }, 'full', true],
    [{ code: '53300' }, 'connection', true],
    [{ code: '57P01' }, 'connection', true],
    [{ code: '25006' }, 'permission', false],
    [{ code: 'XX001' }, 'corrupt', false],
    [{ code: '22P02' }, 'other', false],
    [{ code: 'EPIPE' }, 'connection', true],
    [{ code: 'ECONNRESET' }, 'connection', true],
    [new Error('Connection terminated unexpectedly'), 'connection', true],
  ])('%o: %s', (error, reason, retryable) => {
    const { failure: found } = postgresFailure(error)
    expect(found).toMatchObject({ ...unavailable(reason), retryable })
    expect(JSON.stringify([found, found.cause])).not.toContain('terminated')
  })

  it('after COMMIT is known only from the server itself', () => {
    expect([{ code: '40001' }, { code: '57P01' }, { code: 'EPIPE' }, new Error('x')].map(isLost)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })
})
