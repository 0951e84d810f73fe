import { createSigner } from '../keys/index.js'
import { createNet } from '../net/index.js'
import { mechanisms } from '../preset/index.js'
import { exportBundle } from '../verify/bundle/index.js'
import { readArgs } from './args.js'
import { readBadge } from './badge-file.js'
import { writeFileAtomically } from './files.js'
import type { CliIo } from './io.js'
import { byGeneration, loadDocuments, loadSchemas } from './load-documents.js'
import { loadKey } from './load-key.js'
import { readNow } from './options.js'
import { clean, rows, styleFor } from './style.js'
import { statusOf } from './verify.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** `rungs bundle` */
export async function bundle(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      out: { type: 'string', required: true },
      key: { type: 'string' },
      documents: { type: 'string' },
      schemas: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
    },
    words: [1, 1],
  })
  const input = args.words[0] as string
  const badge = await readBadge(io, input)
  const key = args.text('key')
  const { secretKeyJwk, id } = key === undefined ? { secretKeyJwk: undefined, id: undefined } : await loadKey(io, key)
  const made = await exportBundle(badge, {
    verifier: { mechanisms, ...byGeneration(await loadDocuments(io, args)) },
    net: io.net ?? createNet(),
    schemas: await loadSchemas(io, args),
    now: readNow(args),
    ...(secretKeyJwk !== undefined && { signer: createSigner(secretKeyJwk, { id: id as string }) }),
  })
  const isKept = made.report.outcome !== 'rejected'
  const file = args.need('out')
  if (isKept) await writeFileAtomically(io, file, `${JSON.stringify(made.bundle, null, 2)}\n`)
  const count = made.bundle.documents.length
  if (args.flag('json')) {
    io.out(toJsonLine(input, made.report, { bundle: isKept ? { file, documents: count, signer: id ?? null } : null }))
  } else {
    const style = styleFor(io)
    const { say } = style
    io.out(toReadable(input, made.report, style))
    io.out(
      rows([
        [say('label.bundle'), isKept ? clean(file) : say('bundle.unwritten')],
        [say('label.holds'), say('bundle.holds', { count })],
        [say('label.signed'), id === undefined ? say('bundle.unsigned') : say('bundle.signed', { signer: clean(id) })],
      ]),
    )
  }
  return statusOf([{ input, report: made.report }])
}
