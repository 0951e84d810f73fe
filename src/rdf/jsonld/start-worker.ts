import { startWorker } from '#runtime'
import type { WorkerThread } from '../../runtime/index.js'

/** Starts the program of `worker.ts`. Both forms are literal: that is how bundlers find the file. */
export function startJsonldWorker(): WorkerThread {
  return startWorker(
    () => new URL('./worker.js', import.meta.url),
    () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'rungs' }),
  )
}
