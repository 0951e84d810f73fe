import { setTimeout } from 'node:timers/promises'

/** One operation; a promise is waited for. */
export type Operation = () => unknown

/** An operation and whose it is. */
export interface Contender {
  readonly name: string
  readonly run: Operation
}

/** What operations took, microseconds for one. */
export interface Figures {
  /** Wall time, median of all operations. */
  readonly p50Us: number
  /** Wall time that 99 of 100 operations stay within. */
  readonly p99Us: number
  /** Processor time of all threads, median of the rounds. */
  readonly cpuUs: number
}

/** How long to measure; times are for each contender. */
export interface MeasureOptions {
  readonly rounds: number
  /** Wall time of one round. */
  readonly batchMs: number
  readonly warmupMs: number
}

/** How long other threads go on sweeping after a collection; their time would count for the next batch. */
const SWEEP_MS = 15

const DEFAULTS: MeasureOptions = { rounds: 30, batchMs: 50, warmupMs: 1000 }

/** The nearest-rank percentile, `share` from 0 to 1. NaN of nothing. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The figures of samples: wall time of each operation, processor time of one operation in each round. */
export function figuresOf(wallUs: readonly number[], cpuUs: readonly number[]): Figures {
  return { p50Us: percentile(wallUs, 0.5), p99Us: percentile(wallUs, 0.99), cpuUs: percentile(cpuUs, 0.5) }
}

/**
 * Measures contenders in turns, a batch each in every round, so that whatever slows the machine down for a while hits
 * all alike. Each warms up first; the garbage of one is collected before the next begins, and each turn begins untimed.
 */
export async function measureInterleaved(
  contenders: readonly Contender[],
  options: Partial<MeasureOptions> = {},
): Promise<readonly Figures[]> {
  const { rounds, batchMs, warmupMs } = { ...DEFAULTS, ...options }
  const entries = []
  for (const { run } of contenders) {
    const usualUs = await warmUp(run, warmupMs)
    entries.push({
      run,
      size: Math.max(1, Math.round((batchMs * 1000) / usualUs)),
      wallUs: [] as number[],
      cpuUs: [] as number[],
    })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { run, size, wallUs, cpuUs } of entries) {
      await collect()
      // A collection shrinks the young generation and a turn of others empties the caches: none of that is usual.
      await runBatch(run, Math.ceil(size / 2), [])
      cpuUs.push(await runBatch(run, size, wallUs))
    }
  }
  return entries.map(({ wallUs, cpuUs }) => figuresOf(wallUs, cpuUs))
}

/** Runs until the time is over; the median of the second half is what an operation usually takes. */
async function warmUp(run: Operation, warmupMs: number): Promise<number> {
  const wallUs: number[] = []
  const end = performance.now() + warmupMs
  do await runBatch(run, 1, wallUs)
  while (performance.now() < end)
  return Math.max(1, percentile(wallUs.slice(wallUs.length >> 1), 0.5))
}

/** Adds the wall time of each operation, and returns the processor time of one. */
async function runBatch(run: Operation, size: number, wallUs: number[]): Promise<number> {
  const before = process.cpuUsage()
  for (let count = 0; count < size; count += 1) {
    const start = performance.now()
    const result = run()
    // Waiting for what is no promise would put a turn of the queue into the time.
    if (result instanceof Promise) await result
    wallUs.push((performance.now() - start) * 1000)
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / size
}

/** Leaves no garbage and no thread that is still sweeping it. Nothing where Node runs without `--expose-gc`. */
async function collect(): Promise<void> {
  if (globalThis.gc === undefined) return
  // A full collection would also throw away what the contenders have been optimized for, unlike anything in use.
  await globalThis.gc({ type: 'minor', execution: 'async' })
  await setTimeout(SWEEP_MS)
}
