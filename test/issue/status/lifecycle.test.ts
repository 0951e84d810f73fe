import { describe, expect, it } from 'vitest'
import { createIssuer, type Issuer, type StatusService } from '../../../src/issue/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { decodeBitstring, readStatus } from '../../../src/status/index.js'
import { appendAudit, createMemoryStore, type Store } from '../../../src/storage/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { errorOf, NOW } from '../../support/badges.js'
import { firstAid, issuer, signer } from '../support.js'
import { BASE, serviceOf } from './support.js'

const LIST = `${BASE}revocation/1`
const BOTH = { purposes: ['revocation', 'suspension'] }

/** Credentials with places, and nothing else. */
async function place(store: Store, status: StatusService, ids: readonly string[], purposes = BOTH): Promise<void> {
  await store.transaction(async (tx) => {
    const allocations = await status.allocate(tx, ids.length, purposes)
    await tx.lists.insertPlaces(allocations.flatMap((one, at) => status.placesFor(one, ids[at] as string)))
  })
}

async function auditKinds(store: Store): Promise<readonly string[]> {
  return (await store.read(({ audit }) => audit.list())).map(({ kind }) => kind)
}

async function published(status: StatusService, url = LIST) {
  const { body } = await status.handleStatusList({ method: 'GET', url })
  const credential = JSON.parse(body)
  return { credential, bits: await decodeBitstring(credential.credentialSubject.encodedList) }
}

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

/** An issuer that does something else before it signs. */
function signingAfter(first: () => Promise<void>): Pick<Issuer, 'profile' | 'sealCredential'> {
  return {
    profile: issuer.profile,
    async sealCredential(draft, ...more) {
      await first()
      return issuer.sealCredential(draft, ...more)
    },
  }
}

describe('two processes that publish one list at the same time', () => {
  it('never leave out a revocation that either has seen, whosever clock is ahead (Bitstring Status List 1.0 section 3.1)', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1', 'urn:example:2'])
    await status.publish()
    let slowEnds: Promise<unknown> = Promise.resolve()
    const [slowSigns, fastSigns] = [gate(), gate()]
    const ahead = new Date(Date.parse(NOW) + 60_000)
    const slow = serviceOf({
      store,
      now: ahead,
      issuer: signingAfter(async () => {
        slowSigns.open()
        await fastSigns.passed
      }),
    }).status
    const fast = serviceOf({
      store,
      issuer: signingAfter(async () => {
        fastSigns.open()
        await slowEnds
      }),
    }).status
    await slow.revoke({ credential: 'urn:example:1', reason: 'error' })
    slowEnds = slow.publish({ list: LIST })
    await slowSigns.passed
    await fast.revoke({ credential: 'urn:example:2', reason: 'fraud' })
    const [done] = await fast.publish({ list: LIST })
    const { bits } = await published(status)
    const places = await store.read(async ({ lists }) => [
      ...(await lists.placesOf('urn:example:1')),
      ...(await lists.placesOf('urn:example:2')),
    ])
    const own = (await store.read(({ lists }) => lists.list({ purpose: 'revocation' })))[0]?.id
    expect(places.filter(({ list }) => list === own).map(({ index }) => readStatus(bits, index))).toEqual([1, 1])
    expect(done).toMatchObject({ isNew: true, validFrom: ahead.toISOString().replace('.000', '') })
    expect(await status.audit()).toMatchObject({ isSound: true })
  })
})

