import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../src/core/index.js'
import { type SignatureAlgorithm, type Signer, toMethodId } from '../../src/keys/index.js'
import { createAwsKmsSigner } from '../../src/keys/kms/aws.js'
import { loadPeer } from '../../src/keys/kms/peer.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { mechanismContract } from '../../src/testing/index.js'
import { failure } from '../keys/support.js'
import { badgeOf, controllerOf, loader, NOW_MS } from '../support/badges.js'
import { newKeyPair } from '../support/keys.js'
import { createFakeKms, type KmsAnswer, type KmsInput, kmsError } from './fake-kms.js'
import { isInstalled, notice, runContract, runSignerContract } from './support.js'

const algorithms = ['Ed25519', 'ES256', 'ES384', 'RS256'] as const
const pairs = Object.fromEntries(
  await Promise.all(algorithms.map(async (alg) => [alg, await newKeyPair(alg)] as const)),
) as Record<SignatureAlgorithm, Awaited<ReturnType<typeof newKeyPair>>>

const kms = createFakeKms({
  ...Object.fromEntries(algorithms.map((alg) => [alg, { pair: pairs[alg] }])),
  disabled: { pair: pairs.ES256, state: 'Disabled' },
  pending: { pair: pairs.ES256, state: 'PendingDeletion' },
  encrypting: { pair: pairs.RS256, usage: 'ENCRYPT_DECRYPT' },
  secp256k1: { pair: pairs.ES256, spec: 'ECC_SECG_P256K1' },
  p521: { pair: pairs.ES256, spec: 'ECC_NIST_P521' },
  misfit: { pair: pairs.ES256, spec: 'ECC_NIST_P384' },
  proto: { pair: pairs.ES256, spec: '__proto__' },
})

beforeEach(() => {
  kms.calls.length = 0
  kms.next = undefined
})

/** Command classes with the one member that those of the package have in public. */
const command = (operation: string) =>
  function Command(this: object, input: KmsInput) {
    return { operation, input }
  } as never
const commands = { GetPublicKeyCommand: command('GetPublicKey'), SignCommand: command('Sign') }
const client = {
  send: async ({ operation, input }: { operation: string; input: KmsInput }): Promise<unknown> => kms.handle(operation, input),
}
const signerOf = (keyId: string, changes: object = {}): Promise<Signer> =>
  createAwsKmsSigner({ client, commands, keyId, ...changes })

describe.each(algorithms)('a %s key in KMS holds to the contract of signers', (alg) => {
  runSignerContract(() => signerOf(alg))
})

describe('what KMS is asked', () => {
  it.each([
    ['Ed25519', 'ED25519_SHA_512', 'RAW', 200],
    ['ES256', 'ECDSA_SHA_256', 'DIGEST', 32],
    ['ES384', 'ECDSA_SHA_384', 'DIGEST', 48],
    ['RS256', 'RSASSA_PKCS1_V1_5_SHA_256', 'DIGEST', 32],
  ] as const)('%s: %s over %s', async (alg, name, type, length) => {
    const signer = await signerOf(alg, { id: 'did:web:platform.example#kms' })
    expect(signer).toMatchObject({ id: 'did:web:platform.example#kms', alg, publicJwk: pairs[alg].publicJwk })
    expect(signer.maxBytes).toBe(alg === 'Ed25519' ? 4096 : undefined)
    await signer.sign(new Uint8Array(200).fill(7))
    expect(kms.calls.map(({ operation }) => operation)).toEqual(['GetPublicKey', 'Sign'])
    expect(kms.calls[1]?.input).toMatchObject({ KeyId: alg, SigningAlgorithm: name, MessageType: type })
    expect(kms.calls[1]?.input.Message?.length).toBe(length)
  })

  it('nothing where a message is too long for Ed25519', async () => {
    const signer = await signerOf('Ed25519')
    expect(await failure(() => signer.sign(new Uint8Array(4097)))).toMatchObject({
      code: 'keys.message_too_large',
      kind: 'operation',
      params: { maxBytes: 4096, bytes: 4097 },
    })
    expect(kms.calls.length).toBe(1)
  })

  it('the id is that of the key unless told', async () => {
    expect((await signerOf('RS256')).id).toBe(toMethodId(pairs.RS256.publicJwk))
  })
})

describe('a badge by a key in KMS', async () => {
  runContract(mechanismContract(eddsaRdfc2022, { signer: await signerOf('Ed25519') }))

  it('is not asked for where a token is too long for Ed25519', async () => {
    const signer = await signerOf('Ed25519')
    const narrative = 'x'.repeat(4096)
    const achievement = { id: 'https://a.example/1', name: 'A', description: 'A', criteria: { narrative } }
    const badge = badgeOf(controllerOf(signer), { achievement })
    const options = { signer, loader, now: NOW_MS }
    expect(await failure(() => ob3Jwt.secure(badge, options))).toMatchObject({ code: 'securing.too_large', kind: 'operation' })
    expect(kms.calls.map(({ operation }) => operation)).toEqual(['GetPublicKey'])
    expect((await eddsaRdfc2022.secure(badge, options)).mediaType).toBe('application/vc')
  })
})

