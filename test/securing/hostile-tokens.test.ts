import { createHmac } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  concatBytes,
  fromBase58,
  fromBase64url,
  type JsonObject,
  toBase58,
  toBase64url,
  toHex,
  utf8,
} from '../../src/core/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { controllerOf } from '../support/badges.js'
import { encodePart } from '../support/tokens.js'
import {
  joined,
  KINDS,
  type Kind,
  otherS,
  pairs,
  partsOf,
  secured,
  signedWith,
  TOKENS,
  verdict,
  verifier,
} from './hostile-support.js'

describe.each(TOKENS)('%s', (id) => {
  const of = (kind: Kind = 'ES256') => partsOf(id, kind)

  it.each(KINDS)('%s: what is right is verified', async (kind) => {
    expect(await verdict(secured.get(`${id} ${kind}`))).toEqual(['verified'])
  })

  it.each(['none', 'None', 'NONE', 'HS256', 'HS384', '', null, ['ES256']])(
    'alg %j (RFC 8725 sections 3.1 and 3.2)',
    async (alg) => {
      const parts = of()
      const header = { ...parts.header, alg }
      expect(await verdict(await signedWith(parts, header as never))).toEqual(['rejected', 'proof.alg_unsupported'])
      expect(await verdict(joined(encodePart(header), parts.body, '', parts.rest))).toEqual(['rejected', 'proof.alg_unsupported'])
    },
  )

  it.each(['ES512', 'ES256K', 'PS384', 'RS1', 'ECDH-ES'])('alg %j, which is not supported, leaves it open', async (alg) => {
    const parts = of()
    expect(await verdict(await signedWith(parts, { ...parts.header, alg } as never))).toEqual([
      'indeterminate',
      'proof.alg_unsupported',
    ])
  })

  it.each(KINDS)('the public key of %s as a secret (RFC 8725 section 2.1)', async (kind) => {
    const parts = of(kind)
    const { publicJwk } = pairs[kind]
    const raw = fromBase64url((publicJwk.x ?? publicJwk.n) as string)
    const secrets = [
      raw,
      JSON.stringify(publicJwk),
      publicJwk.x ?? publicJwk.n,
      concatBytes(raw, fromBase64url(publicJwk.y ?? '')),
    ]
    for (const secret of secrets) {
      for (const [alg, code] of [
        ['HS256', 'proof.alg_unsupported'],
        [parts.header['alg'], 'proof.signature_invalid'],
      ] as const) {
        const head = encodePart({ ...parts.header, alg: alg as string })
        const mac = createHmac('sha256', secret as string)
          .update(`${head}.${parts.body}`)
          .digest('base64url')
        expect(await verdict(joined(head, parts.body, mac, parts.rest))).toEqual(['rejected', code])
      }
    }
  })

  it.each(KINDS)('the alg of another kind of key than %s (RFC 8725 section 3.1)', async (kind) => {
    const parts = of(kind)
    for (const other of KINDS.filter((one) => one !== kind)) {
      const { alg } = partsOf(id, other).header as { readonly alg: string }
      const isSameKey = pairs[other].publicJwk.kty === 'RSA' && pairs[kind].publicJwk.kty === 'RSA'
      expect(await verdict(await signedWith(parts, { ...parts.header, alg }))).toEqual([
        'rejected',
        isSameKey ? 'proof.signature_invalid' : 'proof.alg_mismatch',
      ])
    }
  })

  it.each<[string, unknown]>([
    ['crit', ['b64']],
    ['crit', ['exp']],
    ['crit', []],
    ['b64', false],
    ['b64', true],
    ['zip', 'DEF'],
    ['typ', 'at+jwt'],
    ['typ', 5],
  ])('%s %j in the header (RFC 7515 sections 4.1.9 and 4.1.11, RFC 7797, RFC 7516 section 4.1.3)', async (member, value) => {
    const parts = of()
    const result = await verdict(await signedWith(parts, { ...parts.header, [member]: value }))
    // The `typ` of an SD-JWT says which mechanism it is for.
    const isForOther = id === 'sd-jwt-vc' && member === 'typ'
    expect(result).toEqual(isForOther ? ['indeterminate', 'form.sd_jwt'] : ['rejected', 'proof.header_unsupported'])
  })

  it('a payload that is compressed, or that is not encoded (RFC 7797 section 3)', async () => {
    const parts = of()
    const packed = toBase64url(new Uint8Array(deflateRawSync(JSON.stringify(parts.payload))))
    expect(await verdict(await signedWith(parts, { ...parts.header, zip: 'DEF' }, packed))).toEqual([
      'rejected',
      'form.token_malformed',
    ])
    const plain = JSON.stringify(parts.payload)
    const head = encodePart({ ...parts.header, b64: false, crit: ['b64'] })
    const text = joined(head, plain, await parts.signer.sign(utf8(`${head}.${plain}`)), parts.rest)
    expect(await verdict(text)).toEqual(['rejected', 'form.token_malformed'])
  })

  it('a name twice in the header or the payload (RFC 7515 section 4, RFC 7519 section 4)', async () => {
    const parts = of()
    const twice = (value: JsonObject, member: string) =>
      toBase64url(utf8(`{"${member}":${JSON.stringify(value[member])},${JSON.stringify(value).slice(1)}`))
    const [claim = ''] = Object.keys(parts.payload)
    for (const text of [
      await signedWith(parts, twice(parts.header, 'alg')),
      await signedWith(parts, twice(parts.header, 'kid')),
      await signedWith(parts, parts.header, twice(parts.payload, claim)),
    ])
      expect(await verdict(text)).toEqual(['rejected', 'form.token_malformed'])
  })

  it("a stranger's key in the header proves nothing about the issuer (RFC 8725 section 2.10)", async () => {
    const parts = of()
    const eve = createSigner(await generateKey('ES256'))
    const { kid: _kid, ...rest } = parts.header
    const alone = await verifier.verify(await signedWith(parts, { ...rest, jwk: { ...eve.publicJwk } }, parts.body, eve))
    expect(alone).toMatchObject({ outcome: 'rejected', proofs: [{ state: 'pass' }], checks: { issuer: { state: 'fail' } } })
    expect(alone.checks.issuer.findings[0]).toMatchObject({ code: 'issuer.key_unbound' })
    const beside = await signedWith(parts, { ...parts.header, jwk: { ...eve.publicJwk } }, parts.body, eve)
    expect(await verdict(beside)).toEqual(['rejected', 'proof.key_conflict'])
    // Nor does a DID of hers: it is a right proof, and not the issuer's.
    const foreign = await verifier.verify(await signedWith(parts, { ...rest, kid: eve.id }, parts.body, eve))
    expect(foreign).toMatchObject({ outcome: 'rejected', checks: { issuer: { state: 'fail' } } })
    expect(foreign.checks.issuer.findings[0]).toMatchObject({ code: 'issuer.mismatch' })
  })

  it.each<[string, object, string]>([
    ['a private member', { d: 'AAAA' }, 'keys.private_member'],
    ['a symmetric one', { kty: 'oct', k: 'AAAA' }, 'keys.private_member'],
    ['use enc', { use: 'enc' }, 'keys.jwk_invalid'],
    ['key_ops without verify', { key_ops: ['sign'] }, 'keys.jwk_invalid'],
    ['a point off its curve', { y: 'AAAA' }, 'keys.jwk_invalid'],
    ['a curve that is not supported', { crv: 'secp256k1' }, 'keys.type_unsupported'],
  ])('a jwk in the header with %s', async (_what, members, code) => {
    const parts = of()
    const { kid: _kid, ...rest } = parts.header
    const text = await signedWith(parts, { ...rest, jwk: { ...parts.signer.publicJwk, ...members } as never })
    expect(await verdict(text)).toEqual(['rejected', code])
  })

  it.each<[string, (did: string) => string, string, string]>([
    [
      'a key in the fragment of an https URL',
      (did) => `https://issuer.example/me#${did.slice(8)}`,
      'indeterminate',
      'did.offline',
    ],
    ['a did:key in capitals', (did) => `did:key:${did.slice(8).toUpperCase()}`, 'rejected', 'did.invalid'],
    ['a did:key of another base', (did) => did.replace('did:key:z', 'did:key:u'), 'rejected', 'did.invalid'],
    [
      'a did:key with one zero byte more',
      (did) => `did:key:z${toBase58(Uint8Array.of(...fromBase58(did.slice(9)), 0))}`,
      'rejected',
      'did.invalid',
    ],
    ['a did:key with a letter that base58 lacks', (did) => `${did}l`, 'rejected', 'did.invalid'],
    [
      'a did:key with another fragment',
      (did) => `${did}#z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu`,
      'rejected',
      'did.method_not_found',
    ],
    ['a did:key with two fragments', (did) => `${did}#a#b`, 'rejected', 'did.invalid'],
    ['a did:jwk that is no JSON', () => 'did:jwk:AAAA#0', 'rejected', 'did.invalid'],
  ])('a kid of %s', async (_what, kidOf, outcome, code) => {
    const parts = of()
    expect(await verdict(await signedWith(parts, { ...parts.header, kid: kidOf(controllerOf(parts.signer)) }))).toEqual([
      outcome,
      code,
    ])
  })

  it.each(KINDS)('%s: signatures cut, lengthened, and written otherwise', async (kind) => {
    const { head, body, tail, rest } = of(kind)
    const signature = fromBase64url(tail)
    const half = signature.length >> 1
    for (const wrong of [
      new Uint8Array(0),
      signature.slice(0, -1),
      signature.slice(1),
      signature.slice(0, half),
      Uint8Array.of(...signature, 0),
      Uint8Array.of(0, ...signature),
      concatBytes(signature, signature),
      new Uint8Array(signature.length),
      utf8(toHex(signature)),
    ])
      expect(await verdict(joined(head, body, wrong, rest))).toEqual(['rejected', 'proof.signature_invalid'])
    for (const wrong of [
      `${tail}=`,
      `${tail}==`,
      `${tail}+`,
      `${tail}.${tail}`,
      `${tail} `.repeat(2),
      `${tail.slice(0, 9)}\n${tail.slice(9)}`,
    ])
      expect((await verdict(joined(head, body, wrong, `${rest}`)))[0]).toBe('rejected')
  })

  it.each(['ES256', 'ES384'] as const)(
    '%s: the higher s is right too, since RFC 7518 section 3.4 asks for neither',
    async (kind) => {
      const { head, body, tail, rest } = of(kind)
      expect(await verdict(joined(head, body, otherS(kind, fromBase64url(tail)), rest))).toEqual(['verified'])
    },
  )
})
