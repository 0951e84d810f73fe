import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'

/** A generation of Open Badges before 3.0. */
export type OlderGeneration = '0.5' | '1.0' | '1.1' | '2.0'

/** The context of Open Badges 2.0 and 2.1, under every URL that it is published at. */
const CONTEXTS_2: RegExp =
  /^https?:\/\/(?:w3id\.org\/openbadges\/v2|(?:www\.)?openbadgespec\.org\/v2\/context\.json|openbadges\.org\/v2|purl\.imsglobal\.org\/spec\/ob\/v2p[01]\b[^\s]*)$/i
const CONTEXTS_1: RegExp =
  /^https?:\/\/(?:w3id\.org\/openbadges\/v1|(?:www\.)?openbadgespec\.org\/v1\/context\.json|standard\.openbadges\.org\/1\.1\/context(?:\.json)?)$/i

/** The full names of types, and the prefix of the context, before the short name. */
const PREFIX = /^(?:https?:\/\/w3id\.org\/openbadges#|obi:)/

/**
 * The types of an object of Open Badges 2.0 by their short names, in their order; what is no text is left out.
 *
 * @example
 * ```ts
 * import { ob2TypesOf } from 'rungs/credential/ob2'
 * ob2TypesOf({ type: ['https://w3id.org/openbadges#Assertion'] }) // ['Assertion']
 * ```
 */
export function ob2TypesOf(value: JsonObject): readonly string[] {
  const types: readonly JsonValue[] = [value['type'] as JsonValue].flat()
  return types.filter((type) => typeof type === 'string').map((type) => type.replace(PREFIX, ''))
}

/**
 * Which older generation of Open Badges an object is of, by its context, or without one by its type and members; `undefined` for
 * anything else. Nothing is checked by it.
 *
 * @example
 * ```ts
 * import { olderGenerationOf } from 'rungs/credential/ob2'
 * olderGenerationOf({ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }) // '2.0'
 * ```
 */
export function olderGenerationOf(value: unknown): OlderGeneration | undefined {
  if (!isJsonObject(value)) return undefined
  const context = value['@context']
  if (context !== undefined) {
    const urls: readonly JsonValue[] = [context].flat()
    if (urls.some((url) => typeof url === 'string' && CONTEXTS_2.test(url))) return '2.0'
    return urls.some((url) => typeof url === 'string' && CONTEXTS_1.test(url)) ? '1.1' : undefined
  }
  if (ob2TypesOf(value).includes('Assertion')) return '2.0'
  const { badge, recipient, verify, verification } = value
  if (recipient === undefined || badge === undefined) return undefined
  if (isJsonObject(badge) && typeof recipient === 'string') return '0.5'
  return verify !== undefined && verification === undefined ? '1.0' : undefined
}
