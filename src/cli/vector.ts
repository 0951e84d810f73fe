import { usageError } from '../core/index.js'
import type { CliIo } from './io.js'
import { vectorIssue } from './vector-issue.js'
import { vectorValidate } from './vector-validate.js'
import { vectorVerify } from './vector-verify.js'

/** `rungs vector` */
export async function vector(argv: readonly string[], io: CliIo): Promise<number> {
  const [name, ...rest] = argv
  if (name === 'issue') return vectorIssue(rest, io)
  if (name === 'verify') return vectorVerify(rest, io)
  if (name === 'validate') return vectorValidate(rest, io)
  throw usageError('cli.usage', { problem: 'action_unknown', what: 'vector' })
}
