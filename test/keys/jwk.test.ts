import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64url } from '../../src/core/index.js'
import {
  algorithmNamed,
  algorithmOf,
  algorithmOfJwk,
  algorithmOfJws,
  createKeyCache,
  isSameKey,
  type KeyPair,
  keyAlgorithms,
  parsePublicJwk,
  parseSecretJwk,
  readyPublicKey,
  takesKey,
  thumbprint,
  toPublicJwk,
} from '../../src/keys/index.js'
import { newKeyPair } from '../support/keys.js'
import { failureOf } from './support.js'

const names = ['Ed25519', 'ES256', 'ES384', 'RS256'] as const
const pairs = new Map<string, KeyPair>()
const pair = (name: string): KeyPair => pairs.get(name) as KeyPair

beforeAll(async () => {
  for (const name of names) pairs.set(name, await newKeyPair(name))
})

describe('the table of key algorithms', () => {
  it('is frozen and of one shape', () => {
    expect(Object.isFrozen(keyAlgorithms)).toBe(true)
    expect(keyAlgorithms.map(({ name }) => name)).toEqual([...names, 'PS256'])
    for (const algorithm of keyAlgorithms) {
      expect(Object.isFrozen(algorithm)).toBe(true)
      expect(algorithm.jwsAccepted).toContain(algorithm.jws)
      expect(algorithmNamed(algorithm.name)).toBe(algorithm)
      // Of two that take the same key, the first is its default.
      expect(algorithmOf(algorithm.kty, algorithm.crv)?.name).toBe(algorithm.name === 'PS256' ? 'RS256' : algorithm.name)
      for (const alg of algorithm.jwsAccepted) expect(algorithmOfJws(alg)).toBe(algorithm)
    }
  })

  it.each([
    'none',
    'None',
    'HS256',
    'HS512',
    'RSA1_5',
    'PS384',
    'ES256K',
    'ES512',
    '',
    '__proto__',
    'constructor',
    'toString',
    null,
    undefined,
    0,
    {},
  ])('has no %j (RFC 7515 section 4.1.1, RFC 8725 section 3.1)', (alg) => {
    expect(algorithmOfJws(alg)).toBeUndefined()
    expect(algorithmNamed(alg)).toBeUndefined()
    expect(algorithmOf(alg, alg)).toBeUndefined()
  })

  it('reads both names of Ed25519 signatures, and writes the one that others know (RFC 8037, RFC 9864)', () => {
    expect(algorithmOfJws('EdDSA')).toBe(algorithmOfJws('Ed25519'))
    expect(algorithmNamed('Ed25519')?.jws).toBe('EdDSA')
  })

  it('an RSA key is taken by two algorithms, any other by one', () => {
    const taken = names.map((name) => keyAlgorithms.filter((one) => takesKey(one, pair(name).publicJwk)).map((one) => one.name))
    expect(taken).toEqual([['Ed25519'], ['ES256'], ['ES384'], ['RS256', 'PS256']])
  })
})

