import { sha256 } from '#runtime'
import { ED25519_2020_V1 } from '../../contexts/index.js'
import type { Mechanism } from '../mechanism.js'
import { ofStatements, rdfcSha256 } from './statements.js'
import { createDataIntegrityMechanism } from './suite.js'

/**
 * The older proof type `Ed25519Signature2020`: what `eddsa-rdfc-2022` signs, under a type and a context of its own (EdDSA
 * cryptosuites 1.0 appendix A). Wallets that predate Data Integrity ask for it.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { ed25519Signature2020 } from 'rungs/securing/ed25519-signature-2020'
 * const verifier = createVerifier({ mechanisms: [ed25519Signature2020] })
 * ```
 */
export const ed25519Signature2020: Mechanism = /* @__PURE__ */ createDataIntegrityMechanism({
  id: 'Ed25519Signature2020',
  ...ofStatements,
  proofType: { context: ED25519_2020_V1 },
  algorithms: { Ed25519: { hash: sha256, transform: rdfcSha256, signatureLength: 64 } },
})
