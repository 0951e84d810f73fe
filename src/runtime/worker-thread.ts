import type { WorkerOutcome, WorkerThread } from './types.js'

/** The name by which a module knows that it runs in a worker of ours. */
export const WORKER_NAME = 'rungs'

/** The first message of every worker: its module is loaded. */
export const READY = 'rungs.ready'

/** How long a module may take to load. It is ours, so only a missing file or an overloaded machine takes long. */
const START_MS = 20_000

/** What a platform's worker does for {@link createWorkerThread}. */
export interface WorkerChannel {
  post(message: unknown): void
  /** Whether an answer is waited for, so that the process must not end before it. */
  hold(isWaiting: boolean): void
  end(): void
}

/** What a platform's worker reports. */
export interface WorkerEvents {
  message(data: unknown): void
  failure(): void
}

/** Deadlines and states over a platform's worker; `open` throws where there is none. */
export function createWorkerThread(open: (events: WorkerEvents) => WorkerChannel): WorkerThread {
  let isReady = false
  let deadline = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let resolveRun: ((outcome: WorkerOutcome) => void) | undefined

  const settle = (outcome: WorkerOutcome): void => {
    clearTimeout(timer)
    const resolve = resolveRun
    resolveRun = undefined
    if (outcome.ended === 'answered') channel?.hold(false)
    else end()
    resolve?.(outcome)
  }
  const end = (): void => {
    const ending = channel
    channel = undefined
    ending?.end()
    if (resolveRun !== undefined) settle({ ended: 'crashed' })
  }
  const waitAtMost = (ms: number, ended: 'late' | 'unavailable'): void => {
    clearTimeout(timer)
    timer = setTimeout(() => settle({ ended }), ms)
  }
  const events: WorkerEvents = {
    message(data) {
      if (isReady) return settle({ ended: 'answered', answer: data })
      isReady = data === READY
      if (resolveRun !== undefined) waitAtMost(deadline, 'late')
    },
    failure: () => settle({ ended: isReady ? 'crashed' : 'unavailable' }),
  }
  let channel = openOrNone(open, events)

  return {
    run(message, deadlineMs) {
      if (channel === undefined) return Promise.resolve({ ended: 'unavailable' })
      const opened = channel
      return new Promise((resolve) => {
        resolveRun = resolve
        deadline = deadlineMs
        opened.hold(true)
        opened.post(message)
        if (isReady) waitAtMost(deadlineMs, 'late')
        else waitAtMost(START_MS, 'unavailable')
      })
    },
    isAlive: () => channel !== undefined,
    end,
  }
}

function openOrNone(open: (events: WorkerEvents) => WorkerChannel, events: WorkerEvents): WorkerChannel | undefined {
  try {
    return open(events)
  } catch {
    return undefined
  }
}
