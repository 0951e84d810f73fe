import { describe, expect, it } from 'vitest'
import { operationError } from '../../../src/core/index.js'
import { type InspectServiceOptions, inspectService } from '../../../src/issue/index.js'
import { createSigner, generateKey } from '../../../src/keys/index.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { NOW } from '../../support/badges.js'
import { ANA, badgeFor, issuingOf } from '../service/support.js'
import { signer } from '../support.js'

async function statesOf(options: InspectServiceOptions) {
  const { isWell, checks } = await inspectService({ now: NOW, ...options })
  return {
    isWell,
    states: checks.map(({ name, state }) => `${name} ${state}`),
    findings: checks.flatMap(({ findings }) => findings),
  }
}

describe('inspectService', () => {
  it('finds nothing wrong with a service that works', async () => {
    const { store, status, service } = issuingOf()
    await service.issue(badgeFor(ANA), { idempotencyKey: '1' })
    expect(await statesOf({ store, lists: status.inspect, signer })).toEqual({
      isWell: true,
      states: ['store pass', 'chain pass', 'clock pass', 'lists pass', 'keys pass', 'contexts pass'],
      findings: [],
    })
  })

  it('tells what is not published, and what is no longer valid', async () => {
    const { store, status, service } = issuingOf()
    const { id } = await service.issue(badgeFor(ANA), { idempotencyKey: '1' })
    await status.revoke({ credential: id, reason: 'error' })
    const pending = await statesOf({ store, lists: status.inspect })
    expect(pending).toMatchObject({ isWell: false, findings: [{ code: 'status.unpublished', params: { pending: 1 } }] })
    await status.publish()
    const late = issuingOf({ store, now: '2026-06-20T00:00:00Z' })
    expect(await statesOf({ store, lists: late.status.inspect })).toMatchObject({
      isWell: false,
      findings: [{ code: 'status.publication_old', params: { validUntil: '2026-06-08T00:00:00Z' } }],
    })
  })

  it('tells that the clock is behind the log', async () => {
    const { store, service } = issuingOf()
    await service.issue(badgeFor(ANA), { idempotencyKey: '1' })
    expect(await statesOf({ store, now: '2026-05-01T00:00:00Z' })).toMatchObject({
      isWell: false,
      findings: [{ code: 'status.clock_back', params: { now: '2026-05-01T00:00:00Z', last: NOW } }],
    })
    expect(await statesOf({ store, now: '2026-05-31T23:59:30Z' })).toMatchObject({ isWell: true })
  })

  it('tells a broken chain, an older copy, and a store that cannot be looked at', async () => {
    const { store, service } = issuingOf()
    await service.issue(badgeFor(ANA), { idempotencyKey: '1' })
    const head = await store.read(({ audit }) => audit.head())
    const cut = {
      ...store,
      read: (work: never) =>
        store.read((view) =>
          (work as (view: unknown) => Promise<unknown>)({
            ...view,
            audit: { ...view.audit, list: async () => (await view.audit.list()).slice(1) },
          }),
        ),
    }
    expect(await statesOf({ store: cut as never })).toMatchObject({ isWell: false, findings: [{ code: 'storage.audit_broken' }] })
    const witness = { load: async () => head, save: async () => undefined }
    expect(await statesOf({ store, witness })).toMatchObject({ isWell: true })
    expect(await statesOf({ store: createMemoryStore(), witness })).toMatchObject({
      isWell: false,
      states: expect.arrayContaining(['store fail', 'chain skipped']),
      findings: [{ code: 'storage.rolled_back' }],
    })
    const fail = async (): Promise<never> => {
      throw operationError('storage.unavailable', { reason: 'locked' })
    }
    expect(await statesOf({ store: fail })).toMatchObject({ isWell: false, states: expect.arrayContaining(['store unknown']) })
  })

  it('closes what it opened, and tells a key whose halves differ', async () => {
    const store = createMemoryStore()
    const other = createSigner(await generateKey('Ed25519'))
    const wrong = { ...signer, publicJwk: other.publicJwk }
    expect(await statesOf({ store: async () => store, signer: wrong })).toMatchObject({
      isWell: false,
      findings: [{ code: 'keys.pair_mismatch' }],
    })
    await expect(store.read(async () => 1)).rejects.toMatchObject({ code: 'storage.closed' })
  })
})