describe('parsePublicJwk (RFC 7517, CID 1.0 section 2.2.3)', () => {
  it.each(names)('keeps only the key material of a %s key', (name) => {
    const { publicJwk } = pair(name)
    const extra = { ...publicJwk, kid: 'k', alg: 'anything', use: 'sig', key_ops: ['verify'], x5c: ['...'] }
    expect(parsePublicJwk(extra)).toEqual(publicJwk)
    expect(algorithmOfJwk(parsePublicJwk(extra)).name).toBe(name)
  })

  it.each([
    ['use', 'enc'],
    ['use', 'SIG'],
    ['use', null],
    ['key_ops', []],
    ['key_ops', ['sign']],
    ['key_ops', ['deriveKey', 'encrypt']],
    ['key_ops', 'verify'],
  ])('refuses a key with %s %j, which verifies nothing (RFC 7517 sections 4.2 and 4.3)', async (member, value) => {
    for (const name of names) {
      expect(await failureOf(() => parsePublicJwk({ ...pair(name).publicJwk, [member]: value }, '/key'))).toEqual({
        code: 'keys.jwk_invalid',
        params: { member },
        path: `/key/${member}`,
      })
    }
  })

  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])('refuses the private member %s, whatever its value', async (member) => {
    for (const name of names) {
      for (const value of ['AAAA', '', null, []]) {
        expect(await failureOf(() => parsePublicJwk({ ...pair(name).publicJwk, [member]: value }, '/key'))).toEqual({
          code: 'keys.private_member',
          params: { member },
          path: `/key/${member}`,
        })
      }
    }
  })

  it.each([[null], [undefined], [[]], ['key'], [5], [true], [() => 1]])('refuses %j', async (value) => {
    expect(await failureOf(() => parsePublicJwk(value, '/key'))).toEqual({
      code: 'keys.jwk_invalid',
      params: { member: 'kty' },
      path: '/key',
    })
    expect(await failureOf(() => parseSecretJwk(value, '/key'))).toEqual({
      code: 'keys.jwk_invalid',
      params: { member: 'kty' },
      path: '/key',
    })
  })

  it.each([
    [{ kty: 'oct', k: 'AAAA' }, 'keys.private_member'],
    [{ kty: 'oct' }, 'keys.type_unsupported'],
    [{}, 'keys.type_unsupported'],
    [{ kty: 'OKP', crv: 'Ed448', x: 'AAAA' }, 'keys.type_unsupported'],
    [{ kty: 'OKP', crv: 'X25519', x: 'AAAA' }, 'keys.type_unsupported'],
    [{ kty: 'EC', crv: 'secp256k1', x: 'AAAA', y: 'AAAA' }, 'keys.type_unsupported'],
    [{ kty: 'EC', crv: 'P-521', x: 'AAAA', y: 'AAAA' }, 'keys.type_unsupported'],
    [{ kty: 'EC', crv: 'Ed25519', x: 'AAAA' }, 'keys.type_unsupported'],
    [{ kty: ['EC'], crv: 'P-256' }, 'keys.type_unsupported'],
    [{ kty: '__proto__', crv: 'constructor' }, 'keys.type_unsupported'],
    [{ kty: 'x'.repeat(100_000) }, 'keys.type_unsupported'],
  ])('refuses %j', async (value, code) => {
    const found = await failureOf(() => parsePublicJwk(value))
    expect(found.code).toBe(code)
    expect(JSON.stringify(found.params).length).toBeLessThan(100)
  })

  const malformed = [undefined, null, '', 5, ['AA'], {}, 'not base64url!', 'AB', 'A', 'AA==', 'A'.repeat(5000), 'A'.repeat(4)]

  it.each([
    ['Ed25519', 'x'],
    ['ES256', 'x'],
    ['ES256', 'y'],
    ['ES384', 'x'],
    ['ES384', 'y'],
    ['RS256', 'n'],
    ['RS256', 'e'],
  ])('%s: refuses every malformed %s', async (name, member) => {
    for (const value of malformed) {
      expect(await failureOf(() => parsePublicJwk({ ...pair(name).publicJwk, [member]: value }))).toEqual({
        code: 'keys.jwk_invalid',
        params: { member },
        path: `/${member}`,
      })
    }
  })

  it('bounds RSA: a modulus of 2048 to 8192 bits and an odd public exponent above 1 (RFC 7518 section 3.3)', async () => {
    const key = (bytes: number, e = 'AQAB', first = 0x80) => {
      const n = new Uint8Array(bytes).fill(0xff)
      n[0] = first
      return { kty: 'RSA', n: toBase64url(n), e }
    }
    expect(parsePublicJwk(key(256)).kty).toBe('RSA')
    expect(parsePublicJwk(key(1024)).kty).toBe('RSA')
    expect(parsePublicJwk(key(256, 'Aw')).e).toBe('Aw')
    const codes = async (value: object) => (await failureOf(() => parsePublicJwk(value))).params
    expect(await codes(key(255))).toEqual({ member: 'n' })
    expect(await codes(key(128))).toEqual({ member: 'n' })
    expect(await codes(key(1025))).toEqual({ member: 'n' })
    expect(await codes(key(257, 'AQAB', 0))).toEqual({ member: 'n' })
    for (const e of ['AQ', 'AA', 'Ag', 'AAM', 'BA', toBase64url(new Uint8Array(9).fill(1))])
      expect(await codes(key(256, e))).toEqual({ member: 'e' })
  })
})

