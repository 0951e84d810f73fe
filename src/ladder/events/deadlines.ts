import { isAbsoluteUrl, isJsonObject, parseDateTime, requireOption } from '../../core/index.js'
import type { DeadlineKind, WorkerDeadline } from './model.js'

const KINDS: readonly string[] = [
  'optOutEnds',
  'appealEnds',
  'acceptanceEnds',
  'topUpOpens',
  'topUpCloses',
  'eligibilityEnds',
  'enrolmentEnds',
  'planEnds',
] satisfies readonly DeadlineKind[]
const MAX_DEADLINES = 10_000

/** Deadlines as they were given, copied. @throws RungsError `core.option_invalid` */
export function readDeadlines(deadlines: unknown = []): readonly WorkerDeadline[] {
  const isList = Array.isArray(deadlines) && deadlines.length <= MAX_DEADLINES
  requireOption(isList && deadlines.every(isDeadline), 'deadlines', 'what benefitDeadlines gives')
  return (deadlines as readonly WorkerDeadline[]).map(({ kind, at, credential, plan }) => ({
    kind,
    at,
    credential,
    ...(plan !== undefined && { plan }),
  }))
}

function isDeadline(value: unknown): boolean {
  if (!isJsonObject(value)) return false
  const { kind, at, credential, plan } = value
  const isNamed = typeof credential === 'string' && (plan === undefined || isAbsoluteUrl(plan))
  return KINDS.includes(kind as string) && parseDateTime(at)?.hasOffset === true && isNamed
}
