import { sha256 } from '#runtime'
import type { ContextLoader } from '../../../contexts/index.js'
import {
  deepFreeze,
  inputError,
  type JsonObject,
  operationError,
  platformRandom,
  snapshotJsonObject,
  usageError,
  utf8,
} from '../../../core/index.js'
import type { VerificationMethod } from '../../../did/index.js'
import type { Signer } from '../../../keys/index.js'
import { canonize, type LabelMapper, labelStatements, relabelStatements, type StatementSelection } from '../../../rdf/index.js'
import type { Mechanism, OpenOptions, Sealed } from '../../mechanism.js'
import { checkMethodDates } from '../../method.js'
import { checkReveal } from '../../reveal.js'
import { type DocumentRules, proofConfig, toProofOptions, toSecurable, withProof } from '../add-proof.js'
import { openedProof } from '../opened-proof.js'
import { readProof, unsecuredDocument } from '../proof.js'
import { findAmbiguity } from '../terms.js'
import { statusPointers, toMandatoryPointers, widenPointer } from './pointers.js'
import { valueFault } from './proof-value.js'

/** What of a base proof every suite has. */
export interface BaseProof {
  readonly form: 'base'
  readonly hmacKey: Uint8Array
  readonly mandatoryPointers: readonly string[]
}

/** What of a derived proof every suite has. */
export interface DerivedProof {
  readonly form: 'derived'
  readonly labelMap: ReadonlyMap<string, string>
  /** Which of the statements shown are mandatory. */
  readonly mandatoryIndexes: readonly number[]
}

/** What a signature covers. */
export interface SignedParts {
  readonly proofHash: Uint8Array
  readonly mandatoryHash: Uint8Array
  /** The statements that a holder may leave out; in a derived proof, those that were not. */
  readonly nonMandatory: readonly Uint8Array[]
}

/** What a holder shows, as places among the statements of the base proof. */
export interface Shown {
  readonly mandatory: ReadonlySet<number>
  readonly combined: StatementSelection
  readonly mandatoryIndexes: readonly number[]
  /** Places among the non-mandatory statements. */
  readonly selectiveIndexes: readonly number[]
  readonly parts: SignedParts
}

/** A selective disclosure cryptosuite as a declaration of its parts. */
export interface SelectiveSuite<Base extends BaseProof, Derived extends DerivedProof, Method extends VerificationMethod> {
  readonly id: string
  readonly labels: (hmacKey: Uint8Array) => LabelMapper
  /** Who signs, for `verificationMethod`. @throws RungsError `securing.signer_unsuitable` */
  readonly signerOf: (signer: Signer) => { readonly id: string }
  /** The proof value of a base proof. */
  readonly seal: (parts: SignedParts, base: Omit<BaseProof, 'form'>, signer: Signer) => Promise<string>
  /** @throws RungsError `proof.member_invalid` */
  readonly read: (proofValue: string, path: string) => Base | Derived
  readonly resolve: (options: OpenOptions, methodUrl: string, path: string) => Promise<Method>
  /** The proof value of a derived proof. */
  readonly disclose: (base: Base, shown: Shown) => Promise<string>
  readonly verify: (
    value: Base | Derived,
    method: Method,
    parts: SignedParts,
    options: OpenOptions,
    path: string,
  ) => Promise<boolean>
}

/** Options of the suites' factories. */
export interface SelectiveOptions {
  /**
   * JSON pointers (RFC 6901) of the members that holders always show. Each must be there in every credential. Issuer, dates,
   * status, terms of use and the status of each result are always shown, named here or not. Default: besides these, what Open
   * Badges 3.0 requires: name, schema, and the achievement's name, description and criteria.
   */
  readonly mandatoryPointers?: readonly string[]
}

/** The mandatory pointers of a factory's options. @throws RungsError `core.option_invalid` */
export function mandatoryOf({ mandatoryPointers }: SelectiveOptions): SelectiveOptions {
  if (mandatoryPointers === undefined) return {}
  if (!Array.isArray(mandatoryPointers) || !mandatoryPointers.every((one) => typeof one === 'string')) {
    throw usageError('core.option_invalid', { option: 'mandatoryPointers', expected: 'array of JSON pointers' })
  }
  return { mandatoryPointers: [...mandatoryPointers] }
}

const RULES: DocumentRules = { signs: 'statements', findAmbiguity }
const HMAC_KEY_LENGTH = 32
/** Statements of one document, each of which costs a signature. */
const MAX_STATEMENTS = 4096

