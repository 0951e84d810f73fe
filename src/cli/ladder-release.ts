import { join } from 'node:path'
import { formatDateTime, isRungsError, newUrn, usageError } from '../core/index.js'
import { buildLadderDefinitionCredential } from '../credential/index.js'
import type { Ladder } from '../ladder/index.js'
import { acceptLadder, type LadderRelease } from '../trust/index.js'
import type { Args } from './args.js'
import { readJsonFile, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadIssuer } from './load-issuer.js'
import { loadLadder } from './load-ladder.js'
import { loadVerifier } from './load-verifier.js'
import { toText } from './seal.js'
import { clean, jsonText, rows, styleFor, wordsFor } from './style.js'
import { statusOf, tellUnreadable } from './verify.js'
import { type VerifiedInput, verifyInputs } from './verify-inputs.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** The options of sealing a ladder. */
export const SEAL_OPTIONS = {
  key: { type: 'string', required: true },
  out: { type: 'string', required: true },
  issuer: { type: 'string' },
  format: { type: 'string' },
  now: { type: 'string' },
  replaces: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `rungs ladder seal` */
export async function sealLadder(file: string, args: Args, io: CliIo): Promise<number> {
  const ladder = await loadLadder(io, file)
  const { issuer, now } = await loadIssuer(io, args)
  const { id: by } = issuer.profile
  const replaces = args.text('replaces')
  const draft = buildLadderDefinitionCredential(ladder, {
    id: newUrn(),
    issuer: by,
    validFrom: formatDateTime(now.getTime()),
    ...(replaces !== undefined && { replaces }),
  })
  const issued = await issuer.sealCredential(draft)
  const target = join(args.need('out'), issued.fileName)
  await writeFileAtomically(io, target, toText(issued))
  const { version, digest } = ladder
  if (args.flag('json'))
    io.out(jsonText({ id: issued.id, file: target, mediaType: issued.mediaType, ladder: ladder.id, version, digest }))
  else {
    const style = styleFor(io)
    const { say } = style
    io.out(`${style.good(say('ladder.sealed'))}\n`)
    io.out(
      rows([
        [say('label.file'), target],
        [say('label.ladder'), `${clean(ladder.id)} ${clean(version)}`],
        [say('label.digest'), digest as string],
        [say('label.by'), by],
      ]),
    )
  }
  return EXIT.ok
}

/** `rungs ladder verify` */
export async function verifyLadder(files: readonly string[], args: Args, io: CliIo): Promise<number> {
  const endorsers = args.text('endorsers')?.split(',') ?? []
  const known = args.text('known')
  const min = readCount(args, endorsers.length)
  const seats = args.text('constituencies')
  const options = {
    endorsers,
    min,
    ...(seats !== undefined && {
      constituencies: (await readJsonFile(io, seats)) as Readonly<Record<string, readonly string[]>>,
    }),
    ...(known !== undefined && { known: await loadLadder(io, known) }),
  }
  const verifier = await loadVerifier(io, args)
  const done = await verifyInputs(io, verifier, files, ({ input, report, error }) => {
    if (report === undefined && isRungsError(error)) tellUnreadable(io, input, error, args.flag('json'))
    else if (report !== undefined && report.outcome !== 'verified') {
      io.out(args.flag('json') ? toJsonLine(input, report) : `${toReadable(input, report, styleFor(io))}\n`)
    }
  })
  const [first, ...others] = done as [VerifiedInput, ...VerifiedInput[]]
  if (first.report?.outcome !== 'verified') return statusOf([first])
  const endorsements = others.flatMap(({ report }) => (report?.outcome === 'verified' ? [report] : []))
  const release = acceptLadder(first.report, { ...options, endorsements })
  tell(first.input, release, args, io)
  // Endorsements that are no good are told, and count for nothing; the release stands by those that do.
  return release.accepted ? EXIT.ok : EXIT.rejected
}

/** `--min`; by default all who are named. */
function readCount(args: Args, endorsers: number): number {
  const text = args.text('min') ?? String(endorsers)
  if (!/^\d{1,4}$/.test(text) || Number(text) > endorsers) {
    throw usageError('cli.usage', { problem: 'min_endorsers', what: '--min' })
  }
  return Number(text)
}

function tell(input: string, { accepted, ladder, digest, endorsedBy, findings }: LadderRelease, args: Args, io: CliIo): void {
  if (args.flag('json')) {
    const told = findings.map((one) => ({ ...one, message: wordsFor(one).text }))
    io.out(jsonText({ input, accepted, ...(ladder !== undefined && summary(ladder)), digest, endorsedBy, findings: told }))
    return
  }
  const style = styleFor(io)
  const { say, words } = style
  io.out(
    `${accepted ? style.good(`✔ ${say('ladder.verified')}`) : style.bad(`✘ ${say('ladder.refused')}`)}  ${style.faint(clean(input))}\n`,
  )
  io.out(
    rows([
      [
        say('label.ladder'),
        ladder === undefined ? undefined : `${clean(ladder.id)} ${clean(ladder.version)} (${say(`ladder.${ladder.status}`)})`,
      ],
      [say('label.owner'), ladder === undefined ? undefined : clean(ladder.owner)],
      [say('label.digest'), digest],
      [say('label.endorsed'), endorsedBy.map((id) => clean(id)).join(', ')],
      ...findings.map((one): [string, string] => [say('label.note'), `${words(one).text} (${one.code})`]),
    ]),
  )
}

function summary({ id, version, status, owner }: Ladder): object {
  return { ladder: id, version, status, owner }
}
