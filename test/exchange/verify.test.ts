import { beforeAll, describe, expect, it } from 'vitest'
import { eddsaJcs2022 } from '../../src/securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { controllerDocument, controllerOf, type Loose, loader, newSigner, thaw } from '../support/badges.js'
import { type Client, credentialOf, issuedBy, issuersOf, newService, serveOn, V2 } from './support.js'

let client: Client
let good: Loose
let token: Loose
beforeAll(async () => {
  client = await serveOn((await newService()).handle)
  good = await issuedBy(client, 'eddsa-rdfc-2022', { name: 'First aid' })
  token = await issuedBy(client, 'vc-jose-cose', { name: 'First aid' })
})

const verify = (verifiableCredential: unknown, options?: object) =>
  client.post('/credentials/verify', { verifiableCredential, ...(options !== undefined && { options }) })

/** The good credential, changed. */
function changed(change: (copy: Loose) => void, from: Loose = good): Loose {
  const copy = thaw(from)
  change(copy)
  return copy
}

describe('POST /credentials/verify -> 200 {verified: true, outcome, checks, warnings, errors: []}', () => {
  it('a right credential', async () => {
    const { status, json } = await verify(good)
    expect(status).toBe(200)
    expect(json).toMatchObject({ verified: true, outcome: 'verified', errors: [] })
    expect(json['checks']).toEqual(['form', 'schema', 'proof', 'issuer', 'validity'])
    expect(json['warnings']).toEqual([expect.objectContaining({ code: 'schema.not_open_badge' })])
  })

  it('under each name of a check', async () => {
    for (const checks of [['proof'], ['proof', 'credentialStatus'], []]) expect((await verify(good, { checks })).status).toBe(200)
    const answer = await verify(good, { checks: ['magic'] })
    expect([answer.status, answer.json['code']]).toEqual([400, 'exchange.member_invalid'])
  })

  it('a challenge or domain that is asked for must be in the proof', async () => {
    expect((await verify(good, { challenge: 'c0ffee' })).json['code']).toBe('proof.challenge_mismatch')
    expect((await verify(good, { domain: 'https://school.example' })).json['code']).toBe('proof.domain_mismatch')
  })
})

