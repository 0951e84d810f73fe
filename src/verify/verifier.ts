import { createLateContextLoader } from '../contexts/index.js'
import {
  type Check,
  checkOptions,
  isJsonObject,
  type JsonLimits,
  type JsonObject,
  late,
  lateAfter,
  loadJsonMemory,
  type Now,
  type PresentationReport,
  type Report,
  requireOption,
  toEpochMs,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { createControllerResolver } from '../did/index.js'
import { createKeyCache } from '../keys/index.js'
import type { Net } from '../net/index.js'
import type { SchemaValidator } from '../schemas/index.js'
import { type acceptInlineContexts, acceptRetiredKeys, type Mechanism } from '../securing/index.js'
import type { CrossCheck } from './cross-check.js'
import type { Generation } from './generation.js'
import { createLateModules } from './late-modules.js'
import { mayBeImage } from './may-be-image.js'
import type { VerifyPresentationOptions } from './presentation-options.js'
import { credentialLimits } from './read-input.js'
import type { VerifyOptions } from './recipient-options.js'
import { requireStatusOptions, STATUS_OPTIONS, type StatusOptions } from './status-options.js'
import { skipValidityCheck } from './validity-options.js'
import { type VerifierParts, verifyCredential } from './verify-credential.js'

/** What a trust source is told beside the credential. */
export interface TrustContext {
  /** The instant of the verification, in milliseconds. */
  readonly now: number
}

/** Judges whether an issuer is one that the caller relies on; `rungs/trust` makes them. */
export interface TrustSource {
  check(credential: JsonObject, context: TrustContext): Check | Promise<Check>
}

/** Options of {@link createVerifier}. */
export interface CreateVerifierOptions extends StatusOptions {
  /** The ways of securing that are understood; any other proof is `unsupported`. */
  readonly mechanisms: readonly Mechanism[]
  /** Support for badges of older generations, such as `openBadges2` of `rungs/verify/ob2`. Default: none, and such a badge is named. */
  readonly generations?: readonly Generation[]
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** What checks the JSON Schemas that credentials name, by URL; `compileSchema` of `rungs/schemas/compile` makes them. Default: none. */
  readonly schemas?: Readonly<Record<string, SchemaValidator>>
  /** DID documents, controller documents and JWKs by `id`, for issuers that are to be known without a network. */
  readonly documents?: readonly unknown[]
  /** The only way outward. Default: none, so that did:key, did:jwk and `documents` are all that resolves. */
  readonly net?: Net
  /** Who is relied on. Default: nobody is asked and the check is `skipped`. */
  readonly trust?: TrustSource
  /** Another engine whose opinion on each proof is asked, such as `vcEngine` of `rungs/vc-js`. Default: none. */
  readonly crossCheck?: CrossCheck
  /** The clock or instant that dates are compared with. Default: the system's clock. */
  readonly now?: Now
  /** Leave validity dates to the caller, who then compares them: `place` does. Facts keep their dates. */
  readonly validity?: typeof skipValidityCheck
  /** Accept proofs by keys that their controller has retired since the proof says it was made. Default: such keys are refused. */
  readonly retiredKeys?: typeof acceptRetiredKeys
  /** Contexts of a credential's own. Default, and for anything but the symbol: a credential whose own contexts define terms is left open. */
  readonly inlineContexts?: typeof acceptInlineContexts
  readonly limits?: JsonLimits
}

/** A verifier: safe to use many times and concurrently. */
export interface Verifier {
  /**
   * Verifies a badge or other credential: a JSON object, JSON text, a compact JWS, an SD-JWT, or the bytes of any; or a PNG or SVG
   * picture with a badge inside, as bytes (OB 3.0 section 5.3). The report of such has a `container`, and tells in the check `form` of
   * what was unusual about the picture. A badge of an older generation is verified by what was passed as `generations`, and else left
   * open under a code that names its generation. Resolves to a report; rejects only with a `usage` error.
   *
   * @throws RungsError `core.option_unknown`, `core.option_invalid`, `contexts.url_bundled`
   */
  verify(input: unknown, options?: VerifyOptions): Promise<Report<VerifiableCredential>>
  /**
   * Verifies a presentation: a JSON object, JSON text, a compact JWS (`vp+jwt`, or the claim `vp` of VCDM 1.1), an SD-JWT (`vp+sd-jwt`, or
   * a credential with key binding), or the bytes of any. Its proof must be made for
   * authentication and repeat the challenge and the domain; each credential inside gets a report of its own.
   * Resolves to a report; rejects only with a `usage` error.
   *
   * @throws RungsError `core.option_invalid`
   * @example
   * ```ts
   * import { createVerifier } from 'rungs'
   * import { mechanisms } from 'rungs/preset/all'
   * const verifier = createVerifier({ mechanisms })
   * const binding = { challenge: crypto.randomUUID(), domain: 'https://school.example' }
   * const report = await verifier.verifyPresentation('{"type":"VerifiablePresentation"}', { binding })
   * report.outcome // 'rejected'
   * ```
   */
  verifyPresentation(input: unknown, options: VerifyPresentationOptions): Promise<PresentationReport<VerifiableCredential>>
}

/** From so many credentials on it pays off to remember how they are written. */
const MANY = 8

const OPTIONS = [
  'mechanisms',
  'generations',
  'contexts',
  'schemas',
  'documents',
  'net',
  'trust',
  'crossCheck',
  'now',
  'validity',
  'retiredKeys',
  'inlineContexts',
  'limits',
  ...STATUS_OPTIONS,
] as const

/**
 * A verifier over a list of mechanisms. It makes the checks of OB 3.0 section 9.1 in order, reaches no network unless
 * `net` is given, and tells *could not check* (`indeterminate`) from *wrong* (`rejected`).
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `contexts.document_invalid`,
 * `did.document_duplicate`
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const verifier = createVerifier({ mechanisms: [eddsaRdfc2022] })
 * const report = await verifier.verify('{"type":"VerifiableCredential"}')
 * report.outcome // 'rejected'
 * ```
 */
export function createVerifier(options: CreateVerifierOptions): Verifier {
  checkOptions(options, OPTIONS, 'createVerifier')
  // Whatever the caller does with them afterwards, the first text and the thousandth are read under the same.
  const kept = { ...options, ...(isJsonObject(options.limits) && { limits: { ...options.limits } }) }
  const { mechanisms, validity, retiredKeys, crossCheck, schemas = {}, generations = [] } = options
  requireOption(Array.isArray(mechanisms) && mechanisms.length > 0, 'mechanisms', 'a list of mechanisms')
  const isGeneration = (one: unknown): boolean => typeof (one as Generation | undefined)?.verify === 'function'
  requireOption(Array.isArray(generations) && generations.every(isGeneration), 'generations', 'a list of generations')
  requireOption(validity === undefined || validity === skipValidityCheck, 'validity', 'skipValidityCheck')
  requireOption(retiredKeys === undefined || retiredKeys === acceptRetiredKeys, 'retiredKeys', 'acceptRetiredKeys')
  const isCheck = (one: unknown): boolean => typeof one === 'function'
  requireOption(isJsonObject(schemas) && Object.values(schemas).every(isCheck), 'schemas', 'validators by URL')
  requireStatusOptions(options)
  const isEngine = typeof crossCheck?.id === 'string' && typeof crossCheck.verify === 'function'
  requireOption(crossCheck === undefined || isEngine, 'crossCheck', 'an engine with id and verify')
  const parts: VerifierParts = {
    mechanisms: [...mechanisms],
    modules: createLateModules(),
    reader: lateAfter(MANY, async () => (await loadJsonMemory())(credentialLimits(kept.limits))),
    contexts: createLateContextLoader(options.contexts),
    resolver: createControllerResolver({ documents: options.documents, net: options.net }),
    keys: createKeyCache(),
    statusStore: late(async () => (await import('./status-store.js')).createStatusStore(kept)),
    options: kept,
  }
  return Object.freeze({
    async verify(input: unknown, asked: VerifyOptions = {}) {
      checkOptions(asked, ['recipient', 'hostedUrl'], 'verify')
      const { hostedUrl = false, ...about } = asked
      // What only some ask for is loaded when one does.
      if (Object.keys(asked).length > 0) (await import('./recipient-options.js')).requireAsked(asked)
      const now = toEpochMs(options.now)
      const verifyText = (text: unknown) => verifyCredential(text, parts, { now, ...about, older: { hostedUrl } })
      if (!mayBeImage(input)) return verifyText(input)
      const { verifyImage } = await parts.modules.image()
      return verifyImage(input, { limits: kept.limits ?? {}, now, hostedUrl }, verifyText)
    },
    async verifyPresentation(input: unknown, presented: VerifyPresentationOptions) {
      // Whoever verifies badges alone never loads it.
      const { verifyPresentation } = await import('./presentation.js')
      return verifyPresentation(input, presented, parts, toEpochMs(options.now))
    },
  })
}
