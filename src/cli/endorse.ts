import { join } from 'node:path'
import { fromUtf8, isAbsoluteUrl, isJsonObject, type JsonObject, newUrn, parseJson, usageError } from '../core/index.js'
import { buildEndorsementCredential, type Endorsable, type EndorsementCredentialInput } from '../credential/index.js'
import { defineLadder } from '../ladder/index.js'
import { type Args, readArgs } from './args.js'
import { readBadge } from './badge-file.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadIssuer } from './load-issuer.js'
import { loadVerifier } from './load-verifier.js'
import { VERIFY_OPTIONS } from './options.js'
import { toText } from './seal.js'
import { clean, jsonText, rows, styleFor } from './style.js'
import { statusOf } from './verify.js'
import { toReadable } from './verify-view.js'

const KINDS = ['credential', 'achievement', 'issuer'] as const

/** `rungs endorse` */
export async function endorse(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      of: { type: 'string' },
      name: { type: 'string' },
      comment: { type: 'string' },
      key: { type: 'string', required: true },
      issuer: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string', required: true },
    },
    words: [1, 1],
  })
  const endorsed = await readEndorsed(io, args, args.words[0] as string)
  if (typeof endorsed === 'number') return endorsed
  const ladder = typeof endorsed === 'object' && 'ladder' in endorsed ? endorsed.ladder : undefined
  const name = args.text('name') ?? (ladder && `Endorsement of ${ladder.id} ${ladder.version}`.slice(0, 1000))
  if (name === undefined) throw usageError('cli.usage', { problem: 'option_missing', what: '--name' })
  const { issuer, now } = await loadIssuer(io, args)
  const comment = args.text('comment')
  const issued = await issuer.sealCredential(
    buildEndorsementCredential({
      id: newUrn(),
      name,
      issuer: issuer.profile,
      validFrom: now.toISOString().replace(/\.\d+Z$/, 'Z'),
      endorses: endorsed,
      ...(comment !== undefined && { comment }),
    } as EndorsementCredentialInput),
  )
  const file = join(args.need('out'), issued.fileName)
  await writeFileAtomically(io, file, toText(issued))
  const style = styleFor(io)
  const { say } = style
  const edition = ladder && { ladder: ladder.id, version: ladder.version, digest: ladder.digest }
  if (args.flag('json')) io.out(jsonText({ id: issued.id, file, mediaType: issued.mediaType, ...edition }))
  else
    io.out(
      `${style.good(say('endorse.done'))}\n${rows([
        [say('label.file'), file],
        [say('label.id'), clean(issued.id)],
        [say('label.ladder'), ladder && `${clean(ladder.id)} ${clean(ladder.version)}`],
        [say('label.digest'), ladder?.digest],
        [say('label.by'), issuer.profile.id],
      ])}`,
    )
  return EXIT.ok
}

/** An id as it is, a ladder, or a badge, which nobody should endorse unverified: then the exit status. */
async function readEndorsed(io: CliIo, args: Args, word: string): Promise<string | Endorsable | number> {
  const part = args.text('of')
  const of = part ?? 'credential'
  if (!KINDS.includes(of as (typeof KINDS)[number])) throw usageError('cli.usage', { problem: 'not_one_of', what: '--of' })
  // Only a badge has parts: of anything else another thing would be endorsed than the one that was meant.
  const whole = usageError('cli.usage', { problem: 'not_together', what: `${clean(word, 80)} --of` })
  if (isAbsoluteUrl(word)) {
    if (part !== undefined) throw whole
    return word
  }
  const bytes = await readBadge(io, word)
  const ladder = ladderIn(bytes)
  if (ladder !== undefined && part !== undefined) throw whole
  if (ladder !== undefined) return { ladder: defineLadder(ladder) }
  const report = await (await loadVerifier(io, args)).verify(bytes)
  if (report.outcome !== 'verified') {
    io.err(`${toReadable(word, report, styleFor(io))}\n`)
    return statusOf([{ input: word, report }])
  }
  const { credential } = report
  const subject: unknown = credential.credentialSubject
  const { issuer } = credential
  const thing =
    of === 'issuer'
      ? { id: typeof issuer === 'string' ? issuer : issuer.id }
      : of === 'achievement'
        ? ((isJsonObject(subject) ? subject['achievement'] : undefined) ?? {})
        : credential
  const id = (thing as { readonly id?: unknown }).id
  if (typeof id !== 'string') throw usageError('cli.usage', { problem: 'id_missing', what: of })
  return id
}

/** A JSON object with rungs is a ladder. */
function ladderIn(bytes: Uint8Array): JsonObject | undefined {
  const text = fromUtf8(bytes).trim()
  if (!text.startsWith('{')) return undefined
  const value = parseJson(text)
  return isJsonObject(value) && Array.isArray(value['rungs']) ? value : undefined
}
