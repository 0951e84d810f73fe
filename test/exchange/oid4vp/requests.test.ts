import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject, toBase64url, utf8 } from '../../../src/core/index.js'
import { createControllerResolver } from '../../../src/did/index.js'
import type { Handler } from '../../../src/exchange/index.js'
import {
  type AnswerPresentationRequestOptions,
  answerPresentationRequest,
  matchDcql,
  type PresentationRequest,
  parseDcqlQuery,
  resolvePresentationRequest,
  toDcqlQuery,
} from '../../../src/exchange/oid4vp/index.js'
import { algorithmNamed, type Signer } from '../../../src/keys/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { createEcdsaSd2023 } from '../../../src/securing/data-integrity/ecdsa-sd-2023.js'
import { badgeOf, controllerDocument, controllerOf, errorOf, type Loose, loader, newSigner, thaw } from '../../support/badges.js'
import { serveOn } from '../support.js'
import { ACHIEVEMENT, jwtBadge, ldpBadge, netTo, newWorld, ORIGIN, sdJwtBadge, type World } from './support.js'

let signer: Signer
let did: string
let world: World
beforeAll(async () => {
  world = await newWorld()
  signer = world.signer
  did = controllerOf(signer)
})

const RESPONSE = `${ORIGIN}/response`
const query = toDcqlQuery({ achievements: [ACHIEVEMENT] })
const UNSIGNED: Loose = {
  client_id: `redirect_uri:${RESPONSE}`,
  response_type: 'vp_token',
  response_mode: 'direct_post',
  response_uri: RESPONSE,
  nonce: 'n-0S6_WzA2Mj',
  state: 's',
  dcql_query: query,
  client_metadata: { vp_formats_supported: { ldp_vc: {} } },
}
const linkOf = (parameters: Loose): string =>
  `openid4vp://?${new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  ).toString()}`
const refusalOf = async (reading: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(reading)
  return error.code === 'exchange.presentation_request_refused' ? (error.params as unknown) : error.code
}
const refused = (error: string, member: string) => ({ error, member })

/** Signs what a request object says, whatever that is. */
async function objectOf(claims: Loose = {}, header: object = {}, by: Signer = signer): Promise<string> {
  const said = {
    ...UNSIGNED,
    client_id: `decentralized_identifier:${controllerOf(by)}`,
    aud: 'https://self-issued.me/v2',
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 60,
    ...claims,
  }
  const head = { alg: algorithmNamed(by.alg)?.jws, kid: by.id, typ: 'oauth-authz-req+jwt', ...header }
  const input = [head, said].map((part) => toBase64url(utf8(JSON.stringify(part)))).join('.')
  return `${input}.${toBase64url(await by.sign(utf8(input)))}`
}
const signedLink = async (claims: Loose = {}, header: object = {}): Promise<string> =>
  linkOf({ client_id: `decentralized_identifier:${did}`, request: await objectOf(claims, header) })

