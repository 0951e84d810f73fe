/** Marks, embeddings, overrides and isolates: whoever puts them into a name decides how the text around it is read. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const ALL_BUT_ISOLATES = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/g

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Languages written from right to left unless their tag says otherwise, and the scripts that are. */
const LANGUAGES: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'ar arc arz ckb dv fa glk he ks lrc mzn nqo ota pnb ps sd syr ug ur yi'.split(' '),
)
const SCRIPTS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '),
)

/** The direction that a language is written in, by its BCP 47 tag: the script where it names one, else the language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...rest] = tag.toLowerCase().split('-', 4)
  const script = rest.find((part) => /^[a-z]{4}$/.test(part))
  return (script === undefined ? LANGUAGES.has(language) : SCRIPTS.has(script)) ? 'rtl' : 'ltr'
}

/** A text without characters that steer direction. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}

/** The same, but isolates stay where each that is opened is closed: a part may be a sentence with isolates of its own. */
function steady(text: string): string {
  let open = 0
  for (const [mark] of text.matchAll(/[\u2068\u2069]/g)) {
    open += mark === '\u2068' ? 1 : -1
    if (open < 0) break
  }
  return open === 0 ? text.replace(ALL_BUT_ISOLATES, '') : withoutControls(text)
}

/**
 * A text that is put into a sentence: what it holds cannot turn the sentence around it (UAX #9 section 6.3). In a sentence from right
 * to left, and wherever letters of the other direction come in, it stands in an isolate of its own.
 */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
  const plain = steady(text)
  return direction === 'rtl' || RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain
}
