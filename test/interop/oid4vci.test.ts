import {
  type CallbackContext,
  clientAuthenticationAnonymous,
  type JwtSigner,
  Oauth2AuthorizationServer,
  preAuthorizedCodeGrantIdentifier,
  setGlobalConfig,
} from '@openid4vc/oauth2'
import { type CredentialIssuerMetadata, Openid4vciClient, Openid4vciIssuer, Openid4vciVersion } from '@openid4vc/openid4vci'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { compactVerify, importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#runtime'
import { toBase64url, utf8 } from '../../src/core/index.js'
import { createControllerResolver, resolveMethod } from '../../src/did/index.js'
import { receiveCredential, resolveCredentialOffer } from '../../src/exchange/oid4vci/index.js'
import { createSigner, generateKey, type KeyPair, type PublicJwk } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { decode, netFor, newWorld, START, VCT, type World } from '../exchange/oid4vci/support.js'
import { serveOn } from '../exchange/support.js'
import { issuerOf, signer as issuerSigner } from '../issue/support.js'
import { badgeOf, controllerOf } from '../support/badges.js'

const now = new Date(START)
const pairs: Readonly<Record<'EdDSA' | 'ES256', KeyPair>> = {
  EdDSA: await generateKey('Ed25519'),
  ES256: await generateKey('ES256'),
}
const resolver = createControllerResolver()
const toJose = (jwk: object, alg: string) => importJWK({ ...jwk } as never, alg)

/** Signs and verifies with jose; only DIDs are looked up by the library that is tested. */
const callbacks: CallbackContext = {
  hash: (data) => sha256(data),
  generateRandom: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
  clientAuthentication: clientAuthenticationAnonymous(),
  signJwt: async ({ alg }, { header, payload }) => {
    const pair = pairs[alg as keyof typeof pairs]
    const key = await toJose(pair.secretJwk, alg)
    const jwt = await new SignJWT(payload as never).setProtectedHeader(header as never).sign(key)
    return { jwt, signerJwk: pair.publicJwk as never }
  },
  verifyJwt: async (by, { compact }) => {
    const jwk = await keyOf(by)
    const verified = await compactVerify(compact, await toJose(jwk, by.alg)).then(
      () => true,
      () => false,
    )
    return { verified, signerJwk: jwk as never }
  },
  decryptJwe: () => ({ decrypted: false }) as never,
  encryptJwe: () => Promise.reject(new Error('not needed')),
}

async function keyOf(by: JwtSigner): Promise<PublicJwk> {
  if (by.method === 'jwk') return by.publicJwk as PublicJwk
  if (by.method !== 'did') throw new Error(by.method)
  return (await resolveMethod(resolver, by.didUrl, 'authentication')).publicJwk
}

// The peer asks for https unless it is told that this is a test.
beforeAll(() => setGlobalConfig({ allowInsecureUrls: true }))
afterAll(() => setGlobalConfig({ allowInsecureUrls: false }))

const client = new Openid4vciClient({ callbacks })

interface PeerWallet {
  readonly alg?: keyof typeof pairs
  readonly method?: 'did' | 'jwk'
  readonly txCode?: string
}

/** What the peer's client does with the link of an offer. */
async function receiveByPeer(link: string, configuration: string, { alg = 'EdDSA', method = 'did', txCode }: PeerWallet) {
  const credentialOffer = await client.resolveCredentialOffer(link)
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer)
  expect(issuerMetadata.originalDraftVersion).toBe(Openid4vciVersion.V1)
  expect(Object.keys(issuerMetadata.knownCredentialConfigurations)).toEqual(['embedded', 'token', 'selective'])
  const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer,
    issuerMetadata,
    ...(txCode !== undefined && { txCode }),
  })
  const accessToken = accessTokenResponse.access_token
  const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata })
  const signer = createSigner(pairs[alg])
  const { jwt } = await client.createCredentialRequestJwtProof({
    issuerMetadata,
    credentialConfigurationId: configuration,
    nonce,
    issuedAt: now,
    signer:
      method === 'did'
        ? { method: 'did', didUrl: signer.id, alg }
        : { method: 'jwk', publicJwk: { ...signer.publicJwk } as never, alg },
  })
  const { credentialResponse } = await client.retrieveCredentials({
    accessToken,
    issuerMetadata,
    credentialConfigurationId: configuration,
    proofs: { jwt: [jwt] },
  })
  return { credentialResponse, issuerMetadata, accessToken, holder: controllerOf(signer) }
}

