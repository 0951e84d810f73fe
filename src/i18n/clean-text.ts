/** The most characters of a text that are shown; the rest gives way to an ellipsis. */
const MAX_CHARACTERS = 200
/** Marks on one letter, beyond which a text climbs over its neighbours. */
const MAX_MARKS = 4

/** What XML cannot hold, what reorders or hides text, and what has no width; joiners stay, since scripts need them. */
const UNSHOWABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff]|[\u{e0000}-\u{e0fff}]/gu
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const BREAK = /[\s\u2028\u2029]+/g
const MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu')

/** A text of others made fit to be shown: one line, bounded, nothing that turns round or hides what stands next to it. */
export function cleanText(text: string, limit: number = MAX_CHARACTERS): string {
  // Cut first: whatever is done to it takes time by its length.
  const shown = text
    .slice(0, limit * 16)
    .replace(LONE_SURROGATE, '')
    .replace(UNSHOWABLE, '')
    .replace(BREAK, ' ')
    .trim()
    .replace(MARKS, '$1')
  const characters = graphemesOf(shown)
  return characters.length <= limit
    ? shown
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}

/** The characters of a text as a reader counts them; its code points where the platform cannot tell (browsers of before 2021). */
export function graphemesOf(text: string): readonly string[] {
  if (!('Segmenter' in Intl)) return Array.from(text)
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
}
