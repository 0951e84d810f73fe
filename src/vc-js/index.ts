export { cryptosuite } from './cryptosuite.js'
export { type CreateDocumentLoaderOptions, createDocumentLoader } from './document-loader.js'
export { type CreateProofSuiteOptions, createProofSuite, type ProofSuite, type VerifyProofResult } from './proof-suite.js'
export { toDataIntegritySigner } from './signer.js'
export type {
  CanonizeOptions,
  DataIntegrityCryptosuite,
  DataIntegritySigner,
  DataIntegrityVerifier,
  DocumentLoader,
  RemoteDocument,
} from './types.js'
export { vcEngine } from './vc-engine.js'
export { withBetaContext } from './with-beta-context.js'
