import { type Check, finding, isRungsError, type JsonObject } from '../core/index.js'
import { checked } from './check.js'
import type { TrustSource } from './verifier.js'

/** A source that cannot be asked is one that could not be checked; only the caller's own mistake goes on up. */
export async function checkTrust(trust: TrustSource, content: JsonObject, now: number): Promise<Check> {
  try {
    return await trust.check(content, { now })
  } catch (error) {
    if (isRungsError(error) && error.kind === 'usage') throw error
    const code = isRungsError(error) ? error.code : ''
    return checked('unknown', finding('trust', 'trust.source_failed', { code }))
  }
}
