export { skipValidityCheck } from './check-validity.js'
export type { CrossCheck, CrossCheckOptions, CrossVerdict } from './cross-check.js'
export { type CreateVerifierOptions, createVerifier, type TrustSource, type Verifier } from './verifier.js'
