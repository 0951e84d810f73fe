import { compareDecimals, parseDateOrDateTime, parseDecimal, pointer } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import type { Lint } from './lint-ladder.js'
import { lintOrder } from './lint-requirements.js'
import type { Ladder, Rung, RungResult, WageEvidence } from './types.js'

/** What is wrong with a ladder's and its rungs' own members: languages, dates, results, wages. */
export function lintRungs(ladder: Ladder, lint: Lint): void {
  lintOrder(ladder.effective.from, ladder.effective.until, '/effective/until', lint)
  requireDefault(ladder, ladder.name, '/name', lint)
  requireDefault(ladder, ladder.description, '/description', lint)
  ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    lintLanguages(ladder, rung, path, lint)
    rung.results?.forEach((result, at) => {
      requireDefault(ladder, result.title, `${path}/results/${at}/title`, lint)
      if (!isPossible(result)) {
        lint('error', 'ladder.result_required_unknown', { required: result.required as string }, `${path}/results/${at}/required`)
      }
    })
    evidenceOf(rung).forEach(({ evidence, at }) => {
      lintOrder(evidence.observed.from, evidence.observed.to, `${path}/wage/${at}/observed/to`, lint)
      lintOrder(evidence.asOf, evidence.validUntil, `${path}/wage/${at}/validUntil`, lint)
    })
    if (rung.regulated === true) lint('warning', 'ladder.rung_regulated', { rung: rung.id }, `${path}/regulated`)
  })
  lintWages(ladder, lint)
}

function lintLanguages(ladder: Ladder, rung: Rung, path: string, lint: Lint): void {
  for (const member of ['name', 'description'] as const) {
    const map = rung[member]
    requireDefault(ladder, map, `${path}/${member}`, lint)
    for (const language of Object.keys(ladder.name)) {
      if (isSame(language, ladder.defaultLanguage) || hasLanguage(map, language)) continue
      lint('warning', 'ladder.rung_language_missing', { language }, pointer(path, member))
    }
  }
}

function requireDefault(ladder: Ladder, map: LanguageMap, path: string, lint: Lint): void {
  if (!hasLanguage(map, ladder.defaultLanguage))
    lint('error', 'ladder.language_missing', { language: ladder.defaultLanguage }, path)
}

function hasLanguage(map: LanguageMap, language: string): boolean {
  return Object.keys(map).some((tag) => isSame(tag, language))
}

function isSame(tag: string, other: string): boolean {
  return tag.toLowerCase() === other.toLowerCase()
}

/** Whether the result that a rung requires is one that its badge can state. */
function isPossible(result: RungResult): boolean {
  if (result.required === undefined) return true
  if (result.allowedValue !== undefined) return result.allowedValue.includes(result.required)
  if (result.valueMin === undefined && result.valueMax === undefined) return true
  const required = parseDecimal(result.required)
  const low = parseDecimal(result.valueMin)
  const high = parseDecimal(result.valueMax)
  if (required === undefined) return false
  return (
    (low === undefined || compareDecimals(required, low) >= 0) && (high === undefined || compareDecimals(required, high) <= 0)
  )
}

function evidenceOf(rung: Rung): readonly { readonly evidence: WageEvidence; readonly at: number }[] {
  return (rung.wage ?? []).flatMap((evidence, at) => (typeof evidence === 'string' ? [] : [{ evidence, at }]))
}

/** Figures of different years or kinds of work cannot be compared, and a ladder invites comparing them. */
function lintWages(ladder: Ladder, lint: Lint): void {
  const all = ladder.rungs.flatMap(evidenceOf).map(({ evidence }) => evidence)
  const years = all.map((evidence) =>
    String(new Date(parseDateOrDateTime(evidence.observed.to)?.epochMs as number).getUTCFullYear()),
  )
  const mixed = { vintage: new Set(years), workRelationship: new Set(all.map((evidence) => evidence.workRelationship)) } as const
  for (const what of ['vintage', 'workRelationship'] as const) {
    if (mixed[what].size > 1) lint('warning', 'ladder.wage_mixed', { what, values: [...mixed[what]].sort() }, '/rungs')
  }
}
