import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CREDENTIALS_V1, CREDENTIALS_V2, OB_3_0_3 } from '../../src/contexts/index.js'
import { copyJsonObject, type JsonObject } from '../../src/core/index.js'
import type { Signer } from '../../src/keys/index.js'
import { sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createStatusList, encodeTokenStatusList, setStatus } from '../../src/status/index.js'
import type { CreateVerifierOptions } from '../../src/verify/index.js'
import { badgeOf, controllerDocument, controllerOf, loader, NOW_MS, newSigner, RECIPIENT, tokenBadge } from '../support/badges.js'
import { type ListServer, type Page, startListServer } from '../support/status.js'
import { forgeToken } from '../support/tokens.js'
import { jwtSigner, type Result, signer, verifierOf } from './support.js'

const issuer = controllerOf(jwtSigner)
const other = await newSigner('ES256')
const iat = NOW_MS / 1000 - 60
let lists: ListServer

beforeAll(async () => {
  lists = await startListServer()
})
afterAll(() => lists.server.close())

const claimOf = (value: number) =>
  encodeTokenStatusList(setStatus(createStatusList({ length: 1000, statusSize: 4, bitOrder: 'least-significant' }), 5, value))

/** A Status List Token; a claim that is set to undefined is left out. */
async function listToken(uri: string, changes: object = {}, by: Signer = jwtSigner, header: object = {}): Promise<string> {
  const payload = {
    iss: controllerOf(by),
    sub: uri,
    iat,
    exp: iat + 3600,
    ttl: 43_200,
    status_list: await claimOf(0),
    ...changes,
  }
  return forgeToken({ alg: 'ES256', kid: by.id, typ: 'statuslist+jwt', ...header }, payload, by)
}

const claimSet = (uri: string, status: object = { status_list: { idx: 5, uri } }): JsonObject =>
  copyJsonObject({ vct: 'https://courier.example/first-aid', iss: issuer, exp: iat + 10_000, status })

async function verifyClaims(claims: JsonObject, options: Partial<CreateVerifierOptions> = {}): Promise<Result> {
  const { credential } = await sdJwtVc.secure(claims, { signer: jwtSigner, loader, now: NOW_MS })
  return verifierOf({ net: lists.net(), ...options }).verify(credential)
}

/** The state of the status and its codes. Nobody has the type metadata, so the schema is open and the outcome at best indeterminate. */
function statusOf(report: Result): [string, string[]] {
  const { state, findings } = report.checks.status
  expect([report.checks.schema.state, report.checks.issuer.state]).toEqual(['unknown', 'pass'])
  expect(report.outcome).toBe(state === 'fail' ? 'rejected' : 'indeterminate')
  return [state, findings.map(({ code }) => code)]
}

