import type { ContextLoader } from '../contexts/index.js'
import { createJsonTemplate, type JsonObject, type JsonTemplate } from '../core/index.js'
import { compilePattern } from './statement-pattern.js'
import { rememberCanonical } from './template-memory.js'

/** What {@link compileTemplate} needs. */
export interface CompileTemplateOptions {
  /** JSON pointers (RFC 6901) of the texts that differ from document to document. */
  readonly slots: readonly string[]
  /** The only source of contexts: nothing is fetched. */
  readonly loader: ContextLoader
}

/** A template whose documents' statements are known. */
export interface StatementTemplate extends JsonTemplate {
  /**
   * What {@link canonize} makes of the document with these texts, one for each slot; `undefined` where only it can tell.
   *
   * @throws RungsError `rdf.too_complex`
   */
  canonical(values: readonly string[]): string | undefined
}

/**
 * Compiles a document whose slots will hold other texts: its contexts are worked through and its statements made once, so that
 * each further document costs no more than its canonical order. A value that could mean something else in its place, such as
 * a relative IRI, is left to {@link canonize}.
 *
 * @throws RungsError `core.slot_invalid`, and the `core.json_*` codes for a sample that is not JSON; what JSON-LD refuses is refused by
 * `canonize`, in the filled document
 * @example
 * ```ts
 * import { createContextLoader } from 'rungs/contexts'
 * import { canonize, compileTemplate } from 'rungs/rdf'
 * const loader = createContextLoader()
 * const sample = { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:example:1', type: 'VerifiableCredential', name: 'Ana' }
 * const template = compileTemplate(sample, { slots: ['/id', '/name'], loader })
 * const nquads = await canonize(template.fill(['urn:example:2', 'Bo']), { loader })
 * ```
 */
export function compileTemplate(sample: JsonObject, { slots, loader }: CompileTemplateOptions): StatementTemplate {
  const template = createJsonTemplate(sample, slots)
  const slotted = { count: slots.length, texts: JSON.stringify(sample), fill: template.fill }
  const pattern = new Set(slots).size < slots.length ? undefined : compilePattern(slotted, loader)
  if (pattern === undefined) return Object.freeze({ ...template, canonical: () => undefined })
  return Object.freeze({
    slots: template.slots,
    fill(values: readonly string[]) {
      const document = template.fill(values)
      const canonical = pattern(values)
      if (canonical !== undefined) rememberCanonical(document, loader, canonical)
      return document
    },
    canonical: (values: readonly string[]) => pattern(values)?.(),
  })
}
