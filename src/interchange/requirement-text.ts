import { describeRequirement, type Ladder, type Requirement } from '../ladder/index.js'

/** A requirement and all below it in one line of plain words, for formats that have nothing but notes for it. */
export function requirementText(ladder: Ladder, requirement: Requirement, path: string): string {
  const head = describeRequirement(ladder, path, 'en')
  const below = partsOf(requirement, path).map(([part, at]) => requirementText(ladder, part, at))
  return below.length === 0 ? head : `${head}: ${below.map((text) => (text.includes('; ') ? `(${text})` : text)).join('; ')}`
}

function partsOf(requirement: Requirement, path: string): readonly (readonly [Requirement, string])[] {
  switch (requirement.op) {
    case 'allOf':
    case 'anyOf':
    case 'nOf':
      return requirement.of.map((part, index) => [part, `${path}/of/${index}`])
    case 'sum':
      return requirement.of.map(({ match }, index) => [match, `${path}/of/${index}/match`])
    case 'not':
      return [[requirement.of, `${path}/of`]]
    default:
      return []
  }
}
