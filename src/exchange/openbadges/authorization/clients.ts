import { equalBytes, type JsonObject, utf8 } from '../../../core/index.js'
import { invalidClient } from './answers.js'
import { type AuthorizationParts, hashOf, KINDS } from './parts.js'

/** A client as it registered. */
export interface KeptClient {
  /** Where it registered: of several services over one store, one. */
  readonly issuer?: string
  readonly secretHash: string
  readonly name: string
  readonly host: string
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
  readonly mayRefresh: boolean
}

/** What ids of clients are made of: of any other text nothing is asked for in the store. */
const CLIENT_ID = /^[\w-]{1,100}$/

/** A client by its id; `undefined` for none, or one whose time is over. */
export async function loadClient(id: string, { store, issuer, now }: AuthorizationParts): Promise<KeptClient | undefined> {
  if (!CLIENT_ID.test(id)) return undefined
  const record = await store.read(({ records }) => records.get(KINDS.client, id))
  if (record === undefined || (record.expiresAtMs ?? 0) <= now()) return undefined
  const client = JSON.parse(record.value) as KeptClient & JsonObject
  return (client.issuer ?? issuer) === issuer ? client : undefined
}

/** The client that a request comes from, by HTTP Basic alone (OB 3.0 section 7.1.2.3), or the answer that it is none. */
export async function authenticateClient(
  request: Request,
  parts: AuthorizationParts,
): Promise<{ readonly clientId: string; readonly client: KeptClient } | Response> {
  const credentials = basicOf(request.headers.get('authorization'))
  const client = credentials === undefined ? undefined : await loadClient(credentials.id, parts)
  // Compared also where there is no such client, so that the time does not tell.
  const isRight = equalBytes(utf8(hashOf(credentials?.secret ?? '')), utf8(client?.secretHash ?? hashOf('-')))
  if (credentials === undefined || client === undefined || !isRight) return invalidClient()
  return { clientId: credentials.id, client }
}

const BASIC = /^Basic +([A-Za-z0-9+/]{1,1000}={0,2})$/i

/** Id and secret are form-encoded before they are put together (RFC 6749 section 2.3.1). */
function basicOf(header: string | null): { readonly id: string; readonly secret: string } | undefined {
  const encoded = BASIC.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const [id = '', ...secret] = atob(encoded).split(':')
    const plain = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))
    return secret.length === 1 ? { id: plain(id), secret: plain(secret[0] as string) } : undefined
  } catch {
    // No base64, or no form encoding.
    return undefined
  }
}
