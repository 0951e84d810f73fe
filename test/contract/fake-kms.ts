import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { KeyPair } from '../../src/keys/index.js'
import { signDigest } from './sign-digest.js'

/** Behaves like AWS KMS by its API reference (version 2014-11-01) for GetPublicKey and Sign. */
export interface FakeKms {
  /** What was asked, in order. */
  readonly calls: { readonly operation: string; readonly input: KmsInput }[]
  /** Changes what comes next: an error that is thrown, or an answer that is changed. */
  next: ((operation: string, answer: KmsAnswer) => KmsAnswer) | undefined
  handle(operation: string, input: KmsInput): KmsAnswer
}

export type KmsAnswer = Record<string, unknown>
export interface KmsInput {
  readonly KeyId?: string
  readonly Message?: Uint8Array
  readonly MessageType?: string
  readonly SigningAlgorithm?: string
}

export interface FakeKmsKey {
  readonly pair: KeyPair
  readonly spec?: string
  readonly usage?: string
  readonly state?: string
}

/** An exception as the service names it. */
export function kmsError(name: string, fault: 'client' | 'server' = 'client'): Error {
  const text = `${name}: arn:aws:kms:eu-central-1:111122223333:key/secret-arn is in trouble`
  return Object.assign(new Error(text), { name, $fault: fault, $metadata: { requestId: 'r-1' } })
}

const SPECS: Readonly<Record<string, string>> = {
  Ed25519: 'ECC_NIST_EDWARDS25519',
  ES256: 'ECC_NIST_P256',
  ES384: 'ECC_NIST_P384',
  RS256: 'RSA_3072',
}

interface Algorithm {
  readonly spec: RegExp
  readonly messageTypes: readonly string[]
  readonly digest: string | null
  readonly digestBytes: number
}

/** Which key specs and message types go with which signing algorithm. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  ED25519_SHA_512: { spec: /^ECC_NIST_EDWARDS25519$/, messageTypes: ['RAW'], digest: null, digestBytes: 0 },
  ECDSA_SHA_256: { spec: /^ECC_NIST_P256$/, messageTypes: ['RAW', 'DIGEST'], digest: 'sha256', digestBytes: 32 },
  ECDSA_SHA_384: { spec: /^ECC_NIST_P384$/, messageTypes: ['RAW', 'DIGEST'], digest: 'sha384', digestBytes: 48 },
  RSASSA_PKCS1_V1_5_SHA_256: { spec: /^RSA_/, messageTypes: ['RAW', 'DIGEST'], digest: 'sha256', digestBytes: 32 },
}

export function createFakeKms(keys: Readonly<Record<string, FakeKmsKey>>): FakeKms {
  const answerTo = (operation: string, input: KmsInput): KmsAnswer => {
    const key = keys[input.KeyId ?? '']
    if (key === undefined) throw kmsError('NotFoundException')
    if (key.state === 'Disabled') throw kmsError('DisabledException')
    if (key.state !== undefined) throw kmsError('KMSInvalidStateException')
    const spec = key.spec ?? (SPECS[key.pair.alg] as string)
    const KeyId = `arn:aws:kms:eu-central-1:111122223333:key/${input.KeyId}`
    if (operation === 'GetPublicKey') return { KeyId, ...publicKeyOf(key, spec) }
    if (key.usage !== undefined) throw kmsError('InvalidKeyUsageException')
    return { KeyId, Signature: signatureOf(key.pair, spec, input), SigningAlgorithm: input.SigningAlgorithm }
  }
  const fake: FakeKms = {
    calls: [],
    next: undefined,
    handle(operation, input) {
      fake.calls.push({ operation, input })
      const answer = answerTo(operation, input)
      return fake.next === undefined ? answer : fake.next(operation, answer)
    },
  }
  return fake
}

function publicKeyOf({ pair, usage = 'SIGN_VERIFY' }: FakeKmsKey, spec: string): KmsAnswer {
  const key = createPublicKey({ key: pair.publicJwk as never, format: 'jwk' })
  return {
    PublicKey: new Uint8Array(key.export({ type: 'spki', format: 'der' })),
    KeySpec: spec,
    KeyUsage: usage,
    SigningAlgorithms: Object.keys(ALGORITHMS).filter((name) => ALGORITHMS[name]?.spec.test(spec)),
  }
}

/** DER for ECDSA (RFC 3279 section 2.2.3), RFC 8032 for Ed25519, PKCS #1 for RSA. */
function signatureOf(pair: KeyPair, spec: string, input: KmsInput): Uint8Array {
  const { Message, MessageType = 'RAW', SigningAlgorithm = '' } = input
  const algorithm = ALGORITHMS[SigningAlgorithm]
  if (algorithm === undefined || !algorithm.spec.test(spec)) throw kmsError('InvalidKeyUsageException')
  if (!(Message instanceof Uint8Array) || Message.length < 1 || Message.length > 4096) throw kmsError('ValidationException')
  if (!algorithm.messageTypes.includes(MessageType)) throw kmsError('ValidationException')
  if (MessageType === 'DIGEST' && Message.length !== algorithm.digestBytes) throw kmsError('ValidationException')
  if (MessageType === 'DIGEST') return signDigest(pair, Message, 'der')
  return new Uint8Array(sign(algorithm.digest, Message, createPrivateKey({ key: pair.secretJwk as never, format: 'jwk' })))
}
