import type { Catalogue } from '../catalogue.js'
import { bundle } from '../english/bundle.js'
import { domain } from '../english/domain.js'
import { ground } from '../english/ground.js'
import { judgement } from '../english/judgement.js'
import { proof } from '../english/proof.js'
import { status } from '../english/status.js'
import { trust } from '../english/trust.js'
import { verify } from '../english/verify.js'

/** English. */
export const en: Catalogue = /* @__PURE__ */ Object.freeze({
  ...ground,
  ...proof,
  ...verify,
  ...status,
  ...bundle,
  ...domain,
  ...judgement,
  ...trust,
})
