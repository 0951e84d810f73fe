import { checkOptions, concatBytes, equalBytes, inputError, operationError, usageError } from '../../core/index.js'
import { shuffledLabels } from '../../rdf/index.js'
import type { Mechanism } from '../mechanism.js'
import { type BbsMethod, type BbsSigner, PUBLIC_KEY_LENGTH, resolveBbsMethod } from './selective/bbs-key.js'
import { ciphersuite, loadBbs } from './selective/bbs-peer.js'
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

export {
  type BbsKeyPair,
  type BbsSigner,
  type CreateBbsSignerOptions,
  createBbsSigner,
  generateBbsKey,
} from './selective/bbs-key.js'

const ID = 'bbs-2023'
/** The even ones begin base proofs and the odd ones derived proofs; from 0x04 on they have features of the holder (section 3.3). */
const HEADERS = {
  base: [0xd9, 0x5d, 0x02],
  derived: [0xd9, 0x5d, 0x03],
  ...Object.fromEntries([4, 5, 6, 7, 8, 9].map((byte) => [`feature ${byte}`, [0xd9, 0x5d, byte]])),
} as const
const SIGNATURE_LENGTH = 80
const HEADER_LENGTH = 64
const HMAC_KEY_LENGTH = 32
/** Each statement costs a verifier some milliseconds, and a proof says itself how many are hidden. */
const MAX_MESSAGES = 512
/** Three points and four scalars, and a scalar for each hidden statement. */
const PROOF_LENGTH = 3 * 48 + 4 * 32
const MAX_PROOF_LENGTH: number = PROOF_LENGTH + 32 * MAX_MESSAGES

interface BbsBase extends BaseProof {
  readonly signature: Uint8Array
  readonly header: Uint8Array
  readonly publicKey: Uint8Array
}

interface BbsDerived extends DerivedProof {
  readonly proof: Uint8Array
  readonly selectiveIndexes: readonly number[]
  readonly presentationHeader: Uint8Array
}

/** Options of {@link createBbs2023}. */
export interface CreateBbs2023Options extends SelectiveOptions {
  /** Makes base proofs; the signer that `secure` is given is not used. Default: none, for holders and verifiers. */
  readonly signer?: BbsSigner
  /** What derived proofs are tied to, such as a verifier's nonce. Default: no bytes. */
  readonly presentationHeader?: Uint8Array
}

/**
 * The cryptosuite `bbs-2023` (Data Integrity BBS Cryptosuites 1.0, a candidate recommendation): derived proofs of one
 * credential cannot be told to be of one, as far as what they show does not tell it. Without pseudonyms, and without binding
 * to a holder. Needs the optional package `@digitalbazaar/bbs-signatures`, which is loaded when first used. A result and a
 * credential inside are shown whole, as with `ecdsa-sd-2023`.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createBbs2023 } from 'rungs/securing/bbs-2023'
 * const forHolders = createBbs2023({ presentationHeader: new TextEncoder().encode('nonce of the verifier') })
 * ```
 */
export function createBbs2023(options: CreateBbs2023Options = {}): Mechanism {
  checkOptions(options, ['signer', 'presentationHeader', 'mandatoryPointers'], 'createBbs2023')
  const { signer, presentationHeader = new Uint8Array() } = options
  if (signer !== undefined && (typeof signer?.sign !== 'function' || signer.publicKey?.length !== PUBLIC_KEY_LENGTH)) {
    throw usageError('core.option_invalid', { option: 'signer', expected: 'BBS signer' })
  }
  if (!(presentationHeader instanceof Uint8Array)) {
    throw usageError('core.option_invalid', { option: 'presentationHeader', expected: 'bytes' })
  }
  return createSelectiveMechanism(createSuite(signer, Uint8Array.from(presentationHeader)), mandatoryOf(options))
}

/**
 * The cryptosuite `bbs-2023` for verifiers and holders; see {@link createBbs2023}.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { bbs2023 } from 'rungs/securing/bbs-2023'
 * const verifier = createVerifier({ mechanisms: [bbs2023] })
 * ```
 */
export const bbs2023: Mechanism = /* @__PURE__ */ createBbs2023()

