import { createHash } from 'node:crypto'
import { Openid4vpClient, Openid4vpVerifier } from '@openid4vc/openid4vp'
import { DcqlPresentationResult, DcqlQuery as Peer } from 'dcql'
import { CompactEncrypt, compactDecrypt, compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { type JsonObject, toBase64url, utf8 } from '../../../src/core/index.js'
import { createControllerResolver, resolveMethod } from '../../../src/did/index.js'
import { readForm } from '../../../src/exchange/oid4vp/form.js'
import {
  answerPresentationRequest,
  parseDcqlQuery,
  resolvePresentationRequest,
  toDcqlQuery,
} from '../../../src/exchange/oid4vp/index.js'
import { presentCredentials } from '../../../src/holder/index.js'
import { algorithmNamed } from '../../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { vcJwt } from '../../../src/securing/jose/vc-jwt.js'
import { bindToHolder } from '../../../src/securing/sd-jwt/sd-jwt-vc.js'
import { createVerifier } from '../../../src/verify/index.js'
import { controllerOf, type Loose } from '../../support/badges.js'
import { serveOn } from '../support.js'
import {
  ACHIEVEMENT,
  jwtBadge,
  ldpBadge,
  mechanisms,
  netTo,
  newWorld,
  ORIGIN,
  sdJwtBadge,
  sdJwtQuery,
  sendTo,
  type World,
} from './support.js'

let world: World
let keys: { readonly publicJwk: JWK; readonly secretJwk: JWK }
beforeAll(async () => {
  world = await newWorld()
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true })
  keys = {
    publicJwk: { ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'enc', alg: 'ECDH-ES' },
    secretJwk: await exportJWK(pair.privateKey),
  }
})

const WALLET = { vp_formats_supported: {}, client_id_prefixes_supported: ['redirect_uri', 'decentralized_identifier'] }

/** Crypto for the peer by `jose`; its requests go to loopback. */
function callbacksFor(port: number): Loose {
  const text = (value: unknown): string => toBase64url(utf8(JSON.stringify(value)))
  return {
    hash: (data: Uint8Array, algorithm: string) => createHash(algorithm.replace('-', '')).update(data).digest(),
    async fetch(url: string | URL, init: { method?: string; body?: unknown } = {}) {
      const form = init.body === undefined ? undefined : utf8(String(init.body))
      const type = form === undefined ? undefined : 'application/x-www-form-urlencoded'
      const { status, bytes, contentType } = await sendTo(port, String(url), init.method ?? 'GET', form, type)
      return new Response(Buffer.from(bytes), { status, headers: { 'content-type': contentType } })
    },
    async verifyJwt(signer: { didUrl: string }, { compact }: { compact: string }) {
      const { publicJwk } = await resolveMethod(createControllerResolver(), signer.didUrl, 'authentication')
      await compactVerify(
        compact,
        await importJWK({ ...publicJwk } as JWK, JSON.parse(atob(compact.split('.')[0] as string)).alg),
      )
      return { verified: true, signerJwk: publicJwk }
    },
    async signJwt(_signer: unknown, { header, payload }: { header: object; payload: object }) {
      const input = `${text({ ...header, kid: world.signer.id })}.${text(payload)}`
      return { jwt: `${input}.${toBase64url(await world.signer.sign(utf8(input)))}`, signerJwk: world.signer.publicJwk }
    },
    async encryptJwe({ publicJwk, enc, apu }: { publicJwk: JWK; enc: string; apu?: string }, data: string) {
      const encryption = new CompactEncrypt(utf8(data)).setProtectedHeader({ alg: 'ECDH-ES', enc, kid: publicJwk.kid as string })
      if (apu !== undefined) encryption.setKeyManagementParameters({ apu: utf8(apu) })
      return { encryptionJwk: publicJwk, jwe: await encryption.encrypt(await importJWK(publicJwk, 'ECDH-ES')) }
    },
    async decryptJwe(jwe: string) {
      const { plaintext } = await compactDecrypt(jwe, await importJWK(keys.secretJwk, 'ECDH-ES'))
      return { decrypted: true, decryptionJwk: keys.publicJwk, payload: Buffer.from(plaintext).toString() }
    },
  }
}