describe('requests that are not answered, by their error (OpenID4VP 1.0 section 8.5)', () => {
  it.each<[string, string, Loose]>([
    ['invalid_request', 'client_id', { client_id: undefined }],
    ['invalid_client', 'client_id', { client_id: 'known-before' }],
    ['invalid_request', 'client_id', { client_id: 'x509_san_dns:verifier.example' }],
    ['invalid_request', 'client_id', { client_id: 'x509_hash:abc' }],
    ['invalid_request', 'client_id', { client_id: 'verifier_attestation:verifier.example' }],
    ['invalid_request', 'client_id', { client_id: 'openid_federation:https://verifier.example' }],
    ['invalid_request', 'client_id', { client_id: 'origin:https://verifier.example' }],
    ['invalid_request', 'client_id', { client_id: 'https://verifier.example' }],
    ['invalid_request', 'client_id', { client_id: 'did:web:verifier.example' }],
    ['invalid_request', 'client_id', { client_id: `decentralized_identifier:did:web:verifier.example` }],
    ['unsupported_response_type', 'response_type', { response_type: 'vp_token id_token' }],
    ['unsupported_response_type', 'response_type', { response_type: undefined }],
    ['invalid_request', 'response_mode', { response_mode: 'fragment' }],
    ['invalid_request', 'response_mode', { response_mode: undefined }],
    ['invalid_request', 'redirect_uri', { redirect_uri: RESPONSE }],
    ['invalid_request', 'response_uri', { response_uri: `${RESPONSE}/` }],
    ['invalid_request', 'response_uri', { response_uri: 'https://evil.example/response' }],
    [
      'invalid_request',
      'response_uri',
      { client_id: 'redirect_uri:http://verifier.example/', response_uri: 'http://verifier.example/' },
    ],
    ['invalid_request', 'nonce', { nonce: undefined }],
    ['invalid_request', 'nonce', { nonce: 'with space' }],
    ['invalid_request', 'nonce', { nonce: 'x'.repeat(1025) }],
    ['invalid_request', 'state', { state: '%' }],
    ['invalid_request', 'dcql_query', { dcql_query: undefined }],
    ['invalid_request', 'dcql_query', { dcql_query: '{' }],
    ['invalid_request', 'dcql_query', { dcql_query: '[]' }],
    ['invalid_request', 'dcql_query/credentials', { dcql_query: {} }],
    ['invalid_request', 'scope', { scope: 'badge' }],
    ['invalid_scope', 'scope', { scope: 'badge', dcql_query: undefined }],
    ['invalid_request', 'client_metadata', { client_metadata: '1' }],
    ['invalid_request', 'client_metadata', { client_metadata: { vp_formats_supported: [] } }],
    ['invalid_request', 'client_metadata', { response_mode: 'direct_post.jwt' }],
    ['vp_formats_not_supported', 'dcql_query', { dcql_query: { credentials: [{ id: 'a', format: 'mso_mdoc', meta: {} }] } }],
    ['vp_formats_not_supported', 'dcql_query', { client_metadata: { vp_formats_supported: { mso_mdoc: {} } } }],
    ['invalid_transaction_data', 'transaction_data', { transaction_data: '[]' }],
    ['invalid_request_uri_method', 'request_uri_method', { request_uri: `${ORIGIN}/request`, request_uri_method: 'POST' }],
    ['invalid_request', 'request_uri_method', { request_uri_method: 'post' }],
    ['invalid_request', 'request_uri', { request_uri: `${ORIGIN}/request`, request: 'a.b.c' }],
    ['invalid_request', 'request_uri', { request_uri: `${ORIGIN}/request` }],
    [
      'invalid_request',
      'state',
      {
        state: undefined,
        dcql_query: { credentials: [{ ...query.credentials[0], require_cryptographic_holder_binding: false }] },
      },
    ],
  ])('%s: %s', async (error, member, change) => {
    expect(await refusalOf(resolvePresentationRequest(linkOf({ ...UNSIGNED, ...change })))).toEqual(refused(error, member))
  })

  it.each([
    ['not a link', 'no link'],
    ['nothing', undefined],
    ['a parameter twice', `${linkOf(UNSIGNED)}&nonce=other`],
    ['a link as long as a book', `openid4vp://?client_id=${'x'.repeat(70_000)}`],
    ['parameters without end', `openid4vp://?${Array.from({ length: 100 }, (_, index) => `p${index}=1`).join('&')}`],
  ])('%s', async (_, link) =>
    expect(await refusalOf(resolvePresentationRequest(link as string))).toEqual(refused('invalid_request', 'link')),
  )

  it('a right one is read, by value (section 5.9.3)', async () => {
    const request = await resolvePresentationRequest(linkOf({ ...UNSIGNED, response_uri: undefined, unknown: 'x' }))
    expect(request).toEqual({
      clientId: `redirect_uri:${RESPONSE}`,
      responseUri: RESPONSE,
      nonce: 'n-0S6_WzA2Mj',
      state: 's',
      query,
      formats: { ldp_vc: {} },
    })
    expect(Object.isFrozen(request.query)).toBe(true)
  })
})

describe('whatever a request says', () => {
  it('it is read, or refused in words of ours', async () => {
    const names = Object.keys(UNSIGNED)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.oneof(fc.string(), fc.jsonValue()), async (name, value) => {
        const reading = resolvePresentationRequest(linkOf({ ...UNSIGNED, [name]: value })).catch((error: unknown) => error)
        const read = await reading
        expect(read instanceof Error ? isRungsError(read) : (read as Loose).query).toBeTruthy()
      }),
      { numRuns: 200 },
    )
  })
})

