import type { Catalogue } from '../catalogue.js'
import { bakeFrench } from '../french/bake.js'
import { bulkFrench } from '../french/bulk.js'
import { bundleFrench } from '../french/bundle.js'
import { domainFrench } from '../french/domain.js'
import { drawFrench } from '../french/draw.js'
import { exchangeFrench } from '../french/exchange.js'
import { groundFrench } from '../french/ground.js'
import { helpFrench } from '../french/help.js'
import { judgementFrench } from '../french/judgement.js'
import { mapFrench } from '../french/map.js'
import { offerFrench } from '../french/offer.js'
import { olderFrench } from '../french/older.js'
import { outputsFrench } from '../french/outputs.js'
import { briefFrench, pagesFrench } from '../french/phrases.js'
import { planFrench } from '../french/plan.js'
import { proofFrench } from '../french/proof.js'
import { statusFrench } from '../french/status.js'
import { stepsFrench } from '../french/steps.js'
import { storeFrench } from '../french/store.js'
import { trustFrench } from '../french/trust.js'
import { valuesFrench } from '../french/values.js'
import { verifyFrench } from '../french/verify.js'
import { webFrench } from '../french/web.js'

/** French. */
export const fr: Catalogue = /* @__PURE__ */ Object.freeze({
  tag: 'fr',
  direction: 'ltr',
  review: 'draft',
  words: /* @__PURE__ */ Object.freeze({
    ...groundFrench,
    ...proofFrench,
    ...verifyFrench,
    ...statusFrench,
    ...bundleFrench,
    ...bakeFrench,
    ...domainFrench,
    ...judgementFrench,
    ...planFrench,
    ...trustFrench,
    ...offerFrench,
    ...storeFrench,
    ...bulkFrench,
    ...olderFrench,
    ...outputsFrench,
    ...exchangeFrench,
  }),
  phrases: /* @__PURE__ */ Object.freeze({
    ...briefFrench,
    ...stepsFrench,
    ...drawFrench,
    ...pagesFrench,
    ...helpFrench,
    ...webFrench,
    ...mapFrench,
  }),
  values: valuesFrench,
})
