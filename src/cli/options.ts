import { parseDateTime, usageError } from '../core/index.js'
import type { Args } from './args.js'

/** The options that every verifying command has. */
export const VERIFY_OPTIONS = {
  json: { type: 'boolean' },
  offline: { type: 'boolean' },
  now: { type: 'string' },
  documents: { type: 'string' },
  schemas: { type: 'string' },
  'accept-retired-keys': { type: 'boolean' },
} as const

/** The instant of `--now`, or of the clock. @throws RungsError `cli.usage` */
export function readNow(args: Args): Date {
  const text = args.text('now')
  if (text === undefined) return new Date()
  const parsed = parseDateTime(text)
  if (parsed === undefined) throw usageError('cli.usage', { problem: 'date_time', what: '--now' })
  return new Date(parsed.epochMs)
}
