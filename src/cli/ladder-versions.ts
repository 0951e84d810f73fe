import { usageError } from '../core/index.js'
import { diffLadder, type LadderDiff, type MigratedAward, migrate, toFacts } from '../ladder/index.js'
import { skipValidityCheck } from '../verify/index.js'
import type { Args } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { loadVerifier } from './load-verifier.js'
import { readNow } from './options.js'
import { clean, jsonText, rows, styleFor, wordsFor } from './style.js'
import { statusOf, tellUnreadable } from './verify.js'
import { verifyInputs } from './verify-inputs.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** `rungs ladder diff OLD NEW` */
export async function diff(args: Args, io: CliIo): Promise<number> {
  const [old, next] = args.words as readonly [string, string]
  const found = diffLadder(await loadLadder(io, old), await loadLadder(io, next))
  if (args.flag('json')) {
    io.out(jsonText({ ...found, findings: found.findings.map((one) => ({ ...one, message: wordsFor(one).text })) }))
  } else io.out(diffText(found, io))
  return found.isAllowed ? EXIT.ok : EXIT.rejected
}

function diffText({ from, to, changes, needed, declared, isAllowed, findings }: LadderDiff, io: CliIo): string {
  const style = styleFor(io)
  const { say, words } = style
  const verdict = `${say(`diff.${needed}`)}; ${say(declared === undefined ? 'diff.unnumbered' : `diff.given.${declared}`)}`
  const title = isAllowed ? style.good(`✔ ${verdict}`) : style.bad(`✘ ${verdict}`)
  return [
    `${title}  ${style.faint(clean(`${from.version} → ${to.version}`))}\n`,
    rows(
      changes.map(({ path, kind, level, rung }) => [
        `${say(`diff.level.${level}`)} ${say(`diff.kind.${kind}`)}`,
        `${clean(path)}${rung === undefined ? '' : ` (${clean(rung)})`}`,
      ]),
    ),
    rows(findings.map((one) => [say('label.whyNot'), `${words(one).text} ${style.faint(one.code)}`])),
  ].join('')
}

/** `rungs ladder migrate OLD NEW BADGE ...` */
export async function migrateBadges(args: Args, io: CliIo): Promise<number> {
  const [old, next, ...files] = args.words as readonly [string, string, ...string[]]
  if (files.length === 0) throw usageError('cli.usage', { problem: 'word_missing' })
  const [from, to] = [await loadLadder(io, old), await loadLadder(io, next)]
  const now = readNow(args)
  // Nothing is verified before it is known that every rung is taken care of.
  migrate(from, to, [], { now })
  // A badge that has ended still tells which rung it was.
  const verifier = await loadVerifier(io, args, { validity: skipValidityCheck })
  const done = await verifyInputs(io, verifier, files, ({ input, report, error }) => {
    if (report === undefined) return tellUnreadable(io, input, error as never, args.flag('json'))
    if (report.outcome !== 'verified') {
      return io.out(args.flag('json') ? toJsonLine(input, report) : `${toReadable(input, report, styleFor(io))}\n`)
    }
    const moved = migrate(from, to, toFacts(report), { now })
    if (args.flag('json')) io.out(jsonText({ input, outcome: 'verified', ...moved }))
    else
      io.out(
        `${clean(input)}\n${moved.awards.map((award) => awardText(award, io)).join('') || `  ${styleFor(io).say('migrate.other')}\n`}`,
      )
  })
  return statusOf(done)
}

function awardText({ fromRung, to, mode, state, deadline, findings }: MigratedAward, io: CliIo): string {
  const style = styleFor(io)
  const { say, words } = style
  return rows([
    [say('label.rung'), clean(fromRung)],
    [say('label.now'), `${say(`migrate.${state}`)} (${say(`mode.${mode}`)})`],
    [say('label.as'), to.map((id) => clean(id)).join(', ')],
    [say('label.until'), deadline],
    ...findings.map((one): [string, string] => [say('label.note'), `${words(one).text} ${style.faint(one.code)}`]),
  ])
}
