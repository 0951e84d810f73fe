export {
  buildLadderRecord,
  type HeldBadge,
  type LadderRecord,
  type LadderRecordInput,
  type LeftOut,
} from './build-ladder-record.js'
export { type BuildPresentationOptions, buildPresentation } from './build-presentation.js'
export { type DeriveCredentialOptions, deriveCredential } from './derive-credential.js'
export { type PresentCredentialsOptions, presentCredentials, type SecuredPresentation } from './present-credentials.js'
