import { sha256 } from '#runtime'
import {
  canonicalizeJson,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseJson,
  pointerKeys,
  snapshotJsonObject,
  toHex,
} from '../../core/index.js'

/**
 * What badges on paper have in common, as a document that anybody can publish and keep: a signed badge whose slots are empty. It holds
 * nothing of the workers.
 */
export type PaperTemplate = PaperTemplateOfObject | PaperTemplateOfToken

interface PaperTemplateParts {
  readonly type: 'PaperTemplate'
  /** The version of this form. */
  readonly version: 1
  /**
   * Where badges differ: JSON pointers (RFC 6901) of texts, numbers and truth values. What a text holds in the template is what it starts
   * with in every badge.
   */
  readonly slots: readonly string[]
}

/** Of badges with embedded proofs. */
export interface PaperTemplateOfObject extends PaperTemplateParts {
  /** The badge with its proof. */
  readonly credential: JsonObject
}

/** Of badges that are tokens, whose every character is signed (RFC 7515). */
export interface PaperTemplateOfToken extends PaperTemplateParts {
  /** The header as it is in every token: JSON text. */
  readonly header: string
  /** The payload: JSON text without blanks, its members in the order of the tokens. */
  readonly payload: string
}

/** A slot of a template: its way from the root, and what it holds there. */
export interface Slot {
  readonly keys: readonly string[]
  readonly start: string | number | boolean
}

const MAX_SLOTS = 128
/**
 * Of SHA-256. The digest finds the template, and the signature covers what becomes of it: whoever made another template of the same digest
 * would have a badge whose signature is wrong. 128 bits keep even that from being tried, and two publishers from meeting by chance.
 */
const DIGEST_BYTES = 16

/**
 * A published template for badges on paper, checked and frozen.
 *
 * @throws RungsError `holder.paper_template_invalid`, and the `core.json_*` codes for what is not JSON
 * @example
 * ```ts
 * import { definePaperTemplate } from 'rungs/holder'
 * definePaperTemplate({
 *   type: 'PaperTemplate', version: 1, slots: ['/id', '/proof/proofValue'],
 *   credential: { id: 'urn:uuid:', name: 'First aid', proof: { proofValue: '' } },
 * })
 * ```
 */
export function definePaperTemplate(value: unknown): PaperTemplate {
  const copy = snapshotJsonObject(value as JsonObject)
  const { type, version, slots, credential, header, payload } = copy
  const isToken = typeof header === 'string' && typeof payload === 'string'
  const isForm = type === 'PaperTemplate' && version === 1 && Array.isArray(slots) && isToken !== isJsonObject(credential)
  if (!isForm || Object.keys(copy).length !== (isToken ? 5 : 4)) throw invalid('form')
  const template = copy as unknown as PaperTemplate
  if (slots.length > MAX_SLOTS || new Set(slots).size !== slots.length) throw invalid('slots')
  if (isToken && JSON.stringify(contentOf(template)) !== payload) throw invalid('payload')
  slotsOf(template)
  return template
}

function invalid(expected: 'form' | 'slots' | 'payload'): Error {
  return inputError('holder.paper_template_invalid', { expected })
}

/** By what a badge on paper names its template: the first 16 bytes of the SHA-256 of its canonical JSON (RFC 8785). */
export function paperDigest(template: PaperTemplate): Uint8Array {
  return sha256(canonicalizeJson(template as unknown as JsonObject)).subarray(0, DIGEST_BYTES)
}

/** The same for people and file names: lower-case hexadecimal. */
export function paperDigestText(template: PaperTemplate): string {
  return toHex(paperDigest(template))
}

/** What the slots are in: a credential with its proof, or a token's payload. */
export function contentOf(template: PaperTemplate): JsonObject {
  if (!('payload' in template)) return template.credential
  try {
    const payload = parseJson(template.payload)
    if (isJsonObject(payload)) return payload
  } catch (error) {
    if (!isRungsError(error)) throw error
  }
  throw invalid('payload')
}

/** The slots in order. @throws RungsError `holder.paper_template_invalid` */
export function slotsOf(template: PaperTemplate): readonly Slot[] {
  const content = contentOf(template)
  return template.slots.map((pointer) => {
    const keys = typeof pointer === 'string' ? (pointerKeys(pointer) ?? []) : []
    const start = valueAt(content, keys)
    // Contexts say what a badge means.
    if (keys.includes('@context') || start === undefined || typeof start === 'object') throw invalid('slots')
    return { keys, start: start as Slot['start'] }
  })
}

/** What stands at a place, or `undefined`. */
export function valueAt(content: JsonObject, keys: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = content
  for (const key of keys) {
    const isInside: boolean = Array.isArray(value) ? /^(?:0|[1-9]\d*)$/.test(key) : isJsonObject(value)
    value = isInside && Object.hasOwn(value as object, key) ? (value as JsonObject)[key] : undefined
  }
  return value
}

/** A frozen copy of the content with other values at these places, its members in their order. */
export function fillSlots(content: JsonObject, slots: readonly Slot[], values: readonly JsonValue[]): JsonObject {
  const copy = structuredClone(content) as Record<string, JsonValue>
  for (const [index, { keys }] of slots.entries()) {
    const parent = valueAt(copy, keys.slice(0, -1)) as Record<string, JsonValue>
    parent[keys.at(-1) as string] = values[index] as JsonValue
  }
  return snapshotJsonObject(copy)
}
