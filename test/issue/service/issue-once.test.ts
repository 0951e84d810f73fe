import { describe, expect, it } from 'vitest'
import { operationError } from '../../../src/core/index.js'
import { createIssuerService, type IssuerService, skipRequirements } from '../../../src/issue/index.js'
import { createMemoryStore, type Store, type StoreTransaction } from '../../../src/storage/index.js'
import { errorOf } from '../../support/badges.js'
import { draftOf, issuer, issuerOf, ladder, rungId, verifier } from '../support.js'
import { ANA, badgeFor, issuingOf, REFRESH } from './support.js'

const KEY = { idempotencyKey: 'row 1' }

async function count(store: Store): Promise<number> {
  return store.read(({ credentials }) => credentials.count())
}

describe('issue under an idempotency key', () => {
  it('issues a badge that verifies, with its status, its row and an entry of the audit log', async () => {
    const { store, status, service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA, { validUntil: '2027-02-01T00:00:00Z' }), KEY)
    expect(badge).toMatchObject({ outcome: 'issued', mediaType: 'application/vc' })
    const credential = JSON.parse(badge.text as string)
    expect(credential.credentialStatus).toMatchObject({ type: 'BitstringStatusListEntry', statusPurpose: 'revocation' })
    expect(await service.log.find(badge.id)).toMatchObject({
      id: badge.id,
      issuer: issuer.profile.id,
      achievement: 'https://school.example/achievements/first-aid',
      validUntilMs: Date.parse('2027-02-01T00:00:00Z'),
    })
    // The list was published before the badge was handed out.
    const { body } = await status.handleStatusList({ method: 'GET', url: credential.credentialStatus.statusListCredential })
    expect(JSON.parse(body).id).toBe(credential.credentialStatus.statusListCredential)
    const report = await verifier.verify(badge.text as string)
    expect([report.checks.proof.state, report.checks.schema.state]).toEqual(['pass', 'pass'])
    expect(await status.audit()).toMatchObject({ isSound: true, lists: [{ allocated: 1, placed: 1, unused: 0 }] })
    expect((await store.read(({ audit }) => audit.list())).map(({ kind }) => kind)).toEqual([
      'status.published',
      'credential.issued',
    ])
  })

  it('gives the same bytes for the same key, and another badge for another key, recipient or achievement', async () => {
    const { store, service } = issuingOf()
    const first = await service.issue(badgeFor(ANA), KEY)
    expect(await service.issue(badgeFor(ANA, { name: 'Changed' }), KEY)).toEqual({ ...first, outcome: 'present' })
    expect(await issuingOf({ store }).service.issue(badgeFor(ANA), KEY)).toEqual({ ...first, outcome: 'present' })
    await service.issue(badgeFor(ANA), { idempotencyKey: 'row 2' })
    await service.issue(badgeFor('did:example:bo'), KEY)
    const other = { ...badgeFor(ANA).achievement, id: 'https://school.example/achievements/other' }
    await service.issue(badgeFor(ANA, { achievement: other as never }), KEY)
    expect(await count(store)).toBe(4)
  })

  it('says that it is there where its text was not kept', async () => {
    const { service } = issuingOf({ keepTexts: false })
    const first = await service.issue(badgeFor(ANA), KEY)
    expect(await service.issue(badgeFor(ANA), KEY)).toEqual({ id: first.id, outcome: 'present' })
  })

  it('issues one badge, however many ask for it at the same time', async () => {
    const { store } = issuingOf()
    const services = Array.from({ length: 4 }, () => issuingOf({ store }).service)
    const all = await Promise.all(services.flatMap((service) => [1, 2, 3].map(() => service.issue(badgeFor(ANA), KEY))))
    expect(all.filter(({ outcome }) => outcome === 'issued')).toHaveLength(1)
    expect(new Set(all.map(({ text }) => text)).size).toBe(1)
    expect(await count(store)).toBe(1)
    expect((await issuingOf({ store }).status.audit()).findings).toEqual([])
  })

  it('issues a rung, a draft, and a badge without a status', async () => {
    const { store, service } = issuingOf()
    const rung = { ladder, rung: rungId('courier'), subject: ANA, held: skipRequirements } as const
    const badge = await service.issue(rung, KEY)
    expect(await service.log.find(badge.id)).toMatchObject({ achievement: rungId('courier') })
    const draft = await issuingOf({ store, refreshUrl: REFRESH }).service.sealBadge(draftOf(), KEY)
    expect(JSON.parse(draft.text as string).refreshService.type).toBe('1EdTechCredentialRefresh')
    expect(draft.id).toBe(draftOf()['id'])
    expect(await service.sealBadge(draftOf(), KEY)).toMatchObject({ outcome: 'present', text: draft.text })
    const plain = createIssuerService({ store, issuer })
    const { text } = await plain.issue(badgeFor(ANA), KEY)
    expect(JSON.parse(text as string).credentialStatus).toBeUndefined()
  })

  it('writes down nothing of a badge that could not be made', async () => {
    const { store, service } = issuingOf()
    expect(await errorOf(() => service.issue(badgeFor(ANA, { validUntil: '1999-01-01T00:00:00Z' }), KEY))).toMatchObject({
      code: 'credential.dates_order',
    })
    expect(await count(store)).toBe(0)
    // And the place that it was given goes to the one that can.
    await service.issue(badgeFor(ANA), KEY)
    expect(await issuingOf({ store }).status.audit()).toMatchObject({ isSound: true, lists: [{ allocated: 1, placed: 1 }] })
  })

  it('refuses a request without a key or a recipient', async () => {
    const { service } = issuingOf()
    for (const asked of [{}, { idempotencyKey: '' }, { idempotencyKey: 'a'.repeat(501) }])
      expect(await errorOf(() => service.issue(badgeFor(ANA), asked as never))).toMatchObject({ code: 'core.option_invalid' })
    expect(await errorOf(() => service.issue(badgeFor(ANA), { ...KEY, key: 1 } as never))).toMatchObject({
      code: 'core.option_unknown',
    })
    expect(await errorOf(() => service.issue({ ...badgeFor(ANA), subject: {} } as never, KEY))).toMatchObject({
      code: 'credential.recipient_missing',
    })
  })
})

