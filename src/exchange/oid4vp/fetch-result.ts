import { checkOptions, deepFreeze, equalBytes, inputError, utf8 } from '../../core/index.js'
import { withRetries } from '../../storage/index.js'
import { hashOf, isSecret, loadRequest, REQUEST_KIND, SESSION_KIND } from './kept-requests.js'
import type { PresentationResult, VerifierParts } from './verifier-types.js'

/** `Oid4vpVerifier.result` */
export async function fetchResult(
  id: string,
  options: { readonly responseCode?: string },
  { store, now, baseUrl }: VerifierParts,
): Promise<PresentationResult> {
  checkOptions(options, ['responseCode'], 'result')
  const gone = (): Error => inputError('exchange.not_found', {})
  if (!isSecret(id)) throw gone()
  const result = await withRetries(store, async ({ records }): Promise<PresentationResult> => {
    const nowMs = now()
    const session = await records.get(SESSION_KIND, hashOf(id))
    const loaded =
      session === undefined ? undefined : await loadRequest(records, JSON.parse(session.value) as string, nowMs, baseUrl)
    if (loaded === undefined) throw gone()
    const { request, version } = loaded
    if (request.phase !== 'done' || request.result === undefined)
      return { state: nowMs < request.expiresAtMs ? 'pending' : 'expired' }
    requireCode(options.responseCode, request.codeHash)
    // Of those that read it at the same time one gets it.
    if (!(await records.delete(REQUEST_KIND, loaded.id, version))) throw gone()
    await records.delete(SESSION_KIND, hashOf(id), session?.version)
    return request.result
  })
  return deepFreeze(result)
}

/** @throws RungsError `exchange.member_invalid` */
function requireCode(code: unknown, codeHash: string | undefined): void {
  if (codeHash === undefined) return
  if (isSecret(code) && equalBytes(utf8(hashOf(code)), utf8(codeHash))) return
  throw inputError('exchange.member_invalid', { member: 'response_code', expected: 'text' })
}
