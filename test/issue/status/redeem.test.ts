import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { StatusService } from '../../../src/issue/index.js'
import { createStatusService } from '../../../src/issue/index.js'
import { decodeBitstring, readStatus } from '../../../src/status/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { errorOf, type Loose, NOW, NOW_MS } from '../../support/badges.js'
import { issuer } from '../support.js'
import { BASE } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-redeem-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
const stores: readonly [string, (name: string) => Promise<Store>][] = [
  ['in memory', async () => createMemoryStore()],
  ['in SQLite', (name) => openSqliteStore({ path: join(folder, name), busyTimeoutMs: 60_000 })],
]
const serviceOver = (store: Store): StatusService =>
  createStatusService({ store, issuer, baseUrl: BASE, now: NOW, purposes: ['message', 'revocation', 'suspension'] })

/** A credential with a place of each purpose, and the entry of the first. */
async function place(store: Store, status: StatusService, ...purposes: string[]): Promise<{ credential: string; entry: Loose }> {
  const credential = `urn:example:top-up-${++made}`
  const [allocation] = await status.reserve(credential, 1, { purposes })
  await store.transaction(async (tx) => {
    await tx.lists.insertPlaces(status.placesFor(allocation as never, credential))
  })
  return { credential, entry: [allocation?.credentialStatus].flat()[0] as Loose }
}

