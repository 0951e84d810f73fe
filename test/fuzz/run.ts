import { type ContextLoader, createContextLoader } from '../../src/contexts/index.js'
import { judge, type Verdict } from './compare.js'
import { isSupplied, suppliedContexts } from './contexts.js'
import { generate, type Sample } from './generate.js'
import { isMap, type JsonMap } from './json.js'
import { createOracle } from './oracle.js'
import { shrink } from './shrink.js'
import { engine, type Subject } from './subject.js'

/** Which documents are judged: those from `first` up to but without `n`, every `step`-th. */
export interface RunOptions {
  readonly seed: number
  readonly n: number
  readonly first?: number
  readonly step?: number
  /** What is tested. Default {@link engine}. */
  readonly subject?: Subject
  /** Called after each document with how many were judged and how many differed. */
  readonly onProgress?: (done: number, differing: number) => void
}

/** The first document of a class of differences. */
export interface Difference {
  readonly index: number
  readonly what: string
  readonly base: string
  readonly document: JsonMap
  readonly contexts: Readonly<Record<string, JsonMap>>
}

/** What a run found: how often each verdict was given, and each class of differences with its first document, made smaller. */
export interface Tally {
  readonly counts: Readonly<Record<string, number>>
  readonly accepted: number
  readonly differences: readonly Difference[]
}

/** Classes whose document is made smaller; beyond them only counts are kept. */
const MAX_CLASSES = 40

/** Judges documents one after the other. */
export async function run({ seed, n, first = 0, step = 1, subject = engine, onProgress }: RunOptions): Promise<Tally> {
  const oracle = createOracle()
  const shared = createContextLoader(suppliedContexts)
  const counts: Record<string, number> = {}
  const differences = new Map<string, Difference>()
  let accepted = 0
  let done = 0
  let differing = 0
  const judgeSample = ({ document }: Pick<Sample, 'document'>, loader: ContextLoader): Promise<Verdict> =>
    judge(document, loader, subject, oracle)

  const smallest = async (sample: Sample, what: string): Promise<Pick<Difference, 'what' | 'document' | 'contexts'>> => {
    const differs = async (tried: JsonMap): Promise<boolean> => {
      const { document, contexts } = tried
      if (!isMap(document) || !isMap(contexts) || !isSupplied(contexts)) return false
      const again = await judgeSample({ document }, loaderFor({ contexts: contexts as Record<string, JsonMap> }))
      return again.kind === 'differing' && again.what === what
    }
    const { document, contexts } = sample
    if (!(await differs({ document, contexts })))
      return { document, contexts, what: `${what} (only after the documents before it)` }
    return { ...((await shrink({ document, contexts }, differs)) as Pick<Difference, 'document' | 'contexts'>), what }
  }

  for (let index = first; index < n; index += step) {
    const sample = generate(seed, index)
    const verdict = await judgeSample(sample, loaderFor(sample, shared))
    const { kind, what } = verdict
    counts[`${kind}: ${what}`] = (counts[`${kind}: ${what}`] ?? 0) + 1
    if (verdict.accepted) accepted++
    if (kind === 'differing') {
      differing++
      if (!differences.has(what) && differences.size < MAX_CLASSES) {
        differences.set(what, { index, base: sample.base, ...(await smallest(sample, what)) })
      }
    }
    onProgress?.(++done, differing)
  }
  return { counts, accepted, differences: [...differences.values()] }
}

function loaderFor({ contexts }: Pick<Sample, 'contexts'>, shared?: ContextLoader): ContextLoader {
  if (shared !== undefined && Object.keys(contexts).length === 0) return shared
  return createContextLoader({ ...suppliedContexts, ...contexts })
}