describe('signed requests (RFC 9101, OpenID4VP 1.0 sections 5 and 5.9.3)', () => {
  it('a right one says whose it is', async () => {
    expect(await resolvePresentationRequest(await signedLink())).toMatchObject({
      did,
      clientId: `decentralized_identifier:${did}`,
    })
    expect(await resolvePresentationRequest(await signedLink({ iss: 'anybody', aud: undefined }))).toMatchObject({ did })
  })

  it.each<[string, string, Loose, object]>([
    ['invalid_request', 'typ', {}, { typ: 'JWT' }],
    ['invalid_request', 'typ', {}, { typ: undefined }],
    ['invalid_request', 'alg', {}, { alg: 'none' }],
    ['invalid_request', 'alg', {}, { alg: 'HS256' }],
    ['invalid_client', 'signature', {}, { alg: 'EdDSA' }],
    ['invalid_request', 'crit', {}, { crit: ['exp'] }],
    ['invalid_request', 'crit', {}, { b64: false }],
    ['invalid_request', 'kid', {}, { kid: undefined }],
    ['invalid_request', 'kid', {}, { kid: 'did:web:evil.example#key' }],
    ['invalid_request', 'client_id', { client_id: 'decentralized_identifier:did:web:evil.example' }, {}],
    ['invalid_request', 'client_id', { client_id: undefined }, {}],
    ['invalid_request', 'aud', { aud: 'https://other.example' }, {}],
    ['invalid_request', 'exp', { exp: Math.floor(Date.now() / 1000) - 120 }, {}],
    ['invalid_request', 'exp', { exp: 'soon' }, {}],
    ['invalid_request', 'nbf', { nbf: Math.floor(Date.now() / 1000) + 600 }, {}],
    ['invalid_request', 'iat', { iat: Math.floor(Date.now() / 1000) + 600 }, {}],
    ['invalid_request', 'iat', { iat: 1_000_000_000, exp: undefined }, {}],
    ['invalid_request', 'request', { request_uri: RESPONSE }, {}],
    ['invalid_transaction_data', 'transaction_data', { transaction_data: ['e30'] }, {}],
    ['invalid_request', 'response_uri', { response_uri: 'http://verifier.example/response' }, {}],
  ])('%s: %s', async (error, member, claims, header) => {
    expect(await refusalOf(resolvePresentationRequest(await signedLink(claims, header)))).toEqual(refused(error, member))
  })

  it('by another key, changed, malformed, or of an unsigned client', async () => {
    const clientId = `decentralized_identifier:${did}`
    const other = await newSigner('ES256')
    const forged = await objectOf({ client_id: clientId }, { kid: signer.id }, other)
    expect(await refusalOf(resolvePresentationRequest(linkOf({ client_id: clientId, request: forged })))).toEqual(
      refused('invalid_client', 'signature'),
    )
    const [head, , signature] = (await objectOf()).split('.')
    const changed = [head, toBase64url(utf8(JSON.stringify({ ...UNSIGNED, client_id: clientId, nonce: 'x' }))), signature].join(
      '.',
    )
    expect(await refusalOf(resolvePresentationRequest(linkOf({ client_id: clientId, request: changed })))).toEqual(
      refused('invalid_client', 'signature'),
    )
    for (const request of ['x', 'a.b.c', '..', `${head}.${toBase64url(utf8('[]'))}.${signature}`])
      expect(await refusalOf(resolvePresentationRequest(linkOf({ client_id: clientId, request })))).toEqual(
        refused('invalid_request', 'request'),
      )
    const link = linkOf({ client_id: UNSIGNED.client_id, request: await objectOf({ client_id: UNSIGNED.client_id }) })
    expect(await refusalOf(resolvePresentationRequest(link))).toEqual(refused('invalid_request', 'client_id'))
  })

  it('a small difference of clocks is none', async () => {
    const now = new Date(Date.now() + 100_000)
    expect(await resolvePresentationRequest(await signedLink(), { now })).toMatchObject({ did })
    expect(await refusalOf(resolvePresentationRequest(await signedLink(), { now: new Date(Date.now() + 130_000) }))).toEqual(
      refused('invalid_request', 'exp'),
    )
  })

  it('of a did:web: by a key that it lists, to its own host, or left open', async () => {
    const web = await newSigner('ES256', 'did:web:verifier.example#key')
    const client = 'decentralized_identifier:did:web:verifier.example'
    const resolver = createControllerResolver({ documents: [controllerDocument(web)] })
    const read = async (claims: Loose = {}, options: object = { resolver }, header: object = {}) =>
      resolvePresentationRequest(
        linkOf({ client_id: client, request: await objectOf({ client_id: client, ...claims }, header, web) }),
        options,
      )
    expect(await read()).toMatchObject({ did: 'did:web:verifier.example' })
    expect(await read({ response_uri: 'https://vp.verifier.example/x' })).toMatchObject({
      responseUri: 'https://vp.verifier.example/x',
    })
    for (const response_uri of [
      'https://evilverifier.example/',
      'https://verifier.example.evil.example/',
      'https://evil.example/',
    ])
      expect(await refusalOf(read({ response_uri }))).toEqual(refused('invalid_request', 'response_uri'))
    expect(await refusalOf(read({}, { resolver }, { kid: 'did:web:verifier.example#other' }))).toEqual(
      refused('invalid_client', 'kid'),
    )
    expect(await refusalOf(read({}, {}))).toBe('did.offline')
  })
})

