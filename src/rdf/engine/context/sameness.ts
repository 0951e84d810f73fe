import { isJsonObject, type JsonValue } from '../../../core/index.js'
import type { TermDefinition } from './active-context.js'

/** Whether two definitions are the same but for being protected (JSON-LD 1.1 API section 4.2.2 step 27). */
export function isSameDefinition(a: TermDefinition, b: TermDefinition): boolean {
  return (
    a.iri === b.iri &&
    a.type === b.type &&
    a.language === b.language &&
    a.direction === b.direction &&
    a.isPrefix === b.isPrefix &&
    a.container.length === b.container.length &&
    a.container.every((one) => b.container.includes(one)) &&
    (a.scoped === b.scoped || (a.scoped !== undefined && b.scoped !== undefined && isSameJson(a.scoped.source, b.scoped.source)))
  )
}

/** Whether two JSON values are equal, whatever the order of members and containers. */
export function isSameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item: JsonValue, i) => isSameJson(item, b[i]))
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const members = Object.keys(a)
  return (
    members.length === Object.keys(b).length &&
    members.every((member) => Object.hasOwn(b, member) && isSameMember(member, a[member] as JsonValue, b[member] as JsonValue))
  )
}

function isSameMember(member: string, a: JsonValue, b: JsonValue): boolean {
  if (member === '@container' && Array.isArray(a) && Array.isArray(b)) return isSameJson([...a].sort(), [...b].sort())
  return isSameJson(a, b)
}
