import { finding, type Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { olderGenerationOf } from '../credential/ob2/index.js'
import { checked } from './check.js'
import type { OlderBadge } from './generation.js'
import { makeReport } from './make-report.js'
import type { ReadInput } from './read-input.js'
import type { Scope, VerifierParts } from './verify-credential.js'

const HOSTED_URL = /^https?:\/\/[^\s<>"{}|\\^`]{1,4096}$/i

/**
 * Verifies a badge of a generation before Open Badges 3.0 by what the caller passed for it. One that nothing was passed for is not wrong:
 * it is left open under its name.
 *
 * @param input what was read, or a text that is no credential
 * @returns `undefined` for what is no badge of any generation
 */
export async function verifyOlder(
  input: ReadInput | string | undefined,
  { options, keys }: VerifierParts,
  { now, recipient, older }: Scope,
): Promise<Report<VerifiableCredential> | undefined> {
  const badge = badgeOf(input, older?.hostedUrl === true)
  if (badge === undefined) return undefined
  const content = badge.form === 'embedded' ? badge.document : badge.form === 'compact' ? badge.payload : undefined
  // Only badges of Open Badges 2.0 are known to stand at a URL as they are.
  const generation = content === undefined ? '2.0' : olderGenerationOf(content)
  if (generation === undefined) return undefined
  const support = options.generations?.find((one) => one.generation === generation)
  if (support !== undefined) return support.verify(badge, { now, options, keys, ...(recipient !== undefined && { recipient }) })
  const code = generation === '2.0' ? 'form.generation_unsupported' : 'form.generation_too_old'
  const form = checked('unknown', finding('form', code, { generation: `Open Badges ${generation}` }))
  return makeReport(now, { form }, [], content)
}

function badgeOf(input: ReadInput | string | undefined, hostedUrl: boolean): OlderBadge | undefined {
  if (typeof input !== 'string') return input?.form === 'sd-jwt' ? undefined : input
  const url = input.trim()
  return hostedUrl && HOSTED_URL.test(url) ? { form: 'url', url } : undefined
}