describe('requests by reference (OpenID4VP 1.0 section 5.10)', () => {
  const clientId = () => `decentralized_identifier:${did}`
  const byReference = async (handler: Handler, more: object = {}) => {
    const { port } = await serveOn(handler)
    const net = netTo({ 'verifier.example': port, 'other.example': port })
    const link = linkOf({ client_id: clientId(), request_uri: `${ORIGIN}/request`, ...more })
    return { net, read: resolvePresentationRequest(link, { net }) }
  }
  const reply = (text: string, type = 'application/oauth-authz-req+jwt') =>
    new Response(text, { headers: { 'content-type': type } })

  it('only what is signed counts, not what stands beside it in the link', async () => {
    const { read } = await byReference(async () => reply(await objectOf()), {
      nonce: 'other',
      response_uri: 'https://evil.example/',
    })
    expect(await read).toMatchObject({ nonce: UNSIGNED.nonce, responseUri: RESPONSE })
  })

  it('by POST a fresh nonce must come back', async () => {
    const nonces: string[] = []
    const answer = async (request: Request, more: (nonce: string) => Loose) => {
      const nonce = new URLSearchParams(await request.text()).get('wallet_nonce') as string
      nonces.push(nonce)
      return reply(await objectOf(more(nonce)))
    }
    const post = { request_uri_method: 'post' }
    expect(
      await (await byReference((request) => answer(request, (nonce) => ({ wallet_nonce: nonce })), post)).read,
    ).toMatchObject({ did })
    for (const more of [() => ({}), () => ({ wallet_nonce: nonces[0] })])
      expect(await refusalOf((await byReference((request) => answer(request, more), post)).read)).toEqual(
        refused('invalid_request', 'wallet_nonce'),
      )
    expect(new Set(nonces).size).toBe(3)
    expect(nonces[0]).toHaveLength(43)
  })

  it.each<[string, () => Promise<Response> | Response, object, unknown]>([
    ['an HTTP error', () => new Response('', { status: 404 }), {}, 'net.status'],
    [
      'an HTTP error to POST',
      () => new Response('', { status: 404 }),
      { request_uri_method: 'post' },
      refused('invalid_request', 'request_uri'),
    ],
    ['another media type', () => reply('{}', 'application/json'), {}, 'net.content_type'],
    [
      'another media type to POST',
      () => reply('{}', 'text/html'),
      { request_uri_method: 'post' },
      refused('invalid_request', 'request_uri'),
    ],
    ['an object without end', () => reply('x'.repeat(200_000)), {}, 'net.too_large'],
    ['an object without end to POST', () => reply('x'.repeat(200_000)), { request_uri_method: 'post' }, 'net.too_large'],
    ['bytes', () => reply('\u0000\u00ff'), {}, refused('invalid_request', 'request')],
    [
      'a redirect to POST',
      () => new Response(null, { status: 307, headers: { location: 'https://other.example/' } }),
      { request_uri_method: 'post' },
      'net.redirect_forbidden',
    ],
  ])('%s', async (_, handler, more, expected) => {
    expect(await refusalOf((await byReference(async () => handler(), more)).read)).toEqual(expected)
  })

  it('a redirect to another host is somebody else', async () => {
    const { read } = await byReference(async (request) =>
      request.url.endsWith('/request')
        ? new Response(null, { status: 302, headers: { location: 'https://other.example/object' } })
        : reply(await objectOf()),
    )
    expect(await refusalOf(read)).toEqual(refused('invalid_request', 'request_uri'))
  })

  it('a DID without a host has answers sent to where its request came from, and a link without https is not followed', async () => {
    const { read } = await byReference(async () => reply(await objectOf({ response_uri: 'https://other.example/response' })))
    expect(await refusalOf(read)).toEqual(refused('invalid_request', 'response_uri'))
    const plain = await byReference(async () => reply(await objectOf()), { request_uri: 'http://verifier.example/request' })
    expect(await refusalOf(plain.read)).toEqual(refused('invalid_request', 'request_uri'))
    expect(plain.net.seen).toEqual([])
  })
})

