import { Worker, type WorkerOptions } from 'node:worker_threads'
import { THREAD_NAME } from './messages.js'

/** A row that fills the memory ends its own thread, not the process. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const

/**
 * Starts the program of `worker.ts`. The form is literal: that is how bundlers find the file. To be imported dynamically, so that what is
 * built keeps this beside the program.
 */
export function startThread(): Worker {
  const options = { workerData: THREAD_NAME, resourceLimits: RESOURCE_LIMITS }
  if (import.meta.url.endsWith('.ts')) return startSource(new URL('./worker.ts', import.meta.url), options)
  // Flags are inherited; one for the text of --eval would be held against the worker's file.
  const isEval = process.execArgv.some((flag) => flag.startsWith('--input-type'))
  return new Worker(new URL('./worker.js', import.meta.url), { ...options, ...(isEval && { execArgv: [] }) })
}

/** Run from its sources by tsx, which a thread does not inherit. */
function startSource(module: URL, options: WorkerOptions): Worker {
  const program = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(module.href)}) })`
  return new Worker(program, { ...options, eval: true })
}
