import type { ContextLoader } from '../../src/contexts/index.js'
import { isRungsError, type RungsError } from '../../src/core/index.js'
import { canonicalizeQuads } from '../../src/rdf/dataset/rdfc.js'
import { copy, freeze, hasPath, type JsonMap, valueAt } from './json.js'
import { explain, hasPlainOrder } from './known.js'
import type { Expected, Oracle } from './oracle.js'
import type { Outcome, Subject } from './subject.js'

/** How a document came out: in two words for counting, and what a difference is. */
export interface Verdict {
  readonly kind: 'equal' | 'refused' | 'declined' | 'known' | 'too complex' | 'differing'
  /** The reason of a refusal or decline, or the class of a difference. */
  readonly what: string
  /** Whether the oracle accepted the document. */
  readonly accepted: boolean
}

/** Judges one document; the subject gets a frozen copy. */
export async function judge(document: JsonMap, loader: ContextLoader, subject: Subject, oracle: Oracle): Promise<Verdict> {
  const outcome = await subject(freeze(copy(document)), loader)
  const expected = await oracle(document, loader)
  const [kind, what] = compare(document, outcome, expected)
  return { kind, what, accepted: 'quads' in expected }
}

type Judged = readonly [kind: Verdict['kind'], what: string]

function compare(document: JsonMap, outcome: Outcome, expected: Expected): Judged {
  if ('declined' in outcome) return ['declined', outcome.declined]
  if ('fault' in outcome) return ['differing', `fault: ${String(outcome.fault).slice(0, 80)}`]
  if ('refused' in outcome) return compareRefusal(document, outcome.refused, expected)
  if ('refused' in expected) return ['differing', `accepted; the oracle: ${expected.refused}`]
  return compareText(outcome.nquads, expected)
}

function compareRefusal(document: JsonMap, refused: RungsError, expected: Expected): Judged {
  const { code } = refused
  const reason = nameOf(refused)
  const fault = faultOf(document, refused)
  if (fault !== undefined) return ['differing', `${fault}: ${reason}`]
  if ('refused' in expected) return ['refused', `${reason} | ${expected.refused}`]
  if (code === 'rdf.too_complex' && isTooComplex(expected))
    return ['too complex', expected.nquads === undefined ? 'both' : 'ours']
  const known = explain(refused, document)
  if (known !== undefined) return ['known', known]
  return ['differing', `refused ${reason} at ${formOf(document, refused)}; the oracle accepts`]
}

/** The form of what was refused, so that refusals of one cause are counted together. */
function formOf(document: JsonMap, { code, path, params }: RungsError): string {
  if (path === '') return 'no place'
  const text = code === 'rdf.term_undefined' ? (params as { term: string }).term : valueAt(document, path)
  if (typeof text !== 'string') return text === null ? 'null' : Array.isArray(text) ? 'an array' : `a ${typeof text}`
  if (text.startsWith('@') || text.startsWith('__')) return text.slice(0, 20)
  if (text.startsWith('_:')) return 'a blank node'
  return text.includes(':') ? 'an IRI' : 'a word'
}

function nameOf({ code, params }: RungsError): string {
  const { reason } = params as { reason?: string }
  return reason === undefined ? code : `${code} (${reason})`
}

/** What is wrong with a refusal in itself: its kind, its pointer or the term it names. */
function faultOf(document: JsonMap, { kind, code, path, params }: RungsError): string | undefined {
  if (code === 'rdf.too_complex') return undefined
  if (kind !== 'input') return 'no input error'
  if (!hasPath(document, path)) return 'pointer to nothing'
  if (code !== 'rdf.term_undefined') return undefined
  const { term } = params as { term: string }
  const last = (path.split('/').pop() as string).replaceAll('~1', '/').replaceAll('~0', '~')
  return last.startsWith(term) ? undefined : 'pointer to another term'
}

function compareText(nquads: string, expected: Extract<Expected, { quads: unknown }>): Judged {
  const fromQuads = canonicalizeQuads(expected.quads)
  if (nquads !== fromQuads) return ['differing', `statements: ${kindOfDifference(nquads, fromQuads)}`]
  if (expected.nquads === undefined) return ['equal', 'without rdf-canonize, which gave up']
  if (!hasPlainOrder(nquads) || !hasPlainOrder(expected.nquads)) return ['equal', 'but for order']
  return nquads === expected.nquads ? ['equal', 'to the byte'] : ['differing', 'bytes of rdf-canonize']
}

function isTooComplex({ quads }: Extract<Expected, { quads: unknown }>): boolean {
  try {
    canonicalizeQuads(quads)
    return false
  } catch (error) {
    return isRungsError(error)
  }
}

/** A rough word on how two texts differ, so that differences of one cause are counted together. */
function kindOfDifference(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')]
  if (a.length < b.length) return 'fewer'
  if (a.length > b.length) return 'more'
  const lines = new Set(b)
  const odd = a.find((line) => !lines.has(line)) ?? ''
  return odd.includes('"') ? 'a literal' : 'a resource'
}
