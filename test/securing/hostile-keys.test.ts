import { describe, expect, it } from 'vitest'
import { concatBytes, fromBase64url, type JsonObject, toBase64url, toMultibase58 } from '../../src/core/index.js'
import { encodeMultikey, type PublicJwk, type Signer } from '../../src/keys/index.js'
import type { Net } from '../../src/net/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerDocument, loader, NOW, NOW_MS, newSigner } from '../support/badges.js'
import { credentialV1 } from '../support/tokens.js'

// Badges that are rightly signed, while the issuer's server says this and that about the key. Every mechanism says the same.

const ISSUER = 'https://courier.example/issuers/1'
const TOKENS = ['ob3-jwt', 'vc-jwt', 'vc-jose', 'sd-jwt-vc'] as const
const TAKES: Readonly<Record<Kind, readonly string[]>> = {
  Ed25519: ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'Ed25519Signature2020', ...TOKENS],
  ES256: ['ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'ecdsa-sd-2023', ...TOKENS],
  ES384: ['ecdsa-rdfc-2019', 'ecdsa-jcs-2019', ...TOKENS],
  RS256: TOKENS,
  PS256: TOKENS,
}
type Kind = 'Ed25519' | 'ES256' | 'ES384' | 'RS256' | 'PS256'
const kinds = Object.keys(TAKES) as Kind[]

/** Each badge once: whatever is said about its key, the badge is the same. */
const badges = new Map<string, { readonly signer: Signer; readonly input: unknown }>()
for (const kind of kinds) {
  for (const id of TAKES[kind]) {
    const mechanism = mechanisms.find((one) => one.id === id) as (typeof mechanisms)[number]
    const signer = await newSigner(kind, `${ISSUER}#key-1`)
    const content = id === 'vc-jwt' ? credentialV1(ISSUER) : badgeOf(ISSUER)
    badges.set(`${kind} ${id}`, { signer, input: (await mechanism.secure(content, { signer, loader, now: NOW_MS })).credential })
  }
}

/** A method, or what of a whole document is changed. */
type Said = JsonObject | ((document: JsonObject) => JsonObject)

async function proofOf(kind: Kind, id: string, hostile: (jwk: PublicJwk) => Said) {
  const { signer, input } = badges.get(`${kind} ${id}`) as { signer: Signer; input: unknown }
  const document = controllerDocument(signer) as JsonObject
  const said = hostile(signer.publicJwk)
  const method = { id: signer.id, controller: ISSUER, ...(typeof said === 'function' ? {} : said) }
  const served = typeof said === 'function' ? said(document) : { ...document, verificationMethod: [method] }
  const bytes = new TextEncoder().encode(JSON.stringify(served))
  const net: Net = {
    fetch: async (url) => ({ bytes, contentType: 'application/json', url, status: 200, fetchedAt: NOW, fromCache: false }),
  }
  const report = await createVerifier({ mechanisms, net, now: NOW }).verify(input)
  const codes = report.proofs.flatMap(({ findings }) => findings.map(({ code }) => code))
  return [report.outcome, ...codes]
}

const jwkMethod = (publicKeyJwk: object): JsonObject => ({ type: 'JsonWebKey', publicKeyJwk: publicKeyJwk as JsonObject })
const multikey = (publicKeyMultibase: string): JsonObject => ({ type: 'Multikey', publicKeyMultibase })
const zeros = (length: number): string => toBase64url(new Uint8Array(length))
const bytesOf = (jwk: PublicJwk): Uint8Array => fromBase64url(jwk.x as string)
const firstZero = (text: string): string => toBase64url(Uint8Array.of(0, ...fromBase64url(text)))
const withHeader = (header: readonly number[], key: Uint8Array): string =>
  toMultibase58(concatBytes(Uint8Array.from(header), key))
const material = (jwk: PublicJwk): Uint8Array => (jwk.kty === 'EC' ? Uint8Array.of(2, ...bytesOf(jwk)) : bytesOf(jwk))
const HEADERS = { Ed25519: [0xed, 1], ES256: [0x80, 0x24], ES384: [0x81, 0x24] } as const
const all: readonly Kind[] = kinds
const curves: readonly Kind[] = ['ES256', 'ES384']
const multikeys: readonly Kind[] = ['Ed25519', 'ES256', 'ES384']
const rsa: readonly Kind[] = ['RS256', 'PS256']
const kindOf = (jwk: PublicJwk): keyof typeof HEADERS =>
  jwk.crv === 'P-256' ? 'ES256' : jwk.crv === 'P-384' ? 'ES384' : 'Ed25519'

type Hostile = readonly [
  what: string,
  of: readonly Kind[],
  say: (jwk: PublicJwk) => Said,
  code: string,
  outcome?: 'indeterminate',
]

