import { sha256 } from '#runtime'
import { CREDENTIALS_V2, DATA_INTEGRITY_V2 } from '../contexts/index.js'
import {
  checkOptions,
  concatBytes,
  formatDateTime,
  fromMultibase58,
  fromMultibase64url,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Now,
  parseDateTime,
  toEpochMs,
  toMultibase58,
  usageError,
} from '../core/index.js'
import { cryptosuite as ownCryptosuite } from './cryptosuite.js'
import type { DataIntegrityCryptosuite, DataIntegritySigner, DocumentLoader } from './types.js'

/** Options of {@link createProofSuite}. */
export interface CreateProofSuiteOptions {
  /** Needed to issue: the `signer()` of a peer's key, or ours by `toDataIntegritySigner`. */
  readonly signer?: DataIntegritySigner
  /** The instant of the proofs. Default: the clock. */
  readonly date?: Now
  /** Default: our own `eddsa-rdfc-2022`. */
  readonly cryptosuite?: DataIntegrityCryptosuite
}

/** What came of one proof. */
export type VerifyProofResult =
  | { readonly verified: true; readonly verificationMethod: unknown }
  | { readonly verified: false; readonly error: unknown }

/** A proof purpose, as the libraries make them. */
interface ProofPurpose {
  update(proof: Record<string, unknown>, options: object): Promise<Record<string, unknown>>
}

/** A suite of `DataIntegrityProof`s: what `issue` and `verifyCredential` take as `suite`. */
export interface ProofSuite {
  readonly type: 'DataIntegrityProof'
  readonly cryptosuite: string
  readonly contextUrl: string
  readonly verificationMethod?: string
  /** Adds the suite's context to the document itself, where no context of it defines proofs. */
  ensureSuiteContext(options: { readonly document: Record<string, unknown>; readonly addSuiteContext: boolean }): void
  matchProof(options: { readonly proof: JsonObject }): Promise<boolean>
  createProof(options: {
    readonly document: JsonObject
    readonly purpose: ProofPurpose
    readonly documentLoader: DocumentLoader
  }): Promise<Record<string, unknown>>
  verifyProof(options: {
    readonly proof: JsonObject
    readonly document: JsonObject
    readonly documentLoader: DocumentLoader
  }): Promise<VerifyProofResult>
}

/**
 * A suite for `issue` and `verifyCredential` of `@digitalcredentials/vc`, in place of `DataIntegrityProof` with the
 * cryptosuite of `@digitalbazaar/eddsa-rdfc-2022-cryptosuite`: the same proofs, and the same ones are accepted
 * (Data Integrity 1.0 sections 4.2 and 4.4). As there, `expires` of a proof is not compared with the clock.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `securing.signer_unsuitable`
 */
