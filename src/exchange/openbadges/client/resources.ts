import { isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, requireOption, utf8 } from '../../../core/index.js'
import type { NetAnswer, NetSendOptions, SendingNet } from '../../../net/index.js'
import { isCompactJws } from '../../../securing/index.js'
import { answerInvalid, objectIn, refusalOf } from './answers.js'
import { nextLink } from './next-link.js'
import type { OpenBadgesCredentials, OpenBadgesService } from './options.js'

/** Bounds on what is read of one list. */
export interface ListBounds {
  readonly maxPages: number
  readonly maxCredentials: number
  readonly maxPageBytes: number
}

/** Which badges are wanted, and how. */
export interface GetCredentialsOptions {
  /** Only those issued after it, RFC 3339. */
  readonly since?: string
  /** Badges of a page. Default: what the provider gives. */
  readonly pageSize?: number
}

const MAX_TOKEN_CHARACTERS = 8000

/** `OpenBadgesClient.getCredentials` */
export async function fetchCredentials(
  { apiUrl }: OpenBadgesService,
  accessToken: string,
  { since, pageSize }: GetCredentialsOptions,
  net: SendingNet,
  { maxPages, maxCredentials, maxPageBytes }: ListBounds,
): Promise<OpenBadgesCredentials> {
  const first = new URL(`${apiUrl}/credentials`)
  if (pageSize !== undefined) first.searchParams.set('limit', String(pageSize))
  if (since !== undefined) first.searchParams.set('since', since)
  const objects: JsonObject[] = []
  const tokens: string[] = []
  const seen = new Set<string>()
  let url: URL | undefined = first
  while (url !== undefined) {
    if (seen.size === maxPages || objects.length + tokens.length >= maxCredentials) break
    // A list that leads back to where it was never ends.
    if (seen.has(url.href)) throw answerInvalid('Link')
    seen.add(url.href)
    const answer: NetAnswer = await ask(net, url.href, accessToken, { maxBytes: maxPageBytes })
    if (answer.status !== 200) throw refusalOf(answer)
    const page = objectIn(answer.bytes)
    if (page === undefined) throw answerInvalid('body')
    for (const one of listOf(page, 'credential')) {
      if (!isJsonObject(one)) throw answerInvalid('credential')
      objects.push(one)
    }
    // The sample of the specification spells it in the plural, and so do those who copied it.
    for (const one of [...listOf(page, 'compactJwsString'), ...listOf(page, 'compactJwsStrings')]) {
      if (typeof one !== 'string' || !isCompactJws(one)) throw answerInvalid('compactJwsString')
      tokens.push(one)
    }
    url = nextOf(answer, url, first)
  }
  const all = [...objects, ...tokens]
  return Object.freeze({
    credentials: Object.freeze(all.slice(0, maxCredentials)),
    isComplete: url === undefined && all.length <= maxCredentials,
  })
}

/** `OpenBadgesClient.upsertCredential` */
export async function sendCredential(
  { apiUrl }: OpenBadgesService,
  accessToken: string,
  credential: string | JsonObject,
  net: SendingNet,
): Promise<'created' | 'replaced' | 'unchanged'> {
  const text = typeof credential === 'string' ? credential.trim() : JSON.stringify(credential)
  const type = isCompactJws(text) ? 'text/plain' : 'application/json'
  const answer = await ask(net, `${apiUrl}/credentials`, accessToken, {
    method: 'POST',
    headers: { 'content-type': type, accept: type },
    body: utf8(text),
  })
  if (answer.status === 201) return 'created'
  if (answer.status === 200) return 'replaced'
  if (answer.status === 304) return 'unchanged'
  throw refusalOf(answer)
}

/** `OpenBadgesClient.getProfile` */
export async function fetchProfile({ apiUrl }: OpenBadgesService, accessToken: string, net: SendingNet): Promise<JsonObject> {
  return profileOf(await ask(net, `${apiUrl}/profile`, accessToken, {}), [200])
}

/** `OpenBadgesClient.putProfile` */
export async function sendProfile(
  { apiUrl }: OpenBadgesService,
  accessToken: string,
  profile: JsonObject,
  net: SendingNet,
): Promise<'done' | 'pending'> {
  const answer = await ask(net, `${apiUrl}/profile`, accessToken, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: utf8(JSON.stringify(profile)),
  })
  if (answer.status === 202) return 'pending'
  if (answer.status === 304) return 'done'
  profileOf(answer, [200])
  return 'done'
}

function profileOf(answer: NetAnswer, statuses: readonly number[]): JsonObject {
  if (!statuses.includes(answer.status)) throw refusalOf(answer)
  const profile = objectIn(answer.bytes)
  if (profile === undefined || !isAbsoluteUrl(profile['id'])) throw answerInvalid('profile')
  return profile
}

/** One request with the token of the user in its header. */
function ask(net: SendingNet, url: string, accessToken: string, options: NetSendOptions): Promise<NetAnswer> {
  const isToken =
    typeof accessToken === 'string' && accessToken.length <= MAX_TOKEN_CHARACTERS && /^[A-Za-z0-9\-._~+/]+=*$/.test(accessToken)
  requireOption(isToken, 'accessToken', 'access token')
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}`, ...options.headers }
  return net.send(url, { ...options, headers })
}

function listOf(page: JsonObject, member: string): readonly JsonValue[] {
  const list = page[member] ?? []
  if (!Array.isArray(list)) throw answerInvalid(member)
  return list as readonly JsonValue[]
}

/** The next page, which is asked for with the user's token, and so only of the same list. */
function nextOf({ headers }: NetAnswer, from: URL, first: URL): URL | undefined {
  const target = nextLink(headers['link'] ?? '')
  if (target === undefined) return undefined
  if (!URL.canParse(target, from.href)) throw answerInvalid('Link')
  const next = new URL(target, from.href)
  if (next.origin !== first.origin || next.pathname !== first.pathname || next.username !== '') throw answerInvalid('Link')
  next.hash = ''
  return next
}
