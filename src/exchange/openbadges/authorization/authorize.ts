import { parseScope } from '../scopes.js'
import type { OAuthErrorCode } from './answers.js'
import { type KeptClient, loadClient } from './clients.js'
import { brokenPage, consentPage } from './consent-page.js'
import { fieldsOf, readForm } from './form-body.js'
import { type Allowed, saveCode } from './grants.js'
import type { ConsentRequest } from './options.js'
import { type AuthorizationParts, hashOf, KINDS, newSecret, requireWritten } from './parts.js'

/** What was asked for, while the user thinks about it. */
interface Pending extends Allowed {
  readonly redirectUri: string
  readonly challenge: string
  readonly state: string
}

/** Where answers go. */
interface Asker {
  readonly redirectUri: string
  readonly state?: string
}

const TICKET_MS = 10 * 60 * 1000
const MAX_STATE_CHARACTERS = 2000

/** The authorization request (OB 3.0 section 7.1.2.1) */
export async function handleAuthorizationRequest(request: Request, parts: AuthorizationParts): Promise<Response> {
  const texts = await parts.texts(request)
  const url = new URL(request.url)
  const fields = fieldsOf(url.searchParams)
  if (fields === undefined) return brokenPage(400, 'A parameter comes twice.', texts)
  const clientId = fields.get('client_id') ?? ''
  const client = await loadClient(clientId, parts)
  if (client === undefined) return brokenPage(400, 'The client is unknown.', texts)
  const redirectUri = fields.get('redirect_uri') ?? ''
  // Compared as texts: whatever is not the very address is somebody else's (RFC 9700 section 2.1).
  if (!client.redirectUris.includes(redirectUri)) return brokenPage(400, 'The redirect_uri is not registered.', texts)
  const state = fields.get('state')
  const asker: Asker = { redirectUri, ...(state !== undefined && { state }) }
  // First of all: anybody may register, and nobody is sent to strangers who is not known here (RFC 9700 section 4.11.2).
  const user = await parts.authenticate(request, `${parts.authorizationUrl}${url.search}`)
  if (user instanceof Response) return user
  const fault = faultOf(fields, client)
  if (fault !== undefined) return errorRedirect(302, asker, fault[0], fault[1], parts)
  const scopes = parseScope(fields.get('scope')) as readonly string[]
  const pending: Pending = {
    issuer: parts.issuer,
    userId: user,
    clientId,
    scopes,
    redirectUri,
    challenge: fields.get('code_challenge') as string,
    state: state as string,
  }
  const asked: ConsentRequest = { userId: user, clientId, clientName: client.name, clientHost: client.host, scopes }
  const decision = await parts.consent(asked)
  if (decision === 'allow') return allow(302, pending, parts)
  if (decision !== 'ask') return errorRedirect(302, asker, 'access_denied', 'It was not allowed.', parts)
  const ticket = newSecret(parts)
  const record = { kind: KINDS.consent, id: hashOf(ticket), value: JSON.stringify(pending), expiresAtMs: parts.now() + TICKET_MS }
  await parts.store.transaction(({ records }) => requireWritten(records.insert(record)))
  return consentPage(asked, ticket, redirectUri, texts)
}

/** What the user decided: taken from the user who was asked, once, and from the page that asked. */
export async function handleDecision(request: Request, parts: AuthorizationParts): Promise<Response> {
  const texts = await parts.texts(request)
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return brokenPage(403, 'The form comes from elsewhere.', texts)
  const form = await readForm(request, parts.limits)
  const ticket = form?.get('ticket')
  const decision = form?.get('decision')
  if (ticket === undefined || (decision !== 'allow' && decision !== 'deny'))
    return brokenPage(400, 'The form is not whole.', texts)
  const user = await parts.authenticate(request, parts.authorizationUrl)
  if (user instanceof Response) return user
  const pending = await takeTicket(ticket, user, parts)
  if (pending === undefined) return brokenPage(403, 'The form is not this user’s, or too old.', texts)
  if (decision === 'allow') return allow(303, pending, parts)
  return errorRedirect(303, pending, 'access_denied', 'The user did not allow it.', parts)
}

function takeTicket(ticket: string, userId: string, { store, issuer, now }: AuthorizationParts): Promise<Pending | undefined> {
  return store.transaction(async ({ records }) => {
    const record = await records.get(KINDS.consent, hashOf(ticket))
    if (record === undefined || (record.expiresAtMs ?? 0) <= now()) return undefined
    const pending = JSON.parse(record.value) as Pending
    if (pending.userId !== userId || pending.issuer !== issuer) return undefined
    // Of those that read it at the same time one deletes it.
    return (await records.delete(KINDS.consent, record.id, record.version)) ? pending : undefined
  })
}

/** What is wrong with a request whose sender is known (OB 3.0 section 7.1.2.1, RFC 7636 section 4.3). */
function faultOf(fields: ReadonlyMap<string, string>, client: KeptClient): readonly [OAuthErrorCode, string] | undefined {
  if (fields.get('response_type') !== 'code') return ['unsupported_response_type', 'response_type has to be code.']
  const state = fields.get('state')
  if (state === undefined || state.length > MAX_STATE_CHARACTERS) return ['invalid_request', 'state is missing or too long.']
  if (fields.get('code_challenge_method') !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(fields.get('code_challenge') ?? ''))
    return ['invalid_request', 'code_challenge has to be given, by the method S256.']
  const scopes = parseScope(fields.get('scope'))
  if (scopes === undefined) return ['invalid_scope', 'scope is missing.']
  if (!scopes.every((scope) => client.scopes.includes(scope)))
    return ['invalid_scope', 'The client has not registered this scope.']
  return undefined
}

async function allow(status: 302 | 303, pending: Pending, parts: AuthorizationParts): Promise<Response> {
  const { redirectUri, state, userId, clientId, scopes, challenge } = pending
  const code = await saveCode({ userId, clientId, scopes, redirectUri, challenge }, parts)
  return redirect(status, redirectUri, { code, scope: scopes.join(' '), state, iss: parts.issuer })
}

function errorRedirect(
  status: 302 | 303,
  { redirectUri, state }: Asker,
  error: OAuthErrorCode,
  description: string,
  { issuer }: AuthorizationParts,
): Response {
  return redirect(status, redirectUri, {
    error,
    error_description: description,
    ...(state !== undefined && { state: state.slice(0, MAX_STATE_CHARACTERS) }),
    iss: issuer,
  })
}

function redirect(status: 302 | 303, to: string, parameters: Readonly<Record<string, string>>): Response {
  const location = `${to}${to.includes('?') ? '&' : '?'}${new URLSearchParams(parameters)}`
  return new Response(null, { status, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } })
}
