import type { Signer } from '../keys/index.js'
import type { DataIntegritySigner } from './types.js'

/**
 * A signer of ours in the form that Data Integrity suites take it: `createProofSuite`, or `DataIntegrityProof` of
 * `@digitalbazaar/data-integrity`. The algorithm keeps its name, which is the one that suites ask for: `Ed25519`.
 */
export function toDataIntegritySigner(signer: Signer): DataIntegritySigner {
  return Object.freeze({
    id: signer.id,
    algorithm: signer.alg,
    sign: async ({ data }: { readonly data: Uint8Array }) => signer.sign(data),
  })
}
