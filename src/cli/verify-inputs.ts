import { isRungsError, type JsonObject, operationError, type Report, type RungsError } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { isPaper } from '../holder/index.js'
import type { Verifier, VerifyOptions } from '../verify/index.js'
import { readPicture } from './badge-file.js'
import { expandInputs } from './files.js'
import type { CliIo } from './io.js'
import type { PaperReader } from './paper.js'

/** One input and its report, or the error that kept it from being read. */
export interface VerifiedInput {
  readonly input: string
  readonly report?: Report<VerifiableCredential>
  readonly error?: RungsError
}

/** Verifies every input in order; one that cannot be read does not stop the others. */
export async function verifyInputs(
  io: CliIo,
  verifier: Verifier,
  names: readonly string[],
  each: (one: VerifiedInput) => void,
  options: VerifyOptions = {},
  readPaper?: PaperReader,
): Promise<VerifiedInput[]> {
  const done: VerifiedInput[] = []
  const inputs = await expandInputs(io, names)
  for (const input of inputs) {
    const one = await verifyInput(io, verifier, input, options, readPaper)
    // A folder may hold pictures of other things; one that is named is meant.
    if (!names.includes(input) && one.report !== undefined && isMerePicture(one.report)) continue
    each(one)
    done.push(one)
  }
  if (done.length === 0) throw operationError('cli.file_unreadable', { file: names[0] ?? '', reason: 'no badge is in it' })
  return done
}

/** Whether something is a picture without a badge: in a folder it is nothing to do with badges. */
export function isMerePicture({ findings }: Report<VerifiableCredential>): boolean {
  return findings[0]?.code === 'bake.no_credential'
}

async function verifyInput(
  io: CliIo,
  verifier: Verifier,
  input: string,
  options: VerifyOptions,
  readPaper: PaperReader = (bytes) => bytes,
): Promise<VerifiedInput> {
  // An address on the command line is meant to be looked at, unlike one in a file.
  if (isWebAddress(input)) return { input, report: await verifier.verify(input, { ...options, hostedUrl: true }) }
  let badge: Uint8Array | JsonObject | string
  try {
    // What a scanner has read may be a word of the command.
    badge = readPaper(isPaper(input) ? input : await readPicture(io, input))
  } catch (error) {
    if (!isRungsError(error)) throw error
    return { input, error }
  }
  return { input, report: await verifier.verify(badge, options) }
}

/** Whether a word is the address of a hosted badge rather than a file. */
export function isWebAddress(word: string): boolean {
  return /^https:\/\//i.test(word)
}
