import { type ContextLoader, CREDENTIALS_V1, OB_3_0, OB_3_0_BETA } from '../contexts/index.js'
import { isRungsError, type JsonObject, operationError, problem } from '../core/index.js'
import type { Mechanism, Opened, OpenOptions, Sealed } from '../securing/index.js'
import type { CrossVerdict } from '../verify/index.js'
import { betaContext } from './legacy-context.js'
import { vcEngine } from './vc-engine.js'

/** What a proof that was made under another context comes to. */
const OTHER_CONTEXT: readonly string[] = [
  'proof.signature_invalid',
  'contexts.unknown',
  'rdf.term_undefined',
  'rdf.data_lost',
  'rdf.context_invalid',
]

/**
 * A mechanism of embedded proofs that also opens badges of the Open Badges 3.0 beta (VCDM 1.1, until November 2022): where the proof does
 * not fit the published context, the beta one is tried under its own URLs and under the one that it shared. It is loaded with the first such
 * badge, as is `@digitalcredentials/vc`, which must agree on proofs that it knows; both work on a copy after all bounds of the verifier. A
 * badge that was opened so has the warning `proof.beta_context`.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { ed25519Signature2020 } from 'rungs/securing/ed25519-signature-2020'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { withBetaContext } from 'rungs/vc-js'
 * const verifier = createVerifier({ mechanisms: [eddsaRdfc2022, ed25519Signature2020].map(withBetaContext) })
 * ```
 */
export function withBetaContext(mechanism: Mechanism): Mechanism {
  const loaders = new WeakMap<ContextLoader, Promise<ContextLoader>>()
  return Object.freeze({
    ...mechanism,
    async open(sealed: Sealed, options: OpenOptions): Promise<Opened> {
      try {
        return await mechanism.open(sealed, options)
      } catch (error) {
        if (!isRungsError(error) || !OTHER_CONTEXT.includes(error.code)) throw error
        if (sealed.form !== 'embedded' || !mayBeBeta(sealed.document)) throw error
        // One loader for each of the caller's, so that the context is compiled once.
        const known = loaders.get(options.loader) ?? betaLoader(options.loader)
        loaders.set(options.loader, known)
        return openBeta(mechanism, sealed, { ...options, loader: await known }, error)
      }
    },
  })
}

function mayBeBeta(document: JsonObject): boolean {
  const contexts = document['@context']
  if (!Array.isArray(contexts) || contexts[0] !== CREDENTIALS_V1) return false
  return contexts.some((one) => one === OB_3_0 || OB_3_0_BETA.includes(one as string))
}

/** Under the beta context; if the proof does not fit that either, what was wrong at first is what is told. */
async function openBeta(
  mechanism: Mechanism,
  sealed: Extract<Sealed, { form: 'embedded' }>,
  options: OpenOptions,
  first: unknown,
): Promise<Opened> {
  // The memory has the canonical form under the published context.
  const { canonical: _canonical, ...own } = options
  let opened: Opened
  try {
    opened = await mechanism.open(sealed, own)
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    throw first
  }
  const { proof: _proof, ...document } = sealed.document
  const theirs = await opinionOf({ ...document, proof: sealed.proof }, options)
  if (theirs === 'rejected') throw operationError('proof.engines_disagree', { engine: vcEngine.id, ours: 'verified', theirs })
  return { ...opened, warnings: [...opened.warnings, problem('proof.beta_context', {}, '/@context')] }
}

/** The other engine may be unable to read what ours could; only its own word against the proof counts. */
async function opinionOf(credential: JsonObject, { loader, resolver, now }: OpenOptions): Promise<CrossVerdict> {
  try {
    return await vcEngine.verify(credential, { loader, resolver, now })
  } catch (error) {
    if (isRungsError(error) && error.kind === 'usage') throw error
    return 'undecided'
  }
}

async function betaLoader(loader: ContextLoader): Promise<ContextLoader> {
  const beta = await betaContext()
  return (url, path) => (beta !== undefined && (url === OB_3_0 || OB_3_0_BETA.includes(url)) ? beta : loader(url, path))
}