const outcomeOf = async (world: World, credential: unknown) =>
  (await createVerifier({ mechanisms, now: world.now() }).verify(credential as string)).outcome

describe('the client of @openid4vc/openid4vci takes from our issuer (OID4VCI 1.0, pre-authorized code)', () => {
  it('ldp_vc with a tx_code, and tells what became of it', async () => {
    const told: string[] = []
    const world = await newWorld({ onNotification: ({ event }) => void told.push(event) })
    const { link } = await world.issuer.toCredentialOffer(await world.offer({ pin: '493536' }))
    await expect(receiveByPeer(link, 'embedded', { txCode: '000000' })).rejects.toMatchObject({
      errorResponse: { error: 'invalid_grant' },
    })
    const received = await receiveByPeer(link, 'embedded', { txCode: '493536' })
    const [{ credential }] = received.credentialResponse.credentials as never as [{ credential: Record<string, never> }]
    expect(credential).toMatchObject({ credentialSubject: { id: received.holder } })
    expect(await outcomeOf(world, credential)).toBe('verified')
    await client.sendNotification({
      issuerMetadata: received.issuerMetadata,
      accessToken: received.accessToken,
      notification: { event: 'credential_accepted', notificationId: received.credentialResponse.notification_id as string },
    })
    expect(told).toEqual(['credential_accepted'])
  })

  it('dc+sd-jwt with a tx_code, by reference, under a path, and @sd-jwt/sd-jwt-vc verifies it', async () => {
    const world = await newWorld({ path: '/tenants/a' })
    const { link } = await world.issuer.toCredentialOfferReference(await world.offer({ pin: '493536' }))
    const { credentialResponse } = await receiveByPeer(link, 'selective', { txCode: '493536', alg: 'ES256', method: 'jwk' })
    const [{ credential }] = credentialResponse.credentials as never as [{ credential: string }]
    const vc = new SDJwtVcInstance({
      hasher: (data: string | ArrayBuffer) => sha256(typeof data === 'string' ? data : new Uint8Array(data)),
      hashAlg: 'sha-256',
      verifier: async (data: string, signature: string) =>
        compactVerify(`${data}.${signature}`, await toJose(issuerSigner.publicJwk, 'EdDSA')).then(
          () => true,
          () => false,
        ),
    })
    const { payload } = await vc.verify(credential, { currentDate: START / 1000 })
    expect(payload).toMatchObject({ vct: VCT, cnf: { jwk: pairs.ES256.publicJwk }, achievement: { name: 'courier' } })
  })

  it('jwt_vc_json', async () => {
    const world = await newWorld()
    const { link } = await world.issuer.toCredentialOffer(await world.offer())
    const { credentialResponse } = await receiveByPeer(link, 'token', { alg: 'ES256' })
    const [{ credential }] = credentialResponse.credentials as never as [{ credential: string }]
    expect(await outcomeOf(world, credential)).toBe('verified')
  })

  it('signed metadata (section 12.2.3)', async () => {
    // The peer judges its dates by the clock of the system.
    const world = await newWorld({ signer: issuerSigner, startMs: Date.now() })
    const asking: typeof fetch = (input, init) => fetch(input, { ...init, headers: { accept: 'application/jwt' } })
    const signing = new Openid4vciClient({ callbacks: { ...callbacks, fetch: asking as never } })
    const { signedCredentialIssuer: signed, credentialIssuer } = await signing.resolveIssuerMetadata(world.url)
    expect(signed?.jwt.payload.sub).toBe(world.url)
    expect(signed?.signer).toMatchObject({ method: 'did', didUrl: issuerSigner.id })
    expect(credentialIssuer.credential_issuer).toBe(world.url)
  })
})