describe('keys that cannot be used', () => {
  it.each([
    ['secp256k1', 'keys.type_unsupported', 'usage', { type: 'ECC_SECG_P256K1' }],
    ['p521', 'keys.type_unsupported', 'usage', { type: 'ECC_NIST_P521' }],
    ['proto', 'keys.type_unsupported', 'usage', { type: '__proto__' }],
    ['encrypting', 'keys.service_key_unusable', 'operation', { service: 'aws-kms', reason: 'usage' }],
    ['misfit', 'keys.service_answer_invalid', 'operation', { operation: 'GetPublicKey', reason: 'public_key' }],
    ['disabled', 'keys.service_failed', 'operation', { operation: 'GetPublicKey', reason: 'DisabledException' }],
    ['pending', 'keys.service_failed', 'operation', { operation: 'GetPublicKey', reason: 'KMSInvalidStateException' }],
    ['nowhere', 'keys.service_failed', 'operation', { operation: 'GetPublicKey', reason: 'NotFoundException' }],
  ])('%s: %s', async (keyId, code, kind, params) => {
    expect(await failure(() => signerOf(keyId))).toMatchObject({ code, kind, params, retryable: false })
  })
})

describe('when KMS fails', () => {
  it.each([
    [kmsError('ThrottlingException'), 'ThrottlingException', true],
    [kmsError('KeyUnavailableException', 'server'), 'KeyUnavailableException', true],
    [kmsError('KMSInternalException', 'server'), 'KMSInternalException', true],
    [kmsError('DependencyTimeoutException', 'server'), 'DependencyTimeoutException', true],
    [kmsError('SomethingNewException', 'server'), 'SomethingNewException', true],
    [kmsError('KMSInvalidStateException'), 'KMSInvalidStateException', false],
    [kmsError('AccessDeniedException'), 'AccessDeniedException', false],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED', true],
    [Object.assign(new Error('late'), { name: 'TimeoutError' }), 'TimeoutError', true],
    [{ name: 'arn:aws:kms:eu-central-1:111122223333:key/x' }, 'unknown', false],
    ['text', 'unknown', false],
    [null, 'unknown', false],
  ])('%s: the error names it and nothing of its message', async (thrown, reason, retryable) => {
    const signer = await signerOf('ES256')
    kms.next = () => {
      throw thrown
    }
    const found = await failure(() => signer.sign(utf8('x')))
    expect(found).toMatchObject({
      code: 'keys.service_failed',
      kind: 'operation',
      retryable,
      params: { service: 'aws-kms', operation: 'Sign', reason },
    })
    expect(`${JSON.stringify(found)} ${found.message} ${found.cause}`).not.toContain('arn:')
  })
})

describe('when KMS answers with something else', () => {
  const der = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
  const one = '020101'
  it.each([
    ['nothing', () => undefined],
    ['null', () => null],
    ['no signature', () => ({})],
    ['a signature in base64', (answer: KmsAnswer) => ({ ...answer, Signature: Buffer.from('x').toString('base64') })],
    ['a cut signature', (answer: KmsAnswer) => ({ ...answer, Signature: (answer['Signature'] as Uint8Array).subarray(0, -1) })],
    [
      'a signature and a byte',
      (answer: KmsAnswer) => ({ ...answer, Signature: Buffer.concat([answer['Signature'] as Uint8Array, der('00')]) }),
    ],
    ['a raw signature', (answer: KmsAnswer) => ({ ...answer, Signature: new Uint8Array(64).fill(7) })],
    ['no bytes', (answer: KmsAnswer) => ({ ...answer, Signature: new Uint8Array() })],
    ['one number', (answer: KmsAnswer) => ({ ...answer, Signature: der(`3003${one}`) })],
    ['a negative number', (answer: KmsAnswer) => ({ ...answer, Signature: der(`3006${one}0201ff`) })],
  ])('%s is refused by its form', async (_, change) => {
    const signer = await signerOf('ES256')
    kms.next = (_operation, answer) => change(answer) as never
    expect(await failure(() => signer.sign(utf8('x')))).toMatchObject({
      code: 'keys.service_answer_invalid',
      kind: 'operation',
      params: { service: 'aws-kms', operation: 'Sign', reason: 'form' },
    })
  })

  it.each(algorithms)('%s: a signature by another key is noticed before it is handed out', async (alg) => {
    const signer = await signerOf(alg)
    const other = createFakeKms({ [alg]: { pair: await newKeyPair(alg) } })
    kms.next = (operation, answer) => ({
      ...answer,
      Signature: other.handle(operation, kms.calls.at(-1)?.input as KmsInput)['Signature'],
    })
    expect(await failure(() => signer.sign(utf8('x')))).toMatchObject({
      code: 'keys.service_answer_invalid',
      params: { operation: 'sign', reason: 'signature' },
    })
  })

  it('an alias that was moved meanwhile is noticed', async () => {
    const signer = await signerOf('ES256')
    kms.next = (_, answer) => ({ ...answer, KeyId: 'arn:aws:kms:eu-central-1:111122223333:key/other' })
    expect(await failure(() => signer.sign(utf8('x')))).toMatchObject({
      code: 'keys.service_answer_invalid',
      params: { operation: 'Sign', reason: 'key' },
    })
  })

  it.each([
    [{}, 'form'],
    [{ KeySpec: 5 }, 'form'],
    [{ PublicKey: 'MFkw' }, 'form'],
    [{ PublicKey: new Uint8Array() }, 'public_key'],
    [{ PublicKey: new Uint8Array(91).fill(48) }, 'public_key'],
  ])('a public key that is none: %j', async (change, reason) => {
    kms.next = (_, answer) => (Object.keys(change).length === 0 ? {} : { ...answer, ...change })
    expect(await failure(() => signerOf('ES256'))).toMatchObject({
      code: 'keys.service_answer_invalid',
      params: { operation: 'GetPublicKey', reason },
    })
  })

  it('a point off its curve', async () => {
    kms.next = (_, answer) => {
      const key = new Uint8Array(answer['PublicKey'] as Uint8Array)
      key[key.length - 1] = (key.at(-1) as number) ^ 1
      return { ...answer, PublicKey: key }
    }
    expect(await failure(() => signerOf('ES256'))).toMatchObject({
      code: 'keys.service_answer_invalid',
      params: { reason: 'public_key' },
    })
  })
})

