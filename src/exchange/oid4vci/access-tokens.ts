import { type Store, untilKnown, withRetries } from '../../storage/index.js'
import { refusal, TOKEN_NEEDED } from './refusal.js'
import { digestOf, newSecret } from './secrets.js'

/** What an access token is good for, kept as JSON under its digest. */
export interface Access {
  /** The id of an offer; its code is kept nowhere. */
  readonly offer: string
  readonly credentialIssuer: string
  /** Which configuration each credential identifier stands for, where the client asked for such (OID4VCI 1.0 section 6.2). */
  readonly identifiers?: Readonly<Record<string, string>>
}

/** What the access tokens of an issuer are kept with. */
export interface AccessTokensParts {
  readonly store: Store
  readonly credentialIssuer: string
  readonly tokenMs: number
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

const TOKEN_KIND = 'oid4vci-token'
const BEARER = /^Bearer +([A-Za-z0-9_-]{1,200})$/i

/** Uses up the code of an offer and gives an access token for it, both or none. `undefined` where the code was used before. */
export async function exchangeCode(
  access: Access,
  codeKeptUntilMs: number,
  { store, tokenMs, now, random }: AccessTokensParts,
): Promise<string | undefined> {
  const token = newSecret(random)
  const nowMs = now()
  const used = { kind: 'oid4vci-code', id: access.offer, value: '1', expiresAtMs: codeKeptUntilMs }
  const kept = {
    kind: TOKEN_KIND,
    id: digestOf('token', token),
    value: JSON.stringify(access),
    expiresAtMs: nowMs + tokenMs,
  }
  // Where nobody heard whether it was written, the token itself tells: else the code would be used up for nothing.
  const isFirst = await untilKnown(() =>
    withRetries(store, async ({ records }) =>
      (await records.insert(used, nowMs)) ? records.insert(kept) : (await records.get(kept.kind, kept.id)) !== undefined,
    ),
  )
  return isFirst ? token : undefined
}

/** Whether the code of an offer was exchanged already. */
export async function wasExchanged(offer: string, { store, now }: AccessTokensParts): Promise<boolean> {
  const used = await store.read(({ records }) => records.get('oid4vci-code', offer))
  return used !== undefined && (used.expiresAtMs ?? 0) > now()
}

/** What the bearer of a request may have (RFC 6750 section 2.1). @throws RungsError `exchange.oauth_refused` with `invalid_token` */
export async function readAccess(request: Request, { store, credentialIssuer, now }: AccessTokensParts): Promise<Access> {
  const token = BEARER.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token === undefined) throw refusal('invalid_token', TOKEN_NEEDED)
  const record = await store.read(({ records }) => records.get(TOKEN_KIND, digestOf('token', token)))
  const access = record === undefined ? undefined : (JSON.parse(record.value) as Access)
  if (access?.credentialIssuer !== credentialIssuer || (record?.expiresAtMs ?? 0) <= now())
    throw refusal('invalid_token', 'the token is not known or too old')
  return access
}
