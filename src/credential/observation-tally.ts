import { inputError, isJsonObject, pointer } from '../core/index.js'
import { invalid } from './check-values.js'
import { checkLanguageMap } from './construct.js'
import { isLeadingSafe } from './leading.js'
import type { OutcomeObservation, TallyOption } from './observation.js'
import type { DisclosureStatement } from './statistics.js'

const OPTION: readonly string[] = ['id', 'nameMap', 'count']
/** What only a tally has. */
const OWN = ['choices', 'leading', 'disclosure'] as const
const MAX_OPTIONS = 100
/** Of an observation that does not say. */
const LEAST_PEOPLE = 10
const WHOLE = 'whole number'
const SUMS = 'counts that add up and leave nothing small to work out'

/** The members of a tally, whose counts add up, and from which nobody can work out what is withheld. @throws RungsError `credential.field_*` */
export function checkTally(observation: OutcomeObservation, path: string): void {
  const { people, electorate, options } = observation
  if (electorate !== undefined && (!Number.isSafeInteger(electorate) || electorate < people))
    throw invalid(`${path}/electorate`, 'electorate', WHOLE)
  if (options === undefined) {
    const stray = OWN.find((member) => observation[member] !== undefined)
    if (stray !== undefined) throw inputError('credential.field_missing', { field: 'options' }, `${path}/options`)
    if (electorate !== undefined) checkRest(electorate - people, LEAST_PEOPLE, path)
    return
  }
  for (const field of ['question', 'method', 'disclosure'] as const) {
    if (observation[field] === undefined) throw inputError('credential.field_missing', { field }, `${path}/${field}`)
  }
  const { choices = 1, disclosure, leading } = observation
  if (!Number.isSafeInteger(choices) || choices < 1 || choices > MAX_OPTIONS) throw invalid(`${path}/choices`, 'choices', WHOLE)
  const { type: _, leastPeople, suppression: __, codedAbove, ...more } = disclosure as DisclosureStatement
  // Counts that are rounded or noised would not add up.
  for (const field of Object.keys(more)) throw invalid(`${path}/disclosure/${field}`, field, 'left out')
  const least = leastPeople
  if (!Number.isSafeInteger(least) || least < 5) throw invalid(`${path}/disclosure/leastPeople`, 'leastPeople', WHOLE)
  checkTurnout(observation, { least, codedAbove }, path)
  const ids = checkOptions(options, { people, least }, `${path}/options`)
  checkSums(options, { people, choices, least }, `${path}/options`)
  if (leading !== undefined) checkLeading(options, leading, ids, { people, choices, least }, `${path}/leading`)
}

/** Those who took no part are not a small group; where they might be one, of the turnout only a lower bound is told. */
function checkTurnout(
  { people, electorate, metric, value }: OutcomeObservation,
  { least, codedAbove }: { readonly least: number; readonly codedAbove: number | undefined },
  path: string,
): void {
  if (electorate === undefined && codedAbove === undefined)
    throw inputError('credential.field_missing', { field: 'electorate' }, `${path}/electorate`)
  if (electorate !== undefined) checkRest(electorate - people, least, path)
  const isCoded = electorate === undefined
  const turnout = Math.floor((people * 100) / (electorate ?? people + least))
  if (codedAbove !== undefined && !(isCoded && codedAbove === turnout))
    throw invalid(`${path}/disclosure/codedAbove`, 'codedAbove', isCoded ? WHOLE : 'left out')
  // A turnout that is not that of the counts beside it is nobody's.
  if (metric === 'ext:turnout' && value !== String(turnout)) throw invalid(`${path}/value`, 'value', WHOLE)
}

function checkRest(rest: number, least: number, path: string): void {
  if (rest <= least) throw invalid(`${path}/electorate`, 'electorate', 'left out')
}

function checkOptions(
  options: unknown,
  { people, least }: { readonly people: number; readonly least: number },
  path: string,
): readonly string[] {
  if (!Array.isArray(options) || options.length < 2 || options.length > MAX_OPTIONS) throw invalid(path, 'options', 'list')
  return options.map((option: unknown, index) => {
    const at = pointer(path, index)
    if (!isJsonObject(option) || Object.keys(option).some((member) => !OPTION.includes(member)))
      throw invalid(at, 'options', 'object')
    const { id, count, nameMap } = option
    const isOnce = options.findIndex((other) => isJsonObject(other) && other['id'] === id) === index
    if (typeof id !== 'string' || !/^[\w.-]{1,64}$/.test(id) || !isOnce) throw invalid(`${at}/id`, 'id', 'text')
    if (nameMap !== undefined) checkLanguageMap(nameMap, 'nameMap', `${at}/nameMap`)
    const isCount = count === null || (Number.isSafeInteger(count) && (count as number) >= least && (count as number) <= people)
    if (!isCount) throw invalid(`${at}/count`, 'count', WHOLE)
    return id
  })
}

interface Whole {
  readonly people: number
  readonly choices: number
  readonly least: number
}

/** No more votes than people have; and what is left for the options that are withheld is not about few. */
function checkSums(options: readonly TallyOption[], { people, choices, least }: Whole, path: string): void {
  const { left, hidden } = leftFor(options, people * choices)
  if (left < 0) throw invalid(path, 'options', SUMS)
  // Where several may be chosen, nobody knows how many votes there were in all, but that there were no more than all could give.
  const isOpen = hidden === 0 ? choices > 1 || left === 0 : hidden > 1 && left >= least
  if (!isOpen) throw invalid(path, 'options', SUMS)
}

/** Nothing that is told is as large, and what it bounds is not about few. */
function checkLeading(
  options: readonly TallyOption[],
  leading: string,
  ids: readonly string[],
  { people, choices, least }: Whole,
  path: string,
): void {
  const option = options[ids.indexOf(leading)]
  const counts = options.flatMap(({ id, count }) => (count === null || id === leading ? [] : [count]))
  if (option === undefined || counts.some((count) => count >= (option.count ?? people)))
    throw invalid(path, 'leading', 'left out')
  const isSafe = isLeadingSafe(
    options.map(({ count }) => count),
    ids.indexOf(leading),
    { people, choices, least },
  )
  if (!isSafe) throw invalid(path, 'leading', 'left out')
}

function leftFor(options: readonly TallyOption[], votes: number): { readonly left: number; readonly hidden: number } {
  const told = options.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return { left: votes - told, hidden: options.filter(({ count }) => count === null).length }
}
