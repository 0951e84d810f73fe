import { addDecimals, canonicalizeJson, copyJson, formatDecimal, parseDecimal } from '../../core/index.js'
import { evaluateNode } from '../evaluate.js'
import { judgeRecords } from '../evaluate-experience.js'
import { type Evaluated, type Ground, judgeCredential } from '../evaluate-leaf.js'
import { judgeRecognisedRung, judgeRung } from '../evaluate-rung.js'
import { toMs } from '../fact-index.js'
import type { Verdict } from '../judge.js'
import { allRequires } from '../jurisdiction.js'
import { once } from '../once.js'
import { childrenOf, isSlot, namedRung } from '../requirement.js'
import type { Scene } from '../scene.js'
import type {
  CredentialRequirement,
  EvaluationContext,
  ExperienceRequirement,
  Fact,
  Requirement,
  Rung,
  SumRequirement,
  Trace,
} from '../types.js'
import { amountJudge, amountLeaf } from './amount-leaf.js'
import {
  type Draft,
  draftBadge,
  draftCredentials,
  draftForeignBadge,
  draftSums,
  draftWork,
  hasMoreVariants,
  toFact,
} from './mint.js'
import type { Offer, PlanItem } from './model.js'
import { plannedScene } from './planned.js'
import { bit, type ItemSet, membersOf } from './sets.js'

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
  readonly leafAt: (path: string) => Leaf
  /** Rungs by the item that is their badge. */
  readonly badgeOf: ReadonlyMap<number, string>
  /** The items that are badges, by rung. */
  readonly badgeFor: ReadonlyMap<string, number>
  /** All badges. */
  readonly badges: ItemSet
  /** Things that rules put in the place of a rung's badge, and whether the worker has such a thing. */
  readonly standsIn: ReadonlyMap<string, { readonly isMet: boolean; readonly ways: readonly number[] }>
  /** Groups that count awards, made ready when they are first asked. */
  readonly counted: Map<string, (set: ItemSet) => boolean>
  /** How many slots of such a group are filled, likewise. */
  readonly filled: Map<string, (set: ItemSet) => number>
}

/** What a catalogue is made for. */
export interface CatalogueInput {
  readonly scene: Scene
  readonly context: EvaluationContext
  readonly open: readonly { readonly rung: Rung; readonly index: number }[]
  readonly subject: readonly string[]
  readonly offers: readonly Offer[]
}

interface Walked {
  readonly requirement: Requirement
  readonly path: string
  /** Whether a group above counts issuers, so that it matters who issues. */
  readonly countsIssuers: boolean
  /** Whether a group above counts awards, so that one more may be needed although it is met. */
  readonly counted: boolean
}

/** Facts of one thing are numbered together. */
const FACTS_OF_ONE = 32
/** Awards of planned facts are numbered after all others. */
const PLANNED = 1_000_000_000
const DAY_MS = 24 * 3_600_000

/** The requirements without parts below one: a sum and a `not` are one each. */
export function leavesOf(requirement: Requirement, path: string, countsIssuers = false, counted = false): readonly Walked[] {
  if (requirement.op !== 'allOf' && requirement.op !== 'anyOf' && requirement.op !== 'nOf')
    return [{ requirement, path, countsIssuers, counted }]
  const issuers = countsIssuers || (requirement.op === 'nOf' && (requirement.minDistinctIssuers ?? 0) > 1)
  const awards = counted || issuers || (requirement.op !== 'anyOf' && requirement.exclusive === true)
  return childrenOf(requirement, path).flatMap((child) => leavesOf(child.requirement, child.path, issuers, awards))
}