describe.each(stores)('an entitlement is redeemed once, %s', (_where, open) => {
  it('and then by nobody else; the same redemption may ask again', async () => {
    const store = await open('one.db')
    const status = serviceOver(store)
    const { credential, entry } = await place(store, status, 'message')
    const list = entry.statusListCredential
    expect(await status.redeem({ credential, redemption: 'payment 1' })).toEqual({ isNew: true, redeemedAtMs: NOW_MS, list })
    expect(await status.redeem({ credential, redemption: 'payment 1' })).toEqual({ isNew: false, redeemedAtMs: NOW_MS, list })
    expect(await errorOf(status.redeem({ credential, redemption: 'payment 2' }))).toMatchObject({
      code: 'status.already_redeemed',
      params: {},
    })
    await status.publish()
    const { body } = await status.handleStatusList({ method: 'GET', url: list } as never)
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
    const bits = await decodeBitstring(JSON.parse(text).credentialSubject.encodedList)
    expect(readStatus(bits, Number(entry.statusListIndex))).toBe(1)
    const audit = await status.audit()
    expect(audit).toMatchObject({ isSound: true, findings: [] })
    await store.close()
  })

  it('in every place that it was given, of which nobody knows which one is in use', async () => {
    const store = await open('places.db')
    const status = serviceOver(store)
    const { credential, entry } = await place(store, status, 'message')
    const [second] = await status.reserve(`${credential} again`, 1, { purposes: ['message'] })
    await store.transaction((tx) => tx.lists.insertPlaces(status.placesFor(second as never, credential)))
    expect(await status.redeem({ credential, redemption: 'payment 1' })).toMatchObject({ isNew: true })
    expect(await status.redeem({ credential, redemption: 'payment 1' })).toMatchObject({ isNew: false })
    await status.publish()
    const { body } = await status.handleStatusList({ method: 'GET', url: entry.statusListCredential })
    const bits = await decodeBitstring(JSON.parse(body).credentialSubject.encodedList)
    const entries = [entry, second?.credentialStatus as Loose]
    expect(entries.map(({ statusListIndex }) => readStatus(bits, Number(statusListIndex)))).toEqual([1, 1])
    expect(await status.audit()).toMatchObject({ isSound: true, findings: [] })
    await store.close()
  })

  it('by one of many who ask at the same time, over several connections', { timeout: 60_000 }, async () => {
    const first = await open('many.db')
    const others = _where === 'in SQLite' ? await Promise.all([open('many.db'), open('many.db'), open('many.db')]) : []
    const services = [first, ...others].map(serviceOver)
    const { credential } = await place(first, services[0] as StatusService, 'message')
    const asked = Array.from({ length: 24 }, (_, index) =>
      (services[index % services.length] as StatusService)
        .redeem({ credential, redemption: `payment ${index}` })
        .then(({ isNew }) => (isNew ? 'redeemed' : 'again'))
        .catch((error: Loose) => error.code as string),
    )
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer === 'redeemed')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['redeemed', 'status.already_redeemed']))
    const [winner] = answers.flatMap((answer, index) => (answer === 'redeemed' ? [index] : []))
    const again = await (services[0] as StatusService).redeem({ credential, redemption: `payment ${winner}` })
    expect(again.isNew).toBe(false)
    expect(await (services[0] as StatusService).audit()).toMatchObject({ isSound: true })
    for (const store of [first, ...others]) await store.close()
  })

  it('unless it was revoked, or is suspended, in a list beside', async () => {
    const store = await open('revoked.db')
    const status = serviceOver(store)
    const redeem = (credential: string) => status.redeem({ credential, redemption: 'p' })
    const reason = 'error'
    const params = { host: new URL(BASE).hostname }
    const { credential: revoked } = await place(store, status, 'message', 'revocation')
    await status.revoke({ credential: revoked, reason })
    expect(await errorOf(redeem(revoked))).toMatchObject({ code: 'status.revoked', kind: 'input', params })
    const { credential: suspended } = await place(store, status, 'message', 'suspension')
    await status.suspend({ credential: suspended, reason })
    expect(await errorOf(redeem(suspended))).toMatchObject({ code: 'status.suspended', kind: 'input', params })
    await status.reinstate({ credential: suspended })
    expect((await redeem(suspended)).isNew).toBe(true)
    // What was paid stays paid: the same redemption hears so, also after a revocation.
    await status.revoke({ credential: suspended, reason })
    expect((await redeem(suspended)).isNew).toBe(false)
    // Revoked where the only other place is one of suspension.
    const { credential: both } = await place(store, status, 'message', 'suspension')
    await status.revoke({ credential: both, reason })
    expect(await errorOf(redeem(both))).toMatchObject({ code: 'status.revoked', params })
    expect(await status.audit()).toMatchObject({ isSound: true, findings: [] })
    await store.close()
  })

  it('where it has a place to be redeemed in', async () => {
    const store = await open('none.db')
    const status = serviceOver(store)
    const { credential } = await place(store, status, 'revocation')
    expect((await errorOf(status.redeem({ credential, redemption: 'p' }))).code).toBe('status.purpose_missing')
    expect((await errorOf(status.redeem({ credential: 'urn:x:none', redemption: 'p' }))).code).toBe('status.place_unknown')
    expect((await errorOf(status.redeem({ credential, redemption: '' }))).code).toBe('core.option_invalid')
    expect((await errorOf(status.redeem({ credential, redemption: 'p', by: 'x' } as never))).code).toBe('core.option_unknown')
    await store.close()
  })
})

describe('an older copy of the store', () => {
  it('that has forgotten a redemption is refused by what was served, though it published later', async () => {
    const credential = 'urn:example:top-up'
    const over = async (now: string): Promise<StatusService> => {
      const store = createMemoryStore()
      const random = (length: number): Uint8Array => new Uint8Array(length).fill(7)
      const status = createStatusService({ store, issuer, baseUrl: BASE, now, random, purposes: ['message'] })
      const [allocation] = await status.reserve(credential, 1)
      await store.transaction((tx) => tx.lists.insertPlaces(status.placesFor(allocation as never, credential)))
      return status
    }
    const [known, older] = [await over(NOW), await over(new Date(NOW_MS + 86_400_000).toISOString())]
    await known.redeem({ credential, redemption: 'payment 1' })
    const [{ list: url }] = (await known.publish()) as unknown as [{ readonly list: string }]
    const { body } = await known.handleStatusList({ method: 'GET', url })
    await older.publish()
    expect(await errorOf(older.publish({ force: true, copies: [body] }))).toMatchObject({ code: 'status.copy_newer' })
    await older.redeem({ credential, redemption: 'payment 1' })
    expect(await older.publish({ copies: [body] })).toMatchObject([{ isNew: true }])
  })
})
