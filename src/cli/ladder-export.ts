import { usageError } from '../core/index.js'
import { type Exported, type ExportFormat, toCase, toClr, toCtdl, toElm } from '../interchange/index.js'
import type { Ladder } from '../ladder/index.js'
import { readArgs } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { clean, jsonText, rows, styleFor, wordsFor } from './style.js'

const WRITERS: Readonly<Record<ExportFormat, (ladder: Ladder) => Exported<object>>> = {
  ctdl: toCtdl,
  case: (ladder) => toCase(ladder),
  clr: toClr,
  elm: (ladder) => toElm(ladder),
}

/** `rungs ladder export` */
export async function exportLadder(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: { format: { type: 'string', required: true }, out: { type: 'string', required: true }, json: { type: 'boolean' } },
    words: [1, 1],
  })
  const format = args.need('format')
  if (!Object.hasOwn(WRITERS, format)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--format' })
  const out = args.need('out')
  const { document, losses } = WRITERS[format as ExportFormat](await loadLadder(io, args.words[0] as string))
  await writeFileAtomically(io, out, `${JSON.stringify(document, null, 2)}\n`)
  if (args.flag('json')) {
    io.out(jsonText({ out, format, losses: losses.map((loss) => ({ ...loss, message: wordsFor(loss).text })) }))
    return EXIT.ok
  }
  const style = styleFor(io)
  const { say, words } = style
  io.out(`${style.good('✔')} ${clean(out)}, ${say('export.losses', { count: losses.length })}\n`)
  io.out(rows(losses.map((loss) => [clean(loss.path) || '/', `${words(loss).text} ${style.faint(loss.code)}`])))
  return EXIT.ok
}
