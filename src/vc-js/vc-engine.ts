import { copyJson, isJsonObject, isRungsError, type JsonObject } from '../core/index.js'
import type { CrossCheck, CrossCheckOptions, CrossVerdict } from '../verify/index.js'
import { toDocumentLoader } from './document-loader.js'
import { createProofSuite, type ProofSuite } from './proof-suite.js'
import type { DataIntegrityCryptosuite, DocumentLoader } from './types.js'

type Purpose = InstanceType<typeof import('@digitalcredentials/vc').CredentialIssuancePurpose>

const SUITE = 'eddsa-rdfc-2022'
/** The engine runs in the calling thread, and is quadratic in places: beyond this it could block it for seconds. */
const MAX_VALUES = 2000

/**
 * `@digitalcredentials/vc` as a second opinion on proofs of `eddsa-rdfc-2022`, for `createVerifier({ crossCheck: vcEngine })`.
 * Expansion, canonical form, proof and key are read by other code than ours: jsonld, rdf-canonize and
 * `@digitalbazaar/ed25519-multikey`. It is loaded when first needed, works on a copy, and fetches nothing.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { vcEngine } from 'rungs/vc-js'
 * const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], crossCheck: vcEngine })
 * ```
 */
export const vcEngine: CrossCheck = /* @__PURE__ */ Object.freeze({ id: '@digitalcredentials/vc', verify })

/** What the suite saw of the proof; the library's own result mixes it with dates, status and issuer. */
interface Seen {
  /** A signature was compared, and was wrong. */
  wrong?: true
  /** The proof was right; the library may have tried twice, with another context. */
  right?: true
  loadingFailed?: true
  refused?: true
  broken?: unknown
}

async function verify(credential: JsonObject, { loader, resolver, now }: CrossCheckOptions): Promise<CrossVerdict> {
  const { proof } = credential
  if (!isJsonObject(proof) || proof['type'] !== 'DataIntegrityProof' || proof['cryptosuite'] !== SUITE) return 'undecided'
  // The library knows no chains of proofs.
  if (proof['previousProof'] !== undefined) return 'undecided'
  const text = JSON.stringify(copyJson(credential, { maxValues: MAX_VALUES }))
  const [{ CredentialIssuancePurpose, verifyCredential }, { cryptosuite }] = await Promise.all([
    import('@digitalcredentials/vc'),
    import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
  ])
  const seen: Seen = {}
  const result = await verifyCredential({
    credential: JSON.parse(text) as object,
    suite: watchedSuite(createProofSuite({ cryptosuite: watchedCryptosuite(cryptosuite, seen) }), seen),
    purpose: withoutIssuer(new CredentialIssuancePurpose()),
    documentLoader: watchedLoader(toDocumentLoader(loader, resolver), seen),
    // Status is not about the proof; left out, the library would refuse.
    checkStatus: async () => ({ verified: true }),
    now: new Date(now),
  })
  if (result.verified) return 'verified'
  const isUnauthorised = result.results?.some((one) => one.purposeResult?.valid === false) === true
  if (seen.right && !isUnauthorised) return 'verified'
  if (seen.wrong && !seen.right) return isReadOtherwise(text) ? 'undecided' : 'rejected'
  if (seen.loadingFailed) return 'undecided'
  if (isUnauthorised) return 'rejected'
  if (seen.broken !== undefined) throw seen.broken
  return seen.refused ? 'rejected' : 'undecided'
}

/** The purpose without its last question: whether the key is the issuer's, which is a check of its own here. */
function withoutIssuer(purpose: Purpose): Purpose {
  return {
    match: (proof, options) => purpose.match(proof, options),
    validate: (proof, options) =>
      purpose.validate(proof, { ...options, document: { ...options.document, issuer: options.verificationMethod.controller } }),
  }
}

function watchedSuite(suite: ProofSuite, seen: Seen): ProofSuite {
  return {
    ...suite,
    async verifyProof(options) {
      const result = await suite.verifyProof(options)
      if (result.verified) seen.right = true
      return result
    },
  }
}

function watchedCryptosuite(cryptosuite: DataIntegrityCryptosuite, seen: Seen): DataIntegrityCryptosuite {
  return {
    ...cryptosuite,
    async canonize(document, options) {
      try {
        return await cryptosuite.canonize(document, options)
      } catch (error) {
        // jsonld names its verdicts on a document; anything else is a failure of its own, such as too much work.
        if (error instanceof Error && error.name.startsWith('jsonld.')) seen.refused = true
        else seen.broken = error
        throw error
      }
    },
    async createVerifier(options) {
      const verifier = await cryptosuite.createVerifier(options)
      return {
        algorithm: verifier.algorithm,
        async verify(signed) {
          const isRight = await verifier.verify(signed)
          if (!isRight) seen.wrong = true
          return isRight
        },
      }
    },
  }
}

function watchedLoader(load: DocumentLoader, seen: Seen): DocumentLoader {
  return async (url) => {
    try {
      return await load(url)
    } catch (error) {
      if (isRungsError(error)) seen.loadingFailed = true
      throw error
    }
  }
}

/**
 * Whether a text may have another canonical form in rdf-canonize 5 than by RDFC-1.0: characters above U+FFFF beside some
 * of U+E000 to U+FFFF are in another order (section 5), U+FFFE and U+FFFF not escaped (appendix A), and blank nodes named
 * as issued ones keep their names.
 */
function isReadOtherwise(text: string): boolean {
  return (/[\ud800-\udfff]/.test(text) && /[\ue000-\uffff]/.test(text)) || /[\ufffe\uffff]/.test(text) || text.includes('"_:c14n')
}
