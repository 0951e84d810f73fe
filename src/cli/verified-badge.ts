import { fromUtf8, type JsonObject } from '../core/index.js'
import type { Args } from './args.js'
import { readBadge } from './badge-file.js'
import type { CliIo } from './io.js'
import { loadVerifier } from './load-verifier.js'
import { styleFor } from './style.js'
import { statusOf } from './verify.js'
import { toJsonLine, toReadable } from './verify-view.js'

/** A badge that verifies, as it was written and as it was read; of another the report is printed, and what is given is the exit status. */
export async function verifiedBadge(
  io: CliIo,
  args: Args,
  input: string,
): Promise<{ readonly text: string; readonly credential: JsonObject } | number> {
  const text = fromUtf8(await readBadge(io, input))
  const report = await (await loadVerifier(io, args)).verify(text)
  if (report.outcome === 'verified') return { text, credential: report.credential as unknown as JsonObject }
  io.out(args.flag('json') ? toJsonLine(input, report) : toReadable(input, report, styleFor(io)))
  return statusOf([{ input, report }])
}
