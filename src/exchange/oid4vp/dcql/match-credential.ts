import type { JsonObject } from '../../../core/index.js'
import { selectClaims } from './claims-path.js'
import { type DcqlClaimsQuery, type DcqlCredentialQuery, isBindingRequired } from './query.js'

/** A credential as a query looks at it. */
export interface QueriedCredential {
  /** Its format identifier; `undefined` for what OpenID4VP has none for. */
  readonly format: string | undefined
  /** The root that claims paths start from: the credential, or the claim set. */
  readonly content: JsonObject
  /** Every name under which its types may be asked for. */
  readonly types: ReadonlySet<string>
  /** Whether it is or can be presented with proof of who does it. */
  readonly isBound: boolean
}

/** How a credential answers a query. */
export interface CredentialMatch {
  /** The claims that are asked for, as JSON pointers into the credential, each once. */
  readonly pointers: readonly string[]
  /** Which of the `claim_sets` it is; absent where there are none. */
  readonly claimSet?: number
}

/**
 * How a credential answers a credential query, or `undefined` where it does not (OpenID4VP 1.0 section 6.4). Of `trusted_authorities` no type
 * can be judged here, so a query with them is answered by nothing.
 *
 * @param isShown - whether it is what somebody presented, rather than what somebody holds
 */
export function matchCredential(
  query: DcqlCredentialQuery,
  credential: QueriedCredential,
  isShown = false,
): CredentialMatch | undefined {
  if (query.format !== credential.format || query.trusted_authorities !== undefined) return undefined
  if (isBindingRequired(query) && !credential.isBound) return undefined
  if (!hasMeta(query, credential)) return undefined
  const { claims, claim_sets: sets } = query
  if (claims === undefined) return { pointers: [] }
  const found = new Map(claims.map((claim) => [claim, pointersOf(claim, credential.content, isShown)]))
  const all = (wanted: readonly DcqlClaimsQuery[]): readonly string[] | undefined => {
    const lists = wanted.map((claim) => found.get(claim))
    return lists.every((list) => list !== undefined) ? [...new Set(lists.flat() as string[])] : undefined
  }
  if (sets === undefined) {
    const pointers = all(claims)
    return pointers === undefined ? undefined : { pointers }
  }
  for (const [claimSet, ids] of sets.entries()) {
    const pointers = all(ids.map((id) => claims.find((claim) => claim.id === id) as DcqlClaimsQuery))
    if (pointers !== undefined) return { pointers, claimSet }
  }
  return undefined
}

function hasMeta({ meta }: DcqlCredentialQuery, { content, types }: QueriedCredential): boolean {
  const { type_values: alternatives, vct_values: vcts } = meta
  if (alternatives !== undefined && !alternatives.some((all) => all.every((type) => types.has(type)))) return false
  return vcts === undefined || vcts.includes(content['vct'] as string)
}

/** Where a claim stands, and of those only the ones with a value that is asked for (section 6.3). */
function pointersOf({ path, values }: DcqlClaimsQuery, content: JsonObject, isShown: boolean): readonly string[] | undefined {
  const selected = selectClaims(content, path, isShown)
  const fitting = values === undefined ? selected : selected.filter(({ value }) => values.includes(value as string))
  return fitting.length === 0 ? undefined : fitting.map(({ pointer }) => pointer)
}
