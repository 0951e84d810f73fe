import { isJsonObject, type JsonObject, type JsonValue } from '../../core/index.js'
import { algorithmNamed, algorithmOfJws, type Signer } from '../../keys/index.js'
import type { DcqlQuery } from './dcql/query.js'
import type { HeldCredential } from './held-credential.js'

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

/** The cryptosuite that a key of an algorithm makes the proof of a presentation with. */
export function cryptosuiteFor({ alg }: Signer): string {
  return alg === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019'
}

/** Whether a verifier takes a credential as it is secured, and a presentation of it by its holder's key (OpenID4VP 1.0 appendix B). */
export function isTaken({ format, securedBy, signer }: HeldCredential, taken: JsonObject | undefined): boolean {
  if (taken === undefined) return true
  const rules = format !== undefined && Object.hasOwn(taken, format) ? taken[format] : undefined
  if (!isJsonObject(rules)) return false
  const jws = signer === undefined ? undefined : algorithmNamed(signer.alg)?.jws
  switch (format) {
    case 'ldp_vc': {
      const { proof_type_values: types, cryptosuite_values: suites } = rules
      const own = signer === undefined ? undefined : cryptosuiteFor(signer)
      const isProof = isListed(types, securedBy.type) && (own === undefined || isListed(types, 'DataIntegrityProof'))
      return isProof && [securedBy.cryptosuite, own].every((one) => one === undefined || isListed(suites, one))
    }
    case 'jwt_vc_json':
      return [securedBy.alg, jws].every((one) => isAlgorithmListed(rules['alg_values'], one))
    default:
      return isAlgorithmListed(rules['sd-jwt_alg_values'], securedBy.alg) && isAlgorithmListed(rules['kb-jwt_alg_values'], jws)
  }
}

/** A list that is absent restricts nothing. */
function isListed(list: JsonValue | undefined, value: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.includes(value as string))
}

/** Some algorithms have two names. */
function isAlgorithmListed(list: JsonValue | undefined, alg: unknown): boolean {
  if (list === undefined || alg === undefined) return true
  const meant = algorithmOfJws(alg)
  return Array.isArray(list) && meant !== undefined && list.some((one: JsonValue) => algorithmOfJws(one) === meant)
}
