import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromBase64url, fromHex, type JsonObject, toBase64url, toHex, utf8 } from '../../src/core/index.js'
import { createSigner, type KeyPair, type Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { type Mechanism, splitJws } from '../../src/securing/index.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { vcJose } from '../../src/securing/jose/vc-jose.js'
import { vcJwt } from '../../src/securing/jose/vc-jwt.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, loader, NOW, NOW_MS } from '../support/badges.js'
import { newKeyPair } from '../support/keys.js'
import { credentialV1, encodePart, forgeToken, openWith } from '../support/tokens.js'

// Attacks on tokens (RFC 8725 section 2), each in all three forms.

const keys: Record<string, KeyPair> = {}
const signers: Record<string, Signer> = {}
for (const [alg, name] of [
  ['ES256', 'ES256'],
  ['ES384', 'ES384'],
  ['RS256', 'RS256'],
  ['PS256', 'PS256'],
  ['EdDSA', 'Ed25519'],
] as const) {
  keys[alg] = await newKeyPair(name)
  signers[alg] = createSigner(keys[alg] as KeyPair)
}
const algs = Object.keys(signers)
const forms = [
  ['ob3-jwt', ob3Jwt, badgeOf],
  ['vc-jose', vcJose, badgeOf],
  ['vc-jwt', vcJwt, credentialV1],
] as const
const tokenOf = async (mechanism: Mechanism, content: JsonObject, signer: Signer): Promise<string> =>
  (await mechanism.secure(content, { signer, loader, now: NOW_MS })).credential as string
const tokens = new Map<string, string>()
for (const [id, mechanism, contentOf] of forms) {
  for (const alg of algs) {
    const signer = signers[alg] as Signer
    tokens.set(`${id} ${alg}`, await tokenOf(mechanism, contentOf(controllerOf(signer)), signer))
  }
}

describe.each(forms)('%s', (id, mechanism) => {
  const open = (text: string) => openWith(mechanism, text)
  const partsOf = (alg: string) => {
    const text = tokens.get(`${id} ${alg}`) as string
    const [head = '', body = '', tail = ''] = text.split('.')
    return { ...splitJws(text), head, body, tail, signer: signers[alg] as Signer }
  }

  it.each(['none', 'None', 'NONE', 'nOnE', '', 'HS256', 'HS384', 'HS512', null, 0, {}])(
    'alg %j is refused, whatever the signature (RFC 8725 section 2.1)',
    async (alg) => {
      const { header, body, tail, payload, signer } = partsOf('ES256')
      const changed = encodePart({ ...header, alg })
      for (const text of [
        `${changed}.${body}.`,
        `${changed}.${body}.${tail}`,
        await forgeToken({ ...header, alg }, payload, signer),
      ]) {
        expect(await errorOf(open(text))).toMatchObject({ code: 'proof.alg_unsupported', kind: 'input' })
      }
    },
  )

  it.each(['RS384', 'PS512', 'ES512', 'ES256K', 'Ed448', 'ML-DSA-44', 'RS1', 'dir', 'es256'])(
    'alg %s may be right, and nobody here can tell (RFC 7518 section 3.1)',
    async (alg) => {
      const { header, payload, signer } = partsOf('ES256')
      const text = await forgeToken({ ...header, alg }, payload, signer)
      expect(await errorOf(open(text))).toMatchObject({ code: 'proof.alg_unsupported', kind: 'operation', params: { alg } })
    },
  )

  it.each(algs)('%s: a public key is no HMAC secret (RFC 8725 section 2.1)', async (alg) => {
    const { header, body, signer } = partsOf(alg)
    for (const secret of [
      JSON.stringify(signer.publicJwk),
      fromBase64url((signer.publicJwk.x ?? signer.publicJwk.n) as string),
    ]) {
      for (const name of ['HS256', alg]) {
        const input = `${encodePart({ ...header, alg: name })}.${body}`
        const text = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
        expect(await errorOf(open(text))).toMatchObject({
          code: name === alg ? 'proof.signature_invalid' : 'proof.alg_unsupported',
        })
      }
    }
  })

  it.each(algs)('%s: the alg of another kind of key is refused, that of the same kind finds no signature', async (alg) => {
    const { header, payload, signer } = partsOf(alg)
    for (const other of algs.filter((one) => one !== alg)) {
      const text = await forgeToken({ ...header, alg: other }, payload, signer)
      const isSameKey = signer.publicJwk.kty === signers[other]?.publicJwk.kty && signer.publicJwk.kty === 'RSA'
      expect(await errorOf(open(text))).toMatchObject({
        code: isSameKey ? 'proof.signature_invalid' : 'proof.alg_mismatch',
        kind: 'input',
      })
    }
  })

  it.each([
    ['crit', ['b64']],
    ['crit', ['exp']],
    ['crit', []],
    ['crit', null],
    ['b64', true],
    ['b64', false],
  ])('%s %j is not understood (RFC 7515 section 4.1.11, RFC 7797 section 6)', async (member, value) => {
    const { header, payload, signer } = partsOf('ES256')
    expect(await errorOf(open(await forgeToken({ ...header, [member]: value }, payload, signer)))).toMatchObject({
      code: 'proof.header_unsupported',
      kind: 'input',
      params: { member },
    })
  })

  it('the key of the header says that nothing was changed, and nothing of the issuer', async () => {
    const { header, payload } = partsOf('ES256')
    const eve = createSigner(await newKeyPair('ES256'))
    const { kid: _kid, ...rest } = header
    const text = await forgeToken({ ...rest, jwk: eve.publicJwk }, payload, eve)
    expect(await open(text)).not.toHaveProperty('controller')
    const report = await createVerifier({ mechanisms, now: NOW }).verify(text)
    expect(report).toMatchObject({ outcome: 'rejected', proofs: [{ mechanism: id, state: 'pass' }] })
    expect(report.checks.issuer).toMatchObject({ state: 'fail', findings: [{ code: 'issuer.key_unbound' }] })
    // Beside the issuer's own kid it is a contradiction.
    expect(await errorOf(open(await forgeToken({ ...header, jwk: eve.publicJwk }, payload, eve)))).toMatchObject({
      code: 'proof.key_conflict',
      kind: 'input',
    })
  })

  it('a private key in the header is refused (CID 1.0 section 2.2.3)', async () => {
    for (const alg of algs) {
      const { header, payload, signer } = partsOf(alg)
      for (const jwk of [keys[alg]?.secretJwk, { ...signer.publicJwk, k: 'AAAA' }]) {
        const text = await forgeToken({ ...header, jwk }, payload, signer)
        expect(await errorOf(open(text))).toMatchObject({ code: 'keys.private_member', kind: 'input' })
      }
    }
  })

  it.each(['x5c', 'x5u', 'jku', 'x5t'])('%s is never followed', async (member) => {
    const { payload, signer } = partsOf('ES256')
    const value = member === 'x5c' ? ['AAAA'] : 'https://evil.example/keys'
    const text = await forgeToken({ alg: 'ES256', kid: 'https://issuer.example/keys#1', [member]: value }, payload, signer)
    expect(await errorOf(open(text))).toMatchObject({ code: 'did.offline', kind: 'operation' })
  })

  it('a key in the fragment of an https method is no key (CID 1.0 section 3.3)', async () => {
    const { payload, signer } = partsOf('ES256')
    const fragment = controllerOf(signer).slice('did:key:'.length)
    const url = `https://issuer.example/me#${fragment}`
    const text = await forgeToken({ alg: 'ES256', kid: url }, payload, signer)
    expect(await errorOf(open(text))).toMatchObject({ code: 'did.offline', kind: 'operation' })
    expect(await errorOf(openWith(mechanism, text, [{ id: 'https://issuer.example/me', assertionMethod: [url] }]))).toMatchObject(
      {
        code: 'did.method_not_found',
        kind: 'input',
      },
    )
  })

  it('a point off the curve, and an Ed25519 key of small order, are no keys', async () => {
    const { payload, signer } = partsOf('ES256')
    const one = (length: number) => toBase64url(new Uint8Array(length).fill(1))
    const weak = toBase64url(Uint8Array.of(1, ...new Uint8Array(31)))
    for (const [alg, jwk] of [
      ['ES256', { kty: 'EC', crv: 'P-256', x: one(32), y: one(32) }],
      ['ES384', { kty: 'EC', crv: 'P-384', x: one(48), y: one(48) }],
      ['EdDSA', { kty: 'OKP', crv: 'Ed25519', x: weak }],
    ] as const) {
      const text = await forgeToken({ alg, jwk }, payload, signer)
      expect(await errorOf(open(text))).toMatchObject({ code: 'keys.jwk_invalid', kind: 'input' })
    }
  })

  describe.each(algs)('the signature, %s', (alg) => {
    const { head, body, signature } = partsOf(alg)
    const withSignature = (bytes: Uint8Array) => `${head}.${body}.${toBase64url(bytes)}`
    const half = signature.length >> 1

    it.each<[string, Uint8Array]>([
      ['empty', new Uint8Array(0)],
      ['one byte', new Uint8Array(1)],
      ['cut at the end', signature.slice(0, -1)],
      ['cut at the start', signature.slice(1)],
      ['a byte longer', Uint8Array.of(...signature, 0)],
      ['a zero before it', Uint8Array.of(0, ...signature)],
      ['twice', Uint8Array.of(...signature, ...signature)],
      ['half', signature.slice(0, half)],
      ['all zero', new Uint8Array(signature.length)],
      ['all ones', new Uint8Array(signature.length).fill(255)],
      ['r zero', Uint8Array.of(...new Uint8Array(half), ...signature.slice(half))],
      ['s zero', Uint8Array.of(...signature.slice(0, half), ...new Uint8Array(half))],
      ['r and s the other way round', Uint8Array.of(...signature.slice(half), ...signature.slice(0, half))],
      ['one bit changed', signature.map((byte, index) => (index === 5 ? byte ^ 1 : byte))],
      ['DER', Uint8Array.of(0x30, signature.length + 4, 2, half, ...signature.slice(0, half), 2, half, ...signature.slice(half))],
      ['the lead of an XML signature', Uint8Array.of(...signature, ...utf8('='))],
    ])('%s is not right', async (_what, bytes) => {
      expect(await errorOf(open(withSignature(bytes)))).toMatchObject({ code: 'proof.signature_invalid', kind: 'input' })
    })

    it('another spelling of the same bytes is refused (RFC 7515 section 2)', async () => {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      const { tail } = partsOf(alg)
      const other = alphabet[alphabet.indexOf(tail.at(-1) as string) ^ 1] as string
      const spellings = [`${tail}=`, `${tail}==`, `${tail} `, tail.replace(/.$/, '+'), `${tail.slice(0, 4)}\n${tail.slice(4)}`]
      // Where the last letter has no spare bits, another letter is another signature.
      if ((tail.length * 6) % 8 !== 0) spellings.push(tail.slice(0, -1) + other)
      for (const spelling of spellings) {
        expect(() => splitJws(`${head}.${body}.${spelling}`)).toThrow(expect.objectContaining({ code: 'proof.member_invalid' }))
      }
    })
  })

  /** The orders of the groups of P-256 and P-384 (SP 800-186 section 3.2.1). */
  const orders = {
    ES256: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
    ES384: 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  } as const

  it.each(['ES256', 'ES384'] as const)(
    '%s: s and the order less s are both right, r or s of the order or more are not',
    async (alg) => {
      const { head, body, signature } = partsOf(alg)
      const length = signature.length / 2
      const order = BigInt(`0x${orders[alg]}`)
      const bytesOf = (value: bigint) => fromHex(value.toString(16).padStart(length * 2, '0'))
      const [r, s] = [signature.slice(0, length), signature.slice(length)].map((part) => BigInt(`0x${toHex(part)}`)) as [
        bigint,
        bigint,
      ]
      const withNumbers = (a: bigint, b: bigint) => `${head}.${body}.${toBase64url(Uint8Array.of(...bytesOf(a), ...bytesOf(b)))}`
      // RFC 7518 section 3.4 does not ask for the lower of the two.
      for (const other of [s, order - s]) await expect(open(withNumbers(r, other))).resolves.toBeDefined()
      const wrong: (readonly [bigint, bigint])[] = [
        [order - r, s],
        [order, s],
        [r, order],
        [0n, s],
        [r, 0n],
        [1n, 1n],
      ]
      for (const [a, b] of wrong)
        expect(await errorOf(open(withNumbers(a, b)))).toMatchObject({ code: 'proof.signature_invalid' })
    },
  )

  it('EdDSA and Ed25519 name the same algorithm (RFC 8037 section 3.1, RFC 9864 section 2.2)', async () => {
    const { header, payload, signer } = partsOf('EdDSA')
    for (const alg of ['EdDSA', 'Ed25519'])
      await expect(open(await forgeToken({ ...header, alg }, payload, signer))).resolves.toBeDefined()
  })
})
