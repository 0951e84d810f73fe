import { findRings, isJsonObject, type JsonObject, type JsonValue, type Report, usageError } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { issuerIdOf } from '../securing/index.js'
import { isEndorsement } from './check-schema.js'

/** How many endorsements are compared at once. */
const MAX_ENDORSEMENTS = 10_000

/** An endorsement in a ring: in which of the reports, and where in it. */
export interface RingEndorsement {
  readonly report: number
  /** JSON pointer; of what stands in a token, from the token on. Empty where the report is that of the endorsement itself. */
  readonly path: string
}

/** Parties that endorse each other, directly or round a ring. */
export interface EndorsementRing {
  /** Ids of issuers and of subjects. */
  readonly parties: readonly string[]
  readonly endorsements: readonly RingEndorsement[]
}

/** The part of a report that rings are looked for in. */
export type ReportTree = Pick<Report<VerifiableCredential>, 'endorsements' | 'nested'> & {
  readonly content: JsonObject | undefined
}

/**
 * The rings among the endorsements of verified reports, those inside of credentials and of records included: A endorses B, and B, or one
 * whom B endorses, A. An endorsement of a credential or an achievement is one of its issuer, creator and subject. Only verified
 * endorsements are looked at, so that nobody can be drawn into a ring by a forged one. Pure; time grows with the number of endorsements.
 *
 * @throws RungsError `core.option_invalid` for more than 10 000 endorsements
 * @example
 * ```ts
 * import type { Report } from 'rungs/core'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { findEndorsementRings } from 'rungs/verify'
 * const isSuspicious = (reports: readonly Report<VerifiableCredential>[]) => findEndorsementRings(reports).length > 0
 * ```
 */
export function findEndorsementRings(reports: readonly Report<VerifiableCredential>[]): readonly EndorsementRing[] {
  return ringsIn(reports.map(toTree))
}

/** {@link findEndorsementRings} of a report that is not finished. */
export function ringsIn(trees: readonly ReportTree[]): readonly EndorsementRing[] {
  const found: Found = { owners: new Map(), given: [] }
  for (const [report, tree] of trees.entries()) collect(tree, { report, path: '' }, found)
  if (found.given.length > MAX_ENDORSEMENTS)
    throw usageError('core.option_invalid', { option: 'reports', expected: `no more than ${MAX_ENDORSEMENTS} endorsements` })
  const edges = found.given.map((one) => ({ ...one, to: [...(found.owners.get(one.about) ?? [one.about])] }))
  const rings = findRings(
    edges.flatMap(({ from, to }) => to.filter((party) => party !== from).map((party) => [from, party] as const)),
  )
  return Object.freeze(
    rings.map((parties) => {
      const members = new Set(parties)
      const inRing = edges.filter(({ from, to }) => members.has(from) && to.some((party) => party !== from && members.has(party)))
      return Object.freeze({ parties, endorsements: Object.freeze(inRing.map(({ place }) => place)) })
    }),
  )
}

interface Found {
  /** Whom praise of an id falls on: of a credential or an achievement those behind it. */
  readonly owners: Map<string, Set<string>>
  readonly given: { readonly from: string; readonly about: string; readonly place: RingEndorsement }[]
}

function toTree(report: Report<VerifiableCredential>): ReportTree {
  const content = report.outcome === 'verified' && isJsonObject(report.credential) ? report.credential : undefined
  return { content, endorsements: report.endorsements ?? [], nested: report.nested ?? [] }
}

function collect({ content, endorsements = [], nested = [] }: ReportTree, place: RingEndorsement, found: Found): void {
  if (content !== undefined) {
    own(content, found.owners)
    const from = issuerIdOf(content)
    const [about] = idsOf(content['credentialSubject'])
    if (isEndorsement(content) && from !== undefined && about !== undefined)
      found.given.push({ from, about, place: Object.freeze(place) })
  }
  for (const { path, report } of [...endorsements, ...nested])
    collect(toTree(report), { report: place.report, path: place.path + path }, found)
}

function own(content: JsonObject, owners: Found['owners']): void {
  if (isEndorsement(content)) return
  const issuer = issuerIdOf(content)
  const parties = [...(issuer === undefined ? [] : [issuer]), ...idsOf(content['credentialSubject'])]
  const add = (id: JsonValue | undefined, ids: readonly string[]): void => {
    if (typeof id !== 'string' || ids.length === 0) return
    const known = owners.get(id) ?? new Set()
    for (const one of ids) known.add(one)
    owners.set(id, known)
  }
  add(content['id'], parties)
  for (const subject of [content['credentialSubject']].flat()) {
    const achievements = isJsonObject(subject) ? [subject['achievement'] ?? []].flat() : []
    for (const achievement of achievements) {
      if (!isJsonObject(achievement)) continue
      add(achievement['id'], [...(issuer === undefined ? [] : [issuer]), ...idsOf(achievement['creator'])])
    }
  }
}

function idsOf(value: JsonValue | undefined): readonly string[] {
  return [value].flat().flatMap((one) => (isJsonObject(one) && typeof one['id'] === 'string' ? [one['id']] : []))
}
