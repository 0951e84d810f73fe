import { bundledContext, type ContextDocument, type ContextLoader } from '../../contexts/index.js'
import {
  copyJsonObject,
  deepFreeze,
  inputError,
  isDeepFrozen,
  isRungsError,
  type JsonObject,
  operationError,
} from '../../core/index.js'
import type { Quad } from '../dataset/quads.js'
import { termTables } from '../generated/tables.js'
import { type ActiveContext, createActiveContext } from './context/active-context.js'
import type { ContextEnvironment } from './context/process.js'
import { type ContextTable, toContextTable } from './context/table.js'
import { isDecline } from './decline.js'
import { walkDocument } from './walk.js'
import type { Naming, Walk } from './walk-state.js'

/** What stays for the next document: contexts made ready. Bounded: it is dropped as a whole when it has grown too large. */
interface Memory {
  readonly root: ActiveContext
  readonly tables: Map<string, ContextTable>
  readonly inline: Map<string, JsonObject>
  /** Terms in all the active contexts that were made. */
  size: number
}

const MAX_REMEMBERED_TERMS = 200_000
/** What an active context costs beside its terms, as a number of these. */
const CONTEXT_SIZE = 16
const MAX_INLINE_CONTEXTS = 64
const MAX_INLINE_CHARACTERS = 16_384
/** Terms in the active contexts that one document may have made: some 2 ms of work for every 100 000. */
const MAX_TERMS_PER_DOCUMENT = 500_000

/** One memory for each loader, since the loader says what a URL means. */
const memories: WeakMap<ContextLoader, Memory> = /* @__PURE__ */ new WeakMap()

/** What the engine made of a document: its statements, or why it leaves the document to jsonld. */
export type Compiled = { readonly quads: readonly Quad[]; readonly hasCompactIris: boolean } | { readonly declined: string }

/**
 * The statements of a JSON-LD document (JSON-LD 1.1 API sections 5.1 and 8.1), in safe mode: whatever would be dropped is refused.
 * Synchronous; contexts come from the loader alone. Blank nodes have provisional names, or those of `naming`.
 *
 * @throws RungsError `rdf.term_undefined`, `rdf.data_lost`, `rdf.context_invalid`, `rdf.document_invalid`, `rdf.too_complex`, and
 * what the loader throws
 */
export function compileDocument(document: JsonObject, loader: ContextLoader, naming?: Naming): Compiled {
  const memory = memoryOf(loader)
  const walk: Walk = {
    contexts: environment(memory, loader, isDeepFrozen(document)),
    quads: [],
    path: [],
    names: new Map(),
    naming,
    blanks: 0,
    parts: 0,
    hasCompactIris: false,
  }
  try {
    walkDocument(walk, document)
    return walk
  } catch (thrown) {
    if (isDecline(thrown)) return thrown
    if (isRungsError(thrown)) throw thrown
    // A getter or a proxy of the caller's threw.
    throw inputError('rdf.document_invalid', { reason: 'not JSON' }, '', thrown)
  }
}

function memoryOf(loader: ContextLoader): Memory {
  const known = memories.get(loader)
  if (known !== undefined && known.size <= MAX_REMEMBERED_TERMS) return known
  const made: Memory = {
    root: createActiveContext({ terms: new Map() }),
    tables: known?.tables ?? new Map(),
    inline: new Map(),
    size: 0,
  }
  memories.set(loader, made)
  return made
}

/** `isJson`: nothing in the document was made by hand. */
function environment(memory: Memory, loader: ContextLoader, isJson: boolean): ContextEnvironment {
  let made = 0
  return {
    loader,
    root: memory.root,
    tableOf: (url, document) => tableOf(memory.tables, url, document),
    intern: (context) => intern(memory.inline, isJson ? context : copyJsonObject(context)),
    onMake: (terms) => {
      const size = terms + CONTEXT_SIZE
      memory.size += size
      made += size
      if (made > MAX_TERMS_PER_DOCUMENT) throw operationError('rdf.too_complex', {})
    },
  }
}

/** Only the bundled document itself has its table: a loader may know another by the same URL. */
function tableOf(tables: Map<string, ContextTable>, url: string, document: ContextDocument): ContextTable | undefined {
  if (bundledContext(url) !== document) return undefined
  const known = tables.get(url)
  if (known !== undefined) return known
  const source = termTables.get(url)
  if (source === undefined) return undefined
  const table = toContextTable(source, document['@context'] as JsonObject)
  tables.set(url, table)
  return table
}

/** The same object for the same text, so that what was made from an inline context is found again. */
function intern(inline: Map<string, JsonObject>, context: JsonObject): JsonObject {
  const text = JSON.stringify(context)
  const known = inline.get(text)
  if (known !== undefined) return known
  const copy = deepFreeze(JSON.parse(text) as JsonObject)
  if (text.length > MAX_INLINE_CHARACTERS) return copy
  if (inline.size >= MAX_INLINE_CONTEXTS) inline.delete(inline.keys().next().value as string)
  inline.set(text, copy)
  return copy
}
