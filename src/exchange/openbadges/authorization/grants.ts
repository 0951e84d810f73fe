import { sha256Base64url } from '#runtime'
import { equalBytes, utf8 } from '../../../core/index.js'
import { type RecordReader, type RecordTable, type StoredRecord, withRetries } from '../../../storage/index.js'
import type { OpenBadgesAccess } from '../access.js'
import { openBadgesScopes } from '../scopes.js'
import { type AuthorizationParts, hashOf, KINDS, newSecret, requireWritten } from './parts.js'

/** What a user allowed a client. */
export interface Allowed {
  /** Where: another service over the same store may call another user the same. */
  readonly issuer: string
  readonly userId: string
  readonly clientId: string
  readonly scopes: readonly string[]
}

/** A code, until it is used and as long after as what came of it. */
interface KeptCode extends Allowed {
  readonly redirectUri: string
  readonly challenge: string
  /** The grant that came of it, or nothing where it was tried in vain. */
  readonly used?: string
}

interface KeptToken {
  /** Whose it is: at another service over the same store it is none. */
  readonly issuer?: string
  readonly kind: 'access' | 'refresh'
  readonly grant: string
  readonly scopes: readonly string[]
}

/** Tokens as they are handed out, once. */
export interface NewTokens {
  readonly accessToken: string
  readonly refreshToken?: string
  readonly scopes: readonly string[]
}

/** What a client says to get tokens for a code. */
export interface Redemption {
  readonly code: string
  readonly clientId: string
  readonly mayRefresh: boolean
  readonly redirectUri: string
  readonly verifier: string
  readonly scopes?: readonly string[]
}

/** A new code for what was allowed. */
export async function saveCode(
  allowed: Omit<Allowed, 'issuer'> & Pick<KeptCode, 'redirectUri' | 'challenge'>,
  parts: AuthorizationParts,
): Promise<string> {
  const code = newSecret(parts)
  const expiresAtMs = parts.now() + parts.codeMs
  await parts.store.transaction(({ records }) =>
    requireWritten(
      records.insert({
        kind: KINDS.code,
        id: hashOf(code),
        value: JSON.stringify({ ...allowed, issuer: parts.issuer }),
        expiresAtMs,
      }),
    ),
  )
  return code
}

/**
 * Tokens for a code. It is used up by being tried, whatever comes of it; when it comes again, what came of it ends as well, since
 * somebody has it who should not (RFC 6749 section 4.1.2).
 */
export function redeemCode(
  { code, clientId, mayRefresh, redirectUri, verifier, scopes }: Redemption,
  parts: AuthorizationParts,
): Promise<NewTokens | 'invalid_grant' | 'invalid_scope'> {
  return withRetries(parts.store, async ({ records }) => {
    const nowMs = parts.now()
    const record = await records.get(KINDS.code, hashOf(code))
    if (record === undefined) return 'invalid_grant'
    const kept = JSON.parse(record.value) as KeptCode
    if (kept.used !== undefined) {
      await records.delete(KINDS.grant, kept.used)
      return 'invalid_grant'
    }
    const isRight =
      (record.expiresAtMs ?? 0) > nowMs &&
      kept.clientId === clientId &&
      kept.redirectUri === redirectUri &&
      equalBytes(utf8(sha256Base64url(verifier)), utf8(kept.challenge))
    const isWider = scopes?.some((scope) => !kept.scopes.includes(scope)) === true
    const grant = newSecret(parts)
    const expiresAtMs = nowMs + parts.grantMs
    const used: KeptCode = { ...kept, used: grant }
    const next = { kind: KINDS.code, id: record.id, value: JSON.stringify(used), expiresAtMs }
    await requireWritten(records.replace(next, record.version))
    if (!isRight) return 'invalid_grant'
    if (isWider) return 'invalid_scope'
    const allowed: Allowed = { issuer: parts.issuer, userId: kept.userId, clientId, scopes: scopes ?? kept.scopes }
    await requireWritten(records.insert({ kind: KINDS.grant, id: grant, value: JSON.stringify(allowed), expiresAtMs }))
    await records.deleteExpired(nowMs, 100)
    const accessToken = await saveToken(records, { kind: 'access', grant, scopes: allowed.scopes }, parts)
    if (!mayRefresh || !allowed.scopes.includes(openBadgesScopes.offlineAccess)) return { accessToken, scopes: allowed.scopes }
    const refreshToken = await saveToken(records, { kind: 'refresh', grant, scopes: allowed.scopes }, parts)
    return { accessToken, refreshToken, scopes: allowed.scopes }
  })
}

