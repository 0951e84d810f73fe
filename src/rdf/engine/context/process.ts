import type { ContextDocument, ContextLoader } from '../../../contexts/index.js'
import { atPath, inputError, isJsonObject, isRungsError, type JsonObject, type JsonValue, pointer } from '../../../core/index.js'
import { decline } from '../decline.js'
import { type ActiveContext, createActiveContext, type ScopedContext } from './active-context.js'
import { CONTEXT_MEMBERS, contextFault, type Defining, defineTerm } from './define.js'
import { isLanguageTag } from './iri.js'
import { applyTable, type ContextTable } from './table.js'

/** What context processing needs besides the contexts. */
export interface ContextEnvironment {
  readonly loader: ContextLoader
  /** The active context to begin with, and to go back to where a context is null. */
  readonly root: ActiveContext
  /** The term table of a context document that was compiled ahead. */
  readonly tableOf: (url: string, document: ContextDocument) => ContextTable | undefined
  /** The same object for every inline context of the same text, while it is remembered. */
  readonly intern: (context: JsonObject) => JsonObject
  /** Told of every active context that is made, with the number of its terms; throws when it is too much. */
  readonly onMake: (size: number) => void
}

/** How a local context is applied (JSON-LD 1.1 API section 4.1, the optional parameters). */
interface Manner {
  readonly memory: 'embedded' | 'byProperty' | 'byType'
  readonly overrideProtected: boolean
  readonly propagate: boolean
}

const EMBEDDED: Manner = { memory: 'embedded', overrideProtected: false, propagate: true }
const BY_PROPERTY: Manner = { memory: 'byProperty', overrideProtected: true, propagate: true }
const BY_TYPE: Manner = { memory: 'byType', overrideProtected: false, propagate: false }

const MAX_REMOTE_DEPTH = 8

/** The active context after an `@context` member (JSON-LD 1.1 API section 4.1). Paths of errors begin at that member. */
export function applyEmbedded(env: ContextEnvironment, active: ActiveContext, local: JsonValue): ActiveContext {
  return applyAll(env, active, local, EMBEDDED, '', 0)
}

/** The active context inside a term that has one of its own, protected terms or not (section 5.1.2 step 8). */
export function applyByProperty(env: ContextEnvironment, active: ActiveContext, scoped: ScopedContext): ActiveContext {
  return applyScoped(env, active, scoped, BY_PROPERTY)
}

/** The active context of a node of a type that has one of its own, for that node alone (section 5.1.2 step 11). */
export function applyByType(env: ContextEnvironment, active: ActiveContext, scoped: ScopedContext): ActiveContext {
  return applyScoped(env, active, scoped, BY_TYPE)
}

function applyScoped(env: ContextEnvironment, active: ActiveContext, scoped: ScopedContext, manner: Manner): ActiveContext {
  const known = active[manner.memory].get(scoped)
  if (known !== undefined) return known
  const { table, source } = scoped
  const made =
    (table !== undefined && applyTable(active, table(), manner, '', env.onMake)) || applyAll(env, active, source, manner, '', 1)
  active[manner.memory].set(scoped, made)
  return made
}

function applyAll(
  env: ContextEnvironment,
  active: ActiveContext,
  local: JsonValue,
  manner: Manner,
  path: string,
  depth: number,
): ActiveContext {
  if (!Array.isArray(local)) return applyOne(env, active, local, manner, path, depth)
  const list = local as readonly JsonValue[]
  if (list.some((one) => isJsonObject(one) && Object.hasOwn(one, '@propagate'))) decline('@propagate in a list')
  let current = active
  for (let index = 0; index < list.length; index++) {
    // Within a document or a definition there is only the way to it.
    const at = depth === 0 ? pointer(path, index) : path
    current = applyOne(env, current, list[index] as JsonValue, manner, at, depth)
  }
  return current
}

function applyOne(
  env: ContextEnvironment,
  active: ActiveContext,
  local: JsonValue,
  manner: Manner,
  path: string,
  depth: number,
): ActiveContext {
  if (local === null) {
    if (!manner.overrideProtected && active.hasProtected) throw contextFault('invalid context nullification', path)
    if (!manner.propagate) decline('null context of a type')
    return env.root
  }
  if (typeof local === 'string') return applyRemote(env, active, local, manner, path, depth)
  if (!isJsonObject(local)) throw contextFault('invalid local context', path)
  const context = depth === 0 ? atPath(path, () => env.intern(local)) : local
  const at = depth === 0 ? (member: string) => pointer(path, member) : () => path
  return remember(active, context, manner, () => applyObject(env, active, context, manner, at))
}

function applyRemote(
  env: ContextEnvironment,
  active: ActiveContext,
  url: string,
  manner: Manner,
  path: string,
  depth: number,
): ActiveContext {
  const document = loadDocument(env.loader, url, path)
  return remember(active, document, manner, () => {
    const table = env.tableOf(url, document)
    const made = table !== undefined && applyTable(active, table, manner, path, env.onMake)
    if (made) return made
    if (depth >= MAX_REMOTE_DEPTH) decline('contexts within contexts')
    const inner: JsonValue = document['@context']
    if (inner === null || !isSelfContained(inner)) decline('context document')
    return applyAll(env, active, inner, manner, path, depth + 1)
  })
}

