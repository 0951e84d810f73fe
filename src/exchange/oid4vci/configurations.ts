import { CREDENTIALS_V2, createContextLoader, OB_3_0_3 } from '../../contexts/index.js'
import { inputError, type JsonObject, requireOption } from '../../core/index.js'
import type { LanguageMap } from '../../i18n/index.js'
import { type IssuedCredential, type Issuer, toBadgeFileName } from '../../issue/index.js'
import { algorithmNamed, type PublicJwk, type Signer } from '../../keys/index.js'
import type { Disclosable } from '../../securing/sd-jwt/sd-jwt-vc.js'
import { toBadgeClaims } from './badge-claims.js'
import { PROOF_ALGORITHMS } from './key-proof.js'

/** Secures one form of a badge, once for each key, such as with a place in a status list; the holder's key is that of the proof. */
export type SealForm = (badge: JsonObject, key: string, holderKey: PublicJwk) => Promise<IssuedCredential>

interface SharedConfiguration {
  /** What wallets show, by language. */
  readonly name: LanguageMap
  readonly description?: LanguageMap
  /** Default: that of the format. */
  readonly seal?: SealForm
  /** Completes a badge before the format's own way of sealing, such as with a place in a status list. Default: it stays as it is. */
  readonly prepare?: (badge: JsonObject) => Promise<JsonObject>
}

/** A badge with an embedded proof, or as a JWT whose payload is the badge. */
export interface BadgeConfiguration extends SharedConfiguration {
  readonly format: 'ldp_vc' | 'jwt_vc_json'
  /** Secures it: an issuer with the profile of the desk's own. Default: as the desk seals it. */
  readonly issuer?: Issuer
  /** What it is signed with: cryptosuites such as `eddsa-rdfc-2022`, or algorithms of JWS such as `ES256`. */
  readonly signingAlgorithms: readonly string[]
  /** Default: `VerifiableCredential` and `OpenBadgeCredential`. */
  readonly type?: readonly string[]
  /** Default: those of VCDM 2.0 and Open Badges 3.0. */
  readonly contexts?: readonly string[]
}

/** A badge as an SD-JWT VC, bound to the holder's key by `cnf`. */
export interface ClaimsConfiguration extends SharedConfiguration {
  readonly format: 'dc+sd-jwt'
  /** The type of the credential: a URL of the issuer's. */
  readonly vct: string
  /** A key of the badge's issuer. */
  readonly signer: Signer
  /** What a holder may leave out. Default: that of `createSdJwtVc`, but for a status entry. */
  readonly disclosable?: Disclosable
}

/** What is offered under one id of a credential configuration. */
export type CredentialConfiguration = BadgeConfiguration | ClaimsConfiguration

/** Whether the desk itself seals this form, so that it is the very badge that a claim gives. */
export function isOwnForm(configuration: CredentialConfiguration): boolean {
  return configuration.seal === undefined && configuration.format !== 'dc+sd-jwt' && configuration.issuer === undefined
}

/** What seals a form that is not the desk's own. */
export function sealOf(configuration: CredentialConfiguration, now: () => number): SealForm {
  const { seal, prepare = async (badge: JsonObject) => badge } = configuration
  if (seal !== undefined) return seal
  if (configuration.format === 'dc+sd-jwt')
    return async (badge, _key, holderKey) => sealClaims(await prepare(badge), holderKey, configuration, now())
  return async (badge) => (configuration.issuer as Issuer).sealBadge(await prepare(badge))
}

async function sealClaims(
  badge: JsonObject,
  holderKey: PublicJwk,
  { vct, signer, disclosable = isDisclosable }: ClaimsConfiguration,
  now: number,
): Promise<IssuedCredential> {
  const claims = toBadgeClaims(badge, vct)
  requireOwnKey(signer, claims['iss'] as string)
  const { createSdJwtVc } = await import('../../securing/sd-jwt/sd-jwt-vc.js')
  const mechanism = createSdJwtVc({ holderKey, disclosable })
  const loader = createContextLoader()
  const { credential, mediaType } = await mechanism.secure(claims, { signer, loader, now })
  const id = badge['id'] as string
  return { credential, id, mediaType, fileName: toBadgeFileName(id, mediaType) }
}