describe('revoke, suspend and reinstate', () => {
  it('revoke for good, with the reason in the log and nowhere else', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1', 'urn:example:2'])
    const appealUntil = '2026-07-01T00:00:00Z'
    expect(await status.revoke({ credential: 'urn:example:1', reason: 'fraud', appealUntil })).toEqual({
      state: 'revoked',
      isNew: true,
      list: LIST,
    })
    expect(await status.revoke({ credential: 'urn:example:1', reason: 'error' })).toMatchObject({ isNew: false })
    expect([await status.findState('urn:example:1'), await status.findState('urn:example:2')]).toEqual(['revoked', 'valid'])
    for (const attempt of [
      () => status.suspend({ credential: 'urn:example:1', reason: 'error' }),
      () => status.reinstate({ credential: 'urn:example:1' }),
    ])
      expect(await errorOf(attempt)).toMatchObject({ code: 'status.revocation_final', kind: 'input' })
    const [list] = await store.read(({ lists }) => lists.list({ purpose: 'revocation' }))
    const changes = await store.read(({ lists }) => lists.changes(list?.id as string))
    expect(changes).toMatchObject([{ value: 1, reason: 'fraud', appealUntilMs: Date.parse(appealUntil), sequence: 1 }])
    const [entry] = await store.read(({ audit }) => audit.list())
    expect(entry?.kind).toBe('status.revoked')
    expect(JSON.parse(entry?.facts ?? '')).toEqual({
      list: list?.id,
      index: changes[0]?.index,
      value: 1,
      reason: 'fraud',
      appealUntil,
    })
    await status.publish()
    const { credential } = await published(status)
    expect(JSON.stringify(credential)).not.toMatch(/fraud|appeal|2026-07-01/)
  })

  it('change every place of a credential that was given more than one, also where one of them was missed before', async () => {
    const { store, status } = serviceOf()
    const id = 'urn:example:twice'
    await place(store, status, [id, id])
    const values = () =>
      store.read(async ({ lists }) => {
        const places = await lists.placesOf(id)
        const purposes = await Promise.all(places.map(async ({ list }) => (await lists.get(list))?.purpose as string))
        const found = await Promise.all(places.map(({ list, index }) => lists.valueAt(list, index)))
        return ['revocation', 'suspension'].map((purpose) => found.filter((_, at) => purposes[at] === purpose))
      })
    expect(await status.suspend({ credential: id, reason: 'error' })).toMatchObject({ isNew: true })
    expect(await values()).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect(await status.reinstate({ credential: id })).toMatchObject({ isNew: true })
    // As it was left by who knew of one place only.
    const [one] = await store.read(async ({ lists }) => lists.placesOf(id))
    await store.transaction(async (tx) => {
      const { list, index } = one as { list: string; index: number }
      const head = await appendAudit(tx.audit, [
        { atMs: 0, kind: 'status.revoked', facts: { list, index, value: 1, reason: 'error' } },
      ])
      await tx.lists.change({ list, index, value: 1, atMs: 0, sequence: head?.sequence as number, reason: 'error' })
    })
    expect(await status.findState(id)).toBe('revoked')
    expect(await status.revoke({ credential: id, reason: 'error' })).toMatchObject({ state: 'revoked', isNew: true })
    expect(await status.revoke({ credential: id, reason: 'error' })).toMatchObject({ state: 'revoked', isNew: false })
    expect((await values())[0]).toEqual([1, 1])
    await status.publish()
    expect((await status.audit()).findings).toEqual([])
  })

  it('suspend for now, and lift it', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1'])
    expect(await status.suspend({ credential: 'urn:example:1', reason: 'error' })).toMatchObject({
      state: 'suspended',
      isNew: true,
    })
    expect(await status.findState('urn:example:1')).toBe('suspended')
    expect(await status.reinstate({ credential: 'urn:example:1' })).toMatchObject({ state: 'valid', isNew: true })
    expect(await status.reinstate({ credential: 'urn:example:1' })).toMatchObject({ isNew: false })
    expect(await status.findState('urn:example:1')).toBe('valid')
    expect(await auditKinds(store)).toEqual(['status.suspended', 'status.reinstated'])
  })

  it('revoke by a suspension that is never lifted where a suspension list is all that there is', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1'], { purposes: ['suspension'] })
    await status.suspend({ credential: 'urn:example:1', reason: 'fraud' })
    expect(await status.revoke({ credential: 'urn:example:1', reason: 'fraud' })).toMatchObject({ state: 'revoked', isNew: true })
    expect(await errorOf(() => status.reinstate({ credential: 'urn:example:1' }))).toMatchObject({
      code: 'status.revocation_final',
    })
    expect(await status.findState('urn:example:1')).toBe('revoked')
    expect((await status.audit()).findings).toEqual([])
  })

  it('refuse what is no reason, who has no place, and a suspension without a place for it', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1'], { purposes: ['revocation'] })
    const revoke = (change: object) =>
      errorOf(() => status.revoke({ credential: 'urn:example:1', reason: 'error', ...change } as never))
    expect(await revoke({ reason: 'unpaid' })).toMatchObject({ code: 'status.reason_not_allowed' })
    expect(await revoke({ credential: 'urn:example:other' })).toMatchObject({ code: 'status.place_unknown' })
    expect(await revoke({ appealUntil: '2020-01-01T00:00:00Z' })).toMatchObject({ code: 'core.option_invalid' })
    expect(await revoke({ until: 1 })).toMatchObject({ code: 'core.option_unknown' })
    expect(await errorOf(() => status.suspend({ credential: 'urn:example:1', reason: 'error' }))).toMatchObject({
      code: 'status.purpose_missing',
      params: { purpose: 'suspension' },
    })
    expect(await errorOf(() => status.reinstate({ credential: 'urn:example:1' }))).toMatchObject({
      code: 'status.purpose_missing',
    })
    expect(await auditKinds(store)).toEqual([])
  })

  it('write the change and its entry together, or neither', async () => {
    const inner = createMemoryStore()
    const { status } = serviceOf({ store: inner })
    await place(inner, status, ['urn:example:1'])
    const boom = new Error('boom')
    const broken: Store = {
      ...inner,
      transaction: (work) =>
        inner.transaction((tx) => work({ ...tx, lists: { ...tx.lists, change: () => Promise.reject(boom) } })),
    }
    await expect(serviceOf({ store: broken }).status.revoke({ credential: 'urn:example:1', reason: 'error' })).rejects.toBe(boom)
    expect(await auditKinds(inner)).toEqual([])
    expect(await status.findState('urn:example:1')).toBe('valid')
  })

  it('change one status once, however many ask at the same time', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1'])
    const all = await Promise.all(
      Array.from({ length: 8 }, () => status.revoke({ credential: 'urn:example:1', reason: 'error' })),
    )
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await auditKinds(store)).toEqual(['status.revoked'])
  })
})

