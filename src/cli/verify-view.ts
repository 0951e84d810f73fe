import type { Finding, Report, RungsError } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { describe } from './describe.js'
import { clean, jsonText, rows, type Style, wordsFor } from './style.js'

/** One line of `verify --json`, with members that a command adds. */
export function toJsonLine(input: string, report: Report<VerifiableCredential>, more: object = {}): string {
  const checks = Object.fromEntries(Object.entries(report.checks).map(([name, { state }]) => [name, state]))
  const findings = report.findings.map(({ check, code, path, params }) => ({
    check,
    code,
    path,
    params,
    message: wordsFor({ code, params }).text,
  }))
  const { outcome, container } = report
  const shown = { input, outcome, ...(container !== undefined && { container }), checks, findings }
  return jsonText({ ...shown, ...nestedJson(report), ...more })
}

/** The credentials of a record, each with its own outcome. */
function nestedJson({ nested }: Report<VerifiableCredential>): object {
  if (nested === undefined) return {}
  return {
    nested: nested.map(({ path, subject, report }) => ({
      path,
      subject,
      outcome: report.outcome,
      findings: report.findings.map(({ check, code, path: at, params }) => ({ check, code, path: at, params })),
      ...nestedJson(report),
    })),
  }
}

/** The line of an input that could not be read: nothing is known about the badge. */
export function toUnreadableLine(input: string, error: RungsError): string {
  const { code, params } = error
  return jsonText({ input, outcome: null, checks: {}, findings: [], error: { code, params, message: wordsFor(error).text } })
}

/** A report laid out for reading: verdict, what, who, when, why not, what to do. */
export function toReadable(input: string, report: Report<VerifiableCredential>, style: Style): string {
  const content = report.outcome === 'verified' ? report.credential : report.claimed
  const title = `${verdict(report, style)}  ${style.faint(clean(input))}\n`
  if (content === undefined) return title + reasons(report.findings, style)
  const said = describe(content)
  const facts: [string, string | undefined][] = [
    ['What', said.what],
    ['Rung', said.rung],
    ['Result', said.results.join('; ')],
    ['Who', said.who],
    ['Holds', holds(report, content)],
    ['Issuer', said.issuer],
    ['When', period(said.from, said.until)],
    ['Picture', report.container?.toUpperCase()],
  ]
  return title + rows(facts) + reasons(report.findings, style) + holdings(report, style)
}

function holds({ nested }: Report<VerifiableCredential>, content: unknown): string | undefined {
  if (nested === undefined) return undefined
  const verified = nested.filter(({ report }) => report.outcome === 'verified').length
  const isPartial = (content as { readonly partial?: unknown }).partial === true
  return `${nested.length} credentials, ${verified} of them verified${isPartial ? '; it says that it is not complete' : ''}`
}

/** The credentials of a record, each with its own verdict and reasons: that of the record is none of theirs. */
function holdings({ nested = [] }: Report<VerifiableCredential>, style: Style): string {
  const text = nested.map(({ report }, index) => {
    const { what, issuer } = describe(report.outcome === 'verified' ? report.credential : report.claimed)
    const by = style.faint(`from ${issuer}`)
    return `${index + 1}. ${verdict(report, style)}  ${what} ${by}\n${reasons(report.findings, style)}${holdings(report, style)}`
  })
  return text.join('').replace(/^(?=.)/gm, '  ')
}

/** An issuer that no trust source names is never just "verified" in words. */
export function verdict(report: Report<VerifiableCredential>, style: Style): string {
  if (report.outcome === 'rejected') return style.bad('✘ rejected')
  if (report.outcome === 'indeterminate') return style.unsure('? could not be checked')
  if (isIssuerKnown(report)) return style.good('✔ verified; issuer known to you')
  // Nobody has signed a hosted badge of Open Badges 2.0.
  const isHosted = report.proofs.every(({ mechanism }) => mechanism === 'ob2-hosted')
  return style.unsure(`✔ ${isHosted ? 'shown by its host' : 'signature valid'}; issuer not known to you`)
}

/** Whether a trust source names the issuer. */
function isIssuerKnown(report: Report<VerifiableCredential>): boolean {
  return report.checks.trust.state === 'pass'
}

function reasons(findings: readonly Finding[], style: Style): string {
  return rows(
    findings.flatMap((finding) => {
      const { text, fix } = wordsFor(finding)
      const why: [string, string | undefined] = [label(finding), `${text} ${style.faint(finding.code)}`]
      return fix === undefined ? [why] : [why, ['To do', fix] as [string, string | undefined]]
    }),
  )
}

function label(finding: Finding): string {
  return finding.check.charAt(0).toUpperCase() + finding.check.slice(1)
}

function period(from: string | undefined, until: string | undefined): string | undefined {
  if (from === undefined && until === undefined) return undefined
  return `${from === undefined ? '' : `from ${from}`}${until === undefined ? ', without end' : ` until ${until}`}`
}
