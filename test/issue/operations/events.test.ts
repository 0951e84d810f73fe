import { describe, expect, it } from 'vitest'
import { type Meter, meterEvents, type ServiceEvent, toLogLine } from '../../../src/issue/index.js'
import { errorOf } from '../../support/badges.js'
import { ANA, badgeFor, issuingOf } from '../service/support.js'

/** A meter that keeps what it is told. */
function countingMeter(): { meter: Meter; counts: Map<string, number>; timings: string[] } {
  const counts = new Map<string, number>()
  const timings: string[] = []
  return {
    counts,
    timings,
    meter: {
      createCounter: (name) => ({
        add: (value, attributes = {}) => {
          const key = [name, ...Object.values(attributes)].join(' ')
          counts.set(key, (counts.get(key) ?? 0) + value)
        },
      }),
      createHistogram: () => ({
        record: (value, attributes = {}) => {
          expect(value).toBeGreaterThanOrEqual(0)
          timings.push(attributes['event'] as string)
        },
      }),
    },
  }
}

describe('events of a service', () => {
  it('count and time what happens, and name nobody', async () => {
    const { meter, counts, timings } = countingMeter()
    const toMeter = meterEvents(meter)
    const events: ServiceEvent[] = []
    const observe = (event: ServiceEvent): void => {
      events.push(event)
      toMeter(event)
    }
    const { status, service } = issuingOf({ observe }, { observe })
    const badge = await service.issue(badgeFor(ANA), { idempotencyKey: 'secret row' })
    await service.issue(badgeFor(ANA), { idempotencyKey: 'secret row' })
    await service.renew(badge.id, { idempotencyKey: 'next' })
    await status.revoke({ credential: badge.id, reason: 'fraud' })
    await status.revoke({ credential: badge.id, reason: 'fraud' })
    await status.publish()
    await errorOf(() => service.issue(badgeFor(ANA, { validUntil: '1999-01-01T00:00:00Z' }), { idempotencyKey: 'other' }))
    await service.log.erasePerson(ANA)
    expect(Object.fromEntries(counts)).toEqual({
      'rungs.credentials issued': 1,
      'rungs.credentials present': 1,
      'rungs.credentials renewed': 1,
      'rungs.status.places': 3,
      'rungs.status.publications': 2,
      'rungs.status.changes revoked': 1,
      'rungs.failures issue credential.dates_order': 1,
      'rungs.erasures': 2,
    })
    expect(timings).toContain('status.published')
    const lines = events.map((event) => toLogLine(event, Date.parse('2026-06-01T00:00:00Z')))
    expect(lines.join('\n')).not.toMatch(/did:example|urn:uuid|secret|fraud/)
    expect(JSON.parse(lines.find((line) => line.includes('failed')) as string)).toMatchObject({
      time: '2026-06-01T00:00:00.000Z',
      level: 'error',
      event: 'failed',
      during: 'issue',
      code: 'credential.dates_order',
    })
  })
})
