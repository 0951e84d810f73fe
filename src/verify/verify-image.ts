import { imageKind, MAX_CREDENTIAL_BYTES, otherImageType, type Unbaked, unbakeImage } from '../bake/index.js'
import { checkNames, deepFreeze, type Finding, type JsonLimits, operationError, type Report, utf8 } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { checkOfError, PASSED } from './check.js'
import { makeReport } from './make-report.js'

type VerifyText = (input: unknown) => Promise<Report<VerifiableCredential>>

/**
 * Verifies the credential in a picture; what is no picture goes on as it is. The report names the picture's kind, and what was unusual
 * about how the credential stood in it is found by the check `form`.
 */
export async function verifyImage(
  input: Uint8Array | string,
  { limits, now, hostedUrl }: { readonly limits: JsonLimits; readonly now: number; readonly hostedUrl: boolean },
  verify: VerifyText,
): Promise<Report<VerifiableCredential>> {
  const bytes = typeof input === 'string' ? utf8(input) : input
  const container = imageKind(bytes)
  if (container === undefined && otherImageType(bytes) === undefined) return verify(input)
  let unbaked: Unbaked
  try {
    unbaked = await unbakeImage(bytes, boundsOf(limits))
    // Nothing is wrong with a badge that is kept elsewhere, and nothing is known about it until the caller asks to look there.
    if (unbaked.form === 'url' && !hostedUrl) throw operationError('bake.address_only', {})
  } catch (error) {
    const report = makeReport(now, { form: checkOfError('form', error) }, [], undefined)
    return container === undefined ? report : deepFreeze({ ...report, container })
  }
  return withPicture(await verify(unbaked.credential), unbaked)
}

function boundsOf({ maxBytes }: JsonLimits): { readonly maxCredentialBytes?: number } {
  return maxBytes === undefined ? {} : { maxCredentialBytes: Math.min(Math.max(maxBytes, 1), MAX_CREDENTIAL_BYTES) }
}

function withPicture(report: Report<VerifiableCredential>, { container, findings }: Unbaked): Report<VerifiableCredential> {
  if (findings.length === 0) return deepFreeze({ ...report, container })
  const { form } = report.checks
  const told = findings.map((one) => ({ ...one, check: 'form' }) as Finding)
  const state = form.state === PASSED.state ? 'warn' : form.state
  const checks = { ...report.checks, form: { state, findings: [...told, ...form.findings] } as const }
  return deepFreeze({ ...report, container, checks, findings: checkNames.flatMap((name) => checks[name].findings) })
}
