/** Names and IRIs as JSON-LD 1.1 tells them apart. */

const KEYWORDS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  '@base',
  '@container',
  '@context',
  '@default',
  '@direction',
  '@embed',
  '@explicit',
  '@graph',
  '@id',
  '@included',
  '@index',
  '@json',
  '@language',
  '@list',
  '@nest',
  '@none',
  '@omitDefault',
  '@prefix',
  '@preserve',
  '@protected',
  '@requireAll',
  '@reverse',
  '@set',
  '@type',
  '@value',
  '@version',
  '@vocab',
])
const KEYWORD_FORM = /^@[a-zA-Z]+$/
const ABSOLUTE = /^(?:[A-Za-z][A-Za-z0-9+,\-.]*|_):[^\s\ud800-\udfff]*$/u
const LANGUAGE_TAG = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/

/** Whether a name is a keyword (JSON-LD 1.1 section 1.7; those of framing included). */
export function isKeyword(name: string): boolean {
  return name.charCodeAt(0) === 0x40 && KEYWORDS.has(name)
}

/** Whether a name has the form of a keyword, which is reserved (JSON-LD 1.1 API section 5.2.2 step 2). */
export function hasKeywordForm(name: string): boolean {
  return name.charCodeAt(0) === 0x40 && KEYWORD_FORM.test(name)
}

/** Whether a text is an absolute IRI or a blank node identifier: a scheme, and neither white space nor a lone surrogate. */
export function isAbsolute(iri: string): boolean {
  return ABSOLUTE.test(iri)
}

/** Whether a text has the form of a language tag (BCP 47 section 2.1). */
export function isLanguageTag(text: string): boolean {
  return LANGUAGE_TAG.test(text)
}

/** Where a compact IRI is divided: 0 or less where it cannot be one. */
export function colonOf(text: string): number {
  return text.indexOf(':')
}

/** Whether what follows the colon marks an IRI that is never compact (JSON-LD 1.1 API section 5.2.2 step 6.2). */
export function isNeverCompact(text: string, colon: number): boolean {
  return (colon === 1 && text.charCodeAt(0) === 0x5f) || text.startsWith('//', colon + 1)
}
