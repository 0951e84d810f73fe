import { createHmac } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  concatBytes,
  fromBase58,
  fromBase64url,
  fromHex,
  isJsonObject,
  type JsonObject,
  toBase58,
  toBase64url,
  toHex,
  utf8,
} from '../../src/core/index.js'
import { createSigner, generateKey, type KeyPair, type Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, type Loose, loader, NOW, NOW_MS, thaw } from '../support/badges.js'
import { credentialV1, encodePart } from '../support/tokens.js'

// Proofs that a stranger has written or changed, each through a verifier of every mechanism: what is wrong is `rejected`, what
// cannot be judged is `indeterminate`, and each says why.

type Kind = 'Ed25519' | 'ES256' | 'ES384' | 'RS256' | 'PS256'
const KINDS: readonly Kind[] = ['Ed25519', 'ES256', 'ES384', 'RS256', 'PS256']
const TOKENS = ['ob3-jwt', 'vc-jwt', 'vc-jose', 'sd-jwt-vc'] as const
const EMBEDDED = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['Ed25519Signature2020', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES384'],
  ['ecdsa-sd-2023', 'ES256'],
] as const

const pairs = Object.fromEntries(await Promise.all(KINDS.map(async (kind) => [kind, await generateKey(kind)]))) as Record<
  Kind,
  KeyPair
>
const signers = Object.fromEntries(KINDS.map((kind) => [kind, createSigner(pairs[kind])])) as Record<Kind, Signer>
const secured = new Map<string, JsonObject | string>()
for (const [id, kind] of [...EMBEDDED, ...TOKENS.flatMap((id) => KINDS.map((kind) => [id, kind] as const))]) {
  const mechanism = mechanisms.find((one) => one.id === id) as (typeof mechanisms)[number]
  const signer = signers[kind]
  const content = (id === 'vc-jwt' ? credentialV1 : badgeOf)(controllerOf(signer))
  secured.set(`${id} ${kind}`, (await mechanism.secure(content, { signer, loader, now: NOW_MS })).credential)
}

const verifier = createVerifier({ mechanisms, now: NOW })
/** The outcome, and what the proofs say, or else why there are none. */
async function verdict(input: unknown): Promise<readonly string[]> {
  const { outcome, proofs, findings } = await verifier.verify(input)
  const codes = (proofs.length > 0 ? proofs.flatMap((one) => one.findings) : findings).map(({ code }) => code)
  return [outcome, ...codes]
}

type Parts = {
  readonly header: JsonObject
  readonly payload: JsonObject
  readonly head: string
  readonly body: string
  readonly tail: string
  /** With a tilde before it, for SD-JWT. */
  readonly rest: string
  readonly signer: Signer
}

function partsOf(id: string, kind: Kind): Parts {
  const [jws = '', ...disclosures] = (secured.get(`${id} ${kind}`) as string).split('~')
  const [head = '', body = '', tail = ''] = jws.split('.')
  const read = (part: string) => JSON.parse(new TextDecoder().decode(fromBase64url(part))) as JsonObject
  const rest = disclosures.map((one) => `~${one}`).join('')
  return { header: read(head), payload: read(body), head, body, tail, rest, signer: signers[kind] }
}

const joined = (head: string, body: string, signature: Uint8Array | string, rest: string): string =>
  `${head}.${body}.${typeof signature === 'string' ? signature : toBase64url(signature)}${rest}`
/** Rightly signed, whatever it says. */
async function signedWith(parts: Parts, header: unknown, body = parts.body, signer = parts.signer): Promise<string> {
  const head = typeof header === 'string' ? header : encodePart(header)
  return joined(head, body, await signer.sign(utf8(`${head}.${body}`)), parts.rest)
}