/** The mechanism of a selective disclosure suite (ECDSA cryptosuites 1.0 section 3.6, BBS cryptosuites 1.0 section 3.4). */
export function createSelectiveMechanism<Base extends BaseProof, Derived extends DerivedProof, Method extends VerificationMethod>(
  suite: SelectiveSuite<Base, Derived, Method>,
  { mandatoryPointers }: SelectiveOptions,
): Mechanism {
  const names = { type: 'DataIntegrityProof', cryptosuite: suite.id }
  return Object.freeze({
    id: suite.id,

    detect: (sealed: Sealed) =>
      sealed.form === 'embedded' && sealed.proof['type'] === names.type && sealed.proof['cryptosuite'] === suite.id,

    async secure(credential, options) {
      const { id } = suite.signerOf(options.signer)
      const document = toSecurable(RULES, credential, options)
      const config = toProofOptions(names, id, options)
      const unsecured = unsecuredDocument(document, config, '/proof')
      const base = {
        hmacKey: platformRandom(HMAC_KEY_LENGTH),
        mandatoryPointers: toMandatoryPointers(unsecured, mandatoryPointers),
      }
      const parts = await basePartsOf(suite, unsecured, config, base, options.loader)
      const proof = Object.freeze({ ...config, proofValue: await suite.seal(parts, base, options.signer) })
      return { credential: withProof(document, proof), mediaType: 'application/vc', extension: 'json' }
    },

    async open(sealed, options) {
      if (sealed.form !== 'embedded') throw usageError('core.option_invalid', { option: 'sealed', expected: 'embedded proof' })
      const { loader } = options
      const { document, proof, path } = sealed
      const members = readProof(proof, path, options)
      const value = suite.read(members.proofValue, `${path}/proofValue`)
      const method = await suite.resolve(options, members.verificationMethod, path)
      const retired = checkMethodDates(method, options, members.created)
      const unsecured = unsecuredDocument(document, proof, path)
      const { proofValue: _proofValue, ...config } = proof
      const parts =
        value.form === 'base'
          ? await basePartsOf(suite, unsecured, config, value, loader)
          : await derivedPartsOf(unsecured, config, value, loader, path)
      if (!(await suite.verify(value, method, parts, options, `${path}/proofValue`))) {
        throw inputError('proof.signature_invalid', {}, path)
      }
      return {
        ...openedProof(RULES, { document, unsecured, method, created: members.created, path, warnings: retired }, options),
        disclosure: value.form === 'base' ? { form: 'base', hidden: 0 } : { form: 'derived' },
      }
    },

    async derive(sealed, { reveal, loader }) {
      if (sealed.form !== 'embedded') throw usageError('core.option_invalid', { option: 'sealed', expected: 'embedded proof' })
      const { proof, path } = sealed
      const document = snapshotJsonObject(sealed.document)
      const proofValue = proof['proofValue']
      if (typeof proofValue !== 'string') throw inputError('proof.member_missing', { member: 'proofValue' }, path)
      const base = suite.read(proofValue, `${path}/proofValue`)
      if (base.form !== 'base') throw inputError('securing.already_derived', {}, path)
      const unsecured = unsecuredDocument(document, proof, path)
      const { proofValue: _proofValue, ...config } = proof
      const pointers = checkReveal(unsecured, reveal).map((pointer) => widenPointer(unsecured, pointer))
      const shown = await showParts(suite, unsecured, config, base, pointers, loader)
      const derived = Object.freeze({ ...config, proofValue: await suite.disclose(base, shown) })
      return {
        credential: withProof(deepFreeze(shown.combined.document), derived),
        mediaType: 'application/vc',
        extension: 'json',
      }
    },
  } satisfies Mechanism)
}

type Labels = Pick<SelectiveSuite<never, never, never>, 'labels'>

/** Transformation and hashing of a base proof (sections 3.6.2 and 3.6.3). */
async function basePartsOf(
  { labels }: Labels,
  document: JsonObject,
  config: JsonObject,
  { hmacKey, mandatoryPointers }: Omit<BaseProof, 'form'>,
  loader: ContextLoader,
): Promise<SignedParts> {
  const { lines, select } = labelStatements(document, { loader, labels: labels(hmacKey) })
  return partsOf(lines, new Set(select(mandatoryPointers).indexes), document, config, loader)
}

/** What a verifier of a derived proof hashes and checks (section 3.5.9, createVerifyData). */
async function derivedPartsOf(
  document: JsonObject,
  config: JsonObject,
  { labelMap, mandatoryIndexes }: DerivedProof,
  loader: ContextLoader,
  path: string,
): Promise<SignedParts> {
  const lines = await relabelStatements(document, loader, labelMap)
  if (mandatoryIndexes.some((index) => index >= lines.length)) throw valueFault('indexes of statements', `${path}/proofValue`)
  return partsOf(lines, new Set(mandatoryIndexes), document, config, loader)
}

/** Sections 3.6.3 and 3.4.17. */
async function partsOf(
  lines: readonly string[],
  mandatory: ReadonlySet<number>,
  document: JsonObject,
  config: JsonObject,
  loader: ContextLoader,
): Promise<SignedParts> {
  if (lines.length > MAX_STATEMENTS) throw operationError('rdf.too_complex', {})
  return {
    proofHash: sha256(await canonize(proofConfig(config, document), { loader })),
    mandatoryHash: sha256(lines.filter((_, index) => mandatory.has(index)).join('')),
    nonMandatory: lines.filter((_, index) => !mandatory.has(index)).map(utf8),
  }
}

/** Sections 3.5.4, createDisclosureData; BBS cryptosuites 1.0 section 3.3.5. */
async function showParts(
  { labels }: Labels,
  document: JsonObject,
  config: JsonObject,
  { hmacKey, mandatoryPointers }: BaseProof,
  pointers: readonly string[],
  loader: ContextLoader,
): Promise<Shown> {
  const { lines, select } = labelStatements(document, { loader, labels: labels(hmacKey) })
  const mandatory = new Set(select(mandatoryPointers).indexes)
  // Another issuer may have made a result's value mandatory and not its status.
  const combined = select([...mandatoryPointers, ...statusPointers(document, mandatoryPointers), ...pointers])
  const selected = new Set(combined.indexes)
  const nonMandatory = lines.flatMap((_, index) => (mandatory.has(index) ? [] : [index]))
  return {
    mandatory,
    combined,
    mandatoryIndexes: combined.indexes.flatMap((place, index) => (mandatory.has(place) ? [index] : [])),
    selectiveIndexes: nonMandatory.flatMap((place, index) => (selected.has(place) ? [index] : [])),
    parts: await partsOf(lines, mandatory, document, config, loader),
  }
}
