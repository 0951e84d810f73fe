import { parseArgs } from 'node:util'
import { subjects } from './subject.js'

/** What the fuzz was asked for. */
export interface FuzzArguments {
  readonly n: number
  readonly seed: number
  /** The one document to judge and show; every document up to `n` unless told. */
  readonly index?: number
  readonly workers: number
  readonly subject: string
  /** Whether every reason is counted. */
  readonly reasons: boolean
}

export const usage: string = `npm run fuzz:rdf -- [--n N] [--seed S] [--workers W] [--subject engine|whole] [--index I] [--reasons]
  --n N        documents, 1000 unless told
  --seed S     the seed they follow from, 1 unless told
  --workers W  processes that share the work, 1 unless told
  --subject    engine: the compiled engine alone (default); whole: with jsonld for what it declines
  --index I    judge and show the document of one index alone
  --reasons    also count every reason of refusals and declines
`

/** The arguments, or nothing where they are wrong. */
export function parseArguments(words: readonly string[]): FuzzArguments | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        n: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        workers: { type: 'string', default: '1' },
        subject: { type: 'string', default: 'engine' },
        index: { type: 'string' },
        reasons: { type: 'boolean', default: false },
      },
    })
    const { n, seed, workers, subject, index, reasons } = values
    const numbers = [n, seed, workers, ...(index === undefined ? [] : [index])]
    if (!numbers.every((text) => /^[0-9]{1,9}$/.test(text)) || Number(workers) < 1 || !Object.hasOwn(subjects, subject))
      return undefined
    return {
      n: Number(n),
      seed: Number(seed),
      workers: Number(workers),
      subject,
      reasons,
      ...(index !== undefined && { index: Number(index) }),
    }
  } catch {
    return undefined
  }
}
