import type { RungsError } from '../core/index.js'
import { readArgs } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { loadPolicy, loadVerifier, VERIFY_OPTIONS, type VerifiedInput, verifyInputs } from './load.js'
import { clean, styleFor, wordsFor } from './style.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** `rungs verify` */
export async function verify(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { ...VERIFY_OPTIONS, policy: { type: 'string' } }, words: [1, 100_000] })
  const policy = await loadPolicy(io, args)
  const verifier = await loadVerifier(io, args, policy === undefined ? {} : { policy })
  const style = styleFor(io)
  const done = await verifyInputs(io, verifier, args.words, ({ input, report, error }) => {
    if (report === undefined) io.err(unreadableText(input, error as RungsError))
    else io.out(args.flag('json') ? toJsonLine(input, report) : `${toReadable(input, report, style)}\n`)
  })
  if (!args.flag('json') && done.length > 1) io.out(summary(done))
  return statusOf(done)
}

/** 66 when an input could not be read; else 1, 2 or 0 by the worst outcome. */
export function statusOf(done: readonly VerifiedInput[]): number {
  if (done.some(({ report }) => report === undefined)) return EXIT.unreadable
  if (done.some(({ report }) => report?.outcome === 'rejected')) return EXIT.rejected
  return done.some(({ report }) => report?.outcome === 'indeterminate') ? EXIT.indeterminate : EXIT.ok
}

/** The words for an input that could not be read. */
export function unreadableText(input: string, error: RungsError): string {
  return `rungs: ${clean(input)}: ${wordsFor(error).text}\n`
}

function summary(done: readonly VerifiedInput[]): string {
  const count = (outcome: string): number => done.filter(({ report }) => report?.outcome === outcome).length
  return `${done.length} read: ${count('verified')} with a valid signature, ${count('rejected')} rejected, ${count('indeterminate')} that could not be checked\n`
}
