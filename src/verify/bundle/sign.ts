import { createContextLoader } from '../../contexts/index.js'
import { inputError, isRungsError, type JsonObject } from '../../core/index.js'
import { createControllerResolver } from '../../did/index.js'
import { createKeyCache, type Signer } from '../../keys/index.js'
import { ecdsaJcs2019 } from '../../securing/data-integrity/ecdsa-jcs-2019.js'
import { eddsaJcs2022 } from '../../securing/data-integrity/eddsa-jcs-2022.js'
import type { Mechanism, Sealed } from '../../securing/index.js'
import type { VerificationBundle } from './types.js'

/**
 * The ways to sign a bundle. Both sign members as they are spelt: a bundle has no contexts, so that one which signs statements
 * would sign nothing.
 */
const MECHANISMS: readonly Mechanism[] = [eddsaJcs2022, ecdsaJcs2019]

/** Adds a proof. @throws RungsError `securing.signer_unsuitable`, and what the signer raises */
export async function signBundle(bundle: JsonObject, signer: Signer, now: number): Promise<JsonObject> {
  const mechanism = signer.alg === 'Ed25519' ? eddsaJcs2022 : ecdsaJcs2019
  const { credential } = await mechanism.secure(bundle, { signer, loader: createContextLoader(), now })
  return credential as JsonObject
}

/** Who signed a bundle, as far as that can be told. */
export interface BundleSigner {
  readonly verificationMethod: string
  /** The controller that lists the key; absent where its document is not at hand. */
  readonly controller?: string
  /** Whether it is among those of `trustedBy`. */
  readonly isTrusted: boolean
  /** Why the signature could not be checked. */
  readonly unchecked?: string
}

/**
 * Checks the signature of a bundle with what the opener has, never with what the bundle says.
 *
 * @returns `undefined` for a bundle without proof
 * @throws RungsError `bundle.signature_invalid`
 */
export async function checkSigner(
  bundle: VerificationBundle,
  trustedBy: readonly string[],
  documents: readonly unknown[],
  now: number,
): Promise<BundleSigner | undefined> {
  const { proof } = bundle
  const resolver = createControllerResolver({ documents })
  if (proof === undefined) return undefined
  const verificationMethod = typeof proof['verificationMethod'] === 'string' ? proof['verificationMethod'].slice(0, 2048) : ''
  const sealed: Sealed = { form: 'embedded', document: bundle as unknown as JsonObject, proof, path: '/proof' }
  const mechanism = MECHANISMS.find((one) => one.detect(sealed))
  if (mechanism === undefined) return { verificationMethod, isTrusted: false, unchecked: 'proof.unsupported' }
  try {
    const opened = await mechanism.open(sealed, { loader: createContextLoader(), resolver, keys: createKeyCache(), now })
    const { controller } = opened
    const isTrusted = controller !== undefined && (trustedBy.includes(controller) || trustedBy.includes(verificationMethod))
    return { verificationMethod, isTrusted, ...(controller !== undefined && { controller }) }
  } catch (error) {
    if (!isRungsError(error) || error.kind === 'usage') throw error
    if (error.kind === 'input') throw inputError('bundle.signature_invalid', { reason: error.code }, '/proof', error)
    return { verificationMethod, isTrusted: false, unchecked: error.code }
  }
}
