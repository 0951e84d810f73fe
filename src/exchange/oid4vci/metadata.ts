import type { JsonObject } from '../../core/index.js'
import { jsonResponse } from '../problem-response.js'
import { toDisplay, toSupported } from './configurations.js'
import { signJwt } from './jwt.js'
import { type Oid4vciService, PATHS } from './service.js'
import { PRE_AUTHORIZED_GRANT, SIGNED_METADATA_TYPE } from './wire.js'

const HEADERS = { 'cache-control': 'max-age=300', vary: 'accept' } as const

/** `GET /.well-known/openid-credential-issuer`: signed where that is asked for (OID4VCI 1.0 sections 12.2.2 and 12.2.3). */
export async function handleIssuerMetadata(request: Request, service: Oid4vciService): Promise<Response> {
  const metadata = toIssuerMetadata(service)
  const { signer, credentialIssuer, now } = service
  if (signer === undefined || !prefersJwt(request.headers.get('accept'))) return jsonResponse(200, metadata, HEADERS)
  const iat = Math.floor(now() / 1000)
  const header = { typ: SIGNED_METADATA_TYPE, kid: signer.id }
  const jwt = await signJwt(signer, header, { ...metadata, sub: credentialIssuer, iat, exp: iat + 86_400 })
  return new Response(jwt, { status: 200, headers: { 'content-type': 'application/jwt', ...HEADERS } })
}

/** Credential Issuer Metadata (OID4VCI 1.0 section 12.2.4). */
export function toIssuerMetadata({
  credentialIssuer,
  configurations,
  name,
  bindingMethods,
  onNotification,
  encryption,
}: Oid4vciService): JsonObject {
  return {
    credential_issuer: credentialIssuer,
    credential_endpoint: credentialIssuer + PATHS.credential,
    nonce_endpoint: credentialIssuer + PATHS.nonce,
    ...(onNotification !== undefined && { notification_endpoint: credentialIssuer + PATHS.notification }),
    ...encryption?.metadata,
    ...(name !== undefined && { display: toDisplay({ name }) }),
    credential_configurations_supported: Object.fromEntries(
      [...configurations].map(([id, one]) => [id, toSupported(one, bindingMethods)]),
    ),
  }
}

/** `GET /.well-known/oauth-authorization-server` (RFC 8414, OID4VCI 1.0 section 12.3). */
export async function handleServerMetadata({ credentialIssuer }: Oid4vciService): Promise<Response> {
  const metadata = {
    issuer: credentialIssuer,
    token_endpoint: credentialIssuer + PATHS.token,
    token_endpoint_auth_methods_supported: ['none'],
    grant_types_supported: [PRE_AUTHORIZED_GRANT],
    response_types_supported: [],
    authorization_details_types_supported: ['openid_credential'],
    'pre-authorized_grant_anonymous_access_supported': true,
  }
  return jsonResponse(200, metadata, { 'cache-control': HEADERS['cache-control'] })
}

/** Whether a header names the type of signed metadata, and no other before it (RFC 9110 section 12.5.1). */
function prefersJwt(accept: string | null): boolean {
  const ranges = (accept ?? '').toLowerCase().split(',', 32).map(readRange)
  const qualityOf = (type: string): number => ranges.find((range) => range.type === type)?.quality ?? 0
  const jwt = qualityOf('application/jwt')
  return jwt > 0 && jwt >= qualityOf('application/json')
}

function readRange(text: string): { readonly type: string; readonly quality: number } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim())
  const quality = parameters.find((one) => one.startsWith('q='))?.slice(2)
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 }
}
