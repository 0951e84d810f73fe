import { checkOptions, requireOption } from '../core/index.js'
import { chooseEntry, type LanguageMap } from '../i18n/index.js'
import { defineLadder, type Ladder, rungEdges } from '../ladder/index.js'
import type { BadgePicture } from './draw-badge.js'
import { ranksOf } from './layers.js'
import { MAX_LEVELS } from './level-marks.js'

/** Options of {@link toRungPicture}. */
export interface ToRungPictureOptions {
  /** The name of whoever issues the badge. */
  readonly issuer: string
  /** The language in which names are wanted (BCP 47), where the ladder has it. Default: that of the ladder. */
  readonly lang?: string
}

/**
 * What the picture of a rung's badge shows: its name, the name of the ladder, and the level. Levels are the ordinals of rungs where all
 * have one, else the longest way up to each; of more than 9 none is shown. It says nothing of a person: all badges of a rung have the
 * same picture.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown`, and those of `defineLadder`
 * @example
 * ```ts
 * import { drawBadge, toBadgeDesign, toRungPicture } from 'rungs/draw'
 * import type { Ladder } from 'rungs/ladder'
 * const pictureOf = (ladder: Ladder, rung: string): string =>
 *   drawBadge(toRungPicture(ladder, rung, { issuer: 'Courier Platform', lang: 'hi' }), toBadgeDesign(ladder, rung))
 * ```
 */
export function toRungPicture(ladder: Ladder, rung: string, options: ToRungPictureOptions): BadgePicture {
  checkOptions(options, ['issuer', 'lang'], 'ToRungPictureOptions')
  const { issuer, lang } = options
  requireOption(typeof issuer === 'string', 'issuer', 'text')
  requireOption(lang === undefined || typeof lang === 'string', 'lang', 'BCP 47 tag')
  const defined = defineLadder(ladder)
  const own = defined.rungs.find(({ id }) => id === rung)
  if (own === undefined) requireOption(false, 'rung', 'id of a rung of the ladder')
  const wanted = [...(lang === undefined ? [] : [lang]), defined.defaultLanguage]
  const text = (map: LanguageMap) =>
    chooseEntry(map, wanted) ?? Object.entries(map).map(([tag, said]) => ({ tag, text: said }))[0]
  const { name, description } = own as Ladder['rungs'][number]
  const levels = levelsOf(defined)
  const most = Math.max(...levels.values())
  const entry = text(name)
  return Object.freeze({
    name: entry?.text ?? rung,
    issuer,
    description: text(description)?.text ?? '',
    ladder: text(defined.name)?.text ?? defined.id,
    ...(most <= MAX_LEVELS && { level: levels.get(rung) as number, levels: most }),
    ...(entry !== undefined && { lang: entry.tag }),
  })
}

/** The level of each rung, from 1 without gaps. */
function levelsOf(ladder: Ladder): ReadonlyMap<string, number> {
  const ordinals = ladder.rungs.flatMap(({ ordinal }) => (ordinal === undefined ? [] : [ordinal]))
  if (ordinals.length === ladder.rungs.length) {
    const steps = [...new Set(ordinals)].sort((a, b) => a - b)
    return new Map(ladder.rungs.map(({ id, ordinal }) => [id, steps.indexOf(ordinal as number) + 1]))
  }
  const at = new Map(ladder.rungs.map(({ id }, index) => [id, index]))
  const ways = rungEdges(ladder).filter(({ kind }) => kind !== 'recommended')
  const ranks = ranksOf(
    ladder.rungs.length,
    ways.map(({ from, to }) => [at.get(from) as number, at.get(to) as number]),
  )
  return new Map(ladder.rungs.map(({ id }, index) => [id, (ranks[index] as number) + 1]))
}
