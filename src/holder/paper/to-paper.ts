import { concatBytes, type JsonObject, type JsonValue, toBase45, toBase64url, usageError, utf8 } from '../../core/index.js'
import { type BadgeParts, differs, firstDifference, partsOfBadge } from './badge-parts.js'
import { varint } from './bytes.js'
import { encodeLeaf } from './leaf.js'
import {
  contentOf,
  definePaperTemplate,
  fillSlots,
  type PaperTemplate,
  paperDigest,
  type Slot,
  slotsOf,
  valueAt,
} from './template.js'

/** What every badge on paper starts with. */
export const PAPER_START = 'RUNGS1:'
/** And ends with, so that a blank before it is not lost. */
export const PAPER_END = '.'
/** As many characters as one QR code of version 15 and level M holds (ISO/IEC 18004, table 7). */
export const MAX_PAPER_LENGTH = 600

/**
 * A whole signed badge as a text that fits one QR code of version 15-M: the digest of a published template and what stands in its slots,
 * the signature among it. Whoever has the template makes the very badge of it again ({@link fromPaper}), and verifies it without a network.
 * Nothing is verified here.
 *
 * @returns at most 600 characters of those that a QR code packs most densely (base45, RFC 9285)
 * @throws RungsError `holder.paper_template_differs` where the badge has other content beside the slots, `holder.paper_too_long`,
 * `holder.paper_template_invalid`, and those of reading the badge
 * @example
 * ```ts
 * import { buildPaperTemplate, toPaper } from 'rungs/holder'
 * const print = (badges: readonly string[]) => {
 *   const template = buildPaperTemplate(badges)
 *   return badges.map((badge) => toPaper(badge, template))
 * }
 * ```
 */
export function toPaper(credential: JsonObject | string, template: PaperTemplate): string {
  const known = definePaperTemplate(template)
  const badge = partsOfBadge(credential)
  const slots = slotsOf(known)
  const values = slots.map((slot, index) => slotValue(badge.content, slot, known.slots[index] as string))
  checkRest(badge, known, slots, values)
  const texts = values.map(leafText)
  const leaves = texts.map((text, index) => encodeLeaf({ text, start: startOf(slots[index] as Slot) }, texts.slice(0, index)))
  const signature = badge.token === undefined ? [] : [varint(badge.token.signature.length), badge.token.signature]
  const text = PAPER_START + toBase45(concatBytes(paperDigest(known), ...leaves, ...signature)) + PAPER_END
  if (text.length > MAX_PAPER_LENGTH) throw usageError('holder.paper_too_long', { length: text.length, limit: MAX_PAPER_LENGTH })
  return text
}

/** What a text of a slot starts with; numbers and truth values start with nothing. */
export function startOf({ start }: Slot): string {
  return typeof start === 'string' ? start : ''
}

/** Numbers and truth values as JSON writes them. */
function leafText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A token of the template: every character is signed, so the payload is written as it was. */
export function tokenOf(header: string, content: JsonObject, signature: Uint8Array): string {
  return [utf8(header), utf8(JSON.stringify(content)), signature].map(toBase64url).join('.')
}

function slotValue(content: JsonObject, { keys, start }: Slot, pointer: string): JsonValue {
  const value = valueAt(content, keys)
  const isFit = typeof value === typeof start && (typeof value !== 'string' || value.startsWith(start as string))
  if (value === undefined || !isFit) throw differs(pointer)
  return value
}

/** That the template with the badge's values is the badge. */
function checkRest(
  { content, token }: BadgeParts,
  template: PaperTemplate,
  slots: readonly Slot[],
  values: readonly JsonValue[],
): void {
  const isToken = 'payload' in template
  if (isToken !== (token !== undefined) || (isToken && template.header !== token?.header)) throw differs('')
  const filled = fillSlots(contentOf(template), slots, values)
  const difference = firstDifference(filled, content, isToken)
  if (difference !== undefined) throw differs(difference)
  // Blanks, and characters written otherwise than they need to be.
  if (token !== undefined && JSON.stringify(filled) !== token.payload) throw differs('')
}
