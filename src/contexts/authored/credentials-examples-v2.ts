import type { ContextDocument } from '../document.js'

/** The one statement of https://www.w3.org/ns/credentials/examples/v2: a vocabulary for whatever an example says. */
export const credentialsExamplesV2: ContextDocument = {
  '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' },
}
