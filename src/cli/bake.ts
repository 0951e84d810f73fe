import { bakeImage, imageKind } from '../bake/index.js'
import { fromUtf8 } from '../core/index.js'
import { readArgs } from './args.js'
import { readPicture } from './badge-file.js'
import { readInput, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, styleFor } from './style.js'

/** `rungs bake` */
export async function bake(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      out: { type: 'string', required: true },
      replace: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    words: [2, 2],
  })
  const [badge, picture] = args.words as [string, string]
  const credential = fromUtf8(await readInput(io, badge))
  const image = await readPicture(io, picture)
  const baked = await bakeImage(image, credential, { replace: args.flag('replace') })
  const file = args.need('out')
  await writeFileAtomically(io, file, baked)
  const container = imageKind(baked)
  if (args.flag('json')) io.out(jsonText({ file, container, bytes: baked.length }))
  else {
    const { say } = styleFor(io)
    io.out(`${say('bake.done')}\n`)
    io.out(
      rows([
        [say('label.picture'), clean(file)],
        [say('label.kind'), container?.toUpperCase()],
        [say('label.size'), say('bake.size', { bytes: baked.length, before: image.length })],
      ]),
    )
  }
  return EXIT.ok
}
