import { generateOneTimeKey, signEach, verify, verifyEach } from '#runtime'
import {
  checkOptions,
  concatBytes,
  fromMultibase58,
  fromMultibase64url,
  inputError,
  toMultibase58,
  toMultibase64url,
  usageError,
} from '../../core/index.js'
import { resolveMethod, type VerificationMethod } from '../../did/index.js'
import { algorithmOfJwk, decodeMultikey, encodeMultikey, readyPublicKey } from '../../keys/index.js'
import { hmacLabels } from '../../rdf/index.js'
import type { PublicKeyHandle } from '../../runtime/index.js'
import type { Mechanism, OpenOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import type { CborValue } from './selective/cbor.js'
import {
  bytesOf,
  indexesOf,
  isText,
  labelMapOf,
  listOf,
  readProofValue,
  toProofValue,
  valueFault,
} from './selective/proof-value.js'
import {
  type BaseProof,
  createSelectiveMechanism,
  type DerivedProof,
  mandatoryOf,
  type SelectiveOptions,
  type SelectiveSuite,
  type Shown,
  type SignedParts,
} from './selective/suite.js'

const ID = 'ecdsa-sd-2023'
const HEADERS = { base: [0xd9, 0x5d, 0x00], derived: [0xd9, 0x5d, 0x01] } as const
const SIGNATURE_LENGTH = 64
/** Two bytes of multicodec and a compressed point. */
const PUBLIC_KEY_LENGTH = 35
const HMAC_LENGTH = 32

/** What both kinds of proof have. */
interface Signatures {
  readonly baseSignature: Uint8Array
  /** The key of this one proof, as a Multikey. */
  readonly publicKey: Uint8Array
  /** One for each statement that is not mandatory. */
  readonly signatures: readonly Uint8Array[]
}

type EcdsaBase = BaseProof & Signatures
type EcdsaDerived = DerivedProof & Signatures

/** Options of {@link createEcdsaSd2023}. */
export type CreateEcdsaSd2023Options = SelectiveOptions

/**
 * The cryptosuite `ecdsa-sd-2023` (ECDSA cryptosuites 1.0 section 3.6) with other mandatory members: `secure` makes a base
 * proof, which the holder keeps; `derive` makes of it what a verifier is shown. P-256 keys. A base proof that is shown as it
 * is verifies as well, with all its statements.
 *
 * A `Result` is shown whole or not at all, and so is a credential inside that has a proof. `secure` is not deterministic.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createEcdsaSd2023 } from 'rungs/securing/ecdsa-sd-2023'
 * const mechanism = createEcdsaSd2023({ mandatoryPointers: ['/name', '/credentialSubject/achievement'] })
 * ```
 */
export function createEcdsaSd2023(options: CreateEcdsaSd2023Options = {}): Mechanism {
  checkOptions(options, ['mandatoryPointers'], 'createEcdsaSd2023')
  return createSelectiveMechanism(suite, mandatoryOf(options))
}

const suite: SelectiveSuite<EcdsaBase, EcdsaDerived, VerificationMethod> = {
  id: ID,
  labels: hmacLabels,
  signerOf(signer) {
    if (signer.alg !== 'ES256') throw usageError('securing.signer_unsuitable', { mechanism: ID, alg: signer.alg })
    return signer
  },
  async seal(parts, { hmacKey, mandatoryPointers }, signer) {
    const { publicJwk, secretKey } = await generateOneTimeKey()
    const publicKey = fromMultibase58(encodeMultikey(publicJwk))
    const signatures = await signEach(secretKey, parts.nonMandatory)
    const baseSignature = await signWith(signer, signData(parts, publicKey))
    return toProofValue(HEADERS.base, [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers])
  },
  read,
  resolve: async ({ resolver, purpose = 'assertionMethod' }: OpenOptions, methodUrl, path) => {
    const method = await resolveMethod(resolver, methodUrl, purpose)
    const { name } = algorithmOfJwk(method.publicJwk)
    if (name !== 'ES256') throw inputError('proof.alg_mismatch', { alg: ID, key: name }, path)
    return method
  },
  disclose: async (base, shown) => disclose(base, shown),
  async verify(value, method, parts, { keys }, path) {
    const { baseSignature, publicKey, signatures } = value
    if (signatures.length !== parts.nonMandatory.length) return false
    const issuerKey = keys.ready(method.publicJwk)
    if (!(await verify(issuerKey, signData(parts, publicKey), baseSignature))) return false
    return verifyEach(readProofKey(publicKey, path), parts.nonMandatory, signatures)
  },
}

/**
 * The cryptosuite `ecdsa-sd-2023`: an issuer signs statement by statement, and the holder shows some of them (ECDSA
 * cryptosuites 1.0 section 3.6). Always shown are issuer, dates, status and what else an Open Badge must have; see
 * {@link createEcdsaSd2023} for others.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { ecdsaSd2023 } from 'rungs/securing/ecdsa-sd-2023'
 * const verifier = createVerifier({ mechanisms: [ecdsaSd2023] })
 * ```
 */
export const ecdsaSd2023: Mechanism = /* @__PURE__ */ createSelectiveMechanism(suite, {})

/** What the issuer's key signs (section 3.5.1, serializeSignData). */
function signData({ proofHash, mandatoryHash }: SignedParts, publicKey: Uint8Array): Uint8Array {
  return concatBytes(proofHash, publicKey, mandatoryHash)
}

/** Sections 3.5.3, parseBaseProofValue, and 3.5.8, parseDerivedProofValue. */
function read(proofValue: string, path: string): EcdsaBase | EcdsaDerived {
  const { kind, components: readComponents } = readProofValue(proofValue, HEADERS, path)
  const components = readComponents(5)
  const baseSignature = bytesOf(components[0], SIGNATURE_LENGTH, path)
  const publicKey = bytesOf(components[1], PUBLIC_KEY_LENGTH, path)
  if (kind === 'base') {
    return {
      form: kind,
      baseSignature,
      publicKey,
      hmacKey: bytesOf(components[2], HMAC_LENGTH, path),
      signatures: listOf(components[3], isSignature, path),
      mandatoryPointers: listOf(components[4], isText, path),
    }
  }
  return {
    form: kind,
    baseSignature,
    publicKey,
    signatures: listOf(components[2], isSignature, path),
    labelMap: labelMapOf(components[3], (item) => (isHmac(item) ? toMultibase64url(item) : undefined), path),
    mandatoryIndexes: indexesOf(components[4], path),
  }
}

/** Sections 3.5.4, 3.5.5 and 3.5.7: the signatures of what is shown, and labels as the bytes that they spell. */
function disclose({ baseSignature, publicKey, signatures }: EcdsaBase, shown: Shown): string {
  if (signatures.length !== shown.parts.nonMandatory.length) throw inputError('proof.signature_invalid', {})
  const { labelMap } = shown.combined
  const compressed = new Map([...labelMap].map(([label, hmac]) => [Number(label.slice('c14n'.length)), fromMultibase64url(hmac)]))
  return toProofValue(HEADERS.derived, [
    baseSignature,
    publicKey,
    shown.selectiveIndexes.map((index) => signatures[index] as Uint8Array),
    compressed,
    shown.mandatoryIndexes,
  ])
}

const isSignature = (item: CborValue): item is Uint8Array => item instanceof Uint8Array && item.length === SIGNATURE_LENGTH
const isHmac = (item: CborValue): item is Uint8Array => item instanceof Uint8Array && item.length === HMAC_LENGTH

function readProofKey(publicKey: Uint8Array, path: string): PublicKeyHandle {
  const jwk = decodeMultikey(toMultibase58(publicKey), path)
  if (jwk.crv !== 'P-256') throw valueFault('P-256 key', path)
  return readyPublicKey(jwk)
}