describe('a claim set with a Status List Token (Token Status List section 8.3)', () => {
  it.each([
    [0, 'pass', []],
    [1, 'fail', ['status.revoked']],
    [2, 'fail', ['status.suspended']],
    [3, 'unknown', ['status.value_unknown']],
    [12, 'unknown', ['status.value_unknown']],
  ] as const)('value %d (section 7.1): %s', async (value, state, codes) => {
    const path = `/token-${value}`
    const uri = lists.put(path, await listToken(lists.at(path), { status_list: await claimOf(value) }))
    expect(statusOf(await verifyClaims(claimSet(uri)))).toEqual([state, codes])
    expect(lists.accepted(path)).toBe('application/statuslist+jwt')
  })

  const bad = (name: string): string => lists.at(`/bad-${name}`)
  it.each<[string, string, () => Promise<Page>]>([
    ['sub', 'status.list_id', async () => listToken(lists.at('/other'))],
    ['no-sub', 'status.list_proof_invalid', async () => listToken(bad('no-sub'), { sub: undefined })],
    ['no-iat', 'status.list_proof_invalid', async () => listToken(bad('no-iat'), { iat: undefined })],
    ['exp', 'status.list_expired', async () => listToken(bad('exp'), { exp: NOW_MS / 1000 })],
    ['exp-text', 'status.list_proof_invalid', async () => listToken(bad('exp-text'), { exp: '2040-01-01' })],
    ['nbf', 'status.list_not_yet_valid', async () => listToken(bad('nbf'), { nbf: NOW_MS / 1000 + 5 })],
    ['future', 'status.list_not_yet_valid', async () => listToken(bad('future'), { iat: NOW_MS / 1000 + 5 })],
    ['ttl', 'status.list_proof_invalid', async () => listToken(bad('ttl'), { ttl: 0 })],
    ['typ', 'status.list_proof_invalid', async () => listToken(bad('typ'), {}, jwtSigner, { typ: 'JWT' })],
    ['no-typ', 'status.list_proof_invalid', async () => listToken(bad('no-typ'), {}, jwtSigner, { typ: undefined })],
    ['none', 'status.list_proof_invalid', async () => listToken(bad('none'), {}, jwtSigner, { alg: 'none' })],
    [
      'tampered',
      'status.list_proof_invalid',
      async () => {
        const [head, , tail] = (await listToken(bad('tampered'))).split('.')
        return [head, (await listToken(bad('tampered'), { ttl: 5 })).split('.')[1], tail].join('.')
      },
    ],
    ['foreign', 'status.issuer_untrusted', async () => listToken(bad('foreign'), {}, other)],
    ['usurper', 'status.list_proof_invalid', async () => listToken(bad('usurper'), { iss: issuer }, other)],
    [
      'jwk',
      'status.list_proof_invalid',
      async () => listToken(bad('jwk'), { iss: issuer }, other, { kid: undefined, jwk: { ...other.publicJwk } }),
    ],
    [
      'unresolvable',
      'status.list_unchecked',
      async () => listToken(bad('unresolvable'), { iss: issuer }, jwtSigner, { kid: 'did:example:a#b' }),
    ],
    ['no-list', 'status.list_invalid', async () => listToken(bad('no-list'), { status_list: undefined })],
    ['bits', 'status.list_invalid', async () => listToken(bad('bits'), { status_list: { bits: 3, lst: 'eNrbuRgAAhcBXQ' } })],
    [
      'range',
      'status.index_range',
      async () =>
        listToken(bad('range'), { status_list: { bits: 8, lst: deflateSync(new Uint8Array(5)).toString('base64url') } }),
    ],
    [
      'bomb',
      'status.list_too_large',
      async () =>
        listToken(bad('bomb'), { status_list: { bits: 1, lst: deflateSync(new Uint8Array(100_000_000)).toString('base64url') } }),
    ],
    ['json', 'status.list_malformed', async () => ({ status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } })],
    ['binary', 'status.list_malformed', async () => Uint8Array.of(0xd2, 0x84, 0xff)],
    ['missing', 'status.unreachable', async () => undefined],
  ])('%s: unknown by %s', async (name, code, page) => {
    const uri = lists.put(`/bad-${name}`, await page())
    expect(statusOf(await verifyClaims(claimSet(uri)))).toEqual(['unknown', [code]])
  })

  it("a token without iss is taken as that of the badge's issuer, whose key it must be", async () => {
    const uri = lists.put('/no-iss', await listToken(lists.at('/no-iss'), { iss: undefined, status_list: await claimOf(1) }))
    expect(statusOf(await verifyClaims(claimSet(uri)))).toEqual(['fail', ['status.revoked']])
    lists.put('/no-iss', await listToken(uri, { iss: undefined, status_list: await claimOf(1) }, other))
    expect(statusOf(await verifyClaims(claimSet(uri)))).toEqual(['unknown', ['status.issuer_untrusted']])
  })

  it('a key by its jwk counts where the issuer lists it', async () => {
    const web = await newSigner('ES256', 'https://courier.example/issuer#key-1')
    const uri = lists.at('/jwk-listed')
    const token = await listToken(uri, { status_list: await claimOf(1) }, web, { kid: undefined, jwk: { ...web.publicJwk } })
    lists.put('/jwk-listed', token)
    const options = { documents: [controllerDocument(web)], statusIssuers: [controllerOf(web)] }
    expect(statusOf(await verifyClaims(claimSet(uri), options))).toEqual(['fail', ['status.revoked']])
  })

  it('another keeper counts where it is named', async () => {
    const uri = lists.put('/keeper', await listToken(lists.at('/keeper'), { status_list: await claimOf(1) }, other))
    expect(statusOf(await verifyClaims(claimSet(uri), { statusIssuers: [controllerOf(other)] }))).toEqual([
      'fail',
      ['status.revoked'],
    ])
  })

  it('may be passed, and is kept no longer than its ttl', async () => {
    const uri = lists.at('/token-kept')
    const passed = { [uri]: await listToken(uri, { status_list: await claimOf(2) }) }
    expect(statusOf(await verifyClaims(claimSet(uri), { statusLists: passed }))).toEqual(['fail', ['status.suspended']])
    expect(lists.requests('/token-kept')).toBe(0)
    let now = NOW_MS
    lists.put('/token-kept', await listToken(uri, { ttl: 10 }))
    const verifier = verifierOf({ net: lists.net(), now: () => new Date(now) })
    const { credential } = await sdJwtVc.secure(claimSet(uri), { signer: jwtSigner, loader, now: NOW_MS })
    for (const [afterMs, requests] of [
      [0, 1],
      [9_999, 1],
      [1, 2],
    ] as const) {
      now += afterMs
      await verifier.verify(credential)
      expect(lists.requests('/token-kept')).toBe(requests)
    }
  })

  it.each<[string, object, string, string]>([
    ['another mechanism', { identifier_list: {} }, 'status.type_unknown', '/status'],
    ['nothing', {}, 'status.type_unknown', '/status'],
    ['no object', { status_list: 'x' }, 'status.entry_invalid', '/status/status_list/idx'],
    [
      'a negative index',
      { status_list: { idx: -1, uri: 'https://a.example/' } },
      'status.entry_invalid',
      '/status/status_list/idx',
    ],
    [
      'an index as text',
      { status_list: { idx: '5', uri: 'https://a.example/' } },
      'status.entry_invalid',
      '/status/status_list/idx',
    ],
    ['a relative URI', { status_list: { idx: 5, uri: 'list' } }, 'status.entry_invalid', '/status/status_list/uri'],
  ])('%s: unknown', async (_what, status, code, path) => {
    const { checks } = await verifyClaims(claimSet('', status))
    expect(checks.status).toMatchObject({ state: 'unknown', findings: [{ code, path }] })
  })

  it('nothing is fetched for a claim set of somebody else, or whose time is over', async () => {
    const uri = lists.put('/token-untouched', await listToken(lists.at('/token-untouched')))
    const foreign = await verifyClaims(copyJsonObject({ ...claimSet(uri), iss: controllerOf(other) }))
    expect(foreign.checks).toMatchObject({ issuer: { state: 'fail' }, status: { findings: [{ code: 'status.unchecked' }] } })
    expect(lists.requests('/token-untouched')).toBe(0)
  })
})