function createSuite(
  issuer: BbsSigner | undefined,
  presentationHeader: Uint8Array,
): SelectiveSuite<BbsBase, BbsDerived, BbsMethod> {
  return {
    id: ID,
    labels: shuffledLabels,
    signerOf(signer) {
      if (issuer === undefined) throw usageError('securing.signer_unsuitable', { mechanism: ID, alg: signer.alg })
      return issuer
    },
    async seal(parts, { hmacKey, mandatoryPointers }) {
      const { sign, publicKey } = issuer as BbsSigner
      checkCount(parts.nonMandatory.length)
      const header = headerOf(parts)
      const signature = await sign(header, parts.nonMandatory)
      return toProofValue(HEADERS.base, [signature, header, publicKey, hmacKey, mandatoryPointers])
    },
    read,
    resolve: resolveBbsMethod,
    disclose: (base, shown) => disclose(base, shown, presentationHeader),
    async verify(value, { publicKey }, parts) {
      const bbs = await loadBbs()
      const { nonMandatory } = parts
      if (nonMandatory.length > MAX_MESSAGES) throw operationError('rdf.too_complex', {})
      const signed = { publicKey, header: headerOf(parts), ciphersuite }
      try {
        if (value.form === 'base') {
          const isSame = equalBytes(value.header, signed.header) && equalBytes(value.publicKey, publicKey)
          return isSame && (await bbs.verifySignature({ ...signed, signature: value.signature, messages: nonMandatory }))
        }
        const { proof, selectiveIndexes } = value
        // A header that was asked for is what makes the proof one for this occasion.
        if (presentationHeader.length > 0 && !equalBytes(value.presentationHeader, presentationHeader)) return false
        if (selectiveIndexes.length !== nonMandatory.length) return false
        return await bbs.verifyProof({
          ...signed,
          proof,
          presentationHeader: value.presentationHeader,
          disclosedMessages: nonMandatory,
          disclosedMessageIndexes: selectiveIndexes,
        })
      } catch {
        // The peer throws for points and scalars that are none.
        return false
      }
    },
  }
}

/** Section 3.3.2, the header that binds the configuration and the mandatory statements. */
function headerOf({ proofHash, mandatoryHash }: SignedParts): Uint8Array {
  return concatBytes(proofHash, mandatoryHash)
}

function checkCount(messages: number): void {
  if (messages > MAX_MESSAGES) throw operationError('rdf.too_complex', {})
}

/** Sections 3.3.3, parseBaseProofValue, and 3.3.8, parseDerivedProofValue. */
function read(proofValue: string, path: string): BbsBase | BbsDerived {
  const { kind, components: readComponents } = readProofValue<string>(proofValue, HEADERS, path)
  // Such a proof may be right; nobody here can tell.
  if (kind !== 'base' && kind !== 'derived') throw operationError('proof.alg_unsupported', { alg: `${ID}, ${kind}` }, { path })
  const components = readComponents(5)
  if (kind === 'base') {
    return {
      form: kind,
      signature: bytesOf(components[0], SIGNATURE_LENGTH, path),
      header: bytesOf(components[1], HEADER_LENGTH, path),
      publicKey: bytesOf(components[2], PUBLIC_KEY_LENGTH, path),
      hmacKey: bytesOf(components[3], HMAC_KEY_LENGTH, path),
      mandatoryPointers: listOf(components[4], isText, path),
    }
  }
  const proof = bytesOf(components[0], undefined, path)
  if (proof.length < PROOF_LENGTH || proof.length > MAX_PROOF_LENGTH || proof.length % 32 !== PROOF_LENGTH % 32) {
    throw valueFault(`proof of at most ${MAX_MESSAGES} statements`, path)
  }
  return {
    form: kind,
    proof,
    labelMap: labelMapOf(components[1], (item) => (typeof item === 'number' ? `b${item}` : undefined), path),
    mandatoryIndexes: indexesOf(components[2], path),
    selectiveIndexes: indexesOf(components[3], path),
    presentationHeader: bytesOf(components[4], undefined, path),
  }
}

/** Sections 3.3.4, createDisclosureData, and 3.3.7, serializeDerivedProofValue. */
async function disclose(base: BbsBase, shown: Shown, presentationHeader: Uint8Array): Promise<string> {
  const { publicKey, signature, header } = base
  const { parts, selectiveIndexes, mandatoryIndexes, combined } = shown
  checkCount(parts.nonMandatory.length)
  if (!equalBytes(header, headerOf(parts))) throw inputError('proof.signature_invalid', {})
  const bbs = await loadBbs()
  const signed = { publicKey, header, ciphersuite, signature, messages: parts.nonMandatory }
  // The peer makes a proof of any signature; one of a wrong signature would not verify.
  if (!(await bbs.verifySignature(signed).catch(() => false))) throw inputError('proof.signature_invalid', {})
  const proof = await bbs.deriveProof({ ...signed, presentationHeader, disclosedMessageIndexes: selectiveIndexes })
  const labels = new Map(
    [...combined.labelMap].map(([label, short]) => [Number(label.slice('c14n'.length)), Number(short.slice(1))]),
  )
  return toProofValue(HEADERS.derived, [proof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader])
}
