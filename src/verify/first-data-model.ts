import { CREDENTIALS_V2, OB_3_0, OB_3_0_BETA } from '../contexts/index.js'
import { isJsonObject, type JsonObject, type Problem, problem } from '../core/index.js'
import type { SchemaName, SchemaValidator } from '../schemas/index.js'

const RENAMED = { validFrom: 'issuanceDate', validUntil: 'expirationDate' } as const

/**
 * A badge or endorsement in VCDM 1.1 (OB 3.0 B.9): it fits the schema under the names of VCDM 2.0, and its issuer is an object.
 * Problems are told in the names of the credential.
 */
export function checkFirstDataModel(credential: JsonObject, validate: SchemaValidator, schema: SchemaName): readonly Problem[] {
  const { issuanceDate, expirationDate, issuer, ...rest } = credential
  if (!isJsonObject(issuer)) return [problem('schema.invalid', { schema, keyword: 'type', expected: 'object' }, '/issuer')]
  const { validFrom: _from, validUntil: _until, ...same } = rest
  const contexts = [credential['@context']].flat()
  return validate({
    ...same,
    // The beta context has the place that the published one has since.
    '@context': [CREDENTIALS_V2, ...contexts.slice(1).map((one) => (OB_3_0_BETA.includes(one as string) ? OB_3_0 : one))],
    issuer,
    ...(issuanceDate !== undefined && { validFrom: issuanceDate }),
    ...(expirationDate !== undefined && { validUntil: expirationDate }),
  } as JsonObject).map(renamed)
}

function renamed(one: Problem): Problem {
  if (one.code !== 'schema.invalid') return one
  const path = one.path.replace(/^\/(validFrom|validUntil)$/, (_, name: keyof typeof RENAMED) => `/${RENAMED[name]}`)
  const isMissing = one.path === '' && one.params.keyword === 'required' && one.params.expected === 'validFrom'
  return problem('schema.invalid', isMissing ? { ...one.params, expected: RENAMED.validFrom } : one.params, path)
}
