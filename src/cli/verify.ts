import type { RungsError } from '../core/index.js'
import { readArgs } from './args.js'
import { type CliIo, EXIT } from './io.js'
import { loadPolicy } from './load-policy.js'
import { loadVerifier } from './load-verifier.js'
import { VERIFY_OPTIONS } from './options.js'
import { loadPaperReader } from './paper.js'
import { toKnownRecipient } from './recipient.js'
import { clean, type Style, styleFor } from './style.js'
import { agesOf, BUNDLE_OPTIONS, loadBundle } from './verify-bundle.js'
import { type VerifiedInput, verifyInputs } from './verify-inputs.js'
import { toJsonLine, toReadable, toUnreadableLine } from './verify-view.js'

/** `rungs verify` */
export async function verify(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, {
    options: {
      ...VERIFY_OPTIONS,
      ...BUNDLE_OPTIONS,
      policy: { type: 'string' },
      recipient: { type: 'string' },
      'cross-check': { type: 'boolean' },
      template: { type: 'string' },
    },
    words: [0, 100_000],
  })
  const bundle = await loadBundle(io, args)
  const policy = await loadPolicy(io, args)
  const crossCheck = args.flag('cross-check') ? (await import('../vc-js/index.js')).vcEngine : undefined
  const verifier = await loadVerifier(io, args, {
    ...(policy !== undefined && { policy }),
    ...(crossCheck !== undefined && { crossCheck }),
    ...(bundle !== undefined && { net: bundle.net, schemas: await bundle.loadSchemas() }),
  })
  const recipient = args.text('recipient')
  const asked = recipient === undefined ? {} : { recipient: toKnownRecipient(recipient) }
  const style = styleFor(io)
  if (bundle !== undefined) {
    const input = args.need('bundle')
    const report = await verifier.verify(bundle.credential, asked)
    const { created, signer = null, snapshots } = bundle
    if (args.flag('json')) io.out(toJsonLine(input, report, { bundle: { created, signer, snapshots } }))
    else io.out(`${toReadable(input, report, style)}${agesOf(bundle, style)}`)
    return statusOf([{ input, report }])
  }
  const tell = ({ input, report, error }: VerifiedInput): void => {
    if (report === undefined) tellUnreadable(io, input, error as RungsError, args.flag('json'))
    else io.out(args.flag('json') ? toJsonLine(input, report) : `${toReadable(input, report, style)}\n`)
  }
  const done = await verifyInputs(io, verifier, args.words, tell, asked, await loadPaperReader(io, args))
  if (!args.flag('json') && done.length > 1) io.out(`${summary(done, style)}\n`)
  return statusOf(done)
}

/** 1 if any was rejected, or refused by a policy; else 2 if any is indeterminate; else 66 if any could not be read; else 0. */
export function statusOf(done: readonly VerifiedInput[], refused = false): number {
  const hasAny = (outcome: string): boolean => done.some(({ report }) => report?.outcome === outcome)
  if (refused || hasAny('rejected')) return EXIT.rejected
  if (hasAny('indeterminate')) return EXIT.indeterminate
  return done.some(({ report }) => report === undefined) ? EXIT.unreadable : EXIT.ok
}

/** Tells of an input that could not be read: in words, and with `json` as a line for programs too. */
export function tellUnreadable(io: CliIo, input: string, error: RungsError, json: boolean): void {
  if (json) io.out(toUnreadableLine(input, error))
  io.err(`rungs: ${clean(input)}: ${styleFor(io).words(error).text}\n`)
}

function summary(done: readonly VerifiedInput[], { say }: Style): string {
  const count = (outcome: string): number => done.filter(({ report }) => report?.outcome === outcome).length
  return say('verify.read', {
    count: done.length,
    verified: count('verified'),
    rejected: count('rejected'),
    indeterminate: count('indeterminate'),
  })
}
