import { describe, expect, it } from 'vitest'
import { verify } from '#runtime'
import { createOid4vciIssuer, refusalErrors } from '../../../src/exchange/oid4vci/index.js'
import { createSigner, generateKey, readyPublicKey } from '../../../src/keys/index.js'
import { newOfferCode, offerId, parseOfferCode } from '../../../src/offer/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { splitJws } from '../../../src/securing/index.js'
import { vcJose } from '../../../src/securing/jose/vc-jose.js'
import { createVerifier } from '../../../src/verify/index.js'
import { ISSUER, issuerOf, signer as issuerSigner } from '../../issue/support.js'
import { controllerOf, errorOf, newSigner } from '../../support/badges.js'
import {
  askCredential,
  askToken,
  codeForm,
  decode,
  encode,
  GRANT,
  newWorld,
  nonceOf,
  requestFor,
  START,
  storedText,
  stranger,
  tokenFor,
  VCT,
  type World,
  worker,
} from './support.js'

const verifierAt = (world: World) => createVerifier({ mechanisms, now: world.now() })

describe('metadata', () => {
  it('OID4VCI 1.0 section 12.2.4: names the issuer, its endpoints and every form of a badge', async () => {
    const world = await newWorld({ name: { en: 'Courier Platform', ar: 'منصة التوصيل' }, onNotification: () => undefined })
    const { status, headers, json } = await world.client.get('/.well-known/openid-credential-issuer')
    expect([status, headers['content-type']]).toEqual([200, 'application/json'])
    const { credential_configurations_supported: configurations, ...rest } = json
    expect(rest).toEqual({
      credential_issuer: world.url,
      credential_endpoint: `${world.url}/credential`,
      nonce_endpoint: `${world.url}/nonce`,
      notification_endpoint: `${world.url}/notification`,
      display: [
        { name: 'Courier Platform', locale: 'en' },
        { name: 'منصة التوصيل', locale: 'ar' },
      ],
    })
    const shared = {
      cryptographic_binding_methods_supported: ['did:key', 'did:jwk', 'jwk'],
      proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256', 'EdDSA', 'Ed25519'] } },
    }
    expect(configurations.embedded).toEqual({
      ...shared,
      format: 'ldp_vc',
      credential_definition: {
        '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
      },
      credential_signing_alg_values_supported: ['eddsa-rdfc-2022'],
      credential_metadata: {
        display: [
          { name: 'Rung', locale: 'en', description: 'A rung of a ladder.' },
          { name: 'Peldaño', locale: 'es' },
        ],
      },
    })
    expect(configurations.token).toMatchObject({
      ...shared,
      format: 'jwt_vc_json',
      credential_definition: { type: ['VerifiableCredential', 'OpenBadgeCredential'] },
    })
    expect(configurations.selective).toMatchObject({ ...shared, format: 'dc+sd-jwt', vct: VCT })
  })

  it('OID4VCI 1.0 section 12.2.2: lies between host and path of an issuer with a path', async () => {
    const world = await newWorld({ path: '/tenants/a' })
    const { json } = await world.client.get('/.well-known/openid-credential-issuer/tenants/a')
    expect(json.credential_issuer).toBe(world.url)
    const server = await world.client.get('/.well-known/oauth-authorization-server/tenants/a')
    expect(server.json).toMatchObject({
      issuer: world.url,
      token_endpoint: `${world.url}/token`,
      grant_types_supported: [GRANT],
      'pre-authorized_grant_anonymous_access_supported': true,
    })
    expect((await world.client.get('/.well-known/openid-credential-issuer')).status).toBe(404)
    expect(world.issuer.isPath('/tenants/a/token')).toBe(true)
    expect(world.issuer.isPath('/token')).toBe(false)
  })

  it('OID4VCI 1.0 section 12.2.3: is signed for whoever asks for that, and plain for all others', async () => {
    const world = await newWorld({ signer: issuerSigner })
    const path = '/.well-known/openid-credential-issuer'
    const plain = await world.client.get(path)
    const { headers, text } = await world.client.get(path, { accept: 'application/jwt, application/json;q=0.9' })
    expect(headers['content-type']).toBe('application/jwt')
    expect(decode(text, 0)).toEqual({ alg: 'EdDSA', typ: 'openidvci-issuer-metadata+jwt', kid: issuerSigner.id })
    expect(decode(text, 1)).toMatchObject({ ...plain.json, sub: world.url, iat: START / 1000 })
    const { signingInput, signature } = splitJws(text)
    expect(await verify(readyPublicKey(issuerSigner.publicJwk), signingInput, signature)).toBe(true)
    for (const accept of ['*/*', 'application/json', 'application/json, application/jwt;q=0.5', 'application/jwt;q=0'])
      expect((await world.client.get(path, { accept })).headers['content-type']).toBe('application/json')
    const unsigned = await newWorld()
    expect((await unsigned.client.get(path, { accept: 'application/jwt' })).headers['content-type']).toBe('application/json')
  })
})

