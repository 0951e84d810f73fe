import { createContextLoader } from '../contexts/index.js'
import { checkOptions, type JsonObject, type Now, toEpochMs, usageError } from '../core/index.js'
import type { Signer } from '../keys/index.js'
import type { Binding, Mechanism } from '../securing/index.js'
import { buildPresentation } from './build-presentation.js'

/** What {@link presentCredentials} needs. */
export interface PresentCredentialsOptions {
  /** The holder's key; its controller must list it for authentication. */
  readonly signer: Signer
  /** How the presentation is secured: an embedded proof, a `vp+jwt`, a `vp+sd-jwt`, or, in VCDM 1.1, a JWT. Credentials inside keep their own way. */
  readonly mechanism: Mechanism
  /** The challenge and domain that the verifier gave. */
  readonly binding: Binding
  /** Default: the controller of the signer's key. */
  readonly holder?: string
  readonly id?: string
  /** Which data model the presentation is written in: `vc-jwt` takes `1.1` alone. Default `2.0`. */
  readonly dataModel?: '2.0' | '1.1'
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** Default: the system's clock. */
  readonly now?: Now
}

/** A presentation ready to be handed over. */
export interface SecuredPresentation {
  /** A deep-frozen JSON object with its proof, or a compact JWS, by the mechanism. */
  readonly presentation: JsonObject | string
  readonly mediaType: string
}

const OPTIONS = ['signer', 'mechanism', 'binding', 'holder', 'id', 'dataModel', 'contexts', 'now'] as const

/**
 * Presents credentials to one verifier on one occasion: the proof repeats the verifier's challenge and domain, so that it is
 * worth nothing to anybody else (VCDM 2.0 section 4.13, Data Integrity 1.0 section 2.1).
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `securing.*`, `rdf.*`
 * @example
 * ```ts
 * import { presentCredentials } from 'rungs/holder'
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * const { presentation } = await presentCredentials([], {
 *   signer: createSigner(await generateKey()),
 *   mechanism: eddsaRdfc2022,
 *   binding: { challenge: 'c0ffee', domain: 'https://school.example' },
 * })
 * ```
 */
export async function presentCredentials(
  credentials: readonly (JsonObject | string)[],
  options: PresentCredentialsOptions,
): Promise<SecuredPresentation> {
  checkOptions(options, OPTIONS, 'presentCredentials')
  const { signer, mechanism, binding, id, dataModel } = options
  if (typeof binding?.challenge !== 'string' || typeof binding.domain !== 'string' || binding.challenge === '') {
    throw usageError('core.option_invalid', { option: 'binding', expected: 'challenge and domain' })
  }
  const holder = options.holder ?? (signer.id.split('#')[0] as string)
  const { credential, mediaType } = await mechanism.secure(
    buildPresentation(credentials, {
      holder,
      ...(id !== undefined && { id }),
      ...(dataModel !== undefined && { dataModel }),
    }),
    {
      signer,
      loader: createContextLoader(options.contexts),
      now: toEpochMs(options.now),
      purpose: 'authentication',
      binding: { challenge: binding.challenge, domain: binding.domain },
    },
  )
  return Object.freeze({ presentation: credential, mediaType: mediaType.replace(/^application\/vc$/, 'application/vp') })
}
