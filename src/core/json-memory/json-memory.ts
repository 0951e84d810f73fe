import { fromUtf8 } from '../bytes.js'
import { createGenerations } from '../generations.js'
import { boundsOf, isJsonObject, type JsonLimits, type JsonObject, type JsonValue, parseJson } from '../json.js'
import { createTextShape, learnText, readAs, type TextShape } from './text-shape.js'

/** {@link parseJson} under the same limits each time. */
export type JsonReader = (input: string | Uint8Array) => JsonValue

const MAX_CHARACTERS = 32_768
const MAX_SHAPES = 32
/** How many shapes a text is compared with: most differ from it near their beginnings. */
const MAX_COMPARED = 8

/**
 * Parses JSON as {@link parseJson} does, under the same limits, and remembers the texts that it has read: one that is like others but for
 * some of its texts and numbers is read at these alone, and its document shares with theirs what is equal. Bounded: some 32 shapes of
 * 32 768 characters.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`; from the returned function, those of `parseJson`
 * @example
 * ```ts
 * import { loadJsonMemory } from 'rungs/core'
 * const createJsonMemory = await loadJsonMemory()
 * const read = createJsonMemory({ maxDepth: 16 })
 * read('{"name":"Ana"}') // { name: 'Ana' }
 * ```
 */
export function createJsonMemory(limits: JsonLimits = {}): JsonReader {
  const bounds = boundsOf(limits)
  const shapes = createGenerations<string, TextShape>(MAX_SHAPES)
  /** Those that can be compared with, the last met first. */
  let recent: readonly Known[] = []
  const meet = (known: Known): void => {
    recent = [known, ...recent.filter(({ key }) => key !== known.key)].slice(0, MAX_COMPARED)
  }
  const recall = (text: string): JsonValue | undefined => {
    for (let index = 0; index < recent.length; index++) {
      const known = recent[index] as Known
      const document = readAs(known.shape, text)
      if (document === undefined) continue
      if (index > 0) meet(known)
      return document
    }
    return undefined
  }
  const learn = (text: string, document: JsonObject): void => {
    const shape = createTextShape(text, document)
    if (shape === undefined) return
    const key = shape.gaps.join('\u0000')
    const before = shapes.get(key)
    const now = before === undefined ? shape : learnText(before, shape.contents)
    shapes.set(key, now)
    if (now.pattern !== undefined) meet({ key, shape: now })
  }
  let [remembered, others] = [0, 0]
  return (input) => {
    const text = typeof input === 'string' ? input : decode(input)
    // A UTF-16 unit takes one to three bytes of UTF-8; larger texts are for others to judge.
    const isSmall = text !== undefined && text.length <= Math.min(MAX_CHARACTERS, bounds.maxBytes / 3)
    if (!isSmall) return parseJson(input, bounds)
    const known = recall(text)
    if (known !== undefined) {
      remembered++
      return known
    }
    const value = parseJson(input, bounds)
    // Where texts are seldom alike, it is seldom looked whether they are.
    if (isJsonObject(value) && (others < 32 || others % 16 === 0 || remembered * 4 > others)) learn(text, value)
    others++
    return value
  }
}

interface Known {
  readonly key: string
  readonly shape: TextShape
}

/** The text of bytes; `undefined` for what is none, as others will say. */
function decode(bytes: Uint8Array): string | undefined {
  // A decoder takes other views and buffers as well.
  if (Object.prototype.toString.call(bytes) !== '[object Uint8Array]') return undefined
  try {
    return fromUtf8(bytes)
  } catch {
    return undefined
  }
}
