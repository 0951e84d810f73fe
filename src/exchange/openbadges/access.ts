import { statusInfo } from './status-info.js'

/** Whom an access token speaks for, and what it allows. */
export interface OpenBadgesAccess {
  /** The user whose badges are seen and changed: whatever the host calls its users by. */
  readonly userId: string
  readonly scopes: readonly string[]
}

/** Tells whom a token speaks for; `undefined` for one that is unknown, ended or revoked. */
export type VerifyAccessToken = (token: string) => Promise<OpenBadgesAccess | undefined>

/** A token in the header alone (RFC 6750 section 2.1). */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i
const MAX_HEADER_CHARACTERS = 8192
const CHALLENGE = 'Bearer realm="openbadges"'

/** Whom a request speaks for, or the answer that it does not get further (RFC 6750 section 3.1). */
export async function readAccess(request: Request, scope: string, verifyToken: VerifyAccessToken): Promise<string | Response> {
  const header = request.headers.get('authorization')
  const refuse = (challenge: string): Response =>
    statusInfo(401, 'unauthorizedrequest', 'The request needs an access token that is valid.', { 'www-authenticate': challenge })
  if (header === null) return refuse(CHALLENGE)
  const token = header.length <= MAX_HEADER_CHARACTERS ? BEARER.exec(header)?.[1] : undefined
  const access = token === undefined ? undefined : await verifyToken(token)
  if (access === undefined) return refuse(`${CHALLENGE}, error="invalid_token"`)
  if (access.scopes.includes(scope)) return access.userId
  return statusInfo(403, 'forbidden', `The access token lacks the scope ${scope}.`, {
    'www-authenticate': `${CHALLENGE}, error="insufficient_scope", scope="${scope}"`,
  })
}