/** Makes the catalogue of a ladder for somebody: what each open requirement could be met with, the same thing once. */
export function catalogueOf(input: CatalogueInput): Catalogue {
  const { scene, context, open, subject } = input
  const walked = open.flatMap(({ rung, index }) => [
    ...allRequires(rung).flatMap(({ requires, path }) => leavesOf(requires, `/rungs/${index}${path}`)),
    ...(rung.incentives ?? []).flatMap(({ trigger }, at) => leavesOf(trigger, `/rungs/${index}/incentives/${at}/trigger`)),
  ])
  const own = walked.map(({ requirement, path }) => evaluateNode(requirement, path, scene))
  const items: Item[] = []
  const numbers = new Map<string, number>()
  const add: Add = (key, shown, drafts) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = items.length
    numbers.set(key, number)
    items.push({ shown, facts: drafts(number).map((draft, part) => toFact(draft, number * FACTS_OF_ONE + part, scene, subject)) })
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
  const all = items.flatMap(({ facts }) => facts)
  const planned = plannedScene(all, scene, context, (id) => !openIds.has(id))
  const itemOf = new Map(items.flatMap(({ facts }, index) => facts.map(({ credentialId }) => [credentialId, index] as const)))
  const grounds = walked.map((one) => groundsOf(one, planned, itemOf))
  const covers = once(() => coversOf(items, walked, grounds))
  // Where awards or issuers are counted somewhere, the same by another issuer is another thing.
  const counted = new Set(walked.flatMap((one, index) => (one.counted ? [...(grounds[index]?.keys() ?? [])] : [])))
  const leaves = new Map(
    walked.map((one, index): [string, Leaf] => {
      const evaluated = own[index] as Evaluated
      const isMet = isMetBefore(evaluated)
      const found = grounds[index] as ReadonlyMap<number, readonly Ground[]>
      const named = options[index] as readonly number[]
      const { requirement } = one
      const base = { own: evaluated, isMet, grounds: found }
      if (requirement.op === 'sum' || requirement.op === 'experience') {
        const judge = amountJudge(requirement, one.path, scene, context)
        return [one.path, { ...base, ...amountLeaf(requirement, evaluated, named, found, items, judge, (index + 2) * PLANNED) }]
      }
      const ways = isMet && !one.counted ? [] : waysOf(one, named, found, { items, badgeOf, covers, counted, scene })
      const mask = once(() => [...found.keys(), ...named].reduce((set, item) => set | bit(item), 0n))
      const approximate = !isMet && requirement.op === 'credential' && hasMoreVariants(requirement)
      const isMetBy = (set: ItemSet): boolean => isMet || (set !== 0n && (set & mask()) !== 0n)
      return [one.path, { ...base, ways, approximate, isMetBy, evaluatedWith: (set) => withThings(one, base, set, isMetBy(set)) }]
    }),
  )
  return {
    items,
    leafAt: (path) => leaves.get(path) as Leaf,
    badgeOf,
    badgeFor: new Map([...badgeOf].map(([item, id]) => [id, item])),
    standsIn: standsInOf(openIds, scene, planned, itemOf),
    badges: [...badgeOf.keys()].reduce((set, index) => set | bit(index), 0n),
    counted: new Map(),
    filled: new Map(),
  }
}

type Add = (key: string, shown: PlanItem, drafts: (number: number) => readonly Draft[]) => number

/** The things that an open requirement itself names. */
function optionsOf(
  { requirement, path, countsIssuers, counted }: Walked,
  own: Evaluated,
  input: CatalogueInput,
  add: Add,
): readonly number[] {
  // Of a sum that is reached no more is to be got.
  if (isMetBefore(own) && !(counted && isSlot(requirement))) return []
  const { scene, offers } = input
  switch (requirement.op) {
    case 'credential':
      return draftCredentials(requirement, scene, countsIssuers).map((draft) =>
        add(`credential ${JSON.stringify(draft)}`, showCredential(requirement, path, draft, offers), () => [draft]),
      )
    case 'rung': {
      if (namedRung(requirement, scene.ladder?.ladder.id) !== undefined) return []
      const shown: PlanItem = { kind: 'rung', op: 'rung', node: path, rung: requirement.rung }
      return [add(`rung ${keyOf(requirement)}`, shown, () => [draftForeignBadge(requirement, scene)])]
    }
    case 'sum':
    case 'experience':
      return amountOption(requirement, path, own, input, add)
    default:
      // What must be absent and is there cannot be got, and neither can an age.
      if ((requirement.op === 'not' || requirement.op === 'attribute') && own.trace().outcome === 'unmet') return []
      return [settle(requirement, path, add)]
  }
}