describe('an offer for a wallet', () => {
  it('OID4VCI 1.0 section 4.1.1: by value, with the PIN as its transaction code', async () => {
    const world = await newWorld()
    const code = await world.offer({ pin: '4711' })
    const { offer, link } = await world.issuer.toCredentialOffer(code.toLowerCase(), { configurations: ['embedded'] })
    expect(offer).toEqual({
      credential_issuer: world.url,
      credential_configuration_ids: ['embedded'],
      grants: {
        [GRANT]: { 'pre-authorized_code': parseOfferCode(code), tx_code: { input_mode: 'numeric', length: 4 } },
      },
    })
    expect(link.startsWith('openid-credential-offer://?credential_offer=%7B')).toBe(true)
    expect(JSON.parse(new URL(link).searchParams.get('credential_offer') as string)).toEqual(offer)
    const plain = await world.issuer.toCredentialOffer(await world.offer(), { endpoint: 'https://wallet.example/add?from=1' })
    expect(plain.link.startsWith('https://wallet.example/add?from=1&credential_offer=')).toBe(true)
    expect(plain.offer.grants?.[GRANT]?.tx_code).toBeUndefined()
    expect(plain.offer.credential_configuration_ids).toEqual(['embedded', 'token', 'selective'])
  })

  it('OID4VCI 1.0 section 4.1.3: by reference, for a while, with no code in the store', async () => {
    const world = await newWorld()
    const code = await world.offer()
    const { uri, link, expiresAt } = await world.issuer.toCredentialOfferReference(code)
    expect(link).toBe(`openid-credential-offer://?credential_offer_uri=${encodeURIComponent(uri)}`)
    expect(expiresAt).toBe('2026-05-01T09:15:00Z')
    const { status, headers, json } = await world.client.get(new URL(uri).pathname)
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/json', 'no-store'])
    expect(json).toEqual((await world.issuer.toCredentialOffer(code)).offer)
    const text = await storedText(world.store)
    for (const secret of [parseOfferCode(code), code, uri.split('/').at(-1) as string]) expect(text).not.toContain(secret)
    expect((await world.client.get(`/credential-offers/${'A'.repeat(43)}`)).status).toBe(404)
    world.clock.ms += 15 * 60_000
    expect((await world.client.get(new URL(uri).pathname)).status).toBe(404)
  })

  it('is refused for codes that nobody has, and for offers that have ended', async () => {
    const world = await newWorld()
    const unknown = newOfferCode((length) => new Uint8Array(length))
    expect(await errorOf(world.issuer.toCredentialOffer(unknown))).toMatchObject({ code: 'offer.code_unknown' })
    const taken = await world.offer()
    await world.desk.withdraw(offerId(taken))
    expect(await errorOf(world.issuer.toCredentialOffer(taken))).toMatchObject({ code: 'offer.withdrawn' })
    const late = await world.offer()
    world.clock.ms += 31 * 86_400_000
    expect(await errorOf(world.issuer.toCredentialOfferReference(late))).toMatchObject({ code: 'offer.expired' })
    for (const configurations of [[], ['nothing'], ['embedded', 'embedded']])
      expect(await errorOf(world.issuer.toCredentialOffer(late, { configurations }))).toMatchObject({
        code: 'core.option_invalid',
      })
  })
})

