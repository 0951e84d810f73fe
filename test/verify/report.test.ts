import { describe, expect, it } from 'vitest'
import { type Check, checkNames } from '../../src/core/index.js'
import { badgeOf, newSigner, signedBadge } from '../support/badges.js'
import { changed, signed, token, verifier, verifierOf } from './support.js'

describe('the report', () => {
  it('has every check, in order, and the findings in that order', async () => {
    const report = await verifier.verify(
      changed((copy) => {
        copy.validUntil = '2026-05-15T00:00:00Z'
        copy.credentialSubject = {}
      }),
    )
    expect(Object.keys(report.checks)).toEqual([...checkNames])
    expect(report.findings.map(({ check }) => check)).toEqual(['schema', 'proof', 'validity'])
    expect(report.findings).toEqual(checkNames.flatMap((name) => report.checks[name].findings))
  })

  const trustOf = (state: Check['state']) => ({ check: async (): Promise<Check> => ({ state, findings: [] }) })
  it.each([
    ['pass', 'verified'],
    ['warn', 'verified'],
    ['skipped', 'verified'],
    ['unknown', 'indeterminate'],
    ['fail', 'rejected'],
  ] as const)('a check that ends in %s makes it %s', async (state, outcome) => {
    const report = await verifierOf({ trust: trustOf(state) }).verify(signed)
    expect(report).toMatchObject({ outcome, checks: { trust: { state } } })
    expect('credential' in report).toBe(outcome === 'verified')
    expect('claimed' in report).toBe(outcome !== 'verified')
  })

  it('a failure outweighs what could not be checked', async () => {
    const mixed = await verifier.verify(
      changed((copy) => {
        copy.name = 'Surgery'
        copy.credentialStatus = { id: 'urn:x:1', type: 'X' }
      }),
    )
    expect(mixed.outcome).toBe('rejected')
    const distrusted = await verifierOf({ trust: trustOf('fail') }).verify(
      await signedBadge(await newSigner(), badgeOf('did:web:courier.example')),
    )
    expect(distrusted.outcome).toBe('rejected')
  })

  it('asks nobody about trust before a proof is right', async () => {
    let asked = 0
    const trust = {
      check: (): Check => {
        asked++
        return { state: 'pass', findings: [] }
      },
    }
    await verifierOf({ trust }).verify(
      changed((copy) => {
        copy.name = 'Surgery'
      }),
    )
    expect(asked).toBe(0)
    await verifierOf({ trust }).verify(signed)
    expect(asked).toBe(1)
  })

  it.each<[string, unknown]>([
    ['verified', signed],
    ['rejected', { ...signed, name: 'Surgery' }],
    ['indeterminate', { ...signed, proof: { type: 'X' } }],
    ['rejected', 'x'],
  ])('is deep-frozen and plain JSON: %s', async (outcome, input) => {
    const report = await verifier.verify(input)
    expect(report.outcome).toBe(outcome)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      expect(Object.isFrozen(value)).toBe(true)
      for (const member of Object.values(value)) walk(member)
    }
    walk(report)
  })

  it('never tells a token or a signature in its findings', async () => {
    const report = await verifier.verify(`${token.slice(0, -6)}AAAAAA`)
    expect(report.outcome).toBe('rejected')
    expect(JSON.stringify(report.findings)).not.toContain(token.slice(-40, -6))
  })
})