/** What has been revoked must not be left unsaid by its holder. */
function isDisclosable(path: string): boolean {
  return /^\/[^/]+$/.test(path) && path !== '/iat' && path !== '/credentialStatus'
}

/** A key of somebody else would make a token that nobody believes. @throws RungsError `issue.issuer_differs` */
function requireOwnKey({ id }: Signer, issuer: string): void {
  const isOwn = id.startsWith(`${issuer}#`) || (issuer.startsWith('https:') && id.startsWith(`${issuer}/`))
  if (!isOwn) throw inputError('issue.issuer_differs', { expected: issuer, actual: id.split('#', 1)[0] as string }, '/iss')
}

/** An entry of `credential_configurations_supported` (OID4VCI 1.0 section 12.2.4, appendix A). */
export function toSupported(configuration: CredentialConfiguration, bindingMethods: readonly string[]): JsonObject {
  return {
    format: configuration.format,
    ...definitionOf(configuration),
    cryptographic_binding_methods_supported: bindingMethods,
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: PROOF_ALGORITHMS } },
    credential_metadata: { display: toDisplay(configuration) },
  }
}

function definitionOf(configuration: CredentialConfiguration): JsonObject {
  if (configuration.format === 'dc+sd-jwt') {
    const { vct, signer } = configuration
    return { vct, credential_signing_alg_values_supported: [algorithmNamed(signer.alg)?.jws ?? signer.alg] }
  }
  const { format, signingAlgorithms, type = ['VerifiableCredential', 'OpenBadgeCredential'] } = configuration
  const { contexts = [CREDENTIALS_V2, OB_3_0_3] } = configuration
  return {
    credential_definition: { ...(format === 'ldp_vc' && { '@context': contexts }), type },
    credential_signing_alg_values_supported: signingAlgorithms,
  }
}

/** Texts by language as a list of what to show, one for each language. */
export function toDisplay({
  name,
  description = {},
}: Pick<CredentialConfiguration, 'name' | 'description'>): readonly JsonObject[] {
  return Object.entries(name).map(([locale, text]) => ({
    name: text,
    locale,
    ...(description[locale] !== undefined && { description: description[locale] }),
  }))
}

const ID = /^[A-Za-z0-9._~-]{1,100}$/
const MAX_CONFIGURATIONS = 50

/** Checks configurations once, at the door. @throws RungsError `core.option_invalid` */
export function requireConfigurations(configurations: unknown): void {
  const isObject = typeof configurations === 'object' && configurations !== null
  const entries = isObject ? Object.entries(configurations as Record<string, Partial<CredentialConfiguration>>) : []
  requireOption(entries.length > 0 && entries.length <= MAX_CONFIGURATIONS, 'configurations', 'configurations by their ids')
  for (const [id, one] of entries) {
    requireOption(ID.test(id), 'configurations', 'ids of letters, digits and . _ ~ -')
    requireOption(isLanguageMap(one?.name), 'name', 'texts by language')
    const isSealedHere =
      one.seal === undefined && (one.format === 'dc+sd-jwt' || (one as BadgeConfiguration).issuer !== undefined)
    requireOption(one.prepare === undefined || isSealedHere, 'prepare', 'function, where neither the desk nor `seal` seals')
    if (one.format === 'dc+sd-jwt') {
      requireOption(typeof one.vct === 'string' && one.vct !== '', 'vct', 'type of the credential')
      requireOption(typeof one.signer?.sign === 'function', 'signer', 'signer')
      continue
    }
    requireOption(one.format === 'ldp_vc' || one.format === 'jwt_vc_json', 'format', 'ldp_vc, jwt_vc_json or dc+sd-jwt')
    const algorithms = (one as Partial<BadgeConfiguration>).signingAlgorithms
    requireOption(Array.isArray(algorithms) && algorithms.length > 0, 'signingAlgorithms', 'names of algorithms')
  }
}

function isLanguageMap(map: unknown): boolean {
  if (typeof map !== 'object' || map === null) return false
  const texts: readonly unknown[] = Object.values(map)
  return texts.length > 0 && texts.every((text) => typeof text === 'string' && text !== '')
}