describe('a badge', () => {
  it('OID4VCI 1.0 appendix A.1.2: is taken as ldp_vc, and verifies', async () => {
    const world = await newWorld()
    const token = await tokenFor(world, await world.offer())
    const { status, headers, json } = await askCredential(world, token, await requestFor(world))
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(Object.keys(json)).toEqual(['credentials'])
    const [{ credential }] = json.credentials
    expect(credential.credentialSubject.id).toBe(controllerOf(worker))
    expect((await verifierAt(world).verify(credential)).outcome).toBe('verified')
  })

  it('OID4VCI 1.0 appendix A.1.1: is taken as jwt_vc_json, and verifies', async () => {
    const world = await newWorld()
    const token = await tokenFor(world, await world.offer())
    const [{ credential }] = (await askCredential(world, token, await requestFor(world, 'token'))).json.credentials
    expect(decode(credential, 0)).toMatchObject({ typ: 'vc+jwt' })
    expect((await verifierAt(world).verify(credential)).outcome).toBe('verified')
  })

  it('OID4VCI 1.0 appendix A.3: is taken as dc+sd-jwt, bound to the key of the proof', async () => {
    const world = await newWorld()
    const token = await tokenFor(world, await world.offer())
    const [{ credential }] = (await askCredential(world, token, await requestFor(world, 'selective'))).json.credentials
    expect(decode(credential, 0)).toMatchObject({ typ: 'dc+sd-jwt', kid: issuerSigner.id })
    expect(decode(credential, 1)).toMatchObject({
      vct: VCT,
      iss: ISSUER,
      nbf: START / 1000,
      cnf: { jwk: worker.publicJwk },
    })
    // Whose it is the holder shows or not; the key that it is bound to says no less.
    expect(credential).not.toContain(controllerOf(worker))
    // What a vct asks for is not known here, so that it is neither valid nor invalid; all else passes.
    const report = await verifierAt(world).verify(credential)
    expect([report.outcome, report.findings.map(({ code }) => code)]).toEqual(['indeterminate', ['schema.claim_set']])
  })

  it('OID4VCI 1.0 appendix F.1: is bound to did:key, did:jwk, a key itself, and did:web that is known', async () => {
    const es256 = await newSigner('ES256')
    const web = createSigner(await generateKey(), { id: 'did:web:ana.example#1' })
    const document = {
      id: 'did:web:ana.example',
      verificationMethod: [
        { id: web.id, type: 'JsonWebKey', controller: 'did:web:ana.example', publicKeyJwk: { ...web.publicJwk } },
      ],
      authentication: [web.id],
    }
    const world = await newWorld({ documents: [document] })
    const jwk = { ...es256.publicJwk }
    const cases = [
      [worker, {}, controllerOf(worker)],
      [es256, {}, controllerOf(es256)],
      [web, {}, 'did:web:ana.example'],
      [es256, { kid: undefined, jwk }, `did:jwk:${encode({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y })}`],
      [worker, { alg: 'Ed25519' }, controllerOf(worker)],
    ] as const
    for (const [signer, header, holder] of cases) {
      const token = await tokenFor(world, await world.offer())
      const { json, text } = await askCredential(world, token, await requestFor(world, 'embedded', { signer, header }))
      expect(json.credentials?.[0].credential.credentialSubject.id, text).toBe(holder)
    }
  })

  it('OID4VCI 1.0 section 14.3: is the same when it is asked for again, in each form by itself', async () => {
    const world = await newWorld()
    const code = await world.offer()
    const token = await tokenFor(world, code)
    const take = async (id: string) =>
      (await askCredential(world, token, await requestFor(world, id))).json.credentials[0].credential
    for (const id of ['embedded', 'token', 'selective']) expect(await take(id)).toEqual(await take(id))
    const [entry] = await world.desk.list()
    expect(entry?.credentialIds).toHaveLength(3)
    expect(new Set(entry?.credentialIds).size).toBe(3)
    expect(entry?.credentialId).toBe((await take('embedded')).id)
  })

  it('is sealed once for each form, and the own form is the badge of the desk', async () => {
    const sealed: string[] = []
    const box: { world?: World } = {}
    const seal = (draft: never, key: string) => {
      sealed.push(key)
      return (box.world as World).badges.sealBadge(draft)
    }
    const world = await newWorld({ seal: seal as never })
    box.world = world
    const token = await tokenFor(world, await world.offer())
    const answers = await Promise.all(Array.from({ length: 6 }, async () => askCredential(world, token, await requestFor(world))))
    const texts = answers.map(({ json }) => JSON.stringify(json.credentials[0].credential))
    expect(new Set(texts).size).toBe(1)
    expect(new Set(sealed).size).toBe(1)
  })

  it('is taken by configurations that seal by themselves, such as with a status entry', async () => {
    const keys: string[] = []
    const world = await newWorld()
    const own = createOid4vciIssuer({
      store: world.store,
      desk: world.desk,
      credentialIssuer: world.url,
      now: world.now,
      configurations: {
        listed: {
          format: 'ldp_vc',
          signingAlgorithms: ['eddsa-rdfc-2022'],
          name: { en: 'Listed' },
          seal: async (badge, key) => {
            keys.push(key)
            return world.badges.sealBadge({ ...badge, name: 'Listed' })
          },
        },
      },
    })
    const token = await tokenFor(world, await world.offer())
    const response = await own.handler(
      new Request(`${world.url}/credential`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(await requestFor(world, 'listed')),
      }),
    )
    const { credentials } = (await response.json()) as { credentials: { credential: { id: string; name: string } }[] }
    expect(credentials[0]?.credential.name).toBe('Listed')
    expect(keys).toEqual([credentials[0]?.credential.id])
  })
})

