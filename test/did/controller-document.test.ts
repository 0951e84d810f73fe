import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRungsError, type RungsError } from '../../src/core/index.js'
import { isMethodListed, parseControllerDocument } from '../../src/did/index.js'

const id = 'https://courier.example/issuer'
const publicKeyMultibase = 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
const method = (members: object = {}): object => ({
  id: `${id}#key`,
  type: 'Multikey',
  controller: id,
  publicKeyMultibase,
  ...members,
})
const without = (member: string): object => Object.fromEntries(Object.entries(method()).filter(([name]) => name !== member))

function refusal(document: unknown, expectedId = id): RungsError | undefined {
  try {
    parseControllerDocument(document, expectedId)
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  return undefined
}

describe('parseControllerDocument (CID 1.0 sections 2.1 to 2.3)', () => {
  it('gives a frozen copy and leaves the input alone', () => {
    const source = { id, verificationMethod: [method()], assertionMethod: [`${id}#key`], service: [{ type: 'x' }] }
    const document = parseControllerDocument(source, id)
    expect(document).toEqual(source)
    expect(Object.isFrozen(document) && Object.isFrozen(document.verificationMethod?.[0])).toBe(true)
    expect(Object.isFrozen(source)).toBe(false)
    source.verificationMethod.length = 0
    expect(document.verificationMethod?.length).toBe(1)
  })

  it('reads one method and one reference without their arrays', () => {
    const document = parseControllerDocument(
      { id, verificationMethod: method(), assertionMethod: `${id}#key`, authentication: method() },
      id,
    )
    expect(document.verificationMethod).toEqual([method()])
    expect(document.assertionMethod).toEqual([`${id}#key`])
    expect(document.authentication).toEqual([method()])
  })

  it('makes fragments absolute', () => {
    const document = parseControllerDocument({ id, verificationMethod: [method({ id: '#key' })], assertionMethod: ['#key'] }, id)
    expect(document.verificationMethod?.[0]?.id).toBe(`${id}#key`)
    expect(document.assertionMethod).toEqual([`${id}#key`])
  })

  it('keeps methods of types it does not know', () => {
    const old = { id: `${id}#old`, type: 'Ed25519VerificationKey2018', controller: id, publicKeyBase58: 'x' }
    const chain = { id: `${id}#chain`, type: 'EcdsaSecp256k1RecoveryMethod2020', controller: id, blockchainAccountId: 'x' }
    const unsupported = {
      id: `${id}#k1`,
      type: 'JsonWebKey',
      controller: id,
      publicKeyJwk: { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' },
    }
    expect(parseControllerDocument({ id, verificationMethod: [old, chain, unsupported] }, id).verificationMethod).toEqual([
      old,
      chain,
      unsupported,
    ])
  })

  it('reads the same method in several places, never two under one id', () => {
    expect(
      refusal({ id, verificationMethod: [method()], assertionMethod: [method()], authentication: [method()] }),
    ).toBeUndefined()
    const other = method({ publicKeyMultibase: 'z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP' })
    for (const document of [
      { id, verificationMethod: [method(), other] },
      { id, verificationMethod: [method()], assertionMethod: [other] },
      { id, assertionMethod: [method()], authentication: [other] },
      { id, assertionMethod: [method({ id: '#key' }), other] },
    ]) {
      expect(refusal(document)).toMatchObject({ code: 'did.document_invalid', params: { reason: 'method_duplicate' } })
    }
  })

  it.each([
    [[], 'not_object', ''],
    ['text', 'not_object', ''],
    [null, 'not_object', ''],
    [{}, 'id_missing', '/id'],
    [{ id: 7 }, 'id_missing', '/id'],
    [{ id: 'issuer' }, 'id_missing', '/id'],
    [{ id: `${id}/` }, 'id_mismatch', '/id'],
    [{ id: `${id}#` }, 'id_mismatch', '/id'],
    [{ id, verificationMethod: ['https://other.example#key'] }, 'method_form', '/verificationMethod/0'],
    [{ id, verificationMethod: [null] }, 'method_form', '/verificationMethod/0'],
    [{ id, verificationMethod: [without('id')] }, 'method_form', '/verificationMethod/0'],
    [{ id, verificationMethod: [without('type')] }, 'method_form', '/verificationMethod/0'],
    [{ id, verificationMethod: without('controller') }, 'method_form', '/verificationMethod'],
    [{ id, verificationMethod: [method({ type: ['Multikey'] })] }, 'method_form', '/verificationMethod/0'],
    [{ id, verificationMethod: [method({ controller: [id] })] }, 'method_form', '/verificationMethod/0'],
    [{ id, verificationMethod: [method({ revoked: 'yesterday' })] }, 'method_form', '/verificationMethod/0/revoked'],
    [{ id, verificationMethod: [method({ expires: 7 })] }, 'method_form', '/verificationMethod/0/expires'],
    [{ id, verificationMethod: [without('publicKeyMultibase')] }, 'method_material', '/verificationMethod/0'],
    [{ id, verificationMethod: [method({ publicKeyMultibase: 7 })] }, 'method_material', '/verificationMethod/0'],
    [{ id, verificationMethod: [method({ publicKeyJwk: { kty: 'OKP' } })] }, 'method_material', '/verificationMethod/0'],
    [{ id, verificationMethod: [method({ publicKeyBase58: 'x' })] }, 'method_material', '/verificationMethod/0'],
    [{ id, verificationMethod: [method({ type: 'JsonWebKey' })] }, 'method_material', '/verificationMethod/0'],
    [
      { id, assertionMethod: [{ ...without('publicKeyMultibase'), type: 'JsonWebKey', publicKeyJwk: 'x' }] },
      'method_material',
      '/assertionMethod/0/publicKeyJwk',
    ],
    [{ id, assertionMethod: [7] }, 'method_form', '/assertionMethod/0'],
    [{ id, assertionMethod: ['key'] }, 'relationship_form', '/assertionMethod/0'],
    [{ id, authentication: '' }, 'relationship_form', '/authentication'],
    [{ id, verificationMethod: Array.from({ length: 201 }, () => method()) }, 'method_count', '/verificationMethod'],
    [{ id, assertionMethod: Array.from({ length: 201 }, () => `${id}#key`) }, 'method_count', '/assertionMethod'],
    [
      { id, verificationMethod: [method({ secretKeyMultibase: 'z' })] },
      'private_key',
      '/verificationMethod/0/secretKeyMultibase',
    ],
    [{ id, verificationMethod: [method({ privateKeyWif: 'z' })] }, 'private_key', '/verificationMethod/0/privateKeyWif'],
    [
      { id, verificationMethod: [method({ type: 'Other', privateKeyBase58: 'z' })] },
      'private_key',
      '/verificationMethod/0/privateKeyBase58',
    ],
    [
      {
        id,
        verificationMethod: [{ ...without('publicKeyMultibase'), type: 'JsonWebKey', publicKeyJwk: { kty: 'OKP', d: 'AA' } }],
      },
      'private_key',
      '/verificationMethod/0/publicKeyJwk',
    ],
    [
      { id, verificationMethod: [{ ...without('publicKeyMultibase'), type: 'Other', publicKeyJwk: { kty: 'oct', k: 'AA' } }] },
      'private_key',
      '/verificationMethod/0/publicKeyJwk',
    ],
  ])('refuses %j', (document, reason, path) => {
    expect(refusal(document)).toMatchObject({ code: 'did.document_invalid', kind: 'input', params: { reason }, path })
  })

  it('is bounded in depth and size', () => {
    let deep: unknown = {}
    for (let level = 0; level < 20; level++) deep = { deep }
    expect(refusal({ id, deep })?.code).toBe('core.json_too_deep')
    expect(refusal({ id, many: new Array(30_000).fill(0) })?.code).toBe('core.json_too_many_values')
    expect(refusal(JSON.parse(`{"id":"${id}","__proto__":{"assertionMethod":["#key"]}}`))?.code).toBe('core.json_key_forbidden')
  })

  it('takes nothing from a prototype', () => {
    const heir = (members: object): object => Object.assign(Object.create({ id, assertionMethod: ['#key'] }), members)
    expect(refusal(heir({ id }))?.code).toBe('core.json_value_unsupported')
    expect(refusal({ id, verificationMethod: [heir(without('id'))] })?.code).toBe('core.json_value_unsupported')
    expect(parseControllerDocument({ id, constructor: 'x' }, id).assertionMethod).toBeUndefined()
  })

  it('gives a document or a RungsError for any JSON', () => {
    const entry = fc.oneof(fc.jsonValue(), fc.constant(method()), fc.constant('#key'))
    const any = fc.record(
      {
        id: fc.oneof(fc.constant(id), fc.string()),
        verificationMethod: fc.oneof(entry, fc.array(entry)),
        assertionMethod: fc.oneof(entry, fc.array(entry)),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(any, fc.jsonValue()), (document) => {
        const error = refusal(document)
        if (error === undefined) expect((document as { id: string }).id).toBe(id)
        else expect(error.kind).toBe('input')
      }),
    )
  })
})

describe('isMethodListed', () => {
  it('sees references and embedded methods, those of other controllers among them, by relationship', () => {
    const foreign = `did:key:${publicKeyMultibase}#${publicKeyMultibase}`
    const document = parseControllerDocument({ id, assertionMethod: [foreign], authentication: [method()] }, id)
    expect(isMethodListed(document, foreign, 'assertionMethod')).toBe(true)
    expect(isMethodListed(document, foreign, 'authentication')).toBe(false)
    expect(isMethodListed(document, `${id}#key`, 'authentication')).toBe(true)
    expect(isMethodListed(document, `${id}#key`, 'assertionMethod')).toBe(false)
    expect(isMethodListed(document, `${id}#key`, 'keyAgreement')).toBe(false)
  })
})
