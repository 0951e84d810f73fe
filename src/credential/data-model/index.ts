export { type DataModel, dataModelOf } from './contexts.js'
export { type ValidateCredentialOptions, validateCredential } from './validate-credential.js'
export { validatePresentation } from './validate-presentation.js'
