import {
  copyJson,
  deepFreeze,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  parseJson,
  pointer,
} from '../core/index.js'
import type { ListedIssuer } from '../credential/index.js'
import { type IssuerRegister, judgeListed } from './listed.js'

const MAX_ENTRIES = 50_000
const LIMITS: JsonLimits = { maxDepth: 16, maxValues: 500_000 }

/** A registry that a list of registries names. */
export interface KnownRegistry {
  readonly name: string
  /** `dcc-legacy`: a file of issuers; `oidf`: an OpenID Federation, which is not read here. */
  readonly type: string
  /** Where it is. */
  readonly url: string
}

/**
 * A trust source over an issuer registry file of the Digital Credentials Consortium:
 * `{ "meta": {...}, "registry": { "did:...": { "name", "location", "url" } } }`, as JSON text, bytes or an object. Nothing signs
 * such a file: it is worth as much as the way it came. At most 50 000 entries.
 *
 * @throws RungsError `trust.registry_invalid`, `trust.registry_too_large`, and those of reading JSON
 * @example
 * ```ts
 * import { createRegistryTrustList } from 'rungs/trust'
 * const registry = createRegistryTrustList({ registry: { 'did:web:school.example': { name: 'Vocational School' } } })
 * registry.find('did:web:school.example', Date.now())?.name // 'Vocational School'
 * ```
 */
export function createRegistryTrustList(input: unknown, keeper = ''): IssuerRegister {
  const document = readInput(input)
  const registry = isJsonObject(document) ? document['registry'] : undefined
  if (!isJsonObject(registry)) throw invalid('an object of issuers under `registry`', '/registry')
  const dids = Object.keys(registry)
  if (dids.length > MAX_ENTRIES) throw inputError('trust.registry_too_large', { limit: MAX_ENTRIES }, '/registry')
  const entries = new Map(dids.map((did) => [did, entryOf(did, registry[did] as JsonValue)] as const))
  return Object.freeze({
    keeper,
    check: (credential: JsonObject) => judgeListed(credential, entries),
    find: (issuer: string) => entries.get(issuer),
  })
}

function entryOf(did: string, value: JsonValue): ListedIssuer {
  const path = pointer('/registry', did.slice(0, 200))
  if (!isAbsoluteUrl(did)) throw invalid('DIDs or URLs as names', path)
  if (!isJsonObject(value)) throw invalid('objects', path)
  const { name, url } = value
  if (name !== undefined && (typeof name !== 'string' || name.length > 4096)) throw invalid('text', pointer(path, 'name'))
  return deepFreeze({
    id: did,
    ...(typeof name === 'string' && name !== '' && { name }),
    // For people alone, and registries in use leave it empty.
    ...(isAbsoluteUrl(url) && { url }),
  })
}

/**
 * Reads a list of registries, `[{ "name", "type", "url" }]`, so that each can be fetched through the caller's own `net` and
 * given to {@link createRegistryTrustList}; the first ones are the most authoritative. At most 100.
 *
 * @throws RungsError `trust.registry_invalid`, `trust.registry_too_large`, and those of reading JSON
 * @example
 * ```ts
 * import { parseKnownRegistries } from 'rungs/trust'
 * parseKnownRegistries('[{"name":"Members","url":"https://registry.example/registry.json"}]')[0]?.type // 'dcc-legacy'
 * ```
 */
export function parseKnownRegistries(input: unknown): readonly KnownRegistry[] {
  const list = readInput(input)
  if (!Array.isArray(list)) throw invalid('a list of registries', '')
  if (list.length > 100) throw inputError('trust.registry_too_large', { limit: 100 })
  return deepFreeze(
    (list as readonly JsonValue[]).map((item, index) => {
      const { name, type = 'dcc-legacy', url, trustAnchorEC } = isJsonObject(item) ? item : {}
      const where = url ?? trustAnchorEC
      if (typeof name !== 'string' || name === '') throw invalid('text', `/${index}/name`)
      if (typeof type !== 'string') throw invalid('text', `/${index}/type`)
      if (!isAbsoluteUrl(where) || !where.startsWith('https://')) throw invalid('an https URL', `/${index}/url`)
      return { name: name.slice(0, 400), type, url: where }
    }),
  )
}

function readInput(input: unknown): JsonValue {
  return typeof input === 'string' || input instanceof Uint8Array ? parseJson(input, LIMITS) : copyJson(input, LIMITS)
}

function invalid(expected: string, path: string): Error {
  return inputError('trust.registry_invalid', { expected }, path)
}
