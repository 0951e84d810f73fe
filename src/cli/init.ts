import { join, resolve } from 'node:path'
import { inputError, usageError } from '../core/index.js'
import { buildDidDocument, didWebToUrl } from '../did/index.js'
import { generateKey, toKeyFile } from '../keys/index.js'
import { readArgs } from './args.js'
import { alreadyTaken, writeFileAtomically } from './files.js'
import { initFiles } from './init-files.js'
import { type CliIo, EXIT } from './io.js'
import { rows, styleFor } from './style.js'

/** `rungs init` */
export async function init(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { json: { type: 'boolean' }, did: { type: 'string' } }, words: [0, 1] })
  const folder = args.words[0] ?? '.'
  const did = `did:${args.text('did') ?? 'web:platform.example'}`
  if (!did.startsWith('did:web:')) throw usageError('cli.usage', { problem: 'not_one_of', what: '--did' })
  const published = didWebToUrl(did)
  const { publicJwk, secretJwk } = await generateKey('Ed25519')
  const files: readonly (readonly [string, string, number?])[] = [
    ...initFiles(did),
    ['did.json', text(buildDidDocument({ did, keys: [{ publicJwk }] }))],
    ['issuer.key.json', text(toKeyFile(secretJwk, did)), 0o600],
  ]
  for (const [name] of files) {
    if (await alreadyTaken(resolve(io.cwd, folder, name))) throw inputError('cli.file_exists', { file: join(folder, name) })
  }
  for (const [name, content, mode] of files)
    await writeFileAtomically(io, join(folder, name), content, mode === undefined ? {} : { mode })
  if (args.flag('json')) io.out(`${JSON.stringify({ folder, files: files.map(([name]) => name) })}\n`)
  else {
    const { good, say } = styleFor(io)
    io.out(`${good(say('init.ready'))}\n`)
    io.out(
      rows([
        ['ladder.json', say('init.ladder')],
        ['issuer.key.json', say('init.key')],
        ['did.json', say('init.did', { url: published })],
        ['issue.mjs', say('init.issue')],
        ['verify.mjs', say('init.verify')],
      ]),
    )
  }
  return EXIT.ok
}

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
