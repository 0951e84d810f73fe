import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError, toBase64url, toMultibase58, utf8 } from '../../src/core/index.js'
import { buildDidDocument, didWebToUrl, parseControllerDocument, resolveDidJwk, resolveDidKey } from '../../src/did/index.js'
import { encodeMultikey, generateKey, toDidJwk, toDidKey, toMethodId } from '../../src/keys/index.js'

const ed25519 = { kty: 'OKP', crv: 'Ed25519', x: 'VCpo2LMLhn6iWku8MKvSLg2ZAoC-nlOyPVQaO3FxVeQ' } as const
const p256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns',
  y: 'efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM',
} as const
const rsa = { kty: 'RSA', n: toBase64url(new Uint8Array(256).fill(0xff)), e: 'AQAB' } as const

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  return undefined
}

const didJwk = (value: unknown): string =>
  `did:jwk:${toBase64url(utf8(typeof value === 'string' ? value : JSON.stringify(value)))}`

const didKey = (prefix: number[], length: number, fill = 1): string =>
  `did:key:${toMultibase58(Uint8Array.of(...prefix, ...new Uint8Array(length).fill(fill)))}`

describe('did:key', () => {
  it('gives the key back, as a frozen document with the fragment form of the method id', () => {
    for (const jwk of [ed25519, p256]) {
      const did = toDidKey(jwk)
      const document = resolveDidKey(did)
      expect(document.verificationMethod).toEqual([
        { id: toMethodId(jwk), type: 'Multikey', controller: did, publicKeyMultibase: encodeMultikey(jwk) },
      ])
      expect(document.keyAgreement).toBeUndefined()
      expect(Object.isFrozen(document.verificationMethod?.[0])).toBe(true)
      expect(parseControllerDocument(document, did)).toEqual(document)
    }
  })

  it.each([
    ['did:key:', 'syntax'],
    ['did:key:z', 'syntax'],
    ['did:key:zO0Il', 'syntax'],
    ['did:key:u7QFUKmjYswuGfqJaS7wwq9IuDZkCgL6eU7I9VBo7cXFV5A', 'syntax'],
    [`${toDidKey(ed25519)}#key`, 'syntax'],
    [`${toDidKey(ed25519)}?x=1`, 'syntax'],
    [` ${toDidKey(ed25519)}`, 'syntax'],
    [`${toDidKey(ed25519)}\n`, 'syntax'],
    [`did:key:z${'1'.repeat(1501)}`, 'syntax'],
    [`did:key:z${'1'.repeat(1400)}`, 'encoding'],
    // invalidPublicKeyLength
    [didKey([0xed, 0x01], 31), 'key'],
    [didKey([0xed, 0x01], 33), 'key'],
    [didKey([0x80, 0x24], 32), 'key'],
    // invalidPublicKey: x is above the field of P-256, and the first byte of the other says nothing about y.
    [didKey([0x80, 0x24, 0x02], 32, 0xff), 'key'],
    [didKey([0x80, 0x24, 0x05], 32, 0x01), 'key'],
    // A secret key where a public one belongs.
    [didKey([0x80, 0x26], 32), 'key'],
    [undefined, 'syntax'],
    [7, 'syntax'],
  ])('refuses %j as malformed', (did, reason) => {
    expect(thrown(() => resolveDidKey(did as string))).toMatchObject({
      code: 'did.invalid',
      kind: 'input',
      params: { method: 'key', reason },
    })
  })
})

