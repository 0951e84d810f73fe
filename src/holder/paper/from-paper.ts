import {
  checkOptions,
  equalBytes,
  fromBase45,
  isRungsError,
  type JsonObject,
  type JsonValue,
  operationError,
  requireOption,
  toHex,
} from '../../core/index.js'
import { type ByteReader, createByteReader, unreadablePaper } from './bytes.js'
import { decodeLeaf } from './leaf.js'
import { contentOf, definePaperTemplate, fillSlots, type PaperTemplate, paperDigest, type Slot, slotsOf } from './template.js'
import { MAX_PAPER_LENGTH, PAPER_END, PAPER_START, startOf, tokenOf } from './to-paper.js'

/** What {@link fromPaper} needs. */
export interface FromPaperOptions {
  /** The templates that are known, published by the issuers; each is named by its own digest, so that it may come from anywhere. */
  readonly templates: readonly PaperTemplate[]
}

/** Whether a text says that it is a badge on paper. */
export function isPaper(text: string): boolean {
  return text.trimStart().startsWith(PAPER_START)
}

/**
 * The very badge that a text of {@link toPaper} stands for, for an ordinary verifier: nothing is verified here. One badge has one text
 * only, so that a changed character is another badge, whose signature is wrong, or none.
 *
 * @returns a JSON object with its proof, deep-frozen, or a token
 * @throws RungsError `holder.paper_unreadable`; `holder.paper_template_unknown`, of kind `operation`, since another template may be
 * known later; `holder.paper_template_invalid`
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { definePaperTemplate, fromPaper } from 'rungs/holder'
 * import { mechanisms } from 'rungs/preset/all'
 * const verifier = createVerifier({ mechanisms })
 * const check = (scanned: string, template: unknown) =>
 *   verifier.verify(fromPaper(scanned, { templates: [definePaperTemplate(template)] }))
 * ```
 */
export function fromPaper(text: string, options: FromPaperOptions): JsonObject | string {
  checkOptions(options, ['templates'], 'fromPaper')
  requireOption(Array.isArray(options.templates), 'templates', 'list of templates')
  const reader = createByteReader(bytesOf(text))
  const digest = reader.take(16)
  const template = options.templates.map(definePaperTemplate).find((one) => equalBytes(paperDigest(one), digest))
  if (template === undefined) throw operationError('holder.paper_template_unknown', { digest: toHex(digest) })
  const slots = slotsOf(template)
  const texts: string[] = []
  for (const slot of slots) texts.push(decodeLeaf(reader, startOf(slot), texts))
  const values = texts.map((one, index) => leafValue(one, slots[index] as Slot, reader))
  const isToken = 'payload' in template
  const length = isToken ? reader.varint() : 0
  const signature = reader.take(length)
  if (!reader.isAtEnd()) throw unreadablePaper('too_long')
  const content = fillSlots(contentOf(template), slots, values)
  return isToken ? tokenOf(template.header, content, signature) : content
}

function bytesOf(text: string): Uint8Array {
  const trimmed = typeof text === 'string' ? text.trim() : ''
  if (!trimmed.startsWith(PAPER_START)) throw unreadablePaper('start')
  if (trimmed.length > MAX_PAPER_LENGTH) throw unreadablePaper('too_long')
  if (!trimmed.endsWith(PAPER_END) || trimmed.length === PAPER_START.length) throw unreadablePaper('truncated')
  try {
    return fromBase45(trimmed.slice(PAPER_START.length, -PAPER_END.length))
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw unreadablePaper('characters')
  }
}

/** The value of a slot: of the kind that it has in the template, and as JSON writes it. */
function leafValue(text: string, { start }: Slot, reader: ByteReader): JsonValue {
  if (typeof start === 'string') return text
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return reader.refuse()
  }
  return typeof value === typeof start && JSON.stringify(value) === text ? (value as JsonValue) : reader.refuse()
}