describe('parseSecretJwk (RFC 7517, RFC 7518 section 6)', () => {
  it.each(names)('keeps only the key material of a %s key, which toPublicJwk halves', (name) => {
    const { publicJwk, secretJwk } = pair(name)
    expect(parseSecretJwk({ ...secretJwk, kid: 'k', oth: [] })).toEqual(secretJwk)
    expect(toPublicJwk(secretJwk)).toEqual(publicJwk)
    expect(isSameKey(toPublicJwk(secretJwk), publicJwk)).toBe(true)
    expect(names.filter((other) => isSameKey(pair(other).publicJwk, publicJwk))).toEqual([name])
  })

  it.each(
    names.flatMap((name) =>
      (name === 'RS256' ? ['d', 'p', 'q', 'dp', 'dq', 'qi'] : ['d']).map((member) => [name, member] as const),
    ),
  )('%s: refuses a missing or malformed %s', async (name, member) => {
    const bad: unknown[] = [undefined, null, '', 5, 'not base64url!', 'AB', 'A'.repeat(5000)]
    if (name !== 'RS256') bad.push('AAAA', toBase64url(new Uint8Array(64)))
    for (const value of bad) {
      const found = await failureOf(() => parseSecretJwk({ ...pair(name).secretJwk, [member]: value }, '/key'))
      expect(found).toEqual({ code: 'keys.jwk_invalid', params: { member }, path: `/key/${member}` })
    }
  })

  it('refuses a symmetric key, which has no public half', async () => {
    expect((await failureOf(() => parseSecretJwk({ kty: 'oct', k: 'AAAA', d: 'AAAA' }))).code).toBe('keys.type_unsupported')
  })
})

describe('thumbprint', () => {
  it('of the RSA key of RFC 7638 section 3.1', () => {
    const key = {
      kty: 'RSA',
      n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
      e: 'AQAB',
      alg: 'RS256',
      kid: '2011-04-29',
    } as const
    expect(thumbprint(key)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs')
  })

  it('of the Ed25519 key of RFC 8037 appendix A.3', () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const
    expect(thumbprint(key)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
    expect(thumbprint({ ...key, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' } as never)).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    )
  })
})

describe('keys made ready', () => {
  it.each(names)('a cache gives one handle per key object: %s', (name) => {
    const { publicJwk } = pair(name)
    const cache = createKeyCache()
    const handle = cache.ready(publicJwk)
    expect(cache.ready(publicJwk)).toBe(handle)
    expect(handle.algorithm).toBe(name)
    expect(cache.ready({ ...publicJwk })).not.toBe(handle)
    expect(createKeyCache().ready(publicJwk)).not.toBe(handle)
  })

  it('a point off its curve is refused (SP 800-186 appendix D.1)', async () => {
    for (const [crv, length] of [
      ['P-256', 32],
      ['P-384', 48],
    ] as const) {
      const one = toBase64url(new Uint8Array(length).fill(1))
      const key = parsePublicJwk({ kty: 'EC', crv, x: one, y: one })
      expect(await failureOf(() => readyPublicKey(key))).toEqual({ code: 'keys.jwk_invalid', params: { member: 'x' }, path: '' })
    }
  })

  it('a point of small order is refused: one signature would fit every message (FIPS 186-5 section 7.7)', async () => {
    const key = parsePublicJwk({ kty: 'OKP', crv: 'Ed25519', x: toBase64url(Uint8Array.of(1, ...new Uint8Array(31))) })
    expect(await failureOf(() => createKeyCache().ready(key))).toEqual({
      code: 'keys.jwk_invalid',
      params: { member: 'x' },
      path: '',
    })
  })

  it('an unsupported key is refused', async () => {
    const found = await failureOf(() => readyPublicKey({ kty: 'EC', crv: 'P-521', x: 'AA', y: 'AA' }))
    expect(found).toEqual({ code: 'keys.type_unsupported', params: { type: 'EC P-521' }, path: '' })
  })
})
