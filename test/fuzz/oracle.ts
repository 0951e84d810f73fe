import type { Statement } from 'jsonld'
import type { ContextLoader } from '../../src/contexts/index.js'
import type { JsonObject, RungsError } from '../../src/core/index.js'
import { isRungsError } from '../../src/core/index.js'
import type { Quad } from '../../src/rdf/dataset/quads.js'
import { translateJsonldError } from '../../src/rdf/jsonld/jsonld-errors.js'
import { toQuads } from '../../src/rdf/jsonld/to-quads.js'
import type { JsonMap } from './json.js'
import { loadProcessor, type Processor } from './jsonld.js'

/** What jsonld in safe mode makes of a document. */
export type Expected =
  | {
      readonly quads: readonly Quad[]
      /** The canonical N-Quads of rdf-canonize, unless it gave up. */
      readonly nquads: string | undefined
    }
  /** Why, in a few words. */
  | { readonly refused: string }

/** What a document should become. */
export type Oracle = (document: JsonMap, loader: ContextLoader) => Promise<Expected>

const MAX_WORK_FACTOR = 2

/** Makes the oracle: jsonld 9 in safe mode and rdf-canonize 5. */
export function createOracle(processor: Processor = loadProcessor()): Oracle {
  return async (document, loader) => {
    let statements: readonly Statement[]
    let quads: readonly Quad[]
    try {
      const found = await processor.toRdf(withStandIns(document), optionsFor(processor, loader))
      statements = withoutRepeats(withoutStandIns(found))
      quads = toQuads(statements)
    } catch (error) {
      return { refused: reasonOf(error, document) }
    }
    return { quads, nquads: await canonical(processor, statements) }
  }
}

function optionsFor(processor: Processor, loader: ContextLoader): object {
  return {
    safe: true,
    base: null,
    rdfDirection: 'i18n-datatype',
    produceGeneralizedRdf: false,
    contextResolver: processor.createResolver(),
    documentLoader: async (url: string) => ({
      contextUrl: null,
      documentUrl: url,
      // jsonld resolves references inside contexts in place.
      document: withStandIns(loader(url) as unknown as JsonMap),
    }),
  }
}

/** Names that jsonld trips over, and others in their place: its copies lose the one, it calls the other. */
const STAND_INS = [
  ['__proto__', '__pr0to__'],
  ['hasOwnProperty', 'hasOwnPr0perty'],
] as const

function withStandIns(document: JsonMap): JsonMap {
  const text = STAND_INS.reduce((before, [name, other]) => before.replaceAll(name, other), JSON.stringify(document))
  return JSON.parse(text) as JsonMap
}

function withoutStandIns(statements: readonly Statement[]): Statement[] {
  const before = JSON.stringify(statements)
  const after = STAND_INS.reduce((text, [name, other]) => text.replaceAll(other, name), before)
  return (after === before ? [...statements] : JSON.parse(after)) as Statement[]
}

/** A dataset is a set (RDF 1.1 Concepts section 4), which rdf-canonize leaves to its callers. */
function withoutRepeats(statements: readonly Statement[]): Statement[] {
  const byText = new Map(statements.map((statement) => [JSON.stringify(statement), statement]))
  return [...byText.values()]
}

async function canonical({ canonize }: Processor, statements: readonly Statement[]): Promise<string | undefined> {
  try {
    return await canonize(statements, { algorithm: 'RDFC-1.0', maxWorkFactor: MAX_WORK_FACTOR })
  } catch (error) {
    if (error instanceof Error && /deep iterations/.test(error.message)) return undefined
    throw error
  }
}

function reasonOf(error: unknown, document: JsonMap): string {
  const facts = error as { readonly cause?: unknown; readonly details?: { readonly cause?: unknown } }
  const loading = [error, facts.cause, facts.details?.cause].find(isRungsError)
  if (loading !== undefined) return loading.code
  const { code, params, cause } = translateJsonldError(error, document as unknown as JsonObject) as RungsError
  const { reason } = params as { reason?: string }
  if (code === 'rdf.too_complex') return `crash: ${String(cause).slice(0, 60)}`
  return reason === undefined ? code : `${code} (${reason})`
}