interface PeerIssuerOptions {
  readonly configuration: Record<string, unknown>
  readonly txCode?: string
  readonly issue: (holder: JwtSigner & { readonly publicJwk: unknown }) => Promise<unknown>
}

/** A credential issuer out of the peer's parts, on loopback. */
async function peerIssuer({ configuration, txCode, issue }: PeerIssuerOptions) {
  const issuer = new Openid4vciIssuer({ callbacks })
  const server = new Oauth2AuthorizationServer({ callbacks })
  const box: { respond?: (request: Request) => Promise<Response> } = {}
  const { port } = await serveOn((request) => (box.respond as (request: Request) => Promise<Response>)(request))
  const url = `http://127.0.0.1:${port}`
  const authorizationServer = server.createAuthorizationServerMetadata({
    issuer: url,
    token_endpoint: `${url}/token`,
    'pre-authorized_grant_anonymous_access_supported': true,
  })
  const credentialIssuer = issuer.createCredentialIssuerMetadata({
    credential_issuer: url,
    credential_endpoint: `${url}/credential`,
    nonce_endpoint: `${url}/nonce`,
    credential_configurations_supported: { badge: configuration },
  } as never as CredentialIssuerMetadata)
  const issuerMetadata = {
    originalDraftVersion: Openid4vciVersion.V1,
    credentialIssuer,
    authorizationServers: [authorizationServer],
    knownCredentialConfigurations: issuer.getKnownCredentialConfigurationsSupported(credentialIssuer),
  }
  const kept = { nonce: '', token: '' }
  const { credentialOffer } = await issuer.createCredentialOffer({
    issuerMetadata,
    credentialConfigurationIds: ['badge'],
    grants: {
      [preAuthorizedCodeGrantIdentifier]: {
        'pre-authorized_code': 'oaKazRN8I0IbtZ0C7JuMn5',
        ...(txCode !== undefined && { tx_code: { length: txCode.length } }),
      },
    },
  })
  const like = (request: Request) => ({
    headers: request.headers,
    method: 'POST' as const,
    url: url + new URL(request.url).pathname,
  })
  const answers: Readonly<Record<string, (request: Request) => Promise<unknown>>> = {
    '/.well-known/openid-credential-issuer': async () => credentialIssuer,
    '/.well-known/oauth-authorization-server': async () => authorizationServer,
    '/token': async (request) => {
      const accessTokenRequest = Object.fromEntries(new URLSearchParams(await request.clone().text()))
      const parsed = server.parseAccessTokenRequest({ request: like(request), accessTokenRequest })
      await server.verifyPreAuthorizedCodeAccessTokenRequest({
        request: like(request),
        authorizationServerMetadata: authorizationServer,
        accessTokenRequest: parsed.accessTokenRequest,
        grant: parsed.grant as never,
        expectedPreAuthorizedCode: 'oaKazRN8I0IbtZ0C7JuMn5',
        ...(txCode !== undefined && { expectedTxCode: txCode }),
      })
      const response = await server.createAccessTokenResponse({
        audience: url,
        authorizationServer: url,
        subject: 'somebody',
        expiresInSeconds: 300,
        signer: { method: 'jwk', alg: 'EdDSA', publicJwk: { ...pairs.EdDSA.publicJwk } as never },
      })
      kept.token = response.access_token
      return response
    },
    '/nonce': async () => {
      kept.nonce = toBase64url(sha256(utf8(`nonce after ${kept.nonce}`)))
      return issuer.createNonceResponse({ cNonce: kept.nonce })
    },
    '/credential': async (request) => {
      if (request.headers.get('authorization') !== `Bearer ${kept.token}`) throw new Error('not the token that was given')
      const credentialRequest = (await request.json()) as Record<string, unknown>
      const parsed = issuer.parseCredentialRequest({ issuerMetadata, credentialRequest })
      expect(parsed.credentialConfigurationId).toBe('badge')
      const [jwt = ''] = parsed.proofs?.jwt ?? []
      const { signer } = await issuer.verifyCredentialRequestJwtProof({ issuerMetadata, jwt, expectedNonce: kept.nonce, now })
      return issuer.createCredentialResponse({
        credentialRequest: parsed,
        credentials: [{ credential: await issue(signer as never) }] as never,
      })
    },
  }
  box.respond = async (request) => {
    const answer = answers[new URL(request.url).pathname]
    if (answer === undefined) return new Response('', { status: 404 })
    try {
      return Response.json(await answer(request))
    } catch (error) {
      const { errorResponse } = error as { readonly errorResponse?: object }
      return Response.json(errorResponse ?? { error: String(error) }, { status: 400 })
    }
  }
  return { link: credentialOffer, net: netFor(port) }
}

