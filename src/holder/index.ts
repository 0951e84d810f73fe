export {
  buildLadderRecord,
  type HeldBadge,
  type LadderRecord,
  type LadderRecordInput,
  type LeftOut,
} from './build-ladder-record.js'
export { type BuildPresentationOptions, buildPresentation } from './build-presentation.js'
export { type DeriveCredentialOptions, deriveCredential } from './derive-credential.js'
export {
  type DisclosedBadge,
  type MinimalDisclosure,
  type MinimalDisclosureOptions,
  minimalDisclosure,
} from './minimal-disclosure.js'
export { type BuildPaperTemplateOptions, buildPaperTemplate } from './paper/build-template.js'
export { type FromPaperOptions, fromPaper, isPaper } from './paper/from-paper.js'
export {
  definePaperTemplate,
  type PaperTemplate,
  type PaperTemplateOfObject,
  type PaperTemplateOfToken,
  paperDigestText,
} from './paper/template.js'
export { MAX_PAPER_LENGTH, toPaper } from './paper/to-paper.js'
export { type PresentCredentialsOptions, presentCredentials, type SecuredPresentation } from './present-credentials.js'
export {
  type AddToWalletOptions,
  type CreateWalletOptions,
  createWallet,
  type PresentedRung,
  type PresentRungOptions,
  type Wallet,
  type WalletQuery,
} from './wallet/create-wallet.js'
export type {
  AddedBadges,
  BadgeAbout,
  BadgeCheck,
  BadgeCopy,
  BadgeFreshness,
  CarrierKind,
  WalletBadge,
  WalletFile,
  WalletHeldBadge,
  WalletKey,
  WalletPresentation,
} from './wallet/model.js'
