import { createContextLoader } from '../../contexts/index.js'
import { checkOptions, deepFreeze, type JsonObject, requireOption } from '../../core/index.js'
import { matchCredential } from './dcql/match-credential.js'
import { type DcqlQuery, isSatisfiedBy } from './dcql/query.js'
import { type HeldCredential, readHeld } from './held-credential.js'
import type { DcqlCandidate, DcqlOffer, MatchDcqlOptions, PresentationChoice } from './wallet-types.js'

const MAX_CREDENTIALS = 1000

/**
 * Which of a wallet's credentials can answer a query, and what would be shown of each (OpenID4VP 1.0 section 6.4). What cannot be read
 * answers nothing.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { matchDcql, toDcqlQuery } from 'rungs/exchange/oid4vp'
 * import { mechanisms } from 'rungs/preset/all'
 * const query = toDcqlQuery({ achievements: ['https://courier.example/ladders/delivery/lead'] })
 * const offer = (held: readonly string[]) => matchDcql(query, held, { mechanisms, signers: [] })
 * ```
 */
export function matchDcql(query: DcqlQuery, credentials: readonly (JsonObject | string)[], options: MatchDcqlOptions): DcqlOffer {
  checkOptions(options, ['mechanisms', 'signers', 'contexts'], 'matchDcql')
  return offerOf(query, readAll(credentials, options))
}

/** Everything that a wallet holds, read. */
export function readAll(
  credentials: readonly (JsonObject | string)[],
  { mechanisms, signers, contexts }: MatchDcqlOptions,
): readonly (HeldCredential | undefined)[] {
  requireOption(Array.isArray(credentials) && credentials.length <= MAX_CREDENTIALS, 'credentials', `at most ${MAX_CREDENTIALS}`)
  requireOption(Array.isArray(mechanisms), 'mechanisms', 'a list of mechanisms')
  requireOption(Array.isArray(signers), 'signers', 'a list of signers')
  const loader = createContextLoader(contexts)
  return credentials.map((one) => readHeld(one, mechanisms, signers, loader))
}

/** {@link matchDcql} of credentials that were read. */
export function offerOf(query: DcqlQuery, held: readonly (HeldCredential | undefined)[]): DcqlOffer {
  const candidates: Record<string, readonly DcqlCandidate[]> = {}
  for (const one of query.credentials) {
    candidates[one.id] = held.flatMap((credential, index) => {
      const match = credential === undefined ? undefined : matchCredential(one, credential)
      return match === undefined ? [] : [{ credential: index, asked: match.pointers, derivable: credential?.derivable === true }]
    })
  }
  const possible = query.credentials.map(({ id }) => id).filter((id) => ownList(candidates, id).length > 0)
  if (!isSatisfiedBy(query, new Set(possible))) return deepFreeze({ canAnswer: false, candidates })
  return deepFreeze({ canAnswer: true, candidates, proposal: propose(query, possible, candidates) })
}

/** The first option of each required set that can be had, and the first credential for each query in it. */
function propose(
  { credential_sets: sets }: DcqlQuery,
  possible: readonly string[],
  candidates: Readonly<Record<string, readonly DcqlCandidate[]>>,
): PresentationChoice {
  const required = sets?.filter(({ required }) => required !== false)
  const wanted =
    required === undefined
      ? possible
      : required.flatMap(({ options }) => options.find((option) => option.every((id) => possible.includes(id))) ?? [])
  return Object.fromEntries(
    wanted.map((id) => [
      id,
      ownList(candidates, id)
        .slice(0, 1)
        .map(({ credential }) => credential),
    ]),
  )
}

/** What a record has under a name of somebody else's making: nothing that every object has. */
export function ownList<T>(record: Readonly<Record<string, readonly T[]>>, name: string): readonly T[] {
  return Object.hasOwn(record, name) ? (record[name] as readonly T[]) : []
}
