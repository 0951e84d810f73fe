import type { ContextLoader } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject, type RungsError } from '../../src/core/index.js'
import { canonicalizeQuads } from '../../src/rdf/dataset/rdfc.js'
import { compileDocument } from '../../src/rdf/engine/engine.js'
import { quadsByJsonld } from '../../src/rdf/jsonld/declined.js'
import type { JsonMap } from './json.js'

/** What the code under test makes of a document. */
export type Outcome =
  | { readonly nquads: string }
  | { readonly declined: string }
  | { readonly refused: RungsError }
  /** Something that is no error of the library was thrown. */
  | { readonly fault: unknown }

/** Code under test. */
export type Subject = (document: JsonMap, loader: ContextLoader) => Outcome | Promise<Outcome>

/** The compiled engine alone. */
export const engine: Subject = (document, loader) => {
  try {
    const compiled = compileDocument(document as unknown as JsonObject, loader)
    return 'quads' in compiled ? { nquads: canonicalizeQuads(compiled.quads) } : compiled
  } catch (error) {
    return toOutcome(error)
  }
}

/** The engine, and jsonld for what it declines: what callers get. */
export const whole: Subject = async (document, loader) => {
  const outcome = await engine(document, loader)
  if (!('declined' in outcome)) return outcome
  try {
    return { nquads: canonicalizeQuads(await quadsByJsonld(document as unknown as JsonObject, loader)) }
  } catch (error) {
    return toOutcome(error)
  }
}

function toOutcome(error: unknown): Outcome {
  return isRungsError(error) ? { refused: error } : { fault: error }
}

/** What can be tested, by name. */
export const subjects: Readonly<Record<string, Subject>> = { engine, whole }
