import { createContextLoader } from '../contexts/index.js'
import { checkOptions, type JsonObject, usageError } from '../core/index.js'
import type { Mechanism, SecuredCredential } from '../securing/index.js'
import { sealsOfInput } from '../verify/index.js'

/** What {@link deriveCredential} needs. */
export interface DeriveCredentialOptions {
  /**
   * JSON pointers (RFC 6901) of the members to show. What the issuer made mandatory is always shown, and a result's value is
   * never shown without its status.
   */
  readonly reveal: readonly string[]
  /** The ways of securing that are understood. */
  readonly mechanisms: readonly Mechanism[]
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
}

/**
 * What a worker shows of a credential: the chosen members with a proof that the issuer's signature covers them. One way for
 * `ecdsa-sd-2023`, `bbs-2023` and SD-JWT; of any other credential all is shown or nothing.
 *
 * @throws RungsError `holder.derive_unsupported`, `core.option_unknown`, `core.option_invalid`, `securing.*`, `rdf.*`, and those of reading
 * the credential
 * @example
 * ```ts
 * import { deriveCredential } from 'rungs/holder'
 * import { mechanisms } from 'rungs/preset/all'
 * const show = (credential: string) => deriveCredential(credential, { reveal: ['/credentialSubject/achievement/name'], mechanisms })
 * ```
 */
export async function deriveCredential(
  credential: JsonObject | string,
  options: DeriveCredentialOptions,
): Promise<SecuredCredential> {
  checkOptions(options, ['reveal', 'mechanisms', 'contexts'], 'deriveCredential')
  const { reveal, mechanisms } = options
  if (!Array.isArray(reveal) || !reveal.every((one) => typeof one === 'string')) {
    throw usageError('core.option_invalid', { option: 'reveal', expected: 'array of JSON pointers' })
  }
  for (const sealed of sealsOfInput(credential, mechanisms)) {
    const mechanism = mechanisms.find((one) => one.derive !== undefined && one.detect(sealed))
    if (mechanism?.derive === undefined) continue
    return mechanism.derive(sealed, { reveal: [...reveal], loader: createContextLoader(options.contexts) })
  }
  throw usageError('holder.derive_unsupported', {})
}
