import type { JsonObject } from '../../core/index.js'
import { isCompactJws, isSdJwt } from '../../securing/index.js'
import { isPrivateUrl } from '../private-url.js'

/** The grant of OID4VCI 1.0 section 3.5. */
export const PRE_AUTHORIZED_GRANT = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'
export const PROOF_TYPE = 'openid4vci-proof+jwt'
export const SIGNED_METADATA_TYPE = 'openidvci-issuer-metadata+jwt'
export const OFFER_ENDPOINT = 'openid-credential-offer://'
export const ISSUER_WELL_KNOWN = '/.well-known/openid-credential-issuer'
export const SERVER_WELL_KNOWN = '/.well-known/oauth-authorization-server'

/** A format of credentials that is issued and received here (OID4VCI 1.0 appendix A). */
export type CredentialFormat = 'ldp_vc' | 'jwt_vc_json' | 'dc+sd-jwt'

export const credentialFormats: readonly CredentialFormat[] = /* @__PURE__ */ Object.freeze([
  'ldp_vc',
  'jwt_vc_json',
  'dc+sd-jwt',
])

/** How a transaction code is typed (OID4VCI 1.0 section 4.1.1). */
export interface TransactionCode {
  readonly input_mode?: 'numeric' | 'text'
  readonly length?: number
  readonly description?: string
}

/** The pre-authorized code grant of an offer (OID4VCI 1.0 section 4.1.1). */
export interface PreAuthorizedGrant {
  readonly 'pre-authorized_code': string
  /** Present where one is asked for, even when it is empty. */
  readonly tx_code?: TransactionCode
  readonly authorization_server?: string
}

/** A credential offer (OID4VCI 1.0 section 4.1.1). Whoever passes one on may have changed it: nothing in it is to be believed. */
export interface CredentialOffer {
  readonly credential_issuer: string
  readonly credential_configuration_ids: readonly string[]
  readonly grants?: {
    readonly [PRE_AUTHORIZED_GRANT]?: PreAuthorizedGrant
    readonly authorization_code?: JsonObject
  }
}

/** What became of a credential in a wallet (OID4VCI 1.0 section 11.1). */
export type NotificationEvent = 'credential_accepted' | 'credential_failure' | 'credential_deleted'

export const notificationEvents: readonly NotificationEvent[] = /* @__PURE__ */ Object.freeze([
  'credential_accepted',
  'credential_failure',
  'credential_deleted',
])

/** The path of a well-known document: its name goes between host and path (OID4VCI 1.0 section 12.2.2, RFC 8414 section 3.1). */
export function wellKnownUrl(identifier: string, name: string): string {
  const { origin, pathname } = new URL(identifier)
  return `${origin}${name}${pathname === '/' ? '' : pathname}`
}

/** Whether a text is the identifier of an issuer or server: https, or http on this very machine, without query and fragment. */
export function isServerIdentifier(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 2048 || !URL.canParse(text) || /[?#\s\\]/.test(text)) return false
  const url = new URL(text)
  return url.username === '' && url.password === '' && isPrivateUrl(url)
}

/** Whether a text is of a format, so that nobody gets one in the place of another. */
export function isOfFormat(text: string, format: CredentialFormat): boolean {
  if (format === 'ldp_vc') return text.startsWith('{')
  return format === 'dc+sd-jwt' ? isSdJwt(text) : isCompactJws(text)
}
