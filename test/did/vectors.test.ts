import { describe, expect, it } from 'vitest'
import { fromBase58, isRungsError, toBase64url, toMultibase58 } from '../../src/core/index.js'
import {
  createControllerResolver,
  parseControllerDocument,
  resolveDidJwk,
  resolveDidKey,
  resolveMethod,
} from '../../src/did/index.js'
import { encodeMultikey, type PublicJwk, toMethodId } from '../../src/keys/index.js'
import { hasVectors, readVector, readVectorJson } from '../support/vectors.js'

interface KeyVector {
  readonly verificationKeyPair?: { publicKeyBase58?: string; publicKeyJwk?: PublicJwk }
  readonly verificationMethod?: { publicKeyBase58?: string; publicKeyJwk?: PublicJwk }
  readonly didDocument: Record<string, unknown>
}

const present = hasVectors('test/did')
const vectors = (file: string): [string, KeyVector][] =>
  present ? Object.entries(readVectorJson(`w3c-ccg-did-key/${file}.json`)).map(([did, value]) => [did, value as KeyVector]) : []

const isNist = (did: string): boolean => /^did:key:z(Dn|82)/.test(did)
const supported = [...vectors('ed25519-x25519'), ...vectors('nist-curves').filter(([did]) => isNist(did))]
const unsupported: [string, string][] = [
  ...vectors('nist-curves')
    .filter(([did]) => !isNist(did))
    .map(([did]): [string, string] => [did, 'P-521']),
  ...vectors('secp256k1').map(([did]): [string, string] => [did, 'secp256k1']),
  ...vectors('rsa').map(([did]): [string, string] => [did, 'RSA']),
  ...vectors('bls12381').map(([did]): [string, string] => [did, did.includes(':zUC') ? 'BLS12-381 G2' : 'multicodec ee01']),
  ...(present
    ? Object.keys(readVectorJson('w3c-ccg-did-key/x25519.json')['didDocument'] as object).map((did): [string, string] => [
        did,
        'X25519',
      ])
    : []),
]

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  return undefined
}

describe.runIf(present)('did:key method vectors', () => {
  it('are all here', () => {
    expect(supported.length).toBe(10)
    expect(unsupported.length).toBe(20)
  })

  it.each(supported)('resolves %s', async (did, vector) => {
    const document = resolveDidKey(did)
    const method = await resolveMethod(createControllerResolver(), `${did}#${did.slice(8)}`, 'assertionMethod')
    const { publicKeyBase58, publicKeyJwk } = vector.verificationKeyPair ?? vector.verificationMethod ?? {}
    if (publicKeyJwk !== undefined) expect(method.publicJwk).toEqual(publicKeyJwk)
    else if (method.publicJwk.kty === 'OKP') expect(method.publicJwk.x).toBe(toBase64url(fromBase58(publicKeyBase58 as string)))
    else
      expect(encodeMultikey(method.publicJwk).slice(1)).toBe(
        toMultibase58(Uint8Array.of(0x80, 0x24, ...fromBase58(publicKeyBase58 as string))).slice(1),
      )
    for (const relationship of ['authentication', 'assertionMethod', 'capabilityInvocation', 'capabilityDelegation'] as const) {
      expect(document[relationship]).toEqual(vector.didDocument[relationship])
    }
    expect(document.verificationMethod?.[0]?.id).toBe((vector.didDocument['assertionMethod'] as string[])[0])
  })

  it.each(unsupported)('could not check with %s', (did, type) => {
    expect(thrown(() => resolveDidKey(did))).toMatchObject({
      code: 'did.key_type_unsupported',
      kind: 'operation',
      params: { type },
    })
  })
})

describe.runIf(present)('did:jwk method examples', () => {
  const read = (name: string): string => readVector(`did-jwk/${name}`).trim()

  it('resolves the P-256 example to its document', async () => {
    const did = read('spec-02.txt')
    // The published example has a stray `$` in one reference, and the older name of the method type and context.
    const expected = JSON.parse(
      read('spec-04.json').replaceAll('did:jwk:$', 'did:jwk:').replaceAll('JsonWebKey2020', 'JsonWebKey'),
    )
    expect({ ...resolveDidJwk(did), '@context': undefined }).toEqual({ ...expected, '@context': undefined })
    const method = await resolveMethod(createControllerResolver(), read('spec-03.txt'), 'authentication')
    expect(method.publicJwk).toEqual(expected.verificationMethod[0].publicKeyJwk)
    expect(toMethodId(method.publicJwk, did)).toBe(read('spec-03.txt'))
  })

  it('could not check with the X25519 example', () => {
    expect(thrown(() => resolveDidJwk(read('spec-05.txt')))).toMatchObject({
      code: 'did.key_type_unsupported',
      params: { type: 'OKP X25519' },
    })
  })

  it('reads the published documents', async () => {
    for (const name of ['spec-04.json', 'spec-07.json']) {
      const document = JSON.parse(read(name).replaceAll('did:jwk:$', 'did:jwk:')) as { id: string }
      expect(parseControllerDocument(document, document.id).id).toBe(document.id)
    }
  })
})

describe.runIf(present)('CID 1.0 examples', () => {
  const example = (number: string): Record<string, unknown> => readVectorJson(`w3c-cid/examples/pre-${number}.json`)

  it.each(['000', '001', '003', '004', '005', '006', '019', '020'])('reads document %s', (number) => {
    const document = example(number)
    expect(parseControllerDocument(document, document['id'] as string).id).toBe(document['id'])
  })

  it.each([
    ['008', 'https://controller.example/123456789abcdefghi', 'Ed25519'],
    ['009', 'https://controller.example/123456789abcdefghi', 'P-384'],
    ['024', 'https://multikey.example/issuer/123', 'P-256'],
    ['025', 'https://multikey.example/issuer/123', 'P-384'],
    ['026', 'https://multikey.example/issuer/123', 'Ed25519'],
    ['032', 'https://jsonwebkey.example/issuer/123', 'Ed25519'],
  ])('reads method %s', async (number, id, crv) => {
    const method = example(number)
    const resolver = createControllerResolver({ documents: [{ id, verificationMethod: method, assertionMethod: method['id'] }] })
    expect((await resolveMethod(resolver, method['id'] as string, 'assertionMethod')).publicJwk.crv).toBe(crv)
  })

  it.each(['027', '029', '033'])('could not check with method %s of an unsupported type', async (number) => {
    const method = example(number)
    const id = method['controller'] as string
    const resolver = createControllerResolver({
      documents: [{ id, verificationMethod: [method], assertionMethod: [method['id']] }],
    })
    const error = await resolveMethod(resolver, method['id'] as string, 'assertionMethod').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'did.key_type_unsupported', kind: 'operation' })
  })

  it('refuses the example of a secret key', () => {
    const id = 'https://controller.example/123456789abcdefghi'
    expect(thrown(() => parseControllerDocument({ id, verificationMethod: [example('010')] }, id))).toMatchObject({
      code: 'did.document_invalid',
      params: { reason: 'private_key' },
    })
  })
})
