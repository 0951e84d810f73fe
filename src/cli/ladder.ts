import { usageError } from '../core/index.js'
import { ladderBrief, lintLadder } from '../ladder/index.js'
import { type Args, readArgs } from './args.js'
import { readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { exportLadder } from './ladder-export.js'
import { graph } from './ladder-graph.js'
import { history } from './ladder-history.js'
import { SEAL_OPTIONS, sealLadder, verifyLadder } from './ladder-release.js'
import { diff, migrateBadges } from './ladder-versions.js'
import { loadLadder } from './load-ladder.js'
import { VERIFY_OPTIONS } from './options.js'
import { clean, cleanLines, jsonText, rows, styleFor, wordsFor } from './style.js'

type Action = (argv: readonly string[], io: CliIo) => Promise<number>

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'lint',
    (argv, io) =>
      lint(
        readArgs(argv, {
          options: { json: { type: 'boolean' }, with: { type: 'string' }, 'agreement-of': { type: 'string' } },
          words: [1, 1],
        }),
        io,
      ),
  ],
  ['brief', (argv, io) => brief(readArgs(argv, { options: {}, words: [1, 1] }), io)],
  ['diff', (argv, io) => diff(readArgs(argv, { options: { json: { type: 'boolean' } }, words: [2, 2] }), io)],
  ['migrate', (argv, io) => migrateBadges(readArgs(argv, { options: VERIFY_OPTIONS, words: [3, 100_000] }), io)],
  ['history', history],
  ['graph', graph],
  ['export', exportLadder],
  [
    'seal',
    (argv, io) => {
      const args = readArgs(argv, { options: SEAL_OPTIONS, words: [1, 1] })
      return sealLadder(args.words[0] as string, args, io)
    },
  ],
  [
    'verify',
    (argv, io) => {
      const own = {
        endorsers: { type: 'string' },
        min: { type: 'string' },
        constituencies: { type: 'string' },
        known: { type: 'string' },
      } as const
      const args = readArgs(argv, { options: { ...VERIFY_OPTIONS, ...own }, words: [1, 1000] })
      return verifyLadder(args.words, args, io)
    },
  ],
])

/** `rungs ladder lint|brief|diff|migrate|history|graph|export|seal|verify` */
export async function ladder(argv: readonly string[], io: CliIo): Promise<number> {
  const [name = '', ...rest] = argv
  const action = ACTIONS.get(name)
  if (action === undefined)
    throw usageError('cli.usage', { problem: 'action_unknown', what: `ladder ${name.slice(0, 40)}`.trim() })
  return action(rest, io)
}

async function brief(args: Args, io: CliIo): Promise<number> {
  const definition = await loadLadder(io, args.words[0] as string)
  const { catalogue, wanted } = styleFor(io)
  io.out(cleanLines(ladderBrief(definition, wanted[0] ?? definition.defaultLanguage, { catalogue })))
  return EXIT.ok
}

async function lint(args: Args, io: CliIo): Promise<number> {
  const file = args.words[0] as string
  const others = await Promise.all((args.text('with')?.split(',') ?? []).map((other) => loadLadder(io, other)))
  const findings = lintLadder(await readJsonFile(io, file), {
    ladders: others,
    agreementOf: args.text('agreement-of')?.split(',') ?? [],
  })
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (args.flag('json')) {
    io.out(jsonText({ input: file, errors, findings: findings.map((one) => ({ ...one, message: wordsFor(one).text })) }))
    return errors === 0 ? EXIT.ok : EXIT.rejected
  }
  const style = styleFor(io)
  const { say } = style
  const title = errors === 0 ? style.good(`✔ ${say('lint.none')}`) : style.bad(`✘ ${say('lint.errors', { count: errors })}`)
  io.out(`${title}, ${say('lint.warnings', { count: findings.length - errors })}\n`)
  io.out(
    rows(
      findings.map((one) => [
        `${say(`lint.${one.severity}`)} ${clean(one.path) || '/'}`,
        `${style.words(one).text} ${style.faint(one.code)}`,
      ]),
    ),
  )
  return errors === 0 ? EXIT.ok : EXIT.rejected
}
