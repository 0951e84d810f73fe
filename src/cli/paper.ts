import { fromUtf8, isJsonObject, isRungsError, type JsonObject, parseJson } from '../core/index.js'
import { toDescription } from '../credential/index.js'
import { drawQr, qrToText, toQr } from '../draw/index.js'
import {
  buildPaperTemplate,
  definePaperTemplate,
  fromPaper,
  isPaper,
  MAX_PAPER_LENGTH,
  type PaperTemplate,
  paperDigestText,
  toPaper,
} from '../holder/index.js'
import { isCompactJws, splitJws } from '../securing/index.js'
import { type Args, readArgs } from './args.js'
import { readBadge } from './badge-file.js'
import { expandInputs, readJsonFile, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, styleFor } from './style.js'

/** The largest code that is drawn: what 600 characters take. */
const VERSION = 15

/** `rungs paper` */
export async function paper(argv: readonly string[], io: CliIo): Promise<number> {
  return argv[0] === 'template' ? template(argv.slice(1), io) : print(argv, io)
}

/** `rungs paper BADGE` */
async function print(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      template: { type: 'string', required: true },
      out: { type: 'string' },
      title: { type: 'string' },
      json: { type: 'boolean' },
    },
    words: [1, 1],
  })
  const known = definePaperTemplate(await readJsonFile(io, args.need('template')))
  const badge = fromUtf8(await readBadge(io, args.words[0] as string)).trim()
  const text = toPaper(badge, known)
  const digest = paperDigestText(known)
  const { version } = toQr(text, { maxVersion: VERSION })
  const style = styleFor(io)
  const file = args.text('out')
  if (file !== undefined) {
    const { what, who } = toDescription(contentOf(badge), style.catalogue)
    const content = /\.txt$/i.test(file)
      ? `${text}\n`
      : drawQr(text, {
          title: args.text('title') ?? what,
          notes: [who, style.say('paper.note', { digest })],
          lang: style.catalogue.tag,
          maxVersion: VERSION,
        })
    await writeFileAtomically(io, file, content)
  }
  if (args.flag('json')) {
    io.out(jsonText({ ...(file !== undefined && { file }), paper: text, characters: text.length, version, template: digest }))
    return EXIT.ok
  }
  if (file === undefined) io.out(`${qrToText(text, { maxVersion: VERSION })}${text}\n`)
  io.out(`${style.say('paper.done')}\n`)
  io.out(
    rows([
      [style.say('label.file'), file === undefined ? undefined : clean(file)],
      [style.say('label.size'), style.say('paper.size', { characters: text.length, limit: MAX_PAPER_LENGTH, version })],
      [style.say('label.template'), digest],
    ]),
  )
  return EXIT.ok
}

/** `rungs paper template` */
async function template(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: { out: { type: 'string', required: true }, slots: { type: 'string' }, json: { type: 'boolean' } },
    words: [1, 1000],
  })
  const badges: string[] = []
  for (const file of await expandInputs(io, args.words)) badges.push(fromUtf8(await readBadge(io, file)))
  const made = buildPaperTemplate(badges, { slots: args.text('slots')?.split(',') ?? [] })
  const file = args.need('out')
  const digest = paperDigestText(made)
  await writeFileAtomically(io, file, `${JSON.stringify(made, null, 2)}\n`)
  if (args.flag('json')) io.out(jsonText({ file, digest, slots: made.slots }))
  else {
    const { say } = styleFor(io)
    io.out(`${say('paper.template')}\n`)
    io.out(
      rows([
        [say('label.template'), clean(file)],
        [say('label.digest'), digest],
        [say('label.slots'), clean(made.slots.join(' '), 2000)],
      ]),
    )
  }
  return EXIT.ok
}

function contentOf(badge: string): JsonObject {
  const content = isCompactJws(badge) ? splitJws(badge).payload : parseJson(badge)
  return isJsonObject(content) ? content : {}
}

/** What reads badges on paper with the templates of `--template`: bytes that are one become the badge. */
export type PaperReader = (input: Uint8Array | string) => Uint8Array | JsonObject | string

/** The reader for a command with `--template FILE,...`. */
export async function loadPaperReader(io: CliIo, args: Args): Promise<PaperReader> {
  const templates: PaperTemplate[] = []
  for (const file of args.text('template')?.split(',') ?? []) templates.push(definePaperTemplate(await readJsonFile(io, file)))
  return (input) => {
    const text = typeof input === 'string' ? input : textOf(input)
    return text !== undefined && isPaper(text) ? fromPaper(text, { templates }) : input
  }
}

/** The text of few bytes; a badge on paper is short. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > 4096) return undefined
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}
