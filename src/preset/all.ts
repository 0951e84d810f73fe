import { ecdsaJcs2019 } from '../securing/data-integrity/ecdsa-jcs-2019.js'
import { ecdsaRdfc2019 } from '../securing/data-integrity/ecdsa-rdfc-2019.js'
import { ecdsaSd2023 } from '../securing/data-integrity/ecdsa-sd-2023.js'
import { ed25519Signature2020 } from '../securing/data-integrity/ed25519-signature-2020.js'
import { eddsaJcs2022 } from '../securing/data-integrity/eddsa-jcs-2022.js'
import { eddsaRdfc2022 } from '../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../securing/index.js'
import { ob3Jwt } from '../securing/jose/ob3-jwt.js'
import { vcJose } from '../securing/jose/vc-jose.js'
import { vcJwt } from '../securing/jose/vc-jwt.js'
import { sdJwtVc } from '../securing/sd-jwt/sd-jwt-vc.js'
import type { Generation } from '../verify/index.js'
import { openBadges2 } from '../verify/ob2/index.js'

/** Every mechanism of the library, for a verifier that takes badges as they come. */
export const mechanisms: readonly Mechanism[] = /* @__PURE__ */ Object.freeze([
  eddsaRdfc2022,
  eddsaJcs2022,
  ecdsaRdfc2019,
  ecdsaJcs2019,
  ecdsaSd2023,
  ed25519Signature2020,
  ob3Jwt,
  vcJose,
  vcJwt,
  sdJwtVc,
])

/** Every older generation of badges that the library verifies; hosted badges need a `net`. */
export const generations: readonly Generation[] = /* @__PURE__ */ Object.freeze([openBadges2])