describe('a crash between any two steps', () => {
  /** A store that dies before or after each of its transactions, one by one. */
  function dying(inner: Store, at: number, when: 'before' | 'after'): Store {
    let transactions = 0
    const dead = new Error('killed')
    return {
      ...inner,
      async transaction<T>(work: (tx: StoreTransaction) => Promise<T>) {
        if (++transactions > at || (transactions === at && when === 'before')) throw dead
        const result = await inner.transaction(work)
        if (transactions === at) throw dead
        return result
      },
    }
  }

  it.each([1, 2, 3, 4].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]))(
    'loses and doubles nothing (transaction %i, %s)',
    async (at, when) => {
      const inner = createMemoryStore()
      const { service } = issuingOf({ store: dying(inner, at, when) })
      const outcome = await service.issue(badgeFor(ANA), KEY).catch((error: Error) => error.message)
      expect(outcome).toBe('killed')
      const next = issuingOf({ store: inner })
      const badge = await next.service.issue(badgeFor(ANA), KEY)
      expect(badge.text).toBeDefined()
      expect(await count(inner)).toBe(1)
      expect(await next.status.audit()).toMatchObject({ isSound: true, lists: [{ allocated: 1, placed: 1, unused: 0 }] })
    },
  )

  it.each(['lost', 'written'] as const)('looks again where a commit was left unknown (%s)', async (fate) => {
    const inner = createMemoryStore()
    let commits = 0
    const store: Store = {
      ...inner,
      async transaction(work) {
        commits++
        const isLast = commits === 4
        if (isLast && fate === 'lost') throw operationError('storage.commit_unknown', { driver: 'test' })
        const result = await inner.transaction(work)
        if (isLast) throw operationError('storage.commit_unknown', { driver: 'test' })
        return result
      },
    }
    const badge = await issuingOf({ store }).service.issue(badgeFor(ANA), KEY)
    expect(badge.outcome).toBe('issued')
    expect(commits).toBe(fate === 'lost' ? 5 : 4)
    expect(await count(inner)).toBe(1)
    expect((await inner.read(({ credentials }) => credentials.body(badge.id)))?.text).toBe(badge.text)
  })
})

