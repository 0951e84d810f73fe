import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createFileWitness } from '../../../src/storage/file-witness/index.js'
import { createPostgresStore } from '../../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { startPostgres } from '../../storage/postgres-server.js'
import { errorOf } from '../../support/badges.js'
import { ANA, badgeFor, issuingOf } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-lifecycle-'))
afterAll(() => rmSync(folder, { recursive: true }))
const open = (name: string) => openSqliteStore({ path: join(folder, name) })

const server = await startPostgres()
const pool = server?.pool(12)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
}, 60_000)

const databases = [
  { name: 'SQLite', isThere: true, open: () => open('shared.db') },
  { name: 'PostgreSQL', isThere: pool !== undefined, open: () => createPostgresStore({ pool: pool as Pool }) },
]

describe('an issuer over a database', () => {
  it.each(databases.filter(({ isThere }) => isThere))(
    'issues one badge for each key from several connections at once, and everything adds up ($name)',
    async ({ open: openOne }) => {
      const stores = await Promise.all(Array.from({ length: 3 }, () => openOne()))
      const all = stores.map((store) => issuingOf({ store }))
      const keys = Array.from({ length: 10 }, (_, at) => `row ${at}`)
      const badges = await Promise.all(
        keys.flatMap((idempotencyKey) => all.map(({ service }) => service.issue(badgeFor(ANA), { idempotencyKey }))),
      )
      expect(badges.filter(({ outcome }) => outcome === 'issued')).toHaveLength(10)
      expect(new Set(badges.map(({ text }) => text)).size).toBe(10)
      const ids = [...new Set(badges.map(({ id }) => id))]
      const changes = await Promise.all(
        ids.slice(0, 5).flatMap((credential) => all.map(({ status }) => status.revoke({ credential, reason: 'error' }))),
      )
      expect(changes.filter(({ isNew }) => isNew)).toHaveLength(5)
      await Promise.all(all.map(({ status }) => status.publish()))
      const [{ status }] = all as [(typeof all)[0]]
      expect(await status.audit()).toMatchObject({
        isSound: true,
        findings: [],
        lists: [{ allocated: 10, placed: 10, unused: 0, set: 5, pending: 0 }],
      })
      await Promise.all(stores.map((store) => store.close()))
    },
  )

  it.each(databases.filter(({ isThere }) => isThere))(
    'keeps no newer text of somebody who is erased at the same time ($name; OB 3.0 section 9.1)',
    async ({ open: openOne }) => {
      const [one, other] = await Promise.all([openOne(), openOne()])
      const [writing, erasing] = [issuingOf({ store: one }).service, issuingOf({ store: other }).service]
      for (let round = 0; round < 8; round++) {
        const person = `did:example:erased-${round}`
        const { id } = await writing.issue(badgeFor(person), { idempotencyKey: 'only' })
        const refreshing = writing.refresh(id, { changes: { name: 'Newer' } }).catch((error: unknown) => error)
        // Others begin a little later, so that they meet in ever other places.
        await new Promise((resolve) => setTimeout(resolve, round * 2))
        await Promise.all([refreshing, erasing.log.erasePerson(person)])
        expect(await erasing.log.loadText(id)).toBeUndefined()
      }
      await Promise.all([one.close(), other.close()])
    },
  )

  it('refuses the copy of yesterday, and says so before anything is signed', async () => {
    const witness = createFileWitness({ path: join(folder, 'witness.json') })
    const before = await open('live.db')
    const first = issuingOf({ store: before }, { witness })
    const badge = await first.service.issue(badgeFor(ANA), { idempotencyKey: '1' })
    await before.close()
    copyFileSync(join(folder, 'live.db'), join(folder, 'yesterday.db'))
    const live = await open('live.db')
    const today = issuingOf({ store: live }, { witness })
    await today.status.revoke({ credential: badge.id, reason: 'fraud' })
    await today.status.publish()
    const list = (await today.status.publish())[0]?.list as string
    const served = (await today.status.handleStatusList({ method: 'GET', url: list })).body
    await live.close()
    const old = await open('yesterday.db')
    const restored = issuingOf({ store: old, now: '2026-06-10T00:00:00Z' }, { witness })
    for (const attempt of [
      () => restored.status.publish(),
      () => restored.status.rotate(),
      () => restored.status.revoke({ credential: badge.id, reason: 'error' }),
    ])
      expect(await errorOf(attempt)).toMatchObject({ code: 'storage.rolled_back' })
    expect((await restored.status.audit()).findings).toMatchObject([{ code: 'storage.rolled_back' }])
    // Without a witness, the list that is served gives it away.
    const unwatched = issuingOf({ store: old, now: '2026-06-10T00:00:00Z' })
    expect(await errorOf(() => unwatched.status.publish({ copies: [served] }))).toMatchObject({ code: 'status.copy_newer' })
    await old.close()
  })
})
