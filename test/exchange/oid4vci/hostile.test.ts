import { describe, expect, it } from 'vitest'
import { toBase64url, utf8 } from '../../../src/core/index.js'
import { createOid4vciIssuer } from '../../../src/exchange/oid4vci/index.js'
import { createSigner, generateKey } from '../../../src/keys/index.js'
import { offerId, parseOfferCode } from '../../../src/offer/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { controllerOf, errorOf } from '../../support/badges.js'
import {
  askCredential,
  askToken,
  codeForm,
  encode,
  newWorld,
  nonceOf,
  type ProofChanges,
  proofFor,
  requestFor,
  storedText,
  stranger,
  tokenFor,
  type World,
  worker,
} from './support.js'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('the token endpoint', () => {
  it('OID4VCI 1.0 section 4.1.1: a code is good for one token, whoever comes first', async () => {
    const world = await newWorld()
    const code = await world.offer()
    const answers = await Promise.all(Array.from({ length: 6 }, () => askToken(world, codeForm(code))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400])
    expect((await askToken(world, codeForm(code))).json.error).toBe('invalid_grant')
    // Also once the token has ended.
    world.clock.ms += 600_000
    expect((await askToken(world, codeForm(code))).json.error).toBe('invalid_grant')
  })

  it('OID4VCI 1.0 section 6.3: a wrong tx_code counts, and locks the offer', async () => {
    const world = await newWorld()
    const code = await world.offer({ pin: '4711' })
    expect((await askToken(world, codeForm(code))).json.error).toBe('invalid_request')
    for (let left = 5; left > 0; left--) {
      const { status, json } = await askToken(world, codeForm(code, { tx_code: '0000' }))
      expect([status, json.error, json.error_description]).toEqual([400, 'invalid_grant', 'tx_code is wrong'])
    }
    const locked = await askToken(world, codeForm(code, { tx_code: '4711' }))
    expect([locked.json.error, locked.json.error_description]).toEqual(['invalid_grant', 'tx_code was wrong too often'])
    // The desk knows of it on every other way too.
    expect(await errorOf(world.desk.challenge(code))).toMatchObject({ code: 'offer.locked' })
  })

  it('OID4VCI 1.0 section 6.3: a tx_code that nobody expects is refused, and a used code costs no try', async () => {
    const world = await newWorld()
    expect((await askToken(world, codeForm(await world.offer(), { tx_code: '1234' }))).json.error).toBe('invalid_request')
    const code = await world.offer({ pin: '4711' })
    await tokenFor(world, code, { tx_code: '4711' })
    for (let i = 0; i < 6; i++)
      expect((await askToken(world, codeForm(code, { tx_code: '0000' }))).json.error_description).toMatch(/^the code is not/)
    expect(await world.desk.authorize({ code, pin: '4711' })).toMatchObject({ offer: offerId(code) })
  })

  it('says the same of codes that are unknown, expired, withdrawn or none', async () => {
    const world = await newWorld()
    const withdrawn = await world.offer()
    await world.desk.withdraw(offerId(withdrawn))
    const expired = await world.offer({ expiresAt: '2026-05-02T00:00:00Z' })
    world.clock.ms += 2 * 86_400_000
    const texts = new Set<string>()
    for (const code of [withdrawn, expired, 'A'.repeat(26), 'x', 'é'.repeat(5000)])
      texts.add((await askToken(world, codeForm(code))).text)
    expect([...texts]).toEqual(['{"error":"invalid_grant","error_description":"the code is not known, used or too old"}'])
  })

  it('RFC 6749 section 3.2: bodies of another type, too large, not UTF-8 or with a parameter twice are refused', async () => {
    const world = await newWorld()
    const code = await world.offer()
    const post = (body: string | Uint8Array, headers: Record<string, string> = FORM) =>
      world.client.ask('POST', '/token', body, headers)
    const form = new URLSearchParams(codeForm(code)).toString()
    const cases = [
      [await post(JSON.stringify(codeForm(code)), { 'content-type': 'application/json' }), 415],
      [await post(form, {}), 415],
      [await post(`${form}&pad=${'x'.repeat(70_000)}`), 413],
      [await post(Uint8Array.of(0xff, 0xfe)), 400],
      [await post(`${form}&pre-authorized_code=${code}`), 400],
      [await post(Array.from({ length: 60 }, (_, at) => `a${at}=1`).join('&')), 400],
      [await post(''), 400],
    ] as const
    for (const [answer, status] of cases) expect([answer.status, answer.json.error]).toEqual([status, 'invalid_request'])
    expect((await world.client.get('/token')).status).toBe(405)
    expect((await askToken(world, codeForm(code, { client_secret: 'x' }))).status).toBe(401)
    expect((await askToken(world, codeForm(code, { client_id: 'some-wallet', resource: world.url }))).status).toBe(200)
  })

  it('RFC 6749 section 3.2: a parameter without a value is as good as left out, and costs no try', async () => {
    const world = await newWorld()
    const code = await world.offer({ pin: '4711' })
    for (let tries = 0; tries < 6; tries++) {
      const { json } = await askToken(world, codeForm(code, { tx_code: '' }))
      expect([json.error, json.error_description]).toEqual(['invalid_request', 'tx_code is missing'])
    }
    expect((await askToken(world, codeForm(code, { tx_code: '4711' }))).status).toBe(200)
    const empty = { tx_code: '', client_secret: '', client_assertion: '', authorization_details: '' }
    expect((await askToken(world, codeForm(await world.offer(), empty))).status).toBe(200)
    const twice = `${new URLSearchParams(codeForm(await world.offer()))}&tx_code=&tx_code=`
    expect((await world.client.ask('POST', '/token', twice, FORM)).json.error).toBe('invalid_request')
  })

  it('RFC 9396 section 5: authorization_details of other kinds, too deep or not JSON are refused', async () => {
    const world = await newWorld()
    const code = await world.offer()
    const other = JSON.stringify([{ type: 'payment', credential_configuration_id: 'embedded' }])
    for (const details of ['{}', '[]', '[', other, `${'['.repeat(40)}${']'.repeat(40)}`])
      expect((await askToken(world, codeForm(code, { authorization_details: details }))).json.error).toBe(
        'invalid_authorization_details',
      )
  })
})

