import type { Worker } from 'node:worker_threads'
import { isRungsError, operationError } from '../core/index.js'
import type { Signer } from '../keys/index.js'
import { toFault } from './faults.js'
import type { RowOutcome, Shape, ShapeRow, ThreadAnswer, ThreadKey, ThreadMessage } from './messages.js'
import { fromRowPack } from './row-pack.js'

/** Badges to be made, of one shape or of several. */
export interface SigningTask {
  readonly shapes: readonly Shape[]
  readonly rows: readonly ShapeRow[]
  readonly nowMs: number
}

/** Threads, or none, that make badges. */
export interface SigningPool {
  /** In the order of the rows. @throws RungsError `bulk.threads_unavailable` */
  sign(task: SigningTask): Promise<readonly RowOutcome[]>
  /** Lets what is under way end, and then the threads. */
  end(): Promise<void>
}

/** How often a task may take its thread down before its rows are tried one by one. */
const MAX_FALLS = 2
/** How many threads may end before they are ready, one after the other. */
const MAX_STILLBORN = 5

interface Job {
  readonly task: SigningTask
  readonly resolve: (outcomes: readonly RowOutcome[]) => void
  readonly reject: (error: unknown) => void
  falls: number
}

interface Thread {
  readonly worker: Worker
  /** Ids of the shapes that it was shown. */
  readonly shapes: Set<number>
  /** Whether its program is loaded: work is given to it only then, so that no row is blamed for what kept it from starting. */
  isReady: boolean
  job?: Job | undefined
}

/**
 * A pool of threads over one key. A task whose thread ends is done again in a new one; if that goes on, its rows are tried one by one,
 * so that the one to blame fails alone with `bulk.row_fatal`. `signer` signs where the key is not in the threads.
 */
export function createSigningPool(size: number, key: ThreadKey, signer: Signer, start: () => Worker): SigningPool {
  const queue: Job[] = []
  const threads = new Set<Thread>()
  let stillborn = 0
  let underWay = 0
  let idle: (() => void) | undefined
  let isEnding = false

  const add = (): void => {
    const thread: Thread = { worker: start(), shapes: new Set(), isReady: false }
    threads.add(thread)
    thread.worker.on('message', (answer: ThreadAnswer) => hear(thread, answer))
    // An exit always follows an error.
    thread.worker.on('error', () => undefined)
    thread.worker.on('exit', () => lose(thread))
    post(thread, { key })
  }
  const post = (thread: Thread, message: ThreadMessage): void => thread.worker.postMessage(message)
  const give = (): void => {
    for (const thread of threads) {
      if (!thread.isReady || thread.job !== undefined) continue
      const job = queue.shift()
      if (job === undefined) return
      thread.job = job
      thread.worker.ref()
      const unseen = job.task.shapes.filter(({ id }) => !thread.shapes.has(id))
      for (const { id, once } of unseen) if (once !== true) thread.shapes.add(id)
      post(thread, { template: unseen, rows: { nowMs: job.task.nowMs, list: job.task.rows } })
    }
  }
  const settle = (thread: Thread, step: (job: Job) => void): void => {
    const { job } = thread
    thread.job = undefined
    thread.worker.unref()
    if (job !== undefined) step(job)
    give()
  }
  const hear = (thread: Thread, answer: ThreadAnswer): void => {
    if ('sign' in answer) {
      const { call, bytes } = answer.sign
      void signFor(signer, bytes).then((signed) => threads.has(thread) && post(thread, { signature: { call, ...signed } }))
      return
    }
    if ('ready' in answer) {
      thread.isReady = true
      stillborn = 0
      thread.worker.unref()
      give()
      return
    }
    settle(thread, (job) => {
      if ('packed' in answer) job.resolve(fromRowPack(answer.packed))
      else job.reject(new Error(`a thread failed: ${answer.defect}`))
    })
  }
  const lose = (thread: Thread): void => {
    threads.delete(thread)
    if (isEnding) return
    const { job } = thread
    if (!thread.isReady && ++stillborn >= MAX_STILLBORN) {
      giveUp()
      return
    }
    if (job !== undefined) {
      job.falls++
      if (job.falls > MAX_FALLS) divide(job)
      else queue.unshift(job)
    }
    add()
    give()
  }
  const giveUp = (): void => {
    for (const { reject } of queue.splice(0)) reject(operationError('bulk.threads_unavailable', {}))
  }
  /** Halves, until the row to blame is alone. */
  const divide = ({ task, resolve, reject }: Job): void => {
    const { rows } = task
    if (rows.length === 1) {
      resolve([{ fault: toFault(operationError('bulk.row_fatal', {})) }])
      return
    }
    const middle = rows.length >> 1
    const halves = [rows.slice(0, middle), rows.slice(middle)].map((half) => enqueue({ ...task, rows: half }))
    void Promise.all(halves).then((outcomes) => resolve(outcomes.flat()), reject)
  }
  const enqueue = (task: SigningTask): Promise<readonly RowOutcome[]> =>
    new Promise((resolve, reject) => {
      queue.push({ task, resolve, reject, falls: 0 })
      give()
    })

  return {
    async sign(task) {
      if (task.rows.length === 0) return []
      while (threads.size < size) add()
      underWay++
      try {
        return await enqueue(task)
      } finally {
        underWay--
        if (underWay === 0) idle?.()
      }
    },
    async end() {
      if (underWay > 0) await new Promise<void>((resolve) => (idle = resolve))
      isEnding = true
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

async function signFor(signer: Signer, bytes: Uint8Array): Promise<Omit<NonNullable<ThreadMessage['signature']>, 'call'>> {
  try {
    return { bytes: await signer.sign(bytes) }
  } catch (error) {
    return isRungsError(error) ? { error: toFault(error) } : {}
  }
}
