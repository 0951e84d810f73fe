import { usageError } from '../core/index.js'
import { ladderBrief, lintLadder } from '../ladder/index.js'
import { readArgs } from './args.js'
import { readJsonFile } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load.js'
import { clean, cleanLines, jsonText, rows, styleFor, wordsFor } from './style.js'

/** `rungs ladder lint|brief` */
export async function ladder(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { json: { type: 'boolean' } }, words: [2, 2] })
  const [action, file] = args.words as readonly [string, string]
  if (action === 'brief') {
    const definition = await loadLadder(io, file)
    const { catalogue, wanted } = styleFor(io)
    io.out(cleanLines(ladderBrief(definition, wanted[0] ?? definition.defaultLanguage, { catalogue })))
    return EXIT.ok
  }
  if (action !== 'lint') throw usageError('cli.usage', { problem: 'action_unknown', what: `ladder ${action}` })
  return lint(io, file, args.flag('json'))
}

async function lint(io: CliIo, file: string, json: boolean): Promise<number> {
  const findings = lintLadder(await readJsonFile(io, file))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) io.out(jsonText({ input: file, errors, findings: findings.map((one) => ({ ...one, message: wordsFor(one).text })) }))
  else {
    const style = styleFor(io)
    io.out(
      `${errors === 0 ? style.good(`✔ ${style.say('lint.none')}`) : style.bad(`✘ ${style.say('lint.errors', { count: errors })}`)}, ${style.say('lint.warnings', { count: findings.length - errors })}\n`,
    )
    io.out(
      rows(
        findings.map((one) => [
          `${style.say(`lint.${one.severity}`)} ${clean(one.path) || '/'}`,
          `${style.words(one).text} ${style.faint(one.code)}`,
        ]),
      ),
    )
  }
  return errors === 0 ? EXIT.ok : EXIT.rejected
}