describe('authorization details', () => {
  it('OID4VCI 1.0 sections 6.2 and 8.2: identifiers are good for their token alone, and have to be used', async () => {
    const world = await newWorld()
    const details = JSON.stringify([{ type: 'openid_credential', credential_configuration_id: 'token', claims: [] }])
    const ask = async () => {
      const { json } = await askToken(world, codeForm(await world.offer(), { authorization_details: details }))
      const [detail] = json.authorization_details
      expect(detail).toMatchObject({ type: 'openid_credential', credential_configuration_id: 'token' })
      return { token: json.access_token as string, identifier: detail.credential_identifiers[0] as string }
    }
    const [one, two] = [await ask(), await ask()]
    const proofs = async () => ({ proofs: { jwt: [await proofFor(world)] } })
    const good = await askCredential(world, one.token, { credential_identifier: one.identifier, ...(await proofs()) })
    expect(typeof good.json.credentials[0].credential).toBe('string')
    const errors = []
    for (const named of [
      { credential_identifier: two.identifier },
      { credential_identifier: '__proto__' },
      { credential_configuration_id: 'token' },
      { credential_configuration_id: 'token', credential_identifier: one.identifier },
      { credential_identifier: 7 },
    ])
      errors.push((await askCredential(world, one.token, { ...named, ...(await proofs()) })).json.error)
    expect(errors).toEqual([
      'unknown_credential_identifier',
      'unknown_credential_identifier',
      'invalid_credential_request',
      'invalid_credential_request',
      'invalid_credential_request',
    ])
  })
})

