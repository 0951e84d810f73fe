import type { Requirement } from '../ladder/index.js'

/** Whether an order alone tells what is required: a rung that is held now, or several of them. */
export function isPlainOrder(requirement: Requirement): boolean {
  return (
    (requirement.op === 'rung' && Object.keys(requirement).every((member) => member === 'op' || member === 'rung')) ||
    (requirement.op === 'allOf' && requirement.of.every(isPlainOrder))
  )
}
