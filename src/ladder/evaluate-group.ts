import { type Ground, NOTHING } from './decided-leaf.js'
import type { Evaluated } from './evaluate-leaf.js'
import { firstOfEach } from './first-of-each.js'
import { filled, maximumMatching } from './matching.js'
import { once } from './once.js'
import type { Iri, ReasonCode, Requirement, Trace } from './types.js'

type Group = Extract<Requirement, { readonly op: 'allOf' | 'anyOf' | 'nOf' }>

/** How many options are met, and how many are or may be; and how many issuers these can come from. */
interface Tally {
  readonly met: number
  readonly possible: number
  readonly issuers: number
  readonly possibleIssuers: number
  readonly children: readonly Trace[]
}

/** Decides a group from its parts: Kleene's strong logic, with an empty group never met. */
export function evaluateGroup(group: Group, node: string, parts: readonly Evaluated[]): Evaluated {
  const needed = group.op === 'allOf' ? parts.length : group.op === 'anyOf' ? 1 : group.n
  const issuersNeeded = group.op === 'nOf' ? (group.minDistinctIssuers ?? 0) : 0
  const exclusive = group.op !== 'anyOf' && group.exclusive === true
  const tally = exclusive ? tallySlots(parts, needed, issuersNeeded > 0) : tallyParts(parts, issuersNeeded > 0)
  const trace = decide(group, node, needed, issuersNeeded, tally)
  const isSlot = group.op === 'anyOf' && parts.length > 0 && parts.every((part) => part.isSlot)
  const pick: Evaluated['pick'] = (award, taken) => (isSlot ? pickOption(trace, parts, award, taken) : trace)
  // Only a group above asks for grounds; a slot that is not met has none.
  const groundsOf = once(() =>
    strongest(parts.filter((part) => part.isSlot || part.trace().outcome !== 'unmet').flatMap((part) => part.grounds)),
  )
  return {
    trace: () => trace,
    get grounds() {
      return groundsOf()
    },
    isSlot,
    pick,
  }
}

function decide(group: Group, node: string, needed: number, issuersNeeded: number, tally: Tally): Trace {
  const { met, possible, children } = tally
  const { op } = group
  const miss = (outcome: 'unmet' | 'indeterminate', reason: ReasonCode, params: object): Trace => ({
    node,
    op,
    children,
    considered: NOTHING,
    outcome,
    reason,
    params,
    used: NOTHING,
  })
  if (children.length === 0) return miss('unmet', 'requirement.group_empty', {})
  const counted = { met, needed, options: children.length }
  const enough = met >= needed && needed > 0
  if (enough && tally.issuers >= issuersNeeded) {
    const chosen = chooseMet(children, op === 'anyOf' ? 1 : issuersNeeded > 0 ? children.length : needed)
    const used = together(chosen, (child) => child.used)
    const attestedBy = together(chosen, (child) => child.attestedBy)
    const reason = 'requirement.met_group'
    // Written out: a wide ladder has hundreds, and putting objects together takes longer than all else here.
    return attestedBy.length === 0
      ? { node, op, children, considered: NOTHING, outcome: 'met', reason, params: counted, used }
      : { node, op, children, considered: NOTHING, outcome: 'met', reason, params: counted, used, attestedBy }
  }
  if (possible >= needed && needed > 0 && tally.possibleIssuers >= issuersNeeded) {
    return miss('indeterminate', 'requirement.undecided', { ...counted, undecided: possible - met })
  }
  if (enough) return miss('unmet', 'requirement.issuers_too_few', { needed: issuersNeeded, actual: tally.issuers })
  return miss('unmet', 'requirement.too_few', counted)
}

/** Those met without an issuer's own records first, so that a group rests on such records only where it must. */
function chooseMet(children: readonly Trace[], many: number): readonly Trace[] {
  const met = children.filter((child) => child.outcome === 'met')
  const attested = met.filter((child) => child.attestedBy !== undefined)
  if (attested.length === 0) return met.length > many ? met.slice(0, many) : met
  return [...met.filter((child) => child.attestedBy === undefined), ...attested].slice(0, many)
}

function tallyParts(parts: readonly Evaluated[], countIssuers: boolean): Tally {
  const met = parts.filter((part) => part.trace().outcome === 'met')
  const possible = parts.filter((part) => part.trace().outcome !== 'unmet')
  return {
    met: met.length,
    possible: possible.length,
    issuers: countIssuers ? filled(matchIssuers(met, true)) : 0,
    // A part that may be met in a way that is not known may bring an issuer.
    possibleIssuers: countIssuers
      ? filled(matchIssuers(possible, false)) + possible.filter((part) => part.grounds.length === 0).length
      : 0,
    children: parts.map((part) => part.trace()),
  }
}

