import { skipRequirements } from '../issue/index.js'
import { subjectKeysOf } from '../ladder/index.js'
import { skipValidityCheck } from '../verify/index.js'
import type { Args } from './args.js'
import { type CsvRead, readCsv } from './csv.js'
import { openCsvFile } from './csv-file.js'
import { readInput } from './files.js'
import { type HeldFacts, openHeld } from './held.js'
import type { CliIo } from './io.js'
import { digestOf } from './issue-log.js'
import type { IssueJob } from './issue-rows.js'
import { loadIssuer } from './load-issuer.js'
import { loadLadder } from './load-ladder.js'
import { loadVerifier } from './load-verifier.js'
import { factsAbout, readRecords } from './records.js'

/** Options of commands that make badges of rows, beside those of verifying. */
export const ROW_OPTIONS = {
  ladder: { type: 'string', required: true },
  rung: { type: 'string' },
  key: { type: 'string', required: true },
  issuer: { type: 'string' },
  subject: { type: 'string' },
  csv: { type: 'string' },
  held: { type: 'string' },
  jurisdiction: { type: 'string' },
  records: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  store: { type: 'string' },
  'unsafe-skip-requirements': { type: 'boolean' },
} as const

/** What rows are made into badges with. */
export async function prepareJob(io: CliIo, args: Args): Promise<IssueJob> {
  const ladder = await loadLadder(io, args.need('ladder'))
  const { issuer, key, mechanism } = await loadIssuer(io, args)
  const held = args.flag('unsafe-skip-requirements') ? skipRequirements : await loadHeld(io, args, issuer.profile.id)
  return { io, args, ladder, issuer, key, mechanism, held }
}

/**
 * The badges in `--held` and the issuer's own records in `--records`. The ladder judges dates, so that an expired badge is
 * said to be expired.
 */
async function loadHeld(io: CliIo, args: Args, issuer: string): Promise<HeldFacts> {
  const folder = args.text('held')
  const file = args.text('records')
  const records = file === undefined ? [] : readRecords(await readInput(io, file), issuer)
  const badges: HeldFacts =
    folder === undefined
      ? async () => []
      : await openHeld(io, folder, await loadVerifier(io, args, { validity: skipValidityCheck }))
  return async (subject, identity) => [
    ...factsAbout(records, subjectKeysOf(subject, issuer), identity),
    ...(await badges(subject, identity)),
  ]
}

/** The rows of `--csv`, or the one of `--subject`. */
export async function readRows({
  io,
  args,
  key,
}: IssueJob): Promise<{ readonly total: number; readonly reads: AsyncIterable<CsvRead> }> {
  const file = args.text('csv')
  if (file === undefined) return { total: 1, reads: oneRow(args.need('subject'), key.secretKeyJwk.d) }
  const { count, records } = await openCsvFile(io, file)
  // A store knows what is there twice, however long the file.
  const seen = args.text('store') === undefined ? new Map<string, number>() : undefined
  return { total: Math.max(0, count - 1), reads: readCsv(records(), seen) }
}

async function* oneRow(subject: string, secret: string): AsyncGenerator<CsvRead, void, undefined> {
  yield { row: { line: 1, rowKey: digestOf(subject, secret), subject, results: {} } }
}
