/** One route of the service. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** With one parameter at most, in braces. */
  readonly path: string
  readonly operation: Operation
  readonly summary: string
  /** The scope that a bearer token needs; absent for what anybody may read. */
  readonly scope?: string
}

/** What a route does. */
export type Operation =
  | 'issuers'
  | 'issue'
  | 'verifyCredential'
  | 'verifyPresentation'
  | 'derive'
  | 'identifier'
  | 'statusList'
  | 'revocationList'
  | 'suspensionList'
  | 'openapi'

/** The one table of routes: requests are matched by it, and the OpenAPI document is made of it. */
export const vcApiRoutes: readonly Route[] = /* @__PURE__ */ Object.freeze([
  {
    method: 'GET',
    path: '/issuers',
    operation: 'issuers',
    summary: 'The issuers, one for each securing mechanism',
    scope: 'credentials:issue',
  },
  {
    method: 'POST',
    path: '/issuers/{name}/credentials/issue',
    operation: 'issue',
    summary: 'Secures a credential',
    scope: 'credentials:issue',
  },
  {
    method: 'POST',
    path: '/credentials/verify',
    operation: 'verifyCredential',
    summary: 'Verifies a credential',
    scope: 'credentials:verify',
  },
  {
    method: 'POST',
    path: '/presentations/verify',
    operation: 'verifyPresentation',
    summary: 'Verifies a presentation',
    scope: 'presentations:verify',
  },
  {
    method: 'POST',
    path: '/credentials/derive',
    operation: 'derive',
    summary: 'Derives what a holder shows of a credential',
    scope: 'credentials:derive',
  },
  {
    method: 'GET',
    path: '/identifiers/{did}',
    operation: 'identifier',
    summary: 'Resolves a DID',
    scope: 'identifiers:resolve',
  },
  { method: 'GET', path: '/status/{list}', operation: 'statusList', summary: 'A signed status list' },
  { method: 'GET', path: '/status/revocation/{list}', operation: 'revocationList', summary: 'A signed list of revocations' },
  { method: 'GET', path: '/status/suspension/{list}', operation: 'suspensionList', summary: 'A signed list of suspensions' },
  { method: 'GET', path: '/openapi.json', operation: 'openapi', summary: 'This description' },
])

/** A path that was found in the table. */
export interface Match {
  readonly routes: readonly Route[]
  readonly param: string
}

const MAX_PARAM_CHARACTERS = 4096

/** The routes of a path, and its parameter; `undefined` for a path of none, or one that is spelt to mislead. */
export function matchRoute(pathname: string, routes: readonly Route[] = vcApiRoutes): Match | undefined {
  for (const { path } of routes) {
    const param = paramOf(path, pathname)
    if (param !== undefined) return { routes: routes.filter((one) => one.path === path), param }
  }
  return undefined
}

function paramOf(template: string, pathname: string): string | undefined {
  const open = template.indexOf('{')
  if (open === -1) return pathname === template ? '' : undefined
  const [head, tail] = [template.slice(0, open), template.slice(template.indexOf('}') + 1)]
  if (!pathname.startsWith(head) || !pathname.endsWith(tail) || pathname.length <= head.length + tail.length) return undefined
  const raw = pathname.slice(head.length, pathname.length - tail.length)
  // A slash may be within a DID only as it is encoded, and never leads anywhere: parameters are compared, not followed.
  if (raw.includes('/') || raw.length > MAX_PARAM_CHARACTERS) return undefined
  return decoded(raw)
}

function decoded(raw: string): string | undefined {
  try {
    const text = decodeURIComponent(raw)
    return /[\u0000-\u001f\u007f\\]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
