import { compareDecimals, parseDecimal, pointer } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import { allRequires } from './jurisdiction.js'
import type { Lint } from './lint-ladder.js'
import { lintOrder } from './lint-requirements.js'
import { walkRequirement } from './requirement.js'
import type { Ladder, Rung, RungResult } from './types.js'

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
    rung.funding?.forEach(({ clawback }, at) => {
      if (clawback !== undefined) requireDefault(ladder, clawback.note, `${path}/funding/${at}/clawback/note`, lint)
    })
    lintOrder(rung.rollout?.from, rung.rollout?.until, `${path}/rollout/until`, lint)
    lintEvidence(rung, path, lint)
    if (rung.regulated === true) lint('warning', 'ladder.rung_regulated', { rung: rung.id }, `${path}/regulated`)
  })
  lintOrder(ladder.rollout?.from, ladder.rollout?.until, '/rollout/until', lint)
  ladder.governance?.bodies.forEach(({ name }, index) => {
    requireDefault(ladder, name, `/governance/bodies/${index}/name`, lint)
  })
  ladder.governance?.constituencies?.forEach(({ name }, index) => {
    requireDefault(ladder, name, `/governance/constituencies/${index}/name`, lint)
  })
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

/** Kinds of evidence that not everybody can make or take in. */
const RECORDED: readonly string[] = ['video', 'audio', 'photo', 'image']

/** Evidence that has to be filmed, recorded or seen, with nothing said for those who cannot. */
function lintEvidence(rung: Rung, path: string, lint: Lint): void {
  if ((rung.access?.accessibility ?? []).length > 0) return
  for (const { requires, path: below } of allRequires(rung)) {
    for (const { requirement, path: at } of walkRequirement(requires, path + below)) {
      const genre = requirement.op === 'evidence' ? (requirement.genre ?? []) : []
      if (genre.length > 0 && genre.every((kind) => RECORDED.includes(kind.toLowerCase()))) {
        lint('warning', 'ladder.evidence_inaccessible', { genre }, `${at}/genre`)
      }
    }
  }
}
