import { type ContextLoader, createContextLoader } from '../contexts/index.js'
import {
  type Check,
  type CheckName,
  type Checks,
  checkNames,
  checkOptions,
  deepFreeze,
  formatDateTime,
  type JsonLimits,
  type JsonObject,
  type Now,
  type Outcome,
  type PresentationReport,
  type Report,
  toEpochMs,
  usageError,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { type ControllerResolver, createControllerResolver } from '../did/index.js'
import { createKeyCache, type KeyCache } from '../keys/index.js'
import type { Net } from '../net/index.js'
import { acceptRetiredKeys, type Binding, type Mechanism, type OpenOptions } from '../securing/index.js'
import { checkOfError, PASSED, SKIPPED } from './check.js'
import { checkIssuer } from './check-issuer.js'
import { checkProof } from './check-proof.js'
import { checkSchema } from './check-schema.js'
import { checkStatus } from './check-status.js'
import { checkValidity, skipValidityCheck } from './check-validity.js'
import { type CrossCheck, requireCrossCheck, shareResolver } from './cross-check.js'
import type { VerifyPresentationOptions } from './presentation-options.js'
import { type Sniffed, sniff } from './sniff.js'

/** Judges whether an issuer is one that the caller relies on; `rungs/trust` makes them. */
export interface TrustSource {
  check(credential: JsonObject): Check | Promise<Check>
}

/** Options of {@link createVerifier}. */
export interface CreateVerifierOptions {
  /** The ways of securing that are understood; any other proof is `unsupported`. */
  readonly mechanisms: readonly Mechanism[]
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
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
  readonly limits?: JsonLimits
}

/** A verifier: safe to use many times and concurrently. */
export interface Verifier {
  /**
   * Verifies a badge or other credential: a JSON object, JSON text, a compact JWS, an SD-JWT, or the bytes of any.
   * Resolves to a report; rejects only with a `usage` error.
   */
  verify(input: unknown): Promise<Report<VerifiableCredential>>
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

interface Parts {
  readonly mechanisms: readonly Mechanism[]
  readonly loader: ContextLoader
  readonly resolver: ControllerResolver
  readonly keys: KeyCache
  readonly options: CreateVerifierOptions
}

const OPTIONS = [
  'mechanisms',
  'contexts',
  'documents',
  'net',
  'trust',
  'crossCheck',
  'now',
  'validity',
  'retiredKeys',
  'limits',
] as const

/**
 * A verifier over a list of mechanisms. It makes the checks of OB 3.0 section 9.1 in order, reaches no network unless
 * `net` is given, and tells *could not check* (`indeterminate`) from *wrong* (`rejected`).
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `contexts.document_invalid`, `contexts.url_bundled`,
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
  if (!Array.isArray(options.mechanisms) || options.mechanisms.length === 0) {
    throw usageError('core.option_invalid', { option: 'mechanisms', expected: 'a list of mechanisms' })
  }
  if (options.validity !== undefined && options.validity !== skipValidityCheck) {
    throw usageError('core.option_invalid', { option: 'validity', expected: 'skipValidityCheck' })
  }
  if (options.retiredKeys !== undefined && options.retiredKeys !== acceptRetiredKeys) {
    throw usageError('core.option_invalid', { option: 'retiredKeys', expected: 'acceptRetiredKeys' })
  }
  requireCrossCheck(options.crossCheck)
  const parts: Parts = {
    mechanisms: [...options.mechanisms],
    loader: createContextLoader(options.contexts),
    resolver: createControllerResolver({
      ...(options.documents !== undefined && { documents: options.documents }),
      ...(options.net !== undefined && { net: options.net }),
    }),
    keys: createKeyCache(),
    options,
  }
  return Object.freeze({
    verify: async (input: unknown) => verify(input, parts, toEpochMs(options.now)),
    async verifyPresentation(input: unknown, presented: VerifyPresentationOptions) {
      const now = toEpochMs(options.now)
      // Whoever verifies badges alone never loads it.
      const { verifyPresentation } = await import('./presentation.js')
      // Badges of one issuer are the rule: its document is fetched once for all of them.
      const shared = { ...parts, resolver: shareResolver(parts.resolver).resolver }
      return verifyPresentation(input, presented, {
        mechanisms: parts.mechanisms,
        open: openOptions(shared, now),
        limits: options.limits,
        verify: (credential, binding) => verify(credential, shared, now, binding),
      })
    },
  })
}

function openOptions({ loader, resolver, keys, options }: Parts, now: number): Omit<OpenOptions, 'canonical'> {
  const retired: Pick<OpenOptions, 'retiredKeys'> = options.retiredKeys === undefined ? {} : { retiredKeys: options.retiredKeys }
  return { loader, resolver, keys, now, ...retired }
}

async function verify(input: unknown, parts: Parts, now: number, binding?: Binding): Promise<Report<VerifiableCredential>> {
  const { mechanisms, loader, resolver, options } = parts
  const made: Partial<Record<CheckName, Check>> = {}
  let sniffed: Sniffed
  try {
    sniffed = sniff(input, mechanisms, options.limits)
  } catch (error) {
    return report(now, { form: checkOfError('form', error) }, [], undefined)
  }
  made.form = PASSED
  const { check, proofs } = await checkProof(
    sniffed,
    mechanisms,
    { ...openOptions(parts, now), ...(binding !== undefined && { binding }) },
    options.crossCheck,
  )
  const opened = proofs.flatMap((proof) => (proof.opened === undefined ? [] : [proof.opened]))
  // Until a proof is right the content is only claimed, yet its faults are worth telling.
  const content = opened[0]?.credential ?? withoutProof(claimedBy(sniffed))
  made.proof = check
  // A token that nobody here can judge may keep the credential anywhere; one with selective disclosure may be a claim set.
  if (sniffed.form !== 'embedded' && content['@context'] === undefined) {
    if (sniffed.form === 'sd-jwt' && opened.length > 0) {
      const { checkClaimSet } = await import('./check-claim-set.js')
      Object.assign(made, await checkClaimSet(content, opened, resolver, { now, validity: options.validity }))
    }
    return report(
      now,
      made,
      proofs.map((proof) => proof.report),
      content,
    )
  }
  made.schema = await checkSchema(content, loader)
  if (opened.length > 0) made.issuer = await checkIssuer(content, opened, resolver)
  made.validity = options.validity === skipValidityCheck ? SKIPPED : checkValidity(content, now)
  made.status = checkStatus(content)
  if (options.trust !== undefined && opened.length > 0) made.trust = await options.trust.check(content)
  const whole = sniffed.form === 'embedded' ? sniffed.document : content
  return report(
    now,
    made,
    proofs.map((proof) => proof.report),
    whole,
  )
}

function claimedBy(sniffed: Sniffed): JsonObject {
  if (sniffed.form === 'embedded') return sniffed.document
  return sniffed.form === 'sd-jwt' ? sniffed.claimed : sniffed.payload
}

function withoutProof(document: JsonObject): JsonObject {
  const { proof: _proof, ...content } = document
  return content
}

function report(
  now: number,
  made: Partial<Record<CheckName, Check>>,
  proofs: Report<VerifiableCredential>['proofs'],
  content: JsonObject | undefined,
): Report<VerifiableCredential> {
  const checks = Object.fromEntries(checkNames.map((name) => [name, made[name] ?? SKIPPED])) as unknown as Checks
  const outcome = outcomeOf(checks)
  const facts = { at: formatDateTime(now), checks, proofs, findings: checkNames.flatMap((name) => checks[name].findings) }
  // The schema check has passed: the content has the shape of the data model, and of a badge if it is one.
  if (outcome === 'verified') return deepFreeze({ outcome, ...facts, credential: content as unknown as VerifiableCredential })
  return deepFreeze({ outcome, ...facts, ...(content !== undefined && { claimed: content }) })
}

/** Any fail rejects; else any unknown, or a proof that was never made, leaves it open. */
function outcomeOf(checks: Checks): Outcome {
  const states = checkNames.map((name) => checks[name].state)
  if (states.includes('fail')) return 'rejected'
  return states.includes('unknown') ? 'indeterminate' : 'verified'
}
