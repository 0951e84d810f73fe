import { beforeAll, describe, expect, it } from 'vitest'
import { acceptUnboundPresentations } from '../../src/exchange/vc-api/index.js'
import { buildPresentation, presentCredentials } from '../../src/holder/index.js'
import type { Signer } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { toEnveloped } from '../../src/securing/index.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { controllerOf, type Loose, loader, newSigner, thaw } from '../support/badges.js'
import { type Client, issuedBy, newService, serveOn, V2 } from './support.js'

const OPTIONS = { challenge: 'c0ffee', domain: 'https://school.example' }
let client: Client
let holder: Signer
let credential: Loose
let presentation: Loose
beforeAll(async () => {
  client = await serveOn((await newService()).handle)
  holder = await newSigner()
  credential = await issuedBy(client, 'eddsa-rdfc-2022', { credentialSubject: { id: controllerOf(holder) } })
  presentation = thaw((await present([credential])).presentation)
})

const present = (credentials: Loose[], more: object = {}) =>
  presentCredentials(credentials, { signer: holder, mechanism: eddsaRdfc2022, binding: OPTIONS, ...more })
const verify = (verifiablePresentation: unknown, options: object = OPTIONS) =>
  client.post('/presentations/verify', { verifiablePresentation, options })
function changed(change: (copy: Loose) => void, from: Loose = presentation): Loose {
  const copy = thaw(from)
  change(copy)
  return copy
}

describe('POST /presentations/verify {verifiablePresentation, options: {challenge, domain}} -> the same codes', () => {
  it('a right presentation -> 200', async () => {
    const { status, json } = await verify(presentation)
    expect([status, json]).toMatchObject([200, { verified: true, outcome: 'verified', errors: [] }])
    expect(json['checks']).toEqual(expect.arrayContaining(['proof', 'holder', 'issuer']))
  })

  it('a holder as an object, an id, and no credential', async () => {
    const id = controllerOf(holder)
    const unsigned = { ...thaw(buildPresentation([], { id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' })), holder: { id } }
    const secured = await eddsaRdfc2022.secure(unsigned as never, {
      signer: holder,
      loader,
      now: Date.now(),
      purpose: 'authentication',
      binding: OPTIONS,
    })
    expect((await verify(secured.credential)).status).toBe(200)
  })

  it('without challenge or domain -> 400: whoever has seen it could show it again', async () => {
    for (const options of [{}, { challenge: 'c0ffee' }, { domain: OPTIONS.domain }, { challenge: 5, domain: 'x' }]) {
      const answer = await verify(presentation, options)
      expect([answer.status, answer.json['code']]).toEqual([400, 'exchange.member_invalid'])
    }
    expect((await client.post('/presentations/verify', { verifiablePresentation: presentation })).status).toBe(400)
  })

  it('unless the service was told to take them', async () => {
    const open = await serveOn((await newService({ unboundPresentations: acceptUnboundPresentations })).handle)
    const answer = await open.post('/presentations/verify', { verifiablePresentation: presentation, options: {} })
    expect(answer.status).toBe(200)
    const half = await open.post('/presentations/verify', {
      verifiablePresentation: presentation,
      options: { challenge: 'c0ffee' },
    })
    expect(half.status).toBe(400)
  })

  it('a replayed challenge, or one for another audience -> 422', async () => {
    const replayed = await verify(presentation, { ...OPTIONS, challenge: 'another' })
    expect([replayed.status, replayed.json['errors'][0]['type']]).toEqual([
      422,
      'https://w3id.org/security#INVALID_CHALLENGE_ERROR',
    ])
    const elsewhere = await verify(presentation, { ...OPTIONS, domain: 'https://bank.example' })
    expect([elsewhere.status, elsewhere.json['errors'][0]['type']]).toEqual([
      422,
      'https://w3id.org/security#INVALID_DOMAIN_ERROR',
    ])
  })

  it("a wallet key that is not the subject's -> 422", async () => {
    const thief = await newSigner()
    const stolen = await presentCredentials([credential], { signer: thief, mechanism: eddsaRdfc2022, binding: OPTIONS })
    const { status, json } = await verify(stolen.presentation)
    expect([status, json['errors'].map((one: Loose) => one['code'])]).toEqual([422, ['holder.subject_mismatch']])
  })

  it('a credential inside that was changed -> 422, with the place where it stands', async () => {
    const forged = thaw(credential)
    forged['name'] = 'Forged'
    const { status, json } = await verify((await present([forged])).presentation)
    expect([status, json['errors'][0]['pointer']]).toEqual([422, '#/verifiableCredential/0/proof'])
  })

  it('a credential inside that is malformed -> 400', async () => {
    const bare = thaw(credential)
    delete bare['proof']
    const broken = changed((copy) => (copy['verifiableCredential'] = [bare]))
    expect((await verify(broken)).status).toBe(400)
  })
})

describe('a presentation without proof -> 400, and so is what is malformed', () => {
  it.each<[string, (copy: Loose) => void]>([
    ['no proof', (copy) => delete copy['proof']],
    ['a bad proofValue', (copy) => (copy['proof']['proofValue'] = 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh')],
    ['the purpose of a credential', (copy) => (copy['proof']['proofPurpose'] = 'assertionMethod')],
    ['no context', (copy) => delete copy['@context']],
    ['the contexts in another order', (copy) => (copy['@context'] = ['https://www.w3.org/ns/credentials/examples/v2', V2])],
    ['a number among the contexts', (copy) => (copy['@context'] = [V2, 5])],
    ['a context that is no URL', (copy) => (copy['@context'] = [V2, 'https ://not-a-url'])],
    ['no type', (copy) => delete copy['type']],
    ['another type', (copy) => (copy['type'] = ['VerifiableCredential'])],
    ['a holder without id', (copy) => (copy['holder'] = { name: 'x' })],
    ['a text for a credential', (copy) => (copy['verifiableCredential'] = ['x'])],
    ['an id that is no URL', (copy) => (copy['id'] = 'x')],
  ])('%s', async (_what, change) => {
    expect((await verify(changed(change))).status).toBe(400)
  })

  it('a text -> 400', async () => {
    expect((await verify('x')).json['code']).toBe('exchange.member_invalid')
  })
})

describe('enveloped form, likewise ...Presentation', () => {
  const envelope = async (): Promise<Loose> => {
    const unsigned = buildPresentation([credential], { holder: controllerOf(holder) })
    const { credential: token } = await vcJose.secure(unsigned, {
      signer: holder,
      loader,
      now: Date.now(),
      purpose: 'authentication',
      binding: OPTIONS,
    })
    return thaw(toEnveloped(token as string, 'application/vp+jwt'))
  }

  it('is verified, as application/vp+jwt and as application/jwt', async () => {
    const enveloped = await envelope()
    expect((await verify(enveloped)).status).toBe(200)
    expect((await verify(changed((copy) => (copy['id'] = copy['id'].replace('vp+jwt', 'jwt')), enveloped))).status).toBe(200)
    expect((await verify(enveloped, { ...OPTIONS, challenge: 'another' })).status).toBe(422)
  })

  it.each<[string, (copy: Loose) => void]>([
    ['an empty context', (copy) => (copy['@context'] = [])],
    ['a wrong context', (copy) => (copy['@context'] = ['https://www.w3.org/ns/credentials/examples/v2'])],
    ['a wrong type', (copy) => (copy['type'] = ['VerifiablePresentation'])],
    ['a non-data id', (copy) => (copy['id'] = copy['id'].split(',')[1])],
  ])('%s -> 400', async (_what, change) => {
    expect((await verify(changed(change, await envelope()))).status).toBe(400)
  })
})
