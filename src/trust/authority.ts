import {
  atPath,
  type Check,
  checkOptions,
  copyJson,
  deepFreeze,
  type Finding,
  finding,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import { type AwardScope, parseAuthorityCredential, parseAwardScopes, type VerifiableCredential } from '../credential/index.js'
import { awardsOf } from '../ladder/index.js'
import type { TrustSource } from '../verify/index.js'
import {
  type AuthorityGraph,
  type AuthorityLink,
  type AuthorityRoot,
  type AuthorityVerdict,
  judgeAward,
} from './authority-chain.js'
import { PASSED } from './listed.js'
import { isStatusOpen } from './status-open.js'

/** Options of {@link createAuthority}. */
export interface CreateAuthorityOptions {
  /** Who is relied on to say who may award: ids, or ids with a scope. A root may also award itself. */
  readonly roots: readonly (string | AuthorityRoot)[]
  /** Verified authority credentials, of whomever: those that no root stands behind count for nothing. At most 10 000. */
  readonly credentials: readonly VerifiedReport<VerifiableCredential>[]
  /** How many links a chain may have. Default 8. */
  readonly maxDepth?: number
}

/** What one badge's issuer may do, in words of the authority. */
export interface AuthorityAnswer {
  /** As facts carry it. */
  readonly authorised: 'yes' | 'no' | 'unknown'
  /** The credentials it rests on, from the issuer's own up to the root's. */
  readonly chain: readonly { readonly credentialId?: string; readonly issuer: string; readonly subject: string }[]
  readonly findings: readonly Finding[]
}

/** A credential that names somebody as one who may award. */
export interface AuthorityGrant {
  readonly by: string
  readonly credentialId?: string
  /** Whether it is given by a root itself. */
  readonly isByRoot: boolean
  readonly mayAward: readonly AwardScope[]
}

/** Who may award what, as a trust source. */
export interface AuthoritySource extends TrustSource {
  /** Whether the issuer of a badge may award it. */
  judge(credential: JsonObject): AuthorityAnswer
  /** The credentials that name somebody, whoever stands behind them. */
  grantsTo(issuer: string): readonly AuthorityGrant[]
}

const MAX_CREDENTIALS = 10_000
const MAX_ROOTS = 1000

/**
 * A trust source over authority credentials: for the badge at hand it looks for a chain from a root to the issuer, in which
 * every link covers the award, by what it is and by when it was awarded, and allows the links below it. The check passes on
 * `yes`; `no` (a root has a say on this achievement, and the issuer is not among those who may) and *not known* are `warn` and
 * leave the badge verified; where it could not be followed to the end the check is `unknown`. Facts carry the answer as
 * `authorised`. To judge awards under credentials that have ended since, verify those with `validity: skipValidityCheck`.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `trust.not_verified` (usage), and those of reading an
 * authority credential
 * @example
 * ```ts
 * import type { VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { type AuthoritySource, createAuthority } from 'rungs/trust'
 * const toSource = (credentials: readonly VerifiedReport<VerifiableCredential>[]): AuthoritySource =>
 *   createAuthority({ roots: ['did:web:ministry.example'], credentials })
 * ```
 */
export function createAuthority(options: CreateAuthorityOptions): AuthoritySource {
  checkOptions(options, ['roots', 'credentials', 'maxDepth'], 'createAuthority')
  const graph = graphOf(options)
  const judge = (credential: JsonObject): readonly AuthorityVerdict[] =>
    awardsOf(credential).map((award) => judgeAward(award, graph))
  return Object.freeze({
    check: (credential: JsonObject) => checkOf(judge(credential)),
    judge: (credential: JsonObject) => answerOf(judge(credential)),
    grantsTo: (issuer: string) =>
      deepFreeze(
        (graph.bySubject.get(issuer) ?? []).map((link) => ({
          by: link.issuer,
          ...(link.credentialId !== undefined && { credentialId: link.credentialId }),
          isByRoot: graph.roots.has(link.issuer),
          mayAward: link.mayAward,
        })),
      ),
  })
}

/** All that a badge awards must be authorised; what speaks against it comes first. */
function worstOf(verdicts: readonly AuthorityVerdict[]): AuthorityVerdict | undefined {
  const rank = ({ authorised, isUnsure }: AuthorityVerdict): number =>
    authorised === 'no' ? 0 : isUnsure ? 1 : authorised === 'unknown' ? 2 : 3
  return [...verdicts].sort((a, b) => rank(a) - rank(b))[0]
}

const NOT_A_BADGE: Finding = /* @__PURE__ */ finding('trust', 'trust.not_a_badge', {}, '/type')

function checkOf(verdicts: readonly AuthorityVerdict[]): Check {
  const worst = worstOf(verdicts)
  if (worst === undefined) return { state: 'warn', findings: [NOT_A_BADGE] }
  if (worst.authorised === 'yes') return PASSED
  return { state: worst.isUnsure ? 'unknown' : 'warn', findings: worst.findings }
}

function answerOf(verdicts: readonly AuthorityVerdict[]): AuthorityAnswer {
  const worst = worstOf(verdicts)
  if (worst === undefined) return deepFreeze({ authorised: 'unknown', chain: [], findings: [NOT_A_BADGE] })
  const chain = worst.chain.map(({ credentialId, issuer, subject }) => ({
    ...(credentialId !== undefined && { credentialId }),
    issuer,
    subject,
  }))
  return deepFreeze({ authorised: worst.authorised, chain, findings: worst.findings })
}

function graphOf({ roots, credentials, maxDepth = 8 }: CreateAuthorityOptions): AuthorityGraph {
  if (!Number.isInteger(maxDepth) || maxDepth < 1 || maxDepth > 64) {
    throw usageError('core.option_invalid', { option: 'maxDepth', expected: 'whole number from 1 to 64' })
  }
  if (!Array.isArray(credentials) || credentials.length > MAX_CREDENTIALS) {
    throw usageError('core.option_invalid', { option: 'credentials', expected: `at most ${MAX_CREDENTIALS} reports` })
  }
  const links = (credentials as CreateAuthorityOptions['credentials']).map((report, index) => {
    if (report?.outcome !== 'verified') throw usageError('trust.not_verified', {}, `/credentials/${index}`)
    return atPath(`/credentials/${index}`, () => linkOf(report))
  })
  return {
    roots: readRoots(roots),
    bySubject: groupBy(links, 'subject'),
    byIssuer: groupBy(links, 'issuer'),
    maxDepth,
  }
}

function groupBy(links: readonly AuthorityLink[], end: 'subject' | 'issuer'): ReadonlyMap<string, readonly AuthorityLink[]> {
  const groups = new Map<string, AuthorityLink[]>()
  for (const link of links) {
    const group = groups.get(link[end])
    if (group === undefined) groups.set(link[end], [link])
    else group.push(link)
  }
  return groups
}

function linkOf(report: VerifiedReport<VerifiableCredential>): AuthorityLink {
  return Object.freeze({ ...parseAuthorityCredential(report.credential), isUnchecked: isStatusOpen(report) })
}

function readRoots(roots: unknown): ReadonlyMap<string, AuthorityRoot> {
  const wrong = (): Error =>
    usageError('core.option_invalid', { option: 'roots', expected: 'DIDs or URLs, or objects with such an id' })
  const list: unknown = copyJson(roots)
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_ROOTS) throw wrong()
  const read = new Map<string, AuthorityRoot>()
  for (const [index, item] of list.entries()) {
    const root: JsonObject = isJsonObject(item) ? item : { id: item }
    checkOptions(root, ['id', 'name', 'scope'], 'root')
    const { id, scope } = root
    if (!isAbsoluteUrl(id)) throw wrong()
    // Twice, it would not be clear which scope holds.
    if (read.has(id)) throw inputError('credential.issuer_duplicate', {}, `/roots/${index}`)
    read.set(id, { id, ...(scope !== undefined && { scope: parseAwardScopes(scope, `/roots/${index}/scope`) }) })
  }
  return read
}
