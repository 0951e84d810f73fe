import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createIssuer, createStatusService, type StatusService } from '../../../src/issue/index.js'
import { createSigner, generateKey } from '../../../src/keys/index.js'
import { eddsaJcs2022 } from '../../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { decodeBitstring, readStatus } from '../../../src/status/index.js'
import type { Store } from '../../../src/storage/index.js'
import { createPostgresStore } from '../../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { startPostgres } from '../../storage/postgres-server.js'
import { buildWriter } from '../../storage/writers.js'
import { type RedeemerJob, START } from './redeemer.js'
import { BASE } from './support.js'

const PROCESSES = 6
const ENTITLEMENTS = 60

const folder = mkdtempSync(join(tmpdir(), 'rungs-redeem-processes-'))
const server = await startPostgres()
const start = await buildWriter<RedeemerJob>('test/issue/status/redeemer.ts')
const pool = server?.pool(4)
const { secretJwk } = await generateKey()
const issuer = createIssuer({ signer: createSigner(secretJwk), mechanism: eddsaJcs2022 })
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await pool?.end()
  await server?.stop()
}, 60_000)

const serviceOver = (store: Store): StatusService => createStatusService({ store, issuer, baseUrl: BASE, purposes: ['message'] })
const credentials = Array.from({ length: ENTITLEMENTS }, (_, index) => `urn:example:top-up-${index}`)

/** Entitlements with places to be redeemed in. */
async function promise(store: Store): Promise<readonly number[]> {
  const status = serviceOver(store)
  const places = await status.reserve('top-ups', ENTITLEMENTS)
  const rows = places.flatMap((place, index) => status.placesFor(place, credentials[index] as string))
  await store.transaction(({ lists }) => lists.insertPlaces(rows))
  return rows.map(({ index }) => index)
}

/** Several desks that begin together, of which one is killed while it pays. */
async function payAtOnce(store: Store, where: Pick<RedeemerJob, 'path' | 'url'>): Promise<readonly (readonly string[])[]> {
  // Half of them begin at the other end, so that none is ahead of all others all the way.
  const desks = Array.from({ length: PROCESSES }, (_, index) => {
    const inTurn = index % 2 === 0 ? credentials : [...credentials].reverse()
    return start({ ...where, secretJwk, baseUrl: BASE, desk: `desk-${index}`, credentials: inTurn })
  })
  try {
    await Promise.all(desks.map((desk) => desk.said(1)))
    await store.transaction(({ records }) => records.insert(START))
    const [killed, ...others] = desks as [(typeof desks)[0], ...typeof desks]
    await killed.said(5)
    await killed.kill()
    await Promise.all(others.map((desk) => desk.done()))
  } finally {
    await Promise.all(desks.map((desk) => desk.kill()))
  }
  return desks.map((desk) => desk.lines().slice(1))
}

/** Whoever was told that it paid is the one whom the store knows, and there is exactly one for each entitlement. */
async function checkPaid(store: Store, answers: readonly (readonly string[])[], indices: readonly number[]): Promise<void> {
  expect(new Set(answers.flat().map((line) => line.split(' ')[0]))).toEqual(new Set(['paid', 'status.already_redeemed']))
  const paid = answers.flatMap((lines, desk) =>
    lines.flatMap((line) => (line.startsWith('paid ') ? [[line.slice(5), desk]] : [])),
  )
  expect(new Set(paid.map(([credential]) => credential)).size).toBe(paid.length)
  // The desk that was killed may have paid one more than it was told of.
  expect(paid.length).toBeGreaterThanOrEqual(ENTITLEMENTS - 1)
  expect(new Set(paid.map(([, desk]) => desk)).size).toBeGreaterThan(1)

  const status = serviceOver(store)
  for (const credential of credentials) {
    const [, winner = 0] = paid.find(([one]) => one === credential) ?? []
    const again = await status.redeem({ credential, redemption: `desk-${winner} ${credential}` })
    expect([credential, again.isNew]).toEqual([credential, false])
    const other = status.redeem({ credential, redemption: 'desk-late' })
    await expect(other).rejects.toMatchObject({ code: 'status.already_redeemed' })
  }
  expect(await status.audit()).toMatchObject({ isSound: true, findings: [] })
  const [published] = await status.publish()
  const { body } = await status.handleStatusList({ method: 'GET', url: published?.list as string })
  const bits = await decodeBitstring(JSON.parse(body).credentialSubject.encodedList)
  expect(indices.map((index) => readStatus(bits, index))).toEqual(indices.map(() => 1))
  const entries = await store.read(({ audit }) => audit.list({ limit: 1000 }))
  expect(entries.filter(({ kind }) => kind === 'status.redeemed')).toHaveLength(ENTITLEMENTS)
}

describe('entitlements that six processes redeem at the same time are each redeemed once, though one of them is killed', () => {
  it('in one file', { timeout: 240_000 }, async () => {
    const path = join(folder, 'store.db')
    const store = await openSqliteStore({ path, busyTimeoutMs: 60_000 })
    const indices = await promise(store)
    await checkPaid(store, await payAtOnce(store, { path }), indices)
    await store.close()
  })

  it.runIf(server !== undefined)('on PostgreSQL', { timeout: 240_000 }, async () => {
    const store = await createPostgresStore({ pool: pool as never })
    const indices = await promise(store)
    await checkPaid(store, await payAtOnce(store, { url: server?.url as string }), indices)
    await store.close()
  })
})