describe('malformed -> 400, both {verified: false, outcome, checks, errors: [{type, title, detail}]}', () => {
  it.each<[string, (copy: Loose) => void, string]>([
    ['no context', (copy) => delete copy['@context'], 'schema.data_model'],
    ['no type', (copy) => delete copy['type'], 'form.not_a_credential'],
    ['no issuer', (copy) => delete copy['issuer'], 'schema.data_model'],
    ['no subject', (copy) => delete copy['credentialSubject'], 'schema.data_model'],
    ['a name that is none', (copy) => (copy['name'] = { '@value': 'x', url: 'urn:x:y' }), 'schema.data_model'],
    ['a status without type', (copy) => (copy['credentialStatus'] = { id: 'urn:x:y' }), 'schema.data_model'],
    ['missing proof', (copy) => delete copy['proof'], 'proof.none'],
    ['an empty proof', (copy) => (copy['proof'] = []), 'proof.none'],
    ['a proof that is a text', (copy) => (copy['proof'] = 'x'), 'proof.malformed'],
    ['wrong proof type', (copy) => (copy['proof']['type'] = 'MagicProof2040'), 'proof.unsupported'],
    ['wrong purpose', (copy) => (copy['proof']['proofPurpose'] = 'authentication'), 'proof.purpose_mismatch'],
    ['no purpose', (copy) => delete copy['proof']['proofPurpose'], 'proof.member_missing'],
    ['no verification method', (copy) => delete copy['proof']['verificationMethod'], 'proof.member_missing'],
    ['no proofValue', (copy) => delete copy['proof']['proofValue'], 'proof.member_missing'],
    [
      'bad proofValue: another base',
      (copy) => (copy['proof']['proofValue'] = `u${copy['proof']['proofValue']}`),
      'proof.member_invalid',
    ],
    ['bad proofValue: too short', (copy) => (copy['proof']['proofValue'] = 'z5nmMBw2u9TGKd9'), 'proof.member_invalid'],
    ['a date of the proof that is none', (copy) => (copy['proof']['created'] = 'yesterday'), 'proof.member_invalid'],
  ])('%s', async (_what, change, code) => {
    const { status, json } = await verify(changed(change))
    expect([status, json['verified']]).toEqual([400, false])
    expect(json['outcome']).toMatch(/^(rejected|indeterminate)$/)
    expect(json['errors'].map((one: Loose) => one['code'])).toContain(code)
    for (const one of json['errors']) {
      expect(one['type']).toMatch(/^https:\/\//)
      expect([typeof one['title'], typeof one['detail']]).toEqual(['string', 'string'])
    }
  })

  it.each([['a text'], [5], [null], [[]]])('%j as a credential: string bodies -> 400', async (value) => {
    expect((await verify(value)).json['code']).toBe('exchange.member_invalid')
  })

  it('a JSON text, or nothing, as the whole body -> 400', async () => {
    for (const body of ['"x"', '', '5'])
      expect((await client.ask('POST', '/credentials/verify', body, { 'content-type': 'application/json' })).status).toBe(400)
  })
})

describe('checked but not verified (rejected or indeterminate) -> 422', () => {
  it('changed after signing: rejected', async () => {
    const { status, json } = await verify(changed((copy) => (copy['name'] = 'Last aid')))
    expect([status, json['verified'], json['outcome']]).toEqual([422, false, 'rejected'])
    expect(json['errors'][0]).toMatchObject({ type: 'https://w3id.org/security#PROOF_VERIFICATION_ERROR', check: 'proof' })
  })

  it('expired: rejected', async () => {
    const old = await issuedBy(client, 'eddsa-jcs-2022', { validUntil: '2020-01-01T00:00:00Z' })
    expect((await verify(old)).json).toMatchObject({ outcome: 'rejected', errors: [{ code: 'validity.expired' }] })
  })

  it('not valid yet: rejected', async () => {
    const early = await issuedBy(client, 'eddsa-jcs-2022', { validFrom: '2120-01-01T00:00:00Z' })
    expect((await verify(early)).status).toBe(422)
  })

  it('signed by another than its issuer: rejected', async () => {
    const signer = await newSigner()
    const { credential } = await eddsaRdfc2022.secure(credentialOf('did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'), {
      signer,
      loader,
      now: Date.now(),
    })
    const { status, json } = await verify(credential)
    expect([status, json['outcome']]).toEqual([422, 'rejected'])
  })

  it('an unknown cryptosuite: could not be checked, which is indeterminate', async () => {
    const { status, json } = await verify(changed((copy) => (copy['proof']['cryptosuite'] = 'magic-2040')))
    expect([status, json['outcome']]).toEqual([422, 'indeterminate'])
  })

  it('a status list elsewhere, without a network: indeterminate, and 200 where the status is left out', async () => {
    const credentialStatus = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '5',
      statusListCredential: 'https://courier.example/status/1',
    }
    const issued = await issuedBy(client, 'eddsa-rdfc-2022', { credentialStatus })
    expect((await verify(issued)).json).toMatchObject({ outcome: 'indeterminate' })
    expect((await verify(issued, { checks: ['proof'] })).json).toMatchObject({ outcome: 'verified' })
  })
})

describe('proof sets and previousProof chains: at least one proof bound to the issuer, and no proof may be invalid', () => {
  const now = Date.now()
  async function chain(): Promise<{ readonly chained: Loose; readonly issuer: string }> {
    const [first, second] = [await newSigner(), await newSigner('ES256')]
    const issuer = controllerOf(first)
    const once = await eddsaJcs2022.secure(credentialOf(issuer), {
      signer: first,
      loader,
      now,
      proofId: 'urn:uuid:6a1676b8-b51f-11ed-937b-d76685a20ff5',
    })
    const { ecdsaJcs2019 } = await import('../../src/securing/data-integrity/ecdsa-jcs-2019.js')
    const twice = await ecdsaJcs2019.secure(once.credential as never, {
      signer: second,
      loader,
      now,
      addToProofs: { previousProof: 'urn:uuid:6a1676b8-b51f-11ed-937b-d76685a20ff5' },
    })
    return { chained: thaw(twice.credential), issuer }
  }

  it('a chain', async () => {
    expect((await verify((await chain()).chained)).status).toBe(200)
  })

  it('a chain whose first proof is gone -> 400, or changed -> 4xx', async () => {
    const { chained } = await chain()
    expect((await verify(changed((copy) => copy['proof'].shift(), chained))).status).toBe(400)
    expect((await verify(changed((copy) => (copy['proof'][0]['created'] = '2020-01-01T00:00:00Z'), chained))).status).toBe(422)
  })

  it('a set of which one is invalid, and one of which none is of the issuer -> 422', async () => {
    const issuer = (await issuersOf(client))['eddsa-jcs-2022'] as { id: string; endpoint: string }
    const set = (await client.post(issuer.endpoint, { credential: good })).json['verifiableCredential']
    expect((await verify(set)).status).toBe(200)
    const stranger = await newSigner()
    const strange = await eddsaJcs2022.secure(credentialOf(issuer.id), { signer: stranger, loader, now })
    expect((await verify(strange.credential)).status).toBe(422)
    const swapped = changed(
      (copy) =>
        ([copy['proof'][0]['proofValue'], copy['proof'][1]['proofValue']] = [
          copy['proof'][1]['proofValue'],
          copy['proof'][0]['proofValue'],
        ]),
      set,
    )
    expect((await verify(swapped)).status).toBe(422)
  })
})

