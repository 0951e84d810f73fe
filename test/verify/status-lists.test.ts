import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, OB_EXTENSIONS } from '../../src/contexts/index.js'
import { type JsonObject, type JsonValue, operationError } from '../../src/core/index.js'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { buildBitstringStatusListCredential, encodeBitstring } from '../../src/status/index.js'
import { skipStatusCheck, type TrustSource } from '../../src/verify/index.js'
import {
  badgeOf,
  controllerDocument,
  controllerOf,
  errorOf,
  loader,
  NOW,
  NOW_MS,
  newSigner,
  signedBadge,
  thaw,
} from '../support/badges.js'
import { type ListServer, listWith, secureList, signedList, startListServer } from '../support/status.js'
import { forgeToken } from '../support/tokens.js'
import { badgeWith, entryOf, issuer, online, other, statusOf, verdictOf } from './status-support.js'
import { signer, verifierOf } from './support.js'

let lists: ListServer

beforeAll(async () => {
  lists = await startListServer()
})
afterAll(() => lists.server.close())

describe('passed in, skipped, and options', () => {
  it('without a network the status is open, and a list that is passed closes it', async () => {
    const url = 'https://status.example/1'
    const badge = await badgeWith(entryOf(url))
    expect(statusOf(await verifierOf().verify(badge))).toMatchObject({ state: 'unknown', codes: ['status.offline'] })
    const list = await signedList(url, signer, listWith({ 5: 1 }))
    for (const form of [list, JSON.stringify(list), new TextEncoder().encode(JSON.stringify(list))])
      expect(statusOf(await verifierOf({ statusLists: { [url]: form } }).verify(badge)).codes).toEqual(['status.revoked'])
  })

  it('a list that is passed is verified like any other, and not used beyond its end', async () => {
    const url = 'https://status.example/2'
    const badge = await badgeWith(entryOf(url))
    const list = await signedList(url, signer, listWith(), { validUntil: '2026-06-02T00:00:00Z' })
    const tampered = { ...(list as JsonObject), name: 'x' }
    const at = async (now: string, given: unknown) =>
      statusOf(await verifierOf({ now, statusLists: { [url]: given } }).verify(badge)).codes
    expect(await at(NOW, list)).toEqual([])
    expect(await at('2026-06-03T00:00:00Z', list)).toEqual(['status.list_expired'])
    expect(await at(NOW, tampered)).toEqual(['status.list_proof_invalid'])
  })

  it.each([
    ['expires of its proof (Data Integrity 1.0 section 2.1)', eddsaRdfc2022],
    ['exp of its token (VC-JOSE-COSE section 3.1.3)', vcJose],
  ])('a list that is kept is not used beyond the %s', async (name, mechanism) => {
    let now = NOW_MS
    const url = `https://status.example/proof-${name.length}`
    const unsigned = buildBitstringStatusListCredential({
      id: url,
      issuer,
      validFrom: '2026-05-01T09:00:00Z',
      statusPurpose: 'revocation',
      encodedList: await encodeBitstring(listWith()),
    })
    const list = (await mechanism.secure(unsigned, { signer, loader, now, expires: NOW_MS + 60_000 })).credential
    const badge = await badgeWith(entryOf(url))
    const verifier = verifierOf({ statusLists: { [url]: list }, now: () => new Date(now) })
    const codes = async (later: number) => {
      now = NOW_MS + later
      return statusOf(await verifier.verify(badge)).codes
    }
    expect(await codes(59_999)).toEqual([])
    expect(await codes(60_000)).toEqual(['status.list_expired'])
    expect(await codes(4_000_000)).toEqual(['status.list_proof_invalid'])
  })

  it('a list is over at the earlier of its ends, under whatever name (VCDM 1.1 section 4.6, VCDM 2.0 section 4.9)', async () => {
    const url = 'https://status.example/two-ends'
    const { proof: _proof, validFrom, ...content } = (await signedList(url, signer)) as JsonObject
    const badge = await badgeWith(entryOf(url))
    const codes = async (dates: object) => {
      const unsigned = { ...content, '@context': [CREDENTIALS_V1], issuanceDate: validFrom, ...dates } as JsonObject
      const list = await secureList(unsigned, signer, eddsaJcs2022)
      return statusOf(await verifierOf({ statusLists: { [url]: list } }).verify(badge)).codes
    }
    expect(await codes({})).toEqual([])
    expect(await codes({ expirationDate: '2026-05-02T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' })).toEqual([
      'status.list_expired',
    ])
    expect(await codes({ issuanceDate: '2098-01-01T00:00:00Z', validFrom })).toEqual(['status.list_not_yet_valid'])
  })

  it('a list that is passed is verified again in time: its key may end, and its token begin (CID 1.0 section 2.2)', async () => {
    let now = NOW_MS
    const keeper = await newSigner('Ed25519', 'https://keeper.example/lists#key')
    const documents = [controllerDocument(keeper, { expires: '2026-06-01T02:00:00Z' })]
    const [url, later] = ['https://status.example/ended', 'https://status.example/later']
    const list = await signedList(url, keeper)
    const { proof: _proof, ...content } = (await signedList(later, signer)) as JsonObject
    const nbf = NOW_MS / 1000 + 3600
    const token = await forgeToken({ alg: 'EdDSA', kid: signer.id, typ: 'vc+jwt' }, { ...content, nbf }, signer)
    const verifier = verifierOf({
      documents,
      statusIssuers: [controllerOf(keeper)],
      statusLists: { [url]: list, [later]: token },
      now: () => new Date(now),
    })
    const [first, second] = [await badgeWith(entryOf(url)), await badgeWith(entryOf(later))]
    const codes = async () => [first, second].map(async (badge) => statusOf(await verifier.verify(badge)).codes)
    expect(await Promise.all(await codes())).toEqual([[], ['status.list_proof_invalid']])
    now += 7_200_000
    expect(await Promise.all(await codes())).toEqual([['status.list_proof_invalid'], []])
  })

  it('skipStatusCheck leaves it to the caller', async () => {
    const report = await verifierOf({ status: skipStatusCheck }).verify(await badgeWith(entryOf('https://status.example/3')))
    expect(statusOf(report)).toMatchObject({ state: 'skipped', codes: [] })
  })

  it.each([
    { status: false },
    { statusLists: [] },
    { statusIssuers: 'did:web:a.example' },
    { statusIssuers: ['x'] },
    { statusMaxAgeMs: -1 },
    { statusMaxAgeMs: 0.5 },
  ])('%j is refused at once', async (options) => {
    expect((await errorOf(() => verifierOf(options as never))).code).toBe('core.option_invalid')
  })
})

