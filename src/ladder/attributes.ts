import { copyJsonObject, isJsonObject, parseDateOrDateTime, requireOption } from '../core/index.js'
import { isWithin, overlaps } from './jurisdiction.js'
import type { AttributeRequirement, RequirementOutcome, WorkerAttributes } from './types.js'

const MAX_ATTRIBUTES = 100
const MAX_AGE = 1000

/** What the application says of the worker, copied and checked. @throws RungsError `core.option_invalid` */
export function readAttributes(input: unknown): WorkerAttributes {
  if (input === undefined) return {}
  const copy = isJsonObject(input) ? copyJsonObject(input) : {}
  const entries = Object.entries(copy)
  requireOption(isJsonObject(input) && entries.length <= MAX_ATTRIBUTES, 'attributes', 'object of attributes')
  for (const [name, value] of entries) {
    requireOption(isAttribute(name, value), `attributes.${name.slice(0, 64)}`, 'known attribute with a usable value')
  }
  return copy as WorkerAttributes
}

function isAttribute(name: string, value: unknown): boolean {
  switch (name) {
    case 'minAge':
      return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MAX_AGE
    case 'birthDate':
      return typeof value === 'string' && !value.includes('T') && parseDateOrDateTime(value) !== undefined
    case 'residency':
      return (Array.isArray(value) ? value : [value]).every((place) => typeof place === 'string' && place !== '')
    default:
      return name.startsWith('ext:') && ['string', 'number', 'boolean'].includes(typeof value)
  }
}

/**
 * What the attributes say of a requirement; nothing where they do not tell. An age that was reached says nothing of a higher
 * one, and somebody who lives in `US` may live in `US-CA`.
 */
export function judgeAttribute(
  { name, value }: AttributeRequirement,
  attributes: WorkerAttributes,
  nowMs: number,
): RequirementOutcome {
  if (name === 'minAge') return judgeAge(value as number, attributes, nowMs)
  if (name === 'residency') return judgeResidency(value as string, attributes.residency)
  const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (known === undefined) return 'indeterminate'
  return known === value ? 'met' : 'unmet'
}

function judgeAge(wanted: number, { minAge, birthDate }: WorkerAttributes, nowMs: number): RequirementOutcome {
  const born = parseDateOrDateTime(birthDate)?.epochMs
  if (born !== undefined) return ageAt(born, nowMs) >= wanted ? 'met' : 'unmet'
  return minAge !== undefined && minAge >= wanted ? 'met' : 'indeterminate'
}

function judgeResidency(wanted: string, residency: WorkerAttributes['residency']): RequirementOutcome {
  if (residency === undefined) return 'indeterminate'
  const places = typeof residency === 'string' ? [residency] : (residency as readonly string[])
  if (places.some((place) => isWithin(place, wanted))) return 'met'
  return places.some((place) => overlaps(place, wanted)) ? 'indeterminate' : 'unmet'
}

/** Whole years. Whoever was born on 29 February is a year older on 1 March, where there is no such day. */
function ageAt(bornMs: number, nowMs: number): number {
  const born = new Date(bornMs)
  const now = new Date(nowMs)
  const years = now.getUTCFullYear() - born.getUTCFullYear()
  const months = now.getUTCMonth() - born.getUTCMonth()
  return months < 0 || (months === 0 && now.getUTCDate() < born.getUTCDate()) ? years - 1 : years
}

/** The attributes as a digest may hold them: of a date of birth the age alone. */
export function digestible(attributes: WorkerAttributes, nowMs: number): { readonly [name: string]: unknown } {
  const { birthDate, ...others } = attributes
  const born = parseDateOrDateTime(birthDate)?.epochMs
  return born === undefined ? others : { ...others, age: ageAt(born, nowMs) }
}