/** One award fills one slot: as many slots as can be are filled at once (maximum bipartite matching). */
function tallySlots(parts: readonly Evaluated[], needed: number, countIssuers: boolean): Tally {
  // Nothing says how a part that takes several awards would share them, so at best it is undecided.
  const slots = parts.map((part): readonly Ground[] => (part.isSlot ? part.grounds : []))
  const unsure = parts.filter((part) => (!part.isSlot || part.grounds.length === 0) && part.trace().outcome !== 'unmet').length
  const isSure = slots.every((grounds) => grounds.every((ground) => ground.certain))
  const certain = isSure ? slots : slots.map((grounds) => grounds.filter((ground) => ground.certain))
  const sure = matchSlots(certain, countIssuers)
  // What is sure is matched first, so that what is shown as undecided has to be.
  const all = isSure ? sure : matchSlots(slots, countIssuers, sure.matching)
  const shown = sure.filled >= needed ? sure : all.filled + unsure >= needed ? all : sure
  const taken = new Set(shown.matching)
  return {
    met: sure.filled,
    possible: all.filled + unsure,
    issuers: sure.issuers,
    possibleIssuers: all.issuers + unsure,
    children: parts.map((part, index): Trace => {
      if (!part.isSlot) return part.trace().outcome === 'unmet' ? part.trace() : unsupported(part.trace())
      const award = shown.matching[index] as number
      if (award >= 0) return part.pick(award, taken)
      return part.grounds.length === 0 ? part.trace() : part.pick(undefined, taken)
    }),
  }
}

/** A matching, enlarged from another, or from one of different issuers: its awards stay in it, and so do their issuers. */
function matchSlots(
  slots: readonly (readonly Ground[])[],
  countIssuers: boolean,
  start?: readonly number[],
): { readonly matching: readonly number[]; readonly filled: number; readonly issuers: number } {
  const options = slots.map((grounds) => grounds.map((ground) => ground.award))
  if (!countIssuers) {
    const matching = maximumMatching(options, start)
    return { matching, filled: filled(matching), issuers: 0 }
  }
  const { numbers, matching: byIssuer } = numberIssuers(slots)
  const ofIssuers = byIssuer.map((number, slot) => {
    const ground = slots[slot]?.find(({ issuer }) => numbers.get(issuer) === number)
    return ground?.award ?? -1
  })
  const matching = maximumMatching(options, ofIssuers)
  return { matching, filled: filled(matching), issuers: filled(byIssuer) }
}

function matchIssuers(parts: readonly Evaluated[], sureOnly: boolean): readonly number[] {
  return numberIssuers(parts.map((part) => part.grounds.filter((ground) => ground.certain || !sureOnly))).matching
}

function numberIssuers(slots: readonly (readonly Ground[])[]): {
  readonly numbers: ReadonlyMap<string, number>
  readonly matching: readonly number[]
} {
  const numbers = new Map<string, number>()
  for (const { issuer } of slots.flat()) if (!numbers.has(issuer)) numbers.set(issuer, numbers.size)
  return {
    numbers,
    matching: maximumMatching(slots.map((grounds) => unique(grounds.map(({ issuer }) => numbers.get(issuer) as number)))),
  }
}

function pickOption(trace: Trace, parts: readonly Evaluated[], award: number | undefined, taken: ReadonlySet<number>): Trace {
  const children = parts.map((part) =>
    part.pick(part.grounds.some((ground) => ground.award === award) ? award : undefined, taken),
  )
  const chosen = children.find((child) => child.outcome === 'met') ?? children.find((child) => child.outcome === 'indeterminate')
  const met = children.filter((child) => child.outcome === 'met').length
  const base = { node: trace.node, op: trace.op, children, considered: [] }
  const counted = { met, needed: 1, options: children.length }
  if (chosen === undefined) return { ...base, outcome: 'unmet', reason: 'requirement.already_used', params: {}, used: [] }
  if (chosen.outcome !== 'met') {
    return { ...base, outcome: 'indeterminate', reason: 'requirement.undecided', params: { ...counted, undecided: 1 }, used: [] }
  }
  const attested = chosen.attestedBy === undefined ? {} : { attestedBy: chosen.attestedBy }
  return { ...base, outcome: 'met', reason: 'requirement.met_group', params: counted, used: chosen.used, ...attested }
}

function unsupported(trace: Trace): Trace {
  const { node, op, considered, children } = trace
  const base = { node, op, considered, ...(children !== undefined && { children }) }
  return { ...base, outcome: 'indeterminate', reason: 'requirement.slot_unsupported', params: { op }, used: [] }
}

function strongest(grounds: readonly Ground[]): readonly Ground[] {
  const byAward = new Map<number, Ground>()
  for (const ground of grounds) if (ground.certain || !byAward.has(ground.award)) byAward.set(ground.award, ground)
  return [...byAward.values()]
}

/** What the lists of some traces hold, each once. */
function together(traces: readonly Trace[], listOf: (trace: Trace) => readonly Iri[] | undefined): readonly Iri[] {
  const all: Iri[] = []
  for (const trace of traces) {
    const list = listOf(trace)
    if (list !== undefined) for (const id of list) all.push(id)
  }
  return firstOfEach(all, (id) => id)
}

function unique<T extends Iri | number>(list: readonly T[]): readonly T[] {
  return [...new Set(list)]
}
