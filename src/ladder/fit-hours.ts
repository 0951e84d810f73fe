import { addDecimals, type Decimal } from '../core/index.js'

/** Hours that are stated to lie between two instants. */
export interface StatedHours {
  readonly from: number
  readonly end: number
  readonly hours: Decimal
}

interface Job {
  readonly from: bigint
  readonly end: bigint
  left: bigint
}

const HOUR_MS = 3_600_000n
const ZERO: Decimal = { units: 0n, scale: 0 }

/**
 * The most of stated hours that one person can have done, one thing at a time: whatever ends first is done first, which leaves
 * the most room for the rest (Glover 1967). Exact where all of it fits; else cut down to five digits.
 */
export function fitHours(stated: readonly StatedHours[]): Decimal {
  const all = stated.map(({ hours }) => hours).reduce(addDecimals, ZERO)
  const unit = 10n ** BigInt(all.scale)
  const jobs = stated
    .map(({ from, end, hours }): Job => {
      const left = hours.units * 10n ** BigInt(all.scale - hours.scale) * HOUR_MS
      return { from: BigInt(from) * unit, end: BigInt(end) * unit, left }
    })
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
  const waiting: Job[] = []
  let done = 0n
  let now = jobs[0]?.from ?? 0n
  for (let next = 0; next < jobs.length || waiting.length > 0; ) {
    const coming = jobs[next]
    if (coming !== undefined && (coming.from <= now || waiting.length === 0)) {
      if (coming.from > now) now = coming.from
      insert(waiting, coming)
      next++
      continue
    }
    const job = waiting[0] as Job
    const until = coming === undefined || coming.from > job.end ? job.end : coming.from
    const time = job.left < until - now ? job.left : until - now
    if (time > 0n) {
      now += time
      done += time
      job.left -= time
    }
    if (job.left <= 0n || job.end <= now) removeFirst(waiting)
  }
  return done === all.units * HOUR_MS ? all : { units: (done * 100_000n) / (HOUR_MS * unit), scale: 5 }
}

/** Puts a job into a heap whose first is the one that ends first. */
function insert(heap: Job[], job: Job): void {
  let at = heap.length
  for (let parent = (at - 1) >> 1; at > 0 && (heap[parent] as Job).end > job.end; parent = (at - 1) >> 1) {
    heap[at] = heap[parent] as Job
    at = parent
  }
  heap[at] = job
}

function removeFirst(heap: Job[]): void {
  const last = heap.pop() as Job
  if (heap.length === 0) return
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && (heap[child + 1] as Job).end < (heap[child] as Job).end) child++
    if ((heap[child] as Job).end >= last.end) break
    heap[at] = heap[child] as Job
    at = child
  }
  heap[at] = last
}
