import type { ContextLoader } from '../../contexts/index.js'
import { inputError, type JsonObject, operationError, snapshotJsonObject } from '../../core/index.js'
import { declinedQuads } from '../canonize.js'
import { isBlank, type Quad } from '../dataset/quads.js'
import { canonicalLabels } from '../dataset/rdfc.js'
import { nquad, sortedLines, sortQuads, withoutRepeats } from '../dataset/sorted-nquads.js'
import { compileDocument } from '../engine/engine.js'
import { type NamedDocument, nameDocument, namingOf, selectFrom } from './named-document.js'
import { toPointerTree } from './pointer-tree.js'

/**
 * Gives blank nodes labels that do not tell how many there are before them: from all canonical labels (`c14n0`, ...), in their
 * order, to those that take their place, each another (ECDSA cryptosuites 1.0 section 3.4.3, label map function).
 */
export type LabelMapper = (canonical: readonly string[]) => ReadonlyMap<string, string>

/** What {@link labelStatements} needs. */
export interface LabelStatementsOptions {
  /** The only source of contexts: nothing is fetched. */
  readonly loader: ContextLoader
  readonly labels: LabelMapper
}

/** A part of a document and its place among the statements of the whole. */
export interface StatementSelection {
  /** The members at the pointers, with the `@context`, `id` and `type` of whatever they stand in. */
  readonly document: JsonObject
  /** Where its statements are among all, ascending. */
  readonly indexes: readonly number[]
  /** From the canonical labels of this part alone to the labels in the whole. */
  readonly labelMap: ReadonlyMap<string, string>
}

/** The statements of a document, from which parts can be taken. */
export interface LabelledStatements {
  /** Lines of N-Quads under the labels, in code point order. */
  readonly lines: readonly string[]
  /** @throws RungsError `rdf.pointer_invalid` */
  select(pointers: readonly string[]): StatementSelection
}

const MAX_DEPTH = 200

/**
 * Canonicalizes a document under other labels, so that statements can be signed one by one and shown one by one (ECDSA
 * cryptosuites 1.0 section 3.4.16, canonicalize and group). A list, a JSON literal and a value object are one value each: a
 * pointer into one stands for the whole of it.
 *
 * @throws RungsError `rdf.selection_unsupported` for JSON-LD that the compiled engine leaves to jsonld, as `canonize`, and the
 * `core.json_*` codes for what is not JSON
 */
export function labelStatements(document: JsonObject, { loader, labels }: LabelStatementsOptions): LabelledStatements {
  const whole = nameDocument(snapshotJsonObject(document, { maxDepth: MAX_DEPTH }))
  const undivided = new Set<object>()
  const quads = quadsOf(whole, loader, undivided)
  const canonical = canonicalLabels(quads)
  const replaced = labels([...canonical.values()].map((label) => label.slice(2)))
  const labelOf = new Map([...canonical].map(([name, label]) => [name, replaced.get(label.slice(2)) as string]))
  const lines = labelledLines(quads, labelOf)
  const places = new Map(lines.map((line, index) => [line, index]))
  const isUndivided = (value: object): boolean => undivided.has(value)

  return {
    lines,
    select(pointers) {
      const part = selectFrom(whole, toPointerTree(whole.document, pointers, isUndivided), isUndivided)
      const statements = quadsOf(part, loader, new Set())
      const indexes = statements.map((quad) => places.get(nquad(relabelled(quad, labelOf))))
      // A statement that the whole does not make: nothing here is known to cause it, and nothing would be signed for it.
      if (indexes.includes(undefined)) throw operationError('rdf.selection_unsupported', {})
      return {
        document: part.document,
        indexes: [...new Set(indexes as number[])].sort((a, b) => a - b),
        labelMap: new Map([...canonicalLabels(statements)].map(([name, label]) => [label.slice(2), labelOf.get(name) as string])),
      }
    },
  }
}

/**
 * The statements of a part under the labels that its holder gives for the canonical ones (ECDSA cryptosuites 1.0 section
 * 3.4.2, label replacement canonicalize JSON-LD), in code point order. The map must name each blank node, and no two alike.
 *
 * @throws RungsError `rdf.label_map_invalid`, and as `canonize`
 */
export async function relabelStatements(
  document: JsonObject,
  loader: ContextLoader,
  labelMap: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const compiled = compileDocument(document, loader)
  const quads = 'quads' in compiled ? compiled.quads : await declinedQuads(document, loader)
  const canonical = [...canonicalLabels(quads)]
  const isWhole = canonical.length === labelMap.size && canonical.every(([, label]) => labelMap.has(label.slice(2)))
  if (!isWhole || new Set(labelMap.values()).size !== labelMap.size) throw inputError('rdf.label_map_invalid', {})
  return labelledLines(quads, new Map(canonical.map(([name, label]) => [name, labelMap.get(label.slice(2)) as string])))
}

function quadsOf(named: NamedDocument, loader: ContextLoader, indivisible: Set<object>): readonly Quad[] {
  const compiled = compileDocument(named.document, loader, namingOf(named, indivisible))
  if ('declined' in compiled) throw operationError('rdf.selection_unsupported', {})
  return compiled.quads
}

function labelledLines(quads: readonly Quad[], labelOf: ReadonlyMap<string, string>): readonly string[] {
  return sortedLines(withoutRepeats(sortQuads(quads.map((quad) => relabelled(quad, labelOf)))))
}

function relabelled(quad: Quad, labelOf: ReadonlyMap<string, string>): Quad {
  const { subject, predicate, object, graph } = quad
  const term = (one: string): string => (isBlank(one) ? `_:${labelOf.get(one)}` : one)
  return { subject: term(subject), predicate, object: term(object), graph: term(graph) }
}
