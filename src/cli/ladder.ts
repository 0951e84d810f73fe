import { usageError } from '../core/index.js'
import { ladderBrief, lintLadder } from '../ladder/index.js'
import { readArgs } from './args.js'
import { readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { exportLadder } from './ladder-export.js'
import { graph } from './ladder-graph.js'
import { loadLadder } from './load.js'
import { clean, cleanLines, jsonText, rows, styleFor, wordsFor } from './style.js'

/** `rungs ladder lint|brief|graph|export` */
export async function ladder(argv: readonly string[], io: CliIo): Promise<number> {
  if (argv[0] === 'graph') return graph(argv.slice(1), io)
  if (argv[0] === 'export') return exportLadder(argv.slice(1), io)
  const args = readArgs(argv, { options: { json: { type: 'boolean' }, lang: { type: 'string' } }, words: [2, 2] })
  const [action, file] = args.words as readonly [string, string]
  if (action === 'brief') {
    const definition = await loadLadder(io, file)
    io.out(cleanLines(ladderBrief(definition, args.text('lang') ?? definition.defaultLanguage)))
    return EXIT.ok
  }
  if (action !== 'lint') throw usageError('cli.usage', { problem: `ladder ${action} is unknown` })
  return lint(io, file, args.flag('json'))
}

async function lint(io: CliIo, file: string, json: boolean): Promise<number> {
  const findings = lintLadder(await readJsonFile(io, file))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) io.out(jsonText({ input: file, errors, findings: findings.map((one) => ({ ...one, message: wordsFor(one).text })) }))
  else {
    const style = styleFor(io)
    io.out(
      `${errors === 0 ? style.good('✔ no errors') : style.bad(`✘ ${errors} errors`)}, ${findings.length - errors} warnings\n`,
    )
    io.out(
      rows(
        findings.map((one) => [`${one.severity} ${clean(one.path) || '/'}`, `${wordsFor(one).text} ${style.faint(one.code)}`]),
      ),
    )
  }
  return errors === 0 ? EXIT.ok : EXIT.rejected
}
