import { checkOptions, requireOption } from '../core/index.js'
import { chooseEntry, type LanguageMap } from '../i18n/index.js'
import { defineLadder, type Ladder, rungEdges } from '../ladder/index.js'
import type { BadgePicture } from './draw-badge.js'
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
  const below = new Map<string, string[]>()
  for (const { from, to, kind } of rungEdges(ladder)) if (kind !== 'recommended') below.set(to, [...(below.get(to) ?? []), from])
  const levels = new Map<string, number>()
  // From the bottom up without a call for each step: a ladder may be long.
  for (let pending = ladder.rungs.map(({ id }) => id); pending.length > 0; ) {
    const open = pending.filter((id) => {
      const under = (below.get(id) ?? []).map((lower) => levels.get(lower))
      if (under.includes(undefined)) return true
      levels.set(id, Math.max(0, ...(under as number[])) + 1)
      return false
    })
    // What goes round in a circle stands above all else.
    if (open.length === pending.length) for (const id of open) levels.set(id, Math.max(0, ...levels.values()) + 1)
    pending = open.length === pending.length ? [] : open
  }
  return levels
}
