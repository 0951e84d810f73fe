import { childrenOf, isGroup } from '../requirement.js'
import type { Requirement } from '../types.js'

export interface Walked {
  readonly requirement: Requirement
  readonly path: string
  /** Whether a group above counts issuers, so that it matters who issues. */
  readonly countsIssuers: boolean
  /** Whether a group above counts awards, so that one more may be needed although it is met. */
  readonly counted: boolean
}

/** A requirement without parts, or all such below one in order. */
export function partsOf(requirement: Requirement): readonly Requirement[] {
  const parts: Requirement[] = []
  addParts(requirement, parts)
  return parts
}

function addParts(requirement: Requirement, parts: Requirement[]): void {
  if (!isGroup(requirement)) parts.push(requirement)
  else for (const child of requirement.of) addParts(child, parts)
}

/** The requirements without parts below one: a sum and a `not` are one each. */
export function leavesOf(requirement: Requirement, path: string, countsIssuers = false, counted = false): readonly Walked[] {
  if (!isGroup(requirement)) return [{ requirement, path, countsIssuers, counted }]
  const issuers = countsIssuers || (requirement.op === 'nOf' && (requirement.minDistinctIssuers ?? 0) > 1)
  const awards = counted || issuers || (requirement.op !== 'anyOf' && requirement.exclusive === true)
  return childrenOf(requirement, path).flatMap((child) => leavesOf(child.requirement, child.path, issuers, awards))
}
