import { problem } from '../core/index.js'
import { ladderDigest } from './digest.js'
import type { CountedAgreement } from './lint-ladder.js'
import type { Ladder, LintFinding } from './types.js'

/** Whose agreement is asked for, and what is known of it. */
export interface Asked {
  readonly agreementOf: readonly string[]
  readonly agreement?: CountedAgreement
}

/** Whether a ladder that is active asks for the agreement that it should, and has it. */
export function lintAgreement(ladder: Ladder, { agreementOf, agreement }: Asked): readonly LintFinding[] {
  if (ladder.status !== 'active') return []
  const required = ladder.governance?.required ?? []
  const missing = (constituency: string, needed: number, actual: number, path: string): LintFinding => ({
    ...problem('ladder.agreement_missing', { constituency, needed, actual }, path),
    severity: 'error',
  })
  const unasked = [...new Set(agreementOf)].filter((name) => !required.some(({ constituency }) => constituency === name))
  const found = unasked.map((name) => missing(name, 1, 0, '/governance/required'))
  if (agreement === undefined) return found
  // Of another edition nobody agreed to this one.
  const isOfThis = agreement.digest === ladderDigest(ladder)
  required.forEach(({ constituency, min }, index) => {
    const counted = agreement.constituencies.find((one) => one.constituency === constituency)?.counted ?? []
    const actual = isOfThis ? new Set(counted).size : 0
    if (actual < min) found.push(missing(constituency, min, actual, `/governance/required/${index}`))
  })
  return found
}