const hostile: readonly Hostile[] = [
  // RFC 7518 section 6.2.1: the coordinates of a point of the curve, each of full size.
  ['x with a zero before it', curves, (jwk) => jwkMethod({ ...jwk, x: firstZero(jwk.x as string) }), 'keys.jwk_invalid'],
  ['y with a zero before it', curves, (jwk) => jwkMethod({ ...jwk, y: firstZero(jwk.y as string) }), 'keys.jwk_invalid'],
  ['x cut by a byte', curves, (jwk) => jwkMethod({ ...jwk, x: toBase64url(bytesOf(jwk).slice(1)) }), 'keys.jwk_invalid'],
  ['a point off the curve', curves, (jwk) => jwkMethod({ ...jwk, y: jwk.x }), 'keys.jwk_invalid'],
  [
    'infinity as zeros',
    curves,
    (jwk) => jwkMethod({ ...jwk, x: zeros(bytesOf(jwk).length), y: zeros(bytesOf(jwk).length) }),
    'keys.jwk_invalid',
  ],
  ['infinity as one byte', curves, (jwk) => jwkMethod({ ...jwk, x: 'AA', y: 'AA' }), 'keys.jwk_invalid'],
  ['x alone', curves, ({ y: _y, ...jwk }) => jwkMethod(jwk), 'keys.jwk_invalid'],
  [
    'a compressed point as x',
    curves,
    ({ y: _y, ...jwk }) => jwkMethod({ ...jwk, x: toBase64url(Uint8Array.of(2, ...bytesOf(jwk))) }),
    'keys.jwk_invalid',
  ],
  [
    'coordinates beyond the field',
    curves,
    (jwk) => jwkMethod({ ...jwk, x: toBase64url(bytesOf(jwk).fill(255)) }),
    'keys.jwk_invalid',
  ],
  [
    'the name of the other curve',
    curves,
    (jwk) => jwkMethod({ ...jwk, crv: jwk.crv === 'P-256' ? 'P-384' : 'P-256' }),
    'keys.jwk_invalid',
  ],
  [
    'a curve that is not supported',
    curves,
    (jwk) => jwkMethod({ ...jwk, crv: 'secp256k1' }),
    'did.key_type_unsupported',
    'indeterminate',
  ],
  ['x with padding', multikeys, (jwk) => jwkMethod({ ...jwk, x: `${jwk.x}=` }), 'keys.jwk_invalid'],
  // RFC 8032 section 5.1.3, FIPS 186-5 section 7.7.
  ...[0, 1].map(
    (first): Hostile => [
      `a point of small order, ${first}`,
      ['Ed25519'],
      (jwk) => jwkMethod({ ...jwk, x: toBase64url(Uint8Array.of(first, ...new Uint8Array(31))) }),
      'keys.jwk_invalid',
    ],
  ),
  [
    'a point of small order as a Multikey',
    ['Ed25519'],
    () => multikey(withHeader(HEADERS.Ed25519, Uint8Array.of(1, ...new Uint8Array(31)))),
    'keys.jwk_invalid',
  ],
  [
    'a coordinate beyond the field',
    ['Ed25519'],
    (jwk) => jwkMethod({ ...jwk, x: toBase64url(new Uint8Array(32).fill(255)) }),
    'keys.jwk_invalid',
  ],
  // RFC 7518 sections 3.3 and 6.3.
  [
    'a modulus of 1024 bits',
    rsa,
    (jwk) => jwkMethod({ ...jwk, n: toBase64url(fromBase64url(jwk.n as string).slice(-128)) }),
    'keys.jwk_invalid',
  ],
  [
    'a modulus of 16 384 bits',
    rsa,
    (jwk) => jwkMethod({ ...jwk, n: toBase64url(new Uint8Array(2048).fill(255)) }),
    'keys.jwk_invalid',
  ],
  ['a modulus with a zero before it', rsa, (jwk) => jwkMethod({ ...jwk, n: firstZero(jwk.n as string) }), 'keys.jwk_invalid'],
  ...[
    ['1', 'AQ'],
    ['0', 'AA'],
    ['2', 'Ag'],
    ['65536', 'AQAA'],
    ['65537 with a zero before it', 'AAEAAQ'],
    ['nothing', ''],
    ['of 9 bytes', 'AQAAAAAAAAAB'],
  ].map(([what, e]): Hostile => [`exponent ${what}`, rsa, (jwk) => jwkMethod({ ...jwk, e }), 'keys.jwk_invalid']),
  // RFC 7517 sections 4.1 to 4.3, CID 1.0 section 2.2.3.
  ['another kty', all, (jwk) => jwkMethod({ ...jwk, kty: 'oct' }), 'did.key_type_unsupported', 'indeterminate'],
  ['a symmetric key', all, () => jwkMethod({ kty: 'oct', k: 'AAAA' }), 'did.document_invalid'],
  ['use enc', all, (jwk) => jwkMethod({ ...jwk, use: 'enc' }), 'keys.jwk_invalid'],
  ['key_ops without verify', all, (jwk) => jwkMethod({ ...jwk, key_ops: ['encrypt'] }), 'keys.jwk_invalid'],
  ...['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].map(
    (member): Hostile => [
      `the private member ${member}`,
      all,
      (jwk) => jwkMethod({ ...jwk, [member]: 'AAAA' }),
      'did.document_invalid',
    ],
  ),
  [
    'a private key beside the public one',
    all,
    (jwk) => ({ ...jwkMethod(jwk), secretKeyMultibase: 'z1' }),
    'did.document_invalid',
  ],
  // CID 1.0 section 2.2.2: base58btc, the header of the key's own kind, points compressed.
  ['base64url instead of base58btc', multikeys, (jwk) => multikey(`u${toBase64url(material(jwk))}`), 'core.encoding_invalid'],
  ['base16', multikeys, () => multikey('fed01'), 'core.encoding_invalid'],
  ['the prefix as a capital', multikeys, (jwk) => multikey(`Z${encodeMultikey(jwk).slice(1)}`), 'core.encoding_invalid'],
  ['a letter that base58 lacks', multikeys, (jwk) => multikey(`${encodeMultikey(jwk)}0`), 'core.encoding_invalid'],
  ['white space behind', multikeys, (jwk) => multikey(`${encodeMultikey(jwk)} `), 'core.encoding_invalid'],
  ['no prefix', multikeys, (jwk) => multikey(encodeMultikey(jwk).slice(1)), 'core.encoding_invalid'],
  [
    'a zero byte more',
    multikeys,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], Uint8Array.of(...material(jwk), 0))),
    'keys.multikey_invalid',
  ],
  [
    'a byte less',
    multikeys,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], material(jwk).slice(1))),
    'keys.multikey_invalid',
  ],
  [
    'the header and nothing',
    multikeys,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], new Uint8Array())),
    'keys.multikey_invalid',
  ],
  [
    'the header of another curve',
    multikeys,
    (jwk) => multikey(withHeader(HEADERS[jwk.crv === 'P-384' ? 'ES256' : 'ES384'], material(jwk))),
    'keys.multikey_invalid',
  ],
  [
    'the header of secp256k1',
    curves,
    (jwk) => multikey(withHeader([0xe7, 1], material(jwk))),
    'did.key_type_unsupported',
    'indeterminate',
  ],
  [
    'the header of X25519',
    ['Ed25519'],
    (jwk) => multikey(withHeader([0xec, 1], material(jwk))),
    'did.key_type_unsupported',
    'indeterminate',
  ],
  [
    'the header of a secret key',
    ['Ed25519'],
    (jwk) => multikey(withHeader([0x80, 0x26], material(jwk))),
    'keys.multikey_invalid',
  ],
  [
    'an uncompressed point',
    curves,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], Uint8Array.of(4, ...bytesOf(jwk), ...fromBase64url(jwk.y as string)))),
    'keys.multikey_invalid',
  ],
  [
    'a point begun with 04',
    curves,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], Uint8Array.of(4, ...bytesOf(jwk)))),
    'keys.multikey_invalid',
  ],
  [
    'infinity',
    curves,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], new Uint8Array(bytesOf(jwk).length + 1))),
    'keys.multikey_invalid',
  ],
  [
    'an x of no point',
    curves,
    (jwk) => multikey(withHeader(HEADERS[kindOf(jwk)], Uint8Array.of(2, ...bytesOf(jwk).fill(255)))),
    'keys.multikey_invalid',
  ],
  // CID 1.0 sections 2.2 and 3.3.
  [
    'a key in another spelling of the same method',
    all,
    (jwk) => ({ ...jwkMethod(jwk), publicKeyMultibase: 'z6Mk' }),
    'did.document_invalid',
    'indeterminate',
  ],
  [
    'a method of another controller',
    all,
    (jwk) => ({ ...jwkMethod(jwk), controller: 'https://evil.example/' }),
    'did.controller_mismatch',
  ],
  [
    'no such method',
    all,
    () => (document) => ({ ...document, verificationMethod: [], assertionMethod: [] }),
    'did.method_not_found',
  ],
  [
    'a method for authentication alone',
    all,
    () =>
      ({ assertionMethod, ...document }) => ({ ...document, authentication: assertionMethod as never }),
    'did.method_not_authorised',
  ],
  [
    'a document of another id',
    all,
    () => (document) => ({ ...document, id: 'https://evil.example/' }),
    'did.document_invalid',
    'indeterminate',
  ],
]

describe.each(kinds.flatMap((kind) => TAKES[kind].map((id) => [id, kind] as const)))('%s with %s', (id, kind) => {
  it('verifies where the key is given as it is, in each of its forms', async () => {
    expect(await proofOf(kind, id, jwkMethod)).toEqual(['verified'])
    if (multikeys.includes(kind)) expect(await proofOf(kind, id, (jwk) => multikey(encodeMultikey(jwk)))).toEqual(['verified'])
  })

  const cases = hostile
    .filter(([, of]) => of.includes(kind))
    .map(([what, , say, code, outcome = 'rejected']) => ({ what, say, code, outcome }))

  it.each(cases)('$what is $outcome', async ({ say, code, outcome }) => {
    expect(await proofOf(kind, id, say)).toEqual([outcome, code])
  })
})
