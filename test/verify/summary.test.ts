import { describe, expect, it } from 'vitest'
import { finding } from '../../src/core/index.js'
import { en, summarizeReport } from '../../src/i18n/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createTrustList } from '../../src/trust/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { controllerOf, NOW, newSigner, signedBadge, tokenBadge } from '../support/badges.js'

const headlineOf = (code: keyof typeof en.words): string => en.words[code].text

describe('the summary of a report', async () => {
  const signer = await newSigner()
  const badge = await signedBadge(signer)
  const verifierOf = (options: object = {}) => createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW, ...options })
  const summaryOf = async (input: unknown, options: object = {}) => summarizeReport(await verifierOf(options).verify(input), en)

  it('is of one sentence where nothing is to be said', async () => {
    const trust = createTrustList([controllerOf(signer)])
    expect(await summaryOf(badge, { trust })).toEqual({
      outcome: 'verified',
      headline: headlineOf('report.trusted'),
      reasons: [],
    })
    expect(await summaryOf(badge)).toEqual({ outcome: 'verified', headline: headlineOf('report.genuine'), reasons: [] })
  })

  it('of an issuer that nobody knows does not say that it is known', async () => {
    const { headline, reasons } = await summaryOf(badge, { trust: createTrustList(['did:web:school.example']) })
    expect([headline, reasons.length]).toEqual([headlineOf('report.genuine'), 1])
  })

  it('tells what is wrong before what could not be checked', async () => {
    const expired = { ...badge, validUntil: '2026-05-02T00:00:00Z', proof: { type: 'X' } }
    const { outcome, headline, reasons } = await summaryOf(expired)
    expect([outcome, headline, reasons.length]).toEqual(['rejected', headlineOf('report.rejected'), 2])
    expect(reasons.map(({ text }) => text)).toEqual([expect.stringContaining('May 2, 2026'), expect.stringContaining('X')])
  })

  it('says that something could not be found out', async () => {
    const { outcome, headline } = await summaryOf(await tokenBadge(await newSigner('ES256')))
    expect([outcome, headline]).toEqual(['indeterminate', headlineOf('report.indeterminate')])
  })

  it('has at most five reasons, each once', async () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ type: `X${index}` }))
    expect((await summaryOf({ ...badge, proof: many })).reasons).toHaveLength(5)
    expect((await summaryOf({ ...badge, proof: many.map(() => ({ type: 'X' })) })).reasons).toHaveLength(1)
  })

  it('of a presentation counts what is in its credentials', async () => {
    const check = (state: string, findings: unknown[] = []) => ({ state, findings })
    const told = finding('validity', 'validity.expired', { validUntil: 'a', now: 'b' })
    const credential = { outcome: 'rejected', checks: { validity: check('fail', [told]) }, findings: [told] }
    const report = { outcome: 'rejected', checks: { form: check('pass') }, findings: [], credentials: [credential] }
    expect(summarizeReport(report as never, en).reasons).toHaveLength(1)
    const trusted = { outcome: 'verified', checks: { trust: check('pass') }, findings: [] }
    const both = { ...report, outcome: 'verified', credentials: [trusted, { ...trusted, checks: { trust: check('warn') } }] }
    expect(summarizeReport(both as never, en).headline).toBe(headlineOf('report.genuine'))
    expect(summarizeReport({ ...both, credentials: [trusted] } as never, en).headline).toBe(headlineOf('report.trusted'))
  })
})
