import { type AcceptancePolicy, defineAcceptancePolicy } from '../trust/index.js'
import type { Args } from './args.js'
import { readJsonFile } from './files.js'
import type { CliIo } from './io.js'

/** A policy file, or `undefined` where the option is not given. */
export async function loadPolicy(io: CliIo, args: Args): Promise<AcceptancePolicy | undefined> {
  const file = args.text('policy')
  return file === undefined ? undefined : defineAcceptancePolicy(await readJsonFile(io, file))
}