describe.each(TOKENS)('%s', (id) => {
  const of = (kind: Kind = 'ES256') => partsOf(id, kind)

  it.each(KINDS)('%s: what is right is verified', async (kind) => {
    expect(await verdict(secured.get(`${id} ${kind}`))).toEqual(['verified'])
  })

  it.each(['none', 'None', 'NONE', 'HS256', 'HS384', 'RS1', 'ES512', 'ES256K', 'ECDH-ES', '', null, ['ES256']])(
    'alg %j (RFC 8725 sections 3.1 and 3.2)',
    async (alg) => {
      const parts = of()
      const header = { ...parts.header, alg }
      expect(await verdict(await signedWith(parts, header as never))).toEqual(['rejected', 'proof.alg_unsupported'])
      expect(await verdict(joined(encodePart(header), parts.body, '', parts.rest))).toEqual(['rejected', 'proof.alg_unsupported'])
    },
  )

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

/** The orders of the groups of P-256 and P-384 (SP 800-186 section 3.2.1). */
const ORDERS = {
  ES256: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  ES384: 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
} as const

/** The other of the two signatures with one r. */
function otherS(kind: 'ES256' | 'ES384', signature: Uint8Array): Uint8Array {
  const half = signature.length / 2
  const s = BigInt(`0x${ORDERS[kind]}`) - BigInt(`0x${toHex(signature.slice(half))}`)
  return concatBytes(signature.slice(0, half), fromHex(s.toString(16).padStart(half * 2, '0')))
}

describe.each(EMBEDDED)('%s with %s', (id, kind) => {
  const changed = (change: (proof: Loose, document: Loose) => unknown): JsonObject => {
    const copy = thaw(secured.get(`${id} ${kind}`))
    const proof = change(copy.proof, copy)
    return proof === undefined || !isJsonObject(proof) ? copy : { ...copy, proof }
  }
  const did = controllerOf(signers[kind])

  it('what is right is verified', async () => expect(await verdict(changed(() => undefined))).toEqual(['verified']))

  it.each<[string, (proof: Loose, document: Loose) => void, string, ...string[]]>([
    [
      'another purpose',
      (proof) => {
        proof.proofPurpose = 'authentication'
      },
      'rejected',
      'proof.purpose_mismatch',
    ],
    [
      'a purpose in capitals',
      (proof) => {
        proof.proofPurpose = 'AssertionMethod'
      },
      'rejected',
      'proof.purpose_mismatch',
    ],
    [
      'two purposes',
      (proof) => {
        proof.proofPurpose = ['assertionMethod', 'authentication']
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'no purpose',
      (proof) => {
        delete proof.proofPurpose
      },
      'rejected',
      'proof.member_missing',
    ],
    [
      'its type twice',
      (proof) => {
        proof.type = [proof.type, proof.type]
      },
      'indeterminate',
      'proof.unsupported',
    ],
    [
      'two types',
      (proof) => {
        proof.type = ['DataIntegrityProof', 'Ed25519Signature2020']
      },
      'indeterminate',
      'proof.unsupported',
    ],
    [
      'a cryptosuite twice',
      (proof) => {
        proof.type = 'DataIntegrityProof'
        proof.cryptosuite = ['eddsa-rdfc-2022', 'eddsa-rdfc-2022']
      },
      'indeterminate',
      'proof.unsupported',
    ],
    [
      'no proofs',
      (_proof, document) => {
        document.proof = []
      },
      'rejected',
      'proof.none',
    ],
    [
      '10 000 proofs',
      (proof, document) => {
        document.proof = Array.from({ length: 10_000 }, () => proof)
      },
      'rejected',
      'core.json_too_many_values',
    ],
    [
      '9 proofs',
      (proof, document) => {
        document.proof = Array.from({ length: 9 }, () => proof)
      },
      'rejected',
      'proof.too_many',
    ],
    [
      'no method',
      (proof) => {
        delete proof.verificationMethod
      },
      'rejected',
      'proof.member_missing',
    ],
    [
      'a method in the proof itself',
      (proof) => {
        proof.verificationMethod = { id: proof.verificationMethod }
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a key in the fragment of an https URL',
      (proof) => {
        proof.verificationMethod = `https://issuer.example/me#${did.slice(8)}`
      },
      'indeterminate',
      'did.offline',
    ],
    [
      'a did:key in capitals',
      (proof) => {
        proof.verificationMethod = `did:key:${did.slice(8).toUpperCase()}`
      },
      'rejected',
      'did.invalid',
    ],
    [
      'a did:key of another base',
      (proof) => {
        proof.verificationMethod = did.replace('did:key:z', 'did:key:u')
      },
      'rejected',
      'did.invalid',
    ],
    [
      'a did:key with another fragment',
      (proof) => {
        proof.verificationMethod = `${did}#z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu`
      },
      'rejected',
      'did.method_not_found',
    ],
    [
      'a signature cut',
      (proof) => {
        proof.proofValue = proof.proofValue.slice(0, -8)
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature lengthened',
      (proof) => {
        proof.proofValue += '11111111'
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'no signature',
      (proof) => {
        proof.proofValue = ''
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature of a letter that no base has',
      (proof) => {
        proof.proofValue += '='
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature of another base',
      (proof) => {
        proof.proofValue = `m${proof.proofValue.slice(1)}`
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'a signature with white space',
      (proof) => {
        proof.proofValue = ` ${proof.proofValue}`
      },
      'rejected',
      'proof.member_invalid',
    ],
    [
      'an end that has passed',
      (proof) => {
        proof.expires = '2026-05-31T00:00:00Z'
      },
      'rejected',
      'proof.expired',
    ],
    [
      'a day without an offset',
      (proof) => {
        proof.created = '2026-05-31'
      },
      'rejected',
      'proof.member_invalid',
    ],
  ])('%s', async (_what, change, ...expected) => {
    expect(await verdict(changed(change))).toEqual(expected)
  })

  it('10 000 proofs, where a caller has raised the limits', async () => {
    const input = changed((proof, document) => {
      const { '@context': _context, ...rest } = proof
      document.proof = Array.from({ length: 10_000 }, () => rest)
    })
    const report = await createVerifier({ mechanisms, now: NOW, limits: { maxValues: 1_000_000 } }).verify(input)
    expect([report.outcome, report.findings.map(({ code }) => code)]).toEqual(['rejected', ['proof.too_many']])
  })

  it('a name twice, in the document and in the proof (RFC 7493 section 2.3)', async () => {
    const document = secured.get(`${id} ${kind}`) as JsonObject
    const text = JSON.stringify(document)
    for (const [from, name] of [
      ['{', 'id'],
      ['"proof":{', 'proofPurpose'],
    ] as const) {
      const value = JSON.stringify((name === 'id' ? document : (document['proof'] as JsonObject))[name])
      expect(await verdict(text.replace(from, `${from}"${name}":${value},`))).toEqual(['rejected', 'core.json_key_duplicate'])
    }
  })

  it('the same proof twice is the same proof; a wrong one beside it rejects', async () => {
    const twice = changed((proof, document) => {
      document.proof = [proof, proof]
    })
    expect(await verdict(twice)).toEqual(['verified'])
    const other = changed((proof, document) => {
      document.proof = [proof, { ...proof, proofPurpose: 'authentication' }]
    })
    expect(await verdict(other)).toEqual(['rejected', 'proof.purpose_mismatch'])
  })

  it.runIf(kind !== 'Ed25519' && id !== 'ecdsa-sd-2023')(
    'the higher s is right too (ECDSA cryptosuites 1.0 asks for neither)',
    async () => {
      const input = changed((proof) => {
        proof.proofValue = `z${toBase58(otherS(kind as 'ES256', fromBase58(proof.proofValue.slice(1))))}`
      })
      expect(await verdict(input)).toEqual(['verified'])
    },
  )
})
