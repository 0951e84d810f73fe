import {
  checkOptions,
  deepFreeze,
  isJsonObject,
  type JsonObject,
  parseDateTime,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { issuerIdOf } from '../securing/index.js'
import type { AuthoritySource } from './authority.js'
import type { IssuerRegister } from './listed.js'
import { type AcceptancePolicy, defineAcceptancePolicy } from './policy.js'
import { policyLine } from './policy-line.js'

/** What is known of an issuer's domain, without asking anybody. */
export interface DomainProof {
  /**
   * `did:web` or `https`: the key that signed is in a document of that domain, so whoever runs the domain stands behind it.
   * `none`: the key proves itself alone.
   */
  readonly proof: 'did:web' | 'https' | 'none'
  readonly domain?: string
  /** What follows the domain: below it others than its owner may publish. */
  readonly path?: string
  /** The domain of the profile's `url`, which is a claim. */
  readonly claimedDomain?: string
  /** Whether the claim is about the proven domain; absent where there is no claim or nothing is proven. */
  readonly agrees?: boolean
}

/** Somebody known who names the issuer. */
export interface IssuerRecognition {
  readonly how: 'list' | 'authority'
  /** Who names it: the list's signer or keeper, or who delegates. */
  readonly by: string
  /** The list, or the authority credential. */
  readonly in?: string
  /** The name that the list has for it. */
  readonly name?: string
}

/** The answer about an issuer that a policy does not name: what may be said of it, and the line that would add it. */
export interface UnknownIssuer {
  readonly issuer: string
  /** What it calls itself. */
  readonly claimedName?: string
  readonly domain: DomainProof
  readonly recognisedBy: readonly IssuerRecognition[]
  readonly policyLine: string
}

/** Options of {@link describeUnknownIssuer}. */
export interface DescribeUnknownIssuerOptions {
  /** Lists that may name it, though the policy does not go by them. */
  readonly registers?: readonly IssuerRegister[]
  readonly authority?: AuthoritySource
  /** Whose word is told, beside the roots of the authority: that of the issuers it trusts. */
  readonly policy?: AcceptancePolicy
}

/**
 * Says what is known of the issuer of a verified badge that a policy does not name: which domain stands behind its key, whether
 * that is the domain it claims, who you know that names it, and the policy line to add. Nothing is fetched and nothing is decided.
 *
 * @throws RungsError `core.option_unknown`, `trust.not_verified` (usage)
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { describeUnknownIssuer } from 'rungs/trust'
 * const ask = (report: VerifiedReport<VerifiableCredential>): string => {
 *   const { domain, policyLine } = describeUnknownIssuer(report)
 *   return domain.proof === 'none' ? 'ask who that is' : `ask ${domain.domain}, then add ${policyLine}`
 * }
 * ```
 */
export function describeUnknownIssuer(
  report: VerifiedReport<VerifiableCredential>,
  options: DescribeUnknownIssuerOptions = {},
): UnknownIssuer {
  checkOptions(options, ['registers', 'authority', 'policy'], 'describeUnknownIssuer')
  if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {})
  const credential = report.credential as unknown as JsonObject
  const issuer = issuerIdOf(credential) ?? ''
  const profile = credential['issuer']
  const { name, url } = isJsonObject(profile) ? profile : {}
  const claimedName = typeof name === 'string' && name !== '' ? Array.from(name.slice(0, 400)).slice(0, 200).join('') : undefined
  return deepFreeze({
    issuer: issuer.slice(0, 4096),
    ...(claimedName !== undefined && { claimedName }),
    domain: domainOf(issuer, url),
    recognisedBy: [...listing(issuer, parseDateTime(report.at)?.epochMs ?? 0, options), ...authorising(issuer, options)],
    policyLine: policyLine(issuer, claimedName),
  })
}

function listing(issuer: string, now: number, { registers = [] }: DescribeUnknownIssuerOptions): readonly IssuerRecognition[] {
  return registers.flatMap((register): IssuerRecognition[] => {
    const entry = register.find(issuer, now)
    if (entry === undefined) return []
    const { keeper: by, list } = register
    return [{ how: 'list', by, ...(list !== undefined && { in: list }), ...(entry.name !== undefined && { name: entry.name }) }]
  })
}

/** Anybody can give authority to anybody: only the word of those who are known is told. */
function authorising(issuer: string, { authority, policy }: DescribeUnknownIssuerOptions): readonly IssuerRecognition[] {
  const known = new Set(
    (policy === undefined ? [] : (defineAcceptancePolicy(policy).issuers ?? [])).map((one) =>
      typeof one === 'string' ? one : one.id,
    ),
  )
  return (authority?.grantsTo(issuer) ?? [])
    .filter(({ by, isByRoot }) => isByRoot || known.has(by))
    .map(({ by, credentialId }) => ({ how: 'authority', by, ...(credentialId !== undefined && { in: credentialId }) }))
}

function domainOf(issuer: string, url: unknown): DomainProof {
  const claimed = typeof url === 'string' && URL.canParse(url) ? new URL(url).host : ''
  const proven = provenBy(issuer)
  const claim = claimed !== '' && { claimedDomain: claimed }
  if (proven === undefined) return { proof: 'none', ...claim }
  const { proof, domain, path } = proven
  const bare = (host: string): string => host.replace(/^www\./, '')
  return {
    proof,
    domain,
    ...(path !== '' && { path }),
    ...claim,
    ...(claimed !== '' && { agrees: bare(claimed) === bare(domain) }),
  }
}

function provenBy(
  issuer: string,
): { readonly proof: 'did:web' | 'https'; readonly domain: string; readonly path: string } | undefined {
  const did = /^did:web:([^:#?/]+)((?::[^:#?/]+)*)$/.exec(issuer)
  const address = did === null ? issuer : `https://${did[1]?.replace(/%3a/i, ':')}${(did[2] ?? '').replaceAll(':', '/')}`
  if (!address.startsWith('https://') || !URL.canParse(address)) return undefined
  const { host, pathname } = new URL(address)
  return { proof: did === null ? 'https' : 'did:web', domain: host, path: pathname === '/' ? '' : pathname }
}
