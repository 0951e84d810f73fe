import { type JsonObject, usageError } from '../core/index.js'
import { drawWalletPass, toWalletPass } from '../draw/index.js'
import { type ExportLoss, toElmCredential, toLinkedInUrl } from '../interchange/index.js'
import { readArgs } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { VERIFY_OPTIONS } from './options.js'
import { clean, jsonText, rows, styleFor, wordsFor } from './style.js'
import { verifiedBadge } from './verified-badge.js'
import { isWebAddress } from './verify-inputs.js'

const FORMATS: readonly string[] = ['linkedin', 'elm', 'pass']

/** What is written of a badge. */
interface Made {
  readonly text: string
  readonly losses: readonly ExportLoss[]
}

/** `rungs export` */
export async function exportBadge(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      format: { type: 'string', required: true },
      page: { type: 'string' },
      out: { type: 'string' },
    },
    words: [1, 1],
  })
  const format = args.need('format')
  if (!FORMATS.includes(format)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--format' })
  const page = args.text('page')
  if (format !== 'elm' && page === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--page' })
  if (page !== undefined && !isWebAddress(page)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--page' })
  const out = args.text('out')
  // A picture and a document are for files; a link is for who reads it here.
  if (format !== 'linkedin' && out === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--out' })
  const badge = await verifiedBadge(io, args, args.words[0] as string)
  if (typeof badge === 'number') return badge
  const style = styleFor(io)
  const { text, losses } = make(format, badge.credential, page ?? '', style.catalogue)
  if (out !== undefined) await writeFileAtomically(io, out, text)
  if (args.flag('json')) {
    const said = losses.map((loss) => ({ ...loss, message: wordsFor(loss).text }))
    io.out(jsonText({ format, ...(out === undefined ? { text } : { out }), losses: said }))
    return EXIT.ok
  }
  if (out === undefined) {
    io.out(text)
    return EXIT.ok
  }
  const { say, words } = style
  io.out(`${style.good('✔')} ${clean(out)}, ${say('export.losses', { count: losses.length })}\n`)
  io.out(rows(losses.map((loss) => [clean(loss.path) || '/', `${words(loss).text} ${style.faint(loss.code)}`])))
  return EXIT.ok
}

function make(format: string, credential: JsonObject, page: string, catalogue: ReturnType<typeof styleFor>['catalogue']): Made {
  if (format === 'linkedin') return { text: `${toLinkedInUrl(credential, { verifyUrl: page })}\n`, losses: [] }
  if (format === 'pass') return { text: drawWalletPass(toWalletPass(credential, page), { catalogue }), losses: [] }
  const { document, losses } = toElmCredential(credential)
  return { text: `${JSON.stringify(document, null, 2)}\n`, losses }
}
