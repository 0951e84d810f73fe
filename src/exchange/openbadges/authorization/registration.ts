import { isJsonObject, isRungsError, type JsonObject, parseJson } from '../../../core/index.js'
import { jsonResponse } from '../../problem-response.js'
import { isJsonType, mediaTypeOf, readBody } from '../../read-body.js'
import { isHttpsUrl } from '../https-url.js'
import { ALL_SCOPES, openBadgesScopes, parseScope } from '../scopes.js'
import { NO_STORE, type OAuthErrorCode, oauthError } from './answers.js'
import type { KeptClient } from './clients.js'
import { type AuthorizationParts, hashOf, KINDS, newSecret, requireWritten } from './parts.js'

/** What a client says of itself, read and completed. */
interface Metadata {
  readonly client: Omit<KeptClient, 'secretHash' | 'issuer'>
  /** As it is said back (RFC 7591 section 3.2.1). */
  readonly shown: JsonObject
}

const URL_MEMBERS = ['client_uri', 'logo_uri', 'tos_uri', 'policy_uri'] as const
const TEXT_MEMBERS = ['software_id', 'software_version'] as const
/** What reorders or hides the text around it; joiners stay, since scripts need them. */
const MISLEADING = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u
const MAX_REDIRECTS = 20

/** Registers a client (OB 3.0 section 7.1.1.2, RFC 7591 section 3) */
export async function handleRegistration(request: Request, parts: AuthorizationParts): Promise<Response> {
  if (!isJsonType(mediaTypeOf(request))) return refuse('The body has to be application/json.')
  const metadata = parseMetadata(await readBody(request, parts.limits))
  if (metadata instanceof Response) return metadata
  const nowMs = parts.now()
  const expiresAtMs = nowMs + parts.clientMs
  const [clientId, secret] = [newSecret(parts), newSecret(parts)]
  const kept: KeptClient = { ...metadata.client, issuer: parts.issuer, secretHash: hashOf(secret) }
  const isKept = await parts.store.transaction(async ({ records }) => {
    await records.deleteExpired(nowMs, 100)
    if ((await records.count(KINDS.client)) >= parts.maxClients) return false
    await requireWritten(records.insert({ kind: KINDS.client, id: clientId, value: JSON.stringify(kept), expiresAtMs }))
    return true
  })
  if (!isKept) return oauthError(503, 'temporarily_unavailable', 'There is room for no more clients.', { 'retry-after': '3600' })
  return jsonResponse(
    201,
    {
      client_id: clientId,
      client_secret: secret,
      client_id_issued_at: Math.floor(nowMs / 1000),
      client_secret_expires_at: Math.floor(expiresAtMs / 1000),
      ...metadata.shown,
    },
    NO_STORE,
  )
}

function refuse(description: string, error: OAuthErrorCode = 'invalid_client_metadata'): Response {
  return oauthError(400, error, description)
}

function parseMetadata(bytes: Uint8Array): Metadata | Response {
  const body = objectOf(bytes)
  if (body === undefined) return refuse('The body is no JSON object.')
  const name = body['client_name']
  if (typeof name !== 'string' || name.trim() === '' || name.length > 200 || MISLEADING.test(name))
    return refuse('client_name has to be a text that can be shown.')
  for (const member of [...URL_MEMBERS, ...TEXT_MEMBERS]) {
    const value = body[member]
    const isRight = URL_MEMBERS.includes(member as 'logo_uri')
      ? isHttpsUrl(value)
      : typeof value === 'string' && value.length <= 200
    if (value !== undefined && !isRight)
      return refuse(`${member} has to be ${member.endsWith('uri') ? 'an https URL' : 'a text'}.`)
  }
  if (body['client_uri'] === undefined) return refuse('client_uri is missing.')
  const redirects = textsOf(body['redirect_uris'], MAX_REDIRECTS)
  if (redirects === undefined || !redirects.every(isHttpsUrl))
    return refuse('redirect_uris has to be an array of https URLs without fragments.', 'invalid_redirect_uri')
  const host = hostOf(body['client_uri'])
  if (!redirects.every((url) => hostOf(url) === host))
    return refuse('redirect_uris have to be on the host of client_uri.', 'invalid_redirect_uri')
  if (URL_MEMBERS.some((member) => body[member] !== undefined && hostOf(body[member]) !== host))
    return refuse('All URLs have to be on the host of client_uri.')
  const method = body['token_endpoint_auth_method'] ?? 'client_secret_basic'
  if (method !== 'client_secret_basic') return refuse('token_endpoint_auth_method has to be client_secret_basic.')
  const grants = textsOf(body['grant_types'] ?? ['authorization_code'], 10)
  if (grants === undefined || !grants.includes('authorization_code') || !grants.every((one) => GRANTS.includes(one)))
    return refuse('grant_types has to be an array of authorization_code and, where it is wanted, refresh_token.')
  const responses = textsOf(body['response_types'] ?? ['code'], 10)
  if (responses === undefined || responses.some((one) => one !== 'code')) return refuse('response_types has to be ["code"].')
  const contacts = body['contacts'] === undefined ? undefined : textsOf(body['contacts'], 10)
  if (body['contacts'] !== undefined && contacts === undefined) return refuse('contacts has to be an array of texts.')
  const scopes = parseScope(body['scope'])
  if (scopes === undefined || !scopes.every((one) => ALL_SCOPES.includes(one))) return refuse('scope has to be scopes of OB 3.0.')
  const mayRefresh = grants.includes('refresh_token') && scopes.includes(openBadgesScopes.offlineAccess)
  const said = [...URL_MEMBERS, ...TEXT_MEMBERS].filter((member) => body[member] !== undefined)
  return {
    client: { name: name.trim(), host, redirectUris: redirects, scopes, mayRefresh },
    shown: {
      client_name: name,
      ...Object.fromEntries(said.map((member) => [member, body[member] as string])),
      ...(contacts !== undefined && { contacts }),
      redirect_uris: redirects,
      token_endpoint_auth_method: method,
      grant_types: grants,
      response_types: responses,
      scope: scopes.join(' '),
    },
  }
}

const GRANTS: readonly string[] = ['authorization_code', 'refresh_token']

function objectOf(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value = parseJson(bytes, { maxValues: 500, maxDepth: 8 })
    return isJsonObject(value) ? value : undefined
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** An array even for one value (OB 3.0 section 7.1.1.2). */
function textsOf(value: unknown, most: number): readonly string[] | undefined {
  const isList = Array.isArray(value) && value.length > 0 && value.length <= most
  return isList && value.every((one) => typeof one === 'string' && one.length <= 2048) ? (value as string[]) : undefined
}

function hostOf(url: unknown): string {
  return new URL(String(url)).hostname
}
