import { evaluateGroup } from '../evaluate-group.js'
import type { Evaluated } from '../evaluate-leaf.js'
import { FREE, filled, maximumMatching } from '../matching.js'
import { type Group, isGroup, isSlot } from '../requirement.js'
import type { Requirement } from '../types.js'
import type { Catalogue, Leaf } from './catalogue.js'
import { partsOf } from './leaves.js'
import { type ItemSet, membersOf } from './sets.js'

export function countsAwards(group: Group): boolean {
  if (group.op === 'anyOf') return false
  return group.exclusive === true || (group.op === 'nOf' && (group.minDistinctIssuers ?? 0) > 1)
}

/** Decides a group that counts awards as a placement does, with the things got as further awards. */
export function isCountedMet(group: Group, set: ItemSet, catalogue: Catalogue): boolean {
  const known = catalogue.counted.get(group)
  if (known !== undefined) return known(set)
  const judge = countsIssuers(group) ? judgeIssuers(group, catalogue) : judgeSlots(group, catalogue)
  catalogue.counted.set(group, judge)
  return judge(set)
}

/** What fills no further slot now will fill none later: the slots that awards fill are the rank of a matroid. */
export function fillsMore(group: Group, catalogue: Catalogue): (item: number) => boolean {
  if (countsIssuers(group)) return () => true
  const slots = slotsOf(group, catalogue)
  return (item) => slots.fillsMore(item)
}

/** Where only awards count, it is the slots that they fill. */
function judgeSlots(group: Group, catalogue: Catalogue): (set: ItemSet) => boolean {
  const needed = group.op === 'nOf' ? group.n : group.of.length
  const { filledWith } = slotsOf(group, catalogue)
  return (set) => filledWith(membersOf(set)) >= needed
}

/** The slots of a group in which awards are counted. */
export interface Slots {
  /** How many are filled once somebody has these things as well. */
  readonly filledWith: (items: readonly number[]) => number
  /** Whether one thing fills a further one. */
  readonly fillsMore: (item: number) => boolean
}

/** The slots of a group, made ready once. */
export function slotsOf(group: Group, catalogue: Catalogue): Slots {
  const known = catalogue.slots.get(group)
  if (known !== undefined) return known
  const made = makeSlots(group, catalogue)
  catalogue.slots.set(group, made)
  return made
}

function makeSlots(group: Group, catalogue: Catalogue): Slots {
  const own: (readonly number[])[] = []
  const added = new Map<number, (readonly [slot: number, award: number])[]>()
  for (const [slot, child] of group.of.entries()) {
    const leaves = isSlot(child) ? partsOf(child).map(catalogue.leafOf) : []
    own.push(certainAwards(leaves))
    for (const { grounds } of leaves)
      for (const [item, itemGrounds] of grounds) {
        const list = added.get(item) ?? []
        added.set(item, list)
        for (const { award } of itemGrounds) list.push([slot, award])
      }
  }
  const ownMatching = maximumMatching(own)
  const now = filled(ownMatching)
  const filledWith: Slots['filledWith'] = (items) => {
    const options = [...own]
    for (const item of items)
      for (const [slot, award] of added.get(item) ?? []) options[slot] = [...(options[slot] as readonly number[]), award]
    return filled(maximumMatching(options, ownMatching))
  }
  return {
    filledWith,
    fillsMore: (item) => {
      const brings = added.get(item)
      if (brings === undefined) return false
      // An award to get is in no slot yet, so that a free one takes it.
      return brings.some(([slot]) => ownMatching[slot] === FREE) || filledWith([item]) > now
    },
  }
}

/** The awards of the worker that can fill a slot with these leaves. */
function certainAwards(leaves: readonly Leaf[]): readonly number[] {
  const awards = new Set<number>()
  for (const { own } of leaves) for (const { award, certain } of own.grounds) if (certain) awards.add(award)
  return [...awards]
}

function countsIssuers(group: Group): boolean {
  return group.op === 'nOf' && group.minDistinctIssuers !== undefined
}

function judgeIssuers(group: Group, catalogue: Catalogue): (set: ItemSet) => boolean {
  return (set) => decideWith(group, set, catalogue).trace().outcome === 'met'
}

/** A requirement as the engine decides it with these things. */
function decideWith(requirement: Requirement, set: ItemSet, catalogue: Catalogue): Evaluated {
  if (!isGroup(requirement)) return catalogue.leafOf(requirement).evaluatedWith(set)
  return evaluateGroup(
    requirement,
    // Nobody reads the traces.
    '',
    requirement.of.map((child) => decideWith(child, set, catalogue)),
  )
}
