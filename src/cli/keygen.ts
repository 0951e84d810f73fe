import { basename, dirname, join, resolve } from 'node:path'
import { inputError, usageError } from '../core/index.js'
import { buildDidDocument, didWebToUrl } from '../did/index.js'
import {
  algorithmNamed,
  generateKey,
  type SignatureAlgorithm,
  sealKeystore,
  toDidJwk,
  toDidKey,
  toKeyFile,
} from '../keys/index.js'
import { readArgs } from './args.js'
import { alreadyTaken, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { choosePassphrase } from './passphrase.js'
import { rows, styleFor } from './style.js'

/** `rungs keygen` */
export async function keygen(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      alg: { type: 'string', required: true },
      did: { type: 'string' },
      out: { type: 'string', required: true },
      json: { type: 'boolean' },
    },
    words: [0, 0],
  })
  const alg = args.need('alg')
  if (algorithmNamed(alg) === undefined) throw usageError('cli.usage', { problem: 'not_one_of', what: '--alg' })
  const out = args.need('out')
  const { publicJwk, secretJwk } = await generateKey(alg as SignatureAlgorithm)
  const did = chooseDid(args.text('did'), publicJwk)
  const document = did.startsWith('did:web:') ? join(dirname(out), 'did.json') : undefined
  // Some file systems take names that differ in case for one.
  if (document !== undefined && basename(resolve(io.cwd, out)).toLowerCase() === 'did.json')
    throw usageError('cli.usage', { problem: 'out_taken' })
  for (const file of document === undefined ? [out] : [out, document]) {
    if (await alreadyTaken(resolve(io.cwd, file))) throw inputError('cli.file_exists', { file })
  }
  const key = toKeyFile(secretJwk, did)
  const passphrase = await choosePassphrase(io, `${styleFor(io).say('passphrase.new', { file: out })} `)
  await writeFileAtomically(io, out, await sealKeystore(key, passphrase), { mode: 0o600, durable: true })
  if (document !== undefined) {
    await writeFileAtomically(io, document, `${JSON.stringify(buildDidDocument({ did, keys: [{ publicJwk }] }), null, 2)}\n`)
  }
  if (args.flag('json'))
    io.out(`${JSON.stringify({ did, id: key.id, keystore: out, ...(document !== undefined && { document }) })}\n`)
  else {
    const style = styleFor(io)
    const { say } = style
    io.out(`${style.good(say('keygen.done'))}\n`)
    io.out(
      rows([
        [say('label.did'), did],
        [say('label.key'), key.id],
        [say('label.keystore'), say('keygen.keystore', { file: out })],
        [
          say('label.publish'),
          document === undefined ? undefined : say('keygen.publish', { file: document, url: didWebToUrl(did) }),
        ],
      ]),
    )
  }
  return EXIT.ok
}

function chooseDid(method: string | undefined, jwk: Parameters<typeof toDidKey>[0]): string {
  const chosen = method ?? (jwk.kty === 'RSA' ? 'jwk' : 'key')
  if (chosen === 'key') return toDidKey(jwk)
  if (chosen === 'jwk') return toDidJwk(jwk)
  if (!chosen.startsWith('web:')) throw usageError('cli.usage', { problem: 'not_one_of', what: '--did' })
  didWebToUrl(`did:${chosen}`)
  return `did:${chosen}`
}
