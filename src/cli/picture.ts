import { bakeImage } from '../bake/index.js'
import { usageError } from '../core/index.js'
import { drawBadge, rungOfBadge, toAltText, toBadgeDesign, toBadgePicture } from '../draw/index.js'
import { readArgs } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadLadder } from './load-ladder.js'
import { VERIFY_OPTIONS } from './options.js'
import { loadDesign, openPainter, PICTURE_OPTIONS } from './painter.js'
import { inLine, jsonText, rows, styleFor } from './style.js'
import { verifiedBadge } from './verified-badge.js'

/** `rungs picture` */
export async function picture(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ...PICTURE_OPTIONS,
      ladder: { type: 'string' },
      plain: { type: 'boolean' },
      out: { type: 'string', required: true },
    },
    words: [1, 1],
  })
  const out = args.need('out')
  const kind = /\.(svg|png)$/i.exec(out)?.[1]?.toLowerCase()
  if (kind !== 'svg' && kind !== 'png') throw usageError('cli.usage', { problem: 'not_one_of', what: '--out' })
  const paint = await openPainter(io, args, kind)
  const design = await loadDesign(io, args)
  const file = args.text('ladder')
  const ladder = file === undefined ? undefined : await loadLadder(io, file)
  const badge = await verifiedBadge(io, args, args.words[0] as string)
  if (typeof badge === 'number') return badge
  const { catalogue, wanted, say, good } = styleFor(io)
  const lang = wanted[0] === undefined ? {} : { lang: wanted[0] }
  const shown = toBadgePicture(badge.credential, { ...lang, ...(ladder !== undefined && { ladder }) })
  const look = ladder === undefined ? design : toBadgeDesign(ladder, rungOfBadge(badge.credential) as string, design)
  const svg = drawBadge(shown, { ...look, catalogue })
  const painted = await paint(svg)
  const bytes = args.flag('plain') ? painted : await bakeImage(painted, badge.text)
  await writeFileAtomically(io, out, bytes)
  const alt = toAltText(svg)
  if (args.flag('json')) io.out(jsonText({ file: out, container: kind, bytes: bytes.length, isBaked: !args.flag('plain'), alt }))
  else {
    io.out(`${good('✔')} ${inLine(out)}\n`)
    io.out(rows([[say('label.picture'), inLine(alt.replace(/[\u2066-\u2069]/g, ''), 1000)]]))
  }
  return EXIT.ok
}