export function createProofSuite(options: CreateProofSuiteOptions = {}): ProofSuite {
  checkOptions(options, ['signer', 'date', 'cryptosuite'], 'createProofSuite')
  const { signer, date, cryptosuite = ownCryptosuite } = options
  if (signer !== undefined) checkSigner(signer, cryptosuite)
  if (date !== undefined) toEpochMs(date)
  return Object.freeze({
    type: 'DataIntegrityProof',
    cryptosuite: cryptosuite.name,
    contextUrl: DATA_INTEGRITY_V2,
    ...(signer !== undefined && { verificationMethod: signer.id }),

    ensureSuiteContext({ document, addSuiteContext }) {
      const context = withSuiteContext(document['@context'])
      if (context === document['@context']) return
      if (!addSuiteContext) throw inputError('securing.member_missing', { member: '@context' }, '/@context')
      document['@context'] = context
    },

    matchProof: async ({ proof }) => proof['type'] === 'DataIntegrityProof' && proof['cryptosuite'] === cryptosuite.name,

    async createProof({ document, purpose, documentLoader }) {
      if (signer === undefined) throw usageError('core.option_invalid', { option: 'signer', expected: 'a signer' })
      const config = await purpose.update(
        {
          type: 'DataIntegrityProof',
          created: formatDateTime(Math.floor(toEpochMs(date) / 1000) * 1000),
          verificationMethod: signer.id,
          cryptosuite: cryptosuite.name,
        },
        { document, documentLoader },
      )
      const data = await hashData(cryptosuite, document, config as JsonObject, documentLoader)
      return { ...config, proofValue: toMultibase58(await signer.sign({ data })) }
    },

    async verifyProof({ proof, document, documentLoader }) {
      try {
        const verificationMethod = await loadMethod(proof, documentLoader)
        const data = await hashData(cryptosuite, document, proof, documentLoader)
        const verifier = await cryptosuite.createVerifier({ verificationMethod })
        if (verifier.algorithm !== cryptosuite.requiredAlgorithm) {
          throw inputError('proof.alg_mismatch', { alg: cryptosuite.name, key: String(verifier.algorithm).slice(0, 32) })
        }
        if (!(await verifier.verify({ data, signature: readSignature(proof) }))) throw inputError('proof.signature_invalid', {})
        checkDates(proof)
        return { verified: true, verificationMethod }
      } catch (error) {
        return { verified: false, error }
      }
    },
  } satisfies ProofSuite)
}

function checkSigner(signer: DataIntegritySigner, { name, requiredAlgorithm }: DataIntegrityCryptosuite): void {
  if (typeof signer?.sign !== 'function' || typeof signer.id !== 'string') {
    throw usageError('core.option_invalid', { option: 'signer', expected: 'a signer with an id' })
  }
  if (signer.algorithm !== requiredAlgorithm) {
    throw usageError('securing.signer_unsuitable', { mechanism: name, alg: String(signer.algorithm).slice(0, 32) })
  }
}

/** The hash of the proof configuration, then the document's (EdDSA cryptosuites 1.0 section 3.2.4). */
async function hashData(
  cryptosuite: DataIntegrityCryptosuite,
  document: JsonObject,
  proof: JsonObject,
  documentLoader: DocumentLoader,
): Promise<Uint8Array> {
  const { proofValue: _proofValue, ...rest } = proof
  const config = { '@context': document['@context'], ...rest }
  const configured = { ...config, '@context': withSuiteContext(config['@context']) as JsonValue }
  const options = { documentLoader, base: null, safe: true }
  const proofText = await cryptosuite.canonize(configured, options)
  return concatBytes(sha256(proofText), sha256(await cryptosuite.canonize(document, options)))
}

/** The context itself where it defines proofs, or else a list with the suite's own at its end. */
function withSuiteContext(context: unknown): unknown {
  const list: readonly unknown[] = Array.isArray(context) ? context : context === undefined ? [] : [context]
  return list.includes(DATA_INTEGRITY_V2) || list.includes(CREDENTIALS_V2) ? context : [...list, DATA_INTEGRITY_V2]
}

async function loadMethod({ verificationMethod }: JsonObject, documentLoader: DocumentLoader): Promise<unknown> {
  const url = isJsonObject(verificationMethod) ? verificationMethod['id'] : verificationMethod
  if (typeof url !== 'string' || url === '') throw inputError('proof.member_missing', { member: 'verificationMethod' })
  const { document } = await documentLoader(url)
  return typeof document === 'string' ? (JSON.parse(document) as unknown) : document
}

function readSignature({ proofValue }: JsonObject): Uint8Array {
  if (typeof proofValue !== 'string') throw inputError('proof.member_missing', { member: 'proofValue' })
  return proofValue.startsWith('u') ? fromMultibase64url(proofValue) : fromMultibase58(proofValue)
}

function checkDates(proof: JsonObject): void {
  for (const member of ['created', 'expires']) {
    if (proof[member] !== undefined && parseDateTime(proof[member]) === undefined) {
      throw inputError('proof.member_invalid', { member, expected: 'RFC 3339 date-time' })
    }
  }
}
