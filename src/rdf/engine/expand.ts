import { iriTerm } from '../dataset/quads.js'
import type { ActiveContext, TermDefinition } from './context/active-context.js'
import { colonOf, hasKeywordForm, isAbsolute, isKeyword, isNeverCompact } from './context/iri.js'
import { dataLost, namedBlank, undefinedTerm, type Walk } from './walk-state.js'

/** IRIs of which nothing needs escaping or a second look: the common case, decided at once. */
const PLAIN = /^[A-Za-z][A-Za-z0-9+,\-.]*:[^\u0000-\u0020\s<>"{}|^`\\\ud800-\udfff]*$/

const LONE_SURROGATE = /[\ud800-\udfff]/u

const KEYWORD_MEMBERS: ReadonlyMap<string, TermDefinition> = /* @__PURE__ */ new Map(
  [
    '@id',
    '@type',
    '@value',
    '@language',
    '@direction',
    '@index',
    '@graph',
    '@included',
    '@list',
    '@nest',
    '@reverse',
    '@set',
  ].map((iri) => [iri, { iri, container: [], isProtected: false }]),
)

/** What a member of a node means: its term's definition, or one made from a compact or absolute IRI or from `@vocab`. */
export function definitionOf(walk: Walk, active: ActiveContext, member: string): TermDefinition {
  return active.terms.get(member) ?? KEYWORD_MEMBERS.get(member) ?? untyped(walk, active, member)
}

function untyped(walk: Walk, active: ActiveContext, member: string): TermDefinition {
  const iri = hasKeywordForm(member) ? null : expandVocab(active, member)
  if (iri === null || !isAbsolute(iri) || member === '__proto__') {
    throw LONE_SURROGATE.test(member) ? dataLost(walk, 'lone surrogate') : undefinedTerm(walk, member)
  }
  return { iri, term: iriTerm(iri), container: [], isProtected: false }
}

/** Expands relative to the vocabulary (JSON-LD 1.1 API section 5.2, with vocab); null for what a context takes out. */
function expandVocab(active: ActiveContext, text: string): string | null {
  const known = active.terms.get(text)
  if (known !== undefined) return known.iri
  const compact = expandCompact(active, text)
  return compact ?? (active.vocab === undefined ? text : active.vocab + text)
}

/** An IRI that is compact or absolute; `undefined` for any other text. */
function expandCompact(active: ActiveContext, text: string): string | undefined {
  const colon = colonOf(text)
  if (colon <= 0) return undefined
  if (isNeverCompact(text, colon)) return text
  const prefix = active.hasPrefixes ? active.terms.get(text.slice(0, colon)) : undefined
  if (prefix?.isPrefix === true) return prefix.iri + text.slice(colon + 1)
  return isAbsolute(text) ? text : undefined
}

/** Whether a text is an absolute IRI that nothing in an N-Quads term needs escaping for. */
export function isPlainIri(text: string): boolean {
  return PLAIN.test(text)
}

/** The term of an `@id` value or of a reference: an absolute IRI or a blank node. Safe mode knows no base. */
export function idTerm(walk: Walk, active: ActiveContext, text: string, reason: string, ...at: readonly string[]): string {
  if (!active.hasPrefixes && PLAIN.test(text)) return `<${text}>`
  const iri = isKeyword(text) || hasKeywordForm(text) ? undefined : expandCompact(active, text)
  return termOf(walk, text, iri, reason, at)
}

/** The term of a type, or of a reference by `@vocab`. */
export function vocabTerm(
  walk: Walk,
  active: ActiveContext,
  text: string,
  reason: string,
  ...at: readonly (string | number)[]
): string {
  const known = active.terms.get(text)
  if (known?.term !== undefined) return known.term
  const iri = known !== undefined || isKeyword(text) || hasKeywordForm(text) ? undefined : expandVocab(active, text)
  return termOf(walk, text, iri, reason, at)
}

function termOf(
  walk: Walk,
  text: string,
  iri: string | null | undefined,
  reason: string,
  at: readonly (string | number)[],
): string {
  if (typeof iri !== 'string' || !isAbsolute(iri)) {
    throw dataLost(walk, LONE_SURROGATE.test(text) ? 'lone surrogate' : reason, ...at)
  }
  return iri.startsWith('_:') ? namedBlank(walk, iri) : iriTerm(iri)
}
