import { checkOptions, type JsonObject, type Now, requireOption } from '../../core/index.js'
import { presentCredentials } from '../../holder/index.js'
import type { Signer } from '../../keys/index.js'
import type { Binding, Mechanism } from '../../securing/index.js'

/** Whoever presents: a DID, and what signs for it. */
export interface VcapiHolder {
  readonly did: string
  /** How it can sign presentations, the most wanted first. */
  readonly mechanisms: readonly Mechanism[]
  /** Signs a presentation for one occasion. */
  present(credentials: readonly (JsonObject | string)[], binding: Binding, mechanism: Mechanism): Promise<JsonObject | string>
}

/** What {@link createVcapiHolder} needs. */
export interface CreateVcapiHolderOptions {
  /** The holder's key; its controller must list it for authentication. */
  readonly signer: Signer
  /** Mechanisms of embedded proofs that the key can sign with, the most wanted first. */
  readonly mechanisms: readonly Mechanism[]
  /** Which data model presentations are written in. Default `2.0`. */
  readonly dataModel?: '2.0' | '1.1'
  /** Default: the system's clock. */
  readonly now?: Now
}

/**
 * A holder over one key.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createVcapiHolder } from 'rungs/exchange/vcalm'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const holder = createVcapiHolder({ signer: createSigner(await generateKey()), mechanisms: [eddsaRdfc2022] })
 * ```
 */
export function createVcapiHolder(options: CreateVcapiHolderOptions): VcapiHolder {
  checkOptions(options, ['signer', 'mechanisms', 'dataModel', 'now'], 'createVcapiHolder')
  const { signer, mechanisms, ...more } = options
  requireOption(typeof signer?.sign === 'function', 'signer', 'a signer')
  requireOption(Array.isArray(mechanisms) && mechanisms.length > 0, 'mechanisms', 'list of mechanisms')
  const did = signer.id.split('#', 1)[0] as string
  return Object.freeze({
    did,
    mechanisms,
    present: async (credentials: readonly (JsonObject | string)[], binding: Binding, mechanism: Mechanism) =>
      (await presentCredentials(credentials, { signer, mechanism, binding, ...more })).presentation,
  })
}
