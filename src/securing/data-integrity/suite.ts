import { verify } from '#runtime'
import type { ContextLoader } from '../../contexts/index.js'
import {
  canonicalizeJson,
  freezeOver,
  inputError,
  type JsonObject,
  operationError,
  pointer,
  toMultibase58,
  usageError,
} from '../../core/index.js'
import { resolveMethod } from '../../did/index.js'
import { algorithmOfJwk, type SignatureAlgorithm } from '../../keys/index.js'
import type { StatementTemplate } from '../../rdf/index.js'
import type { Mechanism, OpenOptions, PrepareOptions, Sealed } from '../mechanism.js'
import { checkMethodDates, signWith } from '../method.js'
import { type DocumentRules, proofConfig, toProofOptions, toSecurable, withProof } from './add-proof.js'
import { type ConfigHashes, hashData } from './hash-data.js'
import { openedProof } from './opened-proof.js'
import { checkSignatureLength, readProof, readSignature, unsecuredDocument } from './proof.js'

/** The text that stands for a document or a proof configuration; its UTF-8 is hashed. */
export type Transform = (document: JsonObject, loader: ContextLoader) => Promise<string>

/** What a cryptosuite does with one key algorithm. */
export interface SuiteAlgorithm {
  readonly hash: (text: string) => Uint8Array
  readonly transform: Transform
  readonly signatureLength: number
}

/** What proofs of a suite call themselves. */
export interface ProofNames {
  readonly type: string
  readonly cryptosuite?: string
}

/** A cryptosuite as a declaration of its parts. One that signs members writes their contexts into the proof (EdDSA cryptosuites 1.0 section 3.3.1). */
export interface Cryptosuite extends DocumentRules {
  readonly id: string
  /** The key algorithms that it takes. */
  readonly algorithms: { readonly [A in SignatureAlgorithm]?: SuiteAlgorithm }
  /** Templates whose statements are worked out beforehand, and the transform that they come to. */
  readonly statements?: {
    readonly transform: Transform
    readonly compile: (sample: JsonObject, options: PrepareOptions) => Promise<StatementTemplate>
  }
}

/** The mechanism of a cryptosuite: add proof and verify proof of Data Integrity 1.0 sections 4.2 to 4.5. */
export function createDataIntegrityMechanism(suite: Cryptosuite): Mechanism {
  const hashes: ConfigHashes = new WeakMap()
  const names: ProofNames =
    suite.proofType === undefined ? { type: 'DataIntegrityProof', cryptosuite: suite.id } : { type: suite.id }
  return Object.freeze({
    id: suite.id,

    detect: (sealed: Sealed) =>
      sealed.form === 'embedded' &&
      sealed.proof['type'] === names.type &&
      (suite.proofType !== undefined || sealed.proof['cryptosuite'] === suite.id),

    ...(suite.statements !== undefined && {
      async prepare(sample: JsonObject, options: PrepareOptions) {
        // Whoever signs one badge at a time never loads it.
        const { prepareTemplate } = await import('./prepare-template.js')
        return prepareTemplate(suite, names, hashes, sample, options)
      },
    }),

    async secure(credential, options) {
      const { signer, loader } = options
      const algorithm = suite.algorithms[signer.alg]
      if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism: suite.id, alg: signer.alg })
      const document = toSecurable(suite, credential, options)
      const members = toProofOptions(names, signer.id, options)
      const config = suite.signs === 'members' ? proofConfig(members, document) : members
      // The object itself, where it can be: a template remembers what it made.
      const unsecured = document['proof'] === undefined ? document : unsecuredDocument(document, config, '/proof')
      const transformed = await algorithm.transform(unsecured, loader)
      const hashed = await hashData(suite, hashes, signer.alg, transformed, proofConfig(config, unsecured), loader)
      const proof = Object.freeze({ ...config, proofValue: toMultibase58(await signWith(signer, hashed)) })
      return { credential: withProof(document, proof), mediaType: 'application/vc', extension: 'json' }
    },

    async open(sealed: Sealed, options: OpenOptions) {
      if (sealed.form !== 'embedded') throw usageError('core.option_invalid', { option: 'sealed', expected: 'embedded proof' })
      const { loader, resolver, keys, canonical, purpose = 'assertionMethod' } = options
      const { proof, path } = sealed
      const members = readProof(proof, path, options)
      const signature = readSignature(members.proofValue, path)
      const document = suite.signs === 'members' ? underProofContext(sealed.document, proof, path) : sealed.document
      const method = await resolveMethod(resolver, members.verificationMethod, purpose)
      const retired = checkMethodDates(method, options, members.created)
      const { name } = algorithmOfJwk(method.publicJwk)
      const algorithm = suite.algorithms[name]
      if (algorithm === undefined) throw inputError('proof.alg_mismatch', { alg: suite.id, key: name }, path)
      checkSignatureLength(signature, algorithm.signatureLength, path)
      const unsecured = unsecuredDocument(document, proof, path)
      const { proofValue: _proofValue, ...config } = proof
      const transform = () => algorithm.transform(unsecured, loader)
      const isShared = canonical !== undefined && proof['previousProof'] === undefined && document === sealed.document
      const transformed = isShared ? canonical.once(algorithm.transform, transform) : transform()
      const configured = suite.signs === 'members' ? config : proofConfig(config, unsecured)
      const hashed = await hashData(suite, hashes, name, await transformed, configured, loader)
      if (!(await verify(keys.ready(method.publicJwk), hashed, signature))) throw inputError('proof.signature_invalid', {}, path)
      return openedProof(suite, { document, unsecured, method, created: members.created, path, warnings: retired }, options)
    },
  } satisfies Mechanism)
}

/**
 * The document under the contexts that its proof names: the document's own must begin with them (EdDSA cryptosuites 1.0
 * section 3.3.2 step 4). Contexts behind them are not signed, so that a document with any is not read.
 *
 * @throws RungsError `proof.context_mismatch`
 */
function underProofContext(document: JsonObject, proof: JsonObject, path: string): JsonObject {
  const signed = proof['@context']
  if (signed === undefined || canonicalizeJson(signed) === canonicalizeJson(document['@context'] ?? null)) return document
  const [all, first] = [[document['@context']].flat(), [signed].flat()]
  const isPrefix = first.every((entry, index) => canonicalizeJson(entry) === canonicalizeJson(all[index] ?? null))
  if (!isPrefix) throw inputError('proof.context_mismatch', {}, pointer(path, '@context'))
  if (all.length > first.length) throw operationError('proof.context_mismatch', {}, { path: '/@context' })
  return freezeOver({ ...document, '@context': signed })
}
