import { checkOptions, deepFreeze, inputError, requireOption } from '../core/index.js'
import { isLeadingSafe, type OutcomeObservationCredentialInput, type TallyMethod, type TallyOption } from '../credential/index.js'
import { readLeastPeople, type SuppressTableOptions } from './audit-table.js'
import { suppressTable } from './suppress-table.js'

/** The counts of a ballot, or of a question of a survey. */
export interface Tally {
  /** The id of the question: an absolute URL. */
  readonly question: string
  readonly method: TallyMethod
  /** How many could have answered. */
  readonly electorate: number
  /** How many did. */
  readonly people: number
  /** How many options each could choose. Default 1. */
  readonly choices?: number
  /** Every option, those that nobody chose and those for who abstained or spoilt their paper among them: each chose at least one. At most 100. */
  readonly options: readonly {
    readonly id: string
    readonly nameMap?: Readonly<Record<string, string>>
    readonly count: number
  }[]
}

/** What of a tally can be published: the counts, the turnout and the statement of an `OutcomeObservationCredential`. */
export type PublishedTally = Required<
  Pick<
    OutcomeObservationCredentialInput,
    'metric' | 'value' | 'unit' | 'people' | 'question' | 'method' | 'options' | 'disclosure'
  >
> &
  Pick<OutcomeObservationCredentialInput, 'electorate' | 'choices' | 'leading'>

const MEMBERS = ['question', 'method', 'electorate', 'people', 'choices', 'options'] as const
const MAX_OPTIONS = 100

/**
 * A tally made ready to be signed: counts of fewer than `leastPeople` are withheld, also of none, and the fewest others without which
 * they could be worked out, also where each could choose several and chose at least one. The option that most chose is told where that gives nobody away. The figure is the turnout, in whole
 * percent, rounded down; where no more than `leastPeople` took no part, also where all did, `electorate` is withheld, and the turnout is what it would be
 * if `leastPeople` had not: at least so much, as `disclosure.codedAbove` says.
 *
 * @throws RungsError `insight.population_too_small` where fewer took part, `insight.table_inconsistent` where there are more votes than
 * people have, or fewer (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { buildOutcomeObservationCredential } from 'rungs/credential'
 * import { publishTally } from 'rungs/insight'
 * const ballot = buildOutcomeObservationCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:council.example',
 *   validFrom: '2026-05-01T00:00:00Z',
 *   subject: 'https://courier.example/ladders/delivery',
 *   periodFrom: '2026-04-01T00:00:00Z',
 *   periodUntil: '2026-04-15T00:00:00Z',
 *   ...publishTally({
 *     question: 'https://council.example/ballots/7',
 *     method: 'secretBallot',
 *     electorate: 320,
 *     people: 214,
 *     options: [
 *       { id: 'yes', count: 150 },
 *       { id: 'no', count: 52 },
 *       { id: 'abstain', count: 12 },
 *     ],
 *   }),
 * })
 * ballot.credentialSubject.value // '66'
 * ```
 */
export function publishTally(tally: Tally, options: SuppressTableOptions = {}): PublishedTally {
  const leastPeople = readLeastPeople(options, 'publishTally')
  checkOptions(tally, MEMBERS, 'Tally')
  const { question, method, electorate, people, choices = 1, options: given } = tally
  requireOption(isCount(people), 'people', 'whole number from 0')
  requireOption(isCount(electorate), 'electorate', 'whole number from 0')
  requireOption(isCount(choices) && choices >= 1 && choices <= MAX_OPTIONS, 'choices', `whole number from 1 to ${MAX_OPTIONS}`)
  requireOption(
    Array.isArray(given) && given.length >= 2 && given.length <= MAX_OPTIONS,
    'options',
    `list of 1 to ${MAX_OPTIONS}`,
  )
  const counted = given.map((option) => {
    checkOptions(option, ['id', 'nameMap', 'count'], 'Tally')
    requireOption(isCount(option.count), 'count', 'whole number from 0')
    return { ...option }
  })
  if (people < leastPeople) throw inputError('insight.population_too_small', { least: leastPeople })
  const votes = counted.reduce((sum, { count }) => sum + count, 0)
  const isOfAll = people <= electorate && counted.every(({ count }) => count <= people)
  if (!isOfAll || votes > people * choices || votes < people) throw inputError('insight.table_inconsistent', {})
  const counts = bounded(suppressed(counted, leastPeople), people * choices, leastPeople)
  const leading = leadingOf(counted, counts, { people, choices, least: leastPeople })
  // Those who took no part are a group as well.
  const isCoded = electorate - people <= leastPeople
  const turnout = Math.floor((people * 100) / (isCoded ? people + leastPeople : electorate))
  return deepFreeze({
    metric: 'ext:turnout',
    value: String(turnout),
    unit: 'percent',
    people,
    question,
    method,
    ...(!isCoded && { electorate }),
    ...(choices > 1 && { choices }),
    options: counted.map(({ id, nameMap }, index): TallyOption => {
      const count = counts[index] as number | null
      return { id, ...(nameMap !== undefined && { nameMap }), count }
    }),
    ...(leading !== undefined && { leading }),
    disclosure: { leastPeople, suppression: 'complementary', ...(isCoded && { codedAbove: turnout }) },
  })
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 10_000_000
}

/** Withholds more until what all could choose leaves room for what is withheld: at once where each chose one, whose votes add up. */
function bounded(counts: readonly (number | null)[], votes: number, least: number): readonly (number | null)[] {
  const told = counts.filter((count) => count !== null)
  const left = votes - told.reduce((sum, count) => sum + count, 0)
  if (told.length === counts.length || left >= least) return counts
  const next = counts.indexOf(Math.min(...told))
  return bounded(
    counts.map((count, at) => (at === next ? null : count)),
    votes,
    least,
  )
}

/** The counts of one line whose total is told, or can be guessed at. */
function suppressed(
  options: readonly { readonly id: string; readonly count: number }[],
  least: number,
): readonly (number | null)[] {
  const counts = options.map(({ count }) => count)
  const small = counts.filter((count) => count < least)
  if (small.length === 0) return counts
  const columns = options.map(({ id }) => id)
  const { table } = suppressTable(
    { rows: ['votes'], columns, counts: [counts] },
    least < 10 ? { leastPeople: least, unsafeFewPeople: true } : { leastPeople: least },
  )
  return table.counts[0] as readonly (number | null)[]
}

/** The option that most chose, unless to know it would tell too much of those that are withheld. */
function leadingOf(
  options: readonly { readonly id: string; readonly count: number }[],
  counts: readonly (number | null)[],
  whole: { readonly people: number; readonly choices: number; readonly least: number },
): string | undefined {
  const most = Math.max(...options.map(({ count }) => count))
  const at = options.findIndex(({ count }) => count === most)
  if (options.filter(({ count }) => count === most).length > 1) return undefined
  return isLeadingSafe(counts, at, whole) ? options[at]?.id : undefined
}
