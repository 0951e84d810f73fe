import { type RungsError, usageError } from '../core/index.js'
import type { SubjectInput } from '../credential/index.js'
import type { IssueRungRequest, Issuer, skipRequirements } from '../issue/index.js'
import type { KeyFile } from '../keys/index.js'
import type { Ladder } from '../ladder/index.js'
import type { Mechanism } from '../securing/index.js'
import type { Args } from './args.js'
import type { CsvRow } from './csv.js'
import type { HeldFacts } from './held.js'
import type { CliIo } from './io.js'
import { findRung, toRecipient } from './recipient.js'

/** What rows are issued with. */
export interface IssueJob {
  readonly io: CliIo
  readonly args: Args
  readonly ladder: Ladder
  readonly issuer: Issuer
  readonly key: KeyFile
  readonly mechanism: Mechanism
  readonly held: HeldFacts | typeof skipRequirements
  /** Puts the badge of a rung into its picture, where pictures are wanted. */
  readonly bake?: (rung: string, badge: string) => Promise<Uint8Array>
}

/** What became of a row. */
export type RowEnd =
  | { readonly outcome: 'issued' | 'present' }
  | { readonly outcome: 'failed'; readonly line: number; readonly rowKey: string; readonly error: RungsError }

/** The id of a row's rung. @throws RungsError `credential.rung_unknown`, `cli.rung_ambiguous`, `cli.usage` */
export function rungOf({ ladder, args }: IssueJob, row: CsvRow): string {
  return findRung(ladder, row.rung ?? args.text('rung') ?? missingRung())
}

function missingRung(): never {
  throw usageError('cli.usage', { problem: 'rung_missing' })
}

/** What is asked of the issuer for a row. @throws RungsError `cli.subject_invalid`, and as verifying what is held does */
export async function toRequest({ args, ladder, held }: IssueJob, row: CsvRow, rung: string): Promise<IssueRungRequest> {
  const subject: SubjectInput = toRecipient(row.subject)
  const jurisdiction = args.text('jurisdiction')
  return {
    ladder,
    rung,
    subject,
    held: typeof held === 'symbol' ? held : await held(subject, row.subject),
    results: row.results,
    ...(row.awardedDate !== undefined && { awardedDate: row.awardedDate }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...evidenceOf(row),
  }
}

function evidenceOf(row: CsvRow): { evidence?: readonly { id?: string; narrative?: string }[] } {
  const { evidenceUrl, evidenceNarrative } = row
  if (evidenceUrl === undefined && evidenceNarrative === undefined) return {}
  return {
    evidence: [
      {
        ...(evidenceUrl !== undefined && { id: evidenceUrl }),
        ...(evidenceNarrative !== undefined && { narrative: evidenceNarrative }),
      },
    ],
  }
}
