import type { Ground } from '../decided-leaf.js'
import { evaluateNode } from '../evaluate.js'
import type { Evaluated } from '../evaluate-leaf.js'
import { once } from '../once.js'
import { isSlot } from '../requirement.js'
import type { Scene } from '../scene.js'
import type { EvaluationContext, Fact, Requirement, Rung, Trace } from '../types.js'
import { amountJudge, amountLeaf } from './amount-leaf.js'
import { requirementsAsked } from './asked.js'
import type { Slots } from './counted-groups.js'
import type { Walked } from './leaves.js'
import { draftBadge, hasMoreVariants, toFact } from './mint.js'
import type { Offer, PlanItem } from './model.js'
import { type Add, FACTS_OF_ONE, isMetBefore, optionsOf } from './named-things.js'
import { plannedScene } from './planned.js'
import { groundsOf, PLANNED, standsInOf } from './planned-grounds.js'
import { bit, type ItemSet, membersOf } from './sets.js'
import { coversOf, waysOf } from './worth-getting.js'

/** A thing to get, and as what facts it would count. */
export interface Item {
  readonly shown: PlanItem
  readonly facts: readonly Fact[]
}

/** A requirement without parts: how it stands, and which single things would meet it. */
export interface Leaf {
  readonly own: Evaluated
  readonly isMet: boolean
  readonly ways: readonly number[]
  /** What things add where awards are counted. */
  readonly grounds: ReadonlyMap<number, readonly Ground[]>
  /** Whether some ways were left out. */
  readonly approximate: boolean
  /** Whether all of these things together would meet it. */
  readonly isMetBy: (set: ItemSet) => boolean
  /** It decided with these things, for a group that counts issuers. */
  readonly evaluatedWith: (set: ItemSet) => Evaluated
}

/** Everything that could be got, and what for. */
export interface Catalogue {
  readonly items: readonly Item[]
  /** The requirement of one place without parts. */
  readonly leafOf: (requirement: Requirement) => Leaf
  /** Rungs by the item that is their badge. */
  readonly badgeOf: ReadonlyMap<number, string>
  /** The items that are badges, by rung. */
  readonly badgeFor: ReadonlyMap<string, number>
  /** All badges. */
  readonly badges: ItemSet
  /** Things that rules put in the place of a rung's badge, and whether the worker has such a thing. */
  readonly standsIn: ReadonlyMap<string, { readonly isMet: boolean; readonly ways: readonly number[] }>
  /** Groups that count awards, made ready when they are first asked. */
  readonly counted: Map<Requirement, (set: ItemSet) => boolean>
  /** The slots of such groups, likewise. */
  readonly slots: Map<Requirement, Slots>
}

/** What a catalogue is made for. */
export interface CatalogueInput {
  readonly scene: Scene
  readonly context: EvaluationContext
  readonly open: readonly { readonly rung: Rung; readonly index: number }[]
  readonly subject: readonly string[]
  readonly offers: readonly Offer[]
}

/** Makes the catalogue of a ladder for somebody: what each open requirement could be met with, the same thing once. */
export function catalogueOf(input: CatalogueInput): Catalogue {
  const { scene, context, open, subject } = input
  const { walked, all: asked } = requirementsAsked(open, scene)
  const own = walked.map(({ requirement, path }) => evaluateNode(requirement, path, scene))
  const items: Item[] = []
  const numbers = new Map<string, number>()
  const add: Add = (key, shown, drafts) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = items.length
    numbers.set(key, number)
    items.push({ shown, facts: drafts(number).map((draft, part) => toFact(draft, numberOf(number, part), scene, subject)) })
    return number
  }
  const badgeOf = new Map(
    open.map(({ rung, index }) => {
      const shown: PlanItem = { kind: 'rung', op: 'rung', node: `/rungs/${index}`, rung: rung.id }
      return [add(`badge ${rung.id}`, shown, () => [draftBadge(rung, scene)]), rung.id] as const
    }),
  )
  const options = walked.map((one, index) => optionsOf(one, own[index] as Evaluated, input, add))
  const openIds = new Set(open.map(({ rung }) => rung.id))
  const planned = plannedScene(
    items.flatMap(({ facts }, number) => facts.map((fact, part) => ({ fact, fromMs: scene.nowMs - numberOf(number, part) }))),
    scene,
    context,
    (id) => !openIds.has(id),
  )
  const itemOf = new Map(items.flatMap(({ facts }, index) => facts.map(({ credentialId }) => [credentialId, index] as const)))
  const grounds = walked.map((one) => groundsOf(one, planned, itemOf))
  const covers = once(() => coversOf(items, walked, grounds))
  // Where awards or issuers are counted somewhere, the same by another issuer is another thing.
  const counted = new Set(walked.flatMap((one, index) => (one.counted ? [...(grounds[index]?.keys() ?? [])] : [])))
  const leaves = walked.map((one, index): Leaf => {
    const evaluated = own[index] as Evaluated
    const isMet = isMetBefore(evaluated)
    const found = grounds[index] as ReadonlyMap<number, readonly Ground[]>
    const named = options[index] as readonly number[]
    const { requirement } = one
    const base = { own: evaluated, isMet, grounds: found }
    if (requirement.op === 'sum' || requirement.op === 'experience') {
      const judge = amountJudge(requirement, one.path, scene, context)
      return { ...base, ...amountLeaf(requirement, evaluated, named, found, items, judge, (index + 2) * PLANNED) }
    }
    const ways = isMet && !one.counted ? [] : waysOf(one, named, found, { items, badgeOf, covers, counted, scene })
    const mask = once(() => [...found.keys(), ...named].reduce((set, item) => set | bit(item), 0n))
    const approximate = !isMet && requirement.op === 'credential' && hasMoreVariants(requirement)
    const isMetBy = (set: ItemSet): boolean => isMet || (set !== 0n && (set & mask()) !== 0n)
    const evaluatedWith = (set: ItemSet): Evaluated => withThings(one, base, set, isMetBy(set))
    // Written out: there are thousands, and the search reads them most.
    return { own: evaluated, isMet, grounds: found, ways, approximate, isMetBy, evaluatedWith }
  })
  return {
    items,
    leafOf: (requirement) => leaves[asked.get(requirement) as number] as Leaf,
    badgeOf,
    badgeFor: new Map([...badgeOf].map(([item, id]) => [id, item])),
    standsIn: standsInOf(openIds, scene, planned, itemOf),
    badges: [...badgeOf.keys()].reduce((set, index) => set | bit(index), 0n),
    counted: new Map(),
    slots: new Map(),
  }
}

/** Each planned fact has a number of its own. */
function numberOf(item: number, part: number): number {
  return item * FACTS_OF_ONE + part
}

/** A requirement without parts as a group above sees it, once somebody has these things. */
function withThings({ requirement, path }: Walked, leaf: Pick<Leaf, 'own' | 'grounds'>, set: ItemSet, isMet: boolean): Evaluated {
  const { own, grounds } = leaf
  const trace: Trace = {
    node: path,
    op: requirement.op,
    outcome: isMet ? 'met' : own.trace().outcome,
    reason: 'requirement.missing',
    params: {},
    used: [],
    considered: [],
  }
  const added = membersOf(set).flatMap((item) => grounds.get(item) ?? [])
  return { trace: () => trace, grounds: [...own.grounds, ...added], isSlot: isSlot(requirement), pick: () => trace }
}
