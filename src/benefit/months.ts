/** The first instants of the calendar months, in UTC, that a time touches, and of the month after: at most `limit` months. */
export function monthStarts(fromMs: number, untilMs: number, limit: number): readonly number[] {
  const first = new Date(fromMs)
  const starts: number[] = []
  for (let month = 0; month <= limit; month++) {
    const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)
    starts.push(start)
    if (start >= untilMs) return starts
  }
  return starts
}

/** How much of a period lies in another, from 0 to 1; a moment lies where it begins. */
export function shareIn(period: { readonly from: number; readonly until: number }, from: number, until: number): number {
  const { from: start, until: end } = period
  if (end <= start) return from <= start && start < until ? 1 : 0
  const inside = Math.min(end, until) - Math.max(start, from)
  return inside <= 0 ? 0 : inside / (end - start)
}