function settle(requirement: Requirement, path: string, add: Add): number {
  return add(`settle ${keyOf(requirement)}`, { kind: 'settle', op: requirement.op, node: path }, () => [])
}

/** What is lacking of an amount. */
function amountOption(
  requirement: SumRequirement | ExperienceRequirement,
  path: string,
  own: Evaluated,
  { scene, context, subject }: CatalogueInput,
  add: Add,
): readonly number[] {
  const { op, measure, window } = requirement
  // What had to be done by then can be done no more.
  if (window?.until !== undefined && toMs(window.until) + DAY_MS <= scene.nowMs) return []
  const { reason, params } = own.trace()
  if (reason === 'requirement.issuers_too_few') return [settle(requirement, path, add)]
  const actual = parseDecimal((params as { readonly actual?: string }).actual ?? '0') ?? { units: 0n, scale: 0 }
  const min = parseDecimal(requirement.min) ?? actual
  const amount = formatDecimal(addDecimals(min, { units: -actual.units, scale: actual.scale }))
  const judge = amountJudge(requirement, path, scene, context)
  const drafts = op === 'sum' ? draftSums(requirement, actual, scene) : draftWork(requirement, amount, scene)
  const enough = drafts.find(
    (some) =>
      some.length <= FACTS_OF_ONE &&
      judge(some.map((draft, part) => toFact(draft, part, scene, subject))).trace().outcome === 'met',
  )
  // Months, and records by several, depend on when and with whom.
  if (op === 'experience' && enough === undefined && measure !== 'months') return [settle(requirement, path, add)]
  return [add(`${op} ${keyOf(requirement)}`, { kind: 'amount', op, node: path, lacks: { measure, amount } }, () => enough ?? [])]
}

/** Whether a requirement without parts is met already. Of one that an award meets it is quicker seen by that. */
function isMetBefore(own: Evaluated): boolean {
  return own.isSlot ? own.grounds.some(({ certain }) => certain) : own.trace().outcome === 'met'
}

function keyOf(value: unknown): string {
  return canonicalizeJson(copyJson(value))
}

function showCredential(leaf: CredentialRequirement, node: string, draft: Draft, offers: readonly Offer[]): PlanItem {
  const { match, issuers } = leaf
  const isNamed = match.ids !== undefined && match.ids.length > 0
  const offer = isNamed ? bestOffer(draft, offers) : -1
  const [alignedTo] = draft.alignments
  return {
    kind: 'credential',
    op: 'credential',
    node,
    ...(isNamed ? { achievement: draft.achievement.id } : alignedTo !== undefined && { alignedTo }),
    ...(issuers?.any !== true && issuers?.ids?.includes(draft.issuer) === true && { issuer: draft.issuer }),
    ...(offer >= 0 && { offer }),
  }
}

/** The first offer for an achievement, of that issuer before one of any. */
function bestOffer({ achievement, issuer }: Draft, offers: readonly Offer[]): number {
  const exact = offers.findIndex((one) => one.achievement === achievement.id && one.issuer === issuer)
  return exact >= 0 ? exact : offers.findIndex((one) => one.achievement === achievement.id && one.issuer === undefined)
}

