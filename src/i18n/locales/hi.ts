import type { Catalogue } from '../catalogue.js'
import { bundle } from '../hindi/bundle.js'
import { domain } from '../hindi/domain.js'
import { ground } from '../hindi/ground.js'
import { proof } from '../hindi/proof.js'
import { status } from '../hindi/status.js'
import { trust } from '../hindi/trust.js'
import { verify } from '../hindi/verify.js'

/** Hindi. */
export const hi: Catalogue = /* @__PURE__ */ Object.freeze({
  ...ground,
  ...proof,
  ...verify,
  ...status,
  ...bundle,
  ...domain,
  ...trust,
})
