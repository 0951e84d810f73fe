import { isJsonObject, type JsonValue } from '../../core/index.js'
import { type ActiveContext, createActiveContext, readyDefinition, type TermDefinition } from './active-context.js'
import { contextFault } from './define.js'
import { isSameDefinition } from './sameness.js'

/** A term of a context that was compiled ahead: name, IRI (0 for null), type (0 for none), container, flags, own context. */
export type TableRow = readonly [
  name: string,
  iri: string | 0,
  type?: string | 0,
  container?: string | 0,
  flags?: number,
  scoped?: TableSource | 1,
]

/** A context that was compiled ahead, as it is written out. */
export interface TableSource {
  readonly rows: readonly TableRow[]
  /** Names that its definitions looked up elsewhere, and did not find. */
  readonly reads?: readonly string[]
  readonly vocab?: string
  readonly propagate?: boolean
}

/** Flags of a row. */
export const PROTECTED = 1
export const PREFIX = 2
export const NO_PREFIX = 4

/** A context compiled into term definitions that are the same over every active context without the names it reads. */
export interface ContextTable {
  readonly definitions: ReadonlyMap<string, TermDefinition>
  readonly reads: readonly string[]
  readonly vocab?: string
  readonly propagate?: boolean
}

/** The table of a context, from what was written out at build time and the context itself. */
export function toContextTable(source: TableSource, context: JsonValue): ContextTable {
  const definitions = new Map<string, TermDefinition>()
  for (const [name, iri, type, container, flags = 0, scoped] of source.rows) {
    const own = scoped === undefined ? undefined : ownContext(context, name)
    definitions.set(
      name,
      readyDefinition({
        iri: iri === 0 ? null : iri,
        container: typeof container === 'string' ? container.split(' ') : [],
        isProtected: (flags & PROTECTED) !== 0,
        ...(typeof type === 'string' && { type }),
        ...((flags & (PREFIX | NO_PREFIX)) !== 0 && { isPrefix: (flags & PREFIX) !== 0 }),
        ...(own !== undefined && {
          scoped: typeof scoped === 'object' ? { source: own, table: toContextTable(scoped, own) } : { source: own },
        }),
      }),
    )
  }
  const { reads = [], vocab, propagate } = source
  return { definitions, reads, ...(vocab !== undefined && { vocab }), ...(propagate !== undefined && { propagate }) }
}

function ownContext(context: JsonValue, name: string): JsonValue | undefined {
  const definition = isJsonObject(context) ? context[name] : undefined
  return isJsonObject(definition) ? definition['@context'] : undefined
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

/** Writes out a compiled context; `undefined` for a definition that a row cannot hold. */
export function toRow(name: string, definition: TermDefinition, scoped: TableSource | 1 | undefined): TableRow | undefined {
  const { iri, type, container, isProtected, isPrefix, language, direction } = definition
  if (language !== undefined || direction !== undefined) return undefined
  const flags = (isProtected ? PROTECTED : 0) | (isPrefix === undefined ? 0 : isPrefix ? PREFIX : NO_PREFIX)
  const row = [name, iri ?? 0, type ?? 0, container.join(' ') || 0, flags, scoped] as const
  const used = row.findLastIndex((cell) => cell !== 0 && cell !== undefined)
  return row.slice(0, Math.max(used, 1) + 1) as unknown as TableRow
}
