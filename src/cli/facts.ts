import type { VerifiedReport } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { type Fact, toFacts } from '../ladder/index.js'

/** The facts of a badge, or of the badges in a record: of those that are verified by themselves, about the subject of the record. */
export function factsIn(report: VerifiedReport<VerifiableCredential>): readonly Fact[] {
  const inside = (report.nested ?? []).flatMap(({ subject, report: nested }) =>
    subject === 'same' && nested.outcome === 'verified' ? factsIn(nested) : [],
  )
  return [...toFacts(report), ...inside]
}
