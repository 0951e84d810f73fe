import { sha256, sha384 } from '#runtime'
import type { Mechanism } from '../mechanism.js'
import { jcs } from './jcs.js'
import { createDataIntegrityMechanism } from './suite.js'

/**
 * The cryptosuite `ecdsa-jcs-2019`: ECDSA over the canonical JSON of the credential (ECDSA cryptosuites 1.0 section 3.3).
 * P-256 with SHA-256, or P-384 with SHA-384.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { ecdsaJcs2019 } from 'rungs/securing/ecdsa-jcs-2019'
 * const verifier = createVerifier({ mechanisms: [ecdsaJcs2019] })
 * ```
 */
export const ecdsaJcs2019: Mechanism = /* @__PURE__ */ createDataIntegrityMechanism({
  id: 'ecdsa-jcs-2019',
  signs: 'members',
  algorithms: {
    ES256: { hash: sha256, transform: jcs, signatureLength: 64 },
    ES384: { hash: sha384, transform: jcs, signatureLength: 96 },
  },
})
