import { sha256, sha384 } from '#runtime'
import type { Mechanism } from '../mechanism.js'
import { ofStatements, rdfcSha256, rdfcSha384 } from './statements.js'
import { createDataIntegrityMechanism } from './suite.js'

/**
 * The cryptosuite `ecdsa-rdfc-2019`: ECDSA over the canonical N-Quads of the credential (ECDSA cryptosuites 1.0 section 3.2).
 * P-256 with SHA-256, or P-384 with SHA-384 throughout.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { ecdsaRdfc2019 } from 'rungs/securing/ecdsa-rdfc-2019'
 * const verifier = createVerifier({ mechanisms: [ecdsaRdfc2019] })
 * ```
 */
export const ecdsaRdfc2019: Mechanism = /* @__PURE__ */ createDataIntegrityMechanism({
  id: 'ecdsa-rdfc-2019',
  ...ofStatements,
  algorithms: {
    ES256: { hash: sha256, transform: rdfcSha256, signatureLength: 64 },
    ES384: { hash: sha384, transform: rdfcSha384, signatureLength: 96 },
  },
})
