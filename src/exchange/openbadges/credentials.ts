import { fromUtf8, isRungsError } from '../../core/index.js'
import { mediaTypeOf, readBody } from '../read-body.js'
import { formOfType, isAccepted } from './media.js'
import { linksOf, parsePageQuery } from './paging.js'
import type { Provider } from './provider.js'
import { statusInfo } from './status-info.js'
import { readSubmitted } from './submitted-badge.js'

/** `getCredentials` (OB 3.0 section 6.2.2) */
export async function handleGetCredentials(request: Request, userId: string, provider: Provider): Promise<Response> {
  if (!isAccepted(request, 'json')) return notAcceptable('application/json')
  const query = parsePageQuery(new URL(request.url), provider.pageSize, provider.maxPageSize)
  if (typeof query === 'string')
    return statusInfo(400, 'invalid_query_parameter', `The parameter "${query}" is not what it has to be.`)
  const { badges, taken, total } = await provider.shelf.page(userId, query)
  const link = linksOf(provider.credentialsUrl, query, taken, total)
  const texts = badges.filter(({ form }) => form === 'json').map(({ text }) => text)
  const tokens = badges.filter(({ form }) => form === 'jws').map(({ text }) => text)
  // Pasted in as they are: a badge that is written anew is no longer the text that was handed in.
  return new Response(`{"credential":[${texts.join(',')}],"compactJwsString":${JSON.stringify(tokens)}}`, {
    headers: {
      'content-type': 'application/json',
      'x-total-count': String(total),
      ...(link !== undefined && { link }),
    },
  })
}

/** `upsertCredential` (OB 3.0 section 6.2.3) */
export async function handleUpsert(request: Request, userId: string, provider: Provider): Promise<Response> {
  const form = formOfType(mediaTypeOf(request))
  if (form === undefined)
    return statusInfo(415, 'invalid_data', 'A badge is sent as application/vc+ld+json, application/json or text/plain.')
  const type = form === 'json' ? 'application/json' : 'text/plain'
  if (!isAccepted(request, form)) return notAcceptable(type)
  const text = await readText(request, provider)
  if (text === undefined) return statusInfo(400, 'invalid_data', 'The body is no UTF-8 text.')
  const badge = await readSubmitted(form, text, provider.judge)
  if (badge instanceof Response) return badge
  const outcome = await provider.shelf.upsert(userId, badge)
  if (outcome === 'full') return statusInfo(403, 'forbidden', 'There is room for no more badges of this user.')
  if (outcome === 'unchanged') return new Response(null, { status: 304 })
  return new Response(badge.text, { status: outcome === 'created' ? 201 : 200, headers: { 'content-type': type } })
}

async function readText(request: Request, { limits }: Provider): Promise<string | undefined> {
  const bytes = await readBody(request, limits)
  try {
    return fromUtf8(bytes).trim()
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** The answer to a client that wants another form than there is. */
export function notAcceptable(type: string): Response {
  return statusInfo(406, 'not_acceptable', `The answer would be ${type}, which the client does not take.`)
}