describe('publish', () => {
  it('signs a list that says who is revoked, and that the verifier takes', async () => {
    const { store, status } = serviceOf()
    const [allocation] = await status.reserve('one', 1)
    const { credentialStatus } = allocation as never as { credentialStatus: never }
    const badge = await issuer.issue({ ...firstAid(), credentialStatus })
    await store.transaction((tx) => tx.lists.insertPlaces(status.placesFor(allocation as never, badge.id)))
    const verify = async () => {
      await status.publish()
      const { credential } = await published(status)
      const verifier = createVerifier({ mechanisms, now: '2026-06-01T01:00:00Z', statusLists: { [LIST]: credential } as never })
      return verifier.verify(badge.credential)
    }
    expect((await verify()).outcome).toBe('verified')
    await status.revoke({ credential: badge.id, reason: 'superseded' })
    expect((await verify()).findings).toMatchObject([{ code: 'status.revoked' }])
  })

  it('signs again what changed, and leaves the rest as it is', async () => {
    let now = NOW
    const { store, status } = serviceOf({ now: () => new Date(now) })
    await place(store, status, ['urn:example:1'])
    const first = await status.publish()
    expect(first.map(({ list, isNew }) => [list, isNew])).toEqual([
      [LIST, true],
      [`${BASE}suspension/1`, true],
    ])
    expect((await status.publish()).map(({ isNew }) => isNew)).toEqual([false, false])
    // Neither does another process, which remembers nothing.
    expect((await serviceOf({ store, now }).status.publish()).map(({ isNew }) => isNew)).toEqual([false, false])
    await status.revoke({ credential: 'urn:example:1', reason: 'error' })
    expect((await status.publish()).map(({ isNew }) => isNew)).toEqual([true, false])
    // When half of the validity is over, it is renewed.
    now = '2026-06-05T00:00:00Z'
    const later = await status.publish()
    expect(later.map(({ isNew, validUntil }) => [isNew, validUntil])).toEqual(Array(2).fill([true, '2026-06-12T00:00:00Z']))
    expect((await published(status)).credential).toMatchObject({
      id: LIST,
      issuer: issuer.profile.id,
      validFrom: now,
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', ttl: 300_000 },
    })
  })

  it('says the same whether it follows the changes or reads all values', async () => {
    const { store, status } = serviceOf()
    const ids = Array.from({ length: 40 }, (_, at) => `urn:example:${at}`)
    await place(store, status, ids)
    for (const [at, credential] of ids.entries()) {
      if (at % 3 === 0) await status.revoke({ credential, reason: 'error' })
      if (at % 3 === 1) await status.suspend({ credential, reason: 'error' })
      if (at % 6 === 1) await status.reinstate({ credential })
      if (at % 10 === 0) await status.publish()
    }
    await status.publish()
    for (const url of [LIST, `${BASE}suspension/1`]) {
      const followed = (await published(status, url)).bits
      const fresh = serviceOf({ store }).status
      await fresh.publish({ list: url, force: true })
      expect((await published(fresh, url)).bits).toEqual(followed)
      const set = Array.from({ length: followed.length }, (_, index) => readStatus(followed, index)).filter((one) => one !== 0)
      expect(set.length).toBeGreaterThan(4)
    }
    expect(await status.audit()).toMatchObject({ isSound: true, findings: [] })
  })

  it('stays where it was while the clock is a little behind, and refuses a clock that is far behind', async () => {
    let now = NOW
    const { store, status } = serviceOf({ now: () => new Date(now) })
    await place(store, status, ['urn:example:1'])
    await status.publish()
    now = '2026-05-31T23:58:00Z'
    await status.revoke({ credential: 'urn:example:1', reason: 'error' })
    expect(await status.publish({ list: LIST })).toMatchObject([{ isNew: true, validFrom: NOW }])
    now = '2026-05-31T20:00:00Z'
    expect(await errorOf(() => status.publish({ list: LIST, force: true }))).toMatchObject({
      code: 'status.clock_back',
      params: { now, last: NOW },
    })
    expect((await published(status)).bits.bytes.some((byte) => byte !== 0)).toBe(true)
  })

  it('never takes back what another process has published', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1'])
    await status.publish()
    const other = serviceOf({ store }).status
    // While one signs, the other publishes a change.
    let isFirst = true
    const slow = createIssuerThat(async () => {
      if (!isFirst) return
      isFirst = false
      await other.revoke({ credential: 'urn:example:1', reason: 'error' })
      await other.publish()
    })
    const late = serviceOf({ store, issuer: slow }).status
    expect(await late.publish({ list: LIST, force: true })).toMatchObject([{ isNew: false }])
    expect((await published(status)).bits.bytes.some((byte) => byte !== 0)).toBe(true)
  })

  it('refuses to go behind a list that is served', async () => {
    const { store, status } = serviceOf({ now: '2026-06-02T00:00:00Z' })
    await place(store, status, ['urn:example:1'])
    await status.revoke({ credential: 'urn:example:1', reason: 'error' })
    await status.publish()
    const served = (await status.handleStatusList({ method: 'GET', url: LIST })).body
    expect(await status.publish({ copies: [served] })).toMatchObject([{ isNew: false }, { isNew: false }])
    // The older copy of the store knows neither of the revocation nor of the publication.
    const old = serviceOf({ now: NOW })
    await place(old.store, old.status, ['urn:example:1'])
    for (const prepare of [async () => undefined, async () => old.status.publish()]) {
      await prepare()
      expect(await errorOf(() => old.status.publish({ force: true, copies: [served] }))).toMatchObject({
        code: 'status.copy_newer',
        params: { list: LIST, validFrom: '2026-06-02T00:00:00Z' },
      })
    }
    // Whichever copy of several it is, and never where a copy is none.
    const stale = (await old.status.handleStatusList({ method: 'GET', url: LIST })).body
    for (const copies of [
      [served, stale],
      [stale, served],
    ])
      expect(await errorOf(() => old.status.publish({ copies }))).toMatchObject({ code: 'status.copy_newer' })
    for (const copy of ['{}', '{"error":"not found"}', JSON.stringify({ id: LIST }), null])
      expect(await errorOf(() => old.status.publish({ copies: [copy as string] }))).toMatchObject({
        code: 'core.option_invalid',
        params: { option: 'copies' },
      })
    // Also where it published later, and has forgotten somebody.
    const forgetful = serviceOf({ now: '2026-06-03T00:00:00Z' })
    await place(forgetful.store, forgetful.status, ['urn:example:1'])
    await forgetful.status.publish()
    expect(await errorOf(() => forgetful.status.publish({ force: true, copies: [served] }))).toMatchObject({
      code: 'status.copy_newer',
    })
  })

  it('refuses a store that is older than what a witness has seen', async () => {
    const seen: { head?: { sequence: number; hash: string } } = {}
    const witness = {
      load: async () => seen.head,
      async save(head: { sequence: number; hash: string }) {
        seen.head = head
      },
    }
    const { store, status } = serviceOf({ witness })
    await place(store, status, ['urn:example:1'])
    await status.revoke({ credential: 'urn:example:1', reason: 'error' })
    await status.publish()
    expect(seen.head?.sequence).toBe(3)
    const older = serviceOf({ witness })
    await place(older.store, older.status, ['urn:example:1'])
    const refused = { code: 'storage.rolled_back', params: { expected: 3, actual: 0 } }
    expect(await errorOf(() => older.status.publish())).toMatchObject(refused)
    expect(await errorOf(() => older.status.revoke({ credential: 'urn:example:1', reason: 'error' }))).toMatchObject(refused)
    expect(await older.status.audit()).toMatchObject({ isSound: false, findings: [refused] })
    expect((await status.audit()).isSound).toBe(true)
  })

  it('signs every list with a new key when keys are changed', async () => {
    const { store, status } = serviceOf()
    await place(store, status, ['urn:example:1'])
    await status.publish()
    const [before] = await status.publish()
    const rotated = await serviceOf({ store, now: '2026-06-01T01:00:00Z' }).status.rotate()
    expect(rotated).toMatchObject([{ isNew: true }, { isNew: true }])
    expect(rotated[0]?.etag).not.toBe(before?.etag)
    expect(await errorOf(() => status.publish({ list: 'https://courier.example/status/other' }))).toMatchObject({
      code: 'core.option_invalid',
    })
  })
})

