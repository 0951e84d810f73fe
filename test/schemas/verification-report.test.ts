import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Check, checkNames, type JsonValue } from '../../src/core/index.js'
import { loadSchema } from '../../src/schemas/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createTrustList } from '../../src/trust/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, type Loose, NOW, newSigner, signedBadge, thaw } from '../support/badges.js'
import { changed, signed, token, verifier, verifierOf } from '../verify/support.js'
import { mutationsOf } from './mutations.js'

const validate = await loadSchema('verification-report')
const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue
const unknownIssuer = await signedBadge(await newSigner(), badgeOf('did:web:courier.example'))
const trust = createTrustList(['did:web:school.example'])

const verified = await verifier.verify(signed)
const rejected = await verifier.verify({ ...signed, name: 'Surgery' })
const indeterminate = await verifier.verify({ ...signed, proof: { type: 'X' } })
const unread = await verifier.verify('x')

function brokenReport(base: unknown, change: (report: Loose) => void): readonly { readonly path: string }[] {
  const copy = thaw(base)
  change(copy)
  return validate(copy)
}

describe('verification-report schema', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['a good badge', 'verified', async () => verified],
    ['a good token', 'verified', () => verifier.verify(token)],
    ['its bytes', 'verified', () => verifier.verify(new TextEncoder().encode(token))],
    ['a badge of an issuer that is not on the list', 'verified', () => verifierOf({ trust }).verify(signed)],
    [
      'a credential that is no badge',
      'rejected',
      () => verifier.verify(changed((copy) => (copy.type = ['VerifiableCredential']))),
    ],
    ['a changed badge', 'rejected', async () => rejected],
    ['a changed token', 'rejected', () => verifier.verify(`${token.slice(0, -6)}AAAAAA`)],
    ['an expired badge', 'rejected', () => verifierOf({ now: '2030-01-01T00:00:00.125Z' }).verify(signed)],
    ['a badge without proof', 'rejected', () => verifier.verify(changed((copy) => delete copy.proof))],
    [
      'too many proofs',
      'rejected',
      () => verifier.verify(changed((copy) => (copy.proof = Array.from({ length: 17 }, () => copy.proof)))),
    ],
    ['two proofs, one unknown', 'verified', () => verifier.verify(changed((copy) => (copy.proof = [copy.proof, { type: 'X' }])))],
    ['a form that nobody reads', 'rejected', async () => unread],
    ['no JSON', 'rejected', () => verifier.verify('{')],
    ['a number', 'rejected', () => verifier.verify(7)],
    ['an unknown proof', 'indeterminate', async () => indeterminate],
    ['an issuer out of reach', 'indeterminate', () => verifier.verify(unknownIssuer)],
    [
      'a token of an unknown kind',
      'indeterminate',
      () => createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW }).verify(token),
    ],
  ])('accepts the report on %s: %s', async (_, outcome, run) => {
    const report = asJson(await run())
    expect((report as Loose).outcome).toBe(outcome)
    expect(validate(report)).toEqual([])
  })

  it('accepts every code of the library', () => {
    const codes = JSON.parse(
      readFileSync(new URL('../architecture/codes.snap.json', import.meta.url), 'utf8'),
    ) as readonly string[]
    expect(codes.length).toBeGreaterThan(100)
    for (const code of codes) {
      const finding = { check: 'form', code, params: {}, path: '/a~1b/0/~0' }
      expect(
        brokenReport(unread, (report) => (report.checks.form.findings = report.findings = [finding])),
        code,
      ).toEqual([])
    }
  })

  it.each(checkNames)('asks for the check %s, with findings of its own', (name) => {
    expect(brokenReport(verified, (report) => delete report.checks[name])).toHaveLength(1)
    const other = checkNames.find((one) => one !== name)
    const finding = { check: other, code: 'proof.none', params: {}, path: '' }
    const problems = brokenReport(verified, (report) => (report.checks[name].findings = [finding]))
    expect(problems.map(({ path }) => path)).toEqual([`/checks/${name}/findings/0/check`])
    expect(brokenReport(verified, (report) => (report.checks[name].findings = [{ ...finding, check: name }]))).toEqual([])
  })

  const states: readonly Check['state'][] = ['pass', 'fail', 'warn', 'unknown', 'skipped']
  it.each(states)('holds the outcome to a check that ended in %s, as the verifier does', async (state) => {
    const source = { check: (): Check => ({ state, findings: [] }) }
    const report = await verifierOf({ trust: source }).verify(signed)
    expect(validate(asJson(report))).toEqual([])
    for (const outcome of ['verified', 'rejected', 'indeterminate'] as const) {
      const copy = thaw(report)
      copy.outcome = outcome
      const content = copy.credential ?? copy.claimed
      delete copy.credential
      delete copy.claimed
      copy[outcome === 'verified' ? 'credential' : 'claimed'] = content
      expect(validate(copy).length === 0, outcome).toBe(outcome === report.outcome)
    }
  })

  it('lets only what is verified carry a credential, and claims only of the others', () => {
    for (const report of [rejected, indeterminate, unread]) {
      expect(brokenReport(report, (copy) => (copy.credential = {})).map(({ path }) => path)).toEqual(['/credential'])
    }
    expect(brokenReport(verified, (copy) => (copy.claimed = {})).map(({ path }) => path)).toEqual(['/claimed'])
    expect(brokenReport(verified, (copy) => delete copy.credential)).toHaveLength(1)
    expect(brokenReport(rejected, (copy) => delete copy.claimed)).toEqual([])
  })

  it.each<[string, string, (report: Loose) => unknown]>([
    ['no instant', '', (report) => delete report.at],
    ['no proofs', '', (report) => delete report.proofs],
    ['no findings', '', (report) => delete report.findings],
    ['no outcome', '', (report) => delete report.outcome],
    ['another outcome', '/outcome', (report) => (report.outcome = 'valid')],
    ['an instant with an offset', '/at', (report) => (report.at = '2026-06-01T00:00:00+02:00')],
    ['an instant with a space', '/at', (report) => (report.at = '2026-06-01 00:00:00Z')],
    ['an instant that is none', '/at', (report) => (report.at = '2026-06-31T00:00:00Z')],
    ['a check too many', '/checks/mood', (report) => (report.checks.mood = { state: 'pass', findings: [] })],
    ['another state', '/checks/trust/state', (report) => (report.checks.trust.state = 'ok')],
    ['a code without area', '/findings/0/code', (report) => (report.findings[0].code = 'none')],
    ['a path that is none', '/findings/0/path', (report) => (report.findings[0].path = 'proof')],
    ['a path with a bad escape', '/findings/0/path', (report) => (report.findings[0].path = '/a~2')],
    ['a finding of no check', '/findings/0', (report) => delete report.findings[0].check],
    [
      'a finding of a proof under another check',
      '/proofs/0/findings/0/check',
      (report) => (report.proofs[0].findings[0].check = 'form'),
    ],
    ['a proof without state', '/proofs/0', (report) => delete report.proofs[0].state],
    ['a member too many', '/message', (report) => (report.message = 'x')],
  ])('refuses %s', (_, path, change) => {
    expect(brokenReport(rejected, change).map((problem) => problem.path)).toEqual([path])
  })

  it('tells one problem for each refused change, and refuses each member that is gone', () => {
    const optional =
      /^\/(claimed|credential)\/|^\/claimed$|^\/proofs\/\d+(\/(mechanism|verificationMethod|controller|created))?$|\/findings\/\d+$|\/params\/[^/]+$/
    for (const report of [verified, rejected, indeterminate]) {
      let gone = 0
      for (const { label, path, kind, document } of mutationsOf(asJson(report))) {
        const problems = validate(document as JsonValue)
        expect(problems.length, label).toBeLessThanOrEqual(1)
        if (kind !== 'delete' || optional.test(path)) continue
        gone++
        expect(problems, label).toHaveLength(1)
      }
      expect(gone).toBeGreaterThan(30)
    }
  })
})
