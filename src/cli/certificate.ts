import { usageError } from '../core/index.js'
import { drawCertificate, toBadgePicture, toWalletPass } from '../draw/index.js'
import { readArgs } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { VERIFY_OPTIONS } from './options.js'
import { clean, jsonText, rows, styleFor } from './style.js'
import { verifiedBadge } from './verified-badge.js'
import { isWebAddress } from './verify-inputs.js'

/** `rungs certificate` */
export async function certificate(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      name: { type: 'string', required: true },
      page: { type: 'string', required: true },
      out: { type: 'string', required: true },
    },
    words: [1, 1],
  })
  const [page, out] = [args.need('page'), args.need('out')]
  if (!isWebAddress(page)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--page' })
  if (!/\.(svg|html)$/i.test(out)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--out' })
  const badge = await verifiedBadge(io, args, args.words[0] as string)
  if (typeof badge === 'number') return badge
  const { catalogue, wanted, say, good } = styleFor(io)
  const { name, description, lang } = toBadgePicture(badge.credential, wanted[0] === undefined ? {} : { lang: wanted[0] })
  const shown = {
    ...toWalletPass(badge.credential, page),
    recipient: args.need('name'),
    name,
    ...(description !== undefined && { description }),
  }
  const svg = drawCertificate(shown, { catalogue, ...(lang !== undefined && { lang }) })
  const text = /\.svg$/i.test(out) ? svg : (await import('../web/index.js')).buildPrintPage([svg], { title: name, catalogue })
  await writeFileAtomically(io, out, text)
  if (args.flag('json')) io.out(jsonText({ file: out, page }))
  else {
    io.out(`${good('✔')} ${clean(out)}\n`)
    io.out(rows([[say('label.lookAt'), clean(page)]]))
  }
  return EXIT.ok
}