/** A new access token for a refresh token, for no more than was allowed (RFC 6749 section 6). */
export function refreshTokens(
  refreshToken: string,
  clientId: string,
  scopes: readonly string[] | undefined,
  parts: AuthorizationParts,
): Promise<NewTokens | 'invalid_grant' | 'invalid_scope'> {
  return withRetries(parts.store, async ({ records }) => {
    const found = await findToken(records, refreshToken, parts)
    if (found === undefined || found.token.kind !== 'refresh' || found.allowed.clientId !== clientId) return 'invalid_grant'
    const { allowed, token } = found
    if (scopes?.some((scope) => !allowed.scopes.includes(scope)) === true) return 'invalid_scope'
    const wanted = scopes ?? allowed.scopes
    await records.deleteExpired(parts.now(), 100)
    const accessToken = await saveToken(records, { kind: 'access', grant: token.grant, scopes: wanted }, parts)
    return { accessToken, scopes: wanted }
  })
}

/** Ends a token: a refresh token with all that was granted with it (RFC 7009 section 2.1). */
export function revokeToken(
  text: string,
  clientId: string,
  parts: AuthorizationParts,
): Promise<'revoked' | 'unknown' | 'foreign'> {
  return withRetries(parts.store, async ({ records }) => {
    const found = await findToken(records, text, parts)
    if (found === undefined) return 'unknown'
    if (found.allowed.clientId !== clientId) return 'foreign'
    if (found.token.kind === 'refresh') await records.delete(KINDS.grant, found.token.grant)
    else await records.delete(KINDS.token, hashOf(text))
    return 'revoked'
  })
}

/** Whom an access token speaks for. */
export function accessOf(text: string, parts: AuthorizationParts): Promise<OpenBadgesAccess | undefined> {
  return parts.store.read(async ({ records }) => {
    const found = await findToken(records, text, parts)
    if (found === undefined || found.token.kind !== 'access') return undefined
    return Object.freeze({ userId: found.allowed.userId, scopes: Object.freeze([...found.token.scopes]) })
  })
}

/**
 * Ends what a user has allowed, to one client or to all: also what the user is being asked, and codes that nobody has come for. How many
 * grants there were, with those that would have come of codes.
 */
export async function revokeGrants(userId: string, clientId: string | undefined, parts: AuthorizationParts): Promise<number> {
  const isOwn = (allowed: Allowed): boolean =>
    allowed.issuer === parts.issuer && allowed.userId === userId && (clientId === undefined || allowed.clientId === clientId)
  // In the order in which one comes of the other, so that none slips through between.
  await deleteWhere<Allowed>(KINDS.consent, isOwn, parts)
  const codes = await deleteWhere<KeptCode>(KINDS.code, isOwn, parts)
  const grants = await deleteWhere<Allowed>(KINDS.grant, isOwn, parts)
  return codes.filter(({ used }) => used === undefined).length + grants.length
}

/** Deletes records, and gives what was in those that were there. */
async function deleteWhere<T>(
  kind: string,
  isWanted: (value: T) => boolean,
  { store }: AuthorizationParts,
): Promise<readonly T[]> {
  const deleted: T[] = []
  for (let after: string | undefined; ; ) {
    const page: readonly StoredRecord[] = await store.read(({ records }) =>
      records.list(kind, after === undefined ? {} : { after }),
    )
    for (const { id, value } of page) {
      const kept = JSON.parse(value) as T
      if (isWanted(kept) && (await store.transaction(({ records }) => records.delete(kind, id)))) deleted.push(kept)
    }
    after = page.at(-1)?.id
    if (after === undefined) return deleted
  }
}

async function saveToken(records: RecordTable, token: KeptToken, parts: AuthorizationParts): Promise<string> {
  const text = newSecret(parts)
  const expiresAtMs = parts.now() + (token.kind === 'access' ? parts.accessMs : parts.grantMs)
  await requireWritten(
    records.insert({
      kind: KINDS.token,
      id: hashOf(text),
      value: JSON.stringify({ ...token, issuer: parts.issuer }),
      expiresAtMs,
    }),
  )
  return text
}

/** A token that is good, and what was allowed with it. */
async function findToken(
  records: RecordReader,
  text: string,
  { issuer, now }: AuthorizationParts,
): Promise<{ readonly token: KeptToken; readonly allowed: Allowed } | undefined> {
  if (text.length > 200) return undefined
  const record = await records.get(KINDS.token, hashOf(text))
  if (record === undefined || (record.expiresAtMs ?? 0) <= now()) return undefined
  const token = JSON.parse(record.value) as KeptToken
  if ((token.issuer ?? issuer) !== issuer) return undefined
  const grant = await records.get(KINDS.grant, token.grant)
  if (grant === undefined || (grant.expiresAtMs ?? 0) <= now()) return undefined
  return { token, allowed: JSON.parse(grant.value) as Allowed }
}
