import { join } from 'node:path'
import type { IssuedCredential } from '../issue/index.js'
import { readArgs } from './args.js'
import { readJsonFile, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadIssuer } from './load-issuer.js'
import { clean, jsonText, rows, styleFor } from './style.js'

/** `rungs seal` */
export async function seal(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      key: { type: 'string', required: true },
      out: { type: 'string', required: true },
      issuer: { type: 'string' },
      format: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    },
    words: [1, 1],
  })
  const draft = await readJsonFile(io, args.words[0] as string)
  const { issuer } = await loadIssuer(io, args)
  const issued = await issuer.sealBadge(draft)
  const file = join(args.need('out'), issued.fileName)
  await writeFileAtomically(io, file, toText(issued))
  if (args.flag('json')) io.out(jsonText({ id: issued.id, file, mediaType: issued.mediaType }))
  else {
    const { good, say } = styleFor(io)
    io.out(`${good(say('seal.done'))}\n`)
    io.out(
      rows([
        [say('label.file'), file],
        [say('label.id'), clean(issued.id)],
        [say('label.by'), issuer.profile.id],
      ]),
    )
  }
  return EXIT.ok
}

/** The text of a badge's file: exactly one credential (OB 3.0 section 5.1). */
export function toText(issued: IssuedCredential): string {
  return typeof issued.credential === 'string' ? issued.credential : `${JSON.stringify(issued.credential, null, 2)}\n`
}
