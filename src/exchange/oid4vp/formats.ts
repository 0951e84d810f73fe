import type { JsonObject } from '../../core/index.js'
import type { DcqlQuery } from './dcql/query.js'

const JWS: readonly string[] = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'RS256', 'PS256']

/** What presentations and credentials may be secured with, by format (OpenID4VP 1.0 appendix B). */
export const FORMATS: Readonly<Record<string, JsonObject>> = {
  ldp_vc: {
    proof_type_values: ['DataIntegrityProof', 'Ed25519Signature2020'],
    cryptosuite_values: ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'ecdsa-sd-2023', 'bbs-2023'],
  },
  jwt_vc_json: { alg_values: JWS },
  'dc+sd-jwt': { 'sd-jwt_alg_values': JWS, 'kb-jwt_alg_values': JWS },
}

/** Of these the ones that a query asks for. */
export function formatsOf({ credentials }: DcqlQuery): JsonObject {
  const asked = new Set(credentials.map(({ format }) => format))
  return Object.fromEntries(Object.entries(FORMATS).filter(([format]) => asked.has(format)))
}
