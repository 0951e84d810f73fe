import { type Check, type Finding, finding, isJsonObject, type JsonObject, type Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { checked, PASSED } from './check.js'

/**
 * Holder: who made the right proof is who the presentation names as its `holder`, and each credential is about them (VCDM 2.0
 * sections 4.13 and 5.8 of the subject-holder relationships). A subject without an id could be anybody.
 *
 * @param positions - where each credential stands in the presentation
 */
export function checkHolder(
  content: JsonObject,
  controllers: readonly string[],
  credentials: readonly Report<VerifiableCredential>[],
  positions: readonly number[],
): Check {
  const named = idOf(content['holder'])
  const holder = named ?? controllers[0]
  if (holder === undefined) return checked('unknown', finding('holder', 'holder.unknown', {}, '/holder'))
  if (!controllers.includes(holder)) {
    const controller = (controllers[0] ?? '').slice(0, 2048)
    return checked('fail', finding('holder', 'holder.mismatch', { holder: holder.slice(0, 2048), controller }, '/holder'))
  }
  const findings = credentials.flatMap((report, index) => findingsOf(report, holder, `/verifiableCredential/${positions[index]}`))
  if (findings.length === 0) return PASSED
  return checked(findings.some(({ code }) => code === 'holder.subject_mismatch') ? 'fail' : 'unknown', ...findings)
}

function findingsOf(report: Report<VerifiableCredential>, holder: string, path: string): readonly Finding[] {
  const content = report.outcome === 'verified' ? report.credential : report.claimed
  if (!isJsonObject(content)) return []
  const subjects = [content['credentialSubject'] ?? []].flat()
  const ids = subjects.map(idOf)
  if (ids.some((id) => id !== undefined && id !== holder)) {
    return [finding('holder', 'holder.subject_mismatch', { holder: holder.slice(0, 2048) }, `${path}/credentialSubject`)]
  }
  if (ids.length > 0 && ids.every((id) => id === holder)) return []
  return [finding('holder', 'holder.subject_unidentified', {}, `${path}/credentialSubject`)]
}

function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] : undefined
}
