import { parseArgs } from 'node:util'

/** What the benchmark was asked for. */
export interface BenchArguments {
  /** Rows whose name has this text or, with `*`, fits it. Default: every row but `memory`. */
  readonly only?: string
  /** The file that the figures are written to. */
  readonly json?: string
  /** Credentials of the memory run, at most 1 000 000. Default 100 000. */
  readonly n: number
}

export const usage: string = `npm run bench [-- --only PATTERN] [--json FILE] [--n N]
  --only PATTERN  rows whose name contains PATTERN, or fits it where it has a *
  --json FILE     also write the figures to FILE
  --only memory   secure many credentials and show the memory instead; --n N of them, 100000 unless told, at most 1000000
`

const DEFAULT_N = 100_000
/** The badges are numbered by six digits. */
const MOST_N = 1_000_000

/** The arguments, or nothing where they are wrong. */
export function parseArguments(words: readonly string[]): BenchArguments | undefined {
  try {
    const { only, json, n } = parseArgs({
      args: [...words],
      options: { only: { type: 'string' }, json: { type: 'string' }, n: { type: 'string' } },
    }).values
    if (only === '' || json === '') return undefined
    if (n !== undefined && (!/^[1-9][0-9]{0,6}$/.test(n) || Number(n) > MOST_N || only !== 'memory')) return undefined
    if (only === 'memory' && json !== undefined) return undefined
    return { n: Number(n ?? DEFAULT_N), ...(only !== undefined && { only }), ...(json !== undefined && { json }) }
  } catch {
    return undefined
  }
}

/** Whether a name contains a pattern or, where the pattern has a `*`, fits it as a whole. */
export function matches(name: string, pattern: string): boolean {
  const [head = '', ...parts] = pattern.split('*')
  const tail = parts.pop()
  if (tail === undefined) return name.includes(pattern)
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false
  const end = name.length - tail.length
  let at = head.length
  for (const part of parts) {
    const found = name.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}
