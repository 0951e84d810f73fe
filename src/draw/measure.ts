import { graphemesOf } from '../i18n/index.js'

/** Widths in parts of the font size, at least those of wide typefaces: what fits by these fits by narrower ones. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/
const NARROW = /[ijlrtfI1|!.,:;'’()[\]/\\ ‐-]/
const BROAD = /[mwMWGOQ@%&—…]/
const LATIN = /[\u0020-\u024f]/
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
const MARK = /^(?:\p{Mn}|\p{Me}|\u200c|\u200d|[\u2066-\u2069])$/u
/** Scripts of India and South-East Asia, in which a letter with its signs is broad. */
const BRAHMIC = /[\u0900-\u0dff\u0e00-\u109f\u1700-\u17ff\u1a00-\u1cff\ua800-\uabff]/

/** About how wide a text is, in the unit of the font size: rather too wide than too narrow. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width * fontSize * (bold ? 1.08 : 1)
}

function charWidth(char: string): number {
  if (MARK.test(char)) return 0
  if (LATIN.test(char)) return NARROW.test(char) ? 0.42 : BROAD.test(char) ? 0.98 : /\p{Lu}/u.test(char) ? 0.76 : 0.66
  if (WIDE.test(char)) return 1.02
  if (PICTURE.test(char)) return 1.3
  return BRAHMIC.test(char) ? 0.78 : 0.74
}

/** The lines of a text that are at most so wide. What does not fit into the last of them gives way to an ellipsis. */
export function wrapText(text: string, maxWidth: number, fontSize: number, maxLines: number, bold = false): readonly string[] {
  const fits = (line: string): boolean => textWidth(line.trimEnd(), fontSize, bold) <= maxWidth
  const lines: string[] = []
  let line = ''
  const pieces = piecesOf(text, fits)
  for (const piece of pieces) {
    if (line === '' || fits(line + piece)) line += line === '' ? piece.trimStart() : piece
    else {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  if (lines.length <= maxLines) return isolating(lines)
  const last = graphemesOf(lines[maxLines - 1] as string).slice()
  while (last.length > 0 && !fits(`${last.join('')}…`)) last.pop()
  return isolating([...lines.slice(0, maxLines - 1), `${last.join('').trimEnd()}…`])
}

/** Each line is a text of its own: an isolate that goes on in the next one is closed and opened anew. */
function isolating(lines: readonly string[]): readonly string[] {
  let open = 0
  return lines.map((line) => {
    const before = open
    for (const [mark] of line.matchAll(/[\u2068\u2069]/g)) open = Math.max(0, open + (mark === '\u2068' ? 1 : -1))
    return `${'\u2068'.repeat(before)}${line}${'\u2069'.repeat(open)}`
  })
}

/** Where a text may be broken: after words, and inside a word that is wider than a line, between characters. */
function piecesOf(text: string, fits: (line: string) => boolean): readonly string[] {
  const words: string[] = []
  for (const segment of wordsOf(text)) {
    const previous = words.at(-1)?.replace(/[\u2068\u2069]/g, '')
    // A space stays with the word before it, and so does what follows without one, unless the script has no spaces.
    const isJoined = segment === ' ' || (!previous?.endsWith(' ') && !isUnspaced(segment))
    if (previous !== undefined && isJoined) words[words.length - 1] += segment
    else words.push(segment)
  }
  return words.flatMap((word) => (fits(word) ? [word] : graphemesOf(word)))
}

/** The words of a text and what is between them; by its spaces alone where the platform cannot tell (browsers of before 2021). */
function wordsOf(text: string): readonly string[] {
  if (!('Segmenter' in Intl)) return text.match(/ |[^ ]+/g) ?? []
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), ({ segment }) => segment)
}

/** Whether a word is of a script that is written without spaces between words. */
function isUnspaced(word: string): boolean {
  return WIDE.test(word) || /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/.test(word)
}
