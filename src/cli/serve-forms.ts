import type { JsonObject } from '../core/index.js'
import type { CredentialConfiguration } from '../exchange/oid4vci/index.js'
import { languages, loadCatalogue } from '../i18n/index.js'
import { createIssuer } from '../issue/index.js'
import { algorithmNamed, type Signer } from '../keys/index.js'
import { ob3Jwt } from '../securing/jose/ob3-jwt.js'
import type { OfferParts } from './serve-offers.js'

/** The forms that a badge is given out in by OID4VCI, each with a place in the status lists. */
export async function badgeForms({
  issuer,
  keys,
  lists,
  baseUrl,
}: Pick<OfferParts, 'issuer' | 'keys' | 'lists' | 'baseUrl'>): Promise<Readonly<Record<string, CredentialConfiguration>>> {
  const { id } = issuer.profile
  const isOwn = (signer: Signer | undefined): signer is Signer => signer?.id.split('#', 1)[0] === id
  // Wallets and validators that take tokens take ES256 first; keys of another controller issue as somebody else.
  const signer = [keys.p256, keys.ed25519].find(isOwn)
  const prepare = async (badge: JsonObject): Promise<JsonObject> => ({ ...badge, credentialStatus: await lists.allocate(badge) })
  const embedded: CredentialConfiguration = {
    format: 'ldp_vc',
    signingAlgorithms: ['eddsa-rdfc-2022'],
    name: await nameOf(''),
  }
  if (signer === undefined) return { badge: embedded }
  return {
    badge: embedded,
    'badge-jwt': {
      format: 'jwt_vc_json',
      signingAlgorithms: [algorithmNamed(signer.alg)?.jws ?? signer.alg],
      issuer: createIssuer({ profile: { id }, signer, mechanism: ob3Jwt }),
      name: await nameOf(' (JWT)'),
      prepare,
    },
    'badge-sd-jwt': {
      format: 'dc+sd-jwt',
      vct: `${baseUrl}/types/badge`,
      signer,
      name: await nameOf(' (SD-JWT)'),
      prepare,
    },
  }
}

/** What wallets show before they know what the badge is. */
async function nameOf(form: string): Promise<Readonly<Record<string, string>>> {
  const names: [string, string][] = []
  for (const language of languages) names.push([language, `${(await loadCatalogue(language)).phrases['label.badge']}${form}`])
  return Object.fromEntries(names)
}
