/** What is drawn anew as often as drawing takes little of the time: with each of many files it would take ever longer. */
export interface Paced {
  /** Draws at once or a little later. */
  soon(): void
  /** Draws what is still to be drawn. */
  rest(): void
  /** Draws at once. */
  now(): void
}

const SHARE = 4

/** Paces a drawing. */
export function paced(draw: () => void): Paced {
  let ended = Number.NEGATIVE_INFINITY
  let took = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    clearTimeout(timer)
    timer = undefined
    const start = performance.now()
    draw()
    ended = performance.now()
    took = ended - start
  }
  return {
    now,
    soon: () => {
      if (timer !== undefined) return
      const wait = ended + SHARE * took - performance.now()
      if (wait <= 0) now()
      else timer = setTimeout(now, wait)
    },
    rest: () => {
      if (timer !== undefined) now()
    },
  }
}
