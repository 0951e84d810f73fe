import type { ContextLoader } from '../../contexts/index.js'
import { freezeOver, inputError, type JsonObject, type JsonValue, requireOption } from '../../core/index.js'
import type { Signer } from '../../keys/index.js'
import { canonize } from '../../rdf/index.js'
import type { BbsSigner } from '../../securing/data-integrity/bbs-2023.js'
import { ecdsaJcs2019 } from '../../securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaRdfc2019 } from '../../securing/data-integrity/ecdsa-rdfc-2019.js'
import { createEcdsaSd2023 } from '../../securing/data-integrity/ecdsa-sd-2023.js'
import { ed25519Signature2020 } from '../../securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../securing/data-integrity/eddsa-rdfc-2022.js'
import { acceptInlineContexts, type Mechanism, toEnveloped } from '../../securing/index.js'
import { vcJose } from '../../securing/jose/vc-jose.js'
import type { StatusLists } from './status-lists.js'

/** The keys that a service signs with; mechanisms whose key is missing are not offered. */
export interface VcApiKeys {
  readonly ed25519?: Signer
  /** ES256. */
  readonly p256?: Signer
  /** ES384. */
  readonly p384?: Signer
  /** Needs the optional package `@digitalbazaar/bbs-signatures`. */
  readonly bbs?: BbsSigner
}

/** What one request asks of an issuer. */
export interface SecureRequest {
  readonly credential: JsonObject
  readonly loader: ContextLoader
  /** Milliseconds. */
  readonly now: number
  readonly mandatoryPointers?: readonly string[]
  /** What a credential without an `id` is kept under. */
  readonly credentialId?: string
}

/** One securing mechanism of a service, with its key. */
export interface VcApiIssuer {
  readonly name: string
  /** Whom it issues as: the controller of the key. */
  readonly id: string
  /** `Ed25519`, `P-256`, `P-384` or `Bls12381G2`. */
  readonly keyType: string
  /** Whether a holder can leave parts out, so that a request may name what is always shown. */
  readonly isSelective: boolean
  /** The secured credential: an object with its proof, or one that envelopes a token. */
  secure(request: SecureRequest): Promise<JsonObject>
}

const KEY_TYPES: Readonly<Record<string, string>> = { Ed25519: 'Ed25519', ES256: 'P-256', ES384: 'P-384' }

/** How a mechanism is used here. */
interface Use {
  readonly mechanism: (request: SecureRequest) => Mechanism | Promise<Mechanism>
  /** Whether securing does not look at what the members mean, so that it has to be done before. */
  readonly needsTerms?: true
  readonly isSelective?: true
}

const always = (mechanism: Mechanism): Use => ({ mechanism: () => mechanism })
const byMembers = (mechanism: Mechanism): Use => ({ mechanism: () => mechanism, needsTerms: true })
const selective = (mechanism: Use['mechanism']): Use => ({ mechanism, isSelective: true })

/**
 * The issuers of a service by their keys: one for each securing mechanism, in a fixed order. `status` is `eddsa-rdfc-2022` with a
 * place in a status list.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createVcApiIssuers } from 'rungs/exchange/vc-api'
 * import { createSigner, generateKey } from 'rungs/keys'
 * const issuers = createVcApiIssuers({ ed25519: createSigner(await generateKey()) })
 * issuers.map(({ name }) => name) // ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'Ed25519Signature2020']
 * ```
 */
