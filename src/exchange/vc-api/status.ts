import { sha256Base64url } from '#runtime'
import { inputError } from '../../core/index.js'
import type { Service } from './service.js'

/** `GET /status/{list}`: a signed list, for as long as its `ttl` says; 304 for whoever has it. */
export async function handleStatusList(listId: string, request: Request, { statusLists }: Service): Promise<Response> {
  const list = await statusLists?.read(listId)
  if (list === undefined) throw inputError('exchange.not_found', {})
  const { credential, mediaType, ttlMs } = list
  const body = typeof credential === 'string' ? credential : JSON.stringify(credential)
  const etag = `"${sha256Base64url(body)}"`
  const headers = {
    etag,
    'cache-control': `public, max-age=${Math.floor(ttlMs / 1000)}`,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { status: 200, headers: { ...headers, 'content-type': mediaType } })
}