describe('did:jwk', () => {
  const all = ['authentication', 'assertionMethod', 'capabilityInvocation', 'capabilityDelegation', 'keyAgreement'] as const
  const present = (did: string): string[] => all.filter((relationship) => resolveDidJwk(did)[relationship] !== undefined)

  it('gives the key back under #0 for every relationship', () => {
    for (const jwk of [ed25519, p256, rsa]) {
      const did = toDidJwk(jwk)
      expect(resolveDidJwk(did).verificationMethod).toEqual([
        { id: `${did}#0`, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk },
      ])
      expect(present(did)).toEqual(all)
    }
  })

  it('keeps use=sig from key agreement and use=enc from everything else', () => {
    expect(present(didJwk({ ...p256, use: 'sig' }))).toEqual(all.slice(0, 4))
    expect(present(didJwk({ ...p256, use: 'enc' }))).toEqual(['keyAgreement'])
  })

  it('ignores kid: the fragment is always 0', () => {
    const did = didJwk({ ...p256, kid: 'mine' })
    expect(resolveDidJwk(did).verificationMethod?.[0]?.id).toBe(`${did}#0`)
  })

  it('refuses private members', () => {
    for (const jwk of [
      { ...p256, d: 'AAAA' },
      { ...ed25519, d: 'AAAA' },
      { kty: 'oct', k: 'AAAA' },
    ]) {
      expect(thrown(() => resolveDidJwk(didJwk(jwk)))).toMatchObject({ code: 'keys.private_member', kind: 'input' })
    }
  })

  it.each([
    ['did:jwk:', 'syntax'],
    [`${toDidJwk(p256)}#0`, 'syntax'],
    [`${toDidJwk(p256)}=`, 'syntax'],
    [`did:jwk:${'A'.repeat(5000)}`, 'syntax'],
    [null, 'syntax'],
    ['did:jwk:A', 'encoding'],
    [didJwk('[]'), 'encoding'],
    [didJwk('{"kty":"EC"'), 'encoding'],
    [didJwk('{"kty":"OKP","kty":"EC"}'), 'encoding'],
    [didJwk({ ...p256, x: 'AA' }), 'key'],
    [didJwk({ ...p256, y: undefined }), 'key'],
  ])('refuses %j as malformed', (did, reason) => {
    expect(thrown(() => resolveDidJwk(did as string))).toMatchObject({ code: 'did.invalid', params: { method: 'jwk', reason } })
  })

  it('could not check with a type it does not support', () => {
    expect(thrown(() => resolveDidJwk(didJwk({ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' })))).toMatchObject({
      code: 'did.key_type_unsupported',
      kind: 'operation',
    })
  })
})

describe('did:web', () => {
  it.each([
    ['did:web:w3c-ccg.github.io', 'https://w3c-ccg.github.io/.well-known/did.json'],
    ['did:web:w3c-ccg.github.io:user:alice', 'https://w3c-ccg.github.io/user/alice/did.json'],
    ['did:web:example.com%3A3000:user:alice', 'https://example.com:3000/user/alice/did.json'],
    ['did:web:localhost%3a8443', 'https://localhost:8443/.well-known/did.json'],
    ['did:web:Courier.Example', 'https://courier.example/.well-known/did.json'],
    ['did:web:xn--bcher-kva.example:a%20b', 'https://xn--bcher-kva.example/a%20b/did.json'],
    ['did:web:4u.example', 'https://4u.example/.well-known/did.json'],
  ])('finds the document of %s', (did, url) => {
    expect(didWebToUrl(did)).toBe(url)
    expect(new URL(url).href).toBe(url)
  })

  it.each([
    ['did:web:', 'host'],
    ['did:web:-a.example', 'host'],
    ['did:web:a..example', 'host'],
    ['did:web:a.example.', 'host'],
    ['did:web:a_b.example', 'host'],
    ['did:web:user%40a.example', 'host'],
    ['did:web:a.example%2Fpath', 'host'],
    ['did:web:a.example%23', 'host'],
    ['did:web:a.example%3A', 'host'],
    ['did:web:a.example%3A99999', 'host'],
    ['did:web:a.example%3A0443', 'host'],
    ['did:web:a.example/path', 'host'],
    [`did:web:${'a'.repeat(64)}.example`, 'host'],
    [`did:web:${'a.'.repeat(200)}example`, 'host'],
    ['did:web:bücher.example', 'host'],
    ['did:web:[::1]', 'host'],
    ['did:web:127.0.0.1', 'ip_address'],
    ['did:web:2130706433', 'ip_address'],
    ['did:web:0x7f000001', 'ip_address'],
    ['did:web:0x7f.1', 'ip_address'],
    ['did:web:127.0.0.1%3A8443', 'ip_address'],
    ['did:web:a.0x', 'ip_address'],
    ['did:web:a.example:', 'path'],
    ['did:web:a.example::b', 'path'],
    ['did:web:a.example:..:b', 'path'],
    ['did:web:a.example:.', 'path'],
    ['did:web:a.example:%2e%2E', 'path'],
    ['did:web:a.example:.%2e', 'path'],
    ['did:web:a.example:a%2Fb', 'path'],
    ['did:web:a.example:a%5cb', 'path'],
    ['did:web:a.example:a/b', 'path'],
    ['did:web:a.example:a?b', 'path'],
    ['did:web:a.example:a#b', 'path'],
    ['did:web:a.example:%zz', 'path'],
    [`did:web:a.example:${'a'.repeat(3000)}`, 'syntax'],
    ['did:key:z', 'syntax'],
    [undefined, 'syntax'],
  ])('refuses %s', (did, reason) => {
    expect(thrown(() => didWebToUrl(did as string))).toMatchObject({
      code: 'did.invalid',
      kind: 'input',
      params: { method: 'web', reason },
    })
  })

  it('never leads to another host than it names', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1.:%-/@#?[]x0_~2efF3A') }), (text) => {
        let url: string
        try {
          url = didWebToUrl(`did:web:${text}`)
        } catch (error) {
          expect(isRungsError(error)).toBe(true)
          return
        }
        const [authority = '', ...segments] = text.split(':')
        const parsed = new URL(url)
        expect(parsed.hostname).toBe(authority.replace(/%3a.*/i, '').toLowerCase())
        expect(parsed.username + parsed.password + parsed.search + parsed.hash).toBe('')
        expect(parsed.pathname).toBe(segments.length === 0 ? '/.well-known/did.json' : `/${segments.join('/')}/did.json`)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('buildDidDocument', () => {
  it.each(['did:web:courier.example', 'did:web:courier.example%3A8443:team', 'https://courier.example/issuer'])(
    'builds what it can read: %s',
    (did) => {
      const document = buildDidDocument({
        did,
        keys: [{ publicJwk: ed25519 }, { publicJwk: p256, id: '#second' }, { publicJwk: rsa, id: `${did}#rsa` }],
      })
      expect(parseControllerDocument(JSON.parse(JSON.stringify(document)), did)).toEqual(document)
      expect(document).toEqual({
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1', 'https://w3id.org/security/jwk/v1'],
        id: did,
        verificationMethod: [
          { id: toMethodId(ed25519, did), type: 'Multikey', controller: did, publicKeyMultibase: encodeMultikey(ed25519) },
          { id: `${did}#second`, type: 'Multikey', controller: did, publicKeyMultibase: encodeMultikey(p256) },
          { id: `${did}#rsa`, type: 'JsonWebKey', controller: did, publicKeyJwk: rsa },
        ],
        authentication: [toMethodId(ed25519, did), `${did}#second`, `${did}#rsa`],
        assertionMethod: [toMethodId(ed25519, did), `${did}#second`, `${did}#rsa`],
      })
    },
  )

  it('names only the contexts it uses', () => {
    const did = 'did:web:courier.example'
    expect(buildDidDocument({ did, keys: [{ publicJwk: ed25519 }] })['@context']).toEqual([
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
    ])
  })

  it('never publishes a private member (CID 1.0 section 2.2.3)', async () => {
    const { secretJwk } = await generateKey('Ed25519')
    expect(thrown(() => buildDidDocument({ did: 'did:web:courier.example', keys: [{ publicJwk: secretJwk }] }))).toMatchObject({
      code: 'keys.private_member',
      path: '/keys/0/publicJwk/d',
    })
  })

  it.each([
    ['did:web:127.0.0.1', 'did.invalid'],
    ['did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu', 'did.method_unsupported'],
    ['http://courier.example', 'did.invalid'],
    ['https://courier.example/#issuer', 'did.invalid'],
    ['https://', 'did.invalid'],
    [undefined, 'did.invalid'],
  ])('refuses the controller %s', (did, code) => {
    expect(thrown(() => buildDidDocument({ did: did as string, keys: [{ publicJwk: ed25519 }] }))).toMatchObject({ code })
  })

  it.each(['other', 'https://other.example#key', 'did:web:courier.example', 'did:web:courier.example#', '#', '#a#b', '# a'])(
    'refuses the method id %j',
    (id) => {
      expect(
        thrown(() => buildDidDocument({ did: 'did:web:courier.example', keys: [{ publicJwk: ed25519, id }] })),
      ).toMatchObject({
        code: 'did.document_invalid',
        params: { reason: 'method_form' },
        path: '/keys/0/id',
      })
    },
  )

  it('refuses one id for two keys, no keys, and what it does not know', () => {
    const did = 'did:web:courier.example'
    const twice = { did, keys: [{ publicJwk: ed25519 }, { publicJwk: ed25519 }] }
    expect(thrown(() => buildDidDocument(twice))).toMatchObject({
      code: 'did.document_invalid',
      params: { reason: 'method_duplicate' },
    })
    expect(thrown(() => buildDidDocument({ did, keys: [] }))).toMatchObject({ code: 'core.option_invalid' })
    expect(thrown(() => buildDidDocument({ did, keys: [], key: 1 } as never))).toMatchObject({ code: 'core.option_unknown' })
    expect(thrown(() => buildDidDocument({ did, keys: [{ publicJwk: ed25519, d: 1 }] } as never))).toMatchObject({
      code: 'core.option_unknown',
    })
  })
})
