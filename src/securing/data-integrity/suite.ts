import { verify } from '#runtime'
import { type ContextLoader, CREDENTIALS_V2, DATA_INTEGRITY_V2 } from '../../contexts/index.js'
import {
  concatBytes,
  deepFreeze,
  formatDateTime,
  inputError,
  type JsonObject,
  type JsonValue,
  operationError,
  type Problem,
  parseDateTime,
  problem,
  toMultibase58,
  usageError,
} from '../../core/index.js'
import { resolveMethod } from '../../did/index.js'
import { algorithmOfJwk, type SignatureAlgorithm } from '../../keys/index.js'
import type { Mechanism, OpenOptions, Sealed } from '../mechanism.js'
import { checkMethodDates, signWith } from '../method.js'
import { checkSignatureLength, readProof, readSignature, unsecuredDocument } from './proof.js'
import { findDisguise, findSharedNode } from './terms.js'

const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/** A cryptosuite as a declaration of its parts. */
export interface Cryptosuite {
  readonly id: string
  /** The key algorithms that it takes, each with its hash and raw signature length. */
  readonly algorithms: {
    readonly [A in SignatureAlgorithm]?: { readonly hash: (data: Uint8Array) => Uint8Array; readonly signatureLength: number }
  }
  /** The bytes that stand for a document or a proof configuration. */
  readonly transform: (document: JsonObject, loader: ContextLoader) => Promise<Uint8Array>
}

/** The mechanism of a cryptosuite: add proof and verify proof of Data Integrity 1.0 sections 4.2 and 4.4. */
export function createDataIntegrityMechanism(suite: Cryptosuite): Mechanism {
  return Object.freeze({
    id: suite.id,

    detect: (sealed: Sealed) =>
      sealed.form === 'embedded' && sealed.proof['type'] === 'DataIntegrityProof' && sealed.proof['cryptosuite'] === suite.id,

    async secure(credential, { signer, loader, now }) {
      const algorithm = suite.algorithms[signer.alg]
      if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism: suite.id, alg: signer.alg })
      if (credential['proof'] !== undefined) throw inputError('securing.already_secured', {}, '/proof')
      const disguise = findDisguise(credential) ?? findSharedNode(credential)
      if (disguise !== undefined) throw inputError(disguise.code, disguise.params, disguise.path)
      const document = withProofContext(credential)
      const config = {
        type: 'DataIntegrityProof',
        cryptosuite: suite.id,
        created: formatDateTime(Math.floor(now / 1000) * 1000),
        verificationMethod: signer.id,
        proofPurpose: 'assertionMethod',
      }
      const hashed = await hashData(
        suite,
        algorithm.hash,
        await suite.transform(document, loader),
        proofConfig(config, document),
        loader,
      )
      const proof = { ...config, proofValue: toMultibase58(await signWith(signer, hashed)) }
      return { credential: deepFreeze({ ...document, proof }), mediaType: 'application/vc', extension: 'json' }
    },

    async open(sealed: Sealed, { loader, resolver, keys, now, canonical }: OpenOptions) {
      if (sealed.form !== 'embedded') throw usageError('core.option_invalid', { option: 'sealed', expected: 'embedded proof' })
      const { document, proof, path } = sealed
      const members = readProof(proof, path, now)
      const signature = readSignature(members.proofValue, path)
      const method = await resolveMethod(resolver, members.verificationMethod, 'assertionMethod')
      checkMethodDates(method, now)
      const { name } = algorithmOfJwk(method.publicJwk)
      const algorithm = suite.algorithms[name]
      if (algorithm === undefined) throw inputError('proof.alg_mismatch', { alg: suite.id, key: name }, path)
      checkSignatureLength(signature, algorithm.signatureLength, path)
      const unsecured = unsecuredDocument(document, proof, path)
      const { proofValue: _proofValue, ...config } = proof
      const transform = () => suite.transform(unsecured, loader)
      const isShared = canonical !== undefined && proof['previousProof'] === undefined
      const transformed = isShared ? canonical.once(suite.transform, transform) : transform()
      const hashed = await hashData(suite, algorithm.hash, await transformed, proofConfig(config, unsecured), loader)
      if (!(await verify(keys.ready(method.publicJwk), hashed, signature))) throw inputError('proof.signature_invalid', {}, path)
      const future = createdInFuture(members.created, now, path)
      const disguise = findDisguise(document) ?? findSharedNode(document)
      // The signature is right, yet nobody here can tell whether the members say what was signed.
      if (disguise !== undefined) throw operationError(disguise.code, disguise.params, { path: disguise.path })
      const { proof: _proof, ...credential } = document
      return {
        credential: deepFreeze(credential),
        controller: method.controller,
        verificationMethod: method.id,
        publicJwk: method.publicJwk,
        warnings: future === undefined ? [] : [future],
        ...(members.created !== undefined && { created: members.created }),
      }
    },
  } satisfies Mechanism)
}

/** A proof cannot have been made later than now; clocks differ, so it is told and not refused. */
function createdInFuture(created: string | undefined, now: number, path: string): Problem | undefined {
  const at = parseDateTime(created)?.epochMs
  if (created === undefined || at === undefined || at <= now + CLOCK_TOLERANCE_MS) return undefined
  return problem('proof.created_in_future', { created: created.slice(0, 40), now: formatDateTime(now) }, path)
}

/** The proof configuration's hash first, then the document's (EdDSA cryptosuites 1.0 section 3.2.4). */
async function hashData(
  suite: Cryptosuite,
  hash: (data: Uint8Array) => Uint8Array,
  transformed: Uint8Array,
  config: JsonObject,
  loader: ContextLoader,
): Promise<Uint8Array> {
  const configHash = hash(await suite.transform(config, loader))
  return concatBytes(configHash, hash(transformed))
}

/** The proof's own members under the document's contexts (EdDSA cryptosuites 1.0 section 3.2.5). */
function proofConfig(config: JsonObject, document: JsonObject): JsonObject {
  return { ...config, '@context': document['@context'] as JsonValue }
}

/** VCDM 2.0 defines the proof's terms; under any other base context the suite's own must be named (EdDSA cryptosuites 1.0 section 2). */
function withProofContext(credential: JsonObject): JsonObject {
  const context = credential['@context']
  const list: readonly JsonValue[] = Array.isArray(context) ? context : context === undefined ? [] : [context as JsonValue]
  if (list.includes(CREDENTIALS_V2) || list.includes(DATA_INTEGRITY_V2)) return credential
  return { ...credential, '@context': [...list, DATA_INTEGRITY_V2] }
}
