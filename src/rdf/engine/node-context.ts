import { atPath, type JsonObject, type JsonValue } from '../../core/index.js'
import type { ActiveContext, ScopedContext } from './context/active-context.js'
import { applyByProperty, applyByType, applyEmbedded } from './context/process.js'
import { decline } from './decline.js'
import { valueMember } from './values.js'
import { here, type Walk } from './walk-state.js'

/**
 * The active context of a node before its types are looked at (JSON-LD 1.1 API section 5.1.2 steps 7 to 10): back from a type's
 * context, into the property's own, and into the node's own.
 */
export function contextBeforeTypes(
  walk: Walk,
  outer: ActiveContext,
  property: string | undefined,
  node: JsonObject,
): ActiveContext {
  const own = property === undefined ? undefined : outer.terms.get(property)?.scoped
  let active = outer
  if (outer.previous !== undefined) {
    const member = valueMember(outer, node)
    if (member === undefined) {
      if (!isReference(outer, node)) active = outer.previous
      // jsonld goes back to the outer context here and the specification does not: it must not matter.
    } else if (Object.hasOwn(node, '@context') || (member !== '@value' && Object.keys(node).length > 2)) {
      decline('value object under a type')
    }
  }
  if (own !== undefined) active = contextInside(walk, active, own)
  if (!Object.hasOwn(node, '@context')) return active
  const before = active
  return atPath(
    () => here(walk, '@context'),
    () => applyEmbedded(walk.contexts, before, node['@context'] as JsonValue),
  )
}

/** The active context inside a term that has one of its own. */
export function contextInside(walk: Walk, active: ActiveContext, own: ScopedContext): ActiveContext {
  return (
    active.byProperty.get(own) ??
    atPath(
      () => here(walk),
      () => applyByProperty(walk.contexts, active, own),
    )
  )
}

/** The active context with those of the node's types, in their order (JSON-LD 1.1 API section 5.1.2 step 11). */
export function contextOfTypes(walk: Walk, active: ActiveContext, node: JsonObject): ActiveContext {
  let scoped = active
  for (const member of typeMembers(active, node)) {
    const value = node[member] as JsonValue
    for (const type of Array.isArray(value) ? sortedTexts(value) : [value]) {
      const own = typeof type === 'string' ? active.terms.get(type)?.scoped : undefined
      if (own !== undefined) scoped = scoped.byType.get(own) ?? contextOfType(walk, scoped, own, member)
    }
  }
  // What is a type would depend on which types were read before.
  if (scoped !== active && !isSameList(scoped.types, active.types)) decline('alias of @type under a type')
  return scoped
}

function contextOfType(walk: Walk, active: ActiveContext, own: ScopedContext, member: string): ActiveContext {
  return atPath(
    () => here(walk, member),
    () => applyByType(walk.contexts, active, own),
  )
}

function typeMembers(active: ActiveContext, node: JsonObject): readonly string[] {
  const members = active.types.filter((member) => Object.hasOwn(node, member))
  return members.length > 1 ? members.sort() : members
}

function sortedTexts(values: readonly JsonValue[]): readonly JsonValue[] {
  return values.length > 1 ? values.filter((value) => typeof value === 'string').sort() : values
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}

function isReference(active: ActiveContext, node: JsonObject): boolean {
  const members = Object.keys(node)
  return members.length === 1 && active.ids.includes(members[0] as string)
}