describe('a key of another issuer', () => {
  it('signs no form of a badge', async () => {
    const signer = await newSigner()
    const world = await newWorld({
      configurations: {
        claims: { format: 'dc+sd-jwt', vct: VCT, signer, name: { en: 'Rung' } },
        token: {
          format: 'jwt_vc_json',
          signingAlgorithms: ['EdDSA'],
          name: { en: 'Rung' },
          issuer: issuerOf({ signer, mechanism: vcJose }),
        },
        // What the desk seals is no token.
        plain: { format: 'jwt_vc_json', signingAlgorithms: ['EdDSA'], name: { en: 'Rung' } },
      },
    })
    const token = await tokenFor(world, await world.offer())
    for (const id of ['claims', 'token', 'plain']) {
      const { status, text } = await askCredential(world, token, await requestFor(world, id))
      expect([status, text]).toEqual([500, '{"error":"server_error"}'])
    }
  })
})

/** What brings about each of the errors. */
const REFUSED: Readonly<Record<string, (world: World) => Promise<{ status: number; json: { error: string } }>>> = {
  invalid_request: (world) => askToken(world, { grant_type: GRANT }),
  invalid_grant: async (world) => askToken(world, codeForm(newOfferCode((length) => new Uint8Array(length)))),
  invalid_client: async (world) => askToken(world, codeForm(await world.offer()), { authorization: 'Basic YTpi' }),
  unsupported_grant_type: (world) => askToken(world, { grant_type: 'authorization_code', code: 'x' }),
  invalid_authorization_details: async (world) =>
    askToken(world, codeForm(await world.offer(), { authorization_details: '[{"type":"openid_credential"}]' })),
  invalid_token: async (world) => askCredential(world, 'nobody-has-this', await requestFor(world)),
  invalid_credential_request: async (world) => askCredential(world, await tokenFor(world, await world.offer()), {}),
  unknown_credential_configuration: async (world) =>
    askCredential(world, await tokenFor(world, await world.offer()), await requestFor(world, 'mso')),
  unknown_credential_identifier: async (world) =>
    askCredential(world, await tokenFor(world, await world.offer()), { credential_identifier: 'a' }),
  invalid_proof: async (world) =>
    askCredential(world, await tokenFor(world, await world.offer()), { credential_configuration_id: 'embedded' }),
  invalid_nonce: async (world) =>
    askCredential(
      world,
      await tokenFor(world, await world.offer()),
      await requestFor(world, 'embedded', { payload: { nonce: 'mine' } }),
    ),
  invalid_encryption_parameters: async (world) =>
    askCredential(world, await tokenFor(world, await world.offer()), {
      ...(await requestFor(world)),
      credential_response_encryption: { jwk: {}, enc: 'A256GCM' },
    }),
  credential_request_denied: async (world) => {
    const token = await tokenFor(world, await world.offer())
    await askCredential(world, token, await requestFor(world))
    return askCredential(world, token, await requestFor(world, 'embedded', { signer: stranger }))
  },
  invalid_notification_id: async (world) =>
    world.client.post(
      '/notification',
      { notification_id: 'a', event: 'credential_accepted' },
      { authorization: `Bearer ${await tokenFor(world, await world.offer())}` },
    ),
  invalid_notification_request: async (world) =>
    world.client.post(
      '/notification',
      { notification_id: 'a', event: 'credential_lost' },
      { authorization: `Bearer ${await tokenFor(world, await world.offer())}` },
    ),
}

describe('every error that a client may be told', () => {
  it.each(refusalErrors)('%s', async (error) => {
    const world = await newWorld({ onNotification: () => undefined })
    const answer = await (REFUSED[error] as (typeof REFUSED)[string])(world)
    expect(answer.json).toMatchObject({ error, error_description: expect.stringMatching(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/) })
    expect(answer.status).toBe(error === 'invalid_token' || error === 'invalid_client' ? 401 : 400)
    const { headers } = answer as unknown as { headers: Record<string, string> }
    expect([headers['content-type'], headers['cache-control']]).toEqual(['application/json', 'no-store'])
    const scheme =
      error === 'invalid_token' ? /^Bearer .*error="invalid_token"/ : error === 'invalid_client' ? /^Basic / : undefined
    if (scheme !== undefined) expect(headers['www-authenticate']).toMatch(scheme)
  })
})

describe('nonces', () => {
  it('OID4VCI 1.0 section 7.2: are new each time, kept by nobody, and write nothing', async () => {
    const world = await newWorld()
    const { headers, json } = await world.client.ask('POST', '/nonce')
    expect([headers['cache-control'], Object.keys(json)]).toEqual(['no-store', ['c_nonce']])
    expect(await nonceOf(world)).not.toBe(json.c_nonce)
    expect(await storedText(world.store)).toBe('[]')
    expect((await world.client.get('/nonce')).status).toBe(405)
  })
})
