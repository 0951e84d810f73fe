import {
  type Check,
  canonicalizeJson,
  checkNames,
  deepFreeze,
  finding,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  parseDateTime,
  type Report,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { askNet } from '../did/index.js'
import type { Net } from '../net/index.js'
import { issuerIdOf } from '../securing/index.js'
import { checked, isWell, PASSED } from './check.js'

const ACCEPT =
  'application/vc, application/vc+ld+json, application/ld+json, application/json, application/vc+jwt, text/plain;q=0.5'
const MAX_SERVICES = 8

/** The report of the credential that came in place of the first, or the check that says why the first was kept. */
export type Refreshed =
  | { readonly report: Report<VerifiableCredential>; readonly check?: undefined }
  | { readonly report?: undefined; readonly check: Check }

/**
 * Refresh (OB 3.0 section 9.1 step 3): a genuine credential may name where a newer one is to be had. That one takes its place if it
 * is genuine too, has the same id and issuer, and is not older. In every other case the first is kept, and the check warns.
 */
export async function refresh(
  credential: JsonObject,
  net: Net | undefined,
  verify: (fetched: Uint8Array) => Promise<Report<VerifiableCredential>>,
): Promise<Refreshed> {
  const keep = (...args: Parameters<typeof finding> extends [unknown, ...infer R] ? R : never): Refreshed => ({
    check: checked('warn', finding('refresh', ...args)),
  })
  const services = [credential['refreshService'] as JsonValue].flat().slice(0, MAX_SERVICES).filter(isJsonObject)
  const service = services.find(({ type, id }) => [type].flat().includes('1EdTechCredentialRefresh') && typeof id === 'string')
  if (service === undefined) return keep('refresh.type_unknown', { type: typeOf(services[0]) }, '/refreshService')
  if (net === undefined) return keep('refresh.offline', {}, '/refreshService')
  let fetched: Uint8Array
  try {
    fetched = (await askNet(net, service['id'] as string, { accept: ACCEPT, types: 'credential', purpose: 'refresh' })).bytes
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return keep('refresh.failed', { code: error.code }, '/refreshService')
  }
  const report = await verify(fetched)
  const reason = reasonAgainst(credential, report)
  if (reason !== undefined) return keep('refresh.refused', { reason }, '/refreshService')
  const newer = contentOf(report)
  if (canonicalizeJson(newer) === canonicalizeJson(credential)) return { check: PASSED }
  const params = { validFrom: dateOf(credential) ?? '', replacedBy: dateOf(newer) ?? '' }
  const checks = { ...report.checks, refresh: checked('warn', finding('refresh', 'refresh.replaced', params, '/refreshService')) }
  return { report: deepFreeze({ ...report, checks, findings: checkNames.flatMap((name) => checks[name].findings) }) }
}

/** Why the fetched credential does not take the place of the first. */
function reasonAgainst(
  first: JsonObject,
  report: Report<VerifiableCredential>,
): 'not_genuine' | 'id' | 'issuer' | 'older' | undefined {
  const { schema, proof, issuer } = report.checks
  if (![schema, proof, issuer].every(isWell)) return 'not_genuine'
  const fetched = contentOf(report)
  if (first['id'] === undefined || fetched['id'] !== first['id']) return 'id'
  if (issuerIdOf(fetched) !== issuerIdOf(first)) return 'issuer'
  const [before, after] = [parseDateTime(dateOf(first)), parseDateTime(dateOf(fetched))]
  if (before !== undefined && (after === undefined || after.epochMs < before.epochMs)) return 'older'
  return undefined
}

function contentOf(report: Report<VerifiableCredential>): JsonObject {
  const content = report.outcome === 'verified' ? report.credential : report.claimed
  const { proof: _proof, ...rest } = content as JsonObject
  return rest
}

function dateOf(credential: JsonObject): string | undefined {
  const date = credential['validFrom'] ?? credential['issuanceDate']
  return typeof date === 'string' ? date.slice(0, 64) : undefined
}

function typeOf(service: JsonObject | undefined): string {
  const type = [service?.['type']].flat()[0]
  return typeof type === 'string' ? type.slice(0, 64) : ''
}