describe('renewal, refresh and what ends soon', () => {
  const ENDS = '2026-07-01T00:00:00Z'
  const renewedAt = '2026-06-20T00:00:00Z'

  async function issued(service: IssuerService, key = 'row 1') {
    return service.issue(badgeFor(ANA, { validFrom: '2026-01-01T00:00:00Z', validUntil: ENDS }), { idempotencyKey: key })
  }

  it('renews with a new id and status, names the old badge, and keeps when it was first awarded', async () => {
    const { store, status, service } = issuingOf({ issuer: issuerOf({ now: renewedAt }), now: renewedAt })
    const first = await issued(service)
    const asked = { idempotencyKey: 'renewal 1', changes: { validUntil: '2027-07-01T00:00:00Z' } }
    const second = await service.renew(first.id, asked)
    const [old, fresh] = [first, second].map(({ text }) => JSON.parse(text as string))
    expect(fresh).toMatchObject({
      replaces: first.id,
      awardedDate: old.validFrom,
      validFrom: renewedAt,
      validUntil: '2027-07-01T00:00:00Z',
    })
    expect(fresh.id).not.toBe(old.id)
    expect(fresh.credentialStatus.id).not.toBe(old.credentialStatus.id)
    expect(await service.renew(first.id, asked)).toEqual({ ...second, outcome: 'present' })
    expect(await service.log.find(second.id)).toMatchObject({ replaces: first.id })
    expect(await service.newest(first.id)).toMatchObject({ text: first.text, replacedBy: second.id })
    // The old badge can be revoked without the new one.
    await status.revoke({ credential: first.id, reason: 'superseded' })
    expect([await status.findState(first.id), await status.findState(second.id)]).toEqual(['revoked', 'valid'])
    expect(await count(store)).toBe(2)
  })

  it('refuses to renew what is unknown, was not kept, or is not in force', async () => {
    const { status, service, store } = issuingOf()
    const refusal = async (id: string) => (await errorOf(() => service.renew(id, { idempotencyKey: 'a' }))) as never
    expect(await refusal('urn:example:none')).toMatchObject({ code: 'issue.renewal_refused', params: { reason: 'unknown' } })
    const kept = issuingOf({ store, keepTexts: false })
    expect(await refusal((await issued(kept.service, 'other')).id)).toMatchObject({ params: { reason: 'text_missing' } })
    const suspended = await service.issue(badgeFor(ANA), { idempotencyKey: 's', purposes: ['suspension'] })
    await status.suspend({ credential: suspended.id, reason: 'error' })
    expect(await refusal(suspended.id)).toMatchObject({ params: { reason: 'suspended' } })
    const { id } = await issued(service)
    await status.revoke({ credential: id, reason: 'fraud' })
    expect(await refusal(id)).toMatchObject({ params: { reason: 'revoked' } })
    expect(await errorOf(() => service.refresh(id))).toMatchObject({ code: 'issue.renewal_refused' })
  })

  it('refreshes under the same id, and the verifier takes the newer one (OB 3.0 section 9.1 step 3)', async () => {
    const { service, status } = issuingOf({ refreshUrl: REFRESH })
    const first = await issued(service)
    const old = JSON.parse(first.text as string)
    expect(old.refreshService).toEqual({ id: `${REFRESH}${encodeURIComponent(first.id)}`, type: '1EdTechCredentialRefresh' })
    const body = await service.refresh(first.id, { changes: { validUntil: '2028-01-01T00:00:00Z' } })
    const fresh = JSON.parse(body.text)
    expect(fresh).toMatchObject({ id: first.id, awardedDate: old.validFrom, credentialStatus: old.credentialStatus })
    expect(Date.parse(fresh.validFrom)).toBeGreaterThanOrEqual(Date.parse(old.validFrom))
    expect((await service.newest(first.id))?.text).toBe(body.text)
    expect((await verifier.verify(body.text)).checks.proof.state).toBe('pass')
    // The key still gives the bytes that were handed out, and renewing goes on from the newest.
    expect((await issued(service)).text).toBe(first.text)
    expect(JSON.parse((await service.renew(first.id, { idempotencyKey: 'a' })).text as string)).toMatchObject({
      awardedDate: old.validFrom,
    })
    expect((await status.audit()).findings).toEqual([])
  })

  it('lists what ends soon, page by page, with nothing but ids', async () => {
    const { service, status } = issuingOf()
    const ids: string[] = []
    for (let row = 0; row < 7; row++) ids.push((await issued(service, `row ${row}`)).id)
    await service.issue(badgeFor(ANA), { idempotencyKey: 'endless' })
    await service.issue(badgeFor(ANA, { validUntil: '2030-01-01T00:00:00Z' }), { idempotencyKey: 'later' })
    const [renewed, refreshed, revoked, ...rest] = ids as [string, string, string, ...string[]]
    await service.renew(renewed, { idempotencyKey: 'a' })
    await service.refresh(refreshed, { changes: { validUntil: '2030-01-01T00:00:00Z' } })
    await status.revoke({ credential: revoked, reason: 'error' })
    const found: { readonly id: string; readonly validUntil: string }[] = []
    for (let after: string | undefined, pages = 0; ; pages++) {
      const page = await service.expiring({ until: '2026-08-01T00:00:00Z', limit: 3, ...(after !== undefined && { after }) })
      found.push(...page.items)
      after = page.after
      if (after === undefined) {
        expect(pages).toBe(2)
        break
      }
    }
    expect(found.map(({ id }) => id).sort()).toEqual([...rest].sort())
    expect(found[0]).toEqual({ id: expect.any(String), validUntil: ENDS })
    expect((await service.expiring({ from: ENDS, until: '2026-07-01T00:00:01Z' })).items).toHaveLength(4)
    expect((await service.expiring({ from: '2026-07-01T00:00:01Z', until: '2026-08-01T00:00:00Z' })).items).toEqual([])
    expect(await errorOf(() => service.expiring({ until: ENDS, limit: 0 }))).toMatchObject({ code: 'core.option_invalid' })
  })

  it('lists what was refreshed by its newest end: in the year after, and no longer when it first ended', async () => {
    const { service } = issuingOf()
    const ids: string[] = []
    for (let row = 0; row < 5; row++) ids.push((await issued(service, `row ${row}`)).id)
    const [longer, shorter, ...rest] = ids as [string, string, ...string[]]
    await service.refresh(longer, { changes: { validUntil: '2027-07-01T00:00:00Z' } })
    await service.refresh(shorter, { changes: { validUntil: '2026-06-10T00:00:00Z' } })
    const endsIn = async (from: string, until: string, limit = 1000): Promise<readonly string[]> => {
      const found: string[] = []
      for (let after: string | undefined; ; ) {
        const page = await service.expiring({ from, until, limit, ...(after !== undefined && { after }) })
        found.push(...page.items.map(({ id, validUntil }) => `${id} ${validUntil}`))
        after = page.after
        if (after === undefined) return found.sort()
      }
    }
    for (const limit of [1, 2, 3, 1000]) {
      expect(await endsIn('2027-06-01T00:00:00Z', '2027-08-01T00:00:00Z', limit)).toEqual([`${longer} 2027-07-01T00:00:00Z`])
      expect(await endsIn('2026-06-01T00:00:00Z', '2026-06-20T00:00:00Z', limit)).toEqual([`${shorter} 2026-06-10T00:00:00Z`])
      expect(await endsIn('2026-06-20T00:00:00Z', '2026-08-01T00:00:00Z', limit)).toEqual(
        rest.map((id) => `${id} ${ENDS}`).sort(),
      )
    }
  })

  it('keeps a successor with the recipient of the old badge, so that both are erased together', async () => {
    const { service } = issuingOf()
    const first = await service.issue(badgeFor(ANA), { idempotencyKey: 'row 1', recipient: 'ana@courier.example' })
    const second = await service.renew(first.id, { idempotencyKey: 'renewal 1' })
    const third = await service.renew(second.id, { idempotencyKey: 'renewal 2' })
    const known = (await service.log.findByRecipient('ana@courier.example')).map(({ id }) => id)
    expect(known.sort()).toEqual([first.id, second.id, third.id].sort())
    expect(await service.log.erasePerson('ana@courier.example')).toMatchObject({ credentials: 3 })
    for (const { id } of [first, second, third]) expect(await service.log.loadText(id)).toBeUndefined()
  })

  it.each(['renew', 'refresh'] as const)('does not %s what was revoked while it was being signed', async (how) => {
    const plain = issuingOf()
    const { id } = await issued(plain.service)
    const revoking = async (): Promise<void> => {
      if ((await plain.status.findState(id)) === 'valid') await plain.status.revoke({ credential: id, reason: 'fraud' })
    }
    const slow: typeof issuer = {
      ...issuer,
      reseal: async (...given) => revoking().then(() => issuer.reseal(...given)),
      sealBadge: async (draft) => revoking().then(() => issuer.sealBadge(draft)),
    }
    const { service, store } = issuingOf({ store: plain.store, issuer: slow })
    const work = how === 'renew' ? service.renew(id, { idempotencyKey: 'a' }) : service.refresh(id)
    expect(await errorOf(() => work)).toMatchObject({ code: 'issue.renewal_refused', params: { reason: 'revoked' } })
    expect(await count(store)).toBe(1)
    expect((await service.newest(id))?.text).toBe((await plain.service.newest(id))?.text)
    expect(await store.read(({ records }) => records.count('credential.version'))).toBe(0)
  })

  it('refreshes with the status and the first date of the old text, whatever is changed', async () => {
    const { service } = issuingOf()
    const first = await issued(service)
    const old = JSON.parse(first.text as string)
    const other = { ...old.credentialStatus, statusListIndex: '7', id: 'https://courier.example/status/other#7' }
    const changes = { credentialStatus: other, awardedDate: '2020-01-01T00:00:00Z', name: 'Newer' }
    expect(JSON.parse((await service.refresh(first.id, { changes })).text)).toMatchObject({
      name: 'Newer',
      credentialStatus: old.credentialStatus,
      awardedDate: old.validFrom,
    })
    const renewed = await service.renew(first.id, { idempotencyKey: 'a', changes: { ...changes, replaces: 'urn:example:other' } })
    expect(JSON.parse(renewed.text as string)).toMatchObject({ name: 'Newer', replaces: first.id, awardedDate: old.validFrom })
  })

  it('loses no change of those who refresh at the same time', async () => {
    const { service, store } = issuingOf()
    const { id } = await issued(service)
    const changes = [{ name: 'Newer' }, { validUntil: '2028-01-01T00:00:00Z' }, { description: 'Still in force' }]
    await Promise.all(changes.map((one) => service.refresh(id, { changes: one })))
    expect(JSON.parse((await service.newest(id))?.text as string)).toMatchObject(Object.assign({}, ...changes))
    const kinds = (await store.read(({ audit }) => audit.list())).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'credential.refreshed')).toHaveLength(3)
  })

  it('leads to the latest successor that is not revoked, and tells of the end of what has none', async () => {
    const { store, service, status } = issuingOf()
    const { id } = await issued(service)
    const soon = async () => (await service.expiring({ until: '2026-08-01T00:00:00Z' })).items.map((item) => item.id)
    const changes = { validUntil: '2027-07-01T00:00:00Z' }
    const wrong = await service.renew(id, { idempotencyKey: 'a', changes })
    expect([(await service.newest(id))?.replacedBy, await soon()]).toEqual([wrong.id, []])
    await status.revoke({ credential: wrong.id, reason: 'error' })
    expect(await service.newest(id)).not.toHaveProperty('replacedBy')
    expect(await soon()).toEqual([id])
    for (let hour = 1; hour <= 5; hour++) {
      const later = issuingOf({ store, now: `2026-06-02T0${hour}:00:00Z` })
      const right = await later.service.renew(id, { idempotencyKey: `b${hour}`, changes })
      expect([(await service.newest(id))?.replacedBy, await soon()]).toEqual([right.id, []])
    }
  })

  it('refreshes to no earlier beginning: neither of what is yet to begin, nor by a clock that went back', async () => {
    const { store, service } = issuingOf()
    const dates = { validFrom: '2027-01-01T00:00:00Z', validUntil: '2028-01-01T00:00:00Z' }
    const { id } = await service.issue(badgeFor(ANA, dates), KEY)
    expect(JSON.parse((await service.refresh(id)).text)).toMatchObject(dates)
    const late = issuingOf({ store, now: '2027-03-01T00:00:00Z' })
    expect(JSON.parse((await late.service.refresh(id)).text).validFrom).toBe('2027-03-01T00:00:00Z')
    const back = issuingOf({ store, now: '2027-02-01T00:00:00Z' })
    expect(JSON.parse((await back.service.refresh(id)).text).validFrom).toBe('2027-03-01T00:00:00Z')
  })
})
