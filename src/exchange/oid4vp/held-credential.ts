import type { ContextLoader } from '../../contexts/index.js'
import { isJsonObject, isRungsError, type JsonObject } from '../../core/index.js'
import { isSameKey, parsePublicJwk, type Signer } from '../../keys/index.js'
import { type Mechanism, type Sealed, toCredential, typesOf } from '../../securing/index.js'
import { sealsOfInput } from '../../verify/index.js'
import { expandTypes } from './dcql/expand-types.js'
import type { QueriedCredential } from './dcql/match-credential.js'

/** A credential of a wallet, as it can be presented. */
export interface HeldCredential extends QueriedCredential {
  readonly text: JsonObject | string
  /** Whether its holder can leave parts out. */
  readonly derivable: boolean
  /** The mechanism that reads it. */
  readonly mechanism: string
  /** What its first proof or token says that it is secured with. */
  readonly securedBy: { readonly type?: unknown; readonly cryptosuite?: unknown; readonly alg?: unknown }
  /** The key that its holder presents it with, if the wallet has it. */
  readonly signer: Signer | undefined
}

/** Reads a credential of a wallet; `undefined` where it cannot be read, or by none of these mechanisms. */
export function readHeld(
  text: JsonObject | string,
  mechanisms: readonly Mechanism[],
  signers: readonly Signer[],
  loader: ContextLoader,
): HeldCredential | undefined {
  try {
    return read(text, mechanisms, signers, loader)
  } catch (error) {
    // One that is broken must not keep the others back.
    if (!isRungsError(error) || error.kind === 'usage') throw error
    return undefined
  }
}

function read(
  text: JsonObject | string,
  mechanisms: readonly Mechanism[],
  signers: readonly Signer[],
  loader: ContextLoader,
): HeldCredential | undefined {
  const sealed = sealsOfInput(text, mechanisms)[0] as Sealed
  const mechanism = mechanisms.find((one) => one.detect(sealed))
  if (mechanism === undefined) return undefined
  const content = contentOf(sealed, mechanism)
  if (content === undefined) return undefined
  const format = sealed.form === 'embedded' ? 'ldp_vc' : sealed.form === 'compact' ? 'jwt_vc_json' : 'dc+sd-jwt'
  const isDocument = content['@context'] !== undefined
  const signer = signers.find((one) => (format === 'dc+sd-jwt' ? isKeyOf(sealed, one) : isSubject(content, one)))
  const expanded = expandTypes(content, loader)
  return {
    text,
    // A JSON-LD document as an SD-JWT has no format identifier (OpenID4VP 1.0 appendix B).
    format: format === 'dc+sd-jwt' && isDocument ? undefined : format,
    content,
    types: new Set(format === 'jwt_vc_json' ? [...expanded, ...typesOf(content)] : expanded),
    isBound: signer !== undefined,
    derivable: mechanism.derive !== undefined && !isDerived(sealed),
    mechanism: mechanism.id,
    securedBy: sealed.form === 'embedded' ? sealed.proof : sealed.header,
    signer,
  }
}

/** What somebody derived already is derived from no further: an odd third byte of the proof (ecdsa-sd-2023 and bbs-2023). */
function isDerived(sealed: Sealed): boolean {
  const value = sealed.form === 'embedded' ? sealed.proof['proofValue'] : undefined
  return typeof value === 'string' && /^u2V0[BDFH]/.test(value)
}

function contentOf(sealed: Sealed, mechanism: Mechanism): JsonObject | undefined {
  if (sealed.form === 'embedded') {
    const { proof: _proof, ...content } = sealed.document
    return content
  }
  return mechanism.preview === undefined ? toCredential(sealed.payload) : mechanism.preview(sealed)
}

/** A presentation is made by whom the credential is about. */
function isSubject(content: JsonObject, { id }: Signer): boolean {
  const subjects = [content['credentialSubject'] ?? []].flat()
  const did = id.split('#')[0]
  return subjects.length > 0 && subjects.every((one) => isJsonObject(one) && one['id'] === did)
}

/** The key that the issuer tied an SD-JWT to (RFC 7800 section 3.2). */
function isKeyOf(sealed: Sealed, { publicJwk }: Signer): boolean {
  const cnf = sealed.form === 'sd-jwt' ? sealed.payload['cnf'] : undefined
  return isJsonObject(cnf) && isJsonObject(cnf['jwk']) && isSameKey(parsePublicJwk(cnf['jwk']), publicJwk)
}
