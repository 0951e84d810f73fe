import { equalBytes, isJsonObject, isRungsError, type JsonObject, type JsonValue, parseJson, utf8 } from '../../core/index.js'
import type { DcqlQuery } from './dcql/query.js'
import { openResponse } from './encryption.js'
import type { Form } from './form.js'
import type { KeptRequest } from './verifier-types.js'

/** What a wallet sent: presentations for each credential query, or an error; `refused` tells what is wrong with it. */
export type WalletResponse =
  | { readonly form: 'presentations'; readonly presentations: readonly GivenPresentation[] }
  | { readonly form: 'error'; readonly error: string }
  | { readonly form: 'refused'; readonly reason: string }

/** One presentation, unchecked. */
export interface GivenPresentation {
  readonly query: DcqlQuery['credentials'][number]
  readonly presentation: JsonObject | string
}

/** The errors that a wallet may end a request with (OpenID4VP 1.0 section 8.5, RFC 6749 section 4.1.2.1). */
export const WALLET_ERRORS: readonly string[] = [
  'invalid_request',
  'invalid_scope',
  'invalid_client',
  'access_denied',
  'unauthorized_client',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
  'vp_formats_not_supported',
  'invalid_request_uri_method',
  'invalid_transaction_data',
  'wallet_unavailable',
]
const MAX_PRESENTATIONS = 32

/** Reads an authorization response of the mode that was asked for, and no other (OpenID4VP 1.0 sections 8.1 to 8.3). */
export async function readResponse(form: Form, secret: string, request: KeptRequest): Promise<WalletResponse> {
  const isEncrypted = form.has('response')
  // A wallet that cannot encrypt may still say so in the clear.
  const isAsked = isEncrypted === (request.responseMode === 'direct_post.jwt') || form.has('error')
  if (!isAsked || (isEncrypted && (form.has('vp_token') || form.has('error')))) return refused(`expected ${request.responseMode}`)
  const fields = isEncrypted ? await openedFields(form, secret, request) : fieldsOf(form)
  if (fields === undefined) return refused('the response cannot be read')
  const { state, error, vp_token: token } = fields
  if (typeof state !== 'string' || !equalBytes(utf8(state), utf8(request.state))) return refused('state')
  if (error !== undefined) {
    if (token !== undefined || typeof error !== 'string') return refused('error')
    return { form: 'error', error: WALLET_ERRORS.includes(error) ? error : 'other' }
  }
  return readToken(token, request.query)
}

async function openedFields(form: Form, secret: string, { key }: KeptRequest): Promise<JsonObject | undefined> {
  return key === undefined ? undefined : openResponse(form.get('response') as string, secret, key)
}

/** In a form the token is the text of JSON. */
function fieldsOf(form: Form): Readonly<Record<string, JsonValue>> | undefined {
  const text = form.get('vp_token')
  const [state, error] = [form.get('state'), form.get('error')]
  try {
    return {
      ...(state !== undefined && { state }),
      ...(error !== undefined && { error }),
      ...(text !== undefined && { vp_token: parseJson(text) }),
    }
  } catch (thrown) {
    if (!isRungsError(thrown)) throw thrown
    return undefined
  }
}

/** Ids of the query as names, presentations in the form of their format as values (OpenID4VP 1.0 section 8.1). */
function readToken(token: JsonValue | undefined, { credentials }: DcqlQuery): WalletResponse {
  if (!isJsonObject(token)) return refused('vp_token')
  const presentations: GivenPresentation[] = []
  for (const [id, list] of Object.entries(token)) {
    const query = credentials.find((one) => one.id === id)
    if (query === undefined || !Array.isArray(list) || list.length === 0) return refused('vp_token')
    if (list.length > (query.multiple === true ? MAX_PRESENTATIONS : 1)) return refused('vp_token')
    for (const presentation of list as readonly JsonValue[]) {
      const isOfFormat = query.format === 'ldp_vc' ? isJsonObject(presentation) : typeof presentation === 'string'
      if (!isOfFormat) return refused(`vp_token: ${query.format}`)
      presentations.push({ query, presentation: presentation as JsonObject | string })
    }
  }
  const isBounded = presentations.length > 0 && presentations.length <= MAX_PRESENTATIONS
  return isBounded ? { form: 'presentations', presentations } : refused('vp_token')
}

function refused(reason: string): WalletResponse {
  return { form: 'refused', reason }
}
