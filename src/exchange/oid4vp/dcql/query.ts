/** One step of a claims path pointer: a name, an index, or `null` for every element (OpenID4VP 1.0 section 7). */
export type ClaimsPathStep = string | number | null

/** A claim that is asked for (OpenID4VP 1.0 section 6.3). */
export interface DcqlClaimsQuery {
  readonly id?: string
  readonly path: readonly ClaimsPathStep[]
  readonly values?: readonly (string | number | boolean)[]
}

/** A credential that is asked for (OpenID4VP 1.0 section 6.1). */
export interface DcqlCredentialQuery {
  readonly id: string
  readonly format: string
  /** `type_values` of `ldp_vc` and `jwt_vc_json` (appendix B.1.1), `vct_values` of `dc+sd-jwt` (appendix B.3.5). */
  readonly meta: { readonly type_values?: readonly (readonly string[])[]; readonly vct_values?: readonly string[] }
  readonly multiple?: boolean
  readonly trusted_authorities?: readonly { readonly type: string; readonly values: readonly string[] }[]
  readonly require_cryptographic_holder_binding?: boolean
  readonly claims?: readonly DcqlClaimsQuery[]
  readonly claim_sets?: readonly (readonly string[])[]
}

/** Which of the credentials belong together (OpenID4VP 1.0 section 6.2). */
export interface DcqlCredentialSetQuery {
  readonly options: readonly (readonly string[])[]
  readonly required?: boolean
}

/** A query in the Digital Credentials Query Language (OpenID4VP 1.0 section 6). */
export interface DcqlQuery {
  readonly credentials: readonly DcqlCredentialQuery[]
  readonly credential_sets?: readonly DcqlCredentialSetQuery[]
}

/** Whether a credential is asked for with proof of who presents it. */
export function isBindingRequired({ require_cryptographic_holder_binding: required }: DcqlCredentialQuery): boolean {
  return required !== false
}

/**
 * Whether presentations for these credential queries are enough (OpenID4VP 1.0 section 6.4.2): all of them where there are no sets, else
 * one option of each set that is required.
 */
export function isSatisfiedBy({ credentials, credential_sets: sets }: DcqlQuery, ids: ReadonlySet<string>): boolean {
  if (sets === undefined) return credentials.every(({ id }) => ids.has(id))
  return sets.every(({ options, required }) => required === false || options.some((option) => option.every((id) => ids.has(id))))
}
