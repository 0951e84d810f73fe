import { describe, expect, it } from 'vitest'
import { createCredentialLog, createIssuerService, type Issuer } from '../../../src/issue/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { errorOf, NOW } from '../../support/badges.js'
import { ANA, badgeFor, issuingOf } from '../service/support.js'
import { issuer, school } from '../support.js'

const KEY = { idempotencyKey: 'row 1' }
const ACHIEVEMENT = 'https://school.example/achievements/first-aid'

async function lines(log: AsyncIterable<string>): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  for await (const line of log) found.push(JSON.parse(line))
  return found
}

/** Everything that a store can be asked for, as one text. */
async function everythingIn(store: Store): Promise<string> {
  return store.read(async ({ credentials, audit, lists, records }) => {
    const rows = await credentials.list()
    const bodies = await credentials.bodies(rows.map(({ id }) => id))
    const ofLists = await Promise.all(
      (await lists.list()).map(async ({ id }) => [
        await lists.places(id),
        await lists.reservationsOf(id),
        await lists.changes(id),
      ]),
    )
    const kinds = await Promise.all(['status.revoked', 'credential.version'].map((kind) => records.list(kind)))
    return JSON.stringify([rows, bodies, await audit.list(), ofLists, kinds])
  })
}

describe('the credential log', () => {
  it('finds what was issued by id, by recipient and by key, and tells nobody else', async () => {
    const { store, service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA), KEY)
    await service.issue(badgeFor('did:example:bo'), KEY)
    const { log } = service
    expect(await log.find(badge.id)).toMatchObject({ id: badge.id })
    expect((await log.findByRecipient(ANA)).map(({ id }) => id)).toEqual([badge.id])
    expect(await log.findByRecipient('did:example:cy')).toEqual([])
    expect(await log.findByKey({ achievement: ACHIEVEMENT, recipient: ANA, row: 'row 1' })).toMatchObject({ id: badge.id })
    expect(await log.findByKey({ achievement: ACHIEVEMENT, recipient: ANA, row: 'row 2' })).toBeUndefined()
    expect(await log.loadText(badge.id)).toEqual({ credential: badge.id, text: badge.text, mediaType: 'application/vc' })
    const other = createCredentialLog({ store, issuer: school })
    expect(await other.find(badge.id)).toBeUndefined()
    expect(await other.loadText(badge.id)).toBeUndefined()
    expect(await other.findByRecipient(ANA)).toEqual([])
    expect(await lines(other.export({ bodies: true }))).toEqual([])
  })

  it('keeps hashes that mean nothing without the key of the issuer', async () => {
    const store = createMemoryStore()
    const { service } = issuingOf({ store })
    const { keyOf, recipientOf } = await service.log.hashes()
    const facts = { achievement: 'a', recipient: 'b', row: 'c' }
    expect(keyOf(facts)).toMatch(/^[A-Za-z0-9_-]{43}$/)
    // Parts cannot be moved from one to another, and keys are no recipients.
    const keys = [facts, { achievement: 'ab', recipient: 'b', row: 'c' }, { achievement: 'a', recipient: 'bc', row: '' }].map(
      keyOf,
    )
    expect(new Set([...keys, recipientOf('b'), recipientOf('c')]).size).toBe(5)
    const again = await issuingOf({ store }).service.log.hashes()
    expect([again.keyOf(facts), again.recipientOf('b')]).toEqual([keyOf(facts), recipientOf('b')])
    for (const elsewhere of [createCredentialLog({ store, issuer: school }), issuingOf().service.log])
      expect((await elsewhere.hashes()).recipientOf('b')).not.toBe(recipientOf('b'))
    expect(() => recipientOf('')).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => keyOf({ ...facts, row: 1 } as never)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
  })

  it('makes one key, however many ask for it first', async () => {
    const store = createMemoryStore()
    const logs = Array.from({ length: 6 }, () => createCredentialLog({ store, issuer: school }))
    const all = await Promise.all(logs.map((log) => log.hashes()))
    expect(new Set(all.map(({ recipientOf }) => recipientOf(ANA))).size).toBe(1)
  })

  it('exports a line of JSON for each, with the texts where they are asked for', async () => {
    const { service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA), KEY)
    await service.issue(badgeFor('did:example:bo'), KEY)
    expect(await lines(service.log.export())).toHaveLength(2)
    expect(JSON.stringify(await lines(service.log.export()))).not.toMatch(/did:example/)
    const own = await lines(service.log.export({ recipient: ANA, bodies: true }))
    expect(own).toMatchObject([{ id: badge.id, text: badge.text, mediaType: 'application/vc' }])
    await service.refresh(badge.id, { changes: { name: 'Newer' } })
    expect((await lines(service.log.export({ recipient: ANA, bodies: true })))[0]?.['text']).toContain('"Newer"')
  })

  it.each(['refresh', 'renew'] as const)(
    'keeps nothing of a person who is erased while a newer badge is being signed (%s; OB 3.0 section 9.1)',
    async (how) => {
      const { store, service } = issuingOf()
      const badge = await service.issue(badgeFor(ANA), KEY)
      const erasing: Issuer = {
        ...issuer,
        async sealBadge(draft) {
          await service.log.erasePerson(ANA)
          return issuer.sealBadge(draft)
        },
        async reseal(previous, changes) {
          await service.log.erasePerson(ANA)
          return issuer.reseal(previous, changes)
        },
      }
      const slow = createIssuerService({ store, issuer: erasing, now: NOW })
      const attempt = () => (how === 'refresh' ? slow.refresh(badge.id) : slow.renew(badge.id, { idempotencyKey: 'next' }))
      expect(await errorOf(attempt)).toMatchObject({ code: 'issue.renewal_refused', params: { reason: 'text_missing' } })
      expect(await everythingIn(store)).not.toContain(ANA)
      expect(await service.log.loadText(badge.id)).toBeUndefined()
    },
  )

  it('erases a person, and leaves a credential that can be revoked and a log that holds', async () => {
    const { store, status, service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA), KEY)
    const other = await service.issue(badgeFor('did:example:bo'), KEY)
    await service.refresh(badge.id)
    expect(await everythingIn(store)).toContain(ANA)
    const hash = (await service.log.hashes()).recipientOf(ANA)
    expect(await service.log.erasePerson(ANA)).toEqual({ credentials: 1, findings: [] })
    const left = await everythingIn(store)
    expect(left).not.toContain(ANA)
    expect(left).not.toContain(hash)
    expect(await service.log.loadText(badge.id)).toBeUndefined()
    expect(await service.log.findByRecipient(ANA)).toEqual([])
    expect(await service.log.erasePerson(ANA)).toMatchObject({ credentials: 0 })
    expect(await service.log.loadText(other.id)).toBeDefined()
    // The key is still taken: nobody gets a second badge by having the first erased.
    expect(await service.issue(badgeFor(ANA), KEY)).toEqual({ id: badge.id, outcome: 'present' })
    expect(await status.revoke({ credential: badge.id, reason: 'holderRequest' })).toMatchObject({
      state: 'revoked',
      isNew: true,
    })
    await status.publish()
    expect((await status.audit()).findings).toEqual([])
    const kinds = (await store.read(({ audit }) => audit.list())).map(({ kind, facts }) => `${kind} ${facts}`)
    expect(kinds).toContain('log.person_erased {"credentials":1}')
  })

  it('erases one credential', async () => {
    const { service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA), KEY)
    const second = await service.issue(badgeFor(ANA), { idempotencyKey: 'row 2' })
    expect(await service.log.erase(badge.id)).toEqual({ credentials: 1, findings: [] })
    expect(await service.log.erase('urn:example:none')).toEqual({ credentials: 0, findings: [] })
    expect(await service.log.loadText(badge.id)).toBeUndefined()
    expect((await service.log.findByRecipient(ANA)).map(({ id }) => id)).toEqual([second.id])
  })

  it('says what erasing the key of the hashes means: what was issued is not recognised any more', async () => {
    const { status, service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA), KEY)
    expect(await service.log.eraseHashKey()).toEqual({
      credentials: 1,
      findings: [expect.objectContaining({ code: 'issue.hash_key_erased', params: { credentials: 1 } })],
    })
    expect(await service.log.findByRecipient(ANA)).toEqual([])
    const again = await service.issue(badgeFor(ANA), KEY)
    expect(again).toMatchObject({ outcome: 'issued' })
    expect(again.id).not.toBe(badge.id)
    expect((await status.audit()).findings).toEqual([])
  })

  it('finds and erases a renewal by the key that there is, where the one of before was erased', async () => {
    const { store, service } = issuingOf()
    const badge = await service.issue(badgeFor(ANA), KEY)
    const before = (await service.log.hashes()).recipientOf(ANA)
    await service.log.eraseHashKey()
    const renewed = await service.renew(badge.id, { idempotencyKey: 'renewal' })
    expect((await service.log.findByRecipient(ANA)).map(({ id }) => id)).toEqual([renewed.id])
    expect((await store.read(({ credentials }) => credentials.get(renewed.id)))?.recipient).not.toBe(before)
    expect(await service.log.erasePerson(ANA)).toMatchObject({ credentials: 1 })
    expect(await service.log.loadText(renewed.id)).toBeUndefined()
    await service.issue(badgeFor(ANA), { idempotencyKey: 'row 3' })
    expect((await service.log.eraseHashKey()).credentials).toBe(3)
  })
})
