import { hasPointer, type JsonObject, requireOption } from '../../core/index.js'
import { deriveCredential, presentCredentials } from '../../holder/index.js'
import type { Signer } from '../../keys/index.js'
import type { Binding, Mechanism } from '../../securing/index.js'
import { bindToHolder } from '../../securing/sd-jwt/sd-jwt-vc.js'
import { cryptosuiteFor } from './formats.js'
import type { HeldCredential } from './held-credential.js'
import type { MatchDcqlOptions } from './wallet-types.js'

/** What a presentation is made for. */
export interface PresentHeldOptions extends Pick<MatchDcqlOptions, 'mechanisms' | 'contexts'> {
  /** JSON pointers of what is asked for. */
  readonly asked: readonly string[]
  /** Absent where no proof of who presents is asked for. */
  readonly binding?: Binding
  readonly now: Date
}

/** Whom a credential is about: its holder's proof means nothing without. */
const SUBJECT = '/credentialSubject/id'

/**
 * One credential as a presentation in its format, with as little of it as can be shown (OpenID4VP 1.0 appendix B): a Data Integrity
 * presentation, a JWT, or an SD-JWT with key binding; or the credential by itself where no binding is asked for.
 *
 * @throws RungsError `core.option_invalid` where `mechanisms` has none that fits, and those of deriving and presenting
 */
export async function presentHeld(held: HeldCredential, options: PresentHeldOptions): Promise<JsonObject | string> {
  const { mechanisms, contexts, binding, now } = options
  const known = contexts === undefined ? {} : { contexts }
  const shown = held.derivable
    ? (await deriveCredential(held.text, { reveal: revealed(held, options), mechanisms, ...known })).credential
    : held.text
  const { signer } = held
  if (binding === undefined || signer === undefined) return shown
  if (held.format === 'dc+sd-jwt') return bindToHolder(shown as string, { signer, binding, now })
  // A token of the first data model is carried by one; of the second, by its own kind.
  const isFirst = held.format === 'jwt_vc_json' && held.mechanism !== 'vc-jose'
  const mechanism = mechanismFor(held, signer, mechanisms)
  const { presentation } = await presentCredentials([shown], {
    signer,
    mechanism,
    binding,
    now,
    ...(isFirst && { dataModel: '1.1' }),
    ...known,
  })
  return presentation
}

function revealed({ content, format }: HeldCredential, { asked }: PresentHeldOptions): readonly string[] {
  const isNeeded = format === 'ldp_vc' && hasPointer(content, SUBJECT) && !asked.includes(SUBJECT)
  return isNeeded ? [...asked, SUBJECT] : asked
}

function mechanismFor({ format, mechanism }: HeldCredential, signer: Signer, mechanisms: readonly Mechanism[]): Mechanism {
  const id = format === 'jwt_vc_json' ? (mechanism === 'vc-jose' ? 'vc-jose' : 'vc-jwt') : cryptosuiteFor(signer)
  const found = mechanisms.find((one) => one.id === id)
  requireOption(found !== undefined, 'mechanisms', `one of them ${id}`)
  return found as Mechanism
}