function loadDocument(loader: ContextLoader, url: string, path: string): ContextDocument {
  try {
    const document = loader(url, path)
    if (isJsonObject(document)) return document
  } catch (error) {
    if (isRungsError(error)) throw error
    throw inputError('rdf.context_invalid', { reason: 'loading remote context failed' }, path, error)
  }
  throw contextFault('invalid remote context', path)
}

/** Whether a document's contexts name others by absolute URL only and keep to what propagates alike everywhere. */
function isSelfContained(inner: JsonValue): boolean {
  const list: readonly JsonValue[] = Array.isArray(inner) ? inner : [inner]
  return list.every((one) =>
    typeof one === 'string' ? /^https?:\/\//.test(one) : isJsonObject(one) && one['@propagate'] !== false,
  )
}

function remember(active: ActiveContext, key: object, manner: Manner, make: () => ActiveContext): ActiveContext {
  const memory = active[manner.memory]
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}

/** Applies one context object (JSON-LD 1.1 API section 4.1.2 step 5). */
export function applyObject(
  env: ContextEnvironment,
  active: ActiveContext,
  local: JsonObject,
  { overrideProtected, propagate }: Pick<Manner, 'overrideProtected' | 'propagate'>,
  at: (member: string) => string,
  onRead?: (name: string) => void,
): ActiveContext {
  env.onMake(active.terms.size)
  for (const member of ['@context', '@import', '@base']) if (Object.hasOwn(local, member)) decline(`context with ${member}`)
  const parts = membersOf(active, local, at)
  const isProtected = local['@protected'] ?? false
  // jsonld takes false for a term that rests on itself.
  if (Object.hasOwn(local, '@protected') && isProtected !== true) decline('@protected that is not true')
  // An IRI may be a term that is taken out.
  if (active.hasIriTerms && Object.hasOwn(local, '@vocab')) decline('@vocab over terms of IRIs')
  const state: Defining = {
    local,
    at,
    terms: new Map(active.terms),
    vocab: parts.vocab,
    isProtected: isProtected === true,
    defined: new Map(CONTEXT_MEMBERS.map((member) => [member, true])),
    ...(onRead !== undefined && { onRead }),
  }
  const isPropagated = local['@propagate'] ?? propagate
  const previous = active.previous ?? (isPropagated === false ? active : undefined)
  for (const term of Object.keys(local)) {
    if (CONTEXT_MEMBERS.includes(term)) continue
    defineTerm(state, term, overrideProtected)
    const value = local[term] as JsonValue
    if (isJsonObject(value) && Object.hasOwn(value, '@context'))
      checkScoped(env, { ...parts, terms: new Map(state.terms) }, value['@context'] as JsonValue, at(term))
  }
  return createActiveContext({ ...parts, terms: state.terms, ...(previous !== undefined && { previous }) }, active.hasProtected)
}

/** A scoped context must be sound where it is defined, used or not (JSON-LD 1.1 API section 4.2.2 step 21). */
function checkScoped(
  env: ContextEnvironment,
  parts: Pick<ActiveContext, 'terms' | 'vocab' | 'language' | 'direction'>,
  scoped: JsonValue,
  path: string,
): void {
  const list: readonly JsonValue[] = Array.isArray(scoped) ? scoped : [scoped]
  if (list.some((one) => typeof one === 'string')) decline('scoped context by URL')
  applyAll(env, createActiveContext(parts), scoped, BY_PROPERTY, path, 1)
}

type Settings = Pick<ActiveContext, 'vocab' | 'language' | 'direction'>

/** What a context says beside its terms (JSON-LD 1.1 API section 4.1.2 steps 5.5 to 5.11). */
function membersOf(active: Settings, local: JsonObject, at: (member: string) => string): Settings {
  if (Object.hasOwn(local, '@version') && local['@version'] !== 1.1) throw contextFault('invalid @version value', at('@version'))
  const propagate = local['@propagate']
  if (propagate !== undefined && typeof propagate !== 'boolean') throw contextFault('invalid @propagate value', at('@propagate'))
  const vocab = setting(local, '@vocab', active.vocab, (value) => {
    if (typeof value !== 'string') throw contextFault('invalid vocab mapping', at('@vocab'))
    // Anything else might be a term, a compact IRI or relative to what came before.
    if (!/^[a-z][a-z0-9+]*:\/\/\S+$/i.test(value)) decline('@vocab that is not a plain IRI')
    return value
  })
  const language = setting(local, '@language', active.language, (value) => {
    if (typeof value !== 'string') throw contextFault('invalid default language', at('@language'))
    if (!isLanguageTag(value)) throw contextFault('invalid @language value', at('@language'))
    return value.toLowerCase()
  })
  const direction = setting(local, '@direction', active.direction, (value) => {
    if (value !== 'ltr' && value !== 'rtl') throw contextFault('invalid base direction', at('@direction'))
    return value
  })
  return {
    ...(vocab !== undefined && { vocab }),
    ...(language !== undefined && { language }),
    ...(direction !== undefined && { direction }),
  }
}

/** A setting that null takes out and that stays as it was where the context does not speak of it. */
function setting<T>(local: JsonObject, member: string, before: T | undefined, read: (value: JsonValue) => T): T | undefined {
  if (!Object.hasOwn(local, member)) return before
  const value = local[member] as JsonValue
  return value === null ? undefined : read(value)
}
