import { allRequires } from './jurisdiction.js'
import type { CredentialRequirement, Ladder, Requirement, Rung } from './types.js'

/** A requirement somewhere in a ladder. */
export interface PlacedRequirement {
  readonly requirement: Requirement
  readonly path: string
}

/** The requirements right below one, with their JSON pointers. */
export function childrenOf(requirement: Requirement, path: string): readonly PlacedRequirement[] {
  switch (requirement.op) {
    case 'allOf':
    case 'anyOf':
    case 'nOf':
      return requirement.of.map((child, index) => ({ requirement: child, path: `${path}/of/${index}` }))
    case 'sum':
      return requirement.of.map((part, index) => ({ requirement: part.match, path: `${path}/of/${index}/match` }))
    case 'not':
      return [{ requirement: requirement.of, path: `${path}/of` }]
    default:
      return []
  }
}

/** A requirement and all below it, outermost first. */
export function walkRequirement(requirement: Requirement, path: string): readonly PlacedRequirement[] {
  const found: PlacedRequirement[] = [{ requirement, path }]
  // The list grows while it is read.
  for (const { requirement: next, path: at } of found) found.push(...childrenOf(next, at))
  return found
}

/** All requirements of a ladder: what its rungs ask for, recommend, renew by and pay for, and what its rules depend on. */
export function requirementsOf(ladder: Ladder): readonly PlacedRequirement[] {
  return rootsOf(ladder).flatMap(({ requirement, path }) => walkRequirement(requirement, path))
}

function rootsOf(ladder: Ladder): readonly PlacedRequirement[] {
  const roots: PlacedRequirement[] = []
  const add = (requirement: Requirement | undefined, path: string): void => {
    if (requirement !== undefined) roots.push({ requirement, path })
  }
  ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    for (const { requires, path: below } of allRequires(rung)) add(requires, path + below)
    add(rung.recommends, `${path}/recommends`)
    add(rung.validity?.renewal, `${path}/validity/renewal`)
    rung.funding?.forEach(({ eligibility }, at) => {
      add(eligibility, `${path}/funding/${at}/eligibility`)
    })
    rung.incentives?.forEach(({ trigger }, at) => {
      add(trigger, `${path}/incentives/${at}/trigger`)
    })
  })
  ladder.recognition?.forEach(({ conditions }, index) => {
    add(conditions, `/recognition/${index}/conditions`)
  })
  ladder.migrations?.forEach(({ bridge }, index) => {
    add(bridge, `/migrations/${index}/bridge`)
  })
  return roots
}

/** All that a rung requires somewhere. */
export function requirementsOfRung(rung: Rung): readonly PlacedRequirement[] {
  return allRequires(rung).flatMap(({ requires, path }) => walkRequirement(requires, path))
}

/** The rung of the same ladder that a requirement names, if it is of that kind. */
export function namedRung(requirement: Requirement, ladderId: string | undefined): string | undefined {
  if (requirement.op !== 'rung') return undefined
  return requirement.ladder === undefined || requirement.ladder.id === ladderId ? requirement.rung : undefined
}

/** A requirement that others lie in side by side. */
export type Group = Extract<Requirement, { readonly op: 'allOf' | 'anyOf' | 'nOf' }>

/** Whether a requirement is met by what lies in it, rather than by credentials. */
export function isGroup(requirement: Requirement): requirement is Group {
  const { op } = requirement
  return op === 'allOf' || op === 'anyOf' || op === 'nOf'
}

/** Whether one award can fill a slot of this form, so that slots can be matched to awards. */
export function isSlot(requirement: Requirement): boolean {
  if (requirement.op === 'credential' || requirement.op === 'rung') return true
  return requirement.op === 'anyOf' && requirement.of.every(isSlot)
}

/** Whether a match says which achievements it means. */
export function hasCriteria(match: CredentialRequirement['match']): boolean {
  const alignments = match.alignedTo ?? []
  return (match.ids ?? []).length > 0 || alignments.some(isKeyed) || match.achievementType !== undefined
}

/** Whether a framework entry can be recognised: by its IRI or its code, never by its name. */
export function isKeyed(reference: { readonly uri?: string; readonly code?: string }): boolean {
  return reference.uri !== undefined || reference.code !== undefined
}