/** Which planned things meet a requirement, or are amounts of its sum. */
function groundsOf(
  { requirement }: Walked,
  planned: Scene,
  itemOf: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Ground[]> {
  const found = new Map<number, Ground[]>()
  // Judged one by one, since nobody reads the traces.
  for (const { known, outcome } of verdictsFor(requirement, planned)) {
    const item = itemOf.get(known.fact.credentialId)
    if (outcome !== 'met' || item === undefined) continue
    const ground: Ground = { award: PLANNED + known.award, issuer: planned.organisationOf(known.fact.issuer), certain: true }
    const list = found.get(item)
    if (list === undefined) found.set(item, [ground])
    else list.push(ground)
  }
  return found
}

function verdictsFor(requirement: Requirement, planned: Scene): readonly Verdict[] {
  switch (requirement.op) {
    case 'credential':
      return judgeCredential(requirement, planned)
    case 'rung':
      return judgeRung(requirement, planned)
    case 'sum':
      return requirement.of.flatMap(({ match }) => judgeCredential(match, planned))
    case 'experience':
      return judgeRecords(requirement, planned)
    default:
      return []
  }
}

function standsInOf(
  rungs: ReadonlySet<string>,
  scene: Scene,
  planned: Scene,
  itemOf: ReadonlyMap<string, number>,
): Catalogue['standsIn'] {
  if (scene.recognition === undefined) return new Map()
  const met = (id: string, some: Scene): readonly string[] =>
    judgeRecognisedRung(id, some).flatMap(({ known, outcome }) => (outcome === 'met' ? [known.fact.credentialId] : []))
  return new Map(
    [...rungs].map((id) => {
      const ways = new Set(met(id, planned).flatMap((credential) => itemOf.get(credential) ?? []))
      return [id, { isMet: met(id, scene).length > 0, ways: [...ways].sort((a, b) => a - b) }]
    }),
  )
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

/** For each thing the requirements that it meets. */
function coversOf(
  items: readonly Item[],
  walked: readonly Walked[],
  grounds: readonly ReadonlyMap<number, unknown>[],
): readonly ItemSet[] {
  const covers: ItemSet[] = items.map(() => 0n)
  walked.forEach((_, index) => {
    for (const item of grounds[index]?.keys() ?? []) covers[item] = (covers[item] as ItemSet) | bit(index)
  })
  return covers
}

interface Known {
  readonly items: readonly Item[]
  readonly badgeOf: ReadonlyMap<number, string>
  readonly covers: () => readonly ItemSet[]
  readonly counted: ReadonlySet<number>
  readonly scene: Scene
}

/**
 * The things worth getting for a requirement. Of one achievement by several issuers only those stay that meet most; what is
 * the award of a rung is got as its badge.
 */
function waysOf(one: Walked, named: readonly number[], found: ReadonlyMap<number, unknown>, known: Known): readonly number[] {
  const { items, badgeOf, covers, counted, scene } = known
  const all = [...new Set([...named, ...found.keys()])].sort((a, b) => a - b)
  const hasBadge = all.some((item) => badgeOf.has(item))
  const isAward = (item: number): boolean => {
    const id = items[item]?.shown.achievement
    return id !== undefined && scene.ladder?.byAward.has(id) === true
  }
  const left = all.filter((item) => !(hasBadge && isAward(item)))
  if (one.counted) return left
  const alike = (item: number): string | undefined => {
    const { shown, facts } = items[item] as Item
    return shown.kind === 'credential' ? JSON.stringify([facts[0]?.achievement.id ?? '', facts[0]?.alignments ?? []]) : undefined
  }
  const keys = new Map(left.map((item) => [item, alike(item)]))
  return left.filter((item) => {
    const key = keys.get(item)
    if (key === undefined || counted.has(item)) return true
    return !left.some((other) => {
      if (other === item || keys.get(other) !== key || items[other]?.shown.offer !== items[item]?.shown.offer) return false
      const [mine, its] = [covers()[item] as ItemSet, covers()[other] as ItemSet]
      return (mine & its) === mine && (mine !== its || other < item)
    })
  })
}
