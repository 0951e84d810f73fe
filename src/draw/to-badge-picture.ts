import { checkOptions, inputError, isJsonObject, type JsonObject, requireOption, usageError } from '../core/index.js'
import { chooseEntry } from '../i18n/index.js'
import type { Ladder } from '../ladder/index.js'
import type { BadgePicture } from './draw-badge.js'
import { toRungPicture } from './to-rung-picture.js'

/** Options of {@link toBadgePicture}. */
export interface ToBadgePictureOptions {
  /** The language in which names are wanted (BCP 47), where the badge or the ladder has it. */
  readonly lang?: string
  /** The ladder that the badge is of, for its name and the level. A badge of another ladder is refused. */
  readonly ladder?: Ladder
}

/**
 * What the picture of a badge shows, as the badge says it: its texts in the language wanted where its achievement has them, and who issued
 * it. The badge has to be verified before.
 *
 * @throws RungsError `import.document_unknown` for what awards no achievement, `core.option_invalid`,
 * `core.option_unknown`, and those of `defineLadder`
 * @example
 * ```ts
 * import { drawBadge, toBadgePicture } from 'rungs/draw'
 * const pictureOf = (badge: object): string => drawBadge(toBadgePicture(badge, { lang: 'ar' }), { colour: '#0b6e4f' })
 * ```
 */
export function toBadgePicture(credential: object, options: ToBadgePictureOptions = {}): BadgePicture {
  checkOptions(options, ['lang', 'ladder'], 'ToBadgePictureOptions')
  const { lang, ladder } = options
  requireOption(lang === undefined || typeof lang === 'string', 'lang', 'BCP 47 tag')
  const content = objectOf(credential)
  const achievement = achievementOf(content)
  const issuer = issuerNameOf(content)
  if (ladder !== undefined)
    return toRungPicture(ladder, rungIn(achievement, ladder), { issuer, ...(lang !== undefined && { lang }) })
  const name = textOf(achievement, 'name', lang)
  const description = textOf(achievement, 'description', lang)
  if (name === undefined) throw inputError('import.document_unknown', { expected: 'credential' })
  return Object.freeze({
    name: name.text,
    issuer,
    ...(description !== undefined && { description: description.text }),
    ...(name.tag !== undefined && { lang: name.tag }),
  })
}

/**
 * The rung of a ladder that a badge says it is for, by its id; `undefined` for a badge that is of no ladder.
 *
 * @example
 * ```ts
 * import { rungOfBadge } from 'rungs/draw'
 * const id = rungOfBadge({ credentialSubject: { achievement: { ladder: { id: 'urn:ladder', rung: 'urn:rung' } } } }) // 'urn:rung'
 * ```
 */
export function rungOfBadge(credential: object): string | undefined {
  const { rung } = objectOf(achievementOf(objectOf(credential))['ladder'])
  return typeof rung === 'string' ? rung : undefined
}

function rungIn(achievement: JsonObject, ladder: Ladder): string {
  const { id, rung } = objectOf(achievement['ladder'])
  if (id === ladder.id && typeof rung === 'string' && ladder.rungs.some((one) => one.id === rung)) return rung
  throw usageError('core.option_invalid', { option: 'ladder', expected: 'ladder that the badge is of' })
}

function achievementOf(content: JsonObject): JsonObject {
  const subjects = content['credentialSubject']
  return objectOf(objectOf(Array.isArray(subjects) ? subjects[0] : subjects)['achievement'])
}

function issuerNameOf({ issuer }: JsonObject): string {
  const { name, id } = typeof issuer === 'string' ? { name: '', id: issuer } : objectOf(issuer)
  if (typeof name === 'string' && name !== '') return name
  return typeof id === 'string' ? id : ''
}

/** A text of an achievement in a language, from the texts of all languages beside it where those have it. */
function textOf(
  achievement: JsonObject,
  member: string,
  lang: string | undefined,
): { readonly text: string; readonly tag?: string } | undefined {
  const texts = Object.entries(objectOf(achievement[`${member}Map`])).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const chosen = lang === undefined ? undefined : chooseEntry(Object.fromEntries(texts), [lang])
  if (chosen !== undefined) return chosen
  const { [member]: text, inLanguage } = achievement
  return typeof text === 'string' ? { text, ...(typeof inLanguage === 'string' && { tag: inLanguage }) } : undefined
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