describe('one verifier', () => {
  it('fetches a list once for badges that ask at the same time, and keeps it', async () => {
    const list = await signedList(lists.at('/shared'), signer, listWith({ 7: 1 }))
    const url = lists.put('/shared', (response: ServerResponse) => setTimeout(() => response.end(JSON.stringify(list)), 50))
    const verifier = online(lists)
    const badges = await Promise.all([5, 6, 7, 8].map((index) => badgeWith(entryOf(url, { index }))))
    const reports = await Promise.all(badges.map((badge) => verifier.verify(badge)))
    expect(reports.map(({ outcome }) => outcome)).toEqual(['verified', 'verified', 'rejected', 'verified'])
    expect(lists.requests('/shared')).toBe(1)
    await verifier.verify(badges[0])
    expect(lists.requests('/shared')).toBe(1)
    await online(lists).verify(badges[0])
    expect(lists.requests('/shared')).toBe(2)
  })

  it('fetches it again when its time is over: ttl, validUntil or the limit of the verifier', async () => {
    let now = NOW_MS
    const clock = () => new Date(now)
    const cases: [string, object, object, number][] = [
      ['/kept-limit', {}, {}, 300_000],
      ['/kept-own', {}, { statusMaxAgeMs: 1000 }, 1000],
      ['/kept-ttl', { ttlMs: 2000 }, {}, 2000],
      ['/kept-end', { validUntil: '2026-06-01T00:00:30Z' }, {}, 30_000],
      ['/kept-not', {}, { statusMaxAgeMs: 0 }, 0],
    ]
    for (const [path, list, options, keptMs] of cases) {
      now = NOW_MS
      const verifier = online(lists, { now: clock, ...options })
      const url = lists.put(path, await signedList(lists.at(path), signer, listWith(), list))
      const badge = await badgeWith(entryOf(url))
      await verifier.verify(badge)
      now += Math.max(0, keptMs - 1)
      await verifier.verify(badge)
      expect([path, lists.requests(path)]).toEqual([path, keptMs === 0 ? 2 : 1])
      now += 1
      await verifier.verify(badge)
      expect([path, lists.requests(path)]).toEqual([path, keptMs === 0 ? 3 : 2])
    }
  })

  it.each([
    ['the ttl of the list (section 2.2)', { ttlMs: 1000 }, {}],
    ['the limit of the verifier', {}, { statusMaxAgeMs: 1000 }],
    ['a verifier that keeps none', {}, { statusMaxAgeMs: 0 }],
  ])('%s holds where HTTP would keep it for longer', async (name, list, options) => {
    let now = NOW_MS
    const clock = () => new Date(now)
    const path = `/http-${name.length}`
    const serve = async (value: number) => {
      const body = JSON.stringify(await signedList(lists.at(path), signer, listWith({ 5: value }), list))
      lists.put(path, (response: ServerResponse) => response.writeHead(200, { 'cache-control': 'max-age=300' }).end(body))
    }
    const verifier = online(lists, { net: lists.net({ now: clock }), now: clock, ...options })
    const badge = await badgeWith(entryOf(lists.at(path)))
    await serve(0)
    expect((await verifier.verify(badge)).outcome).toBe('verified')
    await serve(1)
    now += 1000
    expect(statusOf(await verifier.verify(badge)).codes).toEqual(['status.revoked'])
    expect(lists.requests(path)).toBe(2)
  })

  it('sees a revocation when the list was fetched again, and one that ended is never good', async () => {
    let now = NOW_MS
    const verifier = online(lists, { now: () => new Date(now), statusMaxAgeMs: 1000 })
    const url = lists.put(
      '/changing',
      await signedList(lists.at('/changing'), signer, listWith(), { validUntil: '2026-06-01T01:00:00Z' }),
    )
    const badge = await badgeWith(entryOf(url))
    expect((await verifier.verify(badge)).outcome).toBe('verified')
    lists.put('/changing', await signedList(url, signer, listWith({ 5: 1 }), { validUntil: '2026-06-01T01:00:00Z' }))
    expect((await verifier.verify(badge)).outcome).toBe('verified')
    now += 1000
    expect((await verifier.verify(badge)).outcome).toBe('rejected')
    now += 3_600_000
    expect((await verifier.verify(badge)).checks.status.findings).toMatchObject([{ code: 'status.list_expired' }])
  })

  it('says what it fetches for, before it does', async () => {
    const notices: unknown[] = []
    const net = lists.net({ onFetch: (notice) => notices.push(notice) })
    const url = lists.put('/announced', await signedList(lists.at('/announced'), signer))
    expect((await online(lists, { net }).verify(await badgeWith(entryOf(url)))).outcome).toBe('verified')
    expect(notices).toEqual([{ origin: new URL(url).origin, purpose: 'status' }])
    const refusing = online(lists, { net: lists.net({ onFetch: () => false }) })
    expect(statusOf(await refusing.verify(await badgeWith(entryOf(url)))).params).toMatchObject({ code: 'net.fetch_refused' })
    expect(lists.requests('/announced')).toBe(1)
  })

  it('counts the age of a list from when it was sent, and leaves it to another kind of net to say what it lacks', async () => {
    let now = NOW_MS
    let asked = 0
    const url = 'https://status.example/kept'
    const list = new TextEncoder().encode(JSON.stringify(await signedList(url, signer)))
    const kept = async () => {
      asked++
      const fetchedAt = new Date(NOW_MS - 200_000).toISOString()
      return { url, status: 200, contentType: 'application/vc', bytes: list, fetchedAt, fromCache: true }
    }
    const verifier = verifierOf({ net: { fetch: kept }, now: () => new Date(now) })
    const badge = await badgeWith(entryOf(url))
    for (const [afterMs, times] of [
      [0, 1],
      [99_999, 1],
      [1, 2],
    ] as const) {
      now += afterMs
      expect((await verifier.verify(badge)).outcome).toBe('verified')
      expect(asked).toBe(times)
    }
    const without = async (): Promise<never> => {
      throw operationError('bundle.document_missing', { host: 'status.example' })
    }
    expect(statusOf(await verifierOf({ net: { fetch: without } }).verify(badge))).toMatchObject({
      state: 'unknown',
      codes: ['bundle.document_missing'],
    })
  })

  it('tries again after a server failed', async () => {
    const verifier = online(lists)
    const url = lists.put('/flaky', (response: ServerResponse) => void response.writeHead(503).end())
    const badge = await badgeWith(entryOf(url))
    expect(statusOf(await verifier.verify(badge)).codes).toEqual(['status.unreachable'])
    lists.put('/flaky', await signedList(url, signer))
    expect((await verifier.verify(badge)).outcome).toBe('verified')
  })

  it('a bad list is not verified again at once, and a good one in its place is found after a minute', async () => {
    let now = NOW_MS
    const verifier = online(lists, { now: () => new Date(now) })
    const url = lists.put('/repaired', { ...((await signedList(lists.at('/repaired'), signer)) as JsonObject), name: 'x' })
    const badge = await badgeWith(entryOf(url))
    for (let run = 0; run < 3; run++) expect(statusOf(await verifier.verify(badge)).codes).toEqual(['status.list_proof_invalid'])
    expect(lists.requests('/repaired')).toBe(1)
    lists.put('/repaired', await signedList(url, signer))
    now += 60_000
    expect((await verifier.verify(badge)).outcome).toBe('verified')
  })

  it('lets go of the lists that nobody asked for longest', async () => {
    const verifier = online(lists)
    const badges = await Promise.all(
      Array.from({ length: 65 }, async (_, at) => {
        const path = `/many-${at}`
        return badgeWith(entryOf(lists.put(path, await signedList(lists.at(path), signer))))
      }),
    )
    for (const badge of badges) expect((await verifier.verify(badge)).outcome).toBe('verified')
    await verifier.verify(badges[64])
    await verifier.verify(badges[1])
    await verifier.verify(badges[0])
    expect([0, 1, 64].map((at) => lists.requests(`/many-${at}`))).toEqual([2, 1, 1])
  })
})

