import { addDecimals, canonicalizeJson, copyJson, formatDecimal, parseDecimal } from '../../core/index.js'
import type { Evaluated } from '../evaluate-leaf.js'
import { endMs } from '../fact-index.js'
import { compare, type Fraction } from '../payoff/fraction.js'
import { effortHours } from '../payoff/spans.js'
import { isSlot, namedRung } from '../requirement.js'
import type { CredentialRequirement, ExperienceRequirement, Requirement, SumRequirement } from '../types.js'
import { amountJudge } from './amount-leaf.js'
import type { CatalogueInput } from './catalogue.js'
import type { Walked } from './leaves.js'
import { type Draft, draftCredentials, draftForeignBadge, draftSums, draftWork, toFact } from './mint.js'
import type { Offer, PlanItem } from './model.js'

/** Facts of one thing are numbered together. */
export const FACTS_OF_ONE = 32

export type Add = (key: string, shown: PlanItem, drafts: (number: number) => readonly Draft[]) => number

/** The things that an open requirement itself names. */
export function optionsOf(
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
  if (window?.until !== undefined && endMs(window.until) <= scene.nowMs) return []
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
export function isMetBefore(own: Evaluated): boolean {
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

/** The first offer for an achievement, of that issuer before one of any, or another that asks for less. */
function bestOffer({ achievement, issuer }: Draft, offers: readonly Offer[]): number {
  const of = (by: string | undefined): number =>
    offers.reduce((best, one, at) => {
      if (one.achievement !== achievement.id || one.issuer !== by) return best
      return best < 0 || asksLess(one, offers[best] as Offer) ? at : best
    }, -1)
  const exact = of(issuer)
  return exact >= 0 ? exact : of(undefined)
}

/** Whether an offer asks for no more of anything than another, and less of something, as far as they can be compared. */
function asksLess(one: Offer, other: Offer): boolean {
  const hours = ({ effort }: Offer): Fraction | undefined => (effort === undefined ? undefined : effortHours(effort))
  const [mine, its] = [hours(one), hours(other)]
  if ((mine === undefined) !== (its === undefined)) return false
  const currencies = new Set([...one.cost, ...other.cost].map(({ currency }) => currency))
  const amount = ({ cost }: Offer, wanted: string): bigint =>
    cost.reduce((sum, { minor, currency }) => (currency === wanted ? sum + BigInt(minor) : sum), 0n)
  const differences = [...currencies].map((currency) => amount(one, currency) - amount(other, currency))
  const effort = mine === undefined || its === undefined ? 0 : compare(mine, its)
  return effort <= 0 && differences.every((more) => more <= 0n) && (effort < 0 || differences.some((more) => more < 0n))
}