describe('our verifier and a wallet made of @openid4vc/openid4vp', () => {
  const present = async (format: string, { client_id: domain, nonce: challenge }: Loose): Promise<JsonObject | string> => {
    const binding = { challenge, domain }
    const signer = world.holder
    if (format === 'dc+sd-jwt') return bindToHolder(await sdJwtBadge(world), { signer, binding })
    if (format === 'ldp_vc')
      return (await presentCredentials([await ldpBadge(world)], { signer, mechanism: eddsaRdfc2022, binding })).presentation
    return (await presentCredentials([await jwtBadge(world)], { signer, mechanism: vcJwt, binding, dataModel: '1.1' }))
      .presentation
  }

  it.each([
    ['ldp_vc', 'direct_post', 'get', false],
    ['ldp_vc', 'direct_post.jwt', 'post', false],
    ['jwt_vc_json', 'direct_post.jwt', 'post', false],
    ['dc+sd-jwt', 'direct_post.jwt', 'get', false],
    ['ldp_vc', 'direct_post', 'get', true],
    ['dc+sd-jwt', 'direct_post.jwt', 'get', true],
  ] as const)('%s by %s, %s, unsigned: %s', async (format, responseMode, requestUriMethod, isUnsigned) => {
    const on = isUnsigned ? await newWorld({ unsigned: true }) : world
    const query = format === 'dc+sd-jwt' ? sdJwtQuery() : toDcqlQuery({ achievements: [ACHIEVEMENT], formats: [format] })
    const asked = await on.ask({ query, responseMode, requestUriMethod, redirectUri: `${ORIGIN}/done` })
    const wallet = new Openid4vpClient({ callbacks: callbacksFor(on.client.port) })
    const parsed = wallet.parseOpenid4vpAuthorizationRequest({ authorizationRequest: asked.uri })
    const resolved = await wallet.resolveOpenId4vpAuthorizationRequest({
      authorizationRequestPayload: parsed.params,
      // It sends no `wallet_nonce`, whatever nonce it is told to expect back (docs/decisions/0058-oid4vp.md).
      ...(requestUriMethod === 'post' && { wallet: { metadata: WALLET as never } }),
    })
    expect([resolved.version, resolved.client.prefix]).toEqual([100, isUnsigned ? 'redirect_uri' : 'decentralized_identifier'])
    const request = resolved.authorizationRequestPayload as Loose
    Peer.validate(Peer.parse(resolved.dcql?.query as never))
    const [{ id }] = request.dcql_query.credentials
    const created = await wallet.createOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: request,
      authorizationResponsePayload: { vp_token: { [id]: [await present(format, request)] } } as never,
      ...(responseMode === 'direct_post.jwt' && {
        jarm: {
          encryption: { nonce: 'apu' },
          serverMetadata: {
            authorization_signing_alg_values_supported: [],
            authorization_encryption_alg_values_supported: ['ECDH-ES'],
            authorization_encryption_enc_values_supported: ['A256GCM'],
          },
        },
      }),
    })
    const { response } = await wallet.submitOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: request,
      authorizationResponsePayload: created.authorizationResponsePayload,
      ...(created.jarm !== undefined && { jarm: created.jarm }),
    })
    expect(response.status).toBe(200)
    const { redirect_uri } = (await response.json()) as { redirect_uri: string }
    const responseCode = new URL(redirect_uri).searchParams.get('response_code') as string
    const { presented } = (await on.verifier.result(asked.id, { responseCode })) as Loose
    expect(presented).toMatchObject({ satisfied: true, outcome: format === 'dc+sd-jwt' ? 'indeterminate' : 'verified' })
  })
})

