import {
  checkOptions,
  copyJsonObject,
  deepFreeze,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  requireOption,
  type VerifiedReport,
} from '../core/index.js'
import { asList, dateOf, member } from './fact-parts.js'
import { subjectKeysOf } from './subject-keys.js'
import { issuerOf, requireVerified, standingOf } from './to-facts.js'
import type { EndorserRole, Fact, Iri } from './types.js'

/** Options of {@link endorsementFacts}. */
export interface EndorsementFactsOptions {
  /** In what role an endorser stands to the worker. No badge says that: it is the application's knowledge. */
  readonly endorsers: { readonly [R in EndorserRole]?: readonly Iri[] }
}

const ROLES: readonly EndorserRole[] = ['peer', 'client', 'supervisor', 'council']

/**
 * The facts that somebody endorses a worker: of a verified endorsement credential about the worker, or of a verified badge
 * with verified endorsements of the whole badge inside. Endorsements of an achievement or an issuer say nothing of a worker;
 * one by somebody who stands in no role is left out.
 *
 * @throws RungsError `ladder.report_not_verified`, `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs/core'
 * import { endorsementFacts, type Fact } from 'rungs/ladder'
 * const byClients = (report: VerifiedReport<unknown>): readonly Fact[] =>
 *   endorsementFacts(report, { endorsers: { client: ['did:web:shop.example'] } })
 * ```
 */
export function endorsementFacts(report: VerifiedReport<unknown>, options: EndorsementFactsOptions): readonly Fact[] {
  checkOptions(options, ['endorsers'], 'EndorsementFactsOptions')
  checkOptions(options.endorsers, ROLES, 'endorsers')
  const roles = ROLES.map((from) => {
    const ids = options.endorsers[from] ?? []
    requireOption(Array.isArray(ids) && ids.every(isAbsoluteUrl), `endorsers.${from}`, 'ids of endorsers')
    return { from, ids: new Set(ids) }
  })
  const toFact = (endorsement: VerifiedReport<unknown>, about: readonly string[] | undefined): readonly Fact[] => {
    const credential = copyJsonObject(endorsement.credential)
    const role = roles.find(({ ids }) => ids.has(issuerOf(credential) ?? ''))
    return role === undefined ? [] : factOf(credential, endorsement, about, role.from)
  }
  const verified = requireVerified(report)
  const credential = copyJsonObject(verified.credential)
  if (asList(credential.type).includes('EndorsementCredential'))
    return deepFreeze([...toFact(verified, undefined)].map(deepFreeze))
  const worker = asList(credential.credentialSubject).flatMap((subject) => subjectKeysOf(subject, issuerOf(credential)))
  const ofBadge = (verified.endorsements ?? []).filter((endorsement) => {
    const { path, isAboutHolder, isSelf, isMutual } = endorsement
    return isAboutHolder && !isSelf && !isMutual && /^\/endorsement(?:Jwt)?(?:\/|$)/.test(path)
  })
  return deepFreeze(
    ofBadge.flatMap(({ report: inner }) => (inner.outcome === 'verified' ? toFact(inner, worker) : [])).map(deepFreeze),
  )
}

function factOf(
  credential: JsonObject,
  report: VerifiedReport<unknown>,
  about: readonly string[] | undefined,
  from: EndorserRole,
): readonly Fact[] {
  const issuer = issuerOf(credential)
  const validFrom = dateOf(credential.validFrom ?? credential.issuanceDate)
  const [subject, ...more] = asList(credential.credentialSubject)
  // With several subjects it would be about nobody in particular.
  if (issuer === undefined || validFrom === undefined || more.length > 0) return []
  if (!isJsonObject(subject) || !isAbsoluteUrl(subject.id)) return []
  return [
    {
      issuer,
      achievement: { id: subject.id, aliases: [] },
      alignments: [],
      results: [],
      amounts: [],
      validFrom,
      ...member('validUntil', dateOf(credential.validUntil ?? credential.expirationDate)),
      ...standingOf(credential, report),
      subjectKeys: about ?? [subject.id],
      endorsement: { from },
    },
  ]
}
