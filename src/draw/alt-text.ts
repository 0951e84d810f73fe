import { usageError } from '../core/index.js'
import { unescapeXml } from './own-picture.js'

const TITLE = /<title id="[^"]*">([^<]*)<\/title>/
const DESCRIPTION = /<desc id="[^"]*">([^<]*)<\/desc>/

/**
 * What a picture of `rungs/draw` says to those who do not see it, in its own language: for the `alt` of an `img`, the `caption` of
 * `toAchievementImage`, or the text beside a PNG. Of a badge it is the name of its achievement, the ladder and level, the issuer, and
 * what it was given for.
 *
 * @throws RungsError `core.option_invalid` for what was not drawn here
 * @example
 * ```ts
 * import { drawBadge, toAltText } from 'rungs/draw'
 * toAltText(drawBadge({ name: 'First aid', issuer: 'School' })) // 'First aid. Issued by School.'
 * ```
 */
export function toAltText(svg: string): string {
  const { title: name, description: said } = wordsOf(svg)
  // A name ends as the sentences after it do in their language.
  const [end = ''] = /\p{Po}$/u.exec(said) ?? []
  return said === '' ? name : `${name}${/\p{Po}$/u.test(name) ? '' : end} ${said}`
}

/** What a picture says to those who do not see it. @throws RungsError `core.option_invalid` */
export function wordsOf(svg: string): { readonly title: string; readonly description: string } {
  const [title, description] = [TITLE.exec(svg), DESCRIPTION.exec(svg)].map((match) => match?.[1])
  if (title === undefined || description === undefined)
    throw usageError('core.option_invalid', { option: 'svg', expected: 'picture of rungs/draw' })
  return { title: unescapeXml(title), description: unescapeXml(description) }
}
