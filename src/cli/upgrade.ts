import { isJsonObject } from '../core/index.js'
import { olderGenerationOf, type UpgradedAssertion, upgradeAssertion } from '../credential/ob2/index.js'
import { readArgs } from './args.js'
import { readBadge } from './badge-file.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadVerifier } from './load-verifier.js'
import { VERIFY_OPTIONS } from './options.js'
import { clean, rows, type Style, styleFor } from './style.js'
import { statusOf } from './verify.js'
import { isWebAddress } from './verify-inputs.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** `rungs upgrade` */
export async function upgrade(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      out: { type: 'string', required: true },
      subject: { type: 'string' },
      'unsafe-unverified': { type: 'boolean' },
    },
    words: [1, 1],
  })
  const input = args.words[0] as string
  const isUrl = isWebAddress(input)
  const original = isUrl ? input : await readBadge(io, input)
  const verifier = await loadVerifier(io, args)
  const report = await verifier.verify(original, { hostedUrl: isUrl })
  const content: unknown = report.outcome === 'verified' ? report.credential : report.claimed
  const isOlder = isJsonObject(content) && olderGenerationOf(content) === '2.0'
  const isWritten =
    isOlder && (report.outcome === 'verified' || (report.outcome === 'indeterminate' && args.flag('unsafe-unverified')))
  const file = args.need('out')
  const subject = args.text('subject')
  const upgraded = isWritten
    ? upgradeAssertion(content, {
        // What stands at a URL may look otherwise tomorrow: its canonical form is kept in mind instead.
        ...(typeof original !== 'string' && { original }),
        ...(subject !== undefined && { subjectId: subject }),
      })
    : undefined
  if (upgraded !== undefined) await writeFileAtomically(io, file, `${JSON.stringify(upgraded.draft, null, 2)}\n`)
  if (args.flag('json')) {
    const draft = upgraded === undefined ? null : { file, notes: upgraded.notes }
    io.out(toJsonLine(input, report, { draft }))
  } else {
    const style = styleFor(io)
    const { say } = style
    io.out(toReadable(input, report, style))
    io.out(
      rows([
        [say('label.draft'), upgraded === undefined ? say(isOlder ? 'upgrade.unverified' : 'upgrade.other') : clean(file)],
        ...notesOn(upgraded, style),
      ]),
    )
  }
  if (!isOlder && report.outcome === 'verified') return EXIT.unreadable
  return statusOf([{ input, report }])
}

/** What to look at before it is signed. */
function notesOn(upgraded: UpgradedAssertion | undefined, { say, words }: Style): readonly [string, string | undefined][] {
  if (upgraded === undefined) return []
  const notes = upgraded.notes.map((note): [string, string] => [say('label.lookAt'), `${words(note).text} ${note.code}`])
  return [...notes, [say('label.toDo'), say('upgrade.toDo')]]
}
