import { inputError, usageError } from '../core/index.js'
import { type DrawLadderOptions, drawLadder, toDot, toMermaid } from '../draw/index.js'
import type { Ladder } from '../ladder/index.js'
import { readArgs } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { VERIFY_OPTIONS } from './options.js'
import { placeWorkers } from './placements.js'
import { styleFor } from './style.js'
import { statusOf } from './verify.js'

const WRITERS: Readonly<Record<string, (ladder: Ladder, options: DrawLadderOptions) => string>> = {
  svg: drawLadder,
  mermaid: toMermaid,
  dot: toDot,
}

/** `rungs ladder graph` */
export async function graph(argv: readonly string[], io: CliIo): Promise<number> {
  const { json: _, ...verifying } = VERIFY_OPTIONS
  const args = readArgs(argv, {
    options: {
      ...verifying,
      svg: { type: 'boolean' },
      mermaid: { type: 'boolean' },
      dot: { type: 'boolean' },
      jurisdiction: { type: 'string' },
      badges: { type: 'string' },
      policy: { type: 'string' },
      out: { type: 'string' },
    },
    words: [1, 1],
  })
  const wanted = Object.keys(WRITERS).filter((name) => args.flag(name))
  if (wanted.length > 1)
    throw usageError('cli.usage', { problem: 'not_together', what: wanted.map((name) => `--${name}`).join(' ') })
  const ladder = await loadLadder(io, args.words[0] as string)
  const badges = args.text('badges')
  const placed = badges === undefined ? undefined : await placeWorkers(io, args, ladder, [badges])
  const count = placed?.placements.length
  if (count !== undefined && count > 1) throw inputError('ladder.subject_ambiguous', { count })
  const placement = placed?.placements[0]
  const style = styleFor(io)
  const [lang] = style.wanted
  const write = WRITERS[wanted[0] ?? 'svg'] as (ladder: Ladder, options: DrawLadderOptions) => string
  const text = write(ladder, {
    catalogue: style.catalogue,
    ...(placement !== undefined && { placement }),
    ...(lang !== undefined && { lang }),
  })
  const out = args.text('out')
  if (out === undefined) io.out(text)
  else await writeFileAtomically(io, out, text)
  return placed === undefined ? EXIT.ok : statusOf(placed.done)
}
