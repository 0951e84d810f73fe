import { inputError, isJsonObject, type JsonObject } from '../../core/index.js'
import { algorithmNamed, type Signer } from '../../keys/index.js'
import type { KnownIssuer } from './known-issuer.js'
import type { CredentialFormat } from './wire.js'

/** What a wallet asks for, and how it shows its key. */
export interface Chosen {
  readonly id: string
  readonly format: CredentialFormat
  /** `alg`, and `kid` or `jwk`. */
  readonly header: JsonObject
}

/**
 * The first of the formats that is offered and that the key can be bound to. Only what the offer names is looked at, and each
 * configuration only as the format that it has.
 *
 * @throws RungsError `exchange.nothing_suitable`
 */
export function chooseConfiguration(
  { configurations }: KnownIssuer,
  signer: Signer,
  formats: readonly CredentialFormat[],
): Chosen {
  for (const format of formats) {
    for (const [id, configuration] of configurations) {
      const header = configuration['format'] === format ? headerFor(configuration, signer) : undefined
      if (header !== undefined) return { id, format, header }
    }
  }
  throw inputError('exchange.nothing_suitable', { formats })
}

/** How the key is shown to the issuer; `undefined` where it takes no such key, or wants more than a signature. */
function headerFor(configuration: JsonObject, signer: Signer): JsonObject | undefined {
  const { cryptographic_binding_methods_supported: methods, proof_types_supported: types } = configuration
  const jwt = isJsonObject(types) ? types['jwt'] : undefined
  if (!Array.isArray(methods) || !isJsonObject(jwt) || jwt['key_attestations_required'] !== undefined) return undefined
  const algorithms = jwt['proof_signing_alg_values_supported']
  const alg = algorithmNamed(signer.alg)?.jwsAccepted.find((one) => Array.isArray(algorithms) && algorithms.includes(one))
  if (alg === undefined) return undefined
  const method = /^did:[a-z0-9]+(?=:)/.exec(signer.id)?.[0]
  if (method !== undefined && methods.includes(method)) return { alg, kid: signer.id }
  return methods.includes('jwk') ? { alg, jwk: { ...signer.publicJwk } } : undefined
}
