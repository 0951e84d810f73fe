import { describe, expect, it } from 'vitest'
import { requireRevocationReason, revocationReasons } from '../../src/status/index.js'

describe('reasons for a revocation', () => {
  it.each(revocationReasons)('%s is one', (reason) => expect(requireRevocationReason(reason)).toBe(reason))

  it.each(['debt', 'left', 'unpaid', 'clawback', '', 'Fraud', undefined, null, {}, ['error'], 'toString', '__proto__'])(
    '%j is none',
    (reason) => {
      expect(() => requireRevocationReason(reason)).toThrow(
        expect.objectContaining({ code: 'status.reason_not_allowed', kind: 'input', params: { allowed: revocationReasons } }),
      )
    },
  )

  it('are a closed list', () => {
    expect(() => (revocationReasons as string[]).push('debt')).toThrow(TypeError)
  })
})
