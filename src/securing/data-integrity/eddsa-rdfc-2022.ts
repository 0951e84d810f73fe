import { sha256 } from '#runtime'
import type { Mechanism } from '../mechanism.js'
import { ofStatements, rdfcSha256 } from './statements.js'
import { createDataIntegrityMechanism } from './suite.js'

/**
 * The cryptosuite `eddsa-rdfc-2022`: Ed25519 over the canonical N-Quads of the credential (EdDSA cryptosuites 1.0
 * section 3.2). The proof stands inside the credential; OB 3.0 certification asks for it.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const verifier = createVerifier({ mechanisms: [eddsaRdfc2022] })
 * ```
 */
export const eddsaRdfc2022: Mechanism = /* @__PURE__ */ createDataIntegrityMechanism({
  id: 'eddsa-rdfc-2022',
  ...ofStatements,
  algorithms: { Ed25519: { hash: sha256, transform: rdfcSha256, signatureLength: 64 } },
})
