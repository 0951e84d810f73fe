import { join } from 'node:path'
import { fromUtf8, isJsonObject, type JsonObject, newUrn, parseJson, usageError } from '../core/index.js'
import { buildClrCredential, type ClrCredential, MAX_CLR_CREDENTIALS } from '../credential/index.js'
import { buildLadderRecord, type HeldBadge, type LeftOut } from '../holder/index.js'
import { place, toFacts } from '../ladder/index.js'
import { type Args, readArgs } from './args.js'
import { badgeIn, readPicture } from './badge-file.js'
import { expandInputs, writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadIssuer } from './load-issuer.js'
import { loadLadder } from './load-ladder.js'
import { loadVerifier } from './load-verifier.js'
import { readNow, VERIFY_OPTIONS } from './options.js'
import { toText } from './seal.js'
import { jsonText, rows, styleFor } from './style.js'
import { isMerePicture } from './verify-inputs.js'
import { toReadable } from './verify-view.js'

/** `rungs clr` */
export async function clr(argv: readonly string[], io: CliIo): Promise<number> {
  const [action = '', ...rest] = argv
  if (action !== 'build') throw usageError('cli.usage', { problem: 'action_unknown', what: `clr ${action}` })
  const args = readArgs(rest, {
    options: {
      ...VERIFY_OPTIONS,
      ladder: { type: 'string' },
      name: { type: 'string' },
      subject: { type: 'string' },
      key: { type: 'string', required: true },
      issuer: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string', required: true },
    },
    words: [1, 100_000],
  })
  if ((args.text('ladder') ?? args.text('name')) === undefined) throw usageError('cli.usage', { problem: 'ladder_or_name' })
  const badges = await readBadges(io, args)
  const { issuer, now } = await loadIssuer(io, args)
  const frame = { id: newUrn(), issuer: issuer.profile, validFrom: now.toISOString().replace(/\.\d+Z$/, 'Z') } as const
  const { record, leftOut } = await makeRecord(io, args, frame as Frame, badges)
  const issued = await issuer.sealCredential(record)
  const file = join(args.need('out'), issued.fileName)
  await writeFileAtomically(io, file, toText(issued))
  const style = styleFor(io)
  const { say } = style
  const count = record.credentialSubject.verifiableCredential.length
  if (args.flag('json'))
    io.out(jsonText({ id: issued.id, file, mediaType: issued.mediaType, credentials: count, leftOut: leftOut.length }))
  else
    io.out(
      `${style.good(say('record.done'))}\n${rows([
        [say('label.file'), file],
        [
          say('label.holds'),
          `${say('record.held', { count })}${leftOut.length === 0 ? '' : `${say('draw.also')}${say('record.leftOut', { count: leftOut.length })}`}`,
        ],
        [say('label.by'), issuer.profile.id],
      ])}`,
    )
  return EXIT.ok
}

type Frame = Pick<Parameters<typeof buildLadderRecord>[0], 'id' | 'issuer' | 'validFrom'>

/** Every badge with its report; one that is not verified is told, and is not in the record. */
async function readBadges(io: CliIo, args: Args): Promise<readonly HeldBadge[]> {
  const verifier = await loadVerifier(io, args)
  const badges: HeldBadge[] = []
  for (const input of await expandInputs(io, args.words)) {
    const bytes = await readPicture(io, input)
    const report = await verifier.verify(bytes)
    if (!args.words.includes(input) && isMerePicture(report)) continue
    if (report.outcome !== 'verified') io.err(`${toReadable(input, report, styleFor(io))}\n`)
    badges.push({ report, credential: report.outcome === 'verified' ? credentialIn(await badgeIn(bytes)) : '' })
  }
  return badges
}

/** The credential as it was read: an object as the JSON says it, anything else as the text of its token. */
function credentialIn(bytes: Uint8Array): JsonObject | string {
  const text = fromUtf8(bytes).trim()
  return text.startsWith('{') ? (parseJson(text) as JsonObject) : text
}

async function makeRecord(
  io: CliIo,
  args: Args,
  frame: Frame,
  badges: readonly HeldBadge[],
): Promise<{ readonly record: ClrCredential; readonly leftOut: readonly LeftOut[] }> {
  const ladderFile = args.text('ladder')
  const name = args.text('name')
  const facts = badges.flatMap(({ report }) => (report.outcome === 'verified' ? toFacts(report) : []))
  const subject = args.text('subject') ?? facts[0]?.subjectKeys.find((key) => !key.startsWith('hash:'))
  if (subject === undefined) throw usageError('cli.usage', { problem: 'no_owner' })
  if (ladderFile !== undefined) {
    const ladder = await loadLadder(io, ladderFile)
    const ids = [ladder.owner, ...(ladder.contributors ?? [])]
    const placement = place(ladder, facts, { now: readNow(args), subject: [subject], policy: { trust: { ids } } })
    return buildLadderRecord({ ...frame, ladder, placement, badges, subject, ...(name !== undefined && { name }) })
  }
  const isKept = ({ report }: HeldBadge): boolean =>
    report.outcome === 'verified' &&
    [report.credential.credentialSubject].flat().every((one) => isJsonObject(one) && one['id'] === subject)
  const kept = badges.filter(isKept).slice(0, MAX_CLR_CREDENTIALS)
  const leftOut = badges.flatMap((one, badge) => (kept.includes(one) ? [] : [{ badge, reason: 'unverified' as const }]))
  const record = buildClrCredential({
    ...frame,
    name: name as string,
    subject,
    credentials: kept.map(({ credential }) => credential),
    partial: leftOut.length > 0,
  })
  return { record, leftOut }
}
