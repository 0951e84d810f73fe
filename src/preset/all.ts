import { eddsaRdfc2022 } from '../securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../securing/index.js'
import { ob3Jwt } from '../securing/jose/ob3-jwt.js'

/** Every mechanism of the library, for a verifier that takes badges as they come. */
export const mechanisms: readonly Mechanism[] = /* @__PURE__ */ Object.freeze([eddsaRdfc2022, ob3Jwt])
