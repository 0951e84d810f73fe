import { type Check, type CheckState, finding, isRungsError, type JsonObject } from '../core/index.js'
import { checked } from './check.js'
import type { TrustSource } from './verifier.js'

const STATES: readonly unknown[] = ['pass', 'warn', 'fail', 'unknown', 'skipped'] satisfies CheckState[]

/** A source that cannot be asked, or gives no answer, is one that could not be checked; only the caller's own mistake goes on up. */
export async function checkTrust(trust: TrustSource, content: JsonObject, now: number): Promise<Check> {
  try {
    const check: Partial<Check> | undefined = await trust.check(content, { now })
    if (!STATES.includes(check?.state) || !Array.isArray(check?.findings)) throw new TypeError('no check')
    return check as Check
  } catch (error) {
    if (isRungsError(error) && error.kind === 'usage') throw error
    const code = isRungsError(error) ? error.code : ''
    return checked('unknown', finding('trust', 'trust.source_failed', { code }))
  }
}