describe('handleStatusList', () => {
  it('answers with the list, its tag and how long it may be kept (RFC 9110 sections 8.8.3 and 13.1.2)', async () => {
    let now = NOW
    const { store, status } = serviceOf({ now: () => new Date(now) })
    await place(store, status, ['urn:example:1'])
    expect(await status.handleStatusList({ method: 'GET', url: LIST })).toMatchObject({ status: 404, body: '' })
    await status.publish()
    const found = await status.handleStatusList({ method: 'GET', url: `${LIST}?a=1` })
    expect(found).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/vc', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
    })
    const { etag } = found.headers as { etag: string }
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(await status.handleStatusList({ method: 'GET', url: LIST, ifNoneMatch })).toMatchObject({ status: 304, body: '' })
    for (const ifNoneMatch of ['"other"', etag.slice(1)])
      expect((await status.handleStatusList({ method: 'GET', url: LIST, ifNoneMatch })).status).toBe(200)
    expect(await status.handleStatusList({ method: 'HEAD', url: LIST })).toMatchObject({
      status: 200,
      body: '',
      headers: { etag },
    })
    expect(await status.handleStatusList({ method: 'POST', url: LIST })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
    expect(await status.handleStatusList({ method: 'GET', url: `${BASE}other/1` })).toMatchObject({ status: 404 })
    // A list is not kept for longer than it is valid.
    now = '2026-06-07T23:59:00Z'
    expect((await status.handleStatusList({ method: 'GET', url: LIST })).headers).toMatchObject({
      'cache-control': 'public, max-age=60',
    })
    now = '2026-06-09T00:00:00Z'
    expect((await status.handleStatusList({ method: 'GET', url: LIST })).headers).toMatchObject({
      'cache-control': 'public, max-age=0',
    })
    // A change that was published has another tag.
    await status.revoke({ credential: 'urn:example:1', reason: 'error' })
    await status.publish()
    expect((await status.handleStatusList({ method: 'GET', url: LIST, ifNoneMatch: etag })).status).toBe(200)
  })
})

/** The issuer of the tests, which does something else before it signs a list. */
function createIssuerThat(before: () => Promise<void>): ReturnType<typeof createIssuer> {
  const inner = createIssuer({ signer, mechanism: eddsaRdfc2022, now: NOW, profile: { name: 'Courier Platform' } })
  return { ...inner, sealCredential: (draft) => before().then(() => inner.sealCredential(draft)) }
}
