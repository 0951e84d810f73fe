import { evaluateGroup } from '../evaluate-group.js'
import type { Evaluated } from '../evaluate-leaf.js'
import { filled, maximumMatching } from '../matching.js'
import { isSlot } from '../requirement.js'
import type { Requirement } from '../types.js'
import type { Catalogue } from './catalogue.js'
import { leavesOf } from './leaves.js'
import { bit, type ItemSet, membersOf } from './sets.js'

export type Group = Extract<Requirement, { readonly op: 'allOf' | 'anyOf' | 'nOf' }>

export function countsAwards(group: Group): boolean {
  if (group.op === 'anyOf') return false
  return group.exclusive === true || (group.op === 'nOf' && (group.minDistinctIssuers ?? 0) > 1)
}

/** Decides a group that counts awards as a placement does, with the things got as further awards. */
export function isCountedMet(group: Group, path: string, set: ItemSet, catalogue: Catalogue): boolean {
  const known = catalogue.counted.get(path)
  if (known !== undefined) return known(set)
  const judge = countsIssuers(group) ? judgeIssuers(group, path, catalogue) : judgeSlots(group, path, catalogue)
  catalogue.counted.set(path, judge)
  return judge(set)
}

/** What fills no further slot now will fill none later: the slots that awards fill are the rank of a matroid. */
export function fillsMore(group: Group, path: string, catalogue: Catalogue): (item: number) => boolean {
  if (countsIssuers(group)) return () => true
  const filledBy = slotsFilled(group, path, catalogue)
  const now = filledBy(0n)
  return (item) => filledBy(bit(item)) > now
}

/** Where only awards count, it is the slots that they fill. */
function judgeSlots(group: Group, path: string, catalogue: Catalogue): (set: ItemSet) => boolean {
  const needed = group.op === 'nOf' ? group.n : group.of.length
  const filledBy = slotsFilled(group, path, catalogue)
  return (set) => filledBy(set) >= needed
}

export function slotsFilled(group: Group, path: string, catalogue: Catalogue): (set: ItemSet) => number {
  const known = catalogue.filled.get(path)
  if (known !== undefined) return known
  const made = makeSlotsFilled(group, path, catalogue)
  catalogue.filled.set(path, made)
  return made
}

function makeSlotsFilled(group: Group, path: string, catalogue: Catalogue): (set: ItemSet) => number {
  const own: (readonly number[])[] = []
  const added = new Map<number, (readonly [slot: number, award: number])[]>()
  for (const [slot, child] of group.of.entries()) {
    const leaves = isSlot(child) ? leavesOf(child, `${path}/of/${slot}`).map((leaf) => catalogue.leafAt(leaf.path)) : []
    own.push(certainAwards(leaves))
    for (const { grounds } of leaves)
      for (const [item, itemGrounds] of grounds) {
        const list = added.get(item) ?? []
        added.set(item, list)
        for (const { award } of itemGrounds) list.push([slot, award])
      }
  }
  const useful = [...added.keys()].reduce((all, item) => all | bit(item), 0n)
  const ownMatching = maximumMatching(own)
  return (set) => {
    const options = [...own]
    for (const item of membersOf(set & useful))
      for (const [slot, award] of added.get(item) ?? []) options[slot] = [...(options[slot] as readonly number[]), award]
    return filled(maximumMatching(options, ownMatching))
  }
}

/** The awards of the worker that can fill a slot with these leaves. */
function certainAwards(leaves: readonly ReturnType<Catalogue['leafAt']>[]): readonly number[] {
  const awards = new Set<number>()
  for (const { own } of leaves) for (const { award, certain } of own.grounds) if (certain) awards.add(award)
  return [...awards]
}

function countsIssuers(group: Group): boolean {
  return group.op === 'nOf' && group.minDistinctIssuers !== undefined
}

function judgeIssuers(group: Group, path: string, catalogue: Catalogue): (set: ItemSet) => boolean {
  return (set) => decideWith(group, path, set, catalogue).trace().outcome === 'met'
}

/** A requirement as the engine decides it with these things. */
function decideWith(requirement: Requirement, path: string, set: ItemSet, catalogue: Catalogue): Evaluated {
  const { op } = requirement
  if (op !== 'allOf' && op !== 'anyOf' && op !== 'nOf') return catalogue.leafAt(path).evaluatedWith(set)
  return evaluateGroup(
    requirement,
    path,
    requirement.of.map((child, index) => decideWith(child, `${path}/of/${index}`, set, catalogue)),
  )
}