describe('who may keep the list (Bitstring Status List 1.0 section 3.2, note)', () => {
  it('two tenants that name different keepers do not learn from each other', async () => {
    const url = lists.put('/kept-by-other', await signedList(lists.at('/kept-by-other'), other, listWith({ 5: 1 })))
    const badge = await badgeWith(entryOf(url))
    const trusting = online(lists, { statusIssuers: [controllerOf(other)] })
    const strict = online(lists, { statusIssuers: ['did:web:elsewhere.example'] })
    for (let run = 0; run < 2; run++) {
      const [yes, no] = await Promise.all([trusting.verify(badge), strict.verify(badge)])
      expect(statusOf(yes).codes).toEqual(['status.revoked'])
      expect(statusOf(no)).toMatchObject({
        state: 'unknown',
        codes: ['status.issuer_untrusted'],
        params: { issuer: controllerOf(other) },
      })
    }
  })

  it("the badge's own issuer always may", async () => {
    const list = await signedList(lists.at('/own'), signer, listWith({ 5: 1 }))
    expect(statusOf(await verdictOf(lists, '/own', list, {}, { statusIssuers: [controllerOf(other)] })).codes).toEqual([
      'status.revoked',
    ])
  })

  it('one verifier, two issuers, one list: it counts for its own badge only', async () => {
    const verifier = online(lists)
    const url = lists.put('/not-yours', await signedList(lists.at('/not-yours'), signer, listWith({ 5: 1 })))
    const theirs = await signedBadge(other, { ...badgeOf(controllerOf(other)), credentialStatus: entryOf(url) } as JsonObject)
    expect(statusOf(await verifier.verify(await badgeWith(entryOf(url)))).codes).toEqual(['status.revoked'])
    expect(statusOf(await verifier.verify(theirs)).codes).toEqual(['status.issuer_untrusted'])
    expect(lists.requests('/not-yours')).toBe(1)
  })
})

