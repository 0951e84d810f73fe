import { chooseText, cleanText, type LanguageMap } from '../i18n/index.js'
import { asDefined } from './define-ladder.js'
import { bookOf, requirementLines, type WordingOptions } from './requirement-words.js'
import type { Ladder, Requirement } from './types.js'

/** A requirement in words, with what it is made of. */
export interface RequirementOutline {
  readonly text: string
  readonly parts: readonly RequirementOutline[]
}

const MAX_NAME = 300

/**
 * A requirement in plain words as a tree, for pages that lay it out themselves. Names come in the wanted language (BCP 47) where the
 * ladder has it, the phrases around them in that of the catalogue; texts are one line each, and nothing in them hides or turns others.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { type Ladder, outlineRequirement } from 'rungs/ladder'
 * const needed = (ladder: Ladder): string[] => ladder.rungs.map(({ requires }) => outlineRequirement(ladder, requires, 'en').text)
 * ```
 */
export function outlineRequirement(
  input: Ladder,
  requirement: Requirement,
  lang: string,
  options: WordingOptions = {},
): RequirementOutline {
  const book = bookOf(options, 'outlineRequirement')
  const ladder = asDefined(input)
  const guard = (text: string): string => cleanText(text, MAX_NAME)
  const text = (map: LanguageMap): string => guard(chooseText(map, [String(lang)], ladder.defaultLanguage) ?? '')
  const root = { text: '', parts: [] as Growing[] }
  const open: Growing[] = [root]
  for (const line of requirementLines(requirement, 0, { ladder, book, text, guard })) {
    const [, indent = '', words = ''] = /^( *)- (.*)$/s.exec(line) ?? []
    const found: Growing = { text: words, parts: [] }
    const depth = indent.length / 2
    open[depth]?.parts.push(found)
    open[depth + 1] = found
  }
  return root.parts[0] as RequirementOutline
}

interface Growing {
  readonly text: string
  readonly parts: Growing[]
}
