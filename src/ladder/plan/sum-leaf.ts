import { evaluateNode } from '../evaluate.js'
import { type Evaluated, judgeCredential } from '../evaluate-leaf.js'
import { recognisedAmounts } from '../recognition.js'
import type { Scene } from '../scene.js'
import type { EvaluationContext, Fact, SumRequirement } from '../types.js'
import type { Item, Leaf } from './catalogue.js'
import { sceneWith } from './planned.js'
import { bit, type ItemSet, membersOf } from './sets.js'

const MAX_SUM_WAYS = 6

/** Decides a sum with further facts, on no more of the worker's facts than it is about. */
export type SumJudge = (facts: readonly Fact[]) => Evaluated

export function sumJudge(sum: SumRequirement, path: string, scene: Scene, context: EvaluationContext): SumJudge {
  const direct = sum.of.flatMap(({ match }) => judgeCredential(match, scene))
  const about = [...direct, ...recognisedAmounts(sum.measure, scene.nowMs, scene)].filter(({ known }) => !known.superseded)
  const own = [...new Set(about.map(({ known }) => known.fact))]
  return (facts) => evaluateNode(sum, path, sceneWith([...own, ...facts], scene, context))
}

/** A sum is met by what it lacks, or by amounts got for other sums, alone or two together. */
export function sumLeaf(
  sum: SumRequirement,
  own: Evaluated,
  named: readonly number[],
  found: ReadonlyMap<number, unknown>,
  items: readonly Item[],
  judge: SumJudge,
  firstAward: number,
): Pick<Leaf, 'ways' | 'approximate' | 'isMetBy' | 'evaluatedWith'> {
  const isMet = own.trace.outcome === 'met'
  const asked = named.reduce((set, item) => set | bit(item), 0n)
  const isAmount = (item: number): boolean =>
    items[item]?.facts.some(({ amounts }) => amounts.some(({ measure }) => measure === sum.measure)) === true
  const others = [...found.keys()].filter((item) => !named.includes(item) && isAmount(item)).sort((a, b) => a - b)
  const relevant = others.slice(0, MAX_SUM_WAYS)
  const mask = relevant.reduce((set, item) => set | bit(item), asked)
  const known = new Map<ItemSet, Evaluated>([[0n, own]])
  const evaluatedWith = (set: ItemSet): Evaluated => {
    const counted = set & mask
    const before = known.get(counted)
    if (before !== undefined) return before
    const decided = judge(membersOf(counted).flatMap((item) => (items[item] as Item).facts))
    // Its awards are numbered anew: apart from those of all others, since here only their issuers matter.
    const grounds = decided.grounds.map((ground) => ({ ...ground, award: firstAward + ground.award }))
    const evaluated: Evaluated = { ...decided, grounds }
    known.set(counted, evaluated)
    return evaluated
  }
  const isMetBy = (set: ItemSet): boolean => isMet || (set & asked) !== 0n || evaluatedWith(set).trace.outcome === 'met'
  const ways = isMet ? [] : [...named, ...relevant.filter((item) => isMetBy(bit(item)))]
  return { ways, approximate: !isMet && others.length > relevant.length, isMetBy, evaluatedWith }
}