const proofs = (alg: string, method: string) => ({
  cryptographic_binding_methods_supported: [method],
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: [alg] } },
})

describe('our client takes from an issuer of the parts of @openid4vc/openid4vci (OID4VCI 1.0, pre-authorized code)', () => {
  it('ldp_vc with a tx_code, bound to a DID', async () => {
    const configuration = {
      format: 'ldp_vc',
      credential_definition: { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] },
      ...proofs('EdDSA', 'did:key'),
    }
    const issue = async (holder: JwtSigner) => {
      const id = (holder as { readonly didUrl: string }).didUrl.split('#')[0] as string
      const { id: _id, ...badge } = badgeOf(controllerOf(issuerSigner), { subject: { id } })
      return (await issuerOf({ now }).sealBadge(badge)).credential
    }
    const { link, net } = await peerIssuer({ configuration, txCode: '493536', issue })
    const signer = createSigner(pairs.EdDSA)
    const offer = await resolveCredentialOffer(link, { net })
    await expect(receiveCredential({ offer, net, signer, now, txCode: '000000' })).rejects.toMatchObject({
      code: 'exchange.issuer_refused',
      params: { error: 'invalid_grant' },
    })
    const { credential, format } = await receiveCredential({ offer, net, signer, now, txCode: '493536' })
    expect(format).toBe('ldp_vc')
    expect(credential).toMatchObject({ credentialSubject: { id: controllerOf(signer) } })
    const report = await createVerifier({ mechanisms, now }).verify(credential)
    expect(report.outcome).toBe('verified')
  })

  it('dc+sd-jwt that @sd-jwt/sd-jwt-vc makes, bound to a key', async () => {
    const configuration = { format: 'dc+sd-jwt', vct: VCT, ...proofs('ES256', 'jwk') }
    const signKey = await toJose(pairs.EdDSA.secretJwk, 'EdDSA')
    const vc = new SDJwtVcInstance({
      hasher: (data: string | ArrayBuffer) => sha256(typeof data === 'string' ? data : new Uint8Array(data)),
      hashAlg: 'sha-256',
      saltGenerator: (length: number) => toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(length))),
      signAlg: 'EdDSA',
      signer: async (data: string) => {
        const { subtle } = globalThis.crypto
        return toBase64url(new Uint8Array(await subtle.sign('Ed25519', signKey as CryptoKey, utf8(data))))
      },
    })
    const issue = ({ publicJwk }: { readonly publicJwk: unknown }) =>
      vc.issue(
        {
          iss: controllerOf(createSigner(pairs.EdDSA)),
          iat: START / 1000,
          vct: VCT,
          cnf: { jwk: publicJwk } as never,
          given_name: 'Ana',
        },
        { _sd: ['given_name'] } as never,
        { header: { kid: createSigner(pairs.EdDSA).id } },
      )
    const { link, net } = await peerIssuer({ configuration, issue: issue as never })
    const offer = await resolveCredentialOffer(link, { net })
    const signer = createSigner(pairs.ES256)
    const { credential, format } = await receiveCredential({ offer, net, signer, now })
    expect(format).toBe('dc+sd-jwt')
    expect(decode(credential as string, 1)).toMatchObject({ vct: VCT, cnf: { jwk: pairs.ES256.publicJwk } })
    const report = await createVerifier({ mechanisms, now }).verify(credential)
    expect([report.outcome, report.checks.proof.state]).toEqual(['indeterminate', 'pass'])
  })
})