describe('enveloped form: {@context: v2, type: EnvelopedVerifiableCredential, id: data:application/vc+jwt,...}', () => {
  it('is what vc-jose-cose gives, and verifies', async () => {
    expect(token).toMatchObject({ '@context': V2, type: 'EnvelopedVerifiableCredential' })
    expect(token['id']).toMatch(/^data:application\/vc\+jwt,eyJ/)
    expect((await verify(token)).json).toMatchObject({ verified: true })
  })

  it('application/jwt is accepted too', async () => {
    const older = changed((copy) => (copy['id'] = copy['id'].replace('application/vc+jwt', 'application/jwt')), token)
    expect((await verify(older)).status).toBe(200)
  })

  it.each<[string, (copy: Loose) => void]>([
    ['no context', (copy) => delete copy['@context']],
    ['an empty context', (copy) => (copy['@context'] = [])],
    ['a wrong context', (copy) => (copy['@context'] = 'https://www.w3.org/ns/credentials/examples/v2')],
    ['no type', (copy) => delete copy['type']],
    ['a wrong type', (copy) => (copy['type'] = 'VerifiableCredential')],
    ['the type of a presentation', (copy) => (copy['type'] = 'EnvelopedVerifiablePresentation')],
    ['a non-data id', (copy) => (copy['id'] = copy['id'].split(',')[1])],
    ['no token in it', (copy) => (copy['id'] = 'data:application/vc+jwt,x')],
  ])('%s -> 400', async (_what, change) => {
    expect((await verify(changed(change, token))).status).toBe(400)
  })

  it('a token whose signature is wrong -> 422', async () => {
    const broken = changed(
      (copy) =>
        (copy['id'] = copy['id'].replace(
          /\.([\w-]{20})([\w-]+)$/,
          (_: string, a: string, b: string) => `.${[...a].reverse().join('')}${b}`,
        )),
      token,
    )
    expect((await verify(broken)).status).toBe(422)
  })

  it('a token as the body itself', async () => {
    const text = token['id'].split(',')[1] as string
    for (const type of ['application/jwt', 'application/vc+jwt'])
      expect((await client.ask('POST', '/credentials/verify', text, { 'content-type': type })).status).toBe(200)
    expect((await client.ask('POST', '/credentials/verify', 'x', { 'content-type': 'application/jwt' })).status).toBe(400)
  })
})

describe('controller documents of https issuers can be pre-loaded', () => {
  it("a verification method counts as the issuer's when the issuer's controller document lists it", async () => {
    const issuer = 'https://school.example/issuer'
    const signer = await newSigner('Ed25519', `${issuer}#key-1`)
    const { credential } = await eddsaRdfc2022.secure(credentialOf(issuer), { signer, loader, now: Date.now() })
    const knowing = await serveOn((await newService({ documents: [controllerDocument(signer)] })).handle)
    expect((await knowing.post('/credentials/verify', { verifiableCredential: credential })).status).toBe(200)
    expect((await verify(credential)).json).toMatchObject({ outcome: 'indeterminate' })
    const other = await newSigner('Ed25519', `${issuer}#key-2`)
    const unlisted = await eddsaRdfc2022.secure(credentialOf(issuer), { signer: other, loader, now: Date.now() })
    expect((await knowing.post('/credentials/verify', { verifiableCredential: unlisted.credential })).status).toBe(422)
  })
})
