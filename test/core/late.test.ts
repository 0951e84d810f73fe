import { describe, expect, it } from 'vitest'
import { late, lateAfter } from '../../src/core/index.js'

describe('what is loaded late', () => {
  it('is loaded once, and again after a failure', async () => {
    let loads = 0
    const load = late(async () => {
      loads++
      if (loads === 1) throw new TypeError('gone')
      return loads
    })
    await expect(load()).rejects.toThrow('gone')
    expect(await Promise.all([load(), load()])).toEqual([2, 2])
    expect(await load()).toBe(2)
  })

  it('pays off with many: it is not there for the first, and there at once when it was loaded', async () => {
    let loads = 0
    const get = lateAfter(3, async () => ++loads)
    expect([get(), get()]).toEqual([undefined, undefined])
    expect(loads).toBe(0)
    expect(await Promise.all([get(), get()])).toEqual([1, 1])
    expect(get()).toBe(1)
  })

  it('pays off with many, and is done without where it cannot be loaded', async () => {
    let loads = 0
    const get = lateAfter(1, async () => {
      loads++
      if (loads === 1) throw new TypeError('gone')
      return loads
    })
    expect(await get()).toBeUndefined()
    expect(await get()).toBe(2)
  })
})