export function createVcApiIssuers(keys: VcApiKeys, statusLists?: StatusLists): readonly VcApiIssuer[] {
  const { ed25519, p256, p384, bbs } = keys
  const requireAlg = (signer: Signer | undefined, option: string, alg: Signer['alg']): void =>
    requireOption(signer === undefined || signer.alg === alg, option, `${alg} signer`)
  requireAlg(ed25519, 'ed25519', 'Ed25519')
  requireAlg(p256, 'p256', 'ES256')
  requireAlg(p384, 'p384', 'ES384')
  const issuers: VcApiIssuer[] = []
  const add = (name: string, signer: Signer | undefined, use: Use, lists?: StatusLists): void => {
    if (signer !== undefined) issuers.push(createVcApiIssuer(name, signer, use, lists))
  }
  add('eddsa-rdfc-2022', ed25519, always(eddsaRdfc2022))
  add('eddsa-jcs-2022', ed25519, byMembers(eddsaJcs2022))
  add('ecdsa-rdfc-2019', p256, always(ecdsaRdfc2019))
  add('ecdsa-rdfc-2019-p384', p384, always(ecdsaRdfc2019))
  add('ecdsa-jcs-2019', p256, byMembers(ecdsaJcs2019))
  add('ecdsa-jcs-2019-p384', p384, byMembers(ecdsaJcs2019))
  add('Ed25519Signature2020', ed25519, always(ed25519Signature2020))
  // Wallets and validators that take tokens take ES256 first.
  add('vc-jose-cose', p256 ?? p384, byMembers(vcJose))
  if (statusLists !== undefined) add('status', ed25519, always(eddsaRdfc2022), statusLists)
  add(
    'ecdsa-sd-2023',
    p256,
    selective(({ mandatoryPointers }) => createEcdsaSd2023(mandatoryOf(mandatoryPointers))),
  )
  const signer = p256 ?? ed25519 ?? p384
  if (bbs !== undefined && signer !== undefined) issuers.push(createBbsIssuer(bbs, signer))
  return Object.freeze(issuers)
}

function createVcApiIssuer(name: string, signer: Signer, use: Use, lists: StatusLists | undefined): VcApiIssuer {
  return Object.freeze({
    name,
    id: controllerOf(signer.id),
    keyType: KEY_TYPES[signer.alg] as string,
    isSelective: use.isSelective === true,
    async secure(request: SecureRequest) {
      const { loader, now } = request
      const { credential } = request
      if (use.needsTerms === true) await checkTerms(credential, loader)
      const mechanism = await use.mechanism(request)
      const listed = lists === undefined ? credential : await withStatus(credential, lists, request)
      const secured = await mechanism.secure(listed, {
        signer,
        loader,
        now,
        inlineContexts: acceptInlineContexts,
        ...(listed['proof'] !== undefined && name !== 'vc-jose-cose' && { addToProofs: {} }),
      })
      if (typeof secured.credential !== 'string') return secured.credential
      return toEnveloped(secured.credential, 'application/vc+jwt')
    },
  })
}

/** The signer stands for a key that signs nothing here: the BBS key does. */
function createBbsIssuer(bbs: BbsSigner, signer: Signer): VcApiIssuer {
  const issuer = createVcApiIssuer(
    'bbs-2023',
    signer,
    selective(async ({ mandatoryPointers }) => {
      const { createBbs2023 } = await import('../../securing/data-integrity/bbs-2023.js')
      return createBbs2023({ signer: bbs, ...mandatoryOf(mandatoryPointers) })
    }),
    undefined,
  )
  return Object.freeze({ ...issuer, id: controllerOf(bbs.id), keyType: 'Bls12381G2' })
}

function mandatoryOf(mandatoryPointers: readonly string[] | undefined): { readonly mandatoryPointers?: readonly string[] } {
  return mandatoryPointers === undefined ? {} : { mandatoryPointers }
}

/** Every term must be defined, whether or not it is what is signed (VCDM 2.0 section 4.3). @throws RungsError `rdf.*` */
async function checkTerms(credential: JsonObject, loader: ContextLoader): Promise<void> {
  const { proof: _proof, ...unsecured } = credential
  await canonize(unsecured, { loader })
}

/** A place is taken only for a credential that can be signed: what it costs is an index that nobody has. */
async function withStatus(credential: JsonObject, lists: StatusLists, request: SecureRequest): Promise<JsonObject> {
  await checkTerms(credential, request.loader)
  const present = credential['credentialStatus']
  const entry = await lists.allocate(credential, request.credentialId)
  const credentialStatus: JsonValue = present === undefined ? entry : freezeOver([...([present].flat() as JsonValue[]), entry])
  return freezeOver({ ...credential, credentialStatus })
}

function controllerOf(method: string): string {
  return method.split('#', 1)[0] as string
}

/** Refuses a credential of another issuer. @throws RungsError `exchange.issuer_mismatch` */
export function requireIssuer(credential: JsonObject, { id }: VcApiIssuer): void {
  const { issuer } = credential
  const named = typeof issuer === 'object' && issuer !== null ? (issuer as JsonObject)['id'] : issuer
  if (named !== id) throw inputError('exchange.issuer_mismatch', { expected: id }, '/issuer')
}
