/** Texts by BCP 47 language tag. */
export type LanguageMap = Readonly<Record<string, string>>

/** A text of a language map, and the tag that it stands under. */
export interface LanguageEntry {
  readonly tag: string
  readonly text: string
}

/**
 * The text for the first of the wanted languages that the map has, each tried from the most specific form to the bare
 * language (BCP 47 lookup, RFC 4647 section 3.4), then the default language, then the first text.
 */
export function chooseText(map: LanguageMap, wanted: readonly string[], defaultLanguage?: string): string | undefined {
  const [first] = Object.values(map)
  return chooseEntry(map, defaultLanguage === undefined ? wanted : [...wanted, defaultLanguage])?.text ?? first
}

/** The entry for the first of the wanted languages that the map has, by the same lookup; nothing else is taken in its place. */
export function chooseEntry(map: LanguageMap, wanted: readonly string[]): LanguageEntry | undefined {
  const byTag = new Map(Object.entries(map).map(([tag, text]) => [tag.toLowerCase(), { tag, text }]))
  for (const tag of wanted) {
    for (const candidate of lookupChain(tag.toLowerCase())) {
      const entry = byTag.get(candidate)
      if (entry !== undefined) return entry
    }
  }
  return undefined
}

/** A tag and what it falls back to, from the most specific form to the bare language (RFC 4647 section 3.4). */
export function lookupChain(tag: string): string[] {
  const chain: string[] = []
  // Longer tags than any registered one are cut, since `wanted` may be a stranger's header.
  const parts = tag.split('-', 16)
  while (parts.length > 0) {
    chain.push(parts.join('-'))
    parts.pop()
    // RFC 4647 section 3.4: a single letter before the removed subtag goes with it.
    if (parts.at(-1)?.length === 1) parts.pop()
  }
  return chain
}
