import { Worker } from 'node:worker_threads'
import { THREAD_NAME } from './messages.js'

/** A row that fills the memory ends its own thread, not the process. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const

/**
 * Starts the program of `worker.ts`. The form is literal: that is how bundlers find the file. To be imported dynamically, so that what is
 * built keeps this beside the program.
 */
export function startThread(): Worker {
  // Flags are inherited; one for the text of --eval would be held against the worker's file.
  const isEval = process.execArgv.some((flag) => flag.startsWith('--input-type'))
  // Run from its sources, the file beside this one is still TypeScript.
  const isSource = import.meta.url.endsWith('.ts')
  const module = isSource ? new URL('./worker.ts', import.meta.url) : new URL('./worker.js', import.meta.url)
  return new Worker(module, { workerData: THREAD_NAME, resourceLimits: RESOURCE_LIMITS, ...(isEval && { execArgv: [] }) })
}
