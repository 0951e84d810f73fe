import type { RungStatus } from '../ladder/index.js'

/** The phrases of pictures, in one language. `{name}` stands for a part that is put in. */
export interface DrawWords {
  /** The title of a ladder on which a worker was placed. */
  readonly placed: string
  readonly edition: string
  readonly asOf: string
  readonly until: string
  readonly regulated: string
  /** How many rungs there are, and where to begin to read. */
  readonly rungs: string
  readonly first: string
  readonly needs: string
  readonly oneOf: string
  readonly helps: string
  readonly edges: Readonly<Record<'needed' | 'alternative' | 'recommended', string>>
  readonly statuses: Readonly<Record<RungStatus, string>>
  readonly payoff: string
  readonly months: string
  readonly band: Readonly<Record<'low' | 'mid' | 'high', string>>
  readonly breakEven: string
  readonly noBreakEven: string
  readonly noPromise: string
  readonly timeline: string
  readonly now: string
  readonly times: Readonly<Record<'lasting' | 'ending' | 'ended' | 'endless', string>>
  readonly listSeparator: string
}

/** English. */
export const drawWords: DrawWords = {
  placed: '{ladder}: where a worker stands',
  edition: 'edition {version}',
  asOf: 'as of {date}',
  until: '{status} until {date}',
  regulated: 'awarded by an authority alone',
  rungs: '{count} rungs, the first at the bottom.',
  first: 'a first step',
  needs: 'needs {rungs}',
  oneOf: 'one way is {rungs}',
  helps: 'it helps to have {rungs}',
  edges: { needed: 'is needed for', alternative: 'is one way to', recommended: 'helps with' },
  statuses: {
    held: 'held',
    heldLapsing: 'held, ending soon',
    grandfathered: 'held by earlier rules',
    eligible: 'ready to claim',
    inProgress: 'begun',
    lapsed: 'ended',
    suspended: 'suspended',
    revoked: 'withdrawn',
    locked: 'not begun',
    indeterminate: 'could not be decided',
  },
  payoff: 'What a step is worth over time',
  months: 'months',
  band: { low: 'low case', mid: 'middle case', high: 'high case' },
  breakEven: '{case}: paid back after {months} months',
  noBreakEven: '{case}: not paid back in {months} months',
  noPromise: 'Before tax and benefit changes. Not a promise of pay.',
  timeline: 'What ends when',
  now: 'today, {date}',
  times: { lasting: 'until {date}', ending: 'ends soon, on {date}', ended: 'ended on {date}', endless: 'without an end' },
  listSeparator: ', ',
}

/** Puts parts into a phrase. */
export function fillWords(phrase: string, parts: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(parts, name) ? String(parts[name]) : whole))
}
