import {
  concatBytes,
  freezeOver,
  fromMultibase58,
  inputError,
  isAbsoluteUrl,
  isRungsError,
  toBase64url,
  toMultibase58,
  usageError,
} from '../../../core/index.js'
import { type ControllerDocument, type MethodEntry, resolveMethodEntry, type VerificationMethod } from '../../../did/index.js'
import type { OpenOptions } from '../../mechanism.js'
import { ciphersuite, loadBbs } from './bbs-peer.js'

/** Multicodec `bls12_381-g2-pub`, and the compressed point behind it. */
const MULTICODEC = [0xeb, 0x01] as const
export const PUBLIC_KEY_LENGTH = 96
const SECRET_KEY_LENGTH = 32
const DID_KEY = /^did:key:(zUC7[1-9A-HJ-NP-Za-km-z]{100,150})$/

/** Something that makes BBS signatures: many messages under one header, which is not what a `Signer` signs. */
export interface BbsSigner {
  /** The verification method URL that proofs name. */
  readonly id: string
  /** The compressed point of BLS12-381 G2, 96 bytes. */
  readonly publicKey: Uint8Array
  /** The signature, 80 bytes, with the ciphersuite BLS12-381-SHA-256. */
  sign(header: Uint8Array, messages: readonly Uint8Array[]): Uint8Array | Promise<Uint8Array>
}

/** A BLS12-381 key pair in memory. `secretKey` is a secret: keep it in a safe place. */
export interface BbsKeyPair {
  /** 96 bytes. */
  readonly publicKey: Uint8Array
  /** The scalar, 32 bytes, big-endian. */
  readonly secretKey: Uint8Array
}

/**
 * A new key pair for {@link createBbsSigner}.
 *
 * @throws RungsError `securing.peer_missing`
 * @example
 * ```ts
 * import { createBbs2023, createBbsSigner, generateBbsKey } from 'rungs/securing/bbs-2023'
 * const mechanism = createBbs2023({ signer: createBbsSigner(await generateBbsKey()) })
 * ```
 */
export async function generateBbsKey(): Promise<BbsKeyPair> {
  const { publicKey, secretKey } = await (await loadBbs()).generateKeyPair({ ciphersuite })
  return Object.freeze({ publicKey, secretKey })
}

/** Options of {@link createBbsSigner}. */
export interface CreateBbsSignerOptions {
  /** The verification method URL. Default: the key's did:key method. */
  readonly id?: string
}

/**
 * A signer over a BLS12-381 key in memory; the peer is loaded when it first signs.
 *
 * @throws RungsError `core.option_invalid`, `keys.method_invalid`
 */
export function createBbsSigner(pair: BbsKeyPair, options: CreateBbsSignerOptions = {}): BbsSigner {
  const publicKey = copyOf(pair?.publicKey, PUBLIC_KEY_LENGTH, 'publicKey')
  const secretKey = copyOf(pair?.secretKey, SECRET_KEY_LENGTH, 'secretKey')
  const multikey = toMultibase58(concatBytes(Uint8Array.from(MULTICODEC), publicKey))
  const id = options.id ?? `did:key:${multikey}#${multikey}`
  if (!isAbsoluteUrl(id)) throw usageError('keys.method_invalid', { expected: 'absolute URL' })
  return Object.freeze({
    id,
    publicKey,
    sign: async (header: Uint8Array, messages: readonly Uint8Array[]) =>
      (await loadBbs()).sign({ publicKey, secretKey, header, messages, ciphersuite }),
  })
}

function copyOf(bytes: unknown, length: number, option: string): Uint8Array {
  if (bytes instanceof Uint8Array && bytes.length === length) return Uint8Array.from(bytes)
  throw usageError('core.option_invalid', { option, expected: `${length} bytes` })
}

/** A verification method of a BLS12-381 key. */
export interface BbsMethod extends VerificationMethod {
  readonly publicKey: Uint8Array
}

/**
 * The BLS12-381 key that a verification method URL names, as `resolveMethod` finds others.
 *
 * @throws RungsError `proof.alg_mismatch`, and as `resolveMethod`
 */
export async function resolveBbsMethod(
  { resolver, purpose = 'assertionMethod' }: Pick<OpenOptions, 'resolver' | 'purpose'>,
  methodUrl: string,
  path: string,
): Promise<BbsMethod> {
  const resolve = async (url: string): Promise<ControllerDocument> => didKeyDocument(url) ?? resolver.resolve(url)
  const entry = await resolveMethodEntry({ resolve }, methodUrl, purpose)
  const publicKey = readKey(entry)
  if (publicKey === undefined) throw inputError('proof.alg_mismatch', { alg: 'bbs-2023', key: 'other' }, path)
  const { id, controller, revoked, expires } = entry
  return freezeOver({
    id,
    controller,
    publicKey,
    // The drafts of JOSE keys for this curve differ; this is the form that holds the point as it is (draft-ietf-cose-bls-key-representations-00).
    publicJwk: freezeOver({ kty: 'OKP', crv: 'BLS12381G2', x: toBase64url(publicKey) } as const),
    ...(revoked !== undefined && { revoked }),
    ...(expires !== undefined && { expires }),
  })
}

/** The resolver knows no BLS12-381 keys, so that nothing else takes them for its own. */
function didKeyDocument(did: string): ControllerDocument | undefined {
  const multikey = DID_KEY.exec(did)?.[1]
  if (multikey === undefined) return undefined
  const id = `${did}#${multikey}`
  return {
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: multikey }],
    assertionMethod: [id],
    authentication: [id],
  }
}

function readKey({ type, publicKeyMultibase }: MethodEntry): Uint8Array | undefined {
  if (type !== 'Multikey' || publicKeyMultibase === undefined) return undefined
  try {
    const bytes = fromMultibase58(publicKeyMultibase)
    const isBls = bytes[0] === MULTICODEC[0] && bytes[1] === MULTICODEC[1]
    return isBls && bytes.length === MULTICODEC.length + PUBLIC_KEY_LENGTH ? bytes.subarray(MULTICODEC.length) : undefined
  } catch (error) {
    if (isRungsError(error)) return undefined
    throw error
  }
}
