import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type CreateStoredStatusListsOptions,
  createStoredStatusLists,
  createVcApiHandler,
  createVcApiIssuers,
  type StoredStatusLists,
} from '../../src/exchange/vc-api/index.js'
import { ownLists } from '../../src/exchange/vc-api/own-lists.js'
import { createIssuer } from '../../src/issue/index.js'
import { createSigner, generateKey, type Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore, type Store } from '../../src/storage/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { errorOf, thaw } from '../support/badges.js'
import { BASE_URL, credentialOf, issuedBy, issuersOf, serveOn } from './support.js'

const START = Date.parse('2026-05-01T09:00:00Z')
const DAY = 86_400_000
const ed25519 = createSigner(await generateKey('Ed25519'))

interface World {
  readonly lists: StoredStatusLists
  readonly store: Store
  readonly clock: { ms: number }
}

function world(signer: Signer = ed25519, more: Partial<CreateStoredStatusListsOptions> = {}): World {
  const clock = { ms: START }
  const now = () => new Date(clock.ms)
  const store = createMemoryStore()
  const issuer = createIssuer({ signer, mechanism: eddsaRdfc2022, now })
  return { lists: createStoredStatusLists({ store, issuer, baseUrl: BASE_URL, now, ...more }), store, clock }
}

const readText = async (lists: StoredStatusLists, list = 'revocation/1'): Promise<string> =>
  (await lists.read(list))?.credential as string

describe('status lists of a service in a store (Bitstring Status List 1.0)', () => {
  it('a list is published before a credential names it, and read as it was signed', async () => {
    const { lists, store } = world()
    expect(await lists.read('revocation/1')).toBeUndefined()
    const { statusListCredential } = await lists.allocate({ id: 'urn:example:1' })
    const [{ id = '' } = {}] = await store.read((view) => view.lists.list())
    const publication = await store.read((view) => view.lists.publication(id))
    expect(statusListCredential).toBe(`${BASE_URL}/status/revocation/1`)
    expect(await lists.read('revocation/1')).toEqual({
      credential: publication?.text,
      mediaType: 'application/vc',
      ttlMs: 300_000,
    })
  })

  it('a list that cannot be signed gives no place out, and is tried again', async () => {
    const state = { isDown: true }
    const failing: Signer = {
      ...ed25519,
      sign: async (...given) => (state.isDown ? Promise.reject(new Error('no key service')) : ed25519.sign(...given)),
    }
    const { lists } = world(failing)
    await expect(lists.allocate({ id: 'urn:example:1' })).rejects.toThrow()
    state.isDown = false
    await lists.allocate({ id: 'urn:example:1' })
    expect(await readText(lists)).toContain('BitstringStatusListCredential')
  })

  it('is signed anew before it ends, and begins later then', async () => {
    const { lists, clock } = world()
    await lists.allocate({ id: 'urn:example:1' })
    const first = await readText(lists)
    clock.ms += 3 * DAY
    expect(await readText(lists)).toBe(first)
    clock.ms += DAY
    const second = JSON.parse(await readText(lists))
    expect([second.validFrom, second.validUntil]).toEqual(['2026-05-05T09:00:00Z', '2026-05-12T09:00:00Z'])
  })

  it('a ttl of many days makes lists that are valid for longer', async () => {
    const { lists } = world(ed25519, { ttlMs: 10 * DAY })
    await lists.allocate({ id: 'urn:example:1' })
    const { validUntil, credentialSubject } = JSON.parse(await readText(lists))
    expect([validUntil, credentialSubject.ttl]).toEqual(['2026-05-21T09:00:00Z', 10 * DAY])
  })

  it('the same id has one place, whoever is quicker; others have their own', async () => {
    const { lists } = world()
    const ids = ['urn:example:1', 'urn:example:2', undefined]
    const entries = await Promise.all(
      Array.from({ length: 30 }, (_, at) => {
        const id = ids[at % 3]
        return lists.allocate(id === undefined ? {} : { id })
      }),
    )
    const placesOf = (rest: number) => new Set(entries.filter((_, at) => at % 3 === rest).map(({ id }) => id)).size
    expect([placesOf(0), placesOf(1), placesOf(2)]).toEqual([1, 1, 10])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(12)
    expect(await lists.status.audit()).toMatchObject({ findings: [], lists: [{ allocated: 12, placed: 12 }] })
  })

  it('what the service reads of its own was fetched when its clock says', async () => {
    const { lists } = world()
    await lists.allocate({ id: 'urn:example:1' })
    const net = ownLists(lists, BASE_URL, undefined, () => START)
    expect(await net.fetch(`${BASE_URL}/status/revocation/1`)).toMatchObject({ fetchedAt: '2026-05-01T09:00:00Z' })
  })

  it('over HTTP: one without an id is kept under options.credentialId, and revoked by it', async () => {
    const { lists } = world(ed25519, { now: () => new Date() })
    const issuers = createVcApiIssuers({ ed25519 }, lists)
    const client = await serveOn(createVcApiHandler({ issuers, statusLists: lists, baseUrl: BASE_URL }))
    const ask = () => issuedBy(client, 'status', {}, { credentialId: 'urn:example:9' })
    const [first, again] = [await ask(), await ask()]
    expect([first['id'], again['credentialStatus'].id]).toEqual([undefined, first['credentialStatus'].id])
    await lists.status.revoke({ credential: 'urn:example:9', reason: 'fraud' })
    const { status, json } = await client.post('/credentials/verify', { verifiableCredential: first })
    expect([status, json['outcome']]).toEqual([422, 'rejected'])
  })

  it('over HTTP: revoked through its service, which verifying and the list say at once; the ETag is another', async () => {
    const { lists } = world(ed25519, { now: () => new Date() })
    const issuers = createVcApiIssuers({ ed25519 }, lists)
    const client = await serveOn(createVcApiHandler({ issuers, statusLists: lists, baseUrl: BASE_URL }))
    const issued = await issuedBy(client, 'status', { id: 'urn:example:7' })
    const before = (await client.get('/status/revocation/1')).headers['etag']
    expect((await client.post('/credentials/verify', { verifiableCredential: issued })).status).toBe(200)
    await lists.status.revoke({ credential: 'urn:example:7', reason: 'fraud' })
    const { status, json } = await client.post('/credentials/verify', { verifiableCredential: thaw(issued) })
    expect([status, json['errors'][0]['code']]).toEqual([422, 'status.revoked'])
    const after = await client.get('/status/revocation/1', { 'if-none-match': before as string })
    expect([after.status, after.headers['etag'] === before]).toEqual([200, false])
    // Why somebody was revoked is nobody's business.
    expect(after.text).not.toContain('fraud')
  })

  it.each<[string, object, string]>([
    ['a base URL that ends in a slash', { baseUrl: `${BASE_URL}/` }, 'core.option_invalid'],
    ['one of http that others reach', { baseUrl: 'http://courier.example' }, 'core.option_invalid'],
    ['no store', { store: undefined }, 'core.option_invalid'],
    ['an unknown option', { purposes: ['suspension'] }, 'core.option_unknown'],
  ])('%s is refused', async (_what, more, code) => {
    expect(await errorOf(async () => world(ed25519, more))).toMatchObject({ code })
  })
})

