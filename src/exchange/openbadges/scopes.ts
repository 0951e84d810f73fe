const BASE = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/'

/** The scopes of the API (OB 3.0 section 6.2.1), and the one that asks for a refresh token. */
export const openBadgesScopes: {
  readonly readCredentials: string
  readonly upsertCredential: string
  readonly readProfile: string
  readonly updateProfile: string
  readonly offlineAccess: string
} = /* @__PURE__ */ Object.freeze({
  readCredentials: `${BASE}credential.readonly`,
  upsertCredential: `${BASE}credential.upsert`,
  readProfile: `${BASE}profile.readonly`,
  updateProfile: `${BASE}profile.update`,
  offlineAccess: 'offline_access',
})

/** The scopes of the API with what they allow, as the service description says it. */
export const SCOPE_TEXTS: Readonly<Record<string, string>> = /* @__PURE__ */ Object.freeze({
  [openBadgesScopes.readCredentials]: 'Read the badges of the user.',
  [openBadgesScopes.upsertCredential]: 'Add badges of the user, and replace them by newer ones.',
  [openBadgesScopes.readProfile]: 'Read the profile of the user.',
  [openBadgesScopes.updateProfile]: 'Change the profile of the user.',
})

/** Every scope that a client may ask for. */
export const ALL_SCOPES: readonly string[] = /* @__PURE__ */ Object.freeze(Object.values(openBadgesScopes))

const MAX_SCOPE_CHARACTERS = 1000

/** The texts of a scope (RFC 6749 section 3.3), each once; `undefined` for none, or for what is no scope. */
export function parseScope(text: unknown): readonly string[] | undefined {
  if (typeof text !== 'string' || text.length > MAX_SCOPE_CHARACTERS) return undefined
  const scopes = text.split(' ').filter((one) => one !== '')
  return scopes.length > 0 && scopes.every((one) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(one)) ? [...new Set(scopes)] : undefined
}
