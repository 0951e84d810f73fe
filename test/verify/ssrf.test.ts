import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createNet } from '../../src/net/index.js'
import { badgeOf, controllerOf, newSigner, signedBadge, thaw, tokenBadge } from '../support/badges.js'
import { startServer, type TestServer } from '../support/https.js'
import { codesOf, encode, type Result, signer, verifierOf } from './support.js'

/** A server inside: it has a certificate that is trusted and a port that is allowed, so that only its address keeps it apart. */
let inside: TestServer
beforeAll(async () => {
  inside = await startServer(
    (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  )
})
afterAll(() => inside.close())

const verify = (input: unknown): Promise<Result> =>
  verifierOf({ net: createNet({ ca: inside.ca, ports: [inside.port], timeoutMs: 3000 }) }).verify(input)

/** Spellings of a host that is not public. */
const PRIVATE = [
  'localhost',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '10.0.0.1',
  '169.254.169.254',
  '[fd00:ec2::254]',
]

const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

type Place = (url: string) => Promise<unknown>

/** A signed badge whose content names the URL. */
const naming =
  (members: (url: string) => JsonObject): Place =>
  async (url) => {
    const badge = badgeOf(controllerOf(signer))
    const contexts = [...(badge['@context'] as string[]), EXTENSIONS]
    return signedBadge(signer, { ...badge, '@context': contexts, ...members(url) })
  }

/** A badge whose embedded proof is changed after signing: whatever that says, nothing private may be asked about it. */
const proving =
  (members: (url: string) => JsonObject): Place =>
  async (url) => {
    const badge = thaw(await signedBadge(signer))
    Object.assign(badge.proof, members(url))
    return badge
  }

const token =
  (header: (url: string) => JsonObject, issuer: (url: string) => string = () => controllerOf(signer)): Place =>
  async (url) => {
    const jwtSigner = await newSigner('ES256')
    const parts = (await tokenBadge(jwtSigner, { ...badgeOf(controllerOf(jwtSigner)), issuer: issuer(url) } as JsonObject)).split(
      '.',
    )
    return [encode({ alg: 'ES256', typ: 'JWT', ...header(url) }), parts[1], parts[2]].join('.')
  }

/** Where a credential may name a URL that a verifier follows, and what its being out of reach leaves open. */
const FIELDS: Readonly<Record<string, { readonly place: Place; readonly open: boolean }>> = {
  'issuer and verificationMethod, https': {
    open: true,
    place: async (url) => signedBadge(await newSigner('Ed25519', `${url}#key`)),
  },
  'verificationMethod of another host': { open: true, place: proving((url) => ({ verificationMethod: `${url}#key` })) },
  'kid of a token': { open: true, place: token((url) => ({ kid: `${url}#key` })) },
  'kid of a token, a JWK': { open: true, place: token((url) => ({ kid: url })) },
  'jku, x5u and jwk beside a kid': { open: true, place: token((url) => ({ kid: `${url}#key`, jku: url, x5u: url })) },
  'credentialStatus, bitstring': {
    open: true,
    place: naming((url) => ({
      credentialStatus: {
        id: `${url}#1`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: url,
      },
    })),
  },
  'credentialStatus, 1EdTech': {
    open: true,
    place: naming((url) => ({ credentialStatus: { id: url, type: '1EdTechRevocationList' } })),
  },
  credentialSchema: {
    open: false,
    place: naming((url) => ({ credentialSchema: [{ id: url, type: '1EdTechJsonSchemaValidator2019' }] })),
  },
  refreshService: { open: false, place: naming((url) => ({ refreshService: { id: url, type: '1EdTechCredentialRefresh' } })) },
  'issuer of an endorsement': {
    open: true,
    place: async (url) => {
      const endorser = await newSigner('Ed25519', `${url}#key`)
      const endorsement = await signedBadge(endorser, {
        ...badgeOf(url),
        id: 'urn:uuid:6b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        credentialSubject: { id: 'https://courier.example/achievements/first-aid', type: ['EndorsementSubject'] },
      } as unknown as JsonObject)
      return signedBadge(signer, { ...badgeOf(controllerOf(signer)), endorsement: [endorsement] })
    },
  },
  'what is only shown': {
    open: false,
    place: naming((url) => ({ image: { id: url, type: 'Image' }, evidence: [{ id: url, type: ['Evidence'] }] })),
  },
}

describe('URLs inside a credential never lead to a private address', () => {
  for (const [field, { place, open }] of Object.entries(FIELDS)) {
    it.each(PRIVATE)(`${field}: %s`, async (host) => {
      const before = inside.connections()
      const report = await verify(await place(`https://${host}:${inside.port}/inside`))
      expect(inside.connections()).toBe(before)
      // Out of reach is neither wrong nor right.
      expect([report.outcome, codesOf(report)]).toEqual([
        open ? 'indeterminate' : expect.stringMatching(/^(verified|indeterminate)$/),
        codesOf(report),
      ])
    })
  }

  it('did:web of a name that is private: could not be checked', async () => {
    const before = inside.connections()
    const issuer = await newSigner('Ed25519', `did:web:localhost%3A${inside.port}#key`)
    const report = await verify(await signedBadge(issuer))
    expect(report).toMatchObject({ outcome: 'indeterminate', findings: [{ check: 'proof', code: 'net.address_forbidden' }] })
    expect(inside.connections()).toBe(before)
  })

  it.each(['127.0.0.1', '169.254.169.254', '%5B%3A%3A1%5D', '2130706433', '0x7f.1', '127.1'])(
    'did:web with the address %s is no DID at all',
    async (host) => {
      const issuer = await newSigner('Ed25519', `did:web:${host}%3A${inside.port}#key`)
      const report = await verify(await signedBadge(issuer))
      expect(codesOf(report)).toEqual(['did.invalid'])
      expect(report.outcome).not.toBe('verified')
    },
  )

  it('an unknown context is not fetched, whatever it names', async () => {
    const before = inside.connections()
    const badge = thaw(await signedBadge(signer))
    badge['@context'].push(`https://localhost:${inside.port}/context`)
    expect((await verify(badge)).outcome).not.toBe('verified')
    expect(inside.connections()).toBe(before)
  })

  it('would reach it if its address were listed: the guard is what keeps it apart', async () => {
    const before = inside.connections()
    const net = createNet({ ca: inside.ca, ports: [inside.port], unsafeAllowAddresses: ['127.0.0.1', '::1'] })
    const badge = await signedBadge(await newSigner('Ed25519', `https://localhost:${inside.port}/inside#key`))
    expect(await verifierOf({ net }).verify(badge)).toMatchObject({
      outcome: 'indeterminate',
      findings: [{ code: 'did.document_invalid' }],
    })
    expect(inside.connections()).toBe(before + 1)
  })
})