describe('options', () => {
  it.each([
    [{ client: {} }, 'core.option_invalid'],
    [{ client: undefined }, 'core.option_invalid'],
    [{ keyId: '' }, 'core.option_invalid'],
    [{ keyId: 5 }, 'core.option_invalid'],
    [{ id: 'key-1' }, 'keys.method_invalid'],
    [{ region: 'eu' }, 'core.option_unknown'],
  ])('%j is refused before KMS is asked', async (change, code) => {
    expect(await failure(() => signerOf('ES256', change))).toMatchObject({ code, kind: 'usage' })
    expect(kms.calls).toEqual([])
  })

  it('a package that is not there is named', async () => {
    const found = await failure(() => loadPeer('@aws-sdk/client-kms', () => import(String('no-such-package'))))
    expect(found).toMatchObject({ code: 'keys.peer_missing', kind: 'usage', params: { package: '@aws-sdk/client-kms' } })
  })
})

const hasSdk = isInstalled('@aws-sdk/client-kms')
if (!hasSdk) notice('AWS KMS: the optional package @aws-sdk/client-kms is not installed')

describe.runIf(!hasSdk)('without its package', () => {
  it('the adapter says which one to install', async () => {
    expect(await failure(() => createAwsKmsSigner({ client, keyId: 'ES256' }))).toMatchObject({
      code: 'keys.peer_missing',
      params: { package: '@aws-sdk/client-kms' },
    })
  })
})

describe.runIf(hasSdk)('through the KMSClient of @aws-sdk/client-kms', async () => {
  // A suite that is skipped is still collected.
  if (!hasSdk) return
  const server = await startKms()
  const { KMSClient } = await import('@aws-sdk/client-kms')
  const real = new KMSClient({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })

  afterAll(() => {
    real.destroy()
    server.close()
  })

  describe.each(algorithms)('a %s key holds to the contract of signers', (alg) => {
    runSignerContract(() => createAwsKmsSigner({ client: real, keyId: alg }))
  })

  it.each([
    ['KMSInvalidStateException', false],
    ['ThrottlingException', true],
    ['KMSInternalException', true],
  ])('%s comes through by its name', async (name, retryable) => {
    const signer = await createAwsKmsSigner({ client: real, keyId: 'ES256' })
    kms.next = () => {
      throw kmsError(name, name === 'KMSInternalException' ? 'server' : 'client')
    }
    expect(await failure(() => signer.sign(utf8('x')))).toMatchObject({
      code: 'keys.service_failed',
      retryable,
      params: { operation: 'Sign', reason: name },
    })
  })
})

/** KMS over HTTP with AWS JSON 1.1: bytes as base64, the operation in X-Amz-Target, exceptions by `__type`. */
async function startKms(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { Message, ...input } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '')
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    try {
      const bytes = Message === undefined ? {} : { Message: new Uint8Array(Buffer.from(Message, 'base64')) }
      const answer = kms.handle(operation, { ...input, ...bytes })
      const wire = Object.entries(answer).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ])
      response.end(JSON.stringify(Object.fromEntries(wire)))
    } catch (error) {
      const { name, message, $fault } = error as Error & { $fault?: string }
      response.statusCode = $fault === 'server' ? 500 : 400
      response.end(JSON.stringify({ __type: name, message }))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
