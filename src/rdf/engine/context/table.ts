import type { JsonObject, JsonValue } from '../../../core/index.js'
import {
  type ActiveContext,
  createActiveContext,
  readyDefinition,
  type ScopedContext,
  type TermDefinition,
} from './active-context.js'
import { CONTEXT_MEMBERS, contextFault, GEN_DELIM_LAST } from './define.js'
import { colonOf } from './iri.js'
import { isSameDefinition } from './sameness.js'

/**
 * What compiling a bundled context found out that the context does not show: almost every term means literally what is written,
 * an absolute IRI with a keyword or an absolute IRI for its type, and only the others are listed.
 */
export interface TableSource {
  /** IRI and type (0 for none) of the terms that are written as compact IRIs or names. */
  readonly terms?: Readonly<Record<string, readonly [iri: string, type: string | 0]>>
  /** The contexts of terms that are not literal throughout; 0 for those that depend on what came before. */
  readonly scoped?: Readonly<Record<string, TableSource | 0>>
  /** Names that the definitions looked up elsewhere, and did not find. */
  readonly reads?: readonly string[]
}

/** A context compiled into term definitions that are the same over every active context without the names it reads. */
export interface ContextTable {
  readonly definitions: ReadonlyMap<string, TermDefinition>
  readonly reads: readonly string[]
  readonly vocab?: string
  readonly propagate?: boolean
}

/** The table of a context, from what was found out at build time and the context itself. */
export function toContextTable(source: TableSource, context: JsonObject): ContextTable {
  const definitions = new Map<string, TermDefinition>()
  const isProtected = context['@protected'] === true
  for (const name of Object.keys(context)) {
    if (!CONTEXT_MEMBERS.includes(name)) definitions.set(name, literalDefinition(source, context, name, isProtected))
  }
  const { '@vocab': vocab, '@propagate': propagate } = context as { '@vocab'?: string; '@propagate'?: boolean }
  return {
    definitions,
    reads: source.reads ?? [],
    ...(vocab !== undefined && { vocab }),
    ...(propagate !== undefined && { propagate }),
  }
}

function literalDefinition(source: TableSource, context: JsonObject, name: string, isProtected: boolean): TermDefinition {
  const value = context[name] as string | JsonObject
  const isSimple = typeof value === 'string'
  const members: JsonObject = isSimple ? { '@id': value } : value
  const { '@id': id, '@type': literalType, '@container': container, '@protected': own, '@context': scoped } = members
  const [iri, type] = source.terms?.[name] ?? [id as string, (literalType as string | undefined) ?? 0]
  return readyDefinition({
    iri,
    container: container === undefined ? [] : ([container].flat() as readonly string[]),
    isProtected: typeof own === 'boolean' ? own : isProtected,
    isPrefix: isSimple && colonOf(name) <= 0 && GEN_DELIM_LAST.test(iri),
    ...(type !== 0 && { type }),
    ...(scoped !== undefined && { scoped: toScoped(source.scoped?.[name], scoped) }),
  })
}

/** A context inside, whose table is made when it is first needed. */
function toScoped(source: TableSource | 0 = {}, context: JsonValue): ScopedContext {
  if (source === 0) return { source: context }
  let made: ContextTable | undefined
  return {
    source: context,
    table: () => {
      made ??= toContextTable(source, context as JsonObject)
      return made
    },
  }
}

/**
 * Applies a compiled context (JSON-LD 1.1 API section 4.1.2 step 5); `undefined` where the active context has a name that the
 * compiled definitions would have meant, so that they have to be made anew.
 */
export function applyTable(
  active: ActiveContext,
  table: ContextTable,
  manner: { readonly overrideProtected: boolean; readonly propagate: boolean },
  path: string,
  onMake: (size: number) => void,
): ActiveContext | undefined {
  if (active.hasIriTerms || table.reads.some((name) => active.terms.has(name))) return undefined
  onMake(active.terms.size + table.definitions.size)
  const terms = new Map(active.terms)
  for (const [name, definition] of table.definitions) {
    const previous = terms.get(name)
    if (previous?.isProtected && !manner.overrideProtected) {
      if (!isSameDefinition(previous, definition)) throw contextFault('protected term redefinition', path)
      if (definition.isProtected) terms.set(name, definition)
    } else terms.set(name, definition)
  }
  const { vocab = active.vocab, propagate = manner.propagate } = table
  const { language, direction } = active
  const previous = active.previous ?? (propagate ? undefined : active)
  return createActiveContext(
    {
      terms,
      ...(vocab !== undefined && { vocab }),
      ...(language !== undefined && { language }),
      ...(direction !== undefined && { direction }),
      ...(previous !== undefined && { previous }),
    },
    active.hasProtected,
  )
}