describe('our wallet and a verifier made of @openid4vc/openid4vp', () => {
  it.each([
    ['ldp_vc', 'direct_post', 'get'],
    ['jwt_vc_json', 'direct_post.jwt', 'post'],
    ['dc+sd-jwt', 'direct_post.jwt', 'get'],
    ['ldp_vc', 'direct_post', 'by value'],
    ['dc+sd-jwt', 'direct_post.jwt', 'by value'],
  ] as const)('%s by %s, %s', async (format, responseMode, way) => {
    const responseUri = `${ORIGIN}/peer/response`
    const clientId = way === 'by value' ? `redirect_uri:${responseUri}` : `decentralized_identifier:${controllerOf(world.signer)}`
    const query = parseDcqlQuery(
      format === 'dc+sd-jwt' ? sdJwtQuery() : toDcqlQuery({ achievements: [ACHIEVEMENT], formats: [format] }),
    )
    const payload: Loose = {
      response_type: 'vp_token',
      client_id: clientId,
      response_mode: responseMode,
      response_uri: responseUri,
      nonce: 'n-0S6_WzA2Mj-of-the-peer',
      state: 'state-of-the-peer',
      dcql_query: query,
      client_metadata: {
        vp_formats_supported: { [format]: {} },
        ...(responseMode === 'direct_post.jwt' && {
          jwks: { keys: [keys.publicJwk] },
          encrypted_response_enc_values_supported: ['A256GCM'],
        }),
      },
    }
    let form: Record<string, string> = {}
    const seenNonces: (string | undefined)[] = []
    const peer = () => new Openid4vpVerifier({ callbacks: callbacksFor(0) })
    const create = (walletNonce?: string) =>
      peer().createOpenId4vpAuthorizationRequest({
        authorizationRequestPayload: {
          ...payload,
          aud: 'https://self-issued.me/v2',
          ...(walletNonce !== undefined && { wallet_nonce: walletNonce }),
        },
        ...(walletNonce !== undefined && { wallet: { expectedNonce: walletNonce } }),
        ...(way !== 'by value' && {
          jar: {
            jwtSigner: { method: 'did', didUrl: world.signer.id, alg: algorithmNamed(world.signer.alg)?.jws as string },
            requestUri: `${ORIGIN}/peer/request`,
            expiresInSeconds: 60,
            additionalJwtPayload: {
              aud: 'https://self-issued.me/v2',
              ...(walletNonce !== undefined && { wallet_nonce: walletNonce }),
            },
          },
        }),
      } as never)
    const client = await serveOn(async (request) => {
      if (request.url.endsWith('/request')) {
        const nonce = request.method === 'POST' ? (await readForm(request, {})).get('wallet_nonce') : undefined
        seenNonces.push(nonce)
        const { jar } = (await create(nonce)) as Loose
        return new Response(jar.authorizationRequestJwt, { headers: { 'content-type': 'application/oauth-authz-req+jwt' } })
      }
      form = Object.fromEntries(await readForm(request, {}))
      return Response.json({ redirect_uri: `${ORIGIN}/peer/done#response_code=1` })
    })
    const { authorizationRequest } = (await create()) as Loose
    const link = way === 'post' ? `${authorizationRequest}&request_uri_method=post` : authorizationRequest
    const net = netTo({ 'verifier.example': client.port })
    const request = await resolvePresentationRequest(link, { net })
    const answered = await answerPresentationRequest(request, {
      credentials: [await ldpBadge(world), await jwtBadge(world), await sdJwtBadge(world)],
      signers: [world.holder],
      mechanisms,
      choose: ({ proposal }) => proposal,
      net,
    })
    expect(answered).toEqual({ presented: true, redirectUri: `${ORIGIN}/peer/done#response_code=1` })
    expect(seenNonces.map((nonce) => nonce !== undefined)).toEqual(way === 'by value' ? [] : [way === 'post'])
    const read = (await peer().parseOpenid4vpAuthorizationResponse({
      authorizationResponse: form,
      authorizationRequestPayload: payload,
      callbacks: callbacksFor(0),
    } as never)) as Loose
    expect([read.type, read.expectedNonce, read.authorizationResponsePayload.state]).toEqual([
      'dcql',
      payload.nonce,
      payload.state,
    ])
    const [id] = Object.keys(read.dcql.presentations) as [string]
    const [presentation] = read.dcql.presentations[id]
    const binding = { challenge: payload.nonce, domain: clientId }
    const report = await createVerifier({ mechanisms }).verifyPresentation(presentation, { binding })
    expect(report.checks).toMatchObject({ proof: { state: 'pass' }, holder: { state: 'pass' } })
    const shown = report.credentials[0] as Loose
    const content = shown.credential ?? shown.claimed
    const result = DcqlPresentationResult.fromDcqlPresentation(
      {
        [id]: [
          {
            credential_format: format,
            ...(format === 'dc+sd-jwt' ? { vct: content.vct } : { type: query.credentials[0]?.meta.type_values?.[0] }),
            claims: content,
            cryptographic_holder_binding: true,
          },
        ],
      } as never,
      { dcqlQuery: Peer.parse(query as never) },
    )
    expect(result.can_be_satisfied).toBe(true)
  })
})