describe('the credential endpoint', () => {
  it('RFC 6750 section 2.1: takes a token in the header alone, of this issuer, for five minutes', async () => {
    const store = createMemoryStore()
    const world = await newWorld({ store })
    const other = await newWorld({ store, path: '/other' })
    const token = await tokenFor(world, await world.offer())
    const body = await requestFor(world)
    for (const authorization of ['', 'Bearer', 'Bearer a b', `DPoP ${token}`, `Bearer ${token}x`, `Bearer ${'x'.repeat(5000)}`]) {
      const { status, headers, json } = await world.client.post('/credential', body, { authorization })
      expect([status, json.error]).toEqual([401, 'invalid_token'])
      expect(headers['www-authenticate']).toContain('Bearer realm="rungs"')
    }
    // RFC 6750 section 3.1: who brought none is told no more than that.
    const { headers } = await world.client.post('/credential', body)
    expect(headers['www-authenticate']).toBe('Bearer realm="rungs"')
    expect((await world.client.post(`/credential?access_token=${token}`, body)).status).toBe(401)
    const elsewhere = await other.client.post('/other/credential', await requestFor(other), { authorization: `Bearer ${token}` })
    expect(elsewhere.status).toBe(401)
    world.clock.ms += 300_000
    expect((await askCredential(world, token, await requestFor(world))).status).toBe(401)
  })

  it('OID4VCI 1.0 section 8.3.1.2: bodies that are no request are refused', async () => {
    const world = await newWorld()
    const token = await tokenFor(world, await world.offer())
    const headers = { authorization: `Bearer ${token}` }
    const post = (body: string, type = 'application/json') =>
      world.client.ask('POST', '/credential', body, { ...headers, 'content-type': type })
    const cases = [
      [await post('{'), 400],
      [await post('[]'), 400],
      [await post('{"a":1,"a":2}'), 400],
      [await post(JSON.stringify({ credential_configuration_id: 'x'.repeat(70_000) })), 413],
      [await post('{}', 'text/plain'), 415],
      [await post(`{"a":${'['.repeat(50)}${']'.repeat(50)}}`), 400],
    ] as const
    for (const [answer, status] of cases)
      expect([answer.status, answer.json.error]).toEqual([status, 'invalid_credential_request'])
    expect((await post('e30.e30.e30', 'application/jwt')).json.error).toBe('invalid_encryption_parameters')
    expect((await world.client.get('/credential')).status).toBe(405)
  })

  it('refuses a second holder, one that the offer is not for, and offers that have ended since', async () => {
    const world = await newWorld()
    const deny = async (token: string, changes: ProofChanges = {}) =>
      (await askCredential(world, token, await requestFor(world, 'embedded', changes))).json.error
    const shared = await world.offer()
    const token = await tokenFor(world, shared)
    expect(await deny(token)).toBeUndefined()
    expect(await deny(token, { signer: stranger })).toBe('credential_request_denied')
    const forWorker = await tokenFor(world, await world.offer({ recipient: controllerOf(worker) }))
    expect(await deny(forWorker, { signer: stranger })).toBe('credential_request_denied')
    expect(await deny(forWorker)).toBeUndefined()
    const code = await world.offer()
    const early = await tokenFor(world, code)
    await world.desk.withdraw(offerId(code))
    expect(await deny(early)).toBe('credential_request_denied')
  })

  it('tells nothing of what fails inside, and asks to come again where that helps', async () => {
    const failing = await newWorld({ seal: () => Promise.reject(new Error('secret key material')) })
    const token = await tokenFor(failing, await failing.offer())
    const answer = await askCredential(failing, token, await requestFor(failing))
    expect([answer.status, answer.text]).toEqual([500, '{"error":"server_error"}'])
    const net = { fetch: () => Promise.reject(new Error('not reached')) }
    const { operationError } = await import('../../../src/core/index.js')
    net.fetch = () => Promise.reject(operationError('net.timeout', { host: 'ana.example', timeoutMs: 1 }, { retryable: true }))
    const world = await newWorld({ net: net as never })
    const web = createSigner(await generateKey(), { id: 'did:web:ana.example#1' })
    const late = await askCredential(
      world,
      await tokenFor(world, await world.offer()),
      await requestFor(world, 'embedded', { signer: web }),
    )
    // Whether the key is good is not known: that is no invalid proof.
    expect([late.status, late.text, late.headers['retry-after']]).toEqual([503, '{"error":"temporarily_unavailable"}', '1'])
  })
})

const hour = 3600