describe('what a wallet shows (OpenID4VP 1.0 sections 6.4 and 15.4)', () => {
  const request: PresentationRequest = { clientId: UNSIGNED.client_id, responseUri: RESPONSE, nonce: 'n', query }
  async function answered(
    credentials: readonly (JsonObject | string)[],
    asked: Partial<PresentationRequest>,
    more: Partial<AnswerPresentationRequestOptions> = {},
  ) {
    const forms: Loose[] = []
    const { port } = await serveOn(async (http) => {
      forms.push(Object.fromEntries(new URLSearchParams(await http.text())))
      return Response.json({ redirect_uri: 'javascript:alert(1)' })
    })
    const result = await answerPresentationRequest(
      { ...request, ...asked },
      {
        credentials,
        signers: [world.holder],
        mechanisms,
        choose: ({ proposal }) => proposal,
        net: netTo({ 'verifier.example': port }),
        ...more,
      },
    )
    return { result, form: forms[0], token: forms[0].vp_token === undefined ? undefined : JSON.parse(forms[0].vp_token) }
  }

  it('of a badge by ecdsa-sd-2023 only what is asked for, and whom it is about', async () => {
    const issuer = await newSigner('ES256')
    const mechanism = createEcdsaSd2023({ mandatoryPointers: ['/name'] })
    const subject = { id: controllerOf(world.holder) }
    const { credential } = await mechanism.secure(badgeOf(controllerOf(issuer), { subject }), {
      signer: issuer,
      loader,
      now: Date.now(),
    })
    const { token, result } = await answered(['{', { broken: true }, credential as JsonObject], {})
    const [vp] = token.badge_ldp_vc
    expect(vp.verifiableCredential[0].credentialSubject.achievement.id).toBe(ACHIEVEMENT)
    expect(vp.verifiableCredential[0].credentialSubject.achievement.description).toBeUndefined()
    expect(vp.verifiableCredential[0].credentialSubject.id).toBe(subject.id)
    expect(vp.proof).toMatchObject({ challenge: 'n', domain: UNSIGNED.client_id, proofPurpose: 'authentication' })
    // A page that is a script is none.
    expect(result).toEqual({ presented: true })
    // What was derived before is shown as it is.
    const again = await answered([vp.verifiableCredential[0]], {})
    expect(again.token.badge_ldp_vc[0].verifiableCredential).toEqual(vp.verifiableCredential)
  })

  it('of an SD-JWT nothing where nothing is asked for', async () => {
    const all = parseDcqlQuery({ credentials: [{ id: 'badge', format: 'dc+sd-jwt', meta: {} }] })
    const { token } = await answered([await sdJwtBadge(world)], { query: all })
    expect(token.badge[0].split('~')).toHaveLength(2)
  })

  it.each([
    [{ ldp_vc: {} }, ['badge_ldp_vc']],
    [{ jwt_vc_json: {} }, ['badge_jwt_vc_json']],
    [{ jwt_vc_json: { alg_values: ['Ed25519'] } }, ['badge_jwt_vc_json']],
    [{ jwt_vc_json: { alg_values: ['ES256'] } }, undefined],
    [{ ldp_vc: { proof_type_values: ['DataIntegrityProof'], cryptosuite_values: ['eddsa-rdfc-2022'] } }, ['badge_ldp_vc']],
    [{ ldp_vc: { proof_type_values: ['Ed25519Signature2020'] } }, undefined],
    [{ ldp_vc: { cryptosuite_values: ['ecdsa-rdfc-2019'] } }, undefined],
    [{ ldp_vc: [] }, undefined],
    [{}, undefined],
  ])('only what the verifier takes: %j (appendix B)', async (formats, ids) => {
    const { token, form } = await answered([await ldpBadge(world), await jwtBadge(world)], { formats: formats as never })
    expect(token === undefined ? undefined : Object.keys(token)).toEqual(ids)
    expect(form.error).toBe(ids === undefined ? 'access_denied' : undefined)
  })

  it('says which credentials answer, and what of them', async () => {
    const credentials = [await jwtBadge(world), await ldpBadge(world), await sdJwtBadge(world)]
    const offer = matchDcql(query, credentials, { mechanisms, signers: [world.holder] })
    const asked = ['/credentialSubject/achievement/id']
    expect(offer).toEqual({
      canAnswer: true,
      candidates: {
        badge_ldp_vc: [{ credential: 1, asked, derivable: false }],
        badge_jwt_vc_json: [{ credential: 0, asked, derivable: false }],
      },
      proposal: { badge_ldp_vc: [1] },
    })
    expect(matchDcql(query, credentials, { mechanisms, signers: [] })).toMatchObject({ canAnswer: false })
    const odd = parseDcqlQuery({ credentials: ['constructor', 'toString'].map((id) => ({ id, format: 'ldp_vc', meta: {} })) })
    expect(matchDcql(odd, credentials, { mechanisms, signers: [world.holder] }).proposal).toEqual({
      constructor: [1],
      toString: [1],
    })
    const tooMany = Array.from({ length: 1001 }, () => 'x')
    expect((await errorOf(() => matchDcql(query, tooMany, { mechanisms, signers: [] }))).code).toBe('core.option_invalid')
  })

  it('a verifier that does not take the answer, or whose key is none', async () => {
    const { port } = await serveOn(async () => Response.json({ error: 'invalid_request' }, { status: 400 }))
    const options = {
      credentials: [],
      signers: [],
      mechanisms,
      choose: () => undefined,
      net: netTo({ 'verifier.example': port }),
    }
    const error = await errorOf(answerPresentationRequest(request, options))
    expect([error.code, error.params as unknown]).toEqual([
      'exchange.presentation_refused',
      { error: 'invalid_request', status: 400 },
    ])
    const jwk = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', alg: 'ECDH-ES', kid: 'k' }
    const encryption = { jwk, enc: 'A128GCM' }
    expect(await refusalOf(answerPresentationRequest({ ...request, encryption }, options))).toEqual(
      refused('invalid_request', 'client_metadata'),
    )
    expect(thaw(options.credentials)).toEqual([])
  })

  it.each([
    [{ keys: [] }],
    [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'k' }] }],
    [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'k', alg: 'RSA-OAEP' }] }],
    [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'k', alg: 'ECDH-ES', use: 'sig' }] }],
    [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'k', alg: 'ECDH-ES', d: 'AA' }] }],
    [{ keys: 'x' }],
    ['x'],
  ])('no key to encrypt to in %j (section 8.3)', async (jwks) => {
    const link = linkOf({
      ...UNSIGNED,
      response_mode: 'direct_post.jwt',
      client_metadata: { vp_formats_supported: { ldp_vc: {} }, jwks },
    })
    expect(await refusalOf(resolvePresentationRequest(link))).toEqual(refused('invalid_request', 'client_metadata'))
  })
})
