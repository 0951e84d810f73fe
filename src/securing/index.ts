export { type Cryptosuite, createDataIntegrityMechanism } from './data-integrity/suite.js'
export { type Enveloped, type EnvelopedMediaType, fromEnveloped, toEnveloped } from './enveloped.js'
export { type MirroredClaim, toCredential } from './jose/claims.js'
export { isCompactJws, splitJws } from './jose/jws.js'
export { issuerIdOf } from './jose/key.js'
export { openStatusListToken } from './jose/status-list-token.js'
export { checkTokenHeader, checkTokenSignature } from './jose/token-signature.js'
export type {
  Binding,
  CredentialTemplate,
  DeriveOptions,
  Disclosure,
  Mechanism,
  Opened,
  OpenOptions,
  ProofPurpose,
  Sealed,
  SecuredCredential,
  SecuredText,
  SecureOptions,
} from './mechanism.js'
export { acceptInlineContexts, acceptRetiredKeys, type CanonicalMemory, createCanonicalMemory } from './mechanism.js'
export { checkMethodDates } from './method.js'
export { isSdJwt, type SdJwtParts, splitSdJwt } from './sd-jwt/text.js'
export { typesOf } from './types-of.js'
