import { SDJwtInstance } from '@sd-jwt/core'
import { base64url, importJWK, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { importPublicKey, sha256, verify } from '#runtime'
import { EXIT } from '../../src/cli/io.js'
import { toPointer } from '../../src/cli/vector-path.js'
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../../src/contexts/index.js'
import { fromBase64url, type JsonObject, toBase64url, utf8 } from '../../src/core/index.js'
import { createSigner, type KeyFile, type SignatureAlgorithm, toKeyFile } from '../../src/keys/index.js'
import { splitJws, splitSdJwt } from '../../src/securing/index.js'
import { newKeyPair } from '../support/keys.js'
import { forgeToken } from '../support/tokens.js'
import { hasVectors, readVector } from '../support/vectors.js'
import { NOW, newWorld, type Ran, type World } from './support.js'

const ISSUER = 'https://issuer.example/vc'
const HOUR = Date.parse(NOW) / 1000
const methodOf = async (alg: SignatureAlgorithm = 'ES256', controller = ISSUER): Promise<KeyFile> =>
  toKeyFile((await newKeyPair(alg)).secretJwk, controller)
const es256 = await methodOf()
const other = await methodOf()
const signer = createSigner(es256.secretKeyJwk, { id: es256.id })

const credential = {
  '@context': [CREDENTIALS_V2],
  id: 'urn:uuid:0b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a2',
  type: ['VerifiableCredential'],
  issuer: ISSUER,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:worker', firstName: 'Ana', 'a.b': 1, phones: [{ kind: 'work' }, { kind: 'home' }] },
} as const
const enveloped = (data: string): JsonObject => ({
  '@context': CREDENTIALS_V2,
  type: 'EnvelopedVerifiableCredential',
  id: `data:${data}`,
})
const presentation = {
  '@context': [CREDENTIALS_V2],
  type: ['VerifiablePresentation'],
  holder: ISSUER,
  verifiableCredential: [enveloped('application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.AAAA')],
} as const
const FEATURES = [
  { feature: 'credential_jose', typ: 'vc+jwt', document: credential },
  { feature: 'presentation_jose', typ: 'vp+jwt', document: presentation },
  { feature: 'credential_sdjwt', typ: 'vc+sd-jwt', document: credential },
  { feature: 'presentation_sdjwt', typ: 'vp+sd-jwt', document: presentation },
] as const

interface Done extends Pick<Ran, 'status' | 'out'> {
  readonly file: { readonly result: string; readonly data?: string } | undefined
}

async function run(
  action: 'issue' | 'verify',
  feature: string,
  input: unknown,
  { key = es256, sd, now = NOW, world = newWorld() }: { key?: unknown; sd?: unknown; now?: string; world?: World } = {},
): Promise<Done> {
  world.write('input', input)
  world.write('key.json', key)
  const words = ['vector', action, '--input', 'input', '--key', 'key.json', '--feature', feature, '--output', 'out/o.json']
  const more = sd === undefined ? [] : ['--sd', typeof sd === 'string' ? sd : JSON.stringify(sd)]
  const { status, out } = await world.run([...words, ...more, '--now', now])
  const written = world.list().includes('out')
  expect(written).toBe(status === EXIT.ok)
  return { status, out, file: written ? world.json('out/o.json') : undefined }
}
const issue = async (feature: string, document: unknown, options = {}): Promise<string> => {
  const { file } = await run('issue', feature, document, options)
  expect(file).toEqual({ result: 'success', data: expect.any(String) })
  return file?.data as string
}
const resultOf = async (feature: string, token: unknown, options = {}): Promise<string | undefined> =>
  (await run('verify', feature, token, options)).file?.result
const jwsOf = (token: string): { header: JsonObject; payload: JsonObject } => splitJws(token.split('~')[0] as string)
const forge = (payload: unknown, header: JsonObject = {}, by = signer): Promise<string> =>
  forgeToken({ alg: 'ES256', kid: es256.id, typ: 'vc+jwt', ...header }, payload, by)

describe.each(FEATURES)('rungs vector, $feature', ({ feature, typ, document }) => {
  const isSd = feature.endsWith('sdjwt')

  it.each(['ES256', 'ES384', 'Ed25519', 'RS256', 'PS256'] as const)('issues and verifies with %s', async (alg) => {
    const key = await methodOf(alg)
    const token = await issue(feature, document, { key })
    expect(jwsOf(token).header).toMatchObject({ typ, kid: key.id, alg: alg === 'Ed25519' ? 'EdDSA' : alg })
    expect(token.includes('~')).toBe(isSd)
    const { secretKeyJwk: _secret, ...published } = key
    expect((await run('verify', feature, `\n${token}\n`, { key: published })).file).toEqual({ result: 'success', data: token })
  })

  it('takes the output of issue as it is', async () => {
    const world = newWorld()
    await run('issue', feature, document, { world })
    expect(await resultOf(feature, world.read('out/o.json'))).toBe('success')
  })

  it('a changed token, a token of another key and a short one fail', async () => {
    const token = await issue(feature, document)
    const [head = '', body = '', rest = ''] = token.split('.')
    const { payload } = jwsOf(token)
    const changed = base64url.encode(JSON.stringify({ ...payload, id: 'urn:uuid:1' }))
    for (const wrong of [
      `${head}.${changed}.${rest}`,
      `${head}.${body}.${isSd ? '~' : ''}`,
      token.slice(0, -40),
      '',
      'x.y',
      '~',
    ]) {
      expect(await resultOf(feature, wrong)).toBe('failure')
    }
    expect(await resultOf(feature, token, { key: other })).toBe('failure')
    expect(await resultOf(feature, token, { key: await methodOf('ES384') })).toBe('failure')
    expect(await resultOf(feature, token, { key: { ...other, id: es256.id } })).toBe('failure')
  })

  it('what is not secured fails, and what is secured in another way', async () => {
    expect(await resultOf(feature, document)).toBe('failure')
    for (const one of FEATURES.filter((each) => each.feature !== feature)) {
      expect(await resultOf(feature, await issue(one.feature, one.document))).toBe('failure')
    }
  })

  it('a document that cannot be secured so is a failure to issue', async () => {
    const { '@context': _, ...bare } = document
    const wrong = [
      bare,
      { ...document, '@context': [CREDENTIALS_V1] },
      { ...document, type: ['Other'] },
      { ...document, id: 'no URL' },
      { ...document, iss: ISSUER },
      [],
      'not JSON {',
      '',
    ]
    for (const one of wrong) expect((await run('issue', feature, one)).file).toEqual({ result: 'failure' })
  })

  it('an algorithm or key that is not supported leaves it open; none and HMAC do not', async () => {
    const p521 = { kty: 'EC', crv: 'P-521', x: 'AA', y: 'AA' }
    const unknown = { ...es256, publicKeyJwk: p521, secretKeyJwk: { ...p521, d: 'AA' } }
    expect((await run('issue', feature, document, { key: unknown })).file).toEqual({ result: 'indeterminate' })
    const end = isSd ? '~' : ''
    const of = async (alg: unknown) => (await forge(document, { alg: alg as string, typ })) + end
    expect(await resultOf(feature, await of('ES512'), { key: unknown })).toBe('indeterminate')
    expect(await resultOf(feature, await of('ES256'), { key: unknown })).toBe('indeterminate')
    for (const alg of ['ES512', 'ES256K', 'ML-DSA-44']) expect(await resultOf(feature, await of(alg))).toBe('indeterminate')
    for (const alg of ['none', 'NONE', 'HS256', 'hs512', '', 5, null])
      expect(await resultOf(feature, await of(alg))).toBe('failure')
    const unsigned = `${base64url.encode(JSON.stringify({ alg: 'none', typ }))}.${base64url.encode(JSON.stringify(document))}.${end}`
    expect(await resultOf(feature, unsigned)).toBe('failure')
  })

  it('an expired token, and one of the future, fail', async () => {
    const end = isSd ? '~' : ''
    const of = async (claims: object) => (await forge({ ...document, ...claims }, { typ })) + end
    expect(await resultOf(feature, await of({}))).toBe('success')
    expect(await resultOf(feature, await of({ exp: HOUR }))).toBe('failure')
    expect(await resultOf(feature, await of({ exp: HOUR }), { now: '2026-05-31T00:00:00Z' })).toBe('success')
    expect(await resultOf(feature, await of({ nbf: HOUR + 60 }))).toBe('failure')
    expect(await resultOf(feature, await of({ exp: 'soon' }))).toBe('failure')
    expect(await resultOf(feature, await of({ validUntil: '2026-05-31T23:59:59Z' }))).toBe('failure')
    expect(await resultOf(feature, await of({ validFrom: '2026-06-01T00:00:01Z' }))).toBe('failure')
    expect(await resultOf(feature, await of({ validUntil: 'never' }))).toBe('failure')
    expect(await resultOf(feature, await of({ validFrom: '2026-05-02T00:00:00Z', validUntil: '2026-05-01T00:00:00Z' }))).toBe(
      'failure',
    )
  })

  it('media types, claims and critical members that do not belong there fail', async () => {
    const end = isSd ? '~' : ''
    const [claims, headers] = [
      [{ vc: {} }, { vp: {} }, { iss: 'https://evil.example/' }],
      [{ typ: 'bad+typ' }, { crit: ['x'] }],
    ]
    for (const claim of claims)
      expect(await resultOf(feature, (await forge({ ...document, ...claim }, { typ })) + end)).toBe('failure')
    for (const header of headers)
      expect(await resultOf(feature, (await forge(document, { typ, ...header })) + end)).toBe('failure')
    const cty = typ.startsWith('vc') ? 'vp' : 'vc'
    expect(await resultOf(feature, (await forge(document, { typ, cty })) + end)).toBe('failure')
  })

  it.each([
    ['a thumbprint', '73voMXFNmNlOEpuYCSJlh8eN0dscykoO6gBukgRS1uU'],
    ['a fragment', '#key-7'],
    ['another method of the issuer', `${ISSUER}#another`],
    ['a method of somebody else', 'did:web:evil.example#key-1'],
    ['a did:key of another key', 'did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv'],
    ['the URL of a key', 'https://issuer.example/keys/1'],
    ['nothing', undefined],
  ])('the key is the given one, whatever kid is: %s', async (_what, kid) => {
    const end = isSd ? '~' : ''
    const token = (await forge(document, { typ, kid } as JsonObject)) + end
    expect(await resultOf(feature, token)).toBe('success')
    expect(await resultOf(feature, token, { key: other })).toBe('failure')
  })

  it('a key that the token brings itself is not the given one', async () => {
    const by = createSigner(other.secretKeyJwk, { id: other.id })
    const jwk = { ...other.publicKeyJwk } as JsonObject
    const token = (await forgeToken({ alg: 'ES256', typ, jwk }, document, by)) + (isSd ? '~' : '')
    expect(await resultOf(feature, token)).toBe('failure')
    expect(await resultOf(feature, token, { key: other })).toBe('success')
  })
})

describe('rungs vector, what a presentation holds (VC-JOSE-COSE sections 3.1.2 and 3.2.2)', () => {
  const proved = { ...credential, proof: { type: 'DataIntegrityProof' } }

  it.each(['presentation_jose', 'presentation_sdjwt'])('%s: each credential must be secured', async (feature) => {
    const end = feature.endsWith('sdjwt') ? '~' : ''
    const typ = feature.endsWith('sdjwt') ? 'vp+sd-jwt' : 'vp+jwt'
    const outcomes = async (one: unknown): Promise<unknown> => {
      const document = { ...presentation, verifiableCredential: [...presentation.verifiableCredential, one] }
      const issued = (await run('issue', feature, document)).file?.result
      return [issued, await resultOf(feature, (await forge(document, { typ })) + end)]
    }
    expect(await outcomes(proved)).toEqual(['success', 'success'])
    expect(await outcomes(enveloped('application/vc+sd-jwt,eyJhbGciOiJFUzI1NiJ9.e30.AAAA~'))).toEqual(['success', 'success'])
    // COSE is not read, so it may be right.
    expect(await outcomes(enveloped('application/vc+cose;base64,0oRDoQEm'))).toEqual(['success', 'success'])
    // What is inside is read where it was signed.
    expect(await outcomes(enveloped('application/vc+jwt,eyJhbGciOiJub25lIn0.e30.'))).toEqual(['success', 'failure'])
    expect(await outcomes(enveloped('application/vc+jwt,garbage'))).toEqual(['success', 'failure'])
    for (const one of [credential, { ...proved, proof: [] }, enveloped('text/plain,x'), 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA', null, 5])
      expect(await outcomes(one)).toEqual(['failure', 'failure'])
    expect(await outcomes({ ...enveloped(''), id: 'not-a-credential' })).toEqual(['failure', 'failure'])
  })
})

describe('rungs vector, --sd', () => {
  const payloadOf = (token: string): JsonObject => splitJws(splitSdJwt(token).token).payload

  it('hides what the paths name, and nothing else', async () => {
    const sd = ['credentialSubject.firstName', 'credentialSubject["a.b"]', 'credentialSubject.phones[1]', 'id']
    const token = await issue('credential_sdjwt', credential, { sd })
    expect(splitSdJwt(token).disclosures).toHaveLength(4)
    const { credentialSubject: subject, id } = payloadOf(token) as { credentialSubject: Record<string, unknown>; id?: string }
    expect(Object.keys(subject).sort()).toEqual(['_sd', 'id', 'phones'])
    expect(subject['phones']).toEqual([{ kind: 'work' }, { '...': expect.any(String) }])
    expect(id).toBeUndefined()
    expect(await resultOf('credential_sdjwt', token)).toBe('success')
    const { token: signed, disclosures } = splitSdJwt(token)
    for (const shown of [[], disclosures.slice(1)]) {
      expect(await resultOf('credential_sdjwt', `${[signed, ...shown].join('~')}~`)).toBe('success')
    }
    expect(await resultOf('credential_sdjwt', `${token}${disclosures[0]}~`)).toBe('failure')
    expect(await resultOf('credential_sdjwt', `${token}${toBase64url(utf8('["salt","x",1]'))}~`)).toBe('failure')
  })

  it('hides the holder and credentials of a presentation', async () => {
    const token = await issue('presentation_sdjwt', presentation, { sd: ['holder', 'verifiableCredential[0]'] })
    expect(splitSdJwt(token).disclosures).toHaveLength(2)
    expect(await resultOf('presentation_sdjwt', token)).toBe('success')
  })

  it('without it nothing is hidden', async () => {
    expect(splitSdJwt(await issue('credential_sdjwt', credential)).disclosures).toEqual([])
    expect(splitSdJwt(await issue('credential_sdjwt', credential, { sd: [] })).disclosures).toEqual([])
  })

  it.each([
    ['what is not there', ['credentialSubject.lastName']],
    ['what is not there in a list', ['credentialSubject.phones[2]']],
    ['a length', ['credentialSubject.phones.length']],
    ['what every verifier needs', ['@context']],
    ['a type', ['type']],
    ['an issuer', ['issuer']],
  ])('%s is a failure to issue', async (_what, sd) => {
    expect((await run('issue', 'credential_sdjwt', credential, { sd })).file).toEqual({ result: 'failure' })
  })

  it.each(['x', '{}', '[5]', '[""]', '["a..b"]', '["a["]', '["[x]"]', '["a[01]"]', '["a.[0]"]', '["a]"]', '[".a"]', '["a."]'])(
    'is refused where it is no list of paths: %s',
    async (sd) => {
      expect((await run('issue', 'credential_sdjwt', credential, { sd })).status).toBe(EXIT.usage)
    },
  )

  it('is for SD-JWT', async () => {
    expect((await run('issue', 'credential_jose', credential, { sd: ['id'] })).status).toBe(EXIT.usage)
  })

  it.each([
    ['a.b', '/a/b'],
    ['c[0]', '/c/0'],
    ['a[0][12].b', '/a/0/12/b'],
    ['@context', '/@context'],
    ['["a/b~"].c', '/a~1b~0/c'],
    ['["\\u0061\\""]', '/a"'],
  ])('%s is %s', (path, pointer) => {
    expect(toPointer(path)).toBe(pointer)
  })

  it('is read in time, however long', () => {
    expect(toPointer('a.'.repeat(200_000))).toBeUndefined()
    expect(toPointer(`["${'\\'.repeat(990)}`)).toBeUndefined()
  })
})

describe('rungs vector, its files', () => {
  it('replaces an earlier output', async () => {
    const world = newWorld()
    await run('issue', 'credential_jose', credential, { world })
    const first = world.read('out/o.json')
    await run('issue', 'credential_jose', credential, { world })
    expect(world.read('out/o.json')).not.toBe(first)
    expect(world.list('out')).toEqual(['o.json'])
  })

  it('tells the result and why', async () => {
    const { out } = await run('verify', 'credential_jose', 'x')
    expect(out).toContain('failure  out/o.json')
    expect(out).toContain('proof.member_invalid')
  })

  it.each([
    ['no key', {}],
    ['a keystore or list', []],
    ['another type of method', { id: es256.id, type: 'Multikey', publicKeyMultibase: 'z6Mk' }],
    ['a key with a wrong coordinate', { ...es256, publicKeyJwk: { ...es256.publicKeyJwk, x: 'AA' }, secretKeyJwk: {} }],
    ['halves of two keys', { ...es256, publicKeyJwk: other.publicKeyJwk }, 'issue'],
    ['no JSON', 'x'],
  ])('a key file that is none is told by the exit: %s', async (_what, key, only?: string) => {
    if (only === undefined) {
      expect((await run('verify', 'credential_jose', await issue('credential_jose', credential), { key })).status).toBe(
        EXIT.unreadable,
      )
    }
    expect((await run('issue', 'credential_jose', credential, { key })).status).toBe(EXIT.unreadable)
  })

  it('a bare JWK is a key as well', async () => {
    const token = await issue('credential_jose', credential, { key: es256.secretKeyJwk })
    expect(await resultOf('credential_jose', token, { key: es256.secretKeyJwk })).toBe('success')
    expect(await resultOf('credential_jose', token, { key: es256.publicKeyJwk })).toBe('success')
    expect(await resultOf('credential_jose', token, { key: { ...es256.secretKeyJwk, key_ops: ['sign'] } })).toBe('success')
  })

  it('COSE is known and open; other features, and missing options, are mistakes', async () => {
    for (const feature of ['credential_cose', 'presentation_cose']) {
      expect((await run('issue', feature, credential)).file).toEqual({ result: 'indeterminate' })
      expect(await resultOf(feature, 'x')).toBe('indeterminate')
    }
    for (const feature of ['credential', '__proto__', 'constructor']) {
      expect((await run('issue', feature, credential)).status).toBe(EXIT.usage)
    }
    const world = newWorld()
    for (const words of ['vector', 'vector sign', 'vector issue', 'vector verify --input a', 'vector issue x', 'vector validate'])
      expect((await world.run(words)).status).toBe(EXIT.usage)
    expect((await world.run('vector --help')).out).toContain('credential_sdjwt')
  })

  it('a file that is not there, or is too large, is told by the exit', async () => {
    const world = newWorld()
    world.write('key.json', es256)
    const words = 'vector verify --key key.json --feature credential_jose --output o.json --input'
    expect((await world.run(`${words} nowhere`)).status).toBe(EXIT.unreadable)
    world.write('large', new Uint8Array(17 * 1024 * 1024).fill(97))
    expect((await world.run(`${words} large`)).status).toBe(EXIT.unreadable)
    expect(world.list()).not.toContain('o.json')
  })

  it('hostile input is judged in time', async () => {
    const deep = `{"a":${'['.repeat(100_000)}`
    expect((await run('issue', 'credential_jose', deep)).file).toEqual({ result: 'failure' })
    for (const text of ['~'.repeat(1_000_000), 'a'.repeat(1_000_000), `${'a.'.repeat(500_000)}~`, new Uint8Array([0xff, 0xfe])]) {
      expect(await resultOf('credential_sdjwt', text)).toBe('failure')
      expect(await resultOf('credential_jose', text)).toBe('failure')
    }
  })
})

describe('rungs vector and others', () => {
  it('jose reads what is issued, and its tokens are read', async () => {
    const token = await issue('credential_jose', credential)
    const key = await importJWK({ ...es256.publicKeyJwk }, 'ES256')
    const currentDate = new Date(NOW)
    const { payload } = await jwtVerify(token, key, { typ: 'vc+jwt', currentDate })
    expect(payload).toEqual({ ...credential, iat: HOUR })
    const secret = await importJWK({ ...es256.secretKeyJwk } as never, 'ES256')
    for (const [feature, typ, document] of [
      ['credential_jose', 'vc+jwt', credential],
      ['presentation_jose', 'vp+jwt', presentation],
    ] as const) {
      const made = await new SignJWT({ ...document }).setProtectedHeader({ alg: 'ES256', typ, kid: 'x' }).sign(secret)
      expect(await resultOf(feature, made)).toBe('success')
      const late = new SignJWT({ ...document }).setProtectedHeader({ alg: 'ES256', typ }).setExpirationTime(new Date(NOW))
      expect(await resultOf(feature, await late.sign(secret))).toBe('failure')
    }
  })

  it('@sd-jwt reads what is issued, and its tokens are read', async () => {
    const peer = new SDJwtInstance({
      hasher: (data: string | ArrayBuffer) => sha256(typeof data === 'string' ? data : new Uint8Array(data)),
      hashAlg: 'sha-256',
      saltGenerator: (length: number) => toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(length))),
      signer: async (data: string) => toBase64url(await signer.sign(utf8(data))),
      signAlg: 'ES256',
      verifier: async (data: string, signature: string) =>
        verify(importPublicKey('ES256', es256.publicKeyJwk), utf8(data), fromBase64url(signature)),
    })
    const token = await issue('credential_sdjwt', credential, {
      sd: ['credentialSubject.firstName', 'credentialSubject.phones[0]'],
    })
    expect((await peer.verify(token, { currentDate: HOUR })).payload).toEqual({ ...credential, iat: HOUR })
    const made = await peer.issue(
      { ...credential } as Record<string, unknown>,
      { credentialSubject: { _sd: ['firstName'], phones: { _sd: [1] } } } as never,
      { header: { typ: 'vc+sd-jwt', kid: 'x' } },
    )
    expect(splitSdJwt(made).disclosures).toHaveLength(2)
    expect(await resultOf('credential_sdjwt', made)).toBe('success')
    expect(await resultOf('credential_sdjwt', made, { key: other })).toBe('failure')
  })

  it('says why in the language of --lang', async () => {
    const world = newWorld()
    world.write('key.json', es256)
    world.write('input.txt', 'no token')
    const files = '--input input.txt --key key.json --output out.json'
    const { out } = await world.run(`vector verify ${files} --feature credential_jose --now ${NOW} --lang es`)
    const { out: english } = await world.run(`vector verify ${files} --feature credential_jose --now ${NOW}`)
    const why = (text: string) => text.split('\n')[1]
    expect(why(english)).toMatch(/\w+\.\w+$/)
    expect(why(out)).not.toBe(why(english))
    expect(why(out)?.split(' ').at(-1)).toBe(why(english)?.split(' ').at(-1))
  })

  it.runIf(hasVectors('the examples of VC-JOSE-COSE'))('the examples of VC-JOSE-COSE are no tokens of another key', async () => {
    const es384 = await methodOf('ES384')
    for (const [file, feature] of [
      ['jwt-000', 'credential_jose'],
      ['jwt-001', 'presentation_jose'],
      ['sdjwt-003', 'presentation_sdjwt'],
      ['sdjwt-005', 'credential_sdjwt'],
      ['sdjwt-006', 'credential_sdjwt'],
    ] as const) {
      const text = readVector(`w3c-vc-jose-cose/examples/${file}.txt`)
      for (const key of [es256, es384]) expect(await resultOf(feature, text, { key })).toBe('failure')
    }
  })
})
