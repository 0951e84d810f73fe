import { sha256 } from '#runtime'
import type { Mechanism } from '../mechanism.js'
import { jcs } from './jcs.js'
import { createDataIntegrityMechanism } from './suite.js'

/**
 * The cryptosuite `eddsa-jcs-2022`: Ed25519 over the canonical JSON of the credential (EdDSA cryptosuites 1.0 section 3.3).
 * Every member is signed as it is spelt, and no context is read.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { eddsaJcs2022 } from 'rungs/securing/eddsa-jcs-2022'
 * const verifier = createVerifier({ mechanisms: [eddsaJcs2022] })
 * ```
 */
export const eddsaJcs2022: Mechanism = /* @__PURE__ */ createDataIntegrityMechanism({
  id: 'eddsa-jcs-2022',
  signs: 'members',
  algorithms: { Ed25519: { hash: sha256, transform: jcs, signatureLength: 64 } },
})
