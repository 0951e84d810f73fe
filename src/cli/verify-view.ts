import type { Finding, Report, RungsError } from '../core/index.js'
import { chooseAchievementText, isAchievementCredential, toDescription, type VerifiableCredential } from '../credential/index.js'
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
  const said = toDescription(content, style.catalogue)
  const { say } = style
  const facts: [string, string | undefined][] = [
    [say('label.what'), nameOf(report, style) ?? said.what],
    [say('label.rung'), said.rung],
    [say('label.result'), said.results.join('; ')],
    [say('label.who'), said.who],
    [say('label.holds'), holds(report, content, style)],
    [say('label.issuer'), said.issuer],
    [say('label.when'), period(said.from, said.until, style)],
    [say('label.picture'), report.container?.toUpperCase()],
  ]
  return title + rows(facts) + reasons(report.findings, style) + holdings(report, style)
}

function holds({ nested }: Report<VerifiableCredential>, content: unknown, { say }: Style): string | undefined {
  if (nested === undefined) return undefined
  const verified = nested.filter(({ report }) => report.outcome === 'verified').length
  const isPartial = (content as { readonly partial?: unknown }).partial === true
  const held = say('record.holds', { count: nested.length, verified })
  return isPartial ? `${held} ${say('record.partial')}` : held
}

/** The credentials of a record, each with its own verdict and reasons: that of the record is none of theirs. */
function holdings({ nested = [] }: Report<VerifiableCredential>, style: Style): string {
  const text = nested.map(({ report }, index) => {
    const { what, issuer } = toDescription(report.outcome === 'verified' ? report.credential : report.claimed, style.catalogue)
    const by = style.faint(style.say('record.by', { issuer }))
    return `${index + 1}. ${verdict(report, style)}  ${what} ${by}\n${reasons(report.findings, style)}${holdings(report, style)}`
  })
  return text.join('').replace(/^(?=.)/gm, '  ')
}

/** The badge's name in the language that is wanted, where it was verified in it. */
function nameOf(report: Report<VerifiableCredential>, { wanted }: Style): string | undefined {
  if (report.outcome !== 'verified' || wanted.length === 0 || !isAchievementCredential(report.credential)) return undefined
  return clean(chooseAchievementText(report, wanted).name.text) || undefined
}

/** An issuer that no trust source names is never just "verified" in words. */
export function verdict(report: Report<VerifiableCredential>, style: Style): string {
  if (report.outcome === 'rejected') return style.bad(`✘ ${style.say('verdict.rejected')}`)
  if (report.outcome === 'indeterminate') return style.unsure(`? ${style.say('verdict.indeterminate')}`)
  if (isIssuerKnown(report)) return style.good(`✔ ${style.say('verdict.trusted')}`)
  // Nobody has signed a hosted badge of Open Badges 2.0.
  const isHosted = report.proofs.every(({ mechanism }) => mechanism === 'ob2-hosted')
  return style.unsure(`✔ ${style.say(isHosted ? 'verdict.hosted' : 'verdict.genuine')}`)
}

/** Whether a trust source names the issuer. */
function isIssuerKnown(report: Report<VerifiableCredential>): boolean {
  return report.checks.trust.state === 'pass'
}

function reasons(findings: readonly Finding[], style: Style): string {
  return rows(
    findings.flatMap((finding) => {
      const { text, fix } = style.words(finding)
      const why: [string, string | undefined] = [style.say(`check.${finding.check}`), `${text} ${style.faint(finding.code)}`]
      return fix === undefined ? [why] : [why, [style.say('label.toDo'), fix] as [string, string | undefined]]
    }),
  )
}

function period(from: string | undefined, until: string | undefined, { say }: Style): string | undefined {
  if (from !== undefined && until !== undefined) return say('when.between', { from, until })
  if (from !== undefined) return say('when.from', { from })
  return until === undefined ? undefined : say('when.until', { until })
}
