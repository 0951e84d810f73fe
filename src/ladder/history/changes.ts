import type { LadderChange, LadderDiff } from '../diff-ladder.js'
import { majorUnits } from '../major-units.js'
import type { Ladder, Rung } from '../types.js'
import type { ChangeTopic, HistoryChange } from './model.js'

type Topics = Readonly<Record<string, ChangeTopic | readonly [loosened: ChangeTopic, tightened: ChangeTopic] | undefined>>

const ASKED = ['easier', 'harder'] as const
const RUNG: Topics = {
  requires: ASKED,
  variants: ASKED,
  results: ASKED,
  regulated: ASKED,
  validity: ['validityEasier', 'validityHarder'],
  jurisdiction: ['placesMore', 'placesFewer'],
  rollout: ['placesMore', 'placesFewer'],
  time: 'time',
  cost: 'cost',
  wage: 'pay',
  funding: 'funding',
  incentives: 'incentives',
  awards: 'badge',
}
const LADDER: Topics = {
  jurisdiction: ['placesMore', 'placesFewer'],
  rollout: ['placesMore', 'placesFewer'],
  recognition: ['recognitionMore', 'recognitionLess'],
  migrations: 'migrations',
  governance: 'governance',
  owner: 'owner',
  effective: 'dates',
}

/** The differences between two editions as what they are for a worker, each once. */
export function toHistoryChanges(old: Ladder, next: Ladder, { changes }: LadderDiff): readonly HistoryChange[] {
  const told = new Map<string, HistoryChange>()
  for (const change of changes) {
    const found = toChange(change, old, next)
    if (found !== undefined) told.set(JSON.stringify(found), found)
  }
  return [...told.values()]
}

function toChange({ path, kind, rung }: LadderChange, old: Ladder, next: Ladder): HistoryChange | undefined {
  const parts = path.split('/')
  if (rung === undefined) {
    const [, member = ''] = parts
    // That an edition names the one before is told by its link.
    if (member === 'supersedes') return undefined
    const topic = topicOf(LADDER, member, kind)
    return topic === 'owner' ? { topic, before: old.owner, after: next.owner } : { topic }
  }
  if (kind === 'added') return { topic: 'rungAdded', rung }
  if (kind === 'removed') return { topic: 'rungRemoved', rung }
  const topic = topicOf(RUNG, parts[3] ?? '', kind)
  return { topic, rung, ...valuesOf(topic, rung, old, next) }
}

function topicOf(topics: Topics, member: string, kind: LadderChange['kind']): ChangeTopic {
  const topic = Object.hasOwn(topics, member) ? topics[member] : undefined
  if (topic === undefined || typeof topic === 'string') return topic ?? 'wording'
  return kind === 'tightened' ? topic[1] : kind === 'loosened' ? topic[0] : 'wording'
}

function valuesOf(
  topic: ChangeTopic,
  id: string,
  old: Ladder,
  next: Ladder,
): { readonly before?: string; readonly after?: string } {
  const value = VALUES[topic]
  if (value === undefined) return {}
  const [before, after] = [old, next].map((ladder) => {
    const index = ladder.rungs.findIndex((rung) => rung.id === id)
    return value(ladder.rungs[index] as Rung, index)
  })
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

const VALUES: { readonly [Topic in ChangeTopic]?: (rung: Rung, index: number) => string | undefined } = {
  harder: (_, index) => `/rungs/${index}/requires`,
  easier: (_, index) => `/rungs/${index}/requires`,
  time: ({ time }) => timeOf(time?.effort),
  cost: ({ cost = [] }) => cost.map(({ amount }) => `${majorUnits(amount)} ${amount.currency}`).join(' + ') || undefined,
  pay: ({ wage = [] }) => newestOf(wage),
  validityHarder: ({ validity }) => validity?.duration ?? validity?.fixedEnd,
  validityEasier: ({ validity }) => validity?.duration ?? validity?.fixedEnd,
}

/** The usual effort, or from the least to the most. */
export function timeOf(
  span: { readonly min?: string; readonly typical?: string; readonly max?: string } | undefined,
): string | undefined {
  if (span?.typical !== undefined) return span.typical
  return [span?.min, span?.max].filter((end) => end !== undefined).join('/') || undefined
}

/** The day of the newest figure of pay. */
export function newestOf(wage: NonNullable<Rung['wage']>): string | undefined {
  const days = wage.flatMap((one) => (typeof one === 'string' ? [] : [one.asOf]))
  return days.sort().at(-1)
}
