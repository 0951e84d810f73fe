// Before a second jsonld is loaded, so that the first is the one that `import` finds.
import 'jsonld'
import { createRequire } from 'node:module'
import type { Statement } from 'jsonld'

type Loaded = Record<string, unknown>
type ToRdf = (document: unknown, options: object) => Promise<readonly Statement[]>
type Canonize = (dataset: readonly Statement[], options: object) => Promise<string>

/** jsonld and rdf-canonize, as the oracle uses them. */
export interface Processor {
  readonly toRdf: ToRdf
  readonly canonize: Canonize
  /** A resolver of contexts that remembers nothing beyond one document. */
  readonly createResolver: () => object
}

/**
 * A jsonld of our own, so that its three departures from the text (see `knownDifferences`) can be mended without touching the
 * jsonld that the library uses.
 */
export function loadProcessor(): Processor {
  const require = createRequire(import.meta.url)
  const main = require.resolve('jsonld')
  const folder = main.slice(0, main.lastIndexOf('/lib/') + 5)
  const isOwn = (path: string): boolean => path.startsWith(folder)
  const others = Object.entries(require.cache).filter(([path]) => isOwn(path))
  for (const [path] of others) delete require.cache[path]
  const util = require(`${folder}util.js`) as Loaded
  const types = require(`${folder}types.js`) as Loaded
  const context = require(`${folder}context.js`) as Loaded
  mendNumbers(types)
  mendComparison(util)
  mendDirection(context)
  const jsonld = require(main) as { toRDF: ToRdf }
  const ContextResolver = require(`${folder}ContextResolver.js`) as new (options: object) => object
  const { canonize } = createRequire(main)('rdf-canonize') as { canonize: Canonize }
  for (const path of Object.keys(require.cache).filter(isOwn)) delete require.cache[path]
  for (const [path, loaded] of others) require.cache[path] = loaded
  return {
    toRdf: (document, options) => jsonld.toRDF(document, options),
    canonize,
    createResolver: () => new ContextResolver({ sharedCache: { get: () => undefined, set: () => undefined } }),
  }
}

/** JSON-LD 1.1 API section 8.2.2: a number with a fractional part is a double, also where it is written without a point. */
function mendNumbers(types: Loaded): void {
  types['isDouble'] = (value: unknown) => typeof value === 'number' && (!Number.isInteger(value) || Math.abs(value) >= 1e21)
}

/** JSON-LD 1.1 API section 7.2: only values that are wholly equal are one value. */
function mendComparison(util: Loaded): void {
  const compare = util['compareValues'] as (a: Loaded, b: Loaded) => boolean
  const direction = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? (value as Loaded)['@direction'] : undefined
  util['compareValues'] = (a: Loaded, b: Loaded) => compare(a, b) && direction(a) === direction(b)
}

/** JSON-LD 1.1 API section 4.1.2 step 1: a new context begins as a copy of the active one, default base direction included. */
function mendDirection(context: Loaded): void {
  const initial = context['getInitialContext'] as (options: unknown) => Loaded
  context['getInitialContext'] = (options: unknown) => {
    const active = initial(options)
    const clone = active['clone'] as (this: Loaded) => Loaded
    if ((clone as { isMended?: boolean }).isMended) return active
    const mended = function (this: Loaded): Loaded {
      const child = clone.call(this)
      if (Object.hasOwn(this, '@direction')) child['@direction'] = this['@direction']
      return child
    }
    active['clone'] = Object.assign(mended, { isMended: true })
    return active
  }
}
