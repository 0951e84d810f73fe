import type { BatchProgress, BatchResult } from './rows.js'

/** Counts results as they come. */
export interface ProgressCounter {
  add(results: readonly BatchResult[]): BatchProgress
}

/** A counter that starts now. `nowMs` never goes back. */
export function createProgressCounter(total?: number, nowMs: () => number = () => performance.now()): ProgressCounter {
  const counts = { issued: 0, present: 0, failed: 0 }
  const start = nowMs()
  return {
    add(results) {
      for (const { outcome } of results) counts[outcome]++
      const done = counts.issued + counts.present + counts.failed
      const rate = done / Math.max(0.001, (nowMs() - start) / 1000)
      return { done, ...counts, rate, ...(total !== undefined && { etaSeconds: Math.max(0, total - done) / rate }) }
    },
  }
}
