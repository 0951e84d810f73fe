import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { checkValidity } from '../../src/verify/check-validity.js'
import { createVerifier, skipValidityCheck } from '../../src/verify/index.js'
import { badgeOf, controllerOf, NOW, signedBadge } from '../support/badges.js'
import { type Result, signed, signer, verifier, verifierOf } from './support.js'

describe('validity (OB 3.0 section 9.1 step 4, VCDM 2.0 sections 4.9 and 5.8)', () => {
  const FROM = '2026-05-01T09:00:00Z'
  const UNTIL = '2027-05-01T09:00:00Z'
  const at = (now: string) => verifierOf({ now }).verify(signed)

  it.each([
    ['2026-05-01T08:59:59.999Z', 'validity.not_yet_valid', '/validFrom'],
    [FROM, undefined, ''],
    [UNTIL, undefined, ''],
    ['2027-05-01T09:00:00.001Z', 'validity.expired', '/validUntil'],
  ])('at %s', async (now, code, path) => {
    const report = await at(now)
    expect(report.outcome).toBe(code === undefined ? 'verified' : 'rejected')
    if (code !== undefined) {
      const params = code === 'validity.expired' ? { validUntil: UNTIL, now: report.at } : { validFrom: FROM, now: report.at }
      expect(report.checks.validity.findings).toEqual([{ check: 'validity', code, params, path }])
    }
  })

  it('takes a clock, an instant or a date', async () => {
    for (const now of [NOW, new Date(NOW), () => new Date(NOW)]) expect((await verifierOf({ now }).verify(signed)).at).toBe(NOW)
    const live = await createVerifier({ mechanisms }).verify(signed)
    expect(Math.abs(Date.parse(live.at) - Date.now())).toBeLessThan(60_000)
  })

  const dated = async (dates: Record<string, string>): Promise<Result> =>
    verifier.verify(await signedBadge(signer, { ...badgeOf(controllerOf(signer)), ...dates }))

  it('the end must not lie before the begin, even in the future', async () => {
    const report = await dated({ validFrom: '2030-01-01T00:00:00Z', validUntil: '2029-01-01T00:00:00Z' })
    expect(report.checks.validity.findings).toEqual([
      {
        check: 'validity',
        code: 'validity.order',
        params: { validFrom: '2030-01-01T00:00:00Z', validUntil: '2029-01-01T00:00:00Z' },
        path: '/validUntil',
      },
    ])
  })

  it('findings of VCDM 1.1 have the place that its dates have', () => {
    const older = { issuanceDate: FROM, expirationDate: UNTIL }
    const pathsOf = (dates: JsonObject, now: string) => checkValidity(dates, Date.parse(now)).findings.map(({ path }) => path)
    expect(pathsOf(older, '2026-01-01T00:00:00Z')).toEqual(['/issuanceDate'])
    expect(pathsOf(older, '2028-01-01T00:00:00Z')).toEqual(['/expirationDate'])
    expect(pathsOf({ issuanceDate: UNTIL, expirationDate: FROM }, NOW)).toEqual(['/expirationDate'])
  })

  it('a date that cannot be read is wrong', async () => {
    const report = await dated({ validUntil: '2027-02-30T00:00:00Z' })
    expect(report.outcome).toBe('rejected')
    expect(report.checks.validity.findings).toEqual([
      { check: 'validity', code: 'validity.unreadable', params: { member: 'validUntil' }, path: '/validUntil' },
    ])
  })

  it('a date without offset is read as UTC and warned of', async () => {
    const other: JsonObject = {
      '@context': [CREDENTIALS_V2],
      id: 'urn:example:1',
      type: ['VerifiableCredential'],
      issuer: controllerOf(signer),
      validFrom: '2026-05-01T09:00:00',
      credentialSubject: { id: 'urn:example:s' },
    }
    const report = await verifier.verify(await signedBadge(signer, other))
    expect(report).toMatchObject({
      outcome: 'verified',
      checks: {
        validity: {
          state: 'warn',
          findings: [{ code: 'validity.offset_missing', params: { member: 'validFrom' }, path: '/validFrom' }],
        },
      },
    })
  })

  it('can be left to the caller by the exported symbol', async () => {
    const report = await verifierOf({ now: '2030-01-01T00:00:00Z', validity: skipValidityCheck }).verify(signed)
    expect(report).toMatchObject({ outcome: 'verified', checks: { validity: { state: 'skipped', findings: [] } } })
  })
})

describe('the status (OB 3.0 section 9.1 step 4)', () => {
  const entry = {
    id: 'https://courier.example/status/1#5',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '5',
    statusListCredential: 'https://courier.example/status/1',
  }

  it('a status that nobody looked up leaves it open', async () => {
    const report = await verifier.verify(await signedBadge(signer, badgeOf(controllerOf(signer), { credentialStatus: entry })))
    expect(report).toMatchObject({ outcome: 'indeterminate', checks: { proof: { state: 'pass' }, status: { state: 'unknown' } } })
    expect(report.findings).toEqual([{ check: 'status', code: 'status.offline', params: {}, path: '/credentialStatus' }])
    expect(report).not.toHaveProperty('credential')
    expect(report).toHaveProperty('claimed')
  })

  it('of a badge that is not genuine, or out of its time, it is not even asked for', async () => {
    const badge = badgeOf(controllerOf(signer), { credentialStatus: entry })
    const good = await signedBadge(signer, badge)
    const later = await verifierOf({ now: '2030-01-01T00:00:00Z' }).verify(good)
    expect([later.outcome, later.findings.map(({ code }) => code)]).toEqual([
      'rejected',
      ['validity.expired', 'status.unchecked'],
    ])
    const tampered = await verifier.verify({ ...good, name: 'Second aid' })
    expect(tampered.findings).toContainEqual({
      check: 'status',
      code: 'status.unchecked',
      params: { type: 'BitstringStatusListEntry' },
      path: '/credentialStatus',
    })
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['an empty list', []],
    ['a list', [entry, { type: 5 }, null]],
  ])('%s is no way around it', async (_what, credentialStatus) => {
    const report = await verifier.verify({ ...signed, credentialStatus })
    expect(report.outcome).not.toBe('verified')
    expect(report.checks.status.state).toBe('unknown')
  })
})
