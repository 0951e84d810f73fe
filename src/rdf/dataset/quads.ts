import { compareCodePoints } from '../../core/index.js'
/**
 * An RDF statement whose terms are already written as canonical N-Quads (RDFC-1.0 appendix A): `<iri>`, `"text"`,
 * `"text"@tag`, `"text"^^<datatype>`, or a blank node `_:name`; `graph` is empty for the default graph.
 */
export interface Quad {
  readonly subject: string
  readonly predicate: string
  readonly object: string
  readonly graph: string
}

const XSD_STRING = '<http://www.w3.org/2001/XMLSchema#string>'

/** What STRING_LITERAL_QUOTE escapes: under the `u` flag the range of surrogates matches unpaired ones alone. */
const ESCAPED_IN_TEXT = /["\\\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/u
const ESCAPED_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/
const EVERY_ESCAPED_IN_TEXT: RegExp = /* @__PURE__ */ new RegExp(ESCAPED_IN_TEXT, 'gu')
const EVERY_ESCAPED_IN_IRI: RegExp = /* @__PURE__ */ new RegExp(ESCAPED_IN_IRI, 'g')
const SURROGATE = /[\ud800-\udfff]/
const ABOVE_SURROGATES = /[\ue000-\uffff]/

const ECHAR: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

/** Whether a term is a blank node. */
export function isBlank(term: string): boolean {
  return term.charCodeAt(0) === 0x5f
}

/** An IRI as a term; characters outside the production IRIREF (N-Quads section 4) are written `\uXXXX`. */
export function iriTerm(iri: string): string {
  return ESCAPED_IN_IRI.test(iri) ? `<${iri.replace(EVERY_ESCAPED_IN_IRI, uchar)}>` : `<${iri}>`
}

/** The IRI of a term that {@link iriTerm} wrote. */
export function iriOf(term: string): string {
  const iri = term.slice(1, -1)
  return iri.includes('\\')
    ? iri.replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : iri
}

/**
 * A text between quotation marks (RDFC-1.0 appendix A): ECHAR for `\b \t \n \f \r " \`; upper-case `\uXXXX` for the other
 * characters up to U+001F, for U+007F and for what is no Char of XML 1.1: U+FFFE, U+FFFF and unpaired surrogates.
 */
export function quotedText(value: string): string {
  return ESCAPED_IN_TEXT.test(value)
    ? `"${value.replace(EVERY_ESCAPED_IN_TEXT, (character) => ECHAR[character] ?? uchar(character))}"`
    : `"${value}"`
}

/** A literal as a term; the datatype is a term too, and `xsd:string` is left out (RDFC-1.0 appendix A). */
export function literalTerm(value: string, datatype = ''): string {
  return datatype === '' || datatype === XSD_STRING ? quotedText(value) : `${quotedText(value)}^^${datatype}`
}

/** A text for each distinct quad; names of blank nodes may hold any character, so that lengths keep them apart. */
export function quadKey(subject: string, predicate: string, object: string, graph: string): string {
  return `${subject.length} ${subject}${predicate}${object.length} ${object}${graph}`
}

/** Sorts texts in place in code point order (RDFC-1.0 section 3), which is not JavaScript's where surrogates occur. */
export function sortByCodePoint(lines: string[]): string[] {
  return lines.some((line) => SURROGATE.test(line)) ? lines.sort(compareCodePoints) : lines.sort()
}

/** Whether UTF-16 order may be other than code point order in a text: surrogates meet U+E000 to U+FFFF. */
export function needsCodePointOrder(text: string): boolean {
  return SURROGATE.test(text) && ABOVE_SURROGATES.test(text)
}

function uchar(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