/** Proofs that are refused (OID4VCI 1.0 appendices F.1 and F.4). */
const BAD_PROOFS: Readonly<Record<string, ProofChanges>> = {
  'alg none': { header: { alg: 'none' }, forge: (jwt) => `${jwt.split('.').slice(0, 2).join('.')}.` },
  'alg HS256': { header: { alg: 'HS256' } },
  'alg of another kind of key': { header: { alg: 'ES256' } },
  'an algorithm that is not offered': { header: { alg: 'RS256' } },
  'no alg': { header: { alg: undefined } },
  'another typ': { header: { typ: 'JWT' } },
  'no typ': { header: { typ: undefined } },
  'jwk and kid': { header: { jwk: { ...worker.publicJwk } } },
  'neither jwk nor kid': { header: { kid: undefined } },
  'a private key in jwk': { header: { kid: undefined, jwk: { ...worker.publicJwk, d: 'AAAA' } } },
  'a jwk of another key': { header: { kid: undefined, jwk: { ...stranger.publicJwk } } },
  'a symmetric jwk': { header: { kid: undefined, jwk: { kty: 'oct', k: 'AAAA' } } },
  'a jwk for encryption': { header: { kid: undefined, jwk: { ...worker.publicJwk, use: 'enc' } } },
  'a jwk that is no key': { header: { kid: undefined, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } } },
  'a certificate': { header: { kid: undefined, x5c: ['MIIB'] } },
  'critical extensions': { header: { crit: ['exp'] } },
  'an unencoded payload': { header: { b64: false } },
  'a kid that is no DID': { header: { kid: 'https://wallet.example/key' } },
  'a DID method that is not offered': { header: { kid: 'did:web:ana.example#1' } },
  'a fragment alone': { header: { kid: '#1' } },
  'a kid of another key': { header: { kid: stranger.id } },
  'a did:key that is none': { header: { kid: 'did:key:z6Mk#z6Mk' } },
  'another issuer as aud': { payload: { aud: 'https://evil.example' } },
  'aud with a slash': { payload: { aud: 'http://127.0.0.1/' } },
  'several aud': { payload: { aud: ['https://evil.example'] } },
  'no aud': { payload: { aud: undefined } },
  'no iat': { payload: { iat: undefined } },
  'iat as a text': { payload: { iat: '1777626000' } },
  'a clock an hour behind': { payload: { iat: 1_777_626_000 - hour } },
  'a clock an hour ahead': { payload: { iat: 1_777_626_000 + hour } },
  'an end long ago': { payload: { exp: 1_777_626_000 - hour } },
  'a beginning to come': { payload: { nbf: 1_777_626_000 + hour } },
  'no nonce': { payload: { nonce: undefined } },
  'a nonce that is no text': { payload: { nonce: 7 } },
  'a payload that was changed': {
    forge: (jwt) => jwt.replace(/\.[^.]+\./, `.${encode({ aud: 'x' })}.`),
  },
  'a signature that was changed': { forge: (jwt) => jwt.replace(/.{4}$/, 'AAAA') },
  'four parts': { forge: (jwt) => `${jwt}.x` },
  'a header that says alg twice': {
    forge: (jwt) => `${toBase64url(utf8('{"alg":"EdDSA","alg":"none"}'))}.${jwt.split('.').slice(1).join('.')}`,
  },
}

describe('a proof of control', () => {
  const shared = newWorld().then(async (world) => ({ world, token: await tokenFor(world, await world.offer()) }))

  it.each(Object.entries(BAD_PROOFS))('OID4VCI 1.0 appendix F.4: is refused with %s', async (_, changes) => {
    const { world, token } = await shared
    const { status, json } = await askCredential(world, token, await requestFor(world, 'embedded', changes))
    expect([status, json.error]).toEqual([400, 'invalid_proof'])
  })

  it('OID4VCI 1.0 section 8.2: is one JWT under proofs, and nothing else', async () => {
    const { world, token } = await shared
    const jwt = await proofFor(world)
    const ask = async (proofs: unknown, more: object = {}) =>
      (await askCredential(world, token, { credential_configuration_id: 'embedded', proofs, ...more })).json.error
    for (const proofs of [
      undefined,
      null,
      {},
      [],
      jwt,
      { jwt },
      { jwt: [] },
      { jwt: [7] },
      { jwt: [jwt], di_vp: [] },
      { di_vp: [{}] },
      { attestation: [jwt] },
      { jwt: ['x'.repeat(20_000)] },
    ])
      expect(await ask(proofs)).toBe('invalid_proof')
    expect(await ask({ jwt: [jwt, jwt] })).toBe('invalid_credential_request')
    // The member of drafts is not known, and ignored.
    expect(await ask(undefined, { proof: { proof_type: 'jwt', jwt } })).toBe('invalid_proof')
    expect(await ask({ jwt: [jwt] }, { proof: { proof_type: 'jwt', jwt: 'x' }, unknown: 1 })).toBeUndefined()
  })

  it('OID4VCI 1.0 section 13.8: takes clocks that differ a little either way', async () => {
    const { world, token } = await shared
    for (const seconds of [-299, 299]) {
      const payload = { iat: Math.floor(world.clock.ms / 1000) + seconds }
      expect((await askCredential(world, token, await requestFor(world, 'embedded', { payload }))).status).toBe(200)
    }
    const strict = await newWorld({ clockToleranceSeconds: 5 })
    const strictToken = await tokenFor(strict, await strict.offer())
    const payload = { iat: strict.clock.ms / 1000 - 6 }
    const { json } = await askCredential(strict, strictToken, await requestFor(strict, 'embedded', { payload }))
    expect(json.error).toBe('invalid_proof')
  })
})

