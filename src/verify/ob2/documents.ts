import { isJsonObject, isRungsError, type JsonObject, operationError, parseJson } from '../../core/index.js'
import { ob2TypesOf } from '../../credential/ob2/index.js'
import { askNet, isSameHost } from '../../did/index.js'
import type { FetchPurpose, Net } from '../../net/index.js'
import { keyOf } from './documents-known.js'

/** A document of Open Badges 2.0, and the URL that answered with it. */
export interface FoundDocument {
  readonly document: JsonObject
  readonly url: string
}

/** The documents that one verification looks at, each asked for once. */
export interface Documents {
  /**
   * The document at a URL, whatever it says.
   *
   * @param object what it should be, for messages
   * @throws RungsError of kind `operation`: `ob2.not_hosted`, `ob2.offline`, `ob2.too_many`, `ob2.redirected`,
   * `ob2.document_malformed`, and those of a net
   */
  get(url: string, object: string, purpose?: FetchPurpose): Promise<FoundDocument>
}

/** The documents of one badge, its endorsements included. */
const MAX_DOCUMENTS = 48
const MAX_BYTES = 1024 * 1024
/** Many hosts show a web page to whoever accepts one, so HTML is not asked for (OB 2.0, Setting Content-Type). */
const ACCEPT = 'application/ld+json, application/json;q=0.9'
const LIMITS = { maxDepth: 32, maxValues: 20_000 } as const

/** Documents out of those that are known, or else out of the net. */
export function createDocuments(known: ReadonlyMap<string, JsonObject>, net: Net | undefined): Documents {
  const asked = new Map<string, Promise<FoundDocument>>()
  let left = MAX_DOCUMENTS
  return {
    async get(url, object, purpose = 'controller') {
      const passed = known.get(keyOf(url))
      if (passed !== undefined) return { document: passed, url }
      const place = placeOf(url, object)
      const before = asked.get(place.href)
      if (before !== undefined) return before
      if (net === undefined) throw operationError('ob2.offline', { object, host: place.hostname })
      if (left <= 0) throw operationError('ob2.too_many', { limit: MAX_DOCUMENTS })
      left -= 1
      const asking = fetchDocument(net, place, object, purpose)
      asked.set(place.href, asking)
      return asking
    },
  }
}

async function fetchDocument(net: Net, place: URL, object: string, purpose: FetchPurpose): Promise<FoundDocument> {
  const host = place.hostname
  const { bytes, url } = await askNet(net, place.href, { accept: ACCEPT, types: 'json', purpose, maxBytes: MAX_BYTES })
  // Whoever finds an open redirect on an issuer's host must not speak for it.
  if (!isSameHost(url, place.href)) throw operationError('ob2.redirected', { object, host, to: hostnameOf(url) })
  const malformed = (code: string): Error => operationError('ob2.document_malformed', { object, host, code })
  try {
    const document = parseJson(bytes, LIMITS)
    if (!isJsonObject(document)) throw malformed('core.input_type')
    return { document, url }
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'operation') throw error
    throw malformed(error.code)
  }
}

/** Where a document is asked for: over https, be its id of the days before. */
function placeOf(url: string, object: string): URL {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw operationError('ob2.not_hosted', { object })
  const place = new URL(url)
  if (place.protocol === 'http:') place.protocol = 'https:'
  place.hash = ''
  return place
}

/** Whether an IRI is one at which a document can stand. */
export function isWebUrl(iri: string): boolean {
  return /^https?:\/\//i.test(iri) && URL.canParse(iri)
}

/** Whether two IRIs are the same but for http in place of https. */
export function isSameIri(a: unknown, b: string): boolean {
  return typeof a === 'string' && keyOf(a) === keyOf(b)
}

/** The host of an IRI; empty where it has none. */
export function hostnameOf(iri: unknown): string {
  return typeof iri === 'string' && isWebUrl(iri) ? new URL(iri).hostname : ''
}

/**
 * The document, where it is of the class and says that it is the one asked for.
 *
 * @throws RungsError of kind `operation`: `ob2.document_other`
 */
export function requireDocument(
  { document }: FoundDocument,
  url: string,
  object: string,
  classes: readonly string[],
  hasType: 'always' | 'mostly' = 'always',
): JsonObject {
  const types = ob2TypesOf(document)
  const isOfClass = types.some((type) => classes.includes(type)) || (hasType === 'mostly' && types.length === 0)
  if (!isOfClass || !isSameIri(document['id'], url)) throw operationError('ob2.document_other', { object, host: hostnameOf(url) })
  return document
}
