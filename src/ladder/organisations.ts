import type { KnownFact } from './fact-index.js'
import type { PlacementPolicy } from './types.js'

/**
 * The organisation of an issuer, under the least of its ids: ids that the policy puts together, that an issuer says it belongs
 * to, and a did:web with the https URL that it stands for are one.
 */
export function organisationsOf(policy: PlacementPolicy, facts: readonly KnownFact[]): (issuer: string) => string {
  const joined = joinIds(policy, facts)
  const known = new Map<string, string>()
  return (issuer) => {
    const before = known.get(issuer)
    if (before !== undefined) return before
    const id = plainId(issuer)
    const organisation = joined.get(id) ?? id
    known.set(issuer, organisation)
    return organisation
  }
}

function joinIds(policy: PlacementPolicy, facts: readonly KnownFact[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    for (let at = id; at !== root; ) {
      const next = parents.get(at) as string
      parents.set(at, root)
      at = next
    }
    return root
  }
  const unite = (one: string, other: string): void => {
    const [low, high] = [rootOf(plainId(one)), rootOf(plainId(other))].sort() as [string, string]
    if (low !== high) parents.set(high, low)
  }
  for (const [first, ...others] of policy.organisations ?? []) for (const other of others) unite(first as string, other)
  for (const { fact } of facts) for (const other of fact.organisations ?? []) unite(fact.issuer, other)
  return new Map([...parents.keys()].map((id) => [id, rootOf(id)]))
}

/** A did:web and the https URL that it stands for are two spellings of one id (did:web section 3.2). */
function plainId(id: string): string {
  const web = /^did:web:([^#?]+)/.exec(id)?.[1]
  const url = web === undefined ? id : `https://${web.replaceAll(':', '/').replaceAll(/%3a/gi, ':')}`
  return url.replace(/^https:\/\/[^/]+/i, (origin) => origin.toLowerCase()).replace(/\/$/, '')
}
