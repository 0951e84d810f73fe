import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { operationError, platformRandom } from '../../../src/core/index.js'
import { createNonces } from '../../../src/exchange/oid4vci/nonces.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { createPostgresStore, type PostgresPool } from '../../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { startPostgres } from '../../storage/postgres-server.js'
import { errorOf } from '../../support/badges.js'
import { askCredential, askToken, codeForm, newWorld, requestFor, START } from './support.js'

const server = await startPostgres()
const pool = server?.pool(8)
const folder = await mkdtemp(join(tmpdir(), 'rungs-oid4vci-'))
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await pool?.end()
  await server?.stop()
}, 60_000)

const MANY = Array.from({ length: 6 }, (_, index) => index)
const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => createMemoryStore()],
  ['SQLite', () => openSqliteStore({ path: join(folder, 'issuer.db') })],
  ...(server === undefined
    ? []
    : [['PostgreSQL', () => createPostgresStore({ pool: pool as PostgresPool, schema: 'oid4vci' })] as const]),
]

describe.each(stores)('in %s', (_, open) => {
  it('codes and nonces that are used at the same time are used once', { timeout: 60_000 }, async () => {
    const world = await newWorld({ store: await open() })
    const code = await world.offer()
    const tokens = await Promise.all(MANY.map(() => askToken(world, codeForm(code))))
    const good = tokens.filter(({ status }) => status === 200)
    expect(good).toHaveLength(1)
    expect(new Set(tokens.filter(({ status }) => status !== 200).map(({ json }) => json.error))).toEqual(
      new Set(['invalid_grant']),
    )
    const token = good[0]?.json.access_token as string
    const request = await requestFor(world, 'token')
    const answers = await Promise.all(MANY.map(() => askCredential(world, token, request)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.flatMap(({ json }) => json.error ?? []))).toEqual(new Set(['invalid_nonce']))
    const badges = await Promise.all(MANY.map(async () => askCredential(world, token, await requestFor(world, 'token'))))
    expect(new Set(badges.map(({ text }) => text)).size).toBe(1)
    await world.store.close()
  })

  it('processes share the secret of their nonces', async () => {
    const store = await open()
    const parts = { store, credentialIssuer: 'https://courier.example', nonceMs: 1000, now: () => START, random: platformRandom }
    const all = MANY.map(() => createNonces(parts))
    const nonces = await Promise.all(all.map((one) => one.create()))
    const [first] = all
    for (const nonce of nonces) await first?.use(nonce)
    expect(await errorOf(first?.use(nonces[0] as string) as Promise<void>)).toMatchObject({
      code: 'exchange.oauth_refused',
      params: { error: 'invalid_nonce', description: 'the nonce was used before' },
    })
    await store.close()
  })
})

/** A store whose connection is lost once, after a record of a kind was written, so that nobody hears of it. */
function losing(store: Store, kind: string): Store {
  let isLost = false
  return {
    ...store,
    async transaction(work) {
      let isIt = false
      const done = await store.transaction((tx) =>
        work({
          ...tx,
          records: {
            ...tx.records,
            insert(record, nowMs) {
              isIt ||= record.kind === kind
              return tx.records.insert(record, nowMs)
            },
          },
        }),
      )
      if (!isIt || isLost) return done
      isLost = true
      throw operationError('storage.commit_unknown', { driver: 'test' })
    },
  }
}

describe('a connection that is lost while a code is exchanged', () => {
  it('does not use the code up for nothing (OID4VCI 1.0 section 6)', async () => {
    const world = await newWorld({ store: losing(createMemoryStore(), 'oid4vci-code') })
    const code = await world.offer()
    const { status, json } = await askToken(world, codeForm(code))
    expect(status).toBe(200)
    const answer = await askCredential(world, json.access_token as string, await requestFor(world, 'token'))
    expect(answer.status).toBe(200)
    expect((await askToken(world, codeForm(code))).json.error).toBe('invalid_grant')
  })
})
