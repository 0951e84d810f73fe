import { verify } from '#runtime'
import { inputError, type JsonObject, late, usageError } from '../../core/index.js'
import { algorithmNamed } from '../../keys/index.js'
import type { Opened, OpenOptions, Sealed, SecuredCredential, SecureOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import { partsOfToken } from './jws.js'
import { checkHeader, findTokenKey, type KeyDiscovery } from './key.js'

/** What a mechanism says about its tokens. */
export interface TokenRules {
  /** The `typ` values taken, short and in lower case; `undefined` for none. */
  readonly types: readonly (string | undefined)[]
  readonly discovery: KeyDiscovery
  /** Whose key it should be, by id, where the payload says. */
  readonly owner: (payload: JsonObject, header: JsonObject) => string | undefined
  /** When the payload says it was signed. */
  readonly created: (payload: JsonObject) => string | undefined
  /** Refuses, before anything is looked up. */
  readonly check?: (header: JsonObject, payload: JsonObject) => void
}

/** A token whose signature is right, with what is known of its key. */
export interface OpenedToken {
  readonly header: JsonObject
  readonly payload: JsonObject
  readonly known: Omit<Opened, 'credential'>
}

/** Whoever only verifies never loads it. */
const loadJoinJws = /* @__PURE__ */ late(() => import('./join-jws.js'))

/** Signs a payload as a compact JWS. @throws RungsError `securing.signer_unsuitable`, `securing.too_large` */
export async function signToken(
  mechanism: string,
  { signer }: SecureOptions,
  header: JsonObject,
  payload: JsonObject,
): Promise<string> {
  const algorithm = algorithmNamed(signer.alg)
  if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism, alg: signer.alg })
  const { joinJws } = await loadJoinJws()
  return joinJws({ alg: algorithm.jws, kid: signer.id, ...header }, payload, (bytes) => signWith(signer, bytes))
}

/** A token as what `secure` gives. */
export function securedToken(token: string, mediaType: string): SecuredCredential {
  return { credential: token, mediaType, extension: 'jwt' }
}

/**
 * Checks header and signature of a compact JWS (RFC 7515 section 5.2).
 *
 * @throws RungsError `proof.member_invalid`, `proof.alg_unsupported`, `proof.header_unsupported`, `proof.signature_invalid`, those
 * of finding the key
 */
export async function openToken(sealed: Sealed, rules: TokenRules, options: OpenOptions): Promise<OpenedToken> {
  if (sealed.form !== 'compact') throw usageError('core.option_invalid', { option: 'sealed', expected: 'compact token' })
  const { header, payload, signingInput, signature } = partsOfToken(sealed)
  const algorithm = checkHeader(header, rules.types)
  rules.check?.(header, payload)
  const owner = rules.owner(payload, header) ?? ''
  // Only for a retired key it matters when it signed.
  const created = options.retiredKeys === undefined ? undefined : rules.created(payload)
  const key = await findTokenKey(header, owner, algorithm, options, { discovery: rules.discovery, created })
  if (!(await verify(options.keys.ready(key.publicJwk, algorithm.name), signingInput, signature)))
    throw inputError('proof.signature_invalid', {})
  const known = {
    publicJwk: key.publicJwk,
    warnings: key.warnings,
    ...(key.controller !== undefined && { controller: key.controller }),
    ...(key.verificationMethod !== undefined && { verificationMethod: key.verificationMethod }),
  }
  return { header, payload, known }
}
