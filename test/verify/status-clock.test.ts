import { describe, expect, it } from 'vitest'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW_MS } from '../support/badges.js'
import { listWith, signedList } from '../support/status.js'
import { badgeWith, entryOf } from './status-support.js'
import { signer } from './support.js'

const url = 'https://courier.example/status/1'
const validFrom = new Date(NOW_MS + 1000).toISOString().replace('.000', '')

describe('a list that is signed when it is asked for (Bitstring Status List 1.0 section 3.2)', () => {
  it('counts where its second has begun by then, and not before', async () => {
    const badge = await badgeWith(entryOf(url))
    const statusLists = { [url]: await signedList(url, signer, listWith({ 5: 1 }), { validFrom }) }
    // Each look at the clock is a second later.
    const clock = { ms: NOW_MS - 1000 }
    const now = (): Date => {
      clock.ms += 1000
      return new Date(clock.ms)
    }
    const moving = await createVerifier({ mechanisms, statusLists, now }).verify(badge)
    expect(moving.findings.map(({ code }) => code)).toEqual(['status.revoked'])
    const standing = await createVerifier({ mechanisms, statusLists, now: new Date(NOW_MS) }).verify(badge)
    expect([standing.outcome, standing.findings.map(({ code }) => code)]).toEqual([
      'indeterminate',
      ['status.list_not_yet_valid'],
    ])
  })
})