describe('a nonce', () => {
  it('OID4VCI 1.0 section 13.8: is good once, for one issuer, and five minutes', async () => {
    const store = createMemoryStore()
    const world = await newWorld({ store })
    const token = await tokenFor(world, await world.offer())
    const request = await requestFor(world)
    expect((await askCredential(world, token, request)).status).toBe(200)
    // The same proof again, and another with the same nonce.
    expect((await askCredential(world, token, request)).json.error).toBe('invalid_nonce')
    const fixed = await nonceOf(world)
    const twice = await Promise.all(
      [0, 1, 2].map(async () => askCredential(world, token, await requestFor(world, 'embedded', { payload: { nonce: fixed } }))),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    const other = await newWorld({ store, path: '/other' })
    const foreign = await requestFor(world, 'embedded', { payload: { nonce: await nonceOf(other) } })
    expect((await askCredential(world, token, foreign)).json.error).toBe('invalid_nonce')
    for (const nonce of ['x', 'A'.repeat(51), 'A'.repeat(5000), 'é'])
      expect((await askCredential(world, token, await requestFor(world, 'embedded', { payload: { nonce } }))).json.error).toBe(
        'invalid_nonce',
      )
    const old = await nonceOf(world)
    world.clock.ms += 300_000
    const later = await tokenFor(world, await world.offer())
    const stale = await requestFor(world, 'embedded', { payload: { nonce: old } })
    expect((await askCredential(world, later, stale)).json.error).toBe('invalid_nonce')
  })

  it('is not used up by a proof whose signature is wrong', async () => {
    const world = await newWorld()
    const token = await tokenFor(world, await world.offer())
    const nonce = await nonceOf(world)
    const forged = await requestFor(world, 'embedded', { payload: { nonce }, header: { kid: stranger.id } })
    expect((await askCredential(world, token, forged)).json.error).toBe('invalid_proof')
    expect((await askCredential(world, token, await requestFor(world, 'embedded', { payload: { nonce } }))).status).toBe(200)
  })
})

describe('sessions', () => {
  it('share nothing: each token has its own offer, and the store has no secret in plain', async () => {
    const world = await newWorld({ onNotification: () => undefined })
    const codes = [await world.offer(), await world.offer({ pin: '4711' })]
    const first = await tokenFor(world, codes[0] as string)
    const second = await tokenFor(world, codes[1] as string, { tx_code: '4711' })
    const { uri } = await world.issuer.toCredentialOfferReference(codes[0] as string)
    const take = async (token: string, changes: ProofChanges) =>
      (await askCredential(world, token, await requestFor(world, 'embedded', changes))).json
    const one = await take(first, {})
    const two = await take(second, { signer: stranger })
    expect(one.credentials[0].credential.id).not.toBe(two.credentials[0].credential.id)
    const text = await storedText(world.store)
    const secrets = [first, second, ...codes, ...codes.map(parseOfferCode), uri.slice(-43), one.notification_id, '4711']
    for (const secret of secrets) expect(text.includes(`"${secret}"`) || (secret.length > 4 && text.includes(secret))).toBe(false)
    const cross = await world.client.post(
      '/notification',
      { notification_id: one.notification_id, event: 'credential_accepted' },
      { authorization: `Bearer ${second}` },
    )
    expect(cross.json.error).toBe('invalid_notification_id')
  })
})

describe('notifications', () => {
  it('OID4VCI 1.0 section 11: are told once each, however often they come', async () => {
    const told: unknown[] = []
    const world = await newWorld({ onNotification: (one) => void told.push(one) })
    const code = await world.offer()
    const token = await tokenFor(world, code)
    const { json } = await askCredential(world, token, await requestFor(world))
    const send = (event: string, more: object = {}) =>
      world.client.post(
        '/notification',
        { notification_id: json.notification_id, event, ...more },
        { authorization: `Bearer ${token}` },
      )
    for (let i = 0; i < 3; i++) expect((await send('credential_accepted')).status).toBe(204)
    expect((await send('credential_deleted', { event_description: 'No room left.' })).status).toBe(204)
    const credential = json.credentials[0].credential.id
    expect(told).toEqual([
      { offer: offerId(code), credential, event: 'credential_accepted' },
      { offer: offerId(code), credential, event: 'credential_deleted', description: 'No room left.' },
    ])
    for (const more of [{ event_description: '"' }, { event_description: 'é' }, { event_description: 7 }])
      expect((await send('credential_failure', more)).json.error).toBe('invalid_notification_request')
    expect((await world.client.post('/notification', {}, {})).status).toBe(401)
  })

  it('come again where the platform could not take them (OID4VCI 1.0 section 11.3)', async () => {
    const told: unknown[] = []
    const world = await newWorld({
      onNotification: ({ event }) => {
        told.push(event)
        if (told.length === 1) throw new Error('the database is away')
      },
    })
    const token = await tokenFor(world, await world.offer())
    const { json } = await askCredential(world, token, await requestFor(world))
    const send = async () => {
      const body = { notification_id: json.notification_id, event: 'credential_accepted' }
      return (await world.client.post('/notification', body, { authorization: `Bearer ${token}` })).status
    }
    expect([await send(), await send(), await send()]).toEqual([500, 204, 204])
    expect(told).toEqual(['credential_accepted', 'credential_accepted'])
  })

  it('are not asked for unless somebody is told', async () => {
    const world = await newWorld()
    expect((await world.client.get('/.well-known/openid-credential-issuer')).json.notification_endpoint).toBeUndefined()
    expect((await world.client.post('/notification', {})).status).toBe(404)
  })
})

describe('createOid4vciIssuer', () => {
  it.each([
    ['store', { store: undefined }],
    ['desk', { desk: {} }],
    ['credentialIssuer', { credentialIssuer: 'http://courier.example' }],
    ['credentialIssuer', { credentialIssuer: 'https://courier.example/' }],
    ['credentialIssuer', { credentialIssuer: 'https://courier.example?a' }],
    ['credentialIssuer', { credentialIssuer: 'https://user:secret@courier.example' }],
    ['configurations', { configurations: {} }],
    ['configurations', { configurations: { 'a b': { format: 'ldp_vc', name: { en: 'A' }, signingAlgorithms: ['x'] } } }],
    ['name', { configurations: { a: { format: 'ldp_vc', name: {}, signingAlgorithms: ['x'] } } }],
    ['format', { configurations: { a: { format: 'mso_mdoc', name: { en: 'A' }, signingAlgorithms: ['x'] } } }],
    ['signingAlgorithms', { configurations: { a: { format: 'ldp_vc', name: { en: 'A' } } } }],
    ['vct', { configurations: { a: { format: 'dc+sd-jwt', name: { en: 'A' } } } }],
    ['signer', { configurations: { a: { format: 'dc+sd-jwt', name: { en: 'A' }, vct: 'x' } } }],
    ['tokenMs', { tokenMs: 300_001 }],
    ['nonceMs', { nonceMs: 0 }],
    ['onNotification', { onNotification: 'x' }],
  ])('refuses a wrong %s', async (option, changes) => {
    const world = await newWorld()
    const options = {
      store: world.store as Store | undefined,
      desk: world.desk,
      credentialIssuer: 'https://courier.example',
      configurations: { a: { format: 'ldp_vc', name: { en: 'A' }, signingAlgorithms: ['x'] } },
      ...changes,
    } as never
    expect(await errorOf(() => createOid4vciIssuer(options))).toMatchObject({ code: 'core.option_invalid', params: { option } })
  })

  it('answers 404 and 405 as the other services do', async () => {
    const world: World = await newWorld()
    expect((await world.client.get('/nothing')).json).toMatchObject({ status: 404 })
    const { status, headers } = await world.client.ask('DELETE', '/token')
    expect([status, headers['allow']]).toEqual([405, 'POST'])
    expect((await world.client.ask('HEAD', '/.well-known/openid-credential-issuer')).text).toBe('')
    expect((await world.client.get('/.well-known/openid-credential-issuer/other')).status).toBe(404)
  })
})