describe('a store that fails is the fault of the server, and not of who asks (RFC 9110 section 15.6)', () => {
  const served = async (own: World) => {
    const { lists, clock } = own
    await lists.allocate({ id: 'urn:example:1' })
    const handle = createVcApiHandler({
      issuers: createVcApiIssuers({ ed25519 }, lists),
      statusLists: lists,
      baseUrl: BASE_URL,
      now: () => new Date(clock.ms),
    })
    return serveOn(handle)
  }

  it('one that is locked is 503, with the wish to come back; one that is closed is 500', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rungs-served-'))
    const path = join(folder, 'service.db')
    const [store, other] = [await openSqliteStore({ path, busyTimeoutMs: 20 }), await openSqliteStore({ path })]
    const own = world(ed25519, { store })
    const client = await served(own)
    const { status: issuer } = await issuersOf(client)
    const credential = credentialOf((issuer as { id: string }).id, { id: 'urn:example:2' })
    const issue = () => client.post('/issuers/status/credentials/issue', { credential })
    const locked = await other.transaction(async () => issue())
    expect([locked.status, locked.json['code'], locked.headers['retry-after']]).toEqual([503, 'storage.unavailable', '1'])
    await Promise.all([store.close(), other.close()])
    for (const answer of [await issue(), await client.get('/status/revocation/1')])
      expect([answer.status, answer.json['code']]).toEqual([500, 'storage.closed'])
    await rm(folder, { recursive: true })
  })

  it('a clock that has gone back is 500', async () => {
    const own = world()
    const client = await served(own)
    own.clock.ms -= DAY
    await own.lists.status.revoke({ credential: 'urn:example:1', reason: 'error' })
    const { status, json } = await client.get('/status/revocation/1')
    expect([status, json['code']]).toEqual([500, 'status.clock_back'])
  })
})
