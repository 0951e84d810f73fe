import type { JsonObject } from '../../core/index.js'
import type { ContextDocument } from '../document.js'
import { json, link, literal, nodeAliases, protectedType } from './terms.js'

const SECURITY = 'https://w3id.org/security#'

/** What verification methods of every kind have (CID 1.0 section 2.2). */
export const methodTerms: JsonObject = {
  ...nodeAliases,
  controller: link(`${SECURITY}controller`),
  expires: literal(`${SECURITY}expiration`, 'dateTime'),
  revoked: literal(`${SECURITY}revoked`, 'dateTime'),
}

/** The `JsonWebKey` type (CID 1.0 section 2.2.3). */
export const jsonWebKey: JsonObject = protectedType(`${SECURITY}JsonWebKey`, {
  ...methodTerms,
  publicKeyJwk: json(`${SECURITY}publicKeyJwk`),
  secretKeyJwk: json(`${SECURITY}secretKeyJwk`),
})

/** The terms of https://w3id.org/security/jwk/v1. */
export const jwkV1: ContextDocument = { '@context': { '@protected': true, ...nodeAliases, JsonWebKey: jsonWebKey } }
