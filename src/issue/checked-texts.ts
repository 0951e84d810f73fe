import { isRungsError, type JsonObject, type JsonTemplate } from '../core/index.js'

/** Which texts of a template's slots make documents that pass, as far as is known without making them. */
export interface CheckedTexts {
  areKnown(texts: readonly string[]): boolean
  /** Learns from texts whose document has passed. */
  remember(texts: readonly string[]): Promise<void>
}

const MAX_KNOWN = 1000

/**
 * Whatever a schema asks of a text at its place (a format, a pattern, one of a list, a length), it refuses one of these. A test holds the
 * schema to that: what a text may be never depends on another, but for lists of which one has to be something, such as types.
 */
export function oddTexts(): readonly string[] {
  return ['', 'x'.repeat(100_000), '\u0000 \ud800']
}

/**
 * Learns what the check of a document looks at: slots where any text passes are left alone, and the texts of the others are remembered
 * once their document has passed.
 */
export function createCheckedTexts(template: JsonTemplate, check: (document: JsonObject) => Promise<void>): CheckedTexts {
  const known = new Set<string>()
  let bound: Promise<readonly number[]> | undefined
  let places: readonly number[] | undefined
  const keyOf = (texts: readonly string[], at: readonly number[]): string =>
    at.length === 1 ? (texts[at[0] as number] as string) : JSON.stringify(at.map((slot) => texts[slot]))
  return {
    areKnown: (texts) => places !== undefined && known.has(places.length === 0 ? '' : keyOf(texts, places)),
    async remember(texts) {
      bound ??= boundSlots(template, check, texts)
      places = await bound
      if (known.size >= MAX_KNOWN) known.clear()
      known.add(places.length === 0 ? '' : keyOf(texts, places))
    },
  }
}

/** The slots in which not any text passes, found in a document that does. */
async function boundSlots(
  { slots, fill }: JsonTemplate,
  check: (document: JsonObject) => Promise<void>,
  texts: readonly string[],
): Promise<readonly number[]> {
  const tried = [...texts]
  const bound: number[] = []
  for (const slot of slots.keys()) {
    for (const odd of oddTexts()) {
      tried[slot] = odd
      if (await passes(check, fill(tried))) continue
      bound.push(slot)
      // What passed stays odd, so that slots of which one has to be something are not all taken for free.
      tried[slot] = texts[slot] as string
      break
    }
  }
  return bound
}

async function passes(check: (document: JsonObject) => Promise<void>, document: JsonObject): Promise<boolean> {
  try {
    await check(document)
    return true
  } catch (error) {
    if (isRungsError(error)) return false
    throw error
  }
}
