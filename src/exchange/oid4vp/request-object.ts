import { inputError, type JsonObject, toBase64url, utf8 } from '../../core/index.js'
import { algorithmNamed, type Signer } from '../../keys/index.js'
import { CONTENT_ENCRYPTIONS } from './encryption.js'
import { readForm } from './form.js'
import { formatsOf } from './formats.js'
import { findOpenRequest } from './kept-requests.js'
import type { KeptRequest, VerifierParts } from './verifier-types.js'

export const REQUEST_OBJECT_TYPE = 'oauth-authz-req+jwt'
/** Whom requests are for whose wallet nobody knows yet (OpenID4VP 1.0 section 5.8). */
export const ANY_WALLET = 'https://self-issued.me/v2'
const MAX_NONCE = 512
const MAX_BODY_BYTES = 65_536

/** Whom the wallet names as audience: never without its prefix (OpenID4VP 1.0 section 14.6). */
export function clientIdOf(secret: string, parts: VerifierParts): string {
  const { signer } = parts
  return signer === undefined
    ? `redirect_uri:${responseUriOf(secret, parts)}`
    : `decentralized_identifier:${signer.id.split('#')[0]}`
}

function responseUriOf(secret: string, { baseUrl }: VerifierParts): string {
  return `${baseUrl}/response/${secret}`
}

/** The parameters of a request (OpenID4VP 1.0 sections 5.1 and 5.2). */
export function toParameters({ key, ...request }: KeptRequest, secret: string, parts: VerifierParts): JsonObject {
  return {
    response_type: 'vp_token',
    client_id: clientIdOf(secret, parts),
    response_mode: request.responseMode,
    response_uri: responseUriOf(secret, parts),
    nonce: request.nonce,
    state: request.state,
    dcql_query: request.query as unknown as JsonObject,
    client_metadata: {
      vp_formats_supported: formatsOf(request.query),
      ...(key !== undefined && {
        jwks: { keys: [key.publicJwk] },
        encrypted_response_enc_values_supported: CONTENT_ENCRYPTIONS,
      }),
    },
  }
}

/**
 * Answers a wallet that fetches a request object, by GET or by POST with a nonce of its own (OpenID4VP 1.0 section 5.10, RFC 9101).
 *
 * @throws RungsError `exchange.not_found`, `exchange.method_not_allowed`, `exchange.member_invalid`, and those of reading a form
 */
export async function answerRequestUri(request: Request, secret: string, parts: VerifierParts): Promise<Response> {
  const { signer, now } = parts
  if (!['GET', 'HEAD', 'POST'].includes(request.method))
    throw inputError('exchange.method_not_allowed', { allowed: ['GET', 'POST'] })
  const kept = signer === undefined ? undefined : await findOpenRequest(secret, parts)
  if (kept === undefined || signer === undefined) throw inputError('exchange.not_found', {})
  const form = request.method === 'POST' ? await readForm(request, { ...parts.limits, maxBodyBytes: MAX_BODY_BYTES }) : undefined
  const nonce = form?.get('wallet_nonce')
  if (nonce !== undefined && (nonce === '' || nonce.length > MAX_NONCE))
    throw inputError('exchange.member_invalid', { member: 'wallet_nonce', expected: 'text' })
  const claims: JsonObject = {
    ...toParameters(kept, secret, parts),
    aud: ANY_WALLET,
    iat: Math.floor(now() / 1000),
    exp: Math.floor(kept.expiresAtMs / 1000),
    ...(nonce !== undefined && { wallet_nonce: nonce }),
  }
  return new Response(await signRequestObject(claims, signer), {
    headers: { 'content-type': `application/${REQUEST_OBJECT_TYPE}`, 'cache-control': 'no-store' },
  })
}

async function signRequestObject(claims: JsonObject, signer: Signer): Promise<string> {
  const header = { alg: algorithmNamed(signer.alg)?.jws ?? signer.alg, kid: signer.id, typ: REQUEST_OBJECT_TYPE }
  const input = `${toBase64url(utf8(JSON.stringify(header)))}.${toBase64url(utf8(JSON.stringify(claims)))}`
  return `${input}.${toBase64url(await signer.sign(utf8(input)))}`
}
