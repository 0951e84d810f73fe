import { evaluateNode } from '../evaluate.js'
import { judgeRecords } from '../evaluate-experience.js'
import { type Evaluated, judgeCredential } from '../evaluate-leaf.js'
import { judgeAmounts } from '../evaluate-sum.js'
import type { KnownFact } from '../fact-index.js'
import type { Scene } from '../scene.js'
import type { EvaluationContext, ExperienceRequirement, Fact, SumRequirement } from '../types.js'
import type { Item, Leaf } from './catalogue.js'
import { sceneWith } from './planned.js'
import { bit, type ItemSet, membersOf } from './sets.js'

const MAX_AMOUNT_WAYS = 6

type AmountRequirement = SumRequirement | ExperienceRequirement

/** Decides an amount with further facts, on no more of the worker's facts than it is about. */
export type AmountJudge = (facts: readonly Fact[]) => Evaluated

export function amountJudge(leaf: AmountRequirement, path: string, scene: Scene, context: EvaluationContext): AmountJudge {
  const about = verdictsOf(leaf, scene).filter(({ known }) => known.replacedMs > scene.nowMs)
  const own = [...new Set(about.map(({ known }) => known.fact))]
  return (facts) => evaluateNode(leaf, path, sceneWith([...own, ...facts], scene, context))
}

function verdictsOf(leaf: AmountRequirement, scene: Scene): readonly { readonly known: KnownFact }[] {
  if (leaf.op === 'experience') return judgeRecords(leaf, scene)
  const direct = leaf.of.flatMap(({ match }) => judgeCredential(match, scene))
  return [...direct, ...judgeAmounts(leaf, scene).map(({ verdict }) => verdict)]
}

/** An amount is reached by what it lacks, or by what is got for others, alone or together. */
export function amountLeaf(
  { measure: wanted }: AmountRequirement,
  own: Evaluated,
  named: readonly number[],
  found: ReadonlyMap<number, unknown>,
  items: readonly Item[],
  judge: AmountJudge,
  firstAward: number,
): Pick<Leaf, 'ways' | 'approximate' | 'isMetBy' | 'evaluatedWith'> {
  const isMet = own.trace().outcome === 'met'
  const asked = named.reduce((set, item) => set | bit(item), 0n)
  const isAmount = (item: number): boolean =>
    items[item]?.facts.some(({ amounts }) => amounts.some(({ measure }) => measure === wanted)) === true
  const others = [...found.keys()].filter((item) => !named.includes(item) && isAmount(item)).sort((a, b) => a - b)
  const relevant = others.slice(0, MAX_AMOUNT_WAYS)
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
  const isMetBy = (set: ItemSet): boolean => isMet || (set & asked) !== 0n || evaluatedWith(set).trace().outcome === 'met'
  const ways = isMet ? [] : [...named, ...relevant.filter((item) => isMetBy(bit(item)))]
  return { ways, approximate: !isMet && others.length > relevant.length, isMetBy, evaluatedWith }
}