describe('the list itself', () => {
  it('is not asked for a status of its own, nor refreshed, nor trusted', async () => {
    const asked: unknown[] = []
    const own = lists.at('/self')
    const list = thaw(await signedList(own, signer, listWith()))
    delete list.proof
    list.credentialStatus = entryOf(own)
    list.refreshService = { id: lists.at('/refresh'), type: '1EdTechCredentialRefresh' }
    list['@context'].push(OB_EXTENSIONS)
    lists.put('/self', await secureList(list, signer))
    const trust: TrustSource = {
      check(credential) {
        asked.push(credential['id'])
        return { state: 'pass', findings: [] }
      },
    }
    const badge = await badgeWith(entryOf(own))
    expect((await online(lists, { trust }).verify(badge)).outcome).toBe('verified')
    expect([lists.requests('/self'), lists.requests('/refresh'), asked.length]).toEqual([1, 0, 1])
  })

  it('an endorsement has a status too (OB 3.0 section 9.2)', async () => {
    const url = lists.put('/endorser', await signedList(lists.at('/endorser'), other, listWith({ 5: 1 })))
    const endorsement = await secureList(
      {
        '@context': badgeOf(issuer)['@context'] as JsonValue,
        id: 'urn:uuid:2',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'Praise',
        issuer: { id: controllerOf(other), type: ['Profile'] },
        validFrom: '2026-05-01T09:00:00Z',
        credentialSubject: { id: badgeOf(issuer)['id'] as string, type: ['EndorsementSubject'] },
        credentialStatus: entryOf(url),
      },
      other,
      eddsaRdfc2022,
    )
    const report = await online(lists).verify(
      await signedBadge(signer, { ...badgeOf(issuer), endorsement: [endorsement] } as JsonObject),
    )
    expect(report.checks.endorsements.findings).toMatchObject([
      { code: 'endorsements.rejected', params: { codes: expect.arrayContaining(['status.revoked']) } },
    ])
  })
})
