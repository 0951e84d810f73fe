import { verify } from '#runtime'
import { type ContextLoader, CREDENTIALS_V2, DATA_INTEGRITY_V2 } from '../../contexts/index.js'
import {
  concatBytes,
  deepFreeze,
  formatDateTime,
  freezeOver,
  inputError,
  isDeepFrozen,
  type JsonObject,
  type JsonValue,
  operationError,
  type Problem,
  parseDateTime,
  problem,
  snapshotJsonObject,
  toMultibase58,
  usageError,
} from '../../core/index.js'
import { resolveMethod } from '../../did/index.js'
import { algorithmOfJwk, type SignatureAlgorithm } from '../../keys/index.js'
import type { Mechanism, OpenOptions, Sealed } from '../mechanism.js'
import { checkMethodDates, signWith } from '../method.js'
import { checkSignatureLength, readProof, readSignature, unsecuredDocument } from './proof.js'
import { findAmbiguity } from './terms.js'

const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/** What a cryptosuite takes of one key algorithm. */
export interface SuiteAlgorithm {
  readonly hash: (text: string) => Uint8Array
  readonly signatureLength: number
}

/** A cryptosuite as a declaration of its parts. */
export interface Cryptosuite {
  readonly id: string
  /** The key algorithms that it takes, each with its hash and raw signature length. */
  readonly algorithms: {
    readonly [A in SignatureAlgorithm]?: SuiteAlgorithm
  }
  /** The text that stands for a document or a proof configuration; its UTF-8 is hashed. */
  readonly transform: (document: JsonObject, loader: ContextLoader) => Promise<string>
  /** A template whose documents `transform` knows beforehand. */
  readonly prepare?: NonNullable<Mechanism['prepare']>
}

/** The mechanism of a cryptosuite: add proof and verify proof of Data Integrity 1.0 sections 4.2 and 4.4. */
export function createDataIntegrityMechanism(suite: Cryptosuite): Mechanism {
  const hashes: ConfigHashes = new WeakMap()
  return Object.freeze({
    id: suite.id,

    detect: (sealed: Sealed) =>
      sealed.form === 'embedded' && sealed.proof['type'] === 'DataIntegrityProof' && sealed.proof['cryptosuite'] === suite.id,

    ...(suite.prepare !== undefined && { prepare: suite.prepare }),

    async secure(credential, { signer, loader, now }) {
      const algorithm = suite.algorithms[signer.alg]
      if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism: suite.id, alg: signer.alg })
      // The caller's object may change while the signer is waited for.
      const unsecured = snapshotJsonObject(credential)
      if (unsecured['proof'] !== undefined) throw inputError('securing.already_secured', {}, '/proof')
      const ambiguity = findAmbiguity(unsecured)
      if (ambiguity !== undefined) throw inputError(ambiguity.code, ambiguity.params, ambiguity.path)
      const document = withProofContext(unsecured)
      const config = {
        type: 'DataIntegrityProof',
        cryptosuite: suite.id,
        created: formatDateTime(Math.floor(now / 1000) * 1000),
        verificationMethod: signer.id,
        proofPurpose: 'assertionMethod',
      }
      const hashed = await hashData(
        suite,
        hashes,
        signer.alg,
        await suite.transform(document, loader),
        proofConfig(config, document),
        loader,
      )
      const proof = Object.freeze({ ...config, proofValue: toMultibase58(await signWith(signer, hashed)) })
      return { credential: freezeOver({ ...document, proof }), mediaType: 'application/vc', extension: 'json' }
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
      const hashed = await hashData(suite, hashes, name, await transformed, proofConfig(config, unsecured), loader)
      if (!(await verify(keys.ready(method.publicJwk), hashed, signature))) throw inputError('proof.signature_invalid', {}, path)
      const future = createdInFuture(members.created, now, path)
      const ambiguity = findAmbiguity(document)
      // The signature is right, yet nobody here can tell whether the members say what was signed.
      if (ambiguity !== undefined) throw operationError(ambiguity.code, ambiguity.params, { path: ambiguity.path })
      const { proof: _proof, ...credential } = document
      return {
        credential: isDeepFrozen(document) ? freezeOver(credential) : deepFreeze(credential),
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

/** Hashes of proof configurations by loader: a batch has one, and so has every proof of the same second. */
type ConfigHashes = WeakMap<ContextLoader, Map<string, Promise<Uint8Array>>>

const MAX_CONFIG_HASHES = 64
const MAX_CONFIG_CHARACTERS = 2048

/** The proof configuration's hash first, then the document's (EdDSA cryptosuites 1.0 section 3.2.4). */
async function hashData(
  suite: Cryptosuite,
  hashes: ConfigHashes,
  algorithm: SignatureAlgorithm,
  transformed: string,
  config: JsonObject,
  loader: ContextLoader,
): Promise<Uint8Array> {
  const { hash } = suite.algorithms[algorithm] as SuiteAlgorithm
  const compute = async () => hash(await suite.transform(config, loader))
  const configHash = await rememberedHash(hashes, `${algorithm} ${JSON.stringify(config)}`, loader, compute)
  return concatBytes(configHash, hash(transformed))
}

function rememberedHash(
  hashes: ConfigHashes,
  text: string,
  loader: ContextLoader,
  compute: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (text.length > MAX_CONFIG_CHARACTERS) return compute()
  const known = hashes.get(loader) ?? new Map<string, Promise<Uint8Array>>()
  hashes.set(loader, known)
  const made = known.get(text) ?? compute()
  // Refusals are not remembered, and the oldest makes room.
  if (!known.has(text)) {
    known.set(text, made)
    made.catch(() => known.delete(text))
    if (known.size > MAX_CONFIG_HASHES) known.delete(known.keys().next().value as string)
  }
  return made
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
  return freezeOver({ ...credential, '@context': Object.freeze([...list, DATA_INTEGRITY_V2]) })
}
