import type { JsonObject } from '../../core/index.js'
import type { ContextDocument } from '../document.js'
import { jsonWebKey, methodTerms } from './jwk-v1.js'
import { link, nodeAliases, protectedType } from './terms.js'

const SECURITY = 'https://w3id.org/security#'
const DID = 'https://www.w3.org/ns/did#'

/** Verification relationships (CID 1.0 section 2.3): each a set, and each property is named after its method list. */
function relationships(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, link(`${SECURITY}${name}Method`, { '@container': '@set' })]))
}

function multibase(name: string): JsonObject {
  return { '@id': SECURITY + name, '@type': `${SECURITY}multibase` }
}

/** The terms of https://www.w3.org/ns/cid/v1. */
export const cidV1: ContextDocument = {
  '@context': {
    '@protected': true,
    ...nodeAliases,
    controller: link(`${SECURITY}controller`),
    alsoKnownAs: link('https://www.w3.org/ns/activitystreams#alsoKnownAs'),
    verificationMethod: link(`${SECURITY}verificationMethod`),
    ...relationships(['authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation']),
    // The one relationship that the vocabulary names without "Method".
    assertionMethod: link(`${SECURITY}assertionMethod`, { '@container': '@set' }),
    service: link(`${DID}service`, {
      '@context': { '@protected': true, ...nodeAliases, serviceEndpoint: link(`${DID}serviceEndpoint`) },
    }),
    JsonWebKey: jsonWebKey,
    Multikey: protectedType(`${SECURITY}Multikey`, {
      ...methodTerms,
      publicKeyMultibase: multibase('publicKeyMultibase'),
      secretKeyMultibase: multibase('secretKeyMultibase'),
    }),
  },
}
