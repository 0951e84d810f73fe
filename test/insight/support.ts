import { type Contribution, contribute, type MetricValues } from '../../src/insight/index.js'

export const RELEASE = 'https://courier.example/statistics/2026-q1'
export const NOW = '2026-07-15T00:00:00Z'
export const PERIOD = { from: '2026-01-01', until: '2026-04-01' } as const

/** The record of the person of a number. */
export function recordOf(
  person: number,
  values: MetricValues,
  groups: Record<string, string> = {},
  more: object = {},
): Contribution {
  const secret = new Uint8Array(16)
  new DataView(secret.buffer).setUint32(0, person)
  const input = { release: RELEASE, secret, consentedAt: '2026-04-02T08:00:00Z', ...PERIOD, groups, values, ...more }
  return contribute(input, { now: NOW })
}

/** What is thrown, as code, kind and path. */
export function refused(step: () => unknown): readonly unknown[] {
  try {
    return ['nothing', step()]
  } catch (error) {
    const { code, kind, path = '' } = error as { code: unknown; kind: unknown; path?: string }
    return [code, kind, path]
  }
}
