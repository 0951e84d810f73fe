import { describe, expect, it } from 'vitest'
import { checkHolder } from '../../src/verify/check-holder.js'

describe('the holder of a presentation (VCDM 2.0 section 4.13)', () => {
  it('is unknown where neither the presentation nor a controller names one', () => {
    expect(checkHolder({}, [], [], [])).toMatchObject({
      state: 'unknown',
      findings: [{ code: 'holder.unknown', path: '/holder' }],
    })
  })

  it('is named by an id or an object with one', () => {
    for (const holder of ['did:example:1', { id: 'did:example:1' }]) {
      expect(checkHolder({ holder }, ['did:example:1'], [], []).state).toBe('pass')
      expect(checkHolder({ holder }, ['did:example:2'], [], []).state).toBe('fail')
    }
  })
})
