import { ecdsaJcs2019 } from '../../securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaRdfc2019 } from '../../securing/data-integrity/ecdsa-rdfc-2019.js'
import { ed25519Signature2020 } from '../../securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../../securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../securing/index.js'
import { ob3Jwt } from '../../securing/jose/ob3-jwt.js'
import { vcJose } from '../../securing/jose/vc-jose.js'
import { vcJwt } from '../../securing/jose/vc-jwt.js'
import { sdJwtVc } from '../../securing/sd-jwt/sd-jwt-vc.js'

const SELECTIVE = 'ecdsa-sd-2023'

/** Few badges are of this kind, and what reads them is large: it is loaded when one comes. */
const selective: Mechanism = {
  id: SELECTIVE,
  detect: (sealed) =>
    sealed.form === 'embedded' && sealed.proof['type'] === 'DataIntegrityProof' && sealed.proof['cryptosuite'] === SELECTIVE,
  secure: async (credential, options) => (await loadSelective()).secure(credential, options),
  open: async (sealed, options) => (await loadSelective()).open(sealed, options),
  derive: async (sealed, options) => {
    const { derive } = await loadSelective()
    return (derive as NonNullable<typeof derive>)(sealed, options)
  },
}

async function loadSelective(): Promise<Mechanism> {
  return (await import('../../securing/data-integrity/ecdsa-sd-2023.js')).ecdsaSd2023
}

/** Every mechanism of the library, as pages have them. */
export const pageMechanisms: readonly Mechanism[] = [
  eddsaRdfc2022,
  eddsaJcs2022,
  ecdsaRdfc2019,
  ecdsaJcs2019,
  selective,
  ed25519Signature2020,
  ob3Jwt,
  vcJose,
  vcJwt,
  sdJwtVc,
]
