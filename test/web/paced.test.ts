import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from '../../src/web/app/paced.js'

describe('paced drawing', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('takes little of the time, however much there is to draw, and ends with all of it', () => {
    let shown = 0
    let drawn = 0
    let took = 0
    const pace = paced(() => {
      drawn = shown
      took += shown
      vi.advanceTimersByTime(shown)
    })
    for (; shown < 1000; ) {
      shown++
      vi.advanceTimersByTime(1)
      pace.soon()
    }
    pace.rest()
    expect(drawn).toBe(1000)
    // Each by itself would take half a million.
    expect(took).toBeLessThan(10_000)
  })

  it('draws at once where nothing was drawn before, and later by itself', () => {
    let count = 0
    const pace = paced(() => {
      count++
      vi.advanceTimersByTime(10)
    })
    pace.soon()
    expect(count).toBe(1)
    pace.soon()
    pace.soon()
    expect(count).toBe(1)
    vi.advanceTimersByTime(50)
    expect(count).toBe(2)
    pace.rest()
    expect(count).toBe(2)
    pace.now()
    expect(count).toBe(3)
  })
})
