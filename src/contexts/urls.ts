/** Verifiable Credentials Data Model 1.1. */
export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1'
/** Verifiable Credentials Data Model 2.0. */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2'
/** The `@vocab` for terms that nobody defined (VCDM 2.0 section 4.3 and B.2). */
export const UNDEFINED_TERMS_V2 = 'https://www.w3.org/ns/credentials/undefined-terms/v2'
/** The `@vocab` of the specification's examples. */
export const CREDENTIALS_EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2'
/** Data Integrity proofs for documents of the first credentials context. */
export const DATA_INTEGRITY_V1 = 'https://w3id.org/security/data-integrity/v1'
/** Data Integrity 1.0. */
export const DATA_INTEGRITY_V2 = 'https://w3id.org/security/data-integrity/v2'
/** `Multikey` verification methods (CID 1.0 section 2.2.2). */
export const MULTIKEY_V1 = 'https://w3id.org/security/multikey/v1'
/** `JsonWebKey` verification methods (CID 1.0 section 2.2.3). */
export const JWK_V1 = 'https://w3id.org/security/jwk/v1'
/** Controlled Identifiers 1.0. */
export const CID_V1 = 'https://www.w3.org/ns/cid/v1'
/** Decentralized Identifiers 1.0. */
export const DID_V1 = 'https://www.w3.org/ns/did/v1'
/** `Ed25519Signature2020` proofs and keys. */
export const ED25519_2020_V1 = 'https://w3id.org/security/suites/ed25519-2020/v1'
/** Bitstring Status List 1.0. */
export const STATUS_V1 = 'https://www.w3.org/ns/credentials/status/v1'
/** StatusList2021, the draft before Bitstring Status List. */
export const STATUS_LIST_2021_V1 = 'https://w3id.org/vc/status-list/2021/v1'
/** Open Badges 3.0 as first published. */
export const OB_3_0 = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'
/** Under these the context of the Open Badges 3.0 beta was in use; it is not bundled. */
export const OB_3_0_BETA: readonly string[] = [
  'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html',
  'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json',
]
/** Open Badges 3.0, first revision of the context. */
export const OB_3_0_1 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'
/** Open Badges 3.0, second revision of the context. */
export const OB_3_0_2 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'
/** Open Badges 3.0, third revision of the context: what new badges carry. */
export const OB_3_0_3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
/** The 1EdTech schema, status and refresh types that no other context defines. */
export const OB_EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
/** Comprehensive Learner Record 2.0 as first published. */
export const CLR_2_0 = 'https://purl.imsglobal.org/spec/clr/v2p0/context.json'
/** Comprehensive Learner Record 2.0, first revision of the context. */
export const CLR_2_0_1 = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'
/** The ladder terms of this library. It grows until 1.0; then every change gets a new URL. */
export const RUNGS_V0 = 'https://w3id.org/rungs/v0'
/** The namespace of the ladder terms. */
export const RUNGS_VOCABULARY = 'https://w3id.org/rungs/vocab#'
