import { checkOptions, requireOption } from '../../../core/index.js'
import { parseDcqlQuery } from './parse-query.js'
import type { ClaimsPathStep, DcqlQuery } from './query.js'

/** A format that badges are presented in (OpenID4VP 1.0 appendix B). */
export type BadgeFormat = 'ldp_vc' | 'jwt_vc_json' | 'dc+sd-jwt'

/** What {@link toDcqlQuery} asks for. */
export interface ToDcqlQueryOptions {
  /** The ids of the achievements, any of which will do. */
  readonly achievements: readonly string[]
  /** Default `ldp_vc` and `jwt_vc_json`; any of them will do, the first is liked best. */
  readonly formats?: readonly BadgeFormat[]
  /** What is to be shown beside the id of the achievement, as paths into the badge. Default: nothing. */
  readonly claims?: readonly (readonly ClaimsPathStep[])[]
  /** The `vct` of badges in `dc+sd-jwt`, for which it is needed. */
  readonly vctValues?: readonly string[]
  /** Where these say the id of the achievement. Default as in the other formats. */
  readonly vctPath?: readonly ClaimsPathStep[]
}

const FORMATS: readonly BadgeFormat[] = ['ldp_vc', 'jwt_vc_json', 'dc+sd-jwt']
const ACHIEVEMENT: readonly string[] = ['credentialSubject', 'achievement', 'id']
/** The type of a badge (Open Badges 3.0 section 8.2), expanded; `AchievementCredential` is another name for it. */
const TYPES: readonly (readonly string[])[] = [['https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential']]

/**
 * A DCQL query for a badge of an achievement, such as a rung of a ladder (OpenID4VP 1.0 section 6): as little as proves it.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `exchange.member_invalid`
 * @example
 * ```ts
 * import { toDcqlQuery } from 'rungs/exchange/oid4vp'
 * const query = toDcqlQuery({ achievements: ['https://courier.example/ladders/delivery/lead'] })
 * ```
 */
export function toDcqlQuery(options: ToDcqlQueryOptions): DcqlQuery {
  checkOptions(options, ['achievements', 'formats', 'claims', 'vctValues', 'vctPath'], 'toDcqlQuery')
  const { achievements, formats = ['ldp_vc', 'jwt_vc_json'], claims = [], vctValues, vctPath = ACHIEVEMENT } = options
  requireOption(Array.isArray(achievements) && achievements.length > 0, 'achievements', 'ids of achievements')
  const isKnown = Array.isArray(formats) && formats.length > 0 && formats.every((one) => FORMATS.includes(one))
  requireOption(isKnown && new Set(formats).size === formats.length, 'formats', FORMATS.join(', '))
  requireOption(!formats.includes('dc+sd-jwt') || vctValues !== undefined, 'vctValues', 'types of badges in dc+sd-jwt')
  const credentials = formats.map((format) => ({
    id: idOf(format),
    format,
    meta: format === 'dc+sd-jwt' ? { vct_values: vctValues } : { type_values: TYPES },
    claims: [{ path: format === 'dc+sd-jwt' ? vctPath : ACHIEVEMENT, values: achievements }, ...claims.map((path) => ({ path }))],
  }))
  const isChoice = formats.length > 1
  return parseDcqlQuery({ credentials, ...(isChoice && { credential_sets: [{ options: formats.map((one) => [idOf(one)]) }] }) })
}

function idOf(format: BadgeFormat): string {
  return `badge_${format.replace(/\W/g, '_')}`
}