describe('a badge as a token that names its status as a claim (Token Status List section 6.2)', () => {
  it('is revoked all the same; a member of that name for something else is none', async () => {
    const uri = lists.put('/claim', await listToken(lists.at('/claim'), { status_list: await claimOf(1) }))
    const verifier = verifierOf({ net: lists.net() })
    const badge = badgeOf(issuer)
    const report = await verifier.verify(await tokenBadge(jwtSigner, { ...badge, status: { status_list: { idx: 5, uri } } }))
    expect([report.outcome, report.checks.status.findings]).toMatchObject([
      'rejected',
      [{ code: 'status.revoked', path: '/status' }],
    ])
    const plain = await verifier.verify(await tokenBadge(jwtSigner, { ...badge, status: 'Completed' }))
    expect(plain.checks.status.state).toBe('skipped')
  })
})

describe('a token of VCDM 1.1 (Token Status List section 6.2)', () => {
  it.each([
    ['alone', {}],
    ['beside a member of that name in its credential', { status: 'Completed' }],
    ['beside an object of that name', { status: { level: 'gold' } }],
  ])('is revoked by its claim, %s', async (_how, member) => {
    const uri = lists.put('/claim-1', await listToken(lists.at('/claim-1'), { status_list: await claimOf(1) }))
    const { validFrom, validUntil: _until, issuer: _issuer, ...rest } = badgeOf(issuer)
    const vc = {
      ...rest,
      '@context': [CREDENTIALS_V1, OB_3_0_3],
      issuer: { id: issuer, type: ['Profile'], name: 'Courier' },
      issuanceDate: validFrom,
      ...member,
    }
    const claims = { iss: issuer, jti: rest['id'], sub: RECIPIENT, nbf: Date.parse(validFrom as string) / 1000 }
    const status = { status_list: { idx: 5, uri } }
    const token = await forgeToken({ alg: 'ES256', kid: jwtSigner.id, typ: 'JWT' }, { ...claims, status, vc }, jwtSigner)
    const report = await verifierOf({ net: lists.net() }).verify(token)
    expect([report.outcome, report.checks.status.findings]).toMatchObject(['rejected', [{ code: 'status.revoked' }]])
    expect(report.checks.status.findings).toHaveLength(1)
  })
})

describe('how many lists are asked', () => {
  it('is bounded for a credential and its endorsements together', async () => {
    const entry = (at: number): JsonObject => ({
      id: `urn:x:${at}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '5',
      statusListCredential: `https://status.example/${at}`,
    })
    const entries = (from: number, count: number) => Array.from({ length: count }, (_, at) => entry(from + at))
    const plain = (id: string, changes: object): JsonObject =>
      copyJsonObject({
        '@context': [CREDENTIALS_V2],
        id,
        type: ['VerifiableCredential'],
        issuer: controllerOf(signer),
        credentialSubject: { id: 'urn:x:subject' },
        ...changes,
      })
    const { vcJose } = await import('../../src/securing/jose/vc-jose.js')
    const secure = async (one: JsonObject) => (await vcJose.secure(one, { signer, loader, now: NOW_MS })).credential
    const endorsementJwt = [
      await secure(plain('urn:x:a', { credentialStatus: entries(100, 16) })),
      await secure(plain('urn:x:b', { credentialStatus: entries(200, 1) })),
    ]
    const report = await verifierOf().verify(await secure(plain('urn:x:c', { credentialStatus: entries(0, 16), endorsementJwt })))
    const codes = (one: Result | undefined) => one?.checks.status.findings.map(({ code }) => code)
    const asked = Array.from({ length: 16 }, () => 'status.offline')
    expect(codes(report)).toEqual(asked)
    expect(report.endorsements?.map((one) => codes(one.report))).toEqual([asked, ['status.too_many']])
  })
})
