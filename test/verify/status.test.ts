import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject, JsonValue } from '../../src/core/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import type { buildBitstringStatusListEntry } from '../../src/status/index.js'
import { skipValidityCheck } from '../../src/verify/index.js'
import { badgeOf, controllerOf, loader, NOW, NOW_MS, newSigner, signedBadge, thaw, tokenBadge } from '../support/badges.js'
import { type ListServer, listWith, type Page, secureList, signedList, startListServer } from '../support/status.js'
import { badgeWith, entryOf, issuer, online, other, statusOf, verdictOf } from './status-support.js'
import { jwtSigner, type Result, signer, verifierOf } from './support.js'

let lists: ListServer

beforeAll(async () => {
  lists = await startListServer()
})
afterAll(() => lists.server.close())

describe('a Bitstring Status List over https (Bitstring Status List 1.0 section 3.2)', () => {
  it('nothing set: the badge is verified, and the list was asked for once, as a credential', async () => {
    const report = await verdictOf(lists, '/good', await signedList(lists.at('/good'), signer, listWith({ 4: 1, 6: 1 })))
    expect(statusOf(report)).toEqual({ state: 'pass', codes: [], params: undefined, path: undefined })
    expect(lists.requests('/good')).toBe(1)
    expect(lists.accepted('/good')).toContain('application/vc')
  })

  it('revocation: rejected', async () => {
    const report = await verdictOf(lists, '/revoked', await signedList(lists.at('/revoked'), signer, listWith({ 5: 1 })))
    expect(statusOf(report)).toEqual({
      state: 'fail',
      codes: ['status.revoked'],
      params: { host: 'localhost' },
      path: '/credentialStatus',
    })
  })

  it.each<[string, 'fail' | 'warn' | 'unknown', string]>([
    ['suspension', 'fail', 'status.suspended'],
    ['refresh', 'warn', 'status.refresh_available'],
    ['message', 'warn', 'status.message'],
    ['audit', 'unknown', 'status.value_unknown'],
  ])('the purpose %s: %s', async (statusPurpose, state, code) => {
    const path = `/purpose-${statusPurpose}`
    const url = lists.at(path)
    const set = await verdictOf(lists, path, await signedList(url, signer, listWith({ 5: 1 }), { statusPurpose }), {
      statusPurpose,
    })
    expect(statusOf(set)).toMatchObject({ state, codes: [code] })
    const unset = await verdictOf(lists, path, await signedList(url, signer, listWith({ 6: 1 }), { statusPurpose }), {
      statusPurpose,
    })
    expect(statusOf(unset).state).toBe('pass')
  })

  it('a message is told with its value, as the entry says it (section 2.1)', async () => {
    const statusMessages = ['pending', 'accepted', 'rejected', 'undefined'].map((message, at) => ({ status: `0x${at}`, message }))
    const entry = { statusPurpose: 'message', statusSize: 2, statusMessages }
    const list = await signedList(lists.at('/message'), signer, listWith({ 5: 2 }, 2), { statusPurpose: 'message' })
    const { state, params } = statusOf(await verdictOf(lists, '/message', list, entry))
    expect([state, params]).toEqual(['warn', { value: 2, message: 'rejected' }])
    const bit = await signedList(lists.at('/bit'), signer, listWith({ 5: 1 }), { statusPurpose: 'message' })
    expect(statusOf(await verdictOf(lists, '/bit', bit, { statusPurpose: 'message' })).params).toEqual({
      value: 1,
      message: 'set',
    })
  })

  it('one list for two purposes', async () => {
    const both = await signedList(lists.at('/both'), signer, listWith({ 5: 1 }), { statusPurpose: ['revocation', 'suspension'] })
    expect(statusOf(await verdictOf(lists, '/both', both, { statusPurpose: 'suspension' })).codes).toEqual(['status.suspended'])
  })

  it('a ttl of 0 is one: the list is asked for each time (section 2.2)', async () => {
    const url = lists.at('/ttl-0')
    const { proof: _proof, ...unsigned } = thaw(await signedList(url, signer))
    const list = await secureList({ ...unsigned, credentialSubject: { ...unsigned.credentialSubject, ttl: 0 } }, signer)
    lists.put('/ttl-0', list)
    const verifier = online(lists)
    const badge = await badgeWith(entryOf(url))
    for (const times of [1, 2]) {
      expect(statusOf(await verifier.verify(badge))).toMatchObject({ state: 'pass', codes: [] })
      expect(lists.requests('/ttl-0')).toBe(times)
    }
  })

  it('a list as a vc+jwt, whatever the server calls it', async () => {
    const jwtIssuer = controllerOf(jwtSigner)
    const url = lists.at('/jwt')
    const list = await signedList(url, jwtSigner, listWith({ 5: 1 }), {}, vcJose)
    lists.put('/jwt', (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/html' }).end(list))
    const badge = { ...badgeOf(jwtIssuer), credentialStatus: entryOf(url) } as JsonObject
    for (const input of [await tokenBadge(jwtSigner, badge), await tokenBadge(jwtSigner, badge, vcJose)])
      expect(statusOf(await online(lists).verify(input)).codes).toEqual(['status.revoked'])
  })
})

describe('a list that does not count leaves the status unknown', () => {
  const url = (name: string): string => lists.at(`/bad-${name}`)
  const withSubject = async (name: string, subject: Record<string, unknown>): Promise<JsonObject> => {
    const list = thaw(await signedList(url(name), signer, listWith({ 5: 1 })))
    delete list.proof
    Object.assign(list.credentialSubject, subject)
    return (await secureList(list, signer)) as JsonObject
  }
  const claims = (document: JsonObject | string, change: (list: ReturnType<typeof thaw>) => void): JsonObject => {
    const copy = thaw(document)
    change(copy)
    return copy
  }

  it.each<[string, string, string, () => Promise<Page>, Partial<Parameters<typeof buildBitstringStatusListEntry>[0]>?]>([
    [
      'tampered',
      'a changed list',
      'status.list_proof_invalid',
      async () =>
        claims(await signedList(url('tampered'), signer, listWith()), (list) => (list.validFrom = '2026-05-02T09:00:00Z')),
    ],
    [
      'unsigned',
      'a list without proof',
      'status.list_proof_invalid',
      async () => claims(await signedList(url('unsigned'), signer), (list) => delete list.proof),
    ],
    [
      'usurper',
      "a list by another key under the issuer's name",
      'status.list_proof_invalid',
      async () => signedList(url('usurper'), other, listWith(), { issuer }),
    ],
    [
      'foreign',
      'a list by somebody else',
      'status.issuer_untrusted',
      async () => signedList(url('foreign'), other, listWith({ 5: 1 })),
    ],
    [
      'unresolvable',
      'a list by a key that cannot be looked up',
      'status.list_unchecked',
      async () => signedList(url('unresolvable'), await newSigner('Ed25519', 'did:example:a#key'), listWith()),
    ],
    [
      'expired',
      'an expired list',
      'status.list_expired',
      async () => signedList(url('expired'), signer, listWith({ 5: 1 }), { validUntil: '2026-05-20T00:00:00Z' }),
    ],
    [
      'early',
      'a list of the future',
      'status.list_not_yet_valid',
      async () => signedList(url('early'), signer, listWith({ 5: 1 }), { validFrom: '2026-06-02T00:00:00Z' }),
    ],
    ['id', 'another list of the issuer', 'status.list_id', async () => signedList(url('elsewhere'), signer, listWith())],
    ['badge', 'a badge', 'status.list_type', async () => signedBadge(signer)],
    [
      'purpose',
      'a list for something else',
      'status.purpose_mismatch',
      async () => signedList(url('purpose'), signer, listWith({ 5: 1 }), { statusPurpose: 'suspension' }),
    ],
    ['range', 'an index beyond the list', 'status.index_range', async () => signedList(url('range'), signer), { index: 131_072 }],
    [
      'short',
      'a list that is too short',
      'status.list_too_short',
      async () => withSubject('short', { encodedList: `u${gzipSync(new Uint8Array(1000)).toString('base64url')}` }),
    ],
    [
      'size',
      'half as many statuses as it needs',
      'status.list_too_short',
      async () => signedList(url('size'), signer),
      { statusSize: 2, statusMessages: [0, 1, 2, 3].map((at) => ({ status: `0x${at}`, message: 'x' })) },
    ],
    [
      'encoding',
      'bits that are no gzip',
      'status.encoding_invalid',
      async () => withSubject('encoding', { encodedList: 'uAAAA' }),
    ],
    [
      'bomb',
      'a bomb',
      'status.list_too_large',
      async () => withSubject('bomb', { encodedList: `u${gzipSync(new Uint8Array(200_000_000)).toString('base64url')}` }),
    ],
    ['ttl', 'a time to live that is none', 'status.list_invalid', async () => withSubject('ttl', { ttl: -1 })],
    ['html', 'a web page', 'status.list_malformed', async () => '<!doctype html><title>Sorry</title>'],
    ['json', 'any JSON', 'status.list_malformed', async () => ({ revoked: false })],
    ['empty', 'nothing', 'status.list_malformed', async () => ''],
    ['missing', 'HTTP status 404', 'status.unreachable', async () => undefined],
    [
      'huge',
      '1 GB',
      'status.list_too_large',
      async () => (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': String(10 ** 9) })
        response.write('{')
      },
    ],
    [
      'endless',
      'a body without end',
      'status.list_too_large',
      async () => (response: ServerResponse) => {
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
        }
        response.on('drain', pour)
        pour()
      },
    ],
    ['cut', 'a connection that breaks', 'status.unreachable', async () => (response: ServerResponse) => response.destroy()],
  ])('%s: %s is %s', async (name, _what, code, page, entry = {}) => {
    const { state, codes } = statusOf(await verdictOf(lists, `/bad-${name}`, await page(), entry))
    expect([state, codes]).toEqual(['unknown', [code]])
  })

  it('a server that is silent is given up on', async () => {
    const page = (): void => undefined
    const { state, codes, params } = statusOf(await verdictOf(lists, '/silent', page, {}, { net: lists.net({ timeoutMs: 100 }) }))
    expect([state, codes, params]).toEqual(['unknown', ['status.unreachable'], { host: 'localhost', code: 'net.timeout' }])
  })

  it('a host that is not allowed is not asked, and neither is plain http', async () => {
    const badge = await badgeWith(entryOf('https://localhost/x'))
    const guarded = await verifierOf({ net: lists.net({ unsafeAllowAddresses: [] }) }).verify(badge)
    expect(statusOf(guarded).params).toEqual({ host: 'localhost', code: 'net.address_forbidden' })
    const plain = await online(lists).verify(await badgeWith(entryOf('http://localhost/x')))
    expect(statusOf(plain).params).toEqual({ host: 'localhost', code: 'net.url_unsupported' })
  })

  it('facts that were compared are told', async () => {
    const list = await signedList(lists.at('/facts'), signer, listWith(), { validUntil: '2026-05-20T00:00:00Z' })
    expect(statusOf(await verdictOf(lists, '/facts', list)).params).toEqual({ validUntil: '2026-05-20T00:00:00Z', now: NOW })
    const about = await signedList(lists.at('/about'), signer, listWith(), { statusPurpose: ['a', 'b'] })
    expect(statusOf(await verdictOf(lists, '/about', about)).params).toEqual({ expected: 'revocation', actual: ['a', 'b'] })
  })

  it("of several dates, only what is wrong is told, also where the verifier leaves the badge's own dates alone", async () => {
    const list = await signedList(lists.at('/dates'), signer, listWith(), { validUntil: '2026-05-20T00:00:00Z' })
    const report = await verdictOf(lists, '/dates', list, {}, { validity: skipValidityCheck })
    expect(statusOf(report).codes).toEqual(['status.list_expired'])
  })
})

describe('entries', () => {
  it('several: each is looked up, and the worst counts', async () => {
    const revocation = lists.put('/several-1', await signedList(lists.at('/several-1'), signer))
    const suspension = lists.put(
      '/several-2',
      await signedList(lists.at('/several-2'), signer, listWith({ 9: 1 }), { statusPurpose: 'suspension' }),
    )
    const good = [entryOf(revocation), entryOf(suspension, { statusPurpose: 'suspension' })]
    const bad = [entryOf(revocation), entryOf(suspension, { statusPurpose: 'suspension', index: 9 })]
    const strange = { id: 'urn:a:1', type: 'OtherEntry' }
    const verify = async (entries: JsonValue): Promise<Result> => {
      // The OB 3.0 schema wants one status; a credential that is no badge may have several.
      const { achievement: _achievement, ...subject } = badgeOf(issuer)['credentialSubject'] as JsonObject
      const plain = {
        '@context': [CREDENTIALS_V2],
        id: 'urn:uuid:1',
        type: ['VerifiableCredential'],
        issuer,
        validFrom: '2026-05-01T09:00:00Z',
        credentialSubject: { id: subject['id'] },
        credentialStatus: entries,
      }
      return online(lists).verify((await vcJose.secure(plain as JsonObject, { signer, loader, now: NOW_MS })).credential)
    }
    expect((await verify(good)).outcome).toBe('verified')
    const suspended = await verify(bad)
    expect([suspended.outcome, suspended.checks.status.findings[0]]).toMatchObject([
      'rejected',
      { code: 'status.suspended', path: '/credentialStatus/1' },
    ])
    const mixed = await verify([...bad, strange])
    expect(mixed.checks.status).toMatchObject({
      state: 'fail',
      findings: [{ code: 'status.suspended' }, { code: 'status.type_unknown', params: { type: 'OtherEntry' } }],
    })
    expect((await verify([...good, strange])).checks.status.state).toBe('unknown')
    const many = await verify(Array.from({ length: 17 }, () => good[0] as JsonObject))
    expect(many.checks.status.findings).toMatchObject([{ code: 'status.too_many', params: { limit: 16, actual: 17 } }])
  })

  it.each<[string, JsonValue, string, string]>([
    ['a type that nobody knows', { id: 'urn:a:1', type: 'RevocationList2020Status' }, 'status.type_unknown', '/credentialStatus'],
    [
      'no list',
      { id: 'urn:a:1', type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '5' },
      'status.entry_invalid',
      '/credentialStatus/statusListCredential',
    ],
    [
      'an index that is a number',
      { ...entryOf('https://a.example/1'), statusListIndex: 5 },
      'status.entry_invalid',
      '/credentialStatus/statusListIndex',
    ],
    [
      'an index in words',
      { ...entryOf('https://a.example/1'), statusListIndex: 'five' },
      'status.entry_invalid',
      '/credentialStatus/statusListIndex',
    ],
  ])('%s is unknown', async (_what, entry, code, path) => {
    const badge = { ...badgeOf(issuer), credentialStatus: entry } as JsonObject
    const report = await online(lists).verify((await vcJose.secure(badge, { signer, loader, now: NOW_MS })).credential)
    expect(report.outcome).toBe('indeterminate')
    expect(report.checks.status).toMatchObject({ state: 'unknown', findings: [{ code, path }] })
  })

  it('nothing is fetched for a badge that is not genuine', async () => {
    const url = lists.put('/untouched', await signedList(lists.at('/untouched'), signer))
    const good = await badgeWith(entryOf(url))
    const wrong = [
      { ...good, name: 'Other' },
      { ...good, proof: undefined },
      await signedBadge(other, { ...badgeOf(issuer), credentialStatus: entryOf(url) } as JsonObject),
    ]
    for (const input of wrong) expect((await online(lists).verify(thaw(input))).outcome).toBe('rejected')
    expect(lists.requests('/untouched')).toBe(0)
    expect((await online(lists).verify(good)).outcome).toBe('verified')
    expect(lists.requests('/untouched')).toBe(1)
  })
})
